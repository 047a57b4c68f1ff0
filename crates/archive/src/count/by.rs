//! Events by anything that an event has, and by period.

use super::Period;
use super::by_day::Now;
use crate::Archive;
use crate::ask::{Filter, driving, marks, text};
use crate::codes::Codes;
use crate::error::{ArchiveError, Result};
use crate::ids::public_id;
use crate::records::quad;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{OptionalExtension, Row, params_from_iter};
use std::collections::HashMap;
use waqai_coder::rules::EventType;

/// By what events are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The state of anybody who takes part.
    State,
    /// The actor, on either side.
    Actor,
    /// The type.
    Type,
    /// Type and mode.
    Mode,
    /// Each context.
    Context,
    /// The place.
    Place,
    /// The status.
    Status,
    /// Each agency that tells it.
    Source,
    /// The quad class.
    Quad,
}

/// Events with something in common, in a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Count {
    /// What they have in common: a code or a name.
    pub key: String,
    /// The public id of an actor.
    pub id: Option<String>,
    /// The period.
    pub period: String,
    /// Events.
    pub events: i64,
    /// Events by quad class.
    pub quads: [i64; 4],
    /// The sum of the types' scores.
    pub score_sum: f64,
    /// Mentions in live reports.
    pub mentions: i64,
}

/// Names, each with a number.
#[derive(Default)]
struct Numbered {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
}

impl Numbered {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = self.names.len() as u32;
        self.numbers.insert(name.to_owned(), number);
        self.names.push(name.to_owned());
        number
    }
}

/// Counts while they are added up, by period and key.
struct Cells<'a> {
    codes: &'a Codes,
    period: Period,
    now: Now,
    keys: Numbered,
    periods: Numbered,
    last: (String, u32),
    cells: HashMap<(u32, u32), Count>,
    /// At most so many.
    most: usize,
}

/// Events of one key and period, one behind the other in an index.
#[derive(Default)]
struct Run {
    begun: bool,
    period: String,
    types: [i64; 16],
    mentions: i64,
}

impl<'a> Cells<'a> {
    fn new(codes: &'a Codes, period: Period) -> Cells<'a> {
        Cells {
            codes,
            period,
            now: Now::default(),
            keys: Numbered::default(),
            periods: Numbered::default(),
            last: (String::new(), 0),
            cells: HashMap::new(),
            most: usize::MAX,
        }
    }

    fn add(&mut self, key: &str, day: &str, kind: &str, events: i64, mentions: i64) {
        let period = self.now.of(self.period, day);
        if self.last.0 != period || self.periods.names.is_empty() {
            self.last = (period.to_owned(), self.periods.number(period));
        }
        let count = self.cells.entry((self.last.1, self.keys.number(key))).or_default();
        count.events += events;
        count.quads[(quad(kind).0 - 1).clamp(0, 3) as usize] += events;
        count.score_sum += self.codes.score(kind) * events as f64;
        count.mentions += mentions;
    }

    /// Takes what was counted of a key in a period.
    fn end_run(&mut self, key: u32, run: &mut Run) {
        let run = std::mem::take(run);
        if !run.begun {
            return;
        }
        let count = self.cells.entry((self.periods.number(&run.period), key)).or_default();
        count.mentions += run.mentions;
        for (kind, events) in EventType::ALL.iter().zip(run.types).filter(|(_, events)| *events > 0) {
            count.events += events;
            count.quads[(quad(kind.code()).0 - 1).clamp(0, 3) as usize] += events;
            count.score_sum += self.codes.score(kind.code()) * events as f64;
        }
    }

    /// Whether there are more than may be.
    fn is_full(&self) -> bool {
        self.cells.len() > self.most
    }

    fn counts(self) -> Vec<Count> {
        let (keys, periods) = (self.keys.names, self.periods.names);
        let named = |((period, key), count): ((u32, u32), Count)| Count {
            key: keys[key as usize].clone(),
            period: periods[period as usize].clone(),
            ..count
        };
        self.cells.into_iter().map(named).collect()
    }
}

impl Archive {
    /// Counts events by something and by period, the most frequent first within a period.
    ///
    /// # Errors
    /// [`ArchiveError::Refused`] where there would be more than `most` rows.
    pub fn count_by(&self, filter: &Filter, by: By, period: Period, codes: &Codes, most: usize) -> Result<Vec<Count>> {
        let mut cells = Cells { most, ..Cells::new(codes, period) };
        self.check(if Archive::days_suffice(filter) {
            match by {
                By::Type | By::Mode | By::Status | By::Quad => self.count_days(filter, by, &mut cells),
                By::State if filter.modes.is_empty() => self.count_index(filter, "event_states", "country", &mut cells),
                // Of a stretch of time the events are fewer than the actors of all times.
                By::Actor if filter.from.is_none() && filter.to.is_none() => self.count_index(filter, "event_actors", "actor", &mut cells),
                _ => self.count_events(filter, by, &mut cells),
            }
        } else {
            self.count_events(filter, by, &mut cells)
        })?;
        if cells.is_full() {
            return Err(ArchiveError::Refused(format!(
                "these are more than {most} counts. Ask for longer periods, for less time, or for fewer events"
            )));
        }
        let mut found = cells.counts();
        match by {
            By::Actor => self.check(self.name_actors(&mut found))?,
            By::Place => self.check(self.name_places(&mut found))?,
            _ => {}
        }
        found.sort_by(|one, other| one.period.cmp(&other.period).then(other.events.cmp(&one.events)).then(one.key.cmp(&other.key)));
        Ok(found)
    }

    /// From the counts of each day.
    fn count_days(&self, filter: &Filter, by: By, cells: &mut Cells) -> rusqlite::Result<()> {
        let mut key = String::new();
        self.each_day(filter, &mut |day| {
            if !class_fits(filter, day.kind) {
                return Ok(());
            }
            key.clear();
            match by {
                By::Type => key.push_str(day.kind),
                By::Status => key.push_str(day.status),
                By::Quad => key.push_str(&quad(day.kind).0.to_string()),
                _ => {
                    key.push_str(day.kind);
                    if let Some(mode) = day.mode {
                        key.push(' ');
                        key.push_str(mode);
                    }
                }
            }
            cells.add(&key, day.day, day.kind, day.events, day.mentions);
            Ok(())
        })
    }

    /// From an index of events in the order of what is counted and of days: an event that is there twice stands behind itself.
    fn count_index(&self, filter: &Filter, table: &str, column: &str, cells: &mut Cells) -> rusqlite::Result<()> {
        // An event without a day has an empty one.
        let (mut conditions, mut values) = (" AND day >= ?".to_owned(), vec![text(filter.from.as_deref().unwrap_or("0"))]);
        if let Some(to) = &filter.to {
            conditions.push_str(" AND day <= ?");
            values.push(text(to));
        }
        for (column, list) in [("type", &filter.types), ("mode", &filter.modes), ("status", &filter.statuses)] {
            if !list.is_empty() {
                conditions.push_str(&format!(" AND {column} IN ({})", marks(list.len())));
                values.extend(list.iter().map(text));
            }
        }
        let sql = format!("SELECT {column}, day, type, mentions, event FROM {table} WHERE {column} = ?{conditions} ORDER BY day, event");
        let mut ask = self.connection().prepare_cached(&sql)?;
        let mut next =
            self.connection().prepare_cached(&format!("SELECT {column} FROM {table} WHERE {column} > ? ORDER BY {column} LIMIT 1"))?;
        // Texts stand behind all numbers, and the empty text before all others.
        let mut key = if column == "actor" { Value::Integer(i64::MIN) } else { text("") };
        while let Some(found) = next.query_row([&key], |row| row.get::<_, Value>(0)).optional()? {
            key = found;
            let named = match &key {
                Value::Integer(number) => number.to_string(),
                Value::Text(text) => text.clone(),
                _ => String::new(),
            };
            let number = cells.keys.number(&named);
            let (mut last, mut run) = (0i64, Run::default());
            let mut rows = ask.query(params_from_iter(std::iter::once(&key).chain(&values)))?;
            while let Some(row) = rows.next()? {
                let event: i64 = row.get(4)?;
                if last == event {
                    continue;
                }
                let Some(kind) = EventType::named(row.get_ref(2)?.as_str()?) else { continue };
                if !class_fits(filter, kind.code()) {
                    continue;
                }
                last = event;
                let day = row.get_ref(1)?.as_str()?;
                if !(run.begun && cells.period.holds(&run.period, day)) {
                    cells.end_run(number, &mut run);
                    (run.begun, run.period) = (true, cells.period.of(day));
                }
                run.types[kind as usize] += 1;
                run.mentions += row.get::<_, i64>(3)?;
            }
            cells.end_run(number, &mut run);
            if cells.is_full() {
                break;
            }
        }
        Ok(())
    }

    /// Event by event.
    fn count_events(&self, filter: &Filter, by: By, cells: &mut Cells) -> rusqlite::Result<()> {
        let (key, join) = match by {
            By::State => ("ifnull(x.country, '')", "CROSS JOIN participants x ON x.event = e.event AND x.country IS NOT NULL"),
            By::Actor => ("x.actor", "CROSS JOIN participants x ON x.event = e.event"),
            By::Type => ("e.type", ""),
            By::Mode => ("e.type || ifnull(' ' || e.mode, '')", ""),
            By::Context => ("x.value", "JOIN json_each('[\"' || replace(nullif(e.contexts, ''), ';', '\",\"') || '\"]') x"),
            By::Place => ("ifnull(e.place, '')", ""),
            By::Status => ("e.status", ""),
            By::Source => (
                "ifnull(s.agency, '')",
                "CROSS JOIN mentions m ON m.event = e.event CROSS JOIN reports r ON r.report = m.report AND r.status = 'live'
                 LEFT JOIN sources s ON s.source = r.source",
            ),
            By::Quad => ("e.quad", ""),
        };
        let (from, _, mut all) = driving(filter);
        all.add("e.day IS NOT NULL", []);
        let sql = format!("SELECT {key}, e.day, e.type, e.mentions, e.event FROM {from} {join} WHERE {}", all.clause());
        let mut ask = self.connection().prepare_cached(&sql)?;
        let mut rows = ask.query(params_from_iter(&all.values))?;
        // The rows of an event stand one behind the other: what it has twice counts once.
        let (mut last, mut seen) = (0i64, Vec::<String>::new());
        let joined = !join.is_empty();
        while let Some(row) = rows.next()? {
            if cells.is_full() {
                break;
            }
            let event: i64 = row.get(4)?;
            if last != event {
                last = event;
                seen.clear();
            }
            with_key(row, |key| {
                if joined {
                    if seen.iter().any(|known| known == key) {
                        return Ok(());
                    }
                    seen.push(key.to_owned());
                }
                cells.add(key, row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?, 1, row.get(3)?);
                Ok(())
            })?;
        }
        Ok(())
    }

    fn name_actors(&self, counts: &mut [Count]) -> rusqlite::Result<()> {
        let mut ask = self.connection().prepare_cached("SELECT key, coalesce(name_en, name, type) FROM actors WHERE actor = ?1")?;
        for count in counts {
            let (key, name): (i64, String) =
                ask.query_row([count.key.parse::<i64>().unwrap_or_default()], |row| Ok((row.get(0)?, row.get(1)?)))?;
            (count.id, count.key) = (Some(public_id("act", key)), name);
        }
        Ok(())
    }

    /// Names in the place of numbers. Places that are called the same count together.
    fn name_places(&self, counts: &mut Vec<Count>) -> rusqlite::Result<()> {
        let names: HashMap<String, String> = self
            .connection()
            .prepare_cached("SELECT place, name || ifnull(', ' || country, '') FROM places")?
            .query_map([], |row| Ok((row.get::<_, i64>(0)?.to_string(), row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let mut named: HashMap<(String, String), Count> = HashMap::new();
        for mut count in counts.drain(..) {
            count.key = names.get(&count.key).cloned().unwrap_or_default();
            let found = named.entry((count.period.clone(), count.key.clone())).or_insert_with(|| Count {
                key: count.key.clone(),
                period: count.period.clone(),
                ..Count::default()
            });
            found.events += count.events;
            found.mentions += count.mentions;
            found.score_sum += count.score_sum;
            found.quads.iter_mut().zip(count.quads).for_each(|(all, one)| *all += one);
        }
        counts.extend(named.into_values());
        Ok(())
    }
}

/// Whether a type is of a quad class that the filter lets through.
fn class_fits(filter: &Filter, kind: &str) -> bool {
    filter.quads.is_empty() || filter.quads.contains(&quad(kind).0)
}

/// The first value of a row as a text, whatever it is.
fn with_key<T>(row: &Row, take: impl FnOnce(&str) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
    match row.get_ref(0)? {
        ValueRef::Integer(number) => take(&number.to_string()),
        value => take(value.as_str()?),
    }
}
