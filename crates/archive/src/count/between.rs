//! Events between any two parties: states, bodies or people.

use crate::Archive;
use crate::ask::{Party, RANKS, STATUSES, marks, number, ordered, text};
use crate::error::Result;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use std::sync::Arc;
use waqai_coder::rules::EventType;

/// Who acts on whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Both act together, and nothing is done to anybody else.
    #[default]
    Together,
    /// The first acts on the second.
    Forth,
    /// The second acts on the first.
    Back,
    /// Each on the other.
    Both,
}

/// An event between two parties, with what is counted of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Between {
    /// Its number.
    pub event: i64,
    /// The day to count by.
    pub day: Option<Arc<str>>,
    /// Its type.
    pub kind: &'static str,
    /// Its mode.
    pub mode: Option<Arc<str>>,
    /// Its status.
    pub status: &'static str,
    /// Who acts on whom.
    pub direction: Direction,
    /// The highest rank on the side of each.
    pub ranks: [&'static str; 2],
}

/// Words that stand in many rows, each kept once: two parties may have a hundred thousand events.
#[derive(Default)]
struct Shared {
    day: Option<Arc<str>>,
    modes: Vec<Arc<str>>,
}

impl Shared {
    /// Number, day, type, mode and status of an event, from the first columns of a row.
    fn event(&mut self, row: &Row) -> rusqlite::Result<Between> {
        let day = match row.get_ref(1)?.as_str_or_null()?.filter(|day| !day.is_empty()) {
            None => None,
            // Rows come in the order of days.
            Some(day) => match &self.day {
                Some(last) if **last == *day => self.day.clone(),
                _ => {
                    self.day = Some(day.into());
                    self.day.clone()
                }
            },
        };
        let mode = row.get_ref(3)?.as_str_or_null()?.map(|mode| match self.modes.iter().find(|known| ***known == *mode) {
            Some(known) => known.clone(),
            None => {
                self.modes.push(mode.into());
                mode.into()
            }
        });
        Ok(Between {
            event: row.get(0)?,
            day,
            kind: EventType::named(row.get_ref(2)?.as_str()?).map_or("", |kind| kind.code()),
            mode,
            status: one_of(&STATUSES, row.get_ref(4)?.as_str()?),
            ..Between::default()
        })
    }
}

/// A word as a list of words has it.
fn one_of(words: &[&'static str], word: &str) -> &'static str {
    words.iter().find(|known| **known == word).copied().unwrap_or_default()
}

impl Direction {
    fn of(bits: u8) -> Direction {
        match bits {
            1 => Direction::Forth,
            2 => Direction::Back,
            3 => Direction::Both,
            _ => Direction::Together,
        }
    }

    /// Seen from the other party.
    pub fn turned(self) -> Direction {
        match self {
            Direction::Forth => Direction::Back,
            Direction::Back => Direction::Forth,
            same => same,
        }
    }
}

impl Between {
    /// Seen from the other party.
    fn turned(self) -> Between {
        let [one, other] = self.ranks;
        Between { direction: self.direction.turned(), ranks: [other, one], ..self }
    }
}

impl Archive {
    /// All active events between two parties, in the order of their days; those without a day first.
    pub fn events_between(&self, one: &Party, other: &Party) -> Result<Vec<Between>> {
        let turned = |found: Vec<Between>| found.into_iter().map(Between::turned).collect();
        self.check(match (one, other) {
            (Party::State(one), Party::State(other)) => self.between_states(one, other),
            (Party::State(_), Party::Actors(_)) => self.between_parties(other, one).map(turned),
            (Party::Actors(actors), Party::Actors(others)) => (|| {
                // The index of those with fewer events is read.
                if self.events_of_actors(actors)? <= self.events_of_actors(others)? {
                    self.between_parties(one, other)
                } else {
                    self.between_parties(other, one).map(turned)
                }
            })(),
            (Party::Actors(_), Party::State(_)) => self.between_parties(one, other),
        })
    }

    /// All active events in which one of these actors takes part, in the order of their days; direction and ranks are left out.
    pub fn events_with(&self, actors: &[i64]) -> Result<Vec<Between>> {
        // Of one actor the rows stand in their order.
        let distinct = if actors.len() == 1 { "" } else { "DISTINCT" };
        let sql = format!(
            "SELECT {distinct} event, day, type, mode, status FROM event_actors WHERE actor IN ({}) ORDER BY day, event",
            marks(actors.len())
        );
        let mut shared = Shared::default();
        let values: Vec<Value> = actors.iter().map(number).collect();
        self.check(
            self.connection()
                .prepare_cached(&sql)
                .and_then(|mut ask| ask.query_map(params_from_iter(&values), |row| shared.event(row))?.collect()),
        )
    }

    /// How many events actors take part in, one counted for each of them.
    fn events_of_actors(&self, actors: &[i64]) -> rusqlite::Result<i64> {
        let sql = format!("SELECT ifnull(sum(events), 0) FROM actor_counts WHERE actor IN ({})", marks(actors.len()));
        self.connection().prepare_cached(&sql)?.query_row(params_from_iter(actors.iter().map(number)), |row| row.get(0))
    }

    fn between_states(&self, one: &str, other: &str) -> rusqlite::Result<Vec<Between>> {
        let (first, second) = ordered(one, other);
        let turned = first != one;
        let sql = "SELECT event, day, type, mode, status, direction, rank_1, rank_2 FROM event_pairs
             WHERE state_1 = ?1 AND state_2 = ?2 ORDER BY day, event";
        let mut shared = Shared::default();
        let between = |row: &Row| {
            let found = Between {
                direction: Direction::of(row.get(5)?),
                ranks: [one_of(&RANKS, row.get_ref(6)?.as_str()?), one_of(&RANKS, row.get_ref(7)?.as_str()?)],
                ..shared.event(row)?
            };
            Ok(if turned { found.turned() } else { found })
        };
        self.connection().prepare_cached(sql)?.query_map([first, second], between)?.collect()
    }

    /// The first of the two are actors: their index is read.
    fn between_parties(&self, one: &Party, other: &Party) -> rusqlite::Result<Vec<Between>> {
        let Party::Actors(actors) = one else { return Ok(Vec::new()) };
        let mut values: Vec<Value> = actors.iter().map(number).collect();
        let there = match other {
            Party::State(state) => {
                values.push(text(state));
                "q.country = ?".to_owned()
            }
            Party::Actors(others) => {
                values.extend(others.iter().map(number));
                format!("q.actor IN ({})", marks(others.len()))
            }
        };
        let sql = format!(
            "SELECT d.event, d.day, d.type, d.mode, d.status, p.side, q.side, p.rank, q.rank,
                NOT EXISTS (SELECT 1 FROM participants o WHERE o.event = d.event AND o.side = 'recipient')
             FROM event_actors d CROSS JOIN participants q ON q.event = d.event AND q.actor <> d.actor AND {there}
             CROSS JOIN participants p ON p.event = d.event AND p.actor = d.actor
             WHERE d.actor IN ({}) ORDER BY d.day, d.event",
            marks(actors.len())
        );
        let mut shared = Shared::default();
        // The values stand in the order of the marks: the other party's first.
        values.rotate_left(actors.len());
        let mut found: Vec<Between> = Vec::new();
        let mut bits = 0u8;
        let mut ask = self.connection().prepare_cached(&sql)?;
        let mut rows = ask.query(params_from_iter(&values))?;
        while let Some(row) = rows.next()? {
            let event: i64 = row.get(0)?;
            let (here, there) = (row.get_ref(5)?.as_str()? == "actor", row.get_ref(6)?.as_str()? == "actor");
            let way = match (here, there, row.get::<_, bool>(9)?) {
                (true, false, _) => 1,
                (false, true, _) => 2,
                (true, true, true) => 0,
                // Side by side against somebody else, or both at the receiving end: nothing between them.
                _ => continue,
            };
            if found.last().is_none_or(|last| last.event != event) {
                bits = 0;
                found.push(Between {
                    ranks: [one_of(&RANKS, row.get_ref(7)?.as_str()?), one_of(&RANKS, row.get_ref(8)?.as_str()?)],
                    ..shared.event(row)?
                });
            }
            bits |= way;
            if let Some(last) = found.last_mut() {
                last.direction = Direction::of(bits);
                let ranks = [one_of(&RANKS, row.get_ref(7)?.as_str()?), one_of(&RANKS, row.get_ref(8)?.as_str()?)];
                for (known, rank) in last.ranks.iter_mut().zip(ranks) {
                    if height(rank) < height(known) {
                        *known = rank;
                    }
                }
            }
        }
        Ok(found)
    }

    /// States that took part in recent events with both parties, with how often with each; those with whom both have most first.
    pub fn third_parties(&self, one: &Party, other: &Party, most: usize) -> Result<Vec<(String, i64, i64)>> {
        self.check((|| {
            let with_one = self.states_beside(one)?;
            let with_other = self.states_beside(other)?;
            let own: Vec<&str> = [one, other]
                .iter()
                .filter_map(|party| match party {
                    Party::State(state) => Some(state.as_str()),
                    Party::Actors(_) => None,
                })
                .collect();
            let mut both: Vec<(String, i64, i64)> = with_one
                .into_iter()
                .filter(|(state, _)| !own.contains(&state.as_str()))
                .filter_map(|(state, events)| with_other.get(&state).map(|others| (state, events, *others)))
                .collect();
            both.sort_by(|one, other| (other.1.min(other.2), other.1 + other.2, &one.0).cmp(&(one.1.min(one.2), one.1 + one.2, &other.0)));
            both.truncate(most);
            Ok(both)
        })())
    }

    fn states_beside(&self, party: &Party) -> rusqlite::Result<std::collections::HashMap<String, i64>> {
        let mut found = std::collections::HashMap::new();
        let mut others =
            self.connection().prepare_cached("SELECT DISTINCT country FROM participants WHERE event = ?1 AND country IS NOT NULL")?;
        for (event, ..) in self.last_events(party)? {
            let mut rows = others.query([event])?;
            while let Some(row) = rows.next()? {
                *found.entry(row.get(0)?).or_default() += 1;
            }
        }
        Ok(found)
    }
}

fn height(rank: &str) -> usize {
    crate::ask::RANKS.iter().position(|known| *known == rank).unwrap_or(crate::ask::RANKS.len())
}
