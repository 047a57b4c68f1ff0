//! Weekdays, relative words, periods and years; the entry into all expressions of time.

use crate::cursor::Cursor;
use crate::day::Weekday;
use crate::lexicon::{Meaning, NumberKind, Precision, TimeWord, Unit};
use crate::number::number_at;
use crate::text::TokenKind;

use super::{Draft, Hint, Part, PartialDate, System, TimeKind};

const COMMAS: [char; 2] = ['\u{060C}', ','];
const OPENING: [char; 2] = ['(', '['];
const CLOSING: [char; 2] = [')', ']'];

fn offset(unit: Unit, amount: i32) -> TimeKind {
    TimeKind::Offset { unit, amount, loose: false }
}

/// Whether an expression of time can begin with a word of this meaning.
fn begins_time(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Month { .. } | Meaning::HijriMonth { .. } | Meaning::Weekday(_) | Meaning::Ordinal(_) => true,
        Meaning::Number { definite, .. } => *definite,
        Meaning::Time(word) => matches!(
            word,
            TimeWord::Day(_)
                | TimeWord::Part
                | TimeWord::Unit { .. }
                | TimeWord::Before
                | TimeWord::After
                | TimeWord::Last
                | TimeWord::This
                | TimeWord::SameBefore
                | TimeWord::Edge(_)
                | TimeWord::Article
                | TimeWord::Vague
        ),
        _ => false,
    }
}

impl<'a> Cursor<'a> {
    /// The expression of time that begins at `place`, if one does. `first`: where the tokens begin that may be looked back upon.
    pub(crate) fn expression(&self, place: usize, first: usize) -> Option<Draft> {
        match self.token(place)?.kind {
            TokenKind::Number => {}
            TokenKind::Arabic => {
                if !self.sense(place)?.meanings.iter().any(begins_time) {
                    return None;
                }
            }
            _ => return None,
        }
        if let Some(edge) = self.edge_at(place, first) {
            return Some(edge);
        }
        let draft = self.core(place, first, false)?;
        Some(self.with_end_of_range(draft, place, first))
    }

    /// Whether the ordinal at `place` counts weeks or halves ("the first half of May"), not days.
    fn counts_parts(&self, place: usize, first: usize) -> bool {
        let before = if place > first { self.sense(place - 1) } else { None };
        before.is_some_and(|sense| {
            sense.meanings.iter().any(|meaning| match meaning {
                Meaning::Number { kind, definite, .. } => *definite && *kind == NumberKind::Fraction,
                Meaning::Time(TimeWord::Unit { unit, definite, .. }) => *definite && *unit != Unit::Day,
                _ => false,
            })
        })
    }

    /// "the beginning of", "mid", "late" before a period.
    fn edge_at(&self, place: usize, first: usize) -> Option<Draft> {
        let sense = self.sense(place)?;
        let edge = sense.pick(|word| match word {
            TimeWord::Edge(edge) => Some(edge),
            _ => None,
        })?;
        let inner = self.core(sense.end, first, true)?;
        let fits = match inner.kind {
            TimeKind::Calendar { first, .. } => first.day.is_none(),
            TimeKind::Period { .. } => true,
            _ => false,
        };
        fits.then_some(Draft { edge, ..inner })
    }

    fn core(&self, place: usize, first: usize, after_edge: bool) -> Option<Draft> {
        if self.token(place)?.kind == TokenKind::Number {
            return self.date_at(place, false).or_else(|| self.bare_year(place, first, after_edge));
        }
        self.counted_units(place)
            .or_else(|| self.unit_expression(place, first, after_edge))
            .or_else(|| self.date_at(place, false).filter(|_| !self.counts_parts(place, first)))
            .or_else(|| self.lead(place, first))
            .or_else(|| self.before_or_after(place))
            .or_else(|| self.months(place, first, after_edge))
            .or_else(|| self.sense(place).filter(|sense| sense.is(TimeWord::Vague)).map(|sense| Draft::new(TimeKind::Vague, sense.end)))
    }

    /// "from 28 April to 3 May": the second date joined to the first.
    fn with_end_of_range(&self, draft: Draft, place: usize, first: usize) -> Draft {
        let TimeKind::Calendar { system, first: begin, .. } = draft.kind else { return draft };
        let opened = place > first && (self.is(place - 1, TimeWord::Of) || self.is(place - 1, TimeWord::Between));
        let between = place > first && self.is(place - 1, TimeWord::Between);
        let joined = opened && (self.is(draft.end, TimeWord::To) || (between && self.is_and(draft.end)));
        if !(joined || self.is_dash(draft.end)) || begin.day.is_none() {
            return draft;
        }
        match self.date_at(draft.end + 1, false) {
            Some(Draft { kind: TimeKind::Calendar { system: other, last, .. }, hint, end, .. }) if other == system => {
                let year = if begin.year == Part::Open { last.year } else { begin.year };
                let begin = PartialDate { year, ..begin };
                Draft { kind: TimeKind::Calendar { system, first: begin, last }, hint, end, ..draft }
            }
            _ => draft,
        }
    }

    /// A weekday, with or without the word for day before it.
    pub(super) fn weekday_at(&self, place: usize) -> Option<(Weekday, usize)> {
        let sense = self.sense(place)?;
        sense.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Weekday(weekday) => Some((*weekday, sense.end)),
            _ => None,
        })
    }

    /// Part of the day, the word for day, a word such as yesterday, a weekday, a date: whichever of these stand together.
    fn lead(&self, place: usize, first: usize) -> Option<Draft> {
        let mut at = place;
        let mut parts = 0;
        while let Some(sense) = self.sense(at).filter(|sense| sense.is(TimeWord::Part) && parts < 3 && !(parts > 0 && sense.and)) {
            at = sense.end;
            parts += 1;
        }
        let mut day_noun = false;
        if let Some((Unit::Day, _, false, end)) = self.unit_at(at) {
            at = end;
            day_noun = true;
        }
        let mut days = None;
        if let Some(sense) = self.sense(at)
            && let Some(count) = sense.pick(|word| if let TimeWord::Day(count) = word { Some(count) } else { None })
        {
            let definite_day = sense.pick(|word| if let TimeWord::Unit { .. } = word { Some(()) } else { None }).is_some();
            let bare = !day_noun && parts == 0;
            if definite_day && bare && (self.is_other_day(sense.end) || (at > first && self.is(at - 1, TimeWord::In))) {
                return None;
            }
            days = Some(count);
            at = sense.end;
        }
        let mut weekday = None;
        let bracket = days.is_some() && self.is_mark(at, &OPENING);
        let comma = days.is_some() && self.is_mark(at, &COMMAS);
        let mut after = at + usize::from(bracket || comma);
        if days.is_some()
            && let Some((Unit::Day, 1, false, end)) = self.unit_at(after)
        {
            after = end;
        }
        if let Some((day, end)) = self.weekday_at(after)
            && (!bracket || self.is_mark(end, &CLOSING))
            && (days.is_none() || self.sense(after).is_some_and(|sense| !sense.and))
        {
            weekday = Some(day);
            at = end + usize::from(bracket);
            // A night named by both its days.
            let other = if self.is_mark(at, &['/', '-', '\u{2013}']) { at + 1 } else { at };
            if parts > 0
                && self.sense(other).is_some_and(|sense| !sense.and && !sense.preposition)
                && let Some((_, end)) = self.weekday_at(other)
            {
                at = end;
            }
        }
        if parts == 0 && !day_noun && days.is_none() && weekday.is_none() {
            return None;
        }
        let hint = self.hint_at(at).filter(|_| weekday.is_some() && days.is_none());
        if hint.is_none()
            && let Some(draft) = self.date_behind(at, parts > 0 && !day_noun && days.is_none() && weekday.is_none())
        {
            return Some(Draft { weekday: weekday.or(draft.weekday), ..draft });
        }
        let draft = match (days, weekday) {
            (Some(count), _) => Draft::new(offset(Unit::Day, i32::from(count)), at),
            (None, Some(_)) => Draft::new(TimeKind::Weekday, at),
            (None, None) => return None,
        };
        let (hint, end) = hint.map_or((Hint::None, at), |(hint, _, end)| (hint, end));
        Some(Draft { weekday, hint, end, ..draft })
    }

    /// A date behind a weekday or the like, perhaps in brackets or after a comma.
    fn date_behind(&self, place: usize, words_only: bool) -> Option<Draft> {
        let bracket = self.is_mark(place, &OPENING);
        let mut at = if bracket || self.is_mark(place, &COMMAS) { place + 1 } else { place };
        if let Some(sense) = self.sense(at).filter(|sense| sense.is(TimeWord::Equivalent)) {
            at = sense.end;
            if self.word(at).chars().eq([crate::fold::LAM]) {
                at += 1;
            }
        }
        let draft = self.date_at(at, !words_only)?;
        let TimeKind::Calendar { first, .. } = draft.kind else { return None };
        first.day?;
        if bracket {
            return self.is_mark(draft.end, &CLOSING).then_some(Draft { end: draft.end + 1, ..draft });
        }
        Some(draft)
    }

    /// Whether the words behind "the day" make it another one than today (the first day, the national day).
    fn is_other_day(&self, place: usize) -> bool {
        self.sense(place).is_some_and(|sense| {
            sense
                .meanings
                .iter()
                .any(|meaning| matches!(meaning, Meaning::Ordinal(_) | Meaning::Time(TimeWord::NotToday | TimeWord::Following)))
                && !sense.meanings.iter().any(|meaning| matches!(meaning, Meaning::Weekday(_)))
        })
    }

    /// How many units: number (or the dual), unit, place behind. A plural without a number counts 0.
    fn quantity_at(&self, place: usize) -> Option<(u32, Unit, usize)> {
        let mut at = place;
        if let Some(sense) = self.sense(at).filter(|sense| {
            sense.meanings.iter().any(|meaning| {
                matches!(meaning, Meaning::Precision { precision: Precision::About | Precision::AtLeast | Precision::AtMost, after: false })
            })
        }) {
            at = sense.end;
        }
        if let Some((unit, count, false, end)) = self.unit_at(at) {
            return Some((u32::from(count), unit, end));
        }
        let number = number_at(self, at)?;
        let (unit, _, false, end) = self.unit_at(number.end)? else { return None };
        Some((number.value.map_or(0, |value| u32::try_from(value).unwrap_or(u32::MAX).min(10_000)), unit, end))
    }

    /// "three days ago", "since two years", "after a week".
    fn before_or_after(&self, place: usize) -> Option<Draft> {
        let sense = self.sense(place)?;
        if sense.is(TimeWord::Last) {
            let (count, unit, end) = self.quantity_at(sense.end)?;
            return (count > 1).then(|| Draft::new(TimeKind::Stretch { unit, amount: -(count as i32) }, end));
        }
        let before = sense.is(TimeWord::Before);
        if !before && !sense.is(TimeWord::After) {
            return None;
        }
        let (count, unit, end) = self.quantity_at(sense.end)?;
        // "a day before (the event)" counts from something else, and so does a plain plural.
        let elsewhere = self.is(end, TimeWord::Of);
        if elsewhere || (count == 0 && unit != Unit::Hour) || unit == Unit::Decade {
            return Some(Draft::new(TimeKind::Vague, end));
        }
        let amount = if before { -(count as i32) } else { count as i32 };
        Some(Draft::new(TimeKind::Offset { unit, amount, loose: !before }, end))
    }

    /// "the three months past", "the 24 hours past": the number before its unit.
    fn counted_units(&self, place: usize) -> Option<Draft> {
        let (count, at) = if self.is(place, TimeWord::Article) {
            (self.digits(place + 1, 1..=3)?, place + 2)
        } else {
            let (_, _, true) = self.sense(place)?.number()? else { return None };
            let number = number_at(self, place)?;
            (u32::try_from(number.value?).ok().filter(|count| *count < 1000)?, number.end)
        };
        let (unit, _, false, end) = self.unit_at(at)? else { return None };
        let (sign, end) = self.stretch_direction(end)?;
        Some(Draft::new(TimeKind::Stretch { unit, amount: sign * count as i32 }, end))
    }

    /// "past", "latest" (−1) or "coming" (1) behind a plural.
    fn stretch_direction(&self, place: usize) -> Option<(i32, usize)> {
        match self.hint_at(place) {
            Some((Hint::Past, _, end)) => Some((-1, end)),
            Some((Hint::Future, _, end)) => Some((1, end)),
            Some(_) => None,
            None => self.sense(place).filter(|sense| sense.is(TimeWord::Recent)).map(|sense| (-1, sense.end)),
        }
    }

    /// Expressions that begin with a unit of time, with "this" or with "the same".
    fn unit_expression(&self, place: usize, first: usize, after_edge: bool) -> Option<Draft> {
        let sense = self.sense(place)?;
        if sense.is(TimeWord::SameBefore) {
            let (unit, 1, _, end) = self.unit_at(sense.end)? else { return None };
            return Some(Draft::new(if unit == Unit::Day { TimeKind::SameDay } else { TimeKind::Vague }, end));
        }
        if sense.is(TimeWord::This) {
            if let Some(part) = self.sense(sense.end).filter(|part| part.is(TimeWord::Part) || part.is(TimeWord::Day(0))) {
                return Some(Draft::new(offset(Unit::Day, 0), part.end));
            }
            let (unit @ (Unit::Week | Unit::Month | Unit::Year), 1, true, end) = self.unit_at(sense.end)? else { return None };
            return Some(Draft::new(TimeKind::Period { unit, amount: 0 }, end));
        }
        let (unit, count, definite, end) = self.unit_at(place)?;
        match (unit, count, definite) {
            (Unit::Year, _, false) => self.years(end, true),
            (Unit::Month, 1..=2, false) => self.month_expression(end, true),
            (_, 1, true) => {
                if unit == Unit::Year && place > first && self.is(place - 1, TimeWord::Head) {
                    return None;
                }
                self.the_unit(unit, end, after_edge)
            }
            (_, _, true) => self.the_units(unit, count, end),
            _ => None,
        }
    }

    /// "last week", "the current year", "the same day".
    fn the_unit(&self, unit: Unit, end: usize, after_edge: bool) -> Option<Draft> {
        if unit == Unit::Year
            && let Some(draft) = self.years(end, true)
        {
            return Some(draft);
        }
        if let Some(sense) = self.sense(end).filter(|sense| !sense.and && !sense.preposition) {
            if sense.is(TimeWord::Same) {
                return Some(Draft::new(if unit == Unit::Day { TimeKind::SameDay } else { TimeKind::Vague }, sense.end));
            }
            if sense.is(TimeWord::Following) || sense.is(TimeWord::Recent) {
                return Some(Draft::new(TimeKind::Vague, sense.end));
            }
            if let Some((_, steps, end)) = self.hint_at(end) {
                let amount = i32::from(steps);
                let kind = match unit {
                    Unit::Day => offset(Unit::Day, amount),
                    Unit::Hour | Unit::Decade => TimeKind::Vague,
                    _ => TimeKind::Period { unit, amount },
                };
                return Some(Draft::new(kind, end));
            }
        }
        (after_edge && matches!(unit, Unit::Week | Unit::Month | Unit::Year)).then(|| Draft::new(TimeKind::Period { unit, amount: 0 }, end))
    }

    /// "the last three days", "recent years".
    fn the_units(&self, unit: Unit, count: u8, end: usize) -> Option<Draft> {
        let mut at = end;
        let mut number = (count > 0).then_some(u32::from(count));
        for _ in 0..3 {
            if let Some(few) = self.sense(at).filter(|sense| sense.is(TimeWord::Few)) {
                at = few.end;
            } else if self.is(at, TimeWord::Article) && self.digits(at + 1, 1..=3).is_some() {
                number = self.digits(at + 1, 1..=3);
                at += 2;
            } else if let Some(found) = number_at(self, at) {
                number = found.value.and_then(|value| u32::try_from(value).ok()).filter(|value| *value < 1000);
                at = found.end;
            } else {
                break;
            }
        }
        let (sign, end) = self.stretch_direction(at)?;
        Some(match number {
            Some(number) if unit != Unit::Decade => Draft::new(TimeKind::Stretch { unit, amount: sign * number as i32 }, end),
            _ => Draft::new(TimeKind::Vague, end),
        })
    }

    /// A year, or a range of years, in digits or words.
    fn years(&self, place: usize, marked: bool) -> Option<Draft> {
        let (first, system, mut end) = match self.year_at(place, marked) {
            Some(found) => found,
            None => {
                let (year, end) = self.year_in_words(place)?;
                (year, System::Gregorian, end)
            }
        };
        let mut last = first;
        let joined = self.is_and(end) || self.is_dash(end) || self.is(end, TimeWord::To) || self.is_mark(end, &['/']);
        if joined
            && let Some((year, other, after)) = self.year_at(end + 1, marked)
            && other == system
            && year > first
        {
            (last, end) = (year, after);
        }
        let date = |year| PartialDate { year: Part::Is(year), ..PartialDate::default() };
        Some(Draft::new(TimeKind::Calendar { system, first: date(first), last: date(last) }, end))
    }

    /// A year without a word for it: after a preposition of time, or with the mark of its era.
    fn bare_year(&self, place: usize, first: usize, after_edge: bool) -> Option<Draft> {
        let draft = self.years(place, false)?;
        let TimeKind::Calendar { first: begin, last, .. } = draft.kind else { return None };
        let era = draft.end > place + 1 && begin == last;
        if era || after_edge {
            return Some(draft);
        }
        let before = if place > first { self.sense(place - 1) } else { None };
        let opened = before.is_some_and(|sense| {
            sense.is(TimeWord::In) || sense.is(TimeWord::Before) || sense.is(TimeWord::After) || sense.is(TimeWord::To)
        });
        let range = begin != last && before.is_some_and(|sense| sense.is(TimeWord::Of) || sense.is(TimeWord::Between));
        // A round number before a word that tells no time counts things.
        let round = matches!(begin.year, Part::Is(year) if year % 100 == 0);
        let counts = round
            && !self.word(draft.end).is_empty()
            && self.sense(draft.end).is_none_or(|sense| sense.meanings == [Meaning::Time(TimeWord::NotPlace)]);
        let plausible = matches!(begin.year, Part::Is(1900..=2099));
        (plausible && !counts && (opened || range)).then_some(draft)
    }

    /// A month without a day.
    fn months(&self, place: usize, first: usize, after_edge: bool) -> Option<Draft> {
        let (_, _, alone, _) = self.month_at(place)?;
        let after_in = place > first && self.is(place - 1, TimeWord::In);
        self.month_expression(place, alone || after_in || after_edge)
    }

    fn month_expression(&self, place: usize, certain: bool) -> Option<Draft> {
        let (system, month, _, end) = self.month_at(place)?;
        let mut last = month;
        let mut at = end;
        let joined = self.sense(end).is_some_and(|sense| sense.and);
        let linked = self.is_and(end) || self.is_dash(end) || self.is_mark(end, &['/']) || self.is(end, TimeWord::To);
        if (joined || linked)
            && let Some((other, next, _, after)) = self.month_at(if joined { end } else { end + 1 })
            && other == system
            && next > month
        {
            (last, at) = (next, after);
        }
        let (year, hint, at, stated) = self.behind_month(at, system);
        if !certain && !stated && last == month {
            return None;
        }
        let date = |month: u8| PartialDate { year, month: Part::Is(i16::from(month)), day: None };
        Some(Draft { hint, ..Draft::new(TimeKind::Calendar { system, first: date(month), last: date(last) }, at) })
    }
}
