//! Days of the Gregorian calendar, without time of day and without a time zone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// The day with ISO number 1 (Monday) to 7 (Sunday).
    pub fn from_number(number: u8) -> Option<Self> {
        use Weekday::*;
        [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday].get(usize::from(number).wrapping_sub(1)).copied()
    }

    /// The ISO number.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// A day: proleptic Gregorian calendar.
///
/// ```
/// use waqai_text::{Date, Weekday};
/// let date: Date = "2022-04-25".parse()?;
/// assert_eq!(date.weekday(), Weekday::Monday);
/// assert_eq!(date.plus_days(-25).to_string(), "2022-03-31");
/// # Ok::<(), waqai_text::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Date {
    /// Year of the common era.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day, if there is such a one.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month)).then_some(Date {
            year,
            month,
            day,
        })
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        let (year, month) = (i32::from(self.year), i32::from(self.month));
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let of_era = shifted.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i32::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day with this number; kept within the years 1 to 9999.
    pub fn from_number(number: i32) -> Self {
        let shifted = number.clamp(-719_162, 2_932_896) + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let part = (5 * of_year + 2) / 153;
        let day = of_year - (153 * part + 2) / 5 + 1;
        let month = if part < 10 { part + 3 } else { part - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Date { year: year as i16, month: month as u8, day: day as u8 }
    }

    /// The day so many days later (or earlier).
    pub fn plus_days(self, days: i32) -> Self {
        Date::from_number(self.number().saturating_add(days))
    }

    /// The same day so many months later (or earlier); the last of the month where that has fewer days.
    pub fn plus_months(self, months: i32) -> Self {
        let place = (i32::from(self.year) * 12 + i32::from(self.month) - 1).saturating_add(months).clamp(12, 9999 * 12 + 11);
        let (year, month) = ((place / 12) as i16, (place % 12 + 1) as u8);
        Date { year, month, day: self.day.min(days_in_month(year, month)) }
    }

    /// Its day of the week.
    pub fn weekday(self) -> Weekday {
        let number = (self.number() + 3).rem_euclid(7) as u8 + 1;
        Weekday::from_number(number).unwrap_or(Weekday::Monday)
    }

    /// The last day of its month.
    pub fn end_of_month(self) -> Self {
        Date { day: days_in_month(self.year, self.month), ..self }
    }
}

/// The number of days of a month.
fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = Error;

    /// Reads `YYYY-MM-DD`; what follows a `T` or a space is left aside.
    fn from_str(input: &str) -> Result<Self, Error> {
        let mistake = || Error::NotADate { found: input.to_owned() };
        let day = input.split(['T', ' ']).next().unwrap_or("");
        let mut parts = day.splitn(3, '-');
        let mut part =
            || parts.next().filter(|part| part.bytes().all(|byte| byte.is_ascii_digit())).and_then(|part| part.parse::<i16>().ok());
        match (part(), part(), part()) {
            (Some(year), Some(month), Some(day)) => {
                let month = u8::try_from(month).map_err(|_| mistake())?;
                let day = u8::try_from(day).map_err(|_| mistake())?;
                Date::new(year, month, day).ok_or_else(mistake)
            }
            _ => Err(mistake()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_both_ways() {
        for number in (-719_162..2_932_897).step_by(37) {
            assert_eq!(Date::from_number(number).number(), number);
        }
        assert_eq!(Date { year: 1970, month: 1, day: 1 }.number(), 0);
        assert_eq!(Date { year: 2015, month: 7, day: 20 }.weekday(), Weekday::Monday);
        assert_eq!(Date { year: 2024, month: 3, day: 31 }.plus_months(-1).to_string(), "2024-02-29");
        assert_eq!(Date { year: 2024, month: 1, day: 31 }.plus_months(-12).to_string(), "2023-01-31");
    }

    #[test]
    fn only_days_that_exist() {
        assert!(Date::new(2023, 2, 29).is_none());
        assert!(Date::new(2024, 2, 29).is_some());
        for wrong in ["", "2022", "2022-13-01", "2022-02-30", "x-1-1", "2022-400-1", "+2022-1-1"] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
        assert_eq!("2022-04-25T10:00:00Z".parse::<Date>().expect("date").day, 25);
    }
}
