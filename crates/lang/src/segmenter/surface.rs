//! Surface tokens: what a treebank counts as one token between spaces and marks.
//!
//! They are the tokens of [`Text`], but for line ends, which are none, and for numbers with an Arabic comma between digits (7،5), which are one.

use super::features::Neighbour;
use std::ops::Range;
use waqai_text::{Text, TokenKind};

const ARABIC_COMMA: char = '\u{60C}';

/// The surface token that begins with text token `at`: the text tokens it consists of. None at a line's end.
pub fn surface_at(text: &Text, at: usize) -> Option<Range<usize>> {
    let tokens = text.tokens();
    let first = tokens.get(at)?;
    match first.kind {
        TokenKind::Break => None,
        TokenKind::Number => {
            let mut end = at + 1;
            while let Some([comma, number]) = tokens.get(end..end + 2)
                && comma.glued
                && comma.is(ARABIC_COMMA)
                && number.glued
                && number.kind == TokenKind::Number
            {
                end += 2;
            }
            Some(at..end)
        }
        _ => Some(at..at + 1),
    }
}

/// What a token's neighbour sees of text token `at`.
pub fn neighbour(text: &Text, at: Option<usize>) -> Neighbour {
    let Some(token) = at.and_then(|at| text.tokens().get(at)) else { return Neighbour::EDGE };
    match token.kind {
        TokenKind::Break => Neighbour::EDGE,
        TokenKind::Number => Neighbour::NUMBER,
        TokenKind::Latin => Neighbour::FOREIGN,
        TokenKind::Arabic | TokenKind::Punctuation(_) => Neighbour::new(text.folded(token)),
    }
}

/// How near before text token `at` a form of the verb "to say" stands: 1 right before it, 2 within five words, 3 within fifteen, 0 farther or
/// nowhere. After this verb alone the treebank has إن where others have أن.
pub fn speech(text: &Text, at: usize) -> u64 {
    let before = text.tokens().get(..at).unwrap_or(&[]).iter().rev().take_while(|token| token.kind != TokenKind::Break);
    for (distance, token) in before.take(15).enumerate() {
        if token.kind == TokenKind::Arabic && SAID.iter().any(|letters| text.folded(token).contains(letters)) {
            return match distance {
                0 => 1,
                1..=4 => 2,
                _ => 3,
            };
        }
    }
    0
}

/// What forms of the verb contain: قال, يقول, قائلا, قلت.
const SAID: [&str; 4] = ["\u{642}\u{627}\u{644}", "\u{642}\u{648}\u{644}", "\u{642}\u{627}\u{621}\u{644}", "\u{642}\u{644}\u{62A}"];

#[cfg(test)]
mod tests {
    use super::*;

    fn surfaces(input: &str) -> Vec<String> {
        let mut text = Text::default();
        text.read(input);
        let mut at = 0;
        let mut found = Vec::new();
        while at < text.tokens().len() {
            match surface_at(&text, at) {
                Some(tokens) => {
                    at = tokens.end;
                    found.push(text.slice(text.span_of(tokens.start as u32..tokens.end as u32)).to_owned());
                }
                None => at += 1,
            }
        }
        found
    }

    #[test]
    fn numbers_with_an_arabic_comma_are_one() {
        assert_eq!(
            surfaces("بلغ 7،5 و 12،30،5 ،\n15-7 (3،) 4، 5"),
            ["بلغ", "7،5", "و", "12،30،5", "،", "15", "-", "7", "(", "3", "،", ")", "4", "،", "5"]
        );
    }
}
