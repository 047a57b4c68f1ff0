//! Events between any two parties: states, bodies or people.

use crate::Archive;
use crate::ask::{Party, marks, number, ordered, text};
use crate::error::Result;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

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
    pub day: Option<String>,
    /// Its type.
    pub kind: String,
    /// Its mode.
    pub mode: Option<String>,
    /// Its status.
    pub status: String,
    /// Who acts on whom.
    pub direction: Direction,
    /// The highest rank on the side of each.
    pub ranks: [String; 2],
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

impl Archive {
    /// All active events between two parties, in the order of their days; those without a day first.
    pub fn events_between(&self, one: &Party, other: &Party) -> Result<Vec<Between>> {
        self.check(match (one, other) {
            (Party::State(one), Party::State(other)) => self.between_states(one, other),
            (Party::Actors(_), _) => self.between_parties(one, other),
            (Party::State(_), Party::Actors(_)) => self.between_parties(other, one).map(|mut found| {
                for one in &mut found {
                    one.direction = one.direction.turned();
                    one.ranks.swap(0, 1);
                }
                found
            }),
        })
    }

    /// All active events in which one of these actors takes part, in the order of their days; direction and ranks are left out.
    pub fn events_with(&self, actors: &[i64]) -> Result<Vec<Between>> {
        let sql = format!(
            "SELECT e.event, e.day, e.type, e.mode, e.status FROM events e
             WHERE e.event IN (SELECT p.event FROM participants p WHERE p.actor IN ({})) AND e.record_status = 'active' ORDER BY e.day, e.event",
            marks(actors.len())
        );
        let between = |row: &rusqlite::Row| {
            Ok(Between {
                event: row.get(0)?,
                day: row.get(1)?,
                kind: row.get(2)?,
                mode: row.get(3)?,
                status: row.get(4)?,
                ..Between::default()
            })
        };
        let values: Vec<Value> = actors.iter().map(number).collect();
        self.check(self.connection().prepare_cached(&sql).and_then(|mut ask| ask.query_map(params_from_iter(&values), between)?.collect()))
    }

    fn between_states(&self, one: &str, other: &str) -> rusqlite::Result<Vec<Between>> {
        let (first, second) = ordered(one, other);
        let turned = first != one;
        let sql = "SELECT event, nullif(day, ''), type, mode, status, direction, rank_1, rank_2 FROM event_pairs
             WHERE state_1 = ?1 AND state_2 = ?2 ORDER BY day, event";
        let between = |row: &rusqlite::Row| {
            let direction = Direction::of(row.get(5)?);
            let ranks: [String; 2] = [row.get(6)?, row.get(7)?];
            let [rank_1, rank_2] = ranks;
            Ok(Between {
                event: row.get(0)?,
                day: row.get(1)?,
                kind: row.get(2)?,
                mode: row.get(3)?,
                status: row.get(4)?,
                direction: if turned { direction.turned() } else { direction },
                ranks: if turned { [rank_2, rank_1] } else { [rank_1, rank_2] },
            })
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
            "SELECT e.event, e.day, e.type, e.mode, e.status, p.side, q.side, p.rank, q.rank,
                NOT EXISTS (SELECT 1 FROM participants o WHERE o.event = e.event AND o.side = 'recipient')
             FROM participants p JOIN events e ON e.event = p.event
             JOIN participants q ON q.event = p.event AND q.actor <> p.actor AND {there}
             WHERE p.actor IN ({}) AND e.record_status = 'active' ORDER BY e.day, e.event",
            marks(actors.len())
        );
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
                    event,
                    day: row.get(1)?,
                    kind: row.get(2)?,
                    mode: row.get(3)?,
                    status: row.get(4)?,
                    direction: Direction::Together,
                    ranks: [row.get(7)?, row.get(8)?],
                });
            }
            bits |= way;
            if let Some(last) = found.last_mut() {
                last.direction = Direction::of(bits);
                let ranks: [String; 2] = [row.get(7)?, row.get(8)?];
                for (known, rank) in last.ranks.iter_mut().zip(ranks) {
                    if height(&rank) < height(known) {
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
