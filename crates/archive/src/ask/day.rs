//! What came in on a day: reports by source, and the events that they tell for the first time.

use super::events::EventRow;
use crate::Archive;
use crate::error::Result;
use rusqlite::OptionalExtension;

/// How many reports an agency has on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The agency; none where it is unknown.
    pub agency: Option<String>,
    /// Its live reports.
    pub reports: i64,
}

/// What came in on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayTold {
    /// The day.
    pub day: String,
    /// Live reports by agency, the most first.
    pub sources: Vec<Told>,
    /// Live reports.
    pub reports: i64,
    /// Statements in them.
    pub statements: i64,
    /// Events that no report of an earlier day tells.
    pub new: i64,
    /// Events that reports of earlier days told already.
    pub again: i64,
    /// The new ones that are told by most reports.
    pub events: Vec<EventRow>,
}

impl Archive {
    /// The last day with live reports that is not after `day`; the very last without one.
    pub fn day_with_reports(&self, day: Option<&str>) -> Result<Option<String>> {
        let ask = "SELECT day FROM report_days WHERE day <= ?1 AND day > '' ORDER BY day DESC LIMIT 1";
        self.one_day(ask, day.unwrap_or("9999-12-31"))
    }

    /// The first day with live reports after a day.
    pub fn next_day_with_reports(&self, day: &str) -> Result<Option<String>> {
        self.one_day("SELECT day FROM report_days WHERE day > ?1 AND day > '' ORDER BY day LIMIT 1", day)
    }

    fn one_day(&self, ask: &str, day: &str) -> Result<Option<String>> {
        self.check(self.connection().prepare_cached(ask).and_then(|mut ask| ask.query_row([day], |row| row.get(0)).optional()))
    }

    /// What came in on a day, with `most` of its new events.
    pub fn day_told(&self, day: &str, most: usize) -> Result<DayTold> {
        let mut told = DayTold { day: day.to_owned(), ..DayTold::default() };
        let shown = self.check((|| {
            let connection = self.connection();
            let mut ask = connection.prepare_cached(
                "SELECT s.agency, d.reports, d.statements FROM report_days d LEFT JOIN sources s ON s.source = d.source
                 WHERE d.day = ?1 ORDER BY 2 DESC, 1",
            )?;
            let mut rows = ask.query([day])?;
            while let Some(row) = rows.next()? {
                told.sources.push(Told { agency: row.get(0)?, reports: row.get(1)? });
                told.statements += row.get::<_, i64>(2)?;
            }
            told.reports = told.sources.iter().map(|source| source.reports).sum();
            let mut ask = connection.prepare_cached(
                "SELECT DISTINCT e.event, e.first_published = ?1, e.sources, e.reports, e.status
                 FROM reports r CROSS JOIN mentions m ON m.report = r.report JOIN events e ON e.event = m.event
                 WHERE r.published = ?1 AND r.status = 'live' AND e.record_status = 'active'",
            )?;
            let mut rows = ask.query([day])?;
            let mut new: Vec<(i64, i64, i64)> = Vec::new();
            while let Some(row) = rows.next()? {
                if !row.get::<_, Option<bool>>(1)?.unwrap_or(true) {
                    told.again += 1;
                    continue;
                }
                told.new += 1;
                // What nobody says happened or will happen is counted, and does not stand for the day.
                if matches!(row.get_ref(4)?.as_str()?, "actual" | "historical" | "future") {
                    new.push((-row.get::<_, i64>(2)?, -row.get::<_, i64>(3)?, row.get(0)?));
                }
            }
            new.sort_unstable();
            new.truncate(most);
            Ok(new.into_iter().map(|(_, _, event)| event).collect::<Vec<i64>>())
        })())?;
        told.events = self.events_numbered(&shown)?;
        Ok(told)
    }
}
