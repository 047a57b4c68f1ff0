//! Events by what they are, from the counts that are kept for each day.

use super::Period;
use crate::Archive;
use crate::ask::{Filter, marks, text};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// Events of a day that are alike in all that is counted here.
pub(super) struct OfDay<'a> {
    pub day: &'a str,
    pub kind: &'a str,
    pub mode: Option<&'a str>,
    pub status: &'a str,
    pub events: i64,
    pub mentions: i64,
}

impl Archive {
    /// Whether the counts kept for each day answer a filter.
    pub(super) fn days_suffice(filter: &Filter) -> bool {
        filter.pair.is_none() && filter.pairs_suffice()
    }

    /// Hands on what the filter lets through, in the order of days; a quad class is for the caller to look at.
    pub(super) fn each_day(&self, filter: &Filter, take: &mut dyn FnMut(OfDay<'_>) -> rusqlite::Result<()>) -> rusqlite::Result<()> {
        let mut sql = "SELECT day, type, mode, status, events, mentions FROM event_days WHERE day >= ?".to_owned();
        // The first day there is, where none is given: an event without a day has an empty one.
        let mut values: Vec<Value> = vec![text(filter.from.as_deref().unwrap_or("0"))];
        for (column, list) in [("type", &filter.types), ("mode", &filter.modes), ("status", &filter.statuses)] {
            if !list.is_empty() {
                sql.push_str(&format!(" AND {column} IN ({})", marks(list.len())));
                values.extend(list.iter().map(text));
            }
        }
        if let Some(to) = &filter.to {
            sql.push_str(" AND day <= ?");
            values.push(text(to));
        }
        let mut ask = self.connection().prepare_cached(&sql)?;
        let mut rows = ask.query(params_from_iter(&values))?;
        while let Some(row) = rows.next()? {
            take(OfDay {
                day: row.get_ref(0)?.as_str()?,
                kind: row.get_ref(1)?.as_str()?,
                mode: Some(row.get_ref(2)?.as_str()?).filter(|mode| !mode.is_empty()),
                status: row.get_ref(3)?.as_str()?,
                events: row.get(4)?,
                mentions: row.get(5)?,
            })?;
        }
        Ok(())
    }
}

/// The period of a day, worked out once for the rows of one day.
#[derive(Default)]
pub(super) struct Now {
    day: String,
    period: String,
}

impl Now {
    /// The period of a day.
    pub fn of(&mut self, period: Period, day: &str) -> &str {
        if self.day != day {
            self.day.clear();
            self.day.push_str(day);
            // Most days lie in the period of the day before.
            if !period.holds(&self.period, day) {
                self.period = period.of(day);
            }
        }
        &self.period
    }
}
