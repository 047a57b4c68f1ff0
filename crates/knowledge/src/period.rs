//! Days, months and years as tables and users write them.

use std::fmt;
use waqai_text::Date;

/// How exact a date is, which its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exactness {
    /// YYYY-MM-DD.
    Day,
    /// YYYY-MM.
    Month,
    /// YYYY.
    Year,
}

impl Exactness {
    /// In a word.
    pub fn name(self) -> &'static str {
        match self {
            Exactness::Day => "day",
            Exactness::Month => "month",
            Exactness::Year => "year",
        }
    }
}

/// A day, a month or a year: all days that a date as written may mean.
///
/// ```
/// use waqai_knowledge::Period;
/// let month: Period = Period::parse("2024-02").unwrap();
/// assert_eq!((month.first.to_string(), month.last.to_string()), ("2024-02-01".into(), "2024-02-29".into()));
/// assert_eq!(month.to_string(), "2024-02");
/// assert!(Period::parse("2023-02-29").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// The form it is written in.
    pub exactness: Exactness,
}

impl Period {
    /// A period written YYYY-MM-DD, YYYY-MM or YYYY, if the calendar has it.
    pub fn parse(text: &str) -> Option<Period> {
        let parts: Vec<&str> = text.split('-').collect();
        if !parts.iter().zip([4, 2, 2]).all(|(part, length)| part.len() == length && part.bytes().all(|b| b.is_ascii_digit())) {
            return None;
        }
        let year: i16 = parts.first()?.parse().ok()?;
        match parts.as_slice() {
            [_] => Some(Period { first: Date::new(year, 1, 1)?, last: Date::new(year, 12, 31)?, exactness: Exactness::Year }),
            [_, month] => {
                let first = Date::new(year, month.parse().ok()?, 1)?;
                Some(Period { first, last: first.end_of_month(), exactness: Exactness::Month })
            }
            [_, month, day] => {
                let first = Date::new(year, month.parse().ok()?, day.parse().ok()?)?;
                Some(Period { first, last: first, exactness: Exactness::Day })
            }
            _ => None,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date { year, month, .. } = self.first;
        match self.exactness {
            Exactness::Day => write!(f, "{}", self.first),
            Exactness::Month => write!(f, "{year:04}-{month:02}"),
            Exactness::Year => write!(f, "{year:04}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_of_the_calendar_in_their_one_form() {
        for good in ["2015-06-01", "2015-06", "2015", "2024-02-29"] {
            assert_eq!(Period::parse(good).map(|period| period.to_string()).as_deref(), Some(good));
        }
        for bad in
            ["", "15", "2015-6-1", "2015-13", "2015-00-01", "2015-02-30", "2015-06-01-02", "2015/06", "0000", "-2015", "+201", "٢٠١٥"]
        {
            assert_eq!(Period::parse(bad), None, "{bad}");
        }
    }
}
