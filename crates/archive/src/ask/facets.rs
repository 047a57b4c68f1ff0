//! What the events of an answer have in common, counted over the first of them: to narrow a list by.

use super::events::driving;
use super::filter::Filter;
use crate::Archive;
use crate::error::Result;
use rusqlite::params_from_iter;
use std::collections::HashMap;

/// A value and how many of the events counted have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// A code or a name.
    pub key: String,
    /// The Arabic name of a place.
    pub arabic: Option<String>,
    /// Events.
    pub events: i64,
}

/// Values of the first events of an answer, the most frequent first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// So many events were counted.
    pub counted: i64,
    /// Whether these are all that fit.
    pub all: bool,
    /// Event types.
    pub types: Vec<Value>,
    /// Quad classes.
    pub quads: Vec<Value>,
    /// Statuses.
    pub statuses: Vec<Value>,
    /// States of those who take part.
    pub states: Vec<Value>,
    /// Ranks of those who take part.
    pub ranks: Vec<Value>,
    /// Places.
    pub places: Vec<Value>,
    /// Agencies.
    pub sources: Vec<Value>,
}

#[derive(Default)]
struct Counter(HashMap<String, (Option<String>, i64)>);

impl Counter {
    fn add(&mut self, key: &str) {
        match self.0.get_mut(key) {
            Some(found) => found.1 += 1,
            None => drop(self.0.insert(key.to_owned(), (None, 1))),
        }
    }

    fn values(self) -> Vec<Value> {
        let mut values: Vec<Value> = self.0.into_iter().map(|(key, (arabic, events))| Value { key, arabic, events }).collect();
        values.sort_by(|one, other| other.events.cmp(&one.events).then_with(|| one.key.cmp(&other.key)));
        values
    }
}

impl Archive {
    /// Counts what the newest events have that the filter lets through, `most` of them.
    pub fn facets(&self, filter: &Filter, most: usize) -> Result<Facets> {
        self.check(self.count_facets(filter, most))
    }

    fn count_facets(&self, filter: &Filter, most: usize) -> rusqlite::Result<Facets> {
        let (from, day, all) = driving(filter);
        let number = if day == "d.day" { "d.event" } else { "e.event" };
        let sql = format!(
            "SELECT e.event, e.type, e.quad, e.status, pl.name, pl.name_ar FROM {from} LEFT JOIN places pl ON pl.place = e.place
             WHERE {} ORDER BY {day} DESC, {number} DESC LIMIT {}",
            all.clause(),
            most.saturating_add(1)
        );
        let [mut types, mut quads, mut statuses, mut states, mut ranks, mut places, mut sources] =
            std::array::from_fn(|_| Counter::default());
        let mut facets = Facets { all: true, ..Facets::default() };
        let connection = self.connection();
        let mut sides = connection.prepare_cached("SELECT country, rank FROM participants WHERE event = ?1")?;
        let mut agencies = connection.prepare_cached(
            "SELECT DISTINCT s.agency FROM mentions m JOIN reports r ON r.report = m.report AND r.status = 'live'
             JOIN sources s ON s.source = r.source WHERE m.event = ?1",
        )?;
        let mut ask = connection.prepare_cached(&sql)?;
        let mut rows = ask.query(params_from_iter(&all.values))?;
        let mut seen: Vec<String> = Vec::new();
        while let Some(row) = rows.next()? {
            if facets.counted as usize == most {
                facets.all = false;
                break;
            }
            facets.counted += 1;
            types.add(row.get_ref(1)?.as_str()?);
            quads.add(&row.get::<_, i64>(2)?.to_string());
            statuses.add(row.get_ref(3)?.as_str()?);
            if let Some(name) = row.get_ref(4)?.as_str_or_null()? {
                places.add(name);
                if let Some(found) = places.0.get_mut(name).filter(|found| found.0.is_none()) {
                    found.0 = row.get(5)?;
                }
            }
            let event: i64 = row.get(0)?;
            // A state or rank counts once for an event, whoever has it there.
            seen.clear();
            let mut found = sides.query([event])?;
            while let Some(side) = found.next()? {
                for (column, counter) in [(0usize, &mut states), (1, &mut ranks)] {
                    if let Some(value) = side.get_ref(column)?.as_str_or_null()?
                        && !seen.iter().any(|known| known == value)
                    {
                        counter.add(value);
                        seen.push(value.to_owned());
                    }
                }
            }
            let mut found = agencies.query([event])?;
            while let Some(agency) = found.next()? {
                sources.add(agency.get_ref(0)?.as_str()?);
            }
        }
        (facets.types, facets.quads, facets.statuses) = (types.values(), quads.values(), statuses.values());
        (facets.states, facets.ranks, facets.places, facets.sources) = (states.values(), ranks.values(), places.values(), sources.values());
        Ok(facets)
    }
}
