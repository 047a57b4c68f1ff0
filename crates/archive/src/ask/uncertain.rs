//! Events to look at: the least sure first, those that nobody has confirmed or corrected.

use super::EventRow;
use super::events::driving;
use super::filter::{Conditions, Filter, Party, ordered, text};
use crate::Archive;
use crate::error::Result;
use rusqlite::{OptionalExtension, params_from_iter};

/// Where a list of uncertain events goes on: behind this confidence (in hundredths) and event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// The confidence of the last event, in hundredths.
    pub confidence: i64,
    /// Its number.
    pub event: i64,
}

/// An event of the list and where it goes on behind it.
#[derive(Clone, Debug)]
pub struct Uncertain {
    /// The event.
    pub event: EventRow,
    /// Where the list goes on.
    pub behind: Behind,
}

/// All events from the least sure on.
const WALKED: &str = "events e INDEXED BY events_by_confidence";

/// So many of the least sure events are looked at to say how many there are.
const LOOKED_AT: usize = 3_000;

/// So many events of a state or pair are put in order; where there are more, the list is walked from the least sure on.
const SORTED: i64 = 20_000;

impl Archive {
    /// The least sure events that the filter lets through and nobody has looked at: those with a confidence below 1.
    pub fn uncertain(&self, filter: &Filter, behind: Option<Behind>, most: usize) -> Result<Vec<Uncertain>> {
        let (from, mut all) = self.of_uncertain(filter)?;
        if let Some(Behind { confidence, event }) = behind {
            all.add("(e.confidence, e.event) > (?, ?)", [confidence.into(), event.into()]);
        }
        let sql = format!("SELECT e.key FROM {from} WHERE {} ORDER BY e.confidence, e.event LIMIT {most}", all.clause());
        let keys: Vec<i64> = self
            .check((|| self.connection().prepare_cached(&sql)?.query_map(params_from_iter(&all.values), |row| row.get(0))?.collect())())?;
        let mut found = Vec::with_capacity(keys.len());
        for key in keys {
            if let Some(event) = self.event(key)? {
                let behind = Behind { confidence: event.confidence, event: event.event };
                found.push(Uncertain { event, behind });
            }
        }
        Ok(found)
    }

    /// How many events [`Archive::uncertain`] would give, counted up to `most`, and whether there may be more. Of a state or pair with many events only the
    /// least sure ones of the archive are looked at.
    pub fn uncertain_count(&self, filter: &Filter, most: usize) -> Result<(usize, bool)> {
        let (from, all) = self.of_uncertain(filter)?;
        let few = from != WALKED;
        let among = if few {
            String::new()
        } else {
            format!(
                "(SELECT * FROM {from} WHERE e.record_status = 'active' AND e.confidence < 100 ORDER BY e.confidence, e.event LIMIT {LOOKED_AT}) e"
            )
        };
        let from = if few { from } else { among.as_str() };
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {from} WHERE {} LIMIT {})", all.clause(), most.saturating_add(1));
        let count = self
            .connection()
            .prepare_cached(&sql)
            .and_then(|mut ask| ask.query_row(params_from_iter(&all.values), |row| row.get::<_, i64>(0)));
        let count = self.check(count)?.unsigned_abs() as usize;
        let last = format!("SELECT 1 FROM events WHERE record_status = 'active' AND confidence < 100 LIMIT 1 OFFSET {LOOKED_AT}");
        let cut = !few && self.check(self.connection().prepare_cached(&last).and_then(|mut ask| ask.exists([])))?;
        Ok((count.min(most), cut || count > most))
    }

    /// How many events people confirmed, corrected, rejected or added, as corrections that were not undone.
    pub fn decided_count(&self) -> Result<i64> {
        let ask = "SELECT count(*) FROM corrections WHERE kind IN ('right', 'event', 'not an event', 'missing event')
             AND correction NOT IN (SELECT correction FROM corrections_undone)";
        self.check(self.connection().query_row(ask, [], |row| row.get(0)))
    }

    /// The events, and the conditions on them.
    fn of_uncertain(&self, filter: &Filter) -> Result<(&'static str, Conditions)> {
        if self.check(self.is_few(filter))? {
            let (from, _, mut all) = driving(filter);
            // A plus keeps the planner from walking all events by their confidence where few are asked for.
            all.add("+e.confidence < 100", []);
            return Ok((from, all));
        }
        // From the least sure on: each event is looked up among those of the state or pair, which are not gathered first.
        let mut all = Filter { states: Vec::new(), pair: None, ..filter.clone() }.of_event(false);
        all.add("e.confidence < 100", []);
        let here = "day = ifnull(e.day, '') AND d.event = e.event";
        for state in &filter.states {
            all.add(format!("EXISTS (SELECT 1 FROM event_states d WHERE d.country = ? AND d.{here})"), [text(state)]);
        }
        if let Some((one, other)) = &filter.pair {
            let (one, other) = ordered(one, other);
            let pair = format!("EXISTS (SELECT 1 FROM event_pairs d WHERE d.state_1 = ? AND d.state_2 = ? AND d.{here})");
            all.add(pair, [text(one), text(other)]);
        }
        Ok((WALKED, all))
    }

    /// Whether the states of a filter have few events.
    fn is_few(&self, filter: &Filter) -> rusqlite::Result<bool> {
        let of = |party: &Option<Party>| match party {
            Some(Party::State(state)) => Some(state.clone()),
            _ => None,
        };
        if [&filter.actor, &filter.recipient, &filter.person].into_iter().any(|party| matches!(party, Some(Party::Actors(_)))) {
            return Ok(true);
        }
        let (table, values) = if let Some((one, other)) = &filter.pair {
            let (one, other) = ordered(one, other);
            ("event_pairs WHERE state_1 = ? AND state_2 = ?", vec![text(one), text(other)])
        } else if let Some(state) = filter.states.first().cloned().or_else(|| of(&filter.person)) {
            ("event_states WHERE country = ?", vec![text(state)])
        } else {
            return Ok(false);
        };
        let sql = format!("SELECT 1 FROM {table} LIMIT 1 OFFSET {SORTED}");
        let more: Option<i64> =
            self.connection().prepare_cached(&sql)?.query_row(params_from_iter(&values), |row| row.get(0)).optional()?;
        Ok(more.is_none())
    }
}
