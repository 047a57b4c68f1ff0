//! Looking words up while walking over tokens: phrases first, then the word, then the word without the particles glued to its front.

use crate::calendar::Calendar;
use crate::fold::{ALEF, BA, FA, LAM, WAW};
use crate::lexicon::{Meaning, NumberKind, TimeWord};
use crate::text::{Text, Token, TokenKind};

/// The tokens of a text up to a limit, with the calendar to read them by.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    pub text: &'a Text,
    pub calendar: &'a Calendar,
    /// Tokens from here on are not looked at.
    pub limit: usize,
}

/// What the words at a place mean.
#[derive(Clone, Copy)]
pub(crate) struct Sense<'a> {
    pub meanings: &'a [Meaning],
    /// Whether a conjunction is glued to the front.
    pub and: bool,
    /// Whether a preposition is glued to the front.
    pub preposition: bool,
    /// The token after the word or phrase.
    pub end: usize,
}

impl Sense<'_> {
    /// The first part in time expressions that the choice accepts.
    pub fn pick<T>(&self, choice: impl Fn(TimeWord) -> Option<T>) -> Option<T> {
        self.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Time(word) => choice(*word),
            _ => None,
        })
    }

    /// Whether it has this part in time expressions.
    pub fn is(&self, wanted: TimeWord) -> bool {
        self.meanings.contains(&Meaning::Time(wanted))
    }

    /// Its part in a number: kind, value, definite.
    pub fn number(&self) -> Option<(NumberKind, u64, bool)> {
        self.meanings.iter().find_map(|meaning| match meaning {
            Meaning::Number { kind, value, definite } => Some((*kind, *value, *definite)),
            _ => None,
        })
    }
}

impl<'a> Cursor<'a> {
    pub fn token(&self, index: usize) -> Option<&'a Token> {
        if index < self.limit { self.text.tokens().get(index) } else { None }
    }

    /// The folded word at `index`; empty when there is none.
    pub fn word(&self, index: usize) -> &'a str {
        match self.token(index) {
            Some(token) if token.kind == TokenKind::Arabic => self.text.folded(token),
            _ => "",
        }
    }

    pub fn is_mark(&self, index: usize, marks: &[char]) -> bool {
        self.token(index).and_then(Token::mark).is_some_and(|mark| marks.contains(&mark))
    }

    /// The place after a mark, if one of these stands at `index`; else `index`.
    pub fn skip_mark(&self, index: usize, marks: &[char]) -> usize {
        if self.is_mark(index, marks) { index + 1 } else { index }
    }

    /// Whether the word at `index` is the conjunction, written apart or glued to digits.
    pub fn is_and(&self, index: usize) -> bool {
        let mut letters = self.word(index).chars();
        letters.next() == Some(WAW) && letters.next().is_none()
    }

    /// What the words at `index` mean, if they are known.
    #[inline]
    pub fn sense(&self, index: usize) -> Option<Sense<'a>> {
        let word = self.word(index);
        if word.is_empty() {
            return None;
        }
        if let Some(sense) = self.plain(index, word) {
            return Some(sense);
        }
        let mut rest = word;
        let and = word.starts_with([WAW, FA]);
        if and {
            rest = &rest[WAW.len_utf8()..];
            if let Some(sense) = self.stripped(index, rest) {
                return Some(Sense { and, ..sense });
            }
        }
        if let Some(after) = rest.strip_prefix(BA) {
            return self.stripped(index, after).map(|sense| Sense { and, preposition: true, ..sense });
        }
        if let Some(after) = rest.strip_prefix(LAM) {
            let sense = if after.starts_with(LAM) { self.after_lam(index, after) } else { self.stripped(index, after) };
            return sense.map(|sense| Sense { and, preposition: true, ..sense });
        }
        None
    }

    /// Three letters at least must remain when particles are taken off.
    fn stripped(&self, index: usize, rest: &str) -> Option<Sense<'a>> {
        if rest.len() < 6 { None } else { self.plain(index, rest) }
    }

    /// After the preposition the article has lost its alef: look it up with the alef in its place.
    fn after_lam(&self, index: usize, rest: &str) -> Option<Sense<'a>> {
        let mut buffer = [0u8; 64];
        let alef = ALEF.encode_utf8(&mut buffer).len();
        buffer.get_mut(alef..alef + rest.len())?.copy_from_slice(rest.as_bytes());
        self.plain(index, std::str::from_utf8(buffer.get(..alef + rest.len())?).ok()?)
    }

    #[inline]
    fn plain(&self, index: usize, first: &str) -> Option<Sense<'a>> {
        let calendar = self.calendar;
        let found = calendar.lexicon.word(first)?;
        for length in (2..=found.longest).rev() {
            if (1..length).any(|place| self.word(index + place).is_empty()) {
                continue;
            }
            let following = (1..length).map(|place| self.word(index + place));
            if let Some(phrase) =
                calendar.lexicon.words(std::iter::once(first).chain(following)).filter(|phrase| !phrase.meanings.is_empty())
            {
                return Some(Sense { meanings: phrase.meanings, and: false, preposition: false, end: index + length });
            }
        }
        (!found.meanings.is_empty()).then_some(Sense { meanings: found.meanings, and: false, preposition: false, end: index + 1 })
    }

    /// A whole number in digits without separators, of so many digits.
    pub fn digits(&self, index: usize, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let token = self.token(index).filter(|token| token.kind == TokenKind::Number)?;
        let digits = self.text.folded(token);
        if lengths.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
    }
}
