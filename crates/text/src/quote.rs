//! Passages in quotation marks.

use std::ops::Range;

use crate::span::Span;
use crate::text::{Text, Token, TokenKind};

/// A passage in quotation marks; never longer than its paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Its place in the original, with its marks.
    pub span: Span,
    /// The tokens between the marks.
    pub tokens: Range<u32>,
    /// Whether it has a closing mark; if not, it ends with its paragraph.
    pub closed: bool,
}

/// The kinds of marks, each with its opening and closing character.
const PAIRS: [(char, char); 6] =
    [('\u{AB}', '\u{BB}'), ('\u{201C}', '\u{201D}'), ('"', '"'), ('\u{2018}', '\u{2019}'), ('\u{2039}', '\u{203A}'), ('\'', '\'')];
/// Where in [`PAIRS`] the apostrophe stands.
const APOSTROPHE: usize = 5;

/// Puts the quoted passages of `text` into `quotes`, in the order in which they begin.
///
/// For each kind of mark the text as a whole decides which of the pair opens: some writers mirror them.
pub fn quotes(text: &Text, quotes: &mut Vec<Quote>) {
    quotes.clear();
    let tokens = text.tokens();
    let mirrored = orientation(tokens);
    let mut open: [Option<usize>; 6] = [None; 6];
    for (place, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Break {
            close_all(text, &mut open, place, quotes);
            continue;
        }
        let Some((kind, is_first)) = kind_of(token) else { continue };
        let (left, right) = PAIRS[kind];
        let opens = match open[kind] {
            // An apostrophe opens only where it looks like it.
            None if kind == APOSTROPHE => looks_opening(tokens, place),
            // A straight mark that plainly closes, with nothing open, is a stray one.
            None if left == right => !looks_closing(tokens, place),
            // The closing mark may open where the writer confuses them, if it plainly looks so.
            None => (is_first != mirrored[kind]) || looks_opening(tokens, place),
            Some(_) => false,
        };
        match open[kind] {
            None if opens => open[kind] = Some(place),
            Some(start) if left == right || is_first == mirrored[kind] || !looks_opening(tokens, place) => {
                let doubled = kind == APOSTROPHE && is_doubled(tokens, start);
                // The second of two apostrophes, or the first of two that close.
                let half = doubled && (place == start + 1 || is_doubled(tokens, place));
                if half || (kind == APOSTROPHE && looks_opening(tokens, place)) {
                    continue;
                }
                open[kind] = None;
                let marks = usize::from(doubled);
                let first = start + 1 + marks;
                push(text, start, first..(place - marks).max(first), place + 1, true, quotes);
            }
            _ => {}
        }
    }
    close_all(text, &mut open, tokens.len(), quotes);
    quotes.retain(|quote| !quote.span.is_empty());
    quotes.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
}

fn push(text: &Text, start: usize, inside: Range<usize>, end: usize, closed: bool, quotes: &mut Vec<Quote>) {
    quotes.push(Quote { span: text.span_of(start as u32..end as u32), tokens: inside.start as u32..inside.end as u32, closed });
}

fn close_all(text: &Text, open: &mut [Option<usize>; 6], end: usize, quotes: &mut Vec<Quote>) {
    for (kind, start) in open.iter_mut().enumerate() {
        // A lone apostrophe is no quotation.
        if let Some(start) = start.take().filter(|start| kind != APOSTROPHE && start + 1 < end) {
            push(text, start, start + 1..end, end, false, quotes);
        }
    }
}

/// The kind of a quotation mark and whether it is the first of its pair.
fn kind_of(token: &Token) -> Option<(usize, bool)> {
    let mark = match token.mark()? {
        '\u{201E}' | '\u{201F}' => '\u{201C}',
        '\u{FF02}' => '"',
        mark => mark,
    };
    PAIRS.iter().position(|&(left, right)| mark == left || mark == right).map(|kind| (kind, mark == PAIRS[kind].0))
}

fn is_doubled(tokens: &[Token], place: usize) -> bool {
    tokens.get(place + 1).is_some_and(|next| next.glued && next.kind == tokens[place].kind)
}

/// Whether the mark at `place` stands after a space (or an opening bracket) and before a word.
fn looks_opening(tokens: &[Token], place: usize) -> bool {
    let free = !tokens[place].glued || place == 0 || matches!(tokens[place - 1].mark(), Some('(' | '[' | ':' | '-'));
    free && tokens.get(place + 1).is_some_and(|next| next.glued && next.kind != TokenKind::Break)
}

/// Whether the mark at `place` stands right behind a token and before a space or another mark.
fn looks_closing(tokens: &[Token], place: usize) -> bool {
    tokens[place].glued
        && place > 0
        && !matches!(tokens[place - 1].mark(), Some('(' | '[' | ':' | '-' | '/' | '\u{2013}'))
        && tokens.get(place + 1).is_none_or(|next| !next.glued || next.kind == TokenKind::Break || next.mark().is_some())
}

/// For each kind of mark whether the text uses its second character to open.
fn orientation(tokens: &[Token]) -> [bool; 6] {
    let mut votes = [0i32; 6];
    for (place, token) in tokens.iter().enumerate() {
        if token.mark().is_none() {
            continue;
        }
        if let Some((kind, is_first)) = kind_of(token)
            && looks_opening(tokens, place)
        {
            votes[kind] += if is_first { 1 } else { -1 };
        }
    }
    votes.map(|vote| vote < 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(input: &str) -> Vec<(String, bool)> {
        let mut text = Text::default();
        text.read(input);
        let mut found = Vec::new();
        quotes(&text, &mut found);
        found.into_iter().map(|quote| (text.slice(quote.span).to_owned(), quote.closed)).collect()
    }

    fn check(input: &str, expected: &[&str]) {
        let found = found(input);
        assert_eq!(found.iter().map(|(quote, _)| quote.as_str()).collect::<Vec<_>>(), expected, "{input}");
        assert!(found.iter().all(|(_, closed)| *closed), "{input}");
    }

    #[test]
    fn all_kinds_of_marks() {
        check("قال «نحن هنا» ثم \"مضى\".", &["«نحن هنا»", "\"مضى\""]);
        check("قال “نحن هنا” ثم ”مضى“ الرجل", &["“نحن هنا”", "”مضى“"]);
        check("قال »نحن هنا« ثم »عاد«", &["»نحن هنا«", "»عاد«"]);
        check("قال ''نحن هنا'' ثم 'مضى'", &["''نحن هنا''", "'مضى'"]);
        check("قال «نحن في “البيت” اليوم» ثم", &["«نحن في “البيت” اليوم»", "“البيت”"]);
        check("it's a dogs' life", &[]);
    }

    #[test]
    fn a_stray_mark_does_not_turn_the_others_round() {
        check("نعم\" ثم قال \"نحن هنا\"، ثم \"مضى\".", &["\"نحن هنا\"", "\"مضى\""]);
        check("قال:\"نحن هنا\" ثم \" مضى \"", &["\"نحن هنا\"", "\" مضى \""]);
    }

    #[test]
    fn an_open_quote_ends_with_its_paragraph() {
        assert_eq!(found("قال «نحن هنا\nثم مضى"), [("«نحن هنا".to_owned(), false)]);
        assert_eq!(found("قال \"نحن هنا\nوأضاف \"نعم\""), [("\"نحن هنا".to_owned(), false), ("\"نعم\"".to_owned(), true)]);
    }
}
