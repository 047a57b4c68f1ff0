//! A report as it was stored: its text and its records.

use crate::Archive;
use crate::error::{ArchiveError, Result, of_sqlite};
use crate::filing::read_glosses;
use crate::ids::read_public_id;
use crate::records::{Dateline, Entity, Event, Place, Range, Records, Statement, quad};
use crate::spans::{read, read_mentions, read_places};
use crate::texts::Unpacker;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// A report as it came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredReport {
    /// Its number.
    pub report: i64,
    /// The key of its public id.
    pub key: i64,
    /// Its id when it came.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The agency that it came with.
    pub agency: Option<String>,
    /// The day that it came with.
    pub published: Option<String>,
    /// `live`, `superseded`, `withdrawn`.
    pub status: String,
    /// Where it came from.
    pub origin: String,
}

impl Archive {
    /// The report with a public id (`rpt_…`), a number, or the id that it came with; of several versions the live one, else the last.
    pub fn report(&self, name: &str) -> Result<StoredReport> {
        find_report(self.connection(), name)
            .map_err(|problem| of_sqlite(self.path(), problem))?
            .ok_or_else(|| ArchiveError::Unknown(format!("{name}: the archive has no such report. `waqai reports` lists them")))
    }

    /// The text of a report, as it came in.
    pub fn text(&self, report: i64) -> Result<String> {
        self.check(text(self.connection(), report, &mut HashMap::new()))
    }

    /// The records of a report, as they stand now.
    pub fn records(&self, report: i64) -> Result<Records> {
        self.check(records(self.connection(), report, &mut HashMap::new()))
    }

    /// One line in English and one in Arabic for each event of a report, in their order (`mentions.n`).
    pub fn glosses(&self, report: i64) -> Result<Vec<(String, String)>> {
        self.check(glosses(self.connection(), report, &mut HashMap::new()))
    }
}

/// Looks a report up by any of its names.
pub(crate) fn find_report(connection: &Connection, name: &str) -> rusqlite::Result<Option<StoredReport>> {
    let columns = "report, key, given_id, title, url, given_agency, given_published, status, origin";
    if let Some(("rpt", key)) = read_public_id(name) {
        let found = connection.query_row(&format!("SELECT {columns} FROM reports WHERE key = ?1"), [key], stored_report).optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    let ask = format!("SELECT {columns} FROM reports WHERE given_id = ?1 ORDER BY status <> 'live', report DESC LIMIT 1");
    connection.query_row(&ask, [name], stored_report).optional()
}

fn stored_report(row: &Row) -> rusqlite::Result<StoredReport> {
    Ok(StoredReport {
        report: row.get(0)?,
        key: row.get(1)?,
        id: row.get(2)?,
        title: row.get(3)?,
        url: row.get(4)?,
        agency: row.get(5)?,
        published: row.get(6)?,
        status: row.get(7)?,
        origin: row.get(8)?,
    })
}

/// The text of a report. `unpackers` are kept between calls.
pub(crate) fn text(connection: &Connection, report: i64, unpackers: &mut Unpackers) -> rusqlite::Result<String> {
    let (dictionary, bytes, body): (i64, u32, Vec<u8>) = connection
        .prepare_cached("SELECT dictionary, bytes, body FROM texts WHERE report = ?1")?
        .query_row([report], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    unpacker(connection, dictionary, unpackers)?.unpack(&body, bytes as usize).map_err(unreadable)
}

/// The lines of a report's events, English and Arabic, in the order of the events.
pub(crate) fn glosses(connection: &Connection, report: i64, unpackers: &mut Unpackers) -> rusqlite::Result<Vec<(String, String)>> {
    let (dictionary, body): (i64, Option<Vec<u8>>) = connection
        .prepare_cached("SELECT dictionary, glosses FROM texts WHERE report = ?1")?
        .query_row([report], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let Some(body) = body else { return Ok(Vec::new()) };
    // A line has some hundred bytes; no report has events enough to reach this.
    let lines = unpacker(connection, dictionary, unpackers)?.unpack(&body, 16 << 20).map_err(unreadable)?;
    Ok(read_glosses(&lines))
}

/// Unpackers by dictionary, kept between calls.
pub(crate) type Unpackers = HashMap<i64, Unpacker>;

fn unpacker<'a>(connection: &Connection, dictionary: i64, unpackers: &'a mut Unpackers) -> rusqlite::Result<&'a Unpacker> {
    if let Entry::Vacant(free) = unpackers.entry(dictionary) {
        let ask = "SELECT contents FROM dictionaries WHERE dictionary = ?1";
        let contents: Vec<u8> = connection.query_row(ask, [dictionary], |row| row.get(0))?;
        free.insert(Unpacker::new(&contents).map_err(unreadable)?);
    }
    Ok(&unpackers[&dictionary])
}

/// A text or record that does not come out again: the file is damaged.
pub(crate) fn unreadable(problem: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Blob, Box::new(problem))
}

/// The records of a report.
pub(crate) fn records(connection: &Connection, report: i64, unpackers: &mut Unpackers) -> rusqlite::Result<Records> {
    let mut records = connection
        .prepare_cached(
            "SELECT s.agency, r.published, r.dateline_start, r.dateline_end, r.dateline_place, r.dateline_date, r.dateline_agency, r.sentences, r.notes
             FROM reports r LEFT JOIN sources s USING (source) WHERE r.report = ?1",
        )?
        .query_row([report], |row| {
            let dateline = range(row, 2)?.map(|range| {
                Ok::<_, rusqlite::Error>(Dateline { range, place: place(connection, row.get(4)?)?, date: row.get(5)?, agency: row.get(6)? })
            });
            let notes: Option<String> = row.get(8)?;
            Ok(Records {
                agency: row.get(0)?,
                published: row.get(1)?,
                dateline: dateline.transpose()?,
                sentences: read(row.get_ref(7)?.as_str()?),
                notes: notes.map_or(Ok(Vec::new()), |notes| serde_json::from_str(&notes).map_err(unreadable))?,
                ..Records::default()
            })
        })?;
    records.entities = connection
        .prepare_cached(
            "SELECT type, name, name_en, country, sector, office, rank, known, spans FROM entities_named WHERE report = ?1 ORDER BY n",
        )?
        .query_map([report], |row| {
            Ok(Entity {
                kind: row.get(0)?,
                name: row.get(1)?,
                name_en: row.get(2)?,
                country: row.get(3)?,
                sector: row.get(4)?,
                office: row.get(5)?,
                rank: row.get(6)?,
                known: row.get(7)?,
                spans: read_mentions(row.get_ref(8)?.as_str()?),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    records.statements = connection
        .prepare_cached(
            "SELECT speaker, addressee, cue_start, cue_end, content_start, content_end, direct, parent, act, rule
             FROM statements WHERE report = ?1 ORDER BY n",
        )?
        .query_map([report], |row| {
            Ok(Statement {
                speaker: at(row, 0)?,
                addressee: at(row, 1)?,
                cue: range(row, 2)?.unwrap_or_default(),
                content: range(row, 4)?,
                direct: row.get(6)?,
                parent: at(row, 7)?,
                act: row.get(8)?,
                rule: row.get(9)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    records.events = connection
        .prepare_cached(
            "SELECT type, mode, contexts, cameo, status, actor, recipient, trigger_start, trigger_end, evidence_start, evidence_end, first_day,
                last_day, place, statement, killed, injured, rule, confidence, place_basis
             FROM mentions WHERE report = ?1 ORDER BY n",
        )?
        .query_map([report], |row| event(connection, row))?
        .collect::<rusqlite::Result<_>>()?;
    for (event, (english, arabic)) in records.events.iter_mut().zip(glosses(connection, report, unpackers)?) {
        (event.gloss_en, event.gloss_ar) = (english, arabic);
    }
    Ok(records)
}

fn event(connection: &Connection, row: &Row) -> rusqlite::Result<Event> {
    let days: (Option<String>, Option<String>) = (row.get(11)?, row.get(12)?);
    let kind: String = row.get(0)?;
    Ok(Event {
        quad: quad(&kind).1.into(),
        kind,
        mode: row.get(1)?,
        contexts: row.get_ref(2)?.as_str()?.split(';').filter(|context| !context.is_empty()).map(str::to_owned).collect(),
        cameo: row.get(3)?,
        status: row.get(4)?,
        actor: read_places(row.get_ref(5)?.as_str()?),
        recipient: read_places(row.get_ref(6)?.as_str()?),
        trigger: range(row, 7)?.unwrap_or_default(),
        evidence: range(row, 9)?.unwrap_or_default(),
        days: days.0.zip(days.1),
        place: place(connection, row.get(13)?)?,
        place_basis: row.get(19)?,
        statement: at(row, 14)?,
        killed: row.get::<_, Option<i64>>(15)?.map(|count| count as u64),
        injured: row.get::<_, Option<i64>>(16)?.map(|count| count as u64),
        rule: row.get(17)?,
        confidence: f64::from(row.get::<_, u32>(18)?) / 100.0,
        ..Event::default()
    })
}

/// A place in a list, from a number that counts from one.
fn at(row: &Row, column: usize) -> rusqlite::Result<Option<usize>> {
    Ok(row.get::<_, Option<u32>>(column)?.and_then(|number| (number as usize).checked_sub(1)))
}

fn range(row: &Row, column: usize) -> rusqlite::Result<Option<Range>> {
    let (start, end): (Option<u32>, Option<u32>) = (row.get(column)?, row.get(column + 1)?);
    Ok(start.zip(end).map(|(start, end)| Range { start, end }))
}

fn place(connection: &Connection, place: Option<i64>) -> rusqlite::Result<Option<Place>> {
    let Some(place) = place else { return Ok(None) };
    connection
        .prepare_cached("SELECT name, name_ar, country, lat, lon, geonames FROM places WHERE place = ?1")?
        .query_row(params![place], |row| place_at(row, 0))
        .optional()
}

/// A place whose name, Arabic name, state, latitude, longitude and number stand in a row one behind the other.
pub(crate) fn place_at(row: &Row, from: usize) -> rusqlite::Result<Place> {
    Ok(Place {
        name: row.get(from)?,
        name_ar: row.get(from + 1)?,
        country: row.get(from + 2)?,
        lat: row.get(from + 3)?,
        lon: row.get(from + 4)?,
        geonames: row.get(from + 5)?,
    })
}

/// A live report that is to be coded again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recodable {
    /// As it was stored.
    pub report: StoredReport,
    /// Its text.
    pub text: String,
}

impl Archive {
    /// Hands on all live reports with their texts, in the order in which they came. A break ends it.
    pub fn live_reports(&self, take: &mut dyn FnMut(Recodable) -> std::ops::ControlFlow<()>) -> Result<()> {
        let mut unpackers = HashMap::new();
        let mut last = 0i64;
        // By small steps: no reading is left open while somebody writes.
        loop {
            let ask = "SELECT report, key, given_id, title, url, given_agency, given_published, status, origin FROM reports
                 WHERE report > ?1 AND status = 'live' ORDER BY report LIMIT 200";
            let step = self.check(
                self.connection()
                    .prepare_cached(ask)
                    .and_then(|mut ask| ask.query_map([last], stored_report)?.collect::<rusqlite::Result<Vec<StoredReport>>>()),
            )?;
            let Some(end) = step.last().map(|report| report.report) else { return Ok(()) };
            last = end;
            for report in step {
                let text = self.check(text(self.connection(), report.report, &mut unpackers))?;
                if take(Recodable { report, text }).is_break() {
                    return Ok(());
                }
            }
        }
    }

    /// Live reports that corrections were applied to.
    pub fn corrected_reports(&self) -> Result<Vec<StoredReport>> {
        let ask = "SELECT report, key, given_id, title, url, given_agency, given_published, status, origin FROM reports
             WHERE status = 'live' AND report IN (SELECT report FROM uncorrected) ORDER BY report";
        self.check(self.connection().prepare(ask).and_then(|mut ask| ask.query_map([], stored_report)?.collect()))
    }

    /// How many reports are live.
    pub fn live_count(&self) -> Result<u64> {
        let count = self.connection().query_row("SELECT count(*) FROM reports WHERE status = 'live'", [], |row| row.get::<_, i64>(0));
        self.check(count.map(|count| count as u64))
    }
}
