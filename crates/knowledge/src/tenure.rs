//! Rows of `actors/terms` and `actors/vacancies` as they are written: with notes, the exactness of dates, and their place.

use crate::Period;
use waqai_tables::{Row, TableError};
use waqai_text::Date;

/// The row of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
}

impl Source {
    /// Where a row stands.
    pub fn of(row: &Row) -> Source {
        Source { file: row.file.to_string(), line: row.line }
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// How sure it is that a span of time holds a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// It does.
    Surely,
    /// It may: the day lies where a date is only known by month or year.
    Perhaps,
    /// It does not.
    No,
}

/// From when to when, each as exact as it is known.
///
/// ```
/// use waqai_knowledge::{Held, Period, Dates};
/// let dates = Dates { from: Period::parse("2019").unwrap(), to: None };
/// let on = |day| dates.on(&Period::parse(day).unwrap());
/// assert_eq!((on("2018-12-31"), on("2019-05-01"), on("2020-01-01")), (Held::No, Held::Perhaps, Held::Surely));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// The beginning.
    pub from: Period,
    /// The end; none while it lasts, as far as known.
    pub to: Option<Period>,
}

impl Dates {
    /// The dates `from` and `to` of a row.
    pub fn read(row: &Row) -> Result<Dates, TableError> {
        const REMEDY: &str = "Write YYYY-MM-DD, YYYY-MM or YYYY, a day that the calendar has";
        let read = |column: &str| {
            let text = row.get(column);
            Period::parse(text).ok_or_else(|| row.error(column, &format!("`{text}` is no date"), REMEDY))
        };
        let from = read("from")?;
        let to = if row.get("to").is_empty() { None } else { Some(read("to")?) };
        if to.is_some_and(|to| to.last < from.first) {
            return Err(row.error("to", "it ends before it begins", "Check both dates"));
        }
        Ok(Dates { from, to })
    }

    /// The first and the last day that it may hold.
    pub fn widest(&self) -> (Date, Date) {
        (self.from.first, self.to.map_or(END, |to| to.last))
    }

    /// Whether it holds a day, or a part of a month or year.
    pub fn on(&self, when: &Period) -> Held {
        let (first, last) = self.widest();
        let sure_last = self.to.map_or(END, |to| to.first);
        if when.last < first || last < when.first {
            Held::No
        } else if self.from.last <= when.last && when.first <= sure_last {
            Held::Surely
        } else {
            Held::Perhaps
        }
    }
}

const END: Date = Date { year: 9999, month: 12, day: 31 };

/// Somebody in an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// The person's id.
    pub person: String,
    /// iso3 of the state, or the id of an organisation.
    pub of: String,
    /// The office.
    pub office: String,
    /// When.
    pub dates: Dates,
    /// What the row remarks.
    pub note: String,
    /// The row.
    pub source: Source,
}

impl Tenure {
    /// Reads a row of `actors/terms`.
    pub fn read(row: &Row) -> Result<Tenure, TableError> {
        Ok(Tenure {
            person: row.required("person")?.into(),
            of: row.required("of")?.into(),
            office: row.required("office")?.into(),
            dates: Dates::read(row)?,
            note: row.get("note").into(),
            source: Source::of(row),
        })
    }
}

/// Why nobody of their own holds an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// iso3 of the state, or the id of an organisation.
    pub of: String,
    /// The office.
    pub office: String,
    /// When.
    pub dates: Dates,
    /// Why.
    pub kind: crate::VacancyKind,
    /// What the row remarks.
    pub note: String,
    /// The row.
    pub source: Source,
}

impl Absence {
    /// Reads a row of `actors/vacancies`.
    pub fn read(row: &Row) -> Result<Absence, TableError> {
        Ok(Absence {
            of: row.required("of")?.into(),
            office: row.required("office")?.into(),
            dates: Dates::read(row)?,
            kind: crate::VacancyKind::read(row)?,
            note: row.get("note").into(),
            source: Source::of(row),
        })
    }

    /// The office whose holder has this one too, where the note of a `united` office names it first.
    pub fn united_with(&self) -> Option<&str> {
        (self.kind == crate::VacancyKind::United).then(|| crate::vacancies::first_of(&self.note))
    }
}
