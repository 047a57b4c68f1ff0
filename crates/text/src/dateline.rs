//! Datelines at the beginning of a report, and the marks of agencies inside it and at its end.

use std::ops::Range;

use crate::calendar::{AgencyId, Calendar};
use crate::cursor::Cursor;
use crate::lexicon::{Meaning, TimeWord};
use crate::span::Span;
use crate::text::{Text, Token, TokenKind};
use crate::time::{Draft, TimeExpression, TimeKind};

/// The head of a report: where, when and from whom it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// Its place in the original, with the marks that end it.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// The tokens that name the place (or several places joined by a conjunction).
    pub place: Option<Range<u32>>,
    /// The date; often without a year.
    pub date: Option<TimeExpression>,
    /// The agency.
    pub agency: Option<AgencyId>,
}

/// Where a [`Signature`] stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Position {
    /// In brackets inside the text.
    Bracketed,
    /// At the end of the text.
    Final,
}

/// The mark of an agency, or the word that ends a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Its place in the original, with its brackets or slashes.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// The agency, if one is named.
    pub agency: Option<AgencyId>,
    /// Where it stands.
    pub position: Position,
}

const STRONG: [char; 10] = ['(', ')', '[', ']', '-', '\u{2013}', '\u{2014}', '\u{2212}', ':', '/'];
const QUOTES: [char; 5] = ['\u{AB}', '\u{BB}', '"', '\u{201C}', '\u{201D}'];
const WEAK: [char; 2] = ['\u{060C}', ','];
/// A place has no more words than this.
const PLACE_WORDS: usize = 6;
/// A date or agency must begin within so many tokens.
const REACH: usize = 8;

/// The dateline of the report, looked for at the beginning of its first three lines (a headline may stand above it).
///
/// The first words of a sentence are taken for a place only where a date or an agency follows within eight tokens and a bracket, dash,
/// colon or slash (or the end of the line) sets it off.
pub fn dateline(text: &Text, calendar: &Calendar) -> Option<Dateline> {
    let tokens = text.tokens();
    lines(tokens).take(3).find_map(|line| line_dateline(text, calendar, line))
}

/// The ranges of tokens between line ends, empty ones left out.
fn lines(tokens: &[Token]) -> impl DoubleEndedIterator<Item = Range<usize>> {
    tokens.split(|token| token.kind == TokenKind::Break).filter(|line| !line.is_empty()).map(move |line| {
        let start = tokens.partition_point(|token| token.span.start < line[0].span.start);
        start..start + line.len()
    })
}

/// What has been read of a dateline.
#[derive(Default)]
struct Head {
    place: Option<Range<usize>>,
    words: usize,
    date: Option<(usize, Draft)>,
    agency: Option<AgencyId>,
    /// Whether the last token read was a bracket, dash, colon or slash.
    set_off: bool,
    /// Whether such a mark stands behind the last bracket, or no bracket was used.
    firmly: bool,
    /// Whether a colon stands before the date: then it heads a list rather than a report.
    colon_before_date: bool,
}

fn line_dateline(text: &Text, calendar: &Calendar, line: Range<usize>) -> Option<Dateline> {
    let cursor = Cursor { text, calendar, limit: line.end };
    let mut head = Head::default();
    let mut at = line.start;
    let mut open_place = true;
    while at < line.end {
        let token = cursor.token(at)?;
        let evidence = head.date.is_some() || head.agency.is_some();
        if !evidence && at > line.start + REACH {
            return None;
        }
        if let Some(mark) = token.mark() {
            if STRONG.contains(&mark) {
                head.firmly = !matches!(mark, '(' | ')' | '[' | ']');
                head.set_off = true;
            } else if !QUOTES.contains(&mark) && !WEAK.contains(&mark) && mark != '*' {
                break;
            } else if evidence && QUOTES.contains(&mark) && !(at > line.start && closes_agency(&cursor, at)) {
                // The report begins with a quotation.
                break;
            } else if QUOTES.contains(&mark) && evidence && at + 1 == line.end {
                head.set_off = true;
                head.firmly = true;
            }
            open_place = open_place && (head.place.is_none() || WEAK.contains(&mark));
            at += 1;
            continue;
        }
        if head.agency.is_none()
            && let Some((id, end)) = agency_here(&cursor, at, line.start, &head)
        {
            head.agency = Some(id);
            head.set_off = end == line.end;
            head.firmly = head.set_off;
            at = end;
            continue;
        }
        if head.date.is_none()
            && let Some((start, draft)) = date_here(&cursor, at)
        {
            head.set_off = draft.end == line.end;
            head.colon_before_date = (line.start..start).any(|index| cursor.is_mark(index, &[':']));
            at = draft.end;
            head.date = Some((start, draft));
            continue;
        }
        if evidence || !token.is_word() || head.set_off || is_no_place(&cursor, at) {
            break;
        }
        head.words += 1;
        if head.words > PLACE_WORDS {
            return None;
        }
        if open_place {
            let place = head.place.get_or_insert(at..at);
            // A country behind a comma is not part of the place's name.
            if place.end == at {
                place.end = at + 1;
            }
        }
        at += 1;
    }
    head.finish(&cursor, line.start, at)
}

impl Head {
    fn finish(self, cursor: &Cursor, start: usize, mut end: usize) -> Option<Dateline> {
        // Quotation marks that open the report are not part of its head.
        while end > start && cursor.token(end - 1).and_then(Token::mark).is_some_and(|mark| WEAK.contains(&mark)) {
            end -= 1;
        }
        let dated = self.date.is_some_and(|(_, draft)| matches!(draft.kind, TimeKind::Calendar { first, .. } if first.day.is_some()));
        let enough = match (self.agency.is_some(), dated, &self.place) {
            (true, true, _) => true,
            (true, false, place) => self.firmly || place.as_ref().is_some_and(|_| self.words <= 2),
            (false, true, Some(_)) => !self.colon_before_date,
            _ => false,
        };
        if !enough || !self.set_off {
            return None;
        }
        let tokens = start as u32..end as u32;
        Some(Dateline {
            span: cursor.text.span_of(tokens.clone()),
            tokens,
            place: self.place.map(|place| place.start as u32..place.end as u32),
            date: self.date.map(|(start, draft)| draft.finish(cursor.text, start)),
            agency: self.agency,
        })
    }
}

/// Whether the quotation mark at `place` stands right behind the name of an agency.
fn closes_agency(cursor: &Cursor, place: usize) -> bool {
    (1..=6).any(|back| {
        place.checked_sub(back).is_some_and(|start| agency_at(cursor, start).is_some_and(|(_, quoted, end)| quoted && end == place))
    })
}

/// An agency that may belong to a dateline: set off by marks, behind a date, or at the end of the line.
fn agency_here(cursor: &Cursor, place: usize, start: usize, head: &Head) -> Option<(AgencyId, usize)> {
    let (id, quoted, end) = agency_at(cursor, place)?;
    let before = place.checked_sub(1).filter(|before| *before >= start).and_then(|before| cursor.token(before)).and_then(Token::mark);
    let after = cursor.token(end).and_then(Token::mark);
    if quoted {
        return before.is_some_and(|mark| QUOTES.contains(&mark)).then_some((id, end));
    }
    let fits = before.is_some_and(|mark| STRONG.contains(&mark) || QUOTES.contains(&mark))
        || head.date.is_some()
        || (place == start && after.is_some_and(|mark| STRONG.contains(&mark)))
        || end == cursor.limit;
    fits.then_some((id, end))
}

/// A date or weekday at `place`, perhaps behind a preposition.
fn date_here(cursor: &Cursor, place: usize) -> Option<(usize, Draft)> {
    let start = if cursor.sense(place).is_some_and(|sense| sense.is(TimeWord::In)) { place + 1 } else { place };
    let draft = cursor.date_at(start, true).or_else(|| cursor.expression(start, start))?;
    let fits = match draft.kind {
        TimeKind::Calendar { first, .. } => first.day.is_some(),
        TimeKind::Weekday => true,
        TimeKind::Offset { .. } => draft.weekday.is_some(),
        _ => false,
    };
    fits.then_some((start, draft))
}

/// Whether the word at `place` is one that names of places do not hold: a verb of report, a preposition, a word of time.
fn is_no_place(cursor: &Cursor, place: usize) -> bool {
    cursor.sense(place).is_some_and(|sense| {
        sense.meanings.iter().any(|meaning| {
            matches!(
                meaning,
                Meaning::Time(
                    TimeWord::NotPlace
                        | TimeWord::In
                        | TimeWord::Of
                        | TimeWord::To
                        | TimeWord::Before
                        | TimeWord::After
                        | TimeWord::This
                        | TimeWord::Day(_)
                        | TimeWord::Between
                        | TimeWord::Vague
                )
            )
        })
    })
}

/// The agency whose sign begins at `place`: its number, whether it counts only in quotation marks, the place behind.
fn agency_at(cursor: &Cursor, place: usize) -> Option<(AgencyId, bool, usize)> {
    let mut buffer = [0u8; 128];
    let mut length = 0;
    let mut found = None;
    for index in place..place + 12 {
        let Some(token) = cursor.token(index) else { break };
        match token.kind {
            TokenKind::Arabic | TokenKind::Latin | TokenKind::Number => {}
            TokenKind::Punctuation('.') if index > place => continue,
            _ => break,
        }
        let word = cursor.text.folded(token).as_bytes();
        let Some(space) = buffer.get_mut(length..length + word.len()) else { break };
        space.copy_from_slice(word);
        length += word.len();
        let Some(sign) = buffer.get(..length).and_then(|sign| std::str::from_utf8(sign).ok()) else { break };
        if let Some(sign) = cursor.calendar.signs.word(sign)
            && let Some(Meaning::Agency { id, quoted }) = sign.meanings.first()
        {
            found = Some((AgencyId(*id), *quoted, index + 1));
        }
    }
    // The last stop of initials belongs to them.
    found.map(|(id, quoted, end)| {
        let dotted = end >= place + 2
            && cursor.token(end).is_some_and(|token| token.is('.') && token.glued)
            && (place..end).any(|index| cursor.is_mark(index, &['.']));
        (id, quoted, end + usize::from(dotted))
    })
}

/// Puts the agency marks of `text` into `signatures`, in order: those in brackets, and the one that ends the report.
pub fn signatures(text: &Text, calendar: &Calendar, signatures: &mut Vec<Signature>) {
    signatures.clear();
    let tokens = text.tokens();
    let cursor = Cursor { text, calendar, limit: tokens.len() };
    let last = final_signature(&cursor);
    let end = last.as_ref().map_or(tokens.len(), |last| last.tokens.start as usize);
    for place in 0..end {
        if !cursor.is_mark(place, &['(', '[']) {
            continue;
        }
        if let Some((id, _, after)) = agency_at(&cursor, place + 1).filter(|(_, _, after)| cursor.is_mark(*after, &[')', ']'])) {
            signatures.push(signature(text, place..after + 1, Some(id), Position::Bracketed));
        }
    }
    signatures.extend(last);
}

fn signature(text: &Text, tokens: Range<usize>, agency: Option<AgencyId>, position: Position) -> Signature {
    let tokens = tokens.start as u32..tokens.end as u32;
    Signature { span: text.span_of(tokens.clone()), tokens, agency, position }
}

/// The mark that ends a report: an agency or the word for "ended", behind a stop, slash, bracket or on a line of its own.
fn final_signature(cursor: &Cursor) -> Option<Signature> {
    const MARKS: [char; 10] = ['/', '(', ')', '[', ']', '-', '*', '#', '\u{2013}', '\u{2014}'];
    let tokens = cursor.text.tokens();
    let line = lines(tokens).next_back()?;
    let cursor = Cursor { limit: line.end, ..*cursor };
    let earliest = line.start.max(line.end.saturating_sub(14));
    for start in earliest..line.end {
        let set_off = start == line.start
            || tokens[start - 1].mark().is_some_and(|mark| MARKS.contains(&mark) || matches!(mark, '.' | '!' | '\u{061F}'));
        if !set_off || tokens[start].mark().is_some() {
            continue;
        }
        let ended = cursor.sense(start).is_some_and(|sense| sense.is(TimeWord::Signature));
        let after = if ended { start + 1 } else { start };
        let mut next = after;
        while cursor.is_mark(next, &MARKS) {
            next += 1;
        }
        let agency = agency_at(&cursor, next).filter(|(_, quoted, _)| !quoted);
        let end = agency.map_or(after, |(_, _, end)| end);
        let rest = tokens.get(end..line.end)?;
        let only_marks = rest.iter().all(|token| token.mark().is_some_and(|mark| MARKS.contains(&mark) || mark == '.'));
        // Behind the word for "ended" the hour and the writers' letters may follow a mark.
        let closes = only_marks || (ended && rest.first().is_some_and(|token| token.mark().is_some_and(|mark| MARKS.contains(&mark))));
        if !closes || (!ended && agency.is_none()) {
            continue;
        }
        let mut first = start;
        while first > line.start && tokens[first - 1].mark().is_some_and(|mark| MARKS.contains(&mark)) {
            first -= 1;
        }
        return Some(signature(cursor.text, first..line.end, agency.map(|(id, ..)| id), Position::Final));
    }
    None
}
