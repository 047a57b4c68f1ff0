//! What the archive covers: reports by source and month. A month without reports says nothing of what happened in it.

use super::Period;
use crate::Archive;
use crate::error::Result;
use rusqlite::OptionalExtension;
use std::collections::BTreeMap;

/// Reports of one source in one month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMonth {
    /// The agency; none where it is unknown.
    pub agency: Option<String>,
    /// `2022-04`, or another period; empty where the day is unknown.
    pub period: String,
    /// Live reports.
    pub reports: i64,
}

/// How many reports there are in each period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The first day of a live report.
    pub first: Option<String>,
    /// The last.
    pub last: Option<String>,
    /// Live reports by period.
    pub reports: BTreeMap<String, i64>,
}

impl Archive {
    /// Live reports by source and period.
    pub fn sources_by_period(&self, period: Period) -> Result<Vec<SourceMonth>> {
        let sql = format!(
            "SELECT s.agency, ifnull({}, ''), sum(d.reports) FROM report_days d LEFT JOIN sources s ON s.source = d.source
             GROUP BY 1, 2 ORDER BY 1, 2",
            period.sql("d.day")
        );
        let row = |row: &rusqlite::Row| Ok(SourceMonth { agency: row.get(0)?, period: row.get(1)?, reports: row.get(2)? });
        self.check(self.connection().prepare_cached(&sql).and_then(|mut ask| ask.query_map([], row)?.collect()))
    }

    /// How many live reports each period has.
    pub fn coverage(&self, period: Period) -> Result<Coverage> {
        let mut coverage = Coverage::default();
        for row in self.sources_by_period(period)? {
            if !row.period.is_empty() || period == Period::All {
                *coverage.reports.entry(row.period).or_default() += row.reports;
            }
        }
        let ask = "SELECT min(day), max(day) FROM report_days WHERE day > ''";
        (coverage.first, coverage.last) = self.check(self.connection().query_row(ask, [], |row| Ok((row.get(0)?, row.get(1)?))))?;
        Ok(coverage)
    }

    /// The last day of a live report.
    pub fn newest_day(&self) -> Result<Option<String>> {
        let ask = "SELECT day FROM report_days WHERE day > '' ORDER BY day DESC LIMIT 1";
        self.check(self.connection().prepare_cached(ask).and_then(|mut ask| ask.query_row([], |row| row.get(0)).optional()))
    }

    /// How many live reports each day of a stretch has; days without any are left out.
    pub fn reports_of_days(&self, from: &str, to: &str) -> Result<BTreeMap<String, i64>> {
        let ask = "SELECT day, sum(reports) FROM report_days WHERE day BETWEEN ?1 AND ?2 AND day > '' GROUP BY 1";
        let row = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?));
        self.check(self.connection().prepare_cached(ask).and_then(|mut ask| ask.query_map([from, to], row)?.collect()))
    }
}
