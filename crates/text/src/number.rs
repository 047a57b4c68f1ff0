//! Numbers in digits and in words.

use std::ops::Range;

use crate::calendar::Calendar;
use crate::cursor::{Cursor, Sense};
use crate::fold::WAW;
use crate::lexicon::{Meaning, NumberKind, Precision};
use crate::span::Span;
use crate::text::{Text, TokenKind};

/// A number that a text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its tokens, without the words that say how exact it is.
    pub tokens: Range<u32>,
    /// Where the words before it begin that say how exact it is (ما لا يقل عن); its own first token where there are none.
    pub qualified: u32,
    /// Its place in the original.
    pub span: Span,
    /// Its value; none when it is vague.
    pub value: Option<u64>,
    /// How exact it is meant to be.
    pub precision: Precision,
}

/// Appends the numbers among `tokens` to `numbers`, in order. Numbers inside dates are among them; hours of the clock and
/// dual nouns are not.
pub fn numbers(text: &Text, calendar: &Calendar, tokens: Range<u32>, numbers: &mut Vec<Number>) {
    let limit = text.tokens().len().min(tokens.end as usize);
    let cursor = Cursor { text, calendar, limit };
    let mut place = tokens.start as usize;
    while place < limit {
        if is_hour(&cursor, place) {
            place += 3;
            continue;
        }
        let Some(found) = number_at(&cursor, place) else {
            place += 1;
            continue;
        };
        let range = place as u32..found.end as u32;
        let stated = stated_precision(&cursor, tokens.start as usize, place, found.end);
        let (precision, qualified) = stated.unwrap_or((found.precision, place));
        let precision = if found.value.is_none() { Precision::Vague } else { precision };
        numbers.push(Number {
            span: text.span_of(range.clone()),
            tokens: range,
            qualified: qualified as u32,
            value: found.value,
            precision,
        });
        place = found.end;
    }
}

/// Whether an hour with its minutes stands at `place`.
fn is_hour(cursor: &Cursor, place: usize) -> bool {
    let glued = |index: usize| cursor.token(index).is_some_and(|token| token.glued);
    cursor.digits(place, 1..=2).is_some_and(|hour| hour < 25)
        && cursor.is_mark(place + 1, &[':'])
        && cursor.digits(place + 2, 2..=2).is_some_and(|minute| minute < 60)
        && glued(place + 1)
        && glued(place + 2)
}

/// A number while it is read.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub value: Option<u64>,
    pub end: usize,
    pub precision: Precision,
}

/// A number in digits: the whole part and what follows the decimal point.
#[derive(Clone, Copy)]
struct Decimal {
    whole: u64,
    fraction: u64,
    places: u32,
}

impl Decimal {
    fn whole(whole: u64) -> Self {
        Decimal { whole, fraction: 0, places: 0 }
    }

    /// The product, rounded down, and whether it came out even.
    fn times(self, scale: u64) -> (u64, bool) {
        let divisor = 10u128.pow(self.places);
        let rest = u128::from(self.fraction) * u128::from(scale);
        let whole = u128::from(self.whole) * u128::from(scale) + rest / divisor;
        (u64::try_from(whole).unwrap_or(u64::MAX), rest.is_multiple_of(divisor))
    }
}

/// Reads folded digits with separators. A comma or a single stop before three digits parts thousands, unless `scaled` (a word like
/// "million" follows) or the number begins with 0; otherwise it is the decimal point. None for what is no number (dates with two stops).
fn read_digits(digits: &str, scaled: bool) -> Option<Decimal> {
    let grouped = |mark: char| {
        let mut groups = digits.split(mark);
        let first = groups.next().unwrap_or("");
        (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3 || is_group_with_decimals(group))
    };
    let stops = digits.matches('.').count();
    let commas = digits.matches(',').count();
    let thousands = match (stops, commas) {
        (_, 1..) if grouped(',') && !(scaled && commas == 1 && stops == 0) => Some(','),
        (2.., 0) if grouped('.') => Some('.'),
        (1, 0) if grouped('.') && !scaled => Some('.'),
        _ => None,
    };
    let mut whole = 0u64;
    let mut fraction = 0u64;
    let mut places = 0u32;
    let mut decimal = false;
    for letter in digits.chars() {
        match letter.to_digit(10) {
            Some(digit) if !decimal => whole = whole.saturating_mul(10).saturating_add(u64::from(digit)),
            Some(digit) if places < 12 => {
                fraction = fraction * 10 + u64::from(digit);
                places += 1;
            }
            Some(_) => {}
            None if Some(letter) == thousands => {}
            None if decimal => return None,
            None => decimal = true,
        }
    }
    Some(Decimal { whole, fraction, places })
}

fn is_group_with_decimals(group: &str) -> bool {
    group
        .split_once('.')
        .is_some_and(|(group, decimals)| group.len() == 3 && !decimals.is_empty() && decimals.bytes().all(|byte| byte.is_ascii_digit()))
}

fn scale_at<'a>(cursor: &Cursor<'a>, place: usize) -> Option<(u64, Sense<'a>)> {
    let sense = cursor.sense(place)?;
    match sense.number()? {
        (NumberKind::Scale | NumberKind::Scales, value, _) if !sense.and && !sense.preposition => Some((value, sense)),
        _ => None,
    }
}

/// The number that begins at `place`, if one does.
pub(crate) fn number_at(cursor: &Cursor, place: usize) -> Option<Found> {
    match cursor.token(place)?.kind {
        TokenKind::Number => {}
        TokenKind::Arabic => {
            let sense = cursor.sense(place)?;
            let (kind, value, definite) = sense.number()?;
            let weekday = definite && sense.meanings.iter().any(|meaning| matches!(meaning, Meaning::Weekday(_)));
            let percent = kind == NumberKind::Hundred && value == 100 && definite && (sense.preposition || is_after_in(cursor, place));
            if weekday || percent {
                return None;
            }
            if matches!(kind, NumberKind::Vague | NumberKind::Scales) {
                let mut end = sense.end;
                while let Some((_, sense)) = scale_at(cursor, end) {
                    end = sense.end;
                }
                return Some(Found { value: None, end, precision: Precision::Vague });
            }
        }
        _ => return None,
    }
    let mut found = Found { value: None, end: place, precision: Precision::Exact };
    let mut total = 0u64;
    let mut limit = u64::MAX;
    let mut at = place;
    while let Some((group, mut end, closed)) = group_at(cursor, at, found.value.is_some(), limit) {
        let mut scale = closed.unwrap_or(1);
        if closed.is_none() {
            while let Some((next, sense)) = scale_at(cursor, end).filter(|(next, _)| *next < limit && (scale == 1 || *next > scale)) {
                scale = scale.saturating_mul(next);
                end = sense.end;
            }
        }
        let (value, even) = group.times(scale);
        if found.value.is_some() && value >= limit {
            break;
        }
        total = total.saturating_add(value);
        if !even {
            found.precision = Precision::Rounded;
        }
        found.value = Some(total);
        found.end = end;
        if scale == 1 {
            break;
        }
        limit = closed.unwrap_or(scale);
        at = if cursor.is_and(end) { end + 1 } else { end };
    }
    found.value.map(|_| found)
}

fn is_after_in(cursor: &Cursor, place: usize) -> bool {
    place.checked_sub(1).and_then(|before| cursor.sense(before)).is_some_and(|sense| sense.is(crate::lexicon::TimeWord::In))
}

/// One group of a number: what stands before a scale word. `joined`: it must follow a conjunction. The third part is the scale that the
/// group already holds (a bare "thousand", "two million", "half a million").
fn group_at(cursor: &Cursor, place: usize, joined: bool, limit: u64) -> Option<(Decimal, usize, Option<u64>)> {
    let token = cursor.token(place)?;
    let apart = joined && place > 0 && cursor.is_and(place - 1);
    if token.kind == TokenKind::Number {
        if joined && !apart {
            return None;
        }
        let scaled = scale_at(cursor, place + 1).is_some();
        return read_digits(cursor.text.folded(token), scaled).map(|value| (value, place + 1, None));
    }
    let sense = cursor.sense(place)?;
    if joined && !(sense.and || apart || is_joined_eleven(cursor, place)) {
        return None;
    }
    match sense.number()? {
        (NumberKind::Scale, value, _) if value < limit => Some((Decimal::whole(1), sense.end, Some(value))),
        (NumberKind::Dual, value, _) if value < limit => Some((Decimal::whole(2), sense.end, Some(value))),
        (NumberKind::Fraction, divisor, _) => {
            // "a million and a half" may name the scale once more or not at all.
            let (scale, end) = match scale_at(cursor, sense.end) {
                Some((scale, scale_sense)) => (scale, scale_sense.end),
                None if joined && limit < u64::MAX && cursor.sense(sense.end).is_none() => (limit, sense.end),
                None => return None,
            };
            let value = scale.checked_div(divisor)?;
            Some((Decimal::whole(value), end, Some(1)))
        }
        _ => below_thousand(cursor, place).map(|(value, end)| (Decimal::whole(value), end, None)),
    }
}

/// A number in words below a thousand.
pub(crate) fn below_thousand(cursor: &Cursor, place: usize) -> Option<(u64, usize)> {
    let sense = cursor.sense(place)?;
    let (kind, value, _) = sense.number()?;
    let (hundreds, end) = match kind {
        NumberKind::Hundred => (value, sense.end),
        NumberKind::Unit if value >= 3 => match plain_number(cursor, sense.end, false) {
            Some((NumberKind::Hundred, 100, end)) => (value * 100, end),
            _ => return below_hundred(cursor, place),
        },
        _ => return below_hundred(cursor, place),
    };
    let after = if cursor.is_and(end) { end + 1 } else { end };
    let joined = after > end || cursor.sense(after).is_some_and(|sense| sense.and) || is_joined_eleven(cursor, after);
    if !joined {
        return Some((hundreds, end));
    }
    if let Some(value) = cursor.digits(after, 1..=2) {
        return Some((hundreds + u64::from(value), after + 1));
    }
    match below_hundred(cursor, after) {
        Some((value, end)) => Some((hundreds + value, end)),
        None => Some((hundreds, end)),
    }
}

/// "and eleven" folds to the same letters as "one ten": the conjunction is in the word.
fn is_joined_eleven(cursor: &Cursor, place: usize) -> bool {
    cursor.word(place).starts_with(WAW)
        && cursor.sense(place).is_some_and(|sense| {
            matches!(sense.number(), Some((NumberKind::Unit, 1, false))) && {
                matches!(plain_number(cursor, sense.end, false), Some((NumberKind::Teen, ..)))
            }
        })
}

/// Kind, value and end of the number word at `place`, which must (or must not) follow a conjunction.
fn plain_number(cursor: &Cursor, place: usize, joined: bool) -> Option<(NumberKind, u64, usize)> {
    let apart = cursor.is_and(place);
    let sense = cursor.sense(if apart { place + 1 } else { place })?;
    let (kind, value, _) = sense.number()?;
    ((sense.and || apart) == joined && !sense.preposition).then_some((kind, value, sense.end))
}

fn below_hundred(cursor: &Cursor, place: usize) -> Option<(u64, usize)> {
    let sense = cursor.sense(place)?;
    let (kind, value, _) = sense.number()?;
    match kind {
        NumberKind::Unit | NumberKind::Bound => {
            if let Some((NumberKind::Teen, ten, end)) = plain_number(cursor, sense.end, false) {
                return (value > 0).then_some((value + ten, end));
            }
            if let Some((NumberKind::Tens, tens, end)) = plain_number(cursor, sense.end, true) {
                return (value > 0).then_some((value + tens, end));
            }
            (kind == NumberKind::Unit).then_some((value, sense.end))
        }
        NumberKind::Teen | NumberKind::Tens => Some((value, sense.end)),
        _ => None,
    }
}

/// What the words around a number say of how exact it is, and where those before it begin.
fn stated_precision(cursor: &Cursor, first: usize, start: usize, end: usize) -> Option<(Precision, usize)> {
    let stated = |sense: Sense, behind: bool| {
        sense.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Precision { precision, after } if *after == behind => Some(*precision),
            _ => None,
        })
    };
    for back in (1..=5).rev() {
        let Some(place) = start.checked_sub(back).filter(|place| *place >= first) else { continue };
        if let Some(sense) = cursor.sense(place).filter(|sense| sense.end == start)
            && let Some(precision) = stated(sense, false)
        {
            return Some((precision, place));
        }
    }
    // Up to two words (the things counted) may stand between the number and the remark behind it.
    let behind = (end..end + 3).take_while(|&place| !cursor.word(place).is_empty()).find_map(|place| stated(cursor.sense(place)?, true));
    behind.map(|precision| (precision, start))
}
