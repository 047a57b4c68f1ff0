//! Expressions of time: recognised over tokens here, turned into days by [`Calendar::resolve`].

mod dates;
mod parse;
mod resolve;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::cursor::Cursor;
use crate::day::Weekday;
use crate::lexicon::{Edge, TimeWord, Unit};
use crate::span::Span;
use crate::text::Text;

pub use resolve::{Basis, Direction, Note, Resolved};

/// An expression of time in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its place in the original.
    pub span: Span,
    /// What it says.
    pub kind: TimeKind,
    /// The weekday that it names, alone or beside a date.
    pub weekday: Option<Weekday>,
    /// Whether it says "last", "next" or "current".
    pub hint: Hint,
    /// The part of the period that is meant.
    pub edge: Edge,
}

/// What an expression of time says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TimeKind {
    /// A day, month or year of a calendar, or a range of them.
    Calendar {
        /// The calendar.
        system: System,
        /// Its beginning.
        first: PartialDate,
        /// Its end; the same as the beginning unless a range is stated.
        last: PartialDate,
    },
    /// A weekday, named in [`TimeExpression::weekday`].
    Weekday,
    /// So many units before (negative) or after the day of the report.
    Offset {
        /// The unit.
        unit: Unit,
        /// How many.
        amount: i32,
        /// Whether it may as well count from an event told before ("after three days"): resolved only towards the future.
        loose: bool,
    },
    /// A whole week, month or year, counted from the one of the report (last week: −1).
    Period {
        /// The unit.
        unit: Unit,
        /// How many.
        amount: i32,
    },
    /// The stretch of so many units that ends (negative) or begins with the day of the report.
    Stretch {
        /// The unit.
        unit: Unit,
        /// How many.
        amount: i32,
    },
    /// The day that was spoken of; the caller knows it.
    SameDay,
    /// A time without stated bounds (recent years, some days ago); never resolved.
    Vague,
}

/// A calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum System {
    Gregorian,
    Hijri,
}

/// A date of which parts may be left open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// The year.
    pub year: Part,
    /// The month; 1 to 12 where stated.
    pub month: Part,
    /// The day of the month.
    pub day: Option<u8>,
}

/// A year or month: stated, counted from that of the report, or left open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Part {
    /// Not said.
    #[default]
    Open,
    /// Stated.
    Is(i16),
    /// So many after that of the report (last year: −1).
    FromReport(i16),
}

/// Whether an expression says "last", "next" or "current".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Hint {
    #[default]
    None,
    Past,
    Future,
    Current,
}

/// An expression while it is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Draft {
    pub kind: TimeKind,
    pub weekday: Option<Weekday>,
    pub hint: Hint,
    pub edge: Edge,
    pub end: usize,
}

impl Draft {
    fn new(kind: TimeKind, end: usize) -> Self {
        Draft { kind, weekday: None, hint: Hint::None, edge: Edge::Whole, end }
    }

    pub(crate) fn finish(self, text: &Text, start: usize) -> TimeExpression {
        let tokens = start as u32..self.end as u32;
        TimeExpression {
            span: text.span_of(tokens.clone()),
            tokens,
            kind: self.kind,
            weekday: self.weekday,
            hint: self.hint,
            edge: self.edge,
        }
    }

    /// Whether it is a day or month that leaves its year open.
    fn is_without_year(&self) -> bool {
        matches!(self.kind, TimeKind::Calendar { last: PartialDate { year: Part::Open, .. }, .. }) && self.hint == Hint::None
    }
}

/// Appends the expressions of time among `tokens` to `times`, in order and without overlap.
pub fn times(text: &Text, calendar: &Calendar, tokens: Range<u32>, times: &mut Vec<TimeExpression>) {
    let limit = text.tokens().len().min(tokens.end as usize);
    let cursor = Cursor { text, calendar, limit };
    let first = tokens.start as usize;
    let mut place = first;
    while place < limit {
        let Some(draft) = cursor.expression(place, first) else {
            place += 1;
            continue;
        };
        // Days that have become names (of revolutions, wars, alliances, bridges) tell no time unless a year is given.
        let name = place > first && draft.is_without_year() && cursor.sense(place - 1).is_some_and(|sense| sense.is(TimeWord::Naming));
        if !name {
            times.push(draft.finish(text, place));
        }
        place = draft.end.max(place + 1);
    }
}
