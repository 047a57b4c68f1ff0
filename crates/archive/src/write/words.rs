//! The words of reports on their way into the search index.
//!
//! The index writes what it has gathered whenever a statement begins that may have to be undone alone, and the records of a report hold many of those.
//! Words therefore wait until the batch ends and are written one after another: a batch becomes one segment of the index and not hundreds that must be
//! merged again.

use super::Writer;
use rusqlite::{Result, params};
use waqai_coder::SearchWords;

/// So many bytes of words wait at most.
const MOST: usize = 8 << 20;

/// Words that wait for the end of the batch.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    /// Reports whose words are in the index and go.
    gone: Vec<i64>,
    /// Reports with the words that come.
    come: Vec<(i64, SearchWords)>,
    /// How many bytes come.
    bytes: usize,
}

impl Waiting {
    pub fn clear(&mut self) {
        *self = Waiting::default();
    }
}

impl Writer {
    /// Has the words of a report found from the end of the batch on.
    pub(super) fn insert_words(&mut self, report: i64, words: SearchWords) -> Result<()> {
        self.waiting.bytes += words.lemmas.len() + words.forms.len();
        self.waiting.come.push((report, words));
        if self.waiting.bytes > MOST { self.write_words() } else { Ok(()) }
    }

    /// Has the words of a report found no more from the end of the batch on.
    pub(super) fn delete_words(&mut self, report: i64) {
        // Those of this batch never came.
        match self.waiting.come.iter().rposition(|(coming, _)| *coming == report) {
            Some(at) => drop(self.waiting.come.swap_remove(at)),
            None => self.waiting.gone.push(report),
        }
    }

    /// Writes the words that wait.
    pub(super) fn write_words(&mut self) -> Result<()> {
        let Waiting { gone, come, .. } = std::mem::take(&mut self.waiting);
        let connection = self.connection();
        let mut delete = connection.prepare_cached("DELETE FROM words WHERE rowid = ?1")?;
        for report in gone {
            delete.execute([report])?;
        }
        let mut insert = connection.prepare_cached("INSERT INTO words (rowid, lemma, form) VALUES (?1, ?2, ?3)")?;
        for (report, words) in come {
            insert.execute(params![report, words.lemmas, words.forms])?;
        }
        Ok(())
    }
}
