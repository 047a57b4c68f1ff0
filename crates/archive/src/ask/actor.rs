//! One actor: how reports spell it, which offices they gave it, whom it meets.

use super::actors::ActorRow;
use super::filter::{Filter, Party};
use super::page::Page;
use super::statements::slice;
use crate::Archive;
use crate::error::Result;
use crate::load::{Unpackers, text};
use crate::spans::read_mentions;
use rusqlite::OptionalExtension;
use std::collections::HashMap;

/// A name as reports write it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    /// The words.
    pub words: String,
    /// How often they stand in the reports looked at.
    pub times: i64,
}

/// An office as reports gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    /// The office.
    pub office: String,
    /// The state or international code.
    pub country: Option<String>,
    /// The first event's day with it.
    pub first: Option<String>,
    /// The last event's.
    pub last: Option<String>,
    /// In how many events.
    pub events: i64,
}

/// Somebody who takes part in the same events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// The key of its public id.
    pub key: i64,
    /// `PER`, `ORG`, `GPE`, `LOC`, `GRP`.
    pub kind: String,
    /// Its name in Arabic.
    pub name: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// Its state or international code.
    pub country: Option<String>,
    /// Meetings, talks and calls with it.
    pub meetings: i64,
    /// All events with it.
    pub events: i64,
    /// The last day.
    pub last: Option<String>,
}

/// So many of an actor's last events are read for whom it meets.
pub(super) const RECENT: usize = 1000;

impl Archive {
    /// The actor with a public id's key, or that it was merged into; and the numbers of all rows that are it.
    pub fn actor(&self, key: i64) -> Result<Option<(ActorRow, Vec<i64>)>> {
        let actors = self.actors_named(&crate::ids::public_id("act", key))?;
        if actors.is_empty() {
            return Ok(None);
        }
        let filter = Filter { person: Some(Party::Actors(actors.clone())), ..Filter::default() };
        let (found, _) = self.actors(&filter, &Page { limit: 1, ..Page::default() })?;
        Ok(found.into_iter().next().map(|row| (row, actors)))
    }

    /// The actor with an id of the knowledge base: the key of its public id, and in how many active events it takes part.
    pub fn known_actor(&self, known: &str) -> Result<Option<(i64, i64)>> {
        let ask = "SELECT a.key, ifnull(c.events, 0) FROM actors k JOIN actors a ON a.actor = ifnull(k.merged_into, k.actor)
             LEFT JOIN actor_counts c ON c.actor = a.actor WHERE k.known = ?1 LIMIT 1";
        let row = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?));
        self.check(self.connection().prepare_cached(ask).and_then(|mut ask| ask.query_row([known], row).optional()))
    }

    /// How the last `reports` reports that name these actors spell their names, the most frequent first.
    pub fn spellings(&self, actors: &[i64], reports: usize) -> Result<Vec<Spelling>> {
        let mut found: HashMap<String, i64> = HashMap::new();
        self.check((|| {
            let mut unpackers = Unpackers::default();
            for actor in actors {
                let mut ask = self
                    .connection()
                    .prepare_cached("SELECT report, spans FROM entities WHERE actor = ?1 ORDER BY report DESC LIMIT ?2")?;
                let mut rows = ask.query([*actor, reports as i64])?;
                while let Some(row) = rows.next()? {
                    let names: Vec<_> = read_mentions(row.get_ref(1)?.as_str()?).into_iter().filter(|(_, kind)| kind == "name").collect();
                    if names.is_empty() {
                        continue;
                    }
                    let words = text(self.connection(), row.get(0)?, &mut unpackers)?;
                    for (range, _) in names {
                        *found.entry(slice(&words, range).to_owned()).or_default() += 1;
                    }
                }
            }
            Ok(())
        })())?;
        let mut found: Vec<Spelling> = found.into_iter().map(|(words, times)| Spelling { words, times }).collect();
        found.sort_by(|one, other| other.times.cmp(&one.times).then_with(|| one.words.cmp(&other.words)));
        Ok(found)
    }

    /// The offices that reports gave these actors in their last events, the most frequent first.
    pub fn offices_told(&self, actors: &[i64]) -> Result<Vec<Office>> {
        let mut found: HashMap<(String, Option<String>), Office> = HashMap::new();
        self.check((|| {
            for actor in actors {
                let mut ask = self.connection().prepare_cached(&format!(
                    "SELECT p.office, p.country, nullif(d.day, '')
                     FROM (SELECT event, day FROM event_actors WHERE actor = ?1 ORDER BY day DESC, event DESC LIMIT {RECENT}) d
                     CROSS JOIN participants p ON p.event = d.event WHERE p.actor = ?1 AND p.office IS NOT NULL"
                ))?;
                let mut rows = ask.query([actor])?;
                while let Some(row) = rows.next()? {
                    let (office, country): (String, Option<String>) = (row.get(0)?, row.get(1)?);
                    let day: Option<String> = row.get(2)?;
                    let one = found.entry((office.clone(), country.clone())).or_insert(Office { office, country, ..Office::default() });
                    one.events += 1;
                    if let Some(day) = day {
                        if one.first.as_ref().is_none_or(|first| day < *first) {
                            one.first = Some(day.clone());
                        }
                        if one.last.as_ref().is_none_or(|last| day > *last) {
                            one.last = Some(day);
                        }
                    }
                }
            }
            Ok(())
        })())?;
        let mut found: Vec<Office> = found.into_values().collect();
        found.sort_by(|one, other| other.events.cmp(&one.events).then_with(|| one.office.cmp(&other.office)));
        Ok(found)
    }

    /// With whom a party took part in its last events, those met most often first; told as having happened.
    pub fn met(&self, party: &Party, most: usize) -> Result<Vec<Met>> {
        let mut found: HashMap<i64, (i64, i64, Option<String>)> = HashMap::new();
        let rows = self.check((|| {
            let connection = self.connection();
            let mut others = connection.prepare_cached("SELECT DISTINCT actor, country FROM participants WHERE event = ?1")?;
            let (actors, state): (&[i64], Option<&str>) = match party {
                Party::Actors(actors) => (actors, None),
                Party::State(state) => (&[], Some(state)),
            };
            for (event, kind, day) in self.last_events(party)? {
                let mut rows = others.query([event])?;
                while let Some(row) = rows.next()? {
                    let actor: i64 = row.get(0)?;
                    if actors.contains(&actor) || state.is_some() && row.get_ref(1)?.as_str_or_null()? == state {
                        continue;
                    }
                    let one = found.entry(actor).or_default();
                    one.0 += i64::from(kind == "CONSULT");
                    one.1 += 1;
                    if day > one.2 {
                        one.2 = day.clone();
                    }
                }
            }
            let mut order: Vec<_> = found.into_iter().collect();
            order.sort_by(|(a, one), (b, other)| (other.0, other.1, a).cmp(&(one.0, one.1, b)));
            order.truncate(most);
            let mut ask = connection.prepare_cached("SELECT key, type, name, name_en, country FROM actors WHERE actor = ?1")?;
            order
                .into_iter()
                .map(|(actor, (meetings, events, last))| {
                    ask.query_row([actor], |row| {
                        Ok(Met {
                            key: row.get(0)?,
                            kind: row.get(1)?,
                            name: row.get(2)?,
                            name_en: row.get(3)?,
                            country: row.get(4)?,
                            meetings,
                            events,
                            last,
                        })
                    })
                })
                .collect::<rusqlite::Result<Vec<Met>>>()
        })())?;
        Ok(rows)
    }

    /// Number, type and day of a party's last events that are told as having happened.
    pub(crate) fn last_events(&self, party: &Party) -> rusqlite::Result<Vec<(i64, String, Option<String>)>> {
        let take = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        match party {
            Party::State(state) => {
                // Both sides of one event stand beside each other in the index.
                let sql = format!(
                    "SELECT event, type, nullif(day, '') FROM event_states WHERE country = ?1 AND status IN ('actual', 'historical')
                     ORDER BY day DESC, event DESC LIMIT {RECENT}"
                );
                let mut rows: Vec<(i64, String, Option<String>)> =
                    self.connection().prepare_cached(&sql)?.query_map([state], take)?.collect::<rusqlite::Result<_>>()?;
                rows.dedup_by_key(|row| row.0);
                Ok(rows)
            }
            Party::Actors(actors) => {
                let sql = format!(
                    "SELECT event, type, nullif(day, '') FROM event_actors WHERE actor = ?1 AND status IN ('actual', 'historical')
                     ORDER BY day DESC, event DESC LIMIT {RECENT}"
                );
                let mut found = Vec::new();
                for actor in actors {
                    let rows = self.connection().prepare_cached(&sql)?.query_map([actor], take)?.collect::<rusqlite::Result<Vec<_>>>()?;
                    found.extend(rows);
                }
                Ok(found)
            }
        }
    }
}
