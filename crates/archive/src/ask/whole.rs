//! A report with everything that a page says of it.

use super::party::Participant;
use super::reports::ReportRow;
use crate::Archive;
use crate::error::Result;
use crate::records::Records;
use rusqlite::Row;

/// A report with its text, its records, and what stands around it in the archive.
#[derive(Clone, Debug, Default)]
pub struct Whole {
    /// As a list shows it.
    pub row: ReportRow,
    /// Its text.
    pub text: String,
    /// Its records.
    pub records: Records,
    /// For each entity who it is across reports.
    pub actors: Vec<Option<Participant>>,
    /// For each event of the report the event of the archive.
    pub told: Vec<Telling>,
    /// The report that it repeats, and how alike the two are.
    pub original: Option<Relative>,
    /// The reports that repeat it, the first ones.
    pub repeats: Vec<Relative>,
}

/// The event that a mention tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// The key of the event.
    pub event_key: i64,
    /// How many reports tell it.
    pub reports: i64,
    /// How many agencies.
    pub sources: i64,
    /// Why it was taken for the same event as earlier mentions.
    pub reason: Option<String>,
    /// Whether somebody put it there by hand.
    pub by_hand: bool,
}

/// A report that repeats another, or is repeated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relative {
    /// The key of its public id.
    pub key: i64,
    /// The id that it came with.
    pub given_id: String,
    /// Its day.
    pub published: Option<String>,
    /// Its agency.
    pub agency: Option<String>,
    /// `reprint`, `excerpt`, `update`, `variant`, `version`.
    pub relation: String,
    /// How alike the two are, from 0 to 1.
    pub likeness: Option<f64>,
    /// `live`, `superseded`, `withdrawn`.
    pub status: String,
}

/// Most reports that are named as repeating another.
const RELATIVES: usize = 20;

impl Archive {
    /// A report by any of its names, with everything that a page says of it.
    ///
    /// # Errors
    /// [`crate::ArchiveError::Unknown`] where there is no such report.
    pub fn whole(&self, name: &str) -> Result<Whole> {
        let report = self.report(name)?.report;
        let row = self.report_row(report)?;
        let (text, records) = (self.text(report)?, self.records(report)?);
        self.check((|| {
            let actors = (1..=records.entities.len() as i64).map(|n| self.entity_of(report, n)).collect::<rusqlite::Result<_>>()?;
            let told = self
                .connection()
                .prepare_cached(
                    "SELECT e.key, e.reports, e.sources, m.reason, m.moved_by IS NOT NULL
                     FROM mentions m JOIN events e ON e.event = m.event WHERE m.report = ?1 ORDER BY m.n",
                )?
                .query_map([report], telling)?
                .collect::<rusqlite::Result<_>>()?;
            let related = |which: &str| -> rusqlite::Result<Vec<Relative>> {
                let ask = format!(
                    "SELECT o.key, o.given_id, o.published, s.agency, r.relation, r.likeness, o.status FROM reports r {which}
                     LEFT JOIN sources s ON s.source = o.source ORDER BY o.published, o.report LIMIT {RELATIVES}"
                );
                self.connection().prepare_cached(&ask)?.query_map([report], relative)?.collect()
            };
            let original = related("JOIN reports o ON r.report = ?1 AND o.report = r.original")?;
            let repeats = related("JOIN reports o ON o.report = r.report AND r.original = ?1")?;
            Ok(Whole { row, text, records, actors, told, original: original.into_iter().next(), repeats })
        })())
    }
}

fn telling(row: &Row) -> rusqlite::Result<Telling> {
    Ok(Telling { event_key: row.get(0)?, reports: row.get(1)?, sources: row.get(2)?, reason: row.get(3)?, by_hand: row.get(4)? })
}

fn relative(row: &Row) -> rusqlite::Result<Relative> {
    Ok(Relative {
        key: row.get(0)?,
        given_id: row.get(1)?,
        published: row.get(2)?,
        agency: row.get(3)?,
        relation: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
        likeness: row.get(5)?,
        status: row.get(6)?,
    })
}
