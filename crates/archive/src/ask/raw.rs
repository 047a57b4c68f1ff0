//! The words by which the leading report of an event names who takes part.

use super::events::EventRow;
use super::party::Participant;
use super::statements::slice;
use crate::Archive;
use crate::error::Result;
use crate::load::{Unpackers, text};
use crate::spans::{read_mentions, read_places};
use rusqlite::{OptionalExtension, params};

/// Reads words of reports, one report after another. It is apart from the rows of events because the text must be unpacked for it.
#[derive(Default)]
pub struct RawWords {
    unpackers: Unpackers,
    last: Option<(i64, String)>,
}

impl RawWords {
    /// Fills in `raw` and `title` of those who take part in an event.
    ///
    /// # Errors
    /// What goes wrong with the archive.
    pub fn fill(&mut self, archive: &Archive, row: &mut EventRow) -> Result<()> {
        archive.check((|| {
            let (report, n) = (row.lead.report, row.lead.n);
            let ask = "SELECT actor, recipient FROM mentions WHERE report = ?1 AND n = ?2";
            let sides: Option<(String, String)> =
                archive.connection().prepare_cached(ask)?.query_row([report, n], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            let Some((actors, recipients)) = sides else { return Ok(()) };
            if self.last.as_ref().is_none_or(|(last, _)| *last != report) {
                self.last = Some((report, text(archive.connection(), report, &mut self.unpackers)?));
            }
            let words = self.last.as_ref().map_or("", |(_, words)| words);
            for (side, places) in [(&mut row.actors, actors), (&mut row.recipients, recipients)] {
                for (one, place) in side.iter_mut().zip(read_places(&places)) {
                    fill(archive, one, report, place as i64 + 1, words)?;
                }
            }
            Ok(())
        })())
    }
}

fn fill(archive: &Archive, one: &mut Participant, report: i64, n: i64, words: &str) -> rusqlite::Result<()> {
    let ask = "SELECT spans FROM entities WHERE report = ?1 AND n = ?2";
    let spans: Option<String> = archive.connection().prepare_cached(ask)?.query_row(params![report, n], |row| row.get(0)).optional()?;
    let mentions = read_mentions(&spans.unwrap_or_default());
    let first =
        |kinds: &[&str]| mentions.iter().find(|(_, kind)| kinds.contains(&kind.as_str())).map(|(range, _)| slice(words, *range).to_owned());
    one.raw = first(&["name", "title", "group"]).or_else(|| first(&["pronoun"]));
    one.title = first(&["title"]);
    Ok(())
}
