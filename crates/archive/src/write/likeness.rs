//! Reports that repeat others: found, linked, and not counted twice.

use super::Writer;
use super::actors::Resolved;
use crate::filing::Filing;
use crate::likeness::{Likeness, compare};
use crate::load;
use rusqlite::{OptionalExtension, Result, params};
use waqai_coder::search_forms;
use waqai_text::Date;

/// Days between a report and what repeats it.
const DAYS: i64 = 4;
/// Reports of a band that are compared, the newest first.
const MOST: i64 = 8;
/// The least share of shingles that makes two texts one, where their actors agree.
pub(super) const SHARED: f64 = 0.6;
/// The least share of the shorter text's shingles that makes it part of the longer.
pub(super) const CONTAINED: f64 = 0.8;
/// The least share of actors in common.
const ACTORS: f64 = 0.5;

/// The report that another repeats.
#[derive(Clone, Debug)]
pub(super) struct Repeats {
    pub original: i64,
    pub original_key: i64,
    /// `reprint`, `excerpt`, `update`, `variant`, `version`.
    pub relation: &'static str,
    pub likeness: f64,
}

/// A report to compare with.
struct Candidate {
    report: i64,
    original: Option<i64>,
    key: i64,
    text_key: i64,
    characters: u32,
    agency: Option<String>,
}

impl Writer {
    /// The report that a new one repeats: an earlier version under the same id, the same text, or nearly the same text within some days.
    pub(super) fn repeated_report(&mut self, report: i64, filing: &Filing, actors: &[Resolved]) -> Result<Option<Repeats>> {
        let same_id = self.candidates("given_id = ?2 AND report <> ?1", report, &filing.id)?;
        let same_text = self.candidates("text_key = ?2 AND report <> ?1", report, filing.text_key)?;
        let mut forms = None;
        for candidate in same_id {
            // Two agencies under one id are two reports: an id made from the text is that of every reprint.
            if candidate.agency.is_some() && filing.given_agency.is_some() && candidate.agency != filing.given_agency {
                continue;
            }
            let likeness = self.likeness(&candidate, filing, &mut forms)?;
            // One id may stand for different reports of different folders; then the texts have nothing in common.
            if likeness.shared >= 0.25 || likeness.contained >= 0.5 {
                return Ok(Some(Repeats {
                    original: candidate.report,
                    original_key: candidate.key,
                    relation: "version",
                    likeness: likeness.shared,
                }));
            }
        }
        if let Some(candidate) = same_text.into_iter().next() {
            return self.root(candidate, "reprint", 1.0).map(Some);
        }
        let near = self.near(report, filing)?;
        let mut best: Option<(Candidate, Likeness)> = None;
        for candidate in near {
            let likeness = self.likeness(&candidate, filing, &mut forms)?;
            let alike = likeness.shared >= SHARED || likeness.contained >= CONTAINED;
            let better = best.as_ref().is_none_or(|(_, known)| likeness.shared > known.shared);
            if alike && better && self.actors_agree(candidate.report, actors)? {
                best = Some((candidate, likeness));
            }
        }
        self.index_bands(report, filing)?;
        let Some((candidate, likeness)) = best else { return Ok(None) };
        let (new, old) = (f64::from(filing.characters), f64::from(candidate.characters));
        let relation = match () {
            () if likeness.shared >= 0.9 => "reprint",
            () if likeness.contained >= CONTAINED && new > old * 1.1 => "update",
            () if likeness.contained >= CONTAINED && old > new * 1.1 => "excerpt",
            () => "variant",
        };
        self.root(candidate, relation, likeness.shared).map(Some)
    }

    /// Links a report with the one that it repeats. A new version takes the place of the old one.
    pub(super) fn link(&mut self, report: i64, repeats: &Repeats) -> Result<()> {
        self.connection()
            .prepare_cached("UPDATE reports SET original = ?2, relation = ?3, likeness = ?4 WHERE report = ?1")?
            .execute(params![report, repeats.original, repeats.relation, (repeats.likeness * 1000.0).round() / 1000.0])?;
        if repeats.relation == "version" {
            self.retire(repeats.original, "superseded", "a new version of the report came under the same id")?;
        }
        Ok(())
    }

    /// The first of a chain of repetitions, so that all of them name the same report.
    fn root(&self, candidate: Candidate, relation: &'static str, likeness: f64) -> Result<Repeats> {
        let mut found = Repeats { original: candidate.report, original_key: candidate.key, relation, likeness };
        if let Some(original) = candidate.original {
            let live = "SELECT key FROM reports WHERE report = ?1 AND status = 'live'";
            if let Some(key) = self.connection().prepare_cached(live)?.query_row([original], |row| row.get(0)).optional()? {
                (found.original, found.original_key) = (original, key);
            }
        }
        Ok(found)
    }

    fn candidates(&self, condition: &str, report: i64, value: impl rusqlite::ToSql) -> Result<Vec<Candidate>> {
        let ask = format!(
            "SELECT report, CASE relation WHEN 'version' THEN NULL ELSE original END, key, text_key, characters, given_agency
             FROM reports WHERE {condition} AND status = 'live' ORDER BY report LIMIT 4"
        );
        self.connection().prepare_cached(&ask)?.query_map(params![report, value], candidate)?.collect()
    }

    /// Live reports that share a band and were published within some days.
    fn near(&self, report: i64, filing: &Filing) -> Result<Vec<Candidate>> {
        let day = day_number(filing);
        let mut found: Vec<i64> = Vec::new();
        let mut ask = self.connection().prepare_cached(
            "SELECT report FROM likeness_bands WHERE band = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day DESC, report DESC LIMIT ?4",
        )?;
        for band in &filing.sketch.bands {
            for near in ask.query_map([*band, day - DAYS, day + DAYS, MOST], |row| row.get(0))? {
                found.push(near?);
            }
        }
        found.sort_unstable();
        found.dedup();
        let mut candidates = Vec::with_capacity(found.len());
        for near in found {
            candidates.extend(self.candidates("report <> ?1 AND report = ?2", report, near)?);
        }
        Ok(candidates)
    }

    fn index_bands(&self, report: i64, filing: &Filing) -> Result<()> {
        let day = day_number(filing);
        let mut insert =
            self.connection().prepare_cached("INSERT OR IGNORE INTO likeness_bands (band, day, report) VALUES (?1, ?2, ?3)")?;
        for band in &filing.sketch.bands {
            insert.execute([*band, day, report])?;
        }
        Ok(())
    }

    /// How alike a report and a new one are. `forms` keeps the new one's words between calls.
    fn likeness(&mut self, candidate: &Candidate, filing: &Filing, forms: &mut Option<String>) -> Result<Likeness> {
        if candidate.text_key == filing.text_key {
            return Ok(Likeness { shared: 1.0, contained: 1.0 });
        }
        let text = self.text_of(candidate.report)?;
        let forms = forms.get_or_insert_with(|| search_forms(&filing.text));
        Ok(compare(forms, &search_forms(&text)))
    }

    /// The text of a report.
    pub(crate) fn text_of(&mut self, report: i64) -> Result<String> {
        load::text(&self.store.connection, report, &mut self.unpackers)
    }

    /// Whether a report speaks of the same actors: texts made from one mould about different people are different reports.
    fn actors_agree(&self, report: i64, actors: &[Resolved]) -> Result<bool> {
        let mut theirs: Vec<i64> = self
            .connection()
            .prepare_cached("SELECT DISTINCT actor FROM entities WHERE report = ?1 ORDER BY actor")?
            .query_map([report], |row| row.get(0))?
            .collect::<Result<_>>()?;
        let mut ours: Vec<i64> = actors.iter().map(|actor| actor.actor).collect();
        ours.sort_unstable();
        ours.dedup();
        let shared = ours.iter().filter(|actor| theirs.binary_search(actor).is_ok()).count();
        theirs.extend(&ours);
        let all = theirs.len() - shared;
        Ok(all == 0 || shared as f64 / all as f64 >= ACTORS)
    }
}

fn candidate(row: &rusqlite::Row) -> Result<Candidate> {
    Ok(Candidate {
        report: row.get(0)?,
        original: row.get(1)?,
        key: row.get(2)?,
        text_key: row.get(3)?,
        characters: row.get(4)?,
        agency: row.get(5)?,
    })
}

/// The day of a report as a number; reports without a day are compared among themselves.
pub(super) fn day_number(filing: &Filing) -> i64 {
    let day = filing.records.published.as_deref().and_then(|day| day.parse::<Date>().ok());
    day.map_or(-1_000_000, |day| i64::from(day.number()))
}
