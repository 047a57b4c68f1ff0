//! Events of the archive: each once, however many reports tell it.

use super::filter::{Conditions, Filter, Party, number, ordered, text};
use super::page::{Cursor, Page};
use super::party::Participant;
use crate::Archive;
use crate::error::Result;
use crate::load::{Unpackers, glosses, place_at};
use crate::records::{Place, Range};
use rusqlite::{Row, params_from_iter};

/// An event with all that a page, a table or a release says of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventRow {
    /// Its number.
    pub event: i64,
    /// The key of its public id.
    pub key: i64,
    /// Counts its changes.
    pub version: i64,
    /// `active`, `retracted`, `merged`.
    pub record_status: String,
    /// The key of the event that it became.
    pub merged_into: Option<i64>,
    /// One of the sixteen types.
    pub kind: String,
    /// Its mode.
    pub mode: Option<String>,
    /// Its contexts, separated by `;`.
    pub contexts: String,
    /// The closest CAMEO code.
    pub cameo: String,
    /// 1 verbal cooperation … 4 material conflict.
    pub quad: i64,
    /// `actual`, `historical`, `future`, `hypothetical`, `negated`.
    pub status: String,
    /// The first day, where it was told.
    pub first_day: Option<String>,
    /// The last day.
    pub last_day: Option<String>,
    /// The day to count by.
    pub day: Option<String>,
    /// `told`, `published`, `unknown`.
    pub day_basis: String,
    /// Where.
    pub place: Option<Place>,
    /// `told` or `dateline`.
    pub place_basis: Option<String>,
    /// The dead.
    pub killed: Option<i64>,
    /// The injured.
    pub injured: Option<i64>,
    /// In hundredths.
    pub confidence: i64,
    /// How often it is told.
    pub mentions: i64,
    /// How many reports tell it.
    pub reports: i64,
    /// How many agencies.
    pub sources: i64,
    /// The first report's day.
    pub first_published: Option<String>,
    /// The last report's.
    pub last_published: Option<String>,
    /// Whether a correction was laid over it.
    pub corrected: bool,
    /// When it was last corrected.
    pub curated_at: Option<String>,
    /// The mention that it is told by here.
    pub lead: Lead,
    /// Who does it.
    pub actors: Vec<Participant>,
    /// To whom.
    pub recipients: Vec<Participant>,
}

/// The leading mention of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lead {
    /// The number of the report.
    pub report: i64,
    /// The key of its public id.
    pub key: i64,
    /// The number of the event in the report.
    pub n: i64,
    /// The id that the report came with.
    pub given_id: String,
    /// Its address.
    pub url: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its agency.
    pub agency: Option<String>,
    /// Its day.
    pub published: Option<String>,
    /// The words that name the act.
    pub trigger: Range,
    /// The clause that supports it.
    pub evidence: Range,
    /// The frame that made it.
    pub rule: String,
    /// The number of the statement that carries it.
    pub statement: Option<i64>,
    /// One line in English.
    pub gloss_en: String,
    /// One line in Arabic.
    pub gloss_ar: String,
}

const COLUMNS: &str =
    "e.event, e.key, e.version, e.record_status, (SELECT key FROM events k WHERE k.event = e.merged_into), e.type, e.mode, e.contexts,
    e.cameo, e.quad, e.status, e.first_day, e.last_day, e.day, e.day_basis, pl.name, pl.name_ar, pl.country, pl.lat, pl.lon, pl.geonames,
    e.place_basis, e.killed, e.injured, e.confidence, e.mentions, e.reports, e.sources, e.first_published, e.last_published, e.corrected,
    e.lead_report, r.key, e.lead_n, r.given_id, r.url, r.title, s.agency, r.published, m.trigger_start, m.trigger_end, m.evidence_start,
    m.evidence_end, m.rule, m.statement";
const JOINS: &str = "JOIN reports r ON r.report = e.lead_report LEFT JOIN sources s ON s.source = r.source
    JOIN mentions m ON m.report = e.lead_report AND m.n = e.lead_n LEFT JOIN places pl ON pl.place = e.place";

fn event(row: &Row) -> rusqlite::Result<EventRow> {
    // An event without a place has nothing there.
    let place = row.get::<_, Option<String>>(15)?.map(|_| place_at(row, 15)).transpose()?;
    Ok(EventRow {
        event: row.get(0)?,
        key: row.get(1)?,
        version: row.get(2)?,
        record_status: row.get(3)?,
        merged_into: row.get(4)?,
        kind: row.get(5)?,
        mode: row.get(6)?,
        contexts: row.get(7)?,
        cameo: row.get(8)?,
        quad: row.get(9)?,
        status: row.get(10)?,
        first_day: row.get(11)?,
        last_day: row.get(12)?,
        day: row.get(13)?,
        day_basis: row.get(14)?,
        place,
        place_basis: row.get(21)?,
        killed: row.get(22)?,
        injured: row.get(23)?,
        confidence: row.get(24)?,
        mentions: row.get(25)?,
        reports: row.get(26)?,
        sources: row.get(27)?,
        first_published: row.get(28)?,
        last_published: row.get(29)?,
        corrected: row.get(30)?,
        lead: Lead {
            report: row.get(31)?,
            key: row.get(32)?,
            n: row.get(33)?,
            given_id: row.get(34)?,
            url: row.get(35)?,
            title: row.get(36)?,
            agency: row.get(37)?,
            published: row.get(38)?,
            trigger: Range { start: row.get(39)?, end: row.get(40)? },
            evidence: Range { start: row.get(41)?, end: row.get(42)? },
            rule: row.get(43)?,
            statement: row.get(44)?,
            ..Lead::default()
        },
        ..EventRow::default()
    })
}

/// The glosses of the last report, so that events of one report unpack them once.
#[derive(Default)]
pub(crate) struct Glosses {
    unpackers: Unpackers,
    last: Option<(i64, Vec<(String, String)>)>,
}

impl Glosses {
    pub fn of(&mut self, archive: &Archive, report: i64, n: i64) -> rusqlite::Result<(String, String)> {
        if self.last.as_ref().is_none_or(|(last, _)| *last != report) {
            self.last = Some((report, glosses(archive.connection(), report, &mut self.unpackers)?));
        }
        let at = usize::try_from(n - 1).unwrap_or(usize::MAX);
        Ok(self.last.as_ref().and_then(|(_, lines)| lines.get(at)).cloned().unwrap_or_default())
    }
}

impl Archive {
    /// A page of the events that the filter lets through, in the order of their days, and where the next page begins.
    pub fn events(&self, filter: &Filter, page: &Page) -> Result<(Vec<EventRow>, Option<Cursor>)> {
        self.check(self.events_page(filter, page))
    }

    /// One event by its key, whatever became of it.
    pub fn event(&self, key: i64) -> Result<Option<EventRow>> {
        self.check((|| {
            let ask = format!("SELECT {COLUMNS} FROM events e {JOINS} WHERE e.key = ?");
            let found =
                self.ask_events(&ask, &Conditions { values: vec![rusqlite::types::Value::Integer(key)], ..Conditions::default() })?;
            Ok(found.into_iter().next())
        })())
    }

    /// Events by their numbers, in the order of the numbers given.
    pub fn events_numbered(&self, numbers: &[i64]) -> Result<Vec<EventRow>> {
        self.check((|| {
            let ask = format!("SELECT {COLUMNS} FROM events e {JOINS} WHERE e.event = ?");
            let mut found = Vec::new();
            for number in numbers {
                let one = Conditions { values: vec![rusqlite::types::Value::Integer(*number)], ..Conditions::default() };
                found.extend(self.ask_events(&ask, &one)?);
            }
            Ok(found)
        })())
    }

    /// Hands on every event, active or not, in the order of their numbers.
    pub(crate) fn every_event(&self, take: &mut dyn FnMut(EventRow) -> std::io::Result<()>) -> Result<std::io::Result<()>> {
        let result = (|| {
            let mut glosses = Glosses::default();
            let mut ask = self.connection().prepare(&format!("SELECT {COLUMNS} FROM events e {JOINS} ORDER BY e.key"))?;
            let mut rows = ask.query([])?;
            while let Some(row) = rows.next()? {
                let row = self.complete(event(row)?, &mut glosses)?;
                if let Err(problem) = take(row) {
                    return Ok(Err(problem));
                }
            }
            Ok(Ok(()))
        })();
        self.check(result)
    }

    fn complete(&self, mut row: EventRow, glosses: &mut Glosses) -> rusqlite::Result<EventRow> {
        (row.actors, row.recipients) = self.sides(row.event)?;
        (row.lead.gloss_en, row.lead.gloss_ar) = glosses.of(self, row.lead.report, row.lead.n)?;
        if row.corrected {
            let ask = "SELECT max(at) FROM corrections WHERE correction NOT IN (SELECT correction FROM corrections_undone)
                AND text_key = (SELECT text_key FROM reports WHERE report = ?1)";
            row.curated_at = self.connection().prepare_cached(ask)?.query_row([row.lead.report], |row| row.get(0))?;
        }
        Ok(row)
    }

    fn ask_events(&self, sql: &str, conditions: &Conditions) -> rusqlite::Result<Vec<EventRow>> {
        let mut ask = self.connection().prepare_cached(sql)?;
        let mut rows = ask.query(params_from_iter(&conditions.values))?;
        let mut glosses = Glosses::default();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(self.complete(event(row)?, &mut glosses)?);
        }
        Ok(found)
    }

    fn events_page(&self, filter: &Filter, page: &Page) -> rusqlite::Result<(Vec<EventRow>, Option<Cursor>)> {
        // One more than asked for tells whether there is a next page.
        let limit = page.limit.saturating_add(1);
        let (from, day, all) = driving(filter);
        let mut found = self.in_order(from, day, &all, page, limit)?;
        let more = found.len() > page.limit;
        found.truncate(page.limit);
        let next = found.last().filter(|_| more).map(|row| Cursor { day: row.day.clone().unwrap_or_default(), record: row.event, n: 0 });
        Ok((found, next))
    }

    /// Events with a day in its order, then those without. The indexes of pairs and states have an empty day where it is unknown, events none.
    fn in_order(&self, from: &str, day: &str, all: &Conditions, page: &Page, limit: usize) -> rusqlite::Result<Vec<EventRow>> {
        let (order, beyond) = if page.newest { ("DESC", "<") } else { ("ASC", ">") };
        let number = if day == "d.day" { "d.event" } else { "e.event" };
        let mut found: Vec<EventRow> = Vec::new();
        for dated in [true, false] {
            let mut all = all.clone();
            // Of two lower bounds SQLite would take the first one to begin at: a plus keeps it from this one.
            let bounded = all.sql.iter().any(|condition| condition.ends_with("day >= ?")) || (page.cursor.is_some() && !page.newest);
            all.add(
                match (dated, day, bounded) {
                    (true, "d.day", false) => "d.day > ''",
                    (true, "d.day", true) => "+d.day > ''",
                    (false, "d.day", _) => "d.day = ''",
                    (true, _, false) => "e.day IS NOT NULL",
                    (true, _, true) => "+e.day IS NOT NULL",
                    (false, _, _) => "e.day IS NULL",
                },
                [],
            );
            if let Some(cursor) = &page.cursor {
                match (dated, cursor.day.is_empty()) {
                    (true, false) => all.add(format!("({day}, {number}) {beyond} (?, ?)"), [text(&cursor.day), cursor.record.into()]),
                    (false, true) => all.add(format!("{number} {beyond} ?"), [cursor.record.into()]),
                    // The page before had got past those with a day.
                    (true, true) => continue,
                    (false, false) => {}
                }
            }
            let (clause, left) = (all.clause(), limit - found.len());
            let sql = format!("SELECT {COLUMNS} FROM {from} {JOINS} WHERE {clause} ORDER BY {day} {order}, {number} {order} LIMIT {left}");
            found.extend(self.ask_events(&sql, &all)?);
            if found.len() >= limit {
                break;
            }
        }
        Ok(found)
    }
}

/// The tables to start from, the column there that holds the day, and what an event must be like.
pub(crate) fn driving(filter: &Filter) -> (&'static str, &'static str, Conditions) {
    let (from, day, mut all) = if let Some((one, other)) = &filter.pair {
        let (one, other) = ordered(one, other);
        let mut all = filter.of_event(true);
        all.add("d.state_1 = ?", [text(one)]);
        all.add("d.state_2 = ?", [text(other)]);
        ("event_pairs d CROSS JOIN events e ON e.event = d.event", "d.day", all)
    } else if let Some((actor, sides, rest)) = first_actor(filter) {
        let mut all = rest.of_event(false);
        all.add("d.actor = ?", [number(&actor)]);
        if let Some(side) = sides {
            all.add(format!("d.sides & {side} <> 0"), []);
        }
        ("event_actors d CROSS JOIN events e ON e.event = d.event", "d.day", all)
    } else if let Some((state, rest)) = first_state(filter) {
        let mut all = rest.of_event(false);
        // An event in which the state is on both sides has two rows: the first counts.
        all.add("d.country = ?", [text(&state)]);
        all.add(
            "NOT (d.side = 'recipient' AND EXISTS (SELECT 1 FROM event_states o
                WHERE o.country = d.country AND o.day = d.day AND o.event = d.event AND o.side = 'actor'))",
            [],
        );
        ("event_states d CROSS JOIN events e ON e.event = d.event", "d.day", all)
    } else {
        ("events e", "e.day", filter.of_event(false))
    };
    if day == "d.day" {
        for (edge, sign) in [(&filter.from, ">="), (&filter.to, "<=")] {
            if let Some(edge) = edge {
                all.add(format!("d.day {sign} ?"), [text(edge)]);
            }
        }
    }
    (from, day, all)
}

/// An actor that must take part, to start from its index: on which side, and what else is asked.
fn first_actor(filter: &Filter) -> Option<(i64, Option<i64>, Filter)> {
    let one = |party: &Option<Party>| match party {
        Some(Party::Actors(actors)) if actors.len() == 1 => actors.first().copied(),
        _ => None,
    };
    if let Some(actor) = one(&filter.actor) {
        return Some((actor, Some(1), Filter { actor: None, ..filter.clone() }));
    }
    if let Some(actor) = one(&filter.recipient) {
        return Some((actor, Some(2), Filter { recipient: None, ..filter.clone() }));
    }
    one(&filter.person).map(|actor| (actor, None, Filter { person: None, ..filter.clone() }))
}

/// A state that must take part, to start from its index, and what else is asked.
fn first_state(filter: &Filter) -> Option<(String, Filter)> {
    if let Some(state) = filter.states.first() {
        return Some((state.clone(), Filter { states: filter.states[1..].to_vec(), ..filter.clone() }));
    }
    let of = |party: &Option<Party>| match party {
        Some(Party::State(state)) => Some(state.clone()),
        _ => None,
    };
    let state = of(&filter.actor).or_else(|| of(&filter.recipient)).or_else(|| of(&filter.person))?;
    Some((state, filter.clone()))
}
