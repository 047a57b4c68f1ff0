//! Days as the tables write them.

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar, written as the number YYYYMMDD, so that days compare as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Day(pub u32);

impl Day {
    /// Before every day that a table names.
    pub const FIRST: Day = Day(0);
    /// After every day that a table names.
    pub const LAST: Day = Day(99_991_231);

    /// A day from year, month and day of the month.
    pub fn new(year: i32, month: u32, day: u32) -> Day {
        Day(year.max(0) as u32 * 10_000 + month * 100 + day)
    }

    /// The first day that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` may mean.
    pub fn earliest(text: &str) -> Option<Day> {
        Self::parse(text, 1, 1)
    }

    /// The last day that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` may mean. A month counts 31 days: it is only ever compared.
    pub fn latest(text: &str) -> Option<Day> {
        Self::parse(text, 12, 31)
    }

    fn parse(text: &str, month: u32, day: u32) -> Option<Day> {
        let mut parts = text.split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month = parts.next().map_or(Some(month), |m| m.parse().ok().filter(|m| (1..=12).contains(m)))?;
        let day = parts.next().map_or(Some(day), |d| d.parse().ok().filter(|d| (1..=31).contains(d)))?;
        parts.next().is_none().then(|| Day::new(year, month, day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_precise_dates_widen() {
        assert_eq!((Day::earliest("2019"), Day::latest("2019")), (Some(Day(20_190_101)), Some(Day(20_191_231))));
        assert_eq!((Day::earliest("2019-03"), Day::latest("2019-03-20")), (Some(Day(20_190_301)), Some(Day(20_190_320))));
        assert_eq!(Day::earliest("19-03"), None);
        assert_eq!(Day::earliest("2019-13"), None);
    }
}
