//! The Hijri calendar: the Umm al-Qura table where it reaches, the tabular calendar (right to a day or so) elsewhere.

use serde::{Deserialize, Serialize};

use crate::day::Date;
use crate::error::Error;
use crate::tables::HijriYearRow;

/// A month of the Hijri calendar, by the day it begins and its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HijriMonth {
    pub first: Date,
    pub days: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Year {
    year: i16,
    /// Day number of 1 Muharram.
    first: i32,
    /// Bit `n` is set when month `n + 1` has 30 days.
    long: u16,
}

/// The years of the table.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct HijriYears {
    years: Vec<Year>,
}

/// Day number of 1 Muharram of the year 1 in the tabular calendar (16 July 622, Julian).
const EPOCH: i32 = -492_148;

impl HijriYears {
    pub fn new(rows: &[HijriYearRow]) -> Result<Self, Error> {
        const TABLE: &str = "umm-al-qura.tsv";
        let mut years = Vec::with_capacity(rows.len());
        for row in rows {
            if row.lengths.len() != 12 || !row.lengths.bytes().all(|letter| matches!(letter, b'l' | b's')) {
                let found = row.lengths.clone();
                return Err(Error::Value { table: TABLE, word: row.year.to_string(), found, expected: "twelve letters l or s" });
            }
            let long = row.lengths.bytes().enumerate().fold(0, |long, (place, letter)| long | (u16::from(letter == b'l') << place));
            years.push(Year { year: row.year, first: row.first_day.number(), long });
        }
        years.sort_by_key(|year| year.year);
        Ok(HijriYears { years })
    }

    /// The month, for years 1 to 1700.
    pub fn month(&self, year: i16, month: u8) -> Option<HijriMonth> {
        if !(1..=1700).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        if let Ok(place) = self.years.binary_search_by_key(&year, |known| known.year) {
            let known = self.years.get(place)?;
            let length = |place: u8| 29 + ((known.long >> place) & 1) as u8;
            let before: i32 = (0..month - 1).map(|place| i32::from(length(place))).sum();
            return Some(HijriMonth { first: Date::from_number(known.first + before), days: length(month - 1) });
        }
        let (elapsed, place) = (i32::from(year) - 1, i32::from(month) - 1);
        let first = EPOCH + elapsed * 354 + (3 + 11 * i32::from(year)).div_euclid(30) + place * 29 + (place + 1) / 2;
        let leap = (14 + 11 * i32::from(year)).rem_euclid(30) < 11;
        let days = if month % 2 == 1 || (month == 12 && leap) { 30 } else { 29 };
        Some(HijriMonth { first: Date::from_number(first), days })
    }

    /// The Gregorian day of a Hijri date. Day 30 of a month of 29 days is the first of the next month.
    pub fn date(&self, year: i16, month: u8, day: u8) -> Option<Date> {
        (1..=30).contains(&day).then(|| self.month(year, month)).flatten().map(|month| month.first.plus_days(i32::from(day) - 1))
    }

    /// The Hijri year and month in which a Gregorian day lies.
    pub fn year_and_month(&self, date: Date) -> Option<(i16, u8)> {
        let guess = (i32::from(date.year) - 622) * 33 / 32;
        for year in guess - 1..=guess + 2 {
            for month in 1..=12 {
                let year = i16::try_from(year).ok()?;
                if let Some(found) = self.month(year, month) {
                    let offset = date.number() - found.first.number();
                    if (0..i32::from(found.days)).contains(&offset) {
                        return Some((year, month));
                    }
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabular_calendar() {
        let years = HijriYears::default();
        assert_eq!(years.date(1, 1, 1).map(|date| date.to_string()).as_deref(), Some("0622-07-19"));
        assert_eq!(years.date(1436, 1, 1).map(|date| date.to_string()).as_deref(), Some("2014-10-25"));
        assert_eq!(years.date(1300, 1, 1).map(|date| date.to_string()).as_deref(), Some("1882-11-12"));
        assert_eq!(years.year_and_month(Date { year: 2015, month: 7, day: 31 }), Some((1436, 10)));
    }

    #[test]
    fn the_table_goes_before() {
        let row = HijriYearRow { year: 1436, first_day: Date { year: 2014, month: 10, day: 25 }, lengths: "slslslslslsl".to_owned() };
        let years = HijriYears::new(&[row]).expect("good row");
        assert_eq!(years.date(1436, 10, 15).map(|date| date.to_string()).as_deref(), Some("2015-07-31"));
        assert!(years.date(1436, 10, 31).is_none() && years.date(1436, 13, 1).is_none());
    }
}
