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
    /// How much there is, from the counts that are kept.
    pub fn totals(&self) -> Result<Totals> {
        let ask = "SELECT (SELECT ifnull(sum(reports), 0) FROM report_days), (SELECT ifnull(sum(events), 0) FROM event_days), (SELECT count(*) FROM actor_counts)";
        let totals = |row: &rusqlite::Row| Ok(Totals { reports: row.get(0)?, events: row.get(1)?, actors: row.get(2)? });
        self.check(self.connection().query_row(ask, [], totals))
    }
}
