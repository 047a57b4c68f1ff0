//! Reports of the archive.

use super::by_words::RANKED;
use super::filter::{Conditions, Filter, Party, marks, number, text};
use super::page::{Cursor, Page};
use crate::Archive;
use crate::error::Result;
use rusqlite::{Row, params_from_iter};

/// A report in a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportRow {
    /// Its number.
    pub report: i64,
    /// The key of its public id.
    pub key: i64,
    /// The id that it came with.
    pub given_id: String,
    /// Its day.
    pub published: Option<String>,
    /// Its agency.
    pub agency: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The place of its dateline.
    pub dateline_place: Option<String>,
    /// Its length in code points.
    pub characters: i64,
    /// `live`, `superseded`, `withdrawn`.
    pub status: String,
    /// The key of the report that it repeats.
    pub original: Option<i64>,
    /// How: `reprint`, `excerpt`, `update`, `variant`, `version`.
    pub relation: Option<String>,
    /// The SHA-256 of its text.
    pub text_sha256: Vec<u8>,
    /// How many statements it has.
    pub statements: i64,
    /// How many mentions of events.
    pub events: i64,
    /// Whether a correction was laid over it.
    pub corrected: bool,
}

const COLUMNS: &str = "r.report, r.key, r.given_id, r.published, s.agency, r.title, r.url, pl.name, r.characters, r.status,
    (SELECT o.key FROM reports o WHERE o.report = r.original), r.relation, r.text_sha256,
    (SELECT count(*) FROM statements t WHERE t.report = r.report), (SELECT count(*) FROM mentions m WHERE m.report = r.report), r.corrected";
const JOINS: &str = "LEFT JOIN sources s ON s.source = r.source LEFT JOIN places pl ON pl.place = r.dateline_place";

fn report(row: &Row) -> rusqlite::Result<ReportRow> {
    Ok(ReportRow {
        report: row.get(0)?,
        key: row.get(1)?,
        given_id: row.get(2)?,
        published: row.get(3)?,
        agency: row.get(4)?,
        title: row.get(5)?,
        url: row.get(6)?,
        dateline_place: row.get(7)?,
        characters: row.get(8)?,
        status: row.get(9)?,
        original: row.get(10)?,
        relation: row.get(11)?,
        text_sha256: row.get(12)?,
        statements: row.get(13)?,
        events: row.get(14)?,
        corrected: row.get(15)?,
    })
}

impl Filter {
    /// Conditions on a report `r` from a source `s`, the words aside.
    pub(super) fn of_report(&self) -> Conditions {
        let mut all = Conditions::default();
        if self.statuses.is_empty() {
            all.add("r.status = 'live'", []);
        } else {
            all.one_of("r.status", &self.statuses);
        }
        if let [source] = &self.sources[..] {
            // The index of sources is in the order of days.
            all.add("r.source = (SELECT source FROM sources WHERE agency = ?)", [text(source)]);
        } else if !self.sources.is_empty() {
            all.add(
                format!("+r.source IN (SELECT source FROM sources WHERE agency IN ({}))", marks(self.sources.len())),
                self.sources.iter().map(text),
            );
        }
        if let Some(from) = &self.from {
            all.add("r.published >= ?", [text(from)]);
        }
        if let Some(to) = &self.to {
            all.add("r.published <= ?", [text(to)]);
        }
        let states = self.states.iter().chain(self.pair.iter().flat_map(|(one, other)| [one, other]));
        for state in states {
            all.add("EXISTS (SELECT 1 FROM entities x WHERE x.report = r.report AND x.country = ?)", [text(state)]);
        }
        for party in [&self.actor, &self.recipient, &self.person].into_iter().flatten() {
            match party {
                Party::State(state) => {
                    all.add("EXISTS (SELECT 1 FROM entities x WHERE x.report = r.report AND x.country = ?)", [text(state)])
                }
                Party::Actors(actors) => all.add(
                    format!("r.report IN (SELECT x.report FROM entities x WHERE x.actor IN ({}))", marks(actors.len())),
                    actors.iter().map(number),
                ),
            }
        }
        if let Some(place) = &self.place {
            let of = "name = ? COLLATE NOCASE OR name_ar = ? OR country = ?";
            all.add(format!("r.dateline_place IN (SELECT place FROM places WHERE {of})"), [text(place), text(place), text(place)]);
        }
        if !self.types.is_empty() || !self.modes.is_empty() || !self.contexts.is_empty() || !self.quads.is_empty() {
            let told = Filter {
                types: self.types.clone(),
                modes: self.modes.clone(),
                contexts: self.contexts.clone(),
                quads: self.quads.clone(),
                ..Filter::default()
            }
            .of_event(false);
            let of = format!("SELECT 1 FROM mentions m JOIN events e ON e.event = m.event WHERE m.report = r.report AND {}", told.clause());
            all.add(format!("EXISTS ({of})"), told.values);
        }
        all
    }
}

impl Archive {
    /// A page of the reports that the filter lets through: those that fit the words best where words are given, else in the order of their days.
    pub fn reports(&self, filter: &Filter, page: &Page) -> Result<(Vec<ReportRow>, Option<Cursor>)> {
        self.check(match &filter.words {
            Some(query) => self.reports_by_words(filter, query, page, RANKED),
            None => self.reports_by_day(filter, page),
        })
    }

    /// One report as a list shows it, by its number.
    pub fn report_row(&self, number: i64) -> Result<ReportRow> {
        let sql = format!("SELECT {COLUMNS} FROM reports r {JOINS} WHERE r.report = ?1");
        self.check(self.connection().prepare_cached(&sql).and_then(|mut ask| ask.query_row([number], report)))
    }

    /// Reports by their numbers, in the order of these.
    pub(super) fn report_rows(&self, numbers: &[i64]) -> rusqlite::Result<Vec<ReportRow>> {
        let mut ask = self.connection().prepare_cached(&format!("SELECT {COLUMNS} FROM reports r {JOINS} WHERE r.report = ?1"))?;
        numbers.iter().map(|number| ask.query_row([number], report)).collect()
    }

    /// Hands on every report, live or not, in the order of keys.
    pub(crate) fn every_report(&self, take: &mut dyn FnMut(ReportRow) -> std::io::Result<()>) -> Result<std::io::Result<()>> {
        let result = (|| {
            let mut ask = self.connection().prepare(&format!("SELECT {COLUMNS} FROM reports r {JOINS} ORDER BY r.key"))?;
            let mut rows = ask.query([])?;
            while let Some(row) = rows.next()? {
                if let Err(problem) = take(report(row)?) {
                    return Ok(Err(problem));
                }
            }
            Ok(Ok(()))
        })();
        self.check(result)
    }

    fn reports_by_day(&self, filter: &Filter, page: &Page) -> rusqlite::Result<(Vec<ReportRow>, Option<Cursor>)> {
        let (order, beyond) = if page.newest { ("DESC", "<") } else { ("ASC", ">") };
        let mut all = filter.of_report();
        if let Some(cursor) = &page.cursor {
            all.add(format!("(ifnull(r.published, ''), r.report) {beyond} (?, ?)"), [text(&cursor.day), cursor.record.into()]);
            if !cursor.day.is_empty() {
                // For the index; the condition above is the exact one.
                let near = if page.newest { "(r.published <= ? OR r.published IS NULL)" } else { "r.published >= ?" };
                all.add(near, [text(&cursor.day)]);
            }
        }
        let sql = format!(
            "SELECT {COLUMNS} FROM reports r {JOINS} WHERE {} ORDER BY r.published {order}, r.report {order} LIMIT {}",
            all.clause(),
            page.limit.saturating_add(1)
        );
        let mut found = self
            .connection()
            .prepare_cached(&sql)?
            .query_map(params_from_iter(&all.values), report)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let more = found.len() > page.limit;
        found.truncate(page.limit);
        let next =
            found.last().filter(|_| more).map(|row| Cursor { day: row.published.clone().unwrap_or_default(), record: row.report, n: 0 });
        Ok((found, next))
    }
}
