//! The reader's view of a report: its tokens, each with its place in the original and its folded form.

use std::str::Chars;

use crate::fold::{self, ALEF, Class, Folded, YA};
use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word in Arabic script.
    Arabic,
    /// A word in another script, Latin as a rule.
    Latin,
    /// A number in digits, with its decimal and thousand separators.
    Number,
    /// One mark or symbol, as written. A tatweel that stands free of words, which newswire uses as a dash, is given as `-`.
    Punctuation(char),
    /// The end of a line.
    Break,
}

/// A word, number, mark or line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place in the original.
    pub span: Span,
    /// Its place among the folded characters; see [`Text::folded`].
    pub(crate) folded: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether it follows the token before it without a space.
    pub glued: bool,
    /// Whether it was written with the tanween of the accusative at its end.
    pub tanween: bool,
    /// Whether it carried vowels or other marks.
    pub vocalised: bool,
}

impl Token {
    /// Whether it is a word, of any script.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Arabic | TokenKind::Latin)
    }

    /// Whether it is this mark.
    pub fn is(&self, mark: char) -> bool {
        self.kind == TokenKind::Punctuation(mark)
    }

    /// The mark, if it is one.
    pub fn mark(&self) -> Option<char> {
        match self.kind {
            TokenKind::Punctuation(mark) => Some(mark),
            _ => None,
        }
    }
}

/// A report that has been read. The buffer is meant to be used again and again: once warm, reading allocates nothing.
///
/// ```
/// use waqai_text::{Text, TokenKind};
/// let mut text = Text::default();
/// text.read("وصل الى عمّان عام1994");
/// let words: Vec<&str> = text.tokens().iter().map(|token| text.folded(token)).collect();
/// assert_eq!(words, ["وصل", "الي", "عمان", "عام", "1994"]);
/// assert_eq!(text.tokens()[4].kind, TokenKind::Number);
/// assert!(text.tokens()[4].glued);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Text {
    original: String,
    folded: String,
    tokens: Vec<Token>,
}

impl Text {
    /// Reads `text` in place of what was read before. Of a text longer than 4 GiB the beginning is read.
    pub fn read(&mut self, text: &str) {
        let mut end = text.len().min(u32::MAX as usize);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.original.clear();
        self.original.push_str(&text[..end]);
        self.folded.clear();
        self.tokens.clear();
        Reader { text: &self.original, position: 0, folded: &mut self.folded, tokens: &mut self.tokens, spaced: true }.run();
    }

    /// The text as it was given.
    pub fn original(&self) -> &str {
        &self.original
    }

    /// All tokens in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The folded form of one of this text's tokens.
    #[inline]
    pub fn folded(&self, token: &Token) -> &str {
        token.folded.slice(&self.folded)
    }

    /// The folded form of token number `index`; empty past the end.
    #[inline]
    pub fn folded_at(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| self.folded(token))
    }

    /// Makes the last letter of a token's folded form ة where it is ه.
    pub fn end_in_ta_marbuta(&mut self, index: usize) {
        const HA: &str = "\u{647}";
        let Some(end) = self.tokens.get(index).map(|token| token.folded.end as usize) else { return };
        // Both letters take two bytes: nothing moves.
        if let Some(start) = end.checked_sub(HA.len()).filter(|&start| self.folded.get(start..end) == Some(HA)) {
            self.folded.replace_range(start..end, "\u{629}");
        }
    }

    /// The part of the original that a span marks.
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.original)
    }

    /// The span from the first to the last of a range of tokens.
    pub fn span_of(&self, tokens: std::ops::Range<u32>) -> Span {
        match self.tokens.get(tokens.start as usize..tokens.end as usize) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }
}

/// One pass over a text.
struct Reader<'a> {
    text: &'a str,
    position: usize,
    folded: &'a mut String,
    tokens: &'a mut Vec<Token>,
    /// Whether a space, a line end or the beginning came last.
    spaced: bool,
}

impl<'a> Reader<'a> {
    fn run(&mut self) {
        while let Some(character) = self.rest().next() {
            match fold::look(character).0 {
                Class::Space if character == '\r' && !self.text.as_bytes()[self.position + 1..].starts_with(b"\n") => {
                    self.line_end(character)
                }
                Class::Space => {
                    self.position += character.len_utf8();
                    self.spaced = true;
                }
                Class::Break => self.line_end(character),
                Class::Hidden | Class::Mark => self.position += character.len_utf8(),
                Class::Arabic => self.arabic(),
                Class::Latin => self.latin(),
                Class::Digit => self.number(),
                Class::Tatweel => self.tatweel(),
                Class::Punctuation => self.punctuation(character),
            }
        }
    }

    fn rest(&self) -> Chars<'a> {
        // `position` always stands on a character boundary.
        self.text.get(self.position..).unwrap_or("").chars()
    }

    /// Closes a token that began at `start` (in the text) and `folded` (among the folded characters).
    fn token(&mut self, start: usize, folded: usize, kind: TokenKind) -> &mut Token {
        let token = Token {
            span: Span::new(start as u32, self.position as u32),
            folded: Span::new(folded as u32, self.folded.len() as u32),
            kind,
            glued: !self.spaced,
            tanween: false,
            vocalised: false,
        };
        self.spaced = false;
        let place = self.tokens.len();
        self.tokens.push(token);
        &mut self.tokens[place]
    }

    fn line_end(&mut self, character: char) {
        let (start, folded) = (self.position, self.folded.len());
        self.position += character.len_utf8();
        self.token(start, folded, TokenKind::Break);
        self.spaced = true;
    }

    fn punctuation(&mut self, character: char) {
        let (start, folded) = (self.position, self.folded.len());
        self.position += character.len_utf8();
        fold::push(character, fold::fold_char(character), folded, self.folded);
        self.token(start, folded, TokenKind::Punctuation(character));
    }

    /// Tatweel before any letter: the beginning of a word, or a dash.
    fn tatweel(&mut self) {
        let next = self.rest().find(|&character| !matches!(fold::look(character).0, Class::Tatweel | Class::Mark | Class::Hidden));
        if next.is_some_and(|character| fold::look(character).0 == Class::Arabic) {
            return self.arabic();
        }
        let (start, folded) = (self.position, self.folded.len());
        while let Some(character) = self.rest().next().filter(|&character| fold::look(character).0 == Class::Tatweel) {
            self.position += character.len_utf8();
        }
        self.folded.push('-');
        self.token(start, folded, TokenKind::Punctuation('-'));
    }

    fn arabic(&mut self) {
        let (start, folded) = (self.position, self.folded.len());
        let bytes = self.text.as_bytes();
        let mut place = start;
        let mut end = start;
        let mut tanween = None;
        let mut vocalised = false;
        loop {
            if let Some(&[lead @ 0xD8..=0xDB, trail]) = bytes.get(place..place + 2) {
                let (class, code) = fold::look_arabic(lead, trail);
                match class {
                    Class::Arabic if code != 0 && !(0x0675..=0x0678).contains(&code) => {
                        self.folded.push(char::from_u32(u32::from(code)).unwrap_or_default());
                    }
                    Class::Mark => {
                        vocalised = true;
                        match trail {
                            0x8B if lead == 0xD9 => tanween = Some(self.folded.len()),
                            0x94 if lead == 0xD9 => fold::push_hamza(folded, self.folded),
                            _ => {}
                        }
                    }
                    Class::Tatweel => {}
                    Class::Hidden => {
                        place += 2;
                        continue;
                    }
                    Class::Arabic => fold::push_several(char::from_u32(u32::from(code)).unwrap_or_default(), folded, self.folded),
                    _ => break,
                }
                place += 2;
                end = place;
                continue;
            }
            // Letters outside the main block, and whatever ends the word.
            let Some(character) = self.text.get(place..).and_then(|rest| rest.chars().next()) else { break };
            if character.is_ascii() {
                break;
            }
            let (class, form) = fold::look(character);
            match class {
                Class::Arabic | Class::Mark => {
                    fold::push(character, form, folded, self.folded);
                    vocalised |= class == Class::Mark;
                    place += character.len_utf8();
                    end = place;
                }
                Class::Hidden => place += character.len_utf8(),
                _ => break,
            }
        }
        self.position = end;
        let last = self.folded.len();
        let tanween = tanween.is_some_and(|at: usize| at == last || (at + ALEF.len_utf8() == last && self.folded.ends_with([ALEF, YA])));
        let token = self.token(start, folded, TokenKind::Arabic);
        token.tanween = tanween;
        token.vocalised = vocalised;
    }

    fn latin(&mut self) {
        let (start, folded) = (self.position, self.folded.len());
        let mut rest = self.rest();
        let mut end = start;
        loop {
            let place = self.text.len() - rest.as_str().len();
            let Some(character) = rest.next() else { break };
            let (class, form) = fold::look(character);
            let apostrophe = matches!(character, '\'' | '\u{2019}')
                && end == place
                && rest.clone().next().is_some_and(|next| fold::look(next).0 == Class::Latin);
            match class {
                Class::Latin | Class::Mark => {}
                Class::Hidden => continue,
                _ if apostrophe => {}
                _ => break,
            }
            let form = if apostrophe { Folded::One('\'') } else { form };
            fold::push(character, form, folded, self.folded);
            end = place + character.len_utf8();
        }
        self.position = end;
        self.token(start, folded, TokenKind::Latin);
    }

    fn number(&mut self) {
        let (start, folded) = (self.position, self.folded.len());
        let mut rest = self.rest();
        let mut end = start;
        loop {
            let place = self.text.len() - rest.as_str().len();
            let Some(character) = rest.next() else { break };
            let separator = match character {
                '.' | '\u{066B}' => Some('.'),
                ',' | '\u{066C}' => Some(','),
                _ => None,
            };
            let (class, form) = fold::look(character);
            match class {
                Class::Digit => fold::push(character, form, folded, self.folded),
                Class::Hidden => continue,
                _ => {
                    let digit_follows = rest.clone().next().is_some_and(|next| fold::look(next).0 == Class::Digit);
                    match separator {
                        Some(separator) if digit_follows && end == place => self.folded.push(separator),
                        _ => break,
                    }
                }
            }
            end = place + character.len_utf8();
        }
        self.position = end;
        self.token(start, folded, TokenKind::Number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(input: &str) -> Vec<String> {
        let mut text = Text::default();
        text.read(input);
        text.tokens().iter().map(|token| text.slice(token.span).to_owned()).collect()
    }

    #[test]
    fn letters_digits_and_marks_part() {
        assert_eq!(words("في عام1994م،قال"), ["في", "عام", "1994", "م", "،", "قال"]);
        assert_eq!(words("1,500 و2.5 و٢٫٥ و٣٬٠٠٠."), ["1,500", "و", "2.5", "و", "٢٫٥", "و", "٣٬٠٠٠", "."]);
        assert_eq!(words("O'Neil قال it's G20"), ["O'Neil", "قال", "it's", "G", "20"]);
        assert_eq!(words("قال...\r\nثم"), ["قال", ".", ".", ".", "\n", "ثم"]);
        assert_eq!(words("دمشق ـ سانا"), ["دمشق", "ـ", "سانا"]);
        assert_eq!(words("هـ بـ20 ـــكلمة"), ["هـ", "بـ", "20", "ـــكلمة"]);
        assert_eq!(words("أ.ف.ب"), ["أ", ".", "ف", ".", "ب"]);
        assert_eq!(words("\u{200F}قال\u{200F} \u{FEFF}"), ["قال"]);
        assert_eq!(words("15.7.2015"), ["15.7.2015"]);
        assert_eq!(words("«نعم»"), ["«", "نعم", "»"]);
        assert_eq!(words("a\rb"), ["a", "\r", "b"]);
    }

    #[test]
    fn tanween_and_vowels_are_noted() {
        let mut text = Text::default();
        text.read("فوراً شكرًا هدىً كتبَ كتب مدينةً");
        let tanween: Vec<bool> = text.tokens().iter().map(|token| token.tanween).collect();
        assert_eq!(tanween, [true, true, true, false, false, true]);
        assert!(text.tokens()[3].vocalised && !text.tokens()[4].vocalised);
    }

    #[test]
    fn kinds_and_gluing() {
        let mut text = Text::default();
        text.read("قال ـ (نعم)");
        assert!(text.tokens()[1].is('-') && text.tokens()[2].is('('));
        assert!(text.tokens()[3].glued && text.tokens()[4].glued && !text.tokens()[2].glued);
        assert_eq!(text.span_of(0..2).slice(text.original()), "قال ـ");
    }
}
