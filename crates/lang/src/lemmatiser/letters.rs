//! A word as the lemmatiser sees it: its folded letters, and how each of them was written.

use waqai_text::{Folded, fold_char, fold_into};

/// The combining hamza above: one letter together with the waw or ya before it.
const HAMZA_ABOVE: char = '\u{0654}';
const HAMZA: char = '\u{0621}';
const WAW: char = '\u{0648}';
const YA: char = '\u{064A}';
const SHADDA: char = '\u{0651}';
/// Set in a written letter that carries a shadda.
const DOUBLED: u32 = 1 << 24;

/// The letters of one word. Made to be filled again and again: reading a word allocates nothing once the vectors have grown.
///
/// ```
/// use waqai_lang::lemmatiser::letters::Letters;
/// let (mut left, mut right) = (Letters::default(), Letters::default());
/// left.read("إلى");
/// right.read("الي");
/// assert_eq!(left.key(), right.key());
/// assert_ne!(left.written(), right.written());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Letters {
    folded: Vec<char>,
    written: Vec<u32>,
    several: String,
}

impl Letters {
    /// Reads a word; what was here before is gone.
    pub fn read(&mut self, form: &str) {
        self.folded.clear();
        self.written.clear();
        for character in form.chars() {
            match fold_char(character) {
                Folded::One(letter) => {
                    self.folded.push(letter);
                    self.written.push(u32::from(character));
                }
                Folded::Nothing => self.mark(character),
                Folded::Several => {
                    self.several.clear();
                    fold_into(character.encode_utf8(&mut [0; 4]), &mut self.several);
                    for letter in self.several.chars() {
                        self.folded.push(letter);
                        self.written.push(u32::from(character));
                    }
                }
            }
        }
    }

    fn mark(&mut self, mark: char) {
        let (Some(letter), Some(written)) = (self.folded.last_mut(), self.written.last_mut()) else { return };
        if mark == HAMZA_ABOVE && matches!(*letter, WAW | YA) {
            *letter = HAMZA;
        } else if mark == SHADDA {
            *written |= DOUBLED;
        }
    }

    /// The folded letters.
    pub fn folded(&self) -> &[char] {
        &self.folded
    }

    /// For every folded letter, the character that was written, and whether it carried a shadda.
    pub fn written(&self) -> &[u32] {
        &self.written
    }

    /// The hash of the folded letters.
    pub fn key(&self) -> u64 {
        key(&self.folded)
    }
}

/// The hash of folded letters, the same everywhere and for ever: models depend on it.
pub fn key(folded: &[char]) -> u64 {
    let mixed = folded.iter().fold(0x2545_F491_4F6C_DD1D, |hash: u64, letter| {
        (hash.rotate_left(5) ^ u64::from(u32::from(*letter))).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    });
    (mixed ^ (mixed >> 32)).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_fold_as_the_text_does() {
        for word in ["الإتّحـــاد", "شو\u{0654}ون", "ﷲ", "ﻻ", "٢٠١٥", "Oslo", "مُحَمَّدٌ", "", "\u{0651}"] {
            let mut letters = Letters::default();
            letters.read(word);
            assert_eq!(letters.folded().iter().collect::<String>(), waqai_text::fold(word), "{word}");
            assert_eq!(letters.folded().len(), letters.written().len());
        }
    }
}
