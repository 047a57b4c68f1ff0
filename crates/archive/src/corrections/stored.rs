//! Corrections in the archive.

use super::{Applied, Change, Correction, apply, hexadecimal};
use crate::error::Result;
use crate::ids::TextHash;
use crate::load::unreadable;
use crate::records::Records;
use crate::{Archive, ids};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

/// A correction that was recorded.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoredCorrection {
    /// Its number.
    pub number: i64,
    /// What it says.
    #[serde(flatten)]
    pub correction: Correction,
    /// When it was recorded.
    pub at: String,
    /// Who undid it, when and why.
    pub undone: Option<String>,
    /// For each report with the text: its public id, what became of the correction, and why.
    pub outcomes: Vec<(String, String, Option<String>)>,
}

const COLUMNS: &str = "c.correction, c.text_sha256, c.quote, c.prefix, c.suffix, c.start, c.told, c.reason, c.who, c.at";

fn stored(row: &Row) -> rusqlite::Result<StoredCorrection> {
    let hash: TextHash = row.get(1)?;
    let change: Change = serde_json::from_str(row.get_ref(6)?.as_str()?).map_err(unreadable)?;
    Ok(StoredCorrection {
        number: row.get(0)?,
        correction: Correction {
            text_sha256: hexadecimal(&hash),
            anchor: super::Anchor { quote: row.get(2)?, prefix: row.get(3)?, suffix: row.get(4)?, start: row.get(5)? },
            change,
            reason: row.get(7)?,
            who: row.get(8)?,
        },
        at: row.get(9)?,
        undone: None,
        outcomes: Vec::new(),
    })
}

/// The corrections of a text that were not undone, in their order.
pub(crate) fn active(connection: &Connection, text: &TextHash) -> rusqlite::Result<Vec<StoredCorrection>> {
    connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM corrections c WHERE c.text_key = ?1 AND c.text_sha256 = ?2
             AND c.correction NOT IN (SELECT correction FROM corrections_undone) ORDER BY c.correction"
        ))?
        .query_map(params![ids::first_bits(text), text], stored)?
        .collect()
}

/// Lays corrections over the records of a coding, one after the other.
pub(crate) fn apply_stored(corrections: &[StoredCorrection], records: &mut Records) -> Vec<Applied> {
    corrections.iter().map(|stored| apply(&stored.correction, records)).collect()
}

impl Archive {
    /// All corrections, the undone ones too, with their outcomes.
    pub fn corrections(&self) -> Result<Vec<StoredCorrection>> {
        self.check(all(self.connection(), "", []))
    }

    /// The corrections of the text of a report, the undone ones too, with their outcomes.
    pub fn corrections_of(&self, text: &str) -> Result<Vec<StoredCorrection>> {
        let hash = ids::text_hash(text);
        self.check(all(self.connection(), "WHERE c.text_key = ?1 AND c.text_sha256 = ?2", params![ids::first_bits(&hash), hash]))
    }

    /// The corrections before a number (0: all), the newest first.
    pub fn newest_corrections(&self, before: i64, most: usize) -> Result<Vec<StoredCorrection>> {
        let before = if before == 0 { i64::MAX } else { before };
        let page = "WHERE c.correction IN (SELECT correction FROM corrections WHERE correction < ?1 ORDER BY correction DESC LIMIT ?2)";
        let mut found = self.check(all(self.connection(), page, params![before, i64::try_from(most).unwrap_or(i64::MAX)]))?;
        found.reverse();
        Ok(found)
    }
}

fn all(connection: &Connection, which: &str, values: impl rusqlite::Params) -> rusqlite::Result<Vec<StoredCorrection>> {
    let mut ask = connection.prepare(&format!("SELECT {COLUMNS} FROM corrections c {which} ORDER BY c.correction"))?;
    let mut found = ask.query_map(values, stored)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut undone = connection.prepare("SELECT who || ', ' || at || ': ' || reason FROM corrections_undone WHERE correction = ?1")?;
    let mut outcomes = connection.prepare(
        "SELECT r.key, o.outcome, o.detail FROM correction_outcomes o JOIN reports r USING (report) WHERE o.correction = ?1 ORDER BY report",
    )?;
    for correction in &mut found {
        correction.undone = undone.query_row([correction.number], |row| row.get(0)).optional()?;
        correction.outcomes = outcomes
            .query_map([correction.number], |row| Ok((ids::public_id("rpt", row.get(0)?), row.get(1)?, row.get(2)?)))?
            .collect::<rusqlite::Result<_>>()?;
    }
    Ok(found)
}
