//! Dates of the Gregorian and the Hijri calendar in words and digits.

use crate::cursor::Cursor;
use crate::fold::WAW;
use crate::lexicon::{Meaning, NumberKind, TimeWord, Unit};
use crate::number::number_at;
use crate::text::TokenKind;

use super::{Draft, Hint, Part, PartialDate, System, TimeKind};

const COMMAS: [char; 2] = ['\u{060C}', ','];
const DASHES: [char; 4] = ['-', '\u{2013}', '\u{2014}', '\u{2212}'];
const SLASHES: [char; 2] = ['/', '\\'];

/// What stands behind a month or weekday: its year, or a word such as "last".
struct Behind {
    year: Part,
    hint: Hint,
    end: usize,
    system: Option<System>,
}

fn calendar(system: System, first: PartialDate, last: PartialDate) -> TimeKind {
    TimeKind::Calendar { system, first, last }
}

impl<'a> Cursor<'a> {
    pub(super) fn is_dash(&self, place: usize) -> bool {
        self.is_mark(place, &DASHES)
    }

    fn is_slash(&self, place: usize) -> bool {
        self.is_mark(place, &SLASHES)
    }

    pub(super) fn is(&self, place: usize, word: TimeWord) -> bool {
        self.sense(place).is_some_and(|sense| sense.is(word))
    }

    /// "last", "next", "current" at `place`: what it says, by how many steps, and the place behind.
    pub(super) fn hint_at(&self, place: usize) -> Option<(Hint, i16, usize)> {
        let sense = self.sense(place)?;
        if sense.preposition || sense.and {
            return None;
        }
        let (hint, steps) = sense.pick(|word| match word {
            TimeWord::Past(steps) => Some((Hint::Past, -i16::from(steps))),
            TimeWord::Future(steps) => Some((Hint::Future, i16::from(steps))),
            TimeWord::Current => Some((Hint::Current, 0)),
            _ => None,
        })?;
        Some((hint, steps, sense.end))
    }

    /// A unit of time: unit, count, definite, place behind.
    pub(super) fn unit_at(&self, place: usize) -> Option<(Unit, u8, bool, usize)> {
        let sense = self.sense(place)?;
        sense.pick(|word| match word {
            TimeWord::Unit { unit, count, definite } => Some((unit, count, definite, sense.end)),
            _ => None,
        })
    }

    /// A day of the month: in digits (the article may be glued before them) or as an ordinal.
    fn day_at(&self, place: usize) -> Option<(u8, usize)> {
        let digits =
            if self.is(place, TimeWord::Article) && self.token(place + 1).is_some_and(|next| next.glued) { place + 1 } else { place };
        if let Some(day) = self.digits(digits, 1..=2) {
            return (1..=31).contains(&day).then_some((day as u8, digits + 1));
        }
        self.ordinal_at(place)
    }

    fn ordinal_at(&self, place: usize) -> Option<(u8, usize)> {
        let sense = self.sense(place)?;
        let ordinal = sense.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Ordinal(day) => Some(*day),
            Meaning::Number { kind: NumberKind::Tens, value: value @ (20 | 30), definite: true } => Some(*value as u8),
            _ => None,
        })?;
        if ordinal < 10
            && let Some(next) = self.sense(sense.end)
            && let Some((kind, value, definite)) = next.number()
        {
            match kind {
                NumberKind::Teen if !next.and && !definite => return Some((ordinal + 10, next.end)),
                NumberKind::Tens if next.and && value <= 30 => return Some((ordinal + value as u8, next.end)),
                _ => {}
            }
        }
        Some((ordinal, sense.end))
    }

    /// One day, several, or a range: first, last, place behind.
    fn days_at(&self, place: usize) -> Option<(u8, u8, usize)> {
        let (first, mut end) = self.day_at(place)?;
        let mut last = first;
        for _ in 0..6 {
            let joined = self.is_and(end) || self.is_dash(end) || self.is_mark(end, &COMMAS) || self.is(end, TimeWord::To);
            let next = if joined {
                end + 1
            } else if self.word(end).starts_with(WAW) {
                end
            } else {
                break;
            };
            match self.day_at(next) {
                Some((day, after)) if day > last => (last, end) = (day, after),
                _ => break,
            }
        }
        Some((first, last, end))
    }

    /// A name of a month, with its second name if one is given beside it.
    pub(super) fn month_at(&self, place: usize) -> Option<(System, u8, bool, usize)> {
        let sense = self.sense(place)?;
        let (system, month, alone) = sense.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Month { month, alone } => Some((System::Gregorian, *month, *alone)),
            Meaning::HijriMonth { month, alone } => Some((System::Hijri, *month, *alone)),
            _ => None,
        })?;
        let end = sense.end;
        if system == System::Gregorian {
            let bracket = self.is_mark(end, &['(', '[']);
            let next = if bracket || self.is_slash(end) || self.is_dash(end) { end + 1 } else { end };
            let again = self.sense(next).filter(|again| {
                !again.and
                    && !again.preposition
                    && again.meanings.iter().any(|meaning| matches!(meaning, Meaning::Month { month: twin, .. } if *twin == month))
            });
            if let Some(again) = again
                && (!bracket || self.is_mark(again.end, &[')', ']']))
            {
                return Some((system, month, true, again.end + usize::from(bracket)));
            }
        }
        Some((system, month, alone, end))
    }

    /// The mark of an era behind a year.
    fn era_at(&self, place: usize) -> Option<(System, usize)> {
        let sense = self.sense(place)?;
        let era = sense.pick(|word| match word {
            TimeWord::Gregorian => Some(System::Gregorian),
            TimeWord::Hijri => Some(System::Hijri),
            _ => None,
        })?;
        Some((era, sense.end))
    }

    /// A year in digits with its era: year, calendar, place behind. `marked`: a word for "year" stands before it.
    pub(super) fn year_at(&self, place: usize, marked: bool) -> Option<(i16, System, usize)> {
        let year = i16::try_from(self.digits(place, 3..=4)?).ok()?;
        match self.era_at(place + 1) {
            Some((System::Hijri, end)) if (1..=1600).contains(&year) => Some((year, System::Hijri, end)),
            Some((System::Gregorian, end)) if year >= 300 => Some((year, System::Gregorian, end)),
            _ if (1800..=2199).contains(&year) => Some((year, System::Gregorian, place + 1)),
            _ if (1300..=1500).contains(&year) => Some((year, System::Hijri, place + 1)),
            _ if marked && year >= 1000 => Some((year, System::Gregorian, place + 1)),
            _ => None,
        }
    }

    /// A year in words.
    pub(super) fn year_in_words(&self, place: usize) -> Option<(i16, usize)> {
        let found = if self.token(place)?.kind == TokenKind::Arabic { number_at(self, place)? } else { return None };
        let year = i16::try_from(found.value?).ok().filter(|year| (1500..=2199).contains(year))?;
        Some((year, found.end))
    }

    /// What stands behind a month.
    fn behind(&self, place: usize) -> Behind {
        let nothing = Behind { year: Part::Open, hint: Hint::None, end: place, system: None };
        if let Some((hint, _, end)) = self.hint_at(place) {
            return Behind { hint, end, ..nothing };
        }
        if let Some((year, system, end)) = self.year_at(self.skip_mark(place, &COMMAS), false) {
            return Behind { year: Part::Is(year), end, system: Some(system), ..nothing };
        }
        let at = if self.is(place, TimeWord::Of) { place + 1 } else { place };
        if self.is(at, TimeWord::This)
            && let Some((Unit::Year, 1, true, end)) = self.unit_at(at + 1)
        {
            return Behind { year: Part::FromReport(0), end, ..nothing };
        }
        let Some((Unit::Year, 1, definite, end)) = self.unit_at(at) else { return nothing };
        if let Some((year, system, end)) = self.year_at(end, true) {
            return Behind { year: Part::Is(year), end, system: Some(system), ..nothing };
        }
        if let Some((year, end)) = self.year_in_words(end) {
            return Behind { year: Part::Is(year), end, system: Some(System::Gregorian), ..nothing };
        }
        if definite {
            if let Some((_, steps, end)) = self.hint_at(end) {
                return Behind { year: Part::FromReport(steps), end, ..nothing };
            }
            if let Some(same) = self.sense(end).filter(|sense| sense.is(TimeWord::Same)) {
                return Behind { end: same.end, ..nothing };
            }
        }
        nothing
    }

    /// The year and hint behind a month, where they fit its calendar; the last part tells whether there was any.
    pub(super) fn behind_month(&self, place: usize, system: System) -> (Part, Hint, usize, bool) {
        let behind = self.behind(place);
        if behind.system.is_some_and(|of_year| of_year != system) {
            return (Part::Open, Hint::None, place, false);
        }
        (behind.year, behind.hint, behind.end, behind.end > place)
    }

    /// A day with its month. `context`: a word before it says that it is a date.
    pub(crate) fn date_at(&self, place: usize, context: bool) -> Option<Draft> {
        let draft = self.numeric_date(place, context).or_else(|| self.day_and_month(place, context))?;
        Some(self.with_partner(draft))
    }

    fn day_and_month(&self, place: usize, context: bool) -> Option<Draft> {
        let (first_day, last_day, end) = self.days_at(place)?;
        let of = self.is(end, TimeWord::Of);
        let mut at = if of { end + 1 } else { end };
        let draft = |month: Part, hint: Hint, end: usize| {
            let date = |day| PartialDate { year: Part::Open, month, day: Some(day) };
            Draft { hint, ..Draft::new(calendar(System::Gregorian, date(first_day), date(last_day)), end) }
        };
        if self.is(at, TimeWord::This)
            && let Some((Unit::Month, 1, true, end)) = self.unit_at(at + 1)
        {
            return Some(draft(Part::FromReport(0), Hint::None, end));
        }
        if let Some((Unit::Month, 1, definite, end)) = self.unit_at(at) {
            if definite {
                let (_, steps, end) = self.hint_at(end)?;
                return Some(draft(Part::FromReport(steps), Hint::None, end));
            }
            at = end;
        }
        let Some((system, month, _, end)) = self.month_at(at) else {
            let (hint, _, end) = self.hint_at(end).filter(|(hint, ..)| *hint == Hint::Current || context)?;
            return (!of).then(|| draft(Part::Open, hint, end));
        };
        // With a conjunction the month begins something new.
        if self.sense(at)?.and {
            return None;
        }
        let (year, hint, end, _) = self.behind_month(end, system);
        let date = |day| PartialDate { year, month: Part::Is(i16::from(month)), day: Some(day) };
        Some(Draft { hint, ..Draft::new(calendar(system, date(first_day), date(last_day)), end) })
    }

    /// A date in digits only.
    fn numeric_date(&self, place: usize, context: bool) -> Option<Draft> {
        let token = self.token(place).filter(|token| token.kind == TokenKind::Number)?;
        let folded = self.text.folded(token);
        if folded.matches('.').count() == 2 {
            let mut parts = folded.split('.');
            let mut part = || parts.next().filter(|part| part.len() <= 4).and_then(|part| part.parse::<u32>().ok());
            let three = [part()?, part()?, part()?];
            // Versions and sections have stops as well; a date says its year in full.
            return if three.iter().any(|part| *part >= 1000) { self.three_numbers(three, place + 1) } else { None };
        }
        let first = self.digits(place, 1..=4)?;
        if !(self.is_slash(place + 1) || self.is_dash(place + 1)) {
            return None;
        }
        let glued = |index| self.token(index).is_some_and(|token| token.glued);
        let close = glued(place + 1) && glued(place + 2);
        let second = self.digits(place + 2, 1..=4)?;
        let slash = self.is_slash(place + 1);
        let same_mark = self.token(place + 1)?.kind == self.token(place + 3).map_or(TokenKind::Break, |token| token.kind);
        if close
            && same_mark
            && glued(place + 3)
            && glued(place + 4)
            && let Some(third) = self.digits(place + 4, 1..=4)
        {
            return self.three_numbers([first, second, third], place + 5);
        }
        let day = |day, month, hint, end| {
            let date = PartialDate { year: Part::Open, month: Part::Is(month), day: Some(day) };
            Some(Draft { hint, ..Draft::new(calendar(System::Gregorian, date, date), end) })
        };
        let (Ok(first_part), Ok(second_part)) = (u8::try_from(first), u8::try_from(second)) else {
            return self.month_and_year_in_digits(first, second, place + 3).filter(|_| slash && close);
        };
        if !(1..=31).contains(&first_part) || !(1..=12).contains(&second_part) {
            return None;
        }
        if let Some((hint, _, end)) = self.hint_at(place + 3).filter(|_| close) {
            return day(first_part, i16::from(second_part), hint, end);
        }
        let after_in = slash && place > 0 && self.is(place - 1, TimeWord::In);
        // A range of days before a month ("3-7 May") is no day and month.
        let of_days = self.month_at(place + 3).is_some() || self.is(place + 3, TimeWord::Of);
        if (context || (after_in && close)) && !of_days { day(first_part, i16::from(second_part), Hint::None, place + 3) } else { None }
    }

    fn month_and_year_in_digits(&self, first: u32, second: u32, end: usize) -> Option<Draft> {
        let (month, year) = if first > 31 { (second, first) } else { (first, second) };
        if !(1..=12).contains(&month) || !(1900..=2099).contains(&year) {
            return None;
        }
        let date = PartialDate { year: Part::Is(year as i16), month: Part::Is(month as i16), day: None };
        Some(Draft::new(calendar(System::Gregorian, date, date), end))
    }

    /// Three numbers: year first, or day first (month first only where the second cannot be a month).
    fn three_numbers(&self, [first, second, third]: [u32; 3], end: usize) -> Option<Draft> {
        let (year, month, day) = match (first, second, third) {
            (1000.., 13..=31, 1..=12) => (first, third, second),
            (1000.., ..) => (first, second, third),
            (1..=12, 13..=31, _) => (third, first, second),
            _ => (third, second, first),
        };
        let year = match year {
            0..=50 => year + 2000,
            51..=99 => year + 1900,
            _ => year,
        };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(1000..=2199).contains(&year) {
            return None;
        }
        let era = self.era_at(end);
        let system = if (1300..=1500).contains(&year) && era.is_none_or(|(era, _)| era == System::Hijri) {
            System::Hijri
        } else {
            System::Gregorian
        };
        let end = era.map_or(end, |(_, end)| end);
        let date = PartialDate { year: Part::Is(year as i16), month: Part::Is(month as i16), day: Some(day as u8) };
        Some(Draft::new(calendar(system, date, date), end))
    }

    /// The same date in the other calendar beside it: the Gregorian one is kept.
    fn with_partner(&self, draft: Draft) -> Draft {
        let TimeKind::Calendar { system, .. } = draft.kind else { return draft };
        let mut at = draft.end;
        let bracket = self.is_mark(at, &['(', '[']);
        if bracket || self.is_slash(at) || self.is_dash(at) || self.is_mark(at, &COMMAS) {
            at += 1;
        }
        let equivalent = self.sense(at).filter(|sense| sense.is(TimeWord::Equivalent));
        let said = equivalent.is_some();
        if let Some(sense) = equivalent {
            at = sense.end;
        }
        if !said && (at == draft.end || system == System::Gregorian || self.is_mark(draft.end, &COMMAS)) {
            return draft;
        }
        let mut weekday = None;
        if said {
            if let Some((Unit::Day, 1, false, end)) = self.unit_at(at) {
                at = end;
            }
            if let Some((day, end)) = self.weekday_at(at) {
                weekday = Some(day);
                at = self.skip_mark(end, &COMMAS);
            }
            // The preposition "to" may stand apart before digits.
            if self.word(at).chars().eq([crate::fold::LAM]) {
                at += 1;
            }
        }
        let Some(other) = self.numeric_date(at, said).or_else(|| self.day_and_month(at, said)) else { return draft };
        let TimeKind::Calendar { system: other_system, .. } = other.kind else { return draft };
        if other_system == system {
            return draft;
        }
        let end = if bracket && self.is_mark(other.end, &[')', ']']) { other.end + 1 } else { other.end };
        let kept = if other_system == System::Gregorian { other } else { draft };
        Draft { end, weekday, ..kept }
    }
}
