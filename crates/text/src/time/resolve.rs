//! From an expression of time to days.

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::day::{Date, Weekday};
use crate::lexicon::{Edge, Unit};

use super::{Hint, Part, PartialDate, System, TimeExpression, TimeKind};

/// Where the clause that holds the expression looks: decides which of two days is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// It tells what has happened.
    Past,
    /// It tells what will happen.
    Future,
    /// It is not known.
    #[default]
    Unknown,
}

/// What a resolved day rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Basis {
    /// The expression states it in full.
    Explicit,
    /// The expression leaves the year or month open; the report's day gave it.
    Completed,
    /// The expression counts from the report's day.
    ReportDate,
    /// The expression names a weekday; the report's day gave the week.
    Weekday,
    /// The dateline. For callers that date an event by it; [`Calendar::resolve`] never gives it.
    Dateline,
}

/// Something to know about a resolved day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Note {
    /// The expression names a weekday that the day does not have.
    OtherWeekday {
        /// The weekday named.
        stated: Weekday,
    },
}

/// The days that an expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Resolved {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// What they rest on.
    pub basis: Basis,
    /// What does not fit.
    pub note: Option<Note>,
}

/// A report may be dated by another time zone than the one of the event.
const TOLERANCE: i32 = 1;

type Days = (Date, Date);

impl Calendar {
    /// The days that an expression means in a report of the day `report`. None when it states no days, or needs the report's day and
    /// there is none.
    ///
    /// - A day or month without a year is the last one before the report, the next one after it, or the nearest, by hint and `direction`.
    ///   A weekday stated beside the day decides before these.
    /// - A weekday is the nearest earlier one (the report's own day counts), or with [`Direction::Future`] the nearest later one.
    /// - Weeks begin on Sunday.
    pub fn resolve(&self, expression: &TimeExpression, report: Option<Date>, direction: Direction) -> Option<Resolved> {
        let ((first, last), basis) = match expression.kind {
            TimeKind::Calendar { system, first, last } => self.calendar_days((system, first, last), expression, report, direction)?,
            TimeKind::Weekday => {
                let day = nearest(expression.weekday?, report?, expression.hint, direction);
                ((day, day), Basis::Weekday)
            }
            TimeKind::Offset { unit, amount, loose } => {
                if loose && direction != Direction::Future {
                    return None;
                }
                let days = offset(report?, unit, amount)?;
                // أمس الثلاثاء in a report that came out on Thursday: it was filed the day before, and the weekday is right.
                let stated = expression.weekday.filter(|stated| days.0 == days.1 && days.0.weekday() != *stated);
                match stated.zip(report).map(|(stated, report)| nearest(stated, report, expression.hint, direction)) {
                    Some(day) if day < days.0 && days.0.number() - day.number() <= TOLERANCE => ((day, day), Basis::Weekday),
                    _ => (days, Basis::ReportDate),
                }
            }
            TimeKind::Period { unit, amount } => (period(report?, unit, amount)?, Basis::ReportDate),
            TimeKind::Stretch { unit, amount } => (stretch(report?, unit, amount)?, Basis::ReportDate),
            TimeKind::SameDay | TimeKind::Vague => return None,
        };
        let (first, last) = narrow((first, last), expression.edge);
        let note =
            expression.weekday.filter(|stated| first == last && first.weekday() != *stated).map(|stated| Note::OtherWeekday { stated });
        Some(Resolved { first, last, basis, note })
    }

    fn calendar_days(
        &self,
        (system, first, last): (System, PartialDate, PartialDate),
        expression: &TimeExpression,
        report: Option<Date>,
        direction: Direction,
    ) -> Option<(Days, Basis)> {
        if let (Part::Is(_), Part::Is(_) | Part::Open) = (first.year, first.month) {
            return Some((self.range(system, first, last, None, 0)?, Basis::Explicit));
        }
        let report = report?;
        let relative = matches!(first.year, Part::FromReport(_)) || matches!(first.month, Part::FromReport(_));
        if relative {
            return Some((self.range(system, first, last, Some(report), 0)?, Basis::Completed));
        }
        let shifts = if first.month == Part::Open { [-2, -1, 0, 1, 2] } else { [-1, 0, 1, -4, 4] };
        let mut candidates: [Option<Days>; 5] = shifts.map(|shift| self.range(system, first, last, Some(report), shift));
        candidates.sort_by_key(|days| days.map(|(first, _)| first));
        let hint = expression.hint;
        let mut candidates = candidates.into_iter().flatten();
        let by_direction = match direction {
            Direction::Past => Hint::Past,
            Direction::Future => Hint::Future,
            Direction::Unknown => Hint::None,
        };
        let day = report.number();
        let distance = |&(first, last): &Days| {
            let (first, last) = (first.number(), last.number());
            if day < first { first - day } else { (day - last).max(0) }
        };
        // The weekday stated beside a day decides its year, whatever the clause around it says.
        if let (Some(stated), Hint::None) = (expression.weekday, hint) {
            let near = |days: &Days| distance(days) < 400;
            if let Some(days) =
                candidates.clone().filter(|days| days.0 == days.1 && days.0.weekday() == stated && near(days)).min_by_key(distance)
            {
                return Some((days, Basis::Completed));
            }
        }
        let chosen = match (hint, by_direction) {
            (Hint::Past, _) => candidates.rfind(|(_, last)| *last < report),
            (Hint::Future, _) => candidates.find(|(first, _)| *first > report),
            (Hint::None, Hint::Past) => candidates.rfind(|(first, _)| first.number() <= day + TOLERANCE),
            (Hint::None, Hint::Future) => candidates.find(|(_, last)| last.number() >= day - TOLERANCE),
            // "the current": of this year, unless the month of another year is nearer than a month.
            (Hint::Current, _) => candidates.min_by_key(|days| distance(days) - if days.0.year == report.year { 335 } else { 0 }),
            _ => candidates.min_by_key(distance),
        }?;
        Some((chosen, Basis::Completed))
    }

    /// The days from the beginning of `first` to the end of `last`, open parts taken from the report; `shift` moves the open year, or the
    /// open month where that is open.
    fn range(&self, system: System, first: PartialDate, last: PartialDate, report: Option<Date>, shift: i16) -> Option<Days> {
        let begin = self.bounds(system, first, report, shift)?.0;
        let mut end = self.bounds(system, last, report, shift)?.1;
        if end < begin && last.year == Part::Open {
            end = self.bounds(system, last, report, shift + 1)?.1;
        }
        (begin <= end).then_some((begin, end))
    }

    fn bounds(&self, system: System, date: PartialDate, report: Option<Date>, shift: i16) -> Option<Days> {
        let own = |report: Date| match system {
            System::Gregorian => Some((report.year, report.month)),
            System::Hijri => self.hijri.year_and_month(report),
        };
        let mut year = match date.year {
            Part::Is(year) => year,
            Part::FromReport(years) => own(report?)?.0.checked_add(years)?,
            Part::Open if date.month == Part::Open || matches!(date.month, Part::FromReport(_)) => own(report?)?.0,
            Part::Open => own(report?)?.0.checked_add(shift)?,
        };
        let month = match date.month {
            Part::Is(month) => Some(u8::try_from(month).ok()?),
            Part::Open if date.day.is_none() => None,
            open_or_relative => {
                let moved = if let Part::FromReport(months) = open_or_relative { months } else { shift };
                let place = year.checked_mul(12)?.checked_add(i16::from(own(report?)?.1) - 1)?.checked_add(moved)?;
                year = place.div_euclid(12);
                Some(place.rem_euclid(12) as u8 + 1)
            }
        };
        match (system, month, date.day) {
            (System::Gregorian, None, _) => Some((Date::new(year, 1, 1)?, Date::new(year, 12, 31)?)),
            (System::Gregorian, Some(month), None) => {
                let first = Date::new(year, month, 1)?;
                Some((first, first.end_of_month()))
            }
            (System::Gregorian, Some(month), Some(day)) => Date::new(year, month, day).map(|day| (day, day)),
            (System::Hijri, None, _) => {
                let last = self.hijri.month(year, 12)?;
                Some((self.hijri.month(year, 1)?.first, last.first.plus_days(i32::from(last.days) - 1)))
            }
            (System::Hijri, Some(month), None) => {
                let month = self.hijri.month(year, month)?;
                Some((month.first, month.first.plus_days(i32::from(month.days) - 1)))
            }
            (System::Hijri, Some(month), Some(day)) => self.hijri.date(year, month, day).map(|day| (day, day)),
        }
    }
}

fn nearest(weekday: Weekday, report: Date, hint: Hint, direction: Direction) -> Date {
    let back = (i32::from(report.weekday().number()) - i32::from(weekday.number())).rem_euclid(7);
    let earlier = report.plus_days(-back);
    match (hint, direction) {
        (Hint::Past, _) if back == 0 => report.plus_days(-7),
        (Hint::Future, _) => report.plus_days(7 - back),
        (Hint::None, Direction::Future) if back > 0 => report.plus_days(7 - back),
        _ => earlier,
    }
}

fn offset(report: Date, unit: Unit, amount: i32) -> Option<Days> {
    let day = match unit {
        Unit::Hour => report.plus_days(amount / 24),
        Unit::Day => report.plus_days(amount),
        Unit::Week => report.plus_days(amount.checked_mul(7)?),
        Unit::Month => {
            let first = Date { day: 1, ..report }.plus_months(amount);
            return Some((first, first.end_of_month()));
        }
        Unit::Year => return year(report, amount),
        Unit::Decade => return None,
    };
    Some((day, day))
}

fn year(report: Date, years: i32) -> Option<Days> {
    let year = i16::try_from(i32::from(report.year).checked_add(years)?).ok()?;
    Some((Date::new(year, 1, 1)?, Date::new(year, 12, 31)?))
}

fn period(report: Date, unit: Unit, amount: i32) -> Option<Days> {
    match unit {
        Unit::Week => {
            let since_sunday = i32::from(report.weekday().number()) % 7;
            let first = report.plus_days(amount.checked_mul(7)? - since_sunday);
            Some((first, first.plus_days(6)))
        }
        Unit::Hour | Unit::Day | Unit::Month | Unit::Year | Unit::Decade => offset(report, unit, amount),
    }
}

fn stretch(report: Date, unit: Unit, amount: i32) -> Option<Days> {
    let other = match unit {
        Unit::Hour => report.plus_days(if amount < 0 { (amount - 23) / 24 } else { (amount + 23) / 24 }),
        Unit::Day => report.plus_days(amount),
        Unit::Week => report.plus_days(amount.checked_mul(7)?),
        Unit::Month => report.plus_months(amount),
        Unit::Year => report.plus_months(amount.checked_mul(12)?),
        Unit::Decade => return None,
    };
    Some((report.min(other), report.max(other)))
}

/// A third of the days; all of them where there are fewer than three. Of a month: up to the 10th, to the 20th, and the rest.
fn narrow((first, last): Days, edge: Edge) -> Days {
    let count = last.number() - first.number() + 1;
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) && edge != Edge::Whole {
        let months = |begin: u8, end: u8| (Date { month: begin, ..first }, Date { month: end, day: 1, ..last }.end_of_month());
        let year = |years: i16| first.year + (last.year - first.year) * years / 3;
        return match (first.year == last.year, edge) {
            (true, Edge::Start) => months(1, 4),
            (true, Edge::Middle) => months(5, 8),
            (true, _) => months(9, 12),
            (false, Edge::Start) => (first, Date { year: year(1), ..last }),
            (false, Edge::Middle) => (Date { year: year(1), ..first }, Date { year: year(2), ..last }),
            (false, _) => (Date { year: year(2), ..first }, last),
        };
    }
    let month = first.day == 1 && last == first.end_of_month();
    let third = if month { 10 } else { count / 3 };
    if third == 0 {
        return (first, last);
    }
    match edge {
        Edge::Whole => (first, last),
        Edge::Start => (first, first.plus_days(third - 1)),
        Edge::Middle => (first.plus_days(third), first.plus_days(2 * third - 1)),
        Edge::End => (first.plus_days(2 * third), last),
    }
}
