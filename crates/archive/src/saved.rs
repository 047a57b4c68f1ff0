//! Saved searches: a name and the address of a page, with which a page or feed is asked again.

use crate::Archive;
use crate::Writer;
use crate::error::{ArchiveError, Result, of_sqlite};
use rusqlite::{OptionalExtension, Row, params};

/// A saved search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its number, never given again.
    pub search: i64,
    /// What it is called.
    pub name: String,
    /// The path and question of a page: `/events?state=KAZ`.
    pub address: String,
    /// Who saved it, where that was said.
    pub who: Option<String>,
    /// When.
    pub at: String,
}

fn saved(row: &Row) -> rusqlite::Result<SavedSearch> {
    Ok(SavedSearch { search: row.get(0)?, name: row.get(1)?, address: row.get(2)?, who: row.get(3)?, at: row.get(4)? })
}

const COLUMNS: &str = "search, name, address, who, at";

impl Archive {
    /// All saved searches, in the order of their names.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>> {
        let ask = format!("SELECT {COLUMNS} FROM saved_searches ORDER BY name, search");
        self.check(self.connection().prepare_cached(&ask).and_then(|mut ask| ask.query_map([], saved)?.collect()))
    }

    /// One saved search.
    pub fn saved_search(&self, search: i64) -> Result<Option<SavedSearch>> {
        let ask = format!("SELECT {COLUMNS} FROM saved_searches WHERE search = ?1");
        self.check(self.connection().prepare_cached(&ask).and_then(|mut ask| ask.query_row([search], saved).optional()))
    }

    /// When a record changed last, in UTC; `n` for a statement of a report.
    pub fn changed_at(&self, kind: &str, record: i64, n: Option<i64>) -> Result<Option<String>> {
        let ask = "SELECT (SELECT at FROM batches b WHERE b.first_seq <= c.seq ORDER BY b.first_seq DESC LIMIT 1)
             FROM changes c WHERE c.kind = ?1 AND c.record = ?2 AND c.n IS ?3 ORDER BY c.seq DESC LIMIT 1";
        let found =
            self.connection().prepare_cached(ask).and_then(|mut ask| ask.query_row(params![kind, record, n], |row| row.get(0)).optional());
        Ok(self.check(found)?.flatten())
    }
}

impl Writer {
    /// Keeps a search; it is safe once the batch is committed.
    ///
    /// # Errors
    /// [`ArchiveError::Refused`] without a name.
    pub fn save_search(&mut self, name: &str, address: &str, who: Option<&str>) -> Result<i64> {
        if name.trim().is_empty() {
            return Err(ArchiveError::Refused("a saved search needs a name".into()));
        }
        let path = self.path().to_owned();
        let add = "INSERT INTO saved_searches (name, address, who, at) VALUES (?1, ?2, ?3, strftime('%Y-%m-%dT%H:%M:%SZ'))";
        let added = self.connection().execute(add, params![name.trim(), address, who]);
        added.map_err(|problem| of_sqlite(&path, problem))?;
        Ok(self.connection().last_insert_rowid())
    }

    /// Forgets a search.
    ///
    /// # Errors
    /// [`ArchiveError::Unknown`] where there is none of this number.
    pub fn forget_search(&mut self, search: i64) -> Result<()> {
        let path = self.path().to_owned();
        let gone = self.connection().execute("DELETE FROM saved_searches WHERE search = ?1", [search]);
        match gone.map_err(|problem| of_sqlite(&path, problem))? {
            0 => Err(ArchiveError::Unknown(format!("there is no saved search {search}"))),
            _ => Ok(()),
        }
    }
}
