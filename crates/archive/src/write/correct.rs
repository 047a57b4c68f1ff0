//! Corrections and codings that come later: recorded, laid over the records, and numbered as changes.

use super::Writer;
use crate::corrections::{Applied, Correction, StoredCorrection, active, apply_stored, hexadecimal};
use crate::difference::Difference;
use crate::error::{ArchiveError, Result};
use crate::ids::{TextHash, first_bits, text_hash};
use crate::load::{self, StoredReport, find_report, unreadable};
use crate::records::Records;
use rusqlite::{OptionalExtension, params};
use waqai_coder::SearchWords;

/// What a correction did.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrected {
    /// Its number.
    pub number: i64,
    /// For each live report with the text: its public id, what became of the correction, and what changed.
    pub reports: Vec<(String, Applied, Vec<Difference>)>,
}

/// What a new coding changed, and the corrections that it laid over the records with what came of each.
type Recoded = (Vec<Difference>, Vec<(i64, Applied)>);

impl Writer {
    /// Records a correction of a report and applies it to every live report with the same text. Nothing is overwritten: see [`Writer::undo`].
    pub fn correct(&mut self, correction: &Correction) -> Result<Corrected> {
        let hash = crate::corrections::read_hexadecimal(&correction.text_sha256)
            .ok_or_else(|| ArchiveError::Refused("`text_sha256` must have 64 hexadecimal digits".into()))?;
        self.batch()?;
        let reports = self.attempt(|writer| writer.live_reports(&hash))?;
        let Some(&first) = reports.first() else {
            return Err(ArchiveError::Unknown("no live report of the archive has the text that the correction is about".into()));
        };
        let text = self.attempt(|writer| writer.text_of(first))?;
        correction.check(&text).map_err(ArchiveError::Refused)?;
        let (reason, anchor) = (&correction.reason, &correction.anchor);
        self.attempt(|writer| {
            let told = serde_json::to_string(&correction.change).map_err(unreadable)?;
            writer
                .connection()
                .prepare_cached(
                    "INSERT INTO corrections (text_key, text_sha256, kind, quote, prefix, suffix, start, told, reason, who, at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, strftime('%Y-%m-%dT%H:%M:%SZ'))",
                )?
                .execute(params![
                    first_bits(&hash),
                    hash,
                    correction.change.kind(),
                    anchor.quote,
                    anchor.prefix,
                    anchor.suffix,
                    anchor.start,
                    told,
                    reason,
                    correction.who
                ])?;
            let number = writer.connection().last_insert_rowid();
            writer.corrections = true;
            let mut done = Corrected { number, reports: Vec::new() };
            for report in reports {
                let (differences, outcomes) = writer.recode(report, None, &format!("correction {number}: {reason}"))?;
                let Some((_, applied)) = outcomes.into_iter().find(|(of, _)| *of == number) else { continue };
                done.reports.push((writer.report_id(report)?, applied, differences));
            }
            Ok(done)
        })
    }

    /// Takes a correction back: it stays in the list, and is not applied.
    pub fn undo(&mut self, number: i64, reason: &str, who: &str) -> Result<Vec<(String, Vec<Difference>)>> {
        self.batch()?;
        let found = self.attempt(|writer| {
            let ask =
                "SELECT text_sha256, correction IN (SELECT correction FROM corrections_undone) FROM corrections WHERE correction = ?1";
            writer.connection().query_row(ask, [number], |row| Ok((row.get::<_, TextHash>(0)?, row.get::<_, bool>(1)?))).optional()
        })?;
        let hash = match found {
            None => return Err(ArchiveError::Unknown(format!("there is no correction {number}. `waqai corrections list` names all"))),
            Some((_, true)) => return Err(ArchiveError::Refused(format!("correction {number} was undone before"))),
            Some((hash, false)) => hash,
        };
        self.attempt(|writer| {
            writer.connection().execute(
                "INSERT INTO corrections_undone (correction, reason, who, at) VALUES (?1, ?2, ?3, strftime('%Y-%m-%dT%H:%M:%SZ'))",
                params![number, reason, who],
            )?;
            writer.connection().execute("DELETE FROM correction_outcomes WHERE correction = ?1", [number])?;
            let mut changed = Vec::new();
            for report in writer.live_reports(&hash)? {
                let (differences, _) = writer.recode(report, None, &format!("correction {number} undone: {reason}"))?;
                changed.push((writer.report_id(report)?, differences));
            }
            Ok(changed)
        })
    }

    /// Puts a new coding of a report in place of the old one, with the corrections of its text laid over it. Gives what changed.
    pub fn replay(&mut self, report: i64, coded: &Records, words: &SearchWords) -> Result<Vec<Difference>> {
        self.batch()?;
        self.attempt(|writer| {
            let (differences, _) = writer.recode(report, Some(coded), "coded again")?;
            writer.delete_words(report);
            writer.insert_words(report, words.clone())?;
            Ok(differences)
        })
    }

    /// Withdraws a report: its events and statements are retracted, with the reason beside them.
    pub fn withdraw(&mut self, name: &str, reason: &str) -> Result<StoredReport> {
        self.batch()?;
        let found = self.attempt(|writer| find_report(writer.connection(), name))?;
        let Some(mut report) = found else {
            return Err(ArchiveError::Unknown(format!("{name}: the archive has no such report")));
        };
        if report.status != "withdrawn" {
            self.attempt(|writer| writer.retire(report.report, "withdrawn", reason))?;
            report.status = "withdrawn".into();
        }
        Ok(report)
    }

    /// Records of a report anew: `coded`, or those that it had before any correction, with all corrections laid over them.
    pub(super) fn recode(&mut self, report: i64, coded: Option<&Records>, reason: &str) -> rusqlite::Result<Recoded> {
        let hash: TextHash =
            self.connection().prepare_cached("SELECT text_sha256 FROM reports WHERE report = ?1")?.query_row([report], |row| row.get(0))?;
        let corrections = if self.corrections { active(self.connection(), &hash)? } else { Vec::new() };
        let before: Option<Vec<u8>> = self
            .connection()
            .prepare_cached("SELECT records FROM uncorrected WHERE report = ?1")?
            .query_row([report], |row| row.get(0))
            .optional()?;
        let mut base = match (coded, &before) {
            (Some(coded), _) => coded.clone(),
            (None, Some(before)) => serde_json::from_slice(before).map_err(unreadable)?,
            (None, None) => load::records(&self.store.connection, report, &mut self.unpackers)?,
        };
        Writer::keep_silent(self.connection(), report, &mut base)?;
        let mut records = base.clone();
        let outcomes = self.lay_over(report, &corrections, &base, &mut records, before.is_some())?;
        Ok((self.replace_records(report, &records, reason)?, outcomes))
    }

    /// Lays corrections over records, and notes what became of each.
    fn lay_over(
        &mut self,
        report: i64,
        corrections: &[StoredCorrection],
        base: &Records,
        records: &mut Records,
        corrected_before: bool,
    ) -> rusqlite::Result<Vec<(i64, Applied)>> {
        let connection = self.connection();
        if corrections.is_empty() {
            if corrected_before {
                connection.prepare_cached("DELETE FROM uncorrected WHERE report = ?1")?.execute([report])?;
                connection.prepare_cached("UPDATE reports SET corrected = 0 WHERE report = ?1")?.execute([report])?;
            }
            return Ok(Vec::new());
        }
        let outcomes = apply_stored(corrections, records);
        let mut insert = connection.prepare_cached(
            "INSERT OR REPLACE INTO correction_outcomes (correction, report, run, outcome, detail) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (stored, applied) in corrections.iter().zip(&outcomes) {
            insert.execute(params![stored.number, report, self.run, applied.outcome.code(), applied.detail])?;
        }
        connection
            .prepare_cached("INSERT OR REPLACE INTO uncorrected (report, records) VALUES (?1, ?2)")?
            .execute(params![report, serde_json::to_vec(base).map_err(unreadable)?])?;
        connection.prepare_cached("UPDATE reports SET corrected = 1 WHERE report = ?1")?.execute([report])?;
        Ok(corrections.iter().map(|stored| stored.number).zip(outcomes).collect())
    }

    /// Applies what people said before about the text of a new report.
    pub(super) fn correct_new(&mut self, report: i64, text: &str) -> rusqlite::Result<()> {
        if !self.corrections || active(self.connection(), &text_hash(text))?.is_empty() {
            return Ok(());
        }
        self.recode(report, None, "corrections made before it came").map(drop)
    }

    fn live_reports(&self, hash: &TextHash) -> rusqlite::Result<Vec<i64>> {
        live_reports(self.connection(), hash)
    }

    fn report_id(&self, report: i64) -> rusqlite::Result<String> {
        let key = self.connection().prepare_cached("SELECT key FROM reports WHERE report = ?1")?.query_row([report], |row| row.get(0))?;
        Ok(crate::ids::public_id("rpt", key))
    }
}

/// Live reports with a text.
fn live_reports(connection: &rusqlite::Connection, hash: &TextHash) -> rusqlite::Result<Vec<i64>> {
    connection
        .prepare_cached("SELECT report FROM reports WHERE text_key = ?1 AND text_sha256 = ?2 AND status = 'live' ORDER BY report")?
        .query_map(params![first_bits(hash), hash], |row| row.get(0))?
        .collect()
}

/// The records of a report if it were coded so, with the corrections of its text: what [`Writer::replay`] would store.
pub(crate) fn would_be(connection: &rusqlite::Connection, report: i64, text: &str, coded: &Records) -> rusqlite::Result<Records> {
    let mut records = coded.clone();
    Writer::keep_silent(connection, report, &mut records)?;
    apply_stored(&active(connection, &text_hash(text))?, &mut records);
    Ok(records)
}

impl crate::Archive {
    /// What [`Writer::replay`] would change: the difference between the records of a report and a new coding with the corrections of its text.
    pub fn would_change(&self, report: i64, text: &str, coded: &Records) -> Result<Vec<Difference>> {
        let result = would_be(self.connection(), report, text, coded).and_then(|new| {
            Ok(crate::difference::difference(&load::records(self.connection(), report, &mut std::collections::HashMap::new())?, &new))
        });
        self.check(result)
    }

    /// The SHA-256 of a text as corrections name it.
    pub fn text_sha256(text: &str) -> String {
        hexadecimal(&text_hash(text))
    }
}
