//! What a correction would do, before anybody records it.

use super::{Applied, Correction, active, apply, apply_stored, read_hexadecimal};
use crate::Archive;
use crate::difference::{Difference, difference};
use crate::error::{ArchiveError, Result};
use crate::ids::{TextHash, first_bits, public_id};
use crate::load::{self, unreadable};
use crate::records::Records;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;

/// What would become of one report.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The number of the report.
    pub report: i64,
    /// Its public id.
    pub id: String,
    /// The id that it came with.
    pub given_id: String,
    /// What would become of the correction.
    pub applied: Applied,
    /// Its records as they are.
    pub before: Records,
    /// As they would be.
    pub after: Records,
    /// What would change.
    pub differences: Vec<Difference>,
}

impl Archive {
    /// What [`crate::Writer::correct`] would do to every live report with the text of the correction.
    ///
    /// # Errors
    /// [`ArchiveError::Refused`] for a correction that cannot be recorded, [`ArchiveError::Unknown`] where no live report has the text.
    pub fn would_correct(&self, correction: &Correction) -> Result<Vec<Preview>> {
        let hash = read_hexadecimal(&correction.text_sha256)
            .ok_or_else(|| ArchiveError::Refused("`text_sha256` must have 64 hexadecimal digits".into()))?;
        let reports = self.check(live(self.connection(), &hash))?;
        let Some(&(first, ..)) = reports.first() else {
            return Err(ArchiveError::Unknown("no live report of the archive has the text that the correction is about".into()));
        };
        correction.check(&self.text(first)?).map_err(ArchiveError::Refused)?;
        let stored = self.check(active(self.connection(), &hash))?;
        let mut previews = Vec::with_capacity(reports.len());
        for (report, key, given_id) in reports {
            let (before, mut after) = self.check(standing(self.connection(), report))?;
            apply_stored(&stored, &mut after);
            let applied = apply(correction, &mut after);
            let differences = difference(&before, &after);
            previews.push(Preview { report, id: public_id("rpt", key), given_id, applied, before, after, differences });
        }
        Ok(previews)
    }
}

/// The records of a report as they are, and as they were before any correction.
fn standing(connection: &Connection, report: i64) -> rusqlite::Result<(Records, Records)> {
    let now = load::records(connection, report, &mut HashMap::new())?;
    let before: Option<Vec<u8>> =
        connection.prepare_cached("SELECT records FROM uncorrected WHERE report = ?1")?.query_row([report], |row| row.get(0)).optional()?;
    let base = match before {
        Some(before) => serde_json::from_slice(&before).map_err(unreadable)?,
        None => now.clone(),
    };
    Ok((now, base))
}

/// Live reports with a text: number, key and the id that they came with.
fn live(connection: &Connection, hash: &TextHash) -> rusqlite::Result<Vec<(i64, i64, String)>> {
    connection
        .prepare_cached(
            "SELECT report, key, given_id FROM reports WHERE text_key = ?1 AND text_sha256 = ?2 AND status = 'live' ORDER BY report",
        )?
        .query_map(params![first_bits(hash), hash], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect()
}
