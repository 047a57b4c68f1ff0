//! How far one page looks: of a question that few records answer, only a stretch of the archive is read at a time.

use super::filter::{Filter, Party, ordered};
use super::page::Page;
use crate::Archive;
use crate::error::Result;
use rusqlite::{OptionalExtension, params};

/// Among which records is looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// Events, or those of a state or pair where the filter names one.
    Events,
    /// Reports.
    Reports,
}

impl Archive {
    /// The day that lies `records` records beyond the place where the page begins; none where there are not so many. A filter whose `from` (or
    /// `to` where the oldest come first) is set to it is answered quickly, however few records fit, and the next page begins there.
    pub fn reach(&self, among: Among, filter: &Filter, page: &Page, records: usize) -> Result<Option<String>> {
        let (table, day, condition, keys) = match (among, &filter.pair, filter.states.first()) {
            (Among::Reports, ..) => ("reports", "published", "?2 = ?3 AND published IS NOT NULL", ("", "")),
            (Among::Events, Some((one, other)), _) => ("event_pairs", "day", "state_1 = ?2 AND state_2 = ?3", ordered(one, other)),
            (Among::Events, None, Some(state)) => ("event_states", "day", "country = ?2 AND ?3 = ''", (state.as_str(), "")),
            (Among::Events, None, None) => match named_state(filter) {
                Some(state) => ("event_states", "day", "country = ?2 AND ?3 = ''", (state, "")),
                None => ("events", "day", "record_status = 'active' AND day IS NOT NULL AND ?2 = ?3", ("", "")),
            },
        };
        let begin = page.cursor.as_ref().map(|cursor| cursor.day.as_str()).filter(|day| !day.is_empty());
        let (begin, sign, order) = if page.newest {
            let last = filter.to.as_deref();
            (begin.or(last).unwrap_or("9999-12-31"), "<=", "DESC")
        } else {
            (begin.or(filter.from.as_deref()).unwrap_or("0000-01-01"), ">=", "ASC")
        };
        let sql =
            format!("SELECT {day} FROM {table} WHERE {day} {sign} ?1 AND {condition} ORDER BY {day} {order} LIMIT 1 OFFSET {records}");
        let found = self
            .connection()
            .prepare_cached(&sql)
            .and_then(|mut ask| ask.query_row(params![begin, keys.0, keys.1], |row| row.get::<_, String>(0)).optional());
        Ok(self.check(found)?.filter(|day| !day.is_empty()))
    }
}

fn named_state(filter: &Filter) -> Option<&str> {
    [&filter.actor, &filter.recipient, &filter.person].into_iter().flatten().find_map(|party| match party {
        Party::State(state) => Some(state.as_str()),
        Party::Actors(_) => None,
    })
}
