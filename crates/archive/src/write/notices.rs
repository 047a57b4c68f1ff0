//! Reports that withdraw or correct an earlier one of their agency.
//!
//! The words of a notice alone do nothing. The report meant must be live, of the same agency, at most three days older, and
//! - for a correction: nearly the same text (as for reprints);
//! - for a withdrawal: nearly the same text, or its title of four words or more or its given id comes again in the notice; and only one report may fit.

use super::Writer;
use super::likeness::{CONTAINED, SHARED};
use crate::filing::Filing;
use crate::ids::public_id;
use crate::likeness::compare;
use crate::notices::{Notice, NoticeKind};
use crate::records::{Note, Records};
use rusqlite::{Result, params};
use waqai_coder::search_forms;
use waqai_text::Date;

/// Days between a report and the notice about it.
const DAYS: i32 = 3;
/// Words of a title that may stand for its report.
const TITLE: usize = 4;
/// Reports of an agency and its days that are compared.
const MOST: i64 = 5000;
/// The kind of the note on a withdrawal.
const WITHDRAWAL: &str = "withdrawal";

/// The report that a notice is about.
pub(super) struct Concerned {
    report: i64,
    reason: String,
    kind: NoticeKind,
}

/// A report of the agency's last days.
struct Earlier {
    report: i64,
    key: i64,
    given_id: String,
    title: Option<String>,
}

impl Writer {
    /// The report that a notice at the beginning of a new report is about. A withdrawal takes its events and statements out of the notice itself,
    /// which only tells again what is not to be told, and leaves a note.
    pub(super) fn concerned(&mut self, filing: &mut Filing) -> Result<Option<Concerned>> {
        let (Some(notice), Some(agency), Some(published)) = (&filing.notice, &filing.records.agency, &filing.records.published) else {
            return Ok(None);
        };
        let Ok(day) = published.parse::<Date>() else { return Ok(None) };
        let first = Date::from_number(day.number() - DAYS).to_string();
        let earlier = self.of_agency(agency, &first, published)?;
        let (notice, words) = (notice.clone(), format!(" {} ", filing.words.forms));
        let mut fits = Vec::new();
        for report in earlier {
            if self.is_about(&notice, &words, filing, &report)? {
                fits.push(report);
            }
        }
        let [about] = &fits[..] else { return Ok(None) };
        let (verb, by) = match notice.kind {
            NoticeKind::Withdrawal => ("withdrawn", public_id("rpt", filing.key)),
            NoticeKind::Correction => ("corrected", public_id("rpt", filing.key)),
        };
        let concerned =
            Concerned { report: about.report, reason: format!("{verb} by its agency in {by}: {}", notice.words), kind: notice.kind };
        if notice.kind == NoticeKind::Withdrawal {
            silence(
                &mut filing.records,
                vec![Note {
                    kind: WITHDRAWAL.into(),
                    range: None,
                    message: format!("withdraws {}: {}", public_id("rpt", about.key), notice.words),
                }],
            );
            filing.glosses = None;
        }
        Ok(Some(concerned))
    }

    /// Does what a notice says.
    pub(super) fn heed(&mut self, concerned: &Concerned) -> Result<()> {
        let status = match concerned.kind {
            NoticeKind::Withdrawal => "withdrawn",
            NoticeKind::Correction => "superseded",
        };
        let live = "SELECT 1 FROM reports WHERE report = ?1 AND status = 'live'";
        if self.connection().prepare_cached(live)?.exists([concerned.report])? {
            self.retire(concerned.report, status, &concerned.reason)?;
        }
        Ok(())
    }

    /// Records of a new coding of a report: a notice of withdrawal goes on telling nothing.
    pub(super) fn keep_silent(connection: &rusqlite::Connection, report: i64, records: &mut Records) -> Result<()> {
        let notes: Option<String> =
            connection.prepare_cached("SELECT notes FROM reports WHERE report = ?1")?.query_row([report], |row| row.get(0))?;
        let Some(notes) = notes.filter(|notes| notes.contains(WITHDRAWAL)) else { return Ok(()) };
        let notes: Vec<Note> = serde_json::from_str(&notes).map_err(crate::load::unreadable)?;
        let own: Vec<Note> = notes.into_iter().filter(|note| note.kind == WITHDRAWAL).collect();
        if !own.is_empty() {
            records.notes.retain(|note| note.kind != WITHDRAWAL);
            silence(records, own);
        }
        Ok(())
    }

    fn of_agency(&self, agency: &str, first: &str, last: &str) -> Result<Vec<Earlier>> {
        let ask = "SELECT r.report, r.key, r.given_id, r.title FROM reports r JOIN sources s ON s.source = r.source
            WHERE s.agency = ?1 AND r.published BETWEEN ?2 AND ?3 AND r.status = 'live' ORDER BY r.report DESC LIMIT ?4";
        self.connection()
            .prepare_cached(ask)?
            .query_map(params![agency, first, last, MOST], |row| {
                Ok(Earlier { report: row.get(0)?, key: row.get(1)?, given_id: row.get(2)?, title: row.get(3)? })
            })?
            .collect()
    }

    /// Whether a notice is about a report. `words` are those of its text and title, with spaces around them.
    fn is_about(&mut self, notice: &Notice, words: &str, filing: &Filing, earlier: &Earlier) -> Result<bool> {
        if notice.kind == NoticeKind::Withdrawal {
            let title = earlier.title.as_deref().map(search_forms).unwrap_or_default();
            if title.split(' ').count() >= TITLE && words.contains(&format!(" {title} ")) {
                return Ok(true);
            }
            let id = &earlier.given_id;
            let is_number = id.len() >= 4 && id.bytes().any(|byte| byte.is_ascii_digit());
            if is_number && filing.text.split(|letter: char| !letter.is_alphanumeric() && !"-_.:/".contains(letter)).any(|word| word == id)
            {
                return Ok(true);
            }
        }
        if !self.shares_band(earlier.report, filing)? {
            return Ok(false);
        }
        let likeness = compare(&search_forms(&filing.text), &search_forms(&self.text_of(earlier.report)?));
        Ok(likeness.shared >= SHARED || likeness.contained >= CONTAINED)
    }

    fn shares_band(&self, report: i64, filing: &Filing) -> Result<bool> {
        let mut ask =
            self.connection().prepare_cached("SELECT 1 FROM likeness_bands WHERE band = ?1 AND report = ?2 AND day BETWEEN ?3 AND ?4")?;
        let day = super::likeness::day_number(filing);
        for band in &filing.sketch.bands {
            if ask.exists(params![band, report, day - i64::from(DAYS), day])? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Takes events and statements out of records, with a note of why.
fn silence(records: &mut Records, notes: Vec<Note>) {
    records.events.clear();
    records.statements.clear();
    records.notes.extend(notes);
}
