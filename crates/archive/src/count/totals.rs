//! How much there is in all.

use crate::Archive;
use crate::error::Result;

/// How many records the archive has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Live reports.
    pub reports: i64,
    /// Active events.
    pub events: i64,
    /// Actors that were not merged into others.
    pub actors: i64,
}

impl Archive {
    /// Counts the records. Looks at all of them.
    pub fn totals(&self) -> Result<Totals> {
        let ask =
            "SELECT (SELECT count(*) FROM reports WHERE status = 'live'), (SELECT count(*) FROM events WHERE record_status = 'active'),
            (SELECT count(*) FROM actors WHERE merged_into IS NULL)";
        let totals = |row: &rusqlite::Row| Ok(Totals { reports: row.get(0)?, events: row.get(1)?, actors: row.get(2)? });
        self.check(self.connection().query_row(ask, [], totals))
    }
}
