//! Sentences, and the passages that stand in quotation marks.

use std::ops::Range;

use crate::calendar::Calendar;
use crate::lexicon::Meaning;
use crate::span::Span;
use crate::text::{Text, Token, TokenKind};

/// A sentence: never longer than its paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its place in the original.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// The number of its paragraph, from 0. A paragraph is a line with words or marks on it.
    pub paragraph: u32,
}

/// Sentences with more tokens than this are split at commas.
const LONGEST: usize = 4000;

const CLOSING: [char; 12] = ['"', '\'', '\u{BB}', '\u{AB}', '\u{201D}', '\u{201C}', '\u{2019}', ')', ']', '}', '\u{203A}', '\u{FD3E}'];

/// Puts the sentences of `text` into `sentences`, in place of what was there.
///
/// A line end always ends a sentence. So do a full stop and a question or exclamation mark, except: the stop of an abbreviation or an
/// initial, of a list number, between parts of a name or address, or in a row of stops. Closing marks stay with the sentence they close.
pub fn sentences(text: &Text, calendar: &Calendar, sentences: &mut Vec<Sentence>) {
    sentences.clear();
    let tokens = text.tokens();
    let mut start = 0;
    let mut paragraph = 0;
    let mut line_start = 0;
    let mut used = false;
    let mut place = 0;
    while place < tokens.len() {
        let splitter = Splitter { text, calendar, tokens, line_start };
        match tokens[place].kind {
            TokenKind::Break => {
                used |= place > start;
                add(text, start..place, paragraph, sentences);
                paragraph += u32::from(used);
                used = false;
                place += 1;
                start = place;
                line_start = place;
            }
            TokenKind::Punctuation(mark) => match splitter.end_after(place, mark) {
                Some(end) => {
                    add(text, start..end, paragraph, sentences);
                    used = true;
                    start = end;
                    place = end;
                }
                None => place += 1,
            },
            _ => place += 1,
        }
    }
    add(text, start..tokens.len(), paragraph, sentences);
}

fn add(text: &Text, mut tokens: Range<usize>, paragraph: u32, sentences: &mut Vec<Sentence>) {
    while tokens.len() > LONGEST {
        let piece = &text.tokens()[tokens.start..tokens.start + LONGEST];
        let length = piece.iter().rposition(|token| token.is('\u{060C}') || token.is(',')).map_or(LONGEST, |comma| comma + 1);
        push(text, tokens.start..tokens.start + length, paragraph, sentences);
        tokens.start += length;
    }
    push(text, tokens, paragraph, sentences);
}

fn push(text: &Text, tokens: Range<usize>, paragraph: u32, sentences: &mut Vec<Sentence>) {
    if !tokens.is_empty() {
        let tokens = tokens.start as u32..tokens.end as u32;
        sentences.push(Sentence { span: text.span_of(tokens.clone()), tokens, paragraph });
    }
}

struct Splitter<'a> {
    text: &'a Text,
    calendar: &'a Calendar,
    tokens: &'a [Token],
    line_start: usize,
}

impl Splitter<'_> {
    /// If the mark at `place` ends a sentence: the token after the sentence.
    fn end_after(&self, place: usize, mark: char) -> Option<usize> {
        match mark {
            '.' if self.is_guarded(place) => return None,
            '.' | '\u{06D4}' | '\u{061F}' | '?' | '!' | '\u{203C}' | '\u{2047}'..='\u{2049}' => {}
            _ => return None,
        }
        let mut end = place + 1;
        let mut closed = false;
        while let Some(next) = self.tokens.get(end) {
            match next.mark() {
                Some('.' | '\u{061F}' | '?' | '!') if next.glued => end += 1,
                Some(mark) if CLOSING.contains(&mark) && next.glued && self.closes(end) => {
                    closed = true;
                    end += 1;
                }
                // What follows goes on with the sentence: a comma, a dash, a bracket that was left open.
                Some('\u{060C}' | ',' | '\u{061B}' | ';' | ':') if next.glued => return None,
                _ => break,
            }
        }
        // A question inside quotation marks or brackets does not end the sentence around it.
        let goes_on = self.tokens.get(end).is_some_and(|next| next.kind != TokenKind::Break);
        if closed && mark != '.' && goes_on { None } else { Some(end) }
    }

    /// Whether the closing mark at `place` closes rather than opens: the next token is not glued to it, or is a mark itself.
    fn closes(&self, place: usize) -> bool {
        self.tokens.get(place + 1).is_none_or(|next| !next.glued || next.mark().is_some() || next.kind == TokenKind::Break) || {
            let mark = self.tokens[place].mark();
            matches!(mark, Some(')' | ']' | '}' | '\u{201D}'))
        }
    }

    /// Whether the full stop at `place` belongs to the words around it.
    fn is_guarded(&self, place: usize) -> bool {
        let next = self.tokens.get(place + 1).filter(|next| next.glued && next.kind != TokenKind::Break);
        let before = place.checked_sub(1).and_then(|before| self.tokens.get(before));
        // A row of stops marks a pause; it ends the sentence only with the line.
        let row = next.is_some_and(|next| next.is('.')) || (self.tokens[place].glued && before.is_some_and(|before| before.is('.')));
        if row {
            let rest = self.tokens[place..].iter().find(|token| !token.is('.'));
            return rest.is_some_and(|token| token.kind != TokenKind::Break);
        }
        let Some(before) = before.filter(|_| self.tokens[place].glued) else { return next.is_some_and(Token::is_word) };
        match before.kind {
            TokenKind::Number => {
                // The number of a list item.
                place - 1 == self.line_start && next.is_none_or(|next| next.is_word())
            }
            TokenKind::Arabic => {
                let word = self.text.folded(before);
                let letters = word.chars().count();
                let era = before.glued && place >= 2 && self.tokens[place - 2].kind == TokenKind::Number;
                (letters == 1 && !era && self.goes_on_after_initial(place))
                    || self.is_abbreviation(word)
                    || next.filter(|next| next.kind == TokenKind::Arabic).is_some_and(|next| {
                        // Names of letters, as in the Arabic spelling of Latin initials, have three letters at most.
                        let following = self.text.folded(next).chars().count();
                        following < 2 || (letters <= 3 && following <= 3)
                    })
            }
            TokenKind::Latin => {
                let word = self.text.folded(before);
                next.is_some_and(|next| matches!(next.kind, TokenKind::Latin | TokenKind::Number))
                    || word.chars().count() == 1
                    || self.is_abbreviation(word)
            }
            _ => false,
        }
    }

    /// An initial is followed by a word on the same line.
    fn goes_on_after_initial(&self, place: usize) -> bool {
        self.tokens.get(place + 1).is_some_and(|next| next.kind != TokenKind::Break)
    }

    fn is_abbreviation(&self, word: &str) -> bool {
        self.calendar.lexicon.word(word).is_some_and(|found| found.meanings.contains(&Meaning::Abbreviation))
    }
}
