//! Events by anything that an event has, and by period.

use super::Period;
use crate::Archive;
use crate::ask::Filter;
use crate::codes::Codes;
use crate::error::Result;
use crate::ids::public_id;
use rusqlite::params_from_iter;
use std::collections::HashMap;

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

impl Archive {
    /// Counts events by something and by period, the most frequent first within a period.
    pub fn count_by(&self, filter: &Filter, by: By, period: Period, codes: &Codes) -> Result<Vec<Count>> {
        let (key, join) = match by {
            By::State => ("d.country", "JOIN (SELECT DISTINCT event, country FROM event_states) d ON d.event = e.event"),
            By::Actor => ("d.actor", "JOIN (SELECT DISTINCT event, actor FROM participants) d ON d.event = e.event"),
            By::Type => ("e.type", ""),
            By::Mode => ("e.type || ifnull(' ' || e.mode, '')", ""),
            By::Context => ("d.value", "JOIN json_each('[\"' || replace(nullif(e.contexts, ''), ';', '\",\"') || '\"]') d"),
            By::Place => ("ifnull(d.name || ifnull(', ' || d.country, ''), '')", "LEFT JOIN places d ON d.place = e.place"),
            By::Status => ("e.status", ""),
            By::Source => (
                "ifnull(d.agency, '')",
                "JOIN (SELECT DISTINCT m.event, s.agency FROM mentions m JOIN reports r ON r.report = m.report AND r.status = 'live'
                    LEFT JOIN sources s ON s.source = r.source) d ON d.event = e.event",
            ),
            By::Quad => ("e.quad", ""),
        };
        let all = filter.of_event(false);
        // Added up here: SQLite would sort all rows to group them. The index of events by day hands them on day after day.
        let sql =
            format!("SELECT {key}, e.day, e.type, e.quad, e.mentions FROM events e {join} WHERE {} AND e.day IS NOT NULL", all.clause());
        let mut cells: HashMap<(u32, u32), Count> = HashMap::new();
        let (mut keys, mut periods) = (Numbered::default(), Numbered::default());
        self.check((|| {
            let mut ask = self.connection().prepare_cached(&sql)?;
            let mut rows = ask.query(params_from_iter(&all.values))?;
            let mut last = (String::new(), 0);
            while let Some(row) = rows.next()? {
                let key = match row.get_ref(0)? {
                    rusqlite::types::ValueRef::Integer(number) => keys.number(&number.to_string()),
                    value => keys.number(value.as_str()?),
                };
                let day = row.get_ref(1)?.as_str()?;
                if last.0 != day {
                    last = (day.to_owned(), periods.number(&period.of(day)));
                }
                let count = cells.entry((last.1, key)).or_default();
                count.events += 1;
                count.quads[(row.get::<_, i64>(3)? - 1).clamp(0, 3) as usize] += 1;
                count.score_sum += codes.score(row.get_ref(2)?.as_str()?);
                count.mentions += row.get::<_, i64>(4)?;
            }
            Ok(())
        })())?;
        let named = |((period, key), count): ((u32, u32), Count)| Count {
            key: keys.names[key as usize].clone(),
            period: periods.names[period as usize].clone(),
            ..count
        };
        let mut found: Vec<Count> = cells.into_iter().map(named).collect();
        if by == By::Actor {
            self.check(self.name_actors(&mut found))?;
        }
        found.sort_by(|one, other| one.period.cmp(&other.period).then(other.events.cmp(&one.events)).then(one.key.cmp(&other.key)));
        Ok(found)
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
}
