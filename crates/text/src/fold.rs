//! Folding: one spelling for all the ways in which newswire writes the same word.
//!
//! - alef with hamza, madda or wasla becomes bare alef; alef maqsura and Persian ya become ya; waw and ya that carry hamza become hamza;
//! - ta marbuta stays;
//! - tatweel, vowels, tanween, shadda, superscript alef, bidirectional controls and zero-width characters are dropped;
//! - presentation forms and ligatures are decomposed (NFKC), Persian and Maghreb letters become the Arabic letters that news spelling puts
//!   for them (keheh and gaf: kaf; veh: fa; peh: ba; tcheh: jeem; jeh: zay);
//! - Arabic-Indic and Persian digits become ASCII digits, their decimal and thousand marks a stop and a comma, ASCII letters lower case, the
//!   typographic apostrophe a plain one.

use unicode_normalization::UnicodeNormalization;

/// What a character becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// It is dropped.
    Nothing,
    /// It becomes this character (usually itself).
    One(char),
    /// It is a presentation form or ligature: [`fold_into`] decomposes it.
    Several,
}

/// What a character is to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A letter of the Arabic script.
    Arabic,
    /// A letter of any other script.
    Latin,
    /// A decimal digit: ASCII, Arabic-Indic or Persian.
    Digit,
    /// A vowel or other mark that stands on a letter.
    Mark,
    /// The stretching stroke.
    Tatweel,
    /// Invisible: direction controls, joiners, soft hyphen, byte order mark.
    Hidden,
    /// White space and control characters.
    Space,
    /// A line or paragraph end.
    Break,
    /// Anything else that is seen.
    Punctuation,
}

const FIRST: u32 = 0x0600;
const LAST: u32 = 0x06FF;

/// Class and folded character (0: dropped) of U+0600..U+06FF.
static ARABIC: [(Class, u16); 256] = arabic_block();
/// The same for ASCII.
static ASCII: [(Class, u16); 128] = ascii_block();

pub(crate) const ALEF: char = '\u{0627}';
pub(crate) const BA: char = '\u{0628}';
pub(crate) const HAMZA: char = '\u{0621}';
pub(crate) const FA: char = '\u{0641}';
pub(crate) const KAF: char = '\u{0643}';
pub(crate) const LAM: char = '\u{0644}';
pub(crate) const WAW: char = '\u{0648}';
pub(crate) const YA: char = '\u{064A}';
const HAMZA_ABOVE: char = '\u{0654}';

const fn ascii_block() -> [(Class, u16); 128] {
    let mut table = [(Class::Punctuation, 0u16); 128];
    let mut code = 0usize;
    while code < 128 {
        let byte = code as u8;
        let class = if byte == b'\n' {
            Class::Break
        } else if byte <= b' ' || byte == 0x7F {
            Class::Space
        } else if byte.is_ascii_digit() {
            Class::Digit
        } else if byte.is_ascii_alphabetic() {
            Class::Latin
        } else {
            Class::Punctuation
        };
        table[code] = (class, byte.to_ascii_lowercase() as u16);
        code += 1;
    }
    table
}

const fn arabic_block() -> [(Class, u16); 256] {
    let mut table = [(Class::Punctuation, 0u16); 256];
    let mut place = 0usize;
    while place < 256 {
        let code = 0x0600 + place as u16;
        let class = match code {
            0x0610..=0x061A | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06DC | 0x06DF..=0x06E4 | 0x06E7 | 0x06E8 | 0x06EA..=0x06ED => {
                Class::Mark
            }
            0x061C => Class::Hidden,
            0x0640 => Class::Tatweel,
            0x0660..=0x0669 | 0x06F0..=0x06F9 => Class::Digit,
            0x0620..=0x063F | 0x0641..=0x064A | 0x066E | 0x066F | 0x0671..=0x06D3 | 0x06D5 | 0x06E5 | 0x06E6 | 0x06EE | 0x06EF => {
                Class::Arabic
            }
            0x06FA..=0x06FC | 0x06FF => Class::Arabic,
            _ => Class::Punctuation,
        };
        let folded = match class {
            Class::Mark | Class::Hidden | Class::Tatweel => 0,
            _ => match code {
                0x0622 | 0x0623 | 0x0625 | 0x0671 | 0x0672 | 0x0673 => 0x0627,
                0x0624 | 0x0626 => 0x0621,
                0x0649 | 0x06CC | 0x06D0 => 0x064A,
                0x06A9 | 0x06AF | 0x06AD | 0x06AA => 0x0643,
                0x06A4 | 0x06A5 => 0x0641,
                0x067E => 0x0628,
                0x0686 => 0x062C,
                0x0698 => 0x0632,
                0x06A8 => 0x0642,
                0x06BE | 0x06C0 | 0x06C1 | 0x06C2 | 0x06D5 => 0x0647,
                0x06C3 => 0x0629,
                0x0660..=0x0669 => code - 0x0660 + 0x30,
                0x06F0..=0x06F9 => code - 0x06F0 + 0x30,
                0x066B => 0x2E,
                0x066C => 0x2C,
                _ => code,
            },
        };
        table[place] = (class, folded);
        place += 1;
    }
    table
}

/// Whether the character lies in a block whose letters are other shapes of ordinary ones.
fn is_presentation_form(character: char) -> bool {
    matches!(character, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{FF01}'..='\u{FFEE}' | '\u{FB00}'..='\u{FB06}' | '\u{0675}'..='\u{0678}')
}

/// Class and folded form together, for the reader.
#[inline]
pub(crate) fn look(character: char) -> (Class, Folded) {
    let code = character as u32;
    let (class, folded) = if code < 128 {
        ASCII[code as usize]
    } else if (FIRST..=LAST).contains(&code) && !(0x0675..=0x0678).contains(&code) {
        ARABIC[(code - FIRST) as usize]
    } else {
        return look_elsewhere(character);
    };
    (class, if folded == 0 && code != 0 { Folded::Nothing } else { Folded::One(char::from_u32(u32::from(folded)).unwrap_or(character)) })
}

/// Class and folded code (0: dropped) of the two-byte character `lead trail`, where the lead byte is D8..DB (U+0600..U+06FF).
#[inline]
pub(crate) fn look_arabic(lead: u8, trail: u8) -> (Class, u16) {
    ARABIC[(usize::from(lead & 3) << 6) | usize::from(trail & 0x3F)]
}

#[cold]
fn look_elsewhere(character: char) -> (Class, Folded) {
    let class = match character {
        '\u{2028}' | '\u{2029}' => Class::Break,
        '\u{00AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => Class::Hidden,
        '\u{FFF9}'..='\u{FFFB}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}' => Class::Hidden,
        '\u{08CA}'..='\u{08E1}' | '\u{08E3}'..='\u{08FF}' | '\u{0898}'..='\u{089F}' | '\u{FE70}'..='\u{FE7F}' => Class::Mark,
        '\u{FBB2}'..='\u{FBC2}' => Class::Mark,
        '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}' => {
            Class::Mark
        }
        '\u{FD3E}' | '\u{FD3F}' => Class::Punctuation,
        '\u{0675}'..='\u{0678}' | '\u{0750}'..='\u{077F}' | '\u{0870}'..='\u{08C9}' | '\u{FB50}'..='\u{FDFC}' | '\u{FE80}'..='\u{FEFC}' => {
            Class::Arabic
        }
        _ if character.is_whitespace() || character.is_control() => Class::Space,
        _ if character.is_alphanumeric() => Class::Latin,
        _ => Class::Punctuation,
    };
    let folded = match (class, character) {
        (Class::Hidden, _) => Folded::Nothing,
        (Class::Mark, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}') => {
            Folded::One(character)
        }
        (Class::Mark, _) => Folded::Nothing,
        (_, '\u{0763}') => Folded::One(KAF),
        (_, '\u{2019}') => Folded::One('\''),
        _ if is_presentation_form(character) => Folded::Several,
        _ => Folded::One(character),
    };
    (class, folded)
}

/// What one character becomes; needs no memory.
///
/// ```
/// use waqai_text::{fold_char, Folded};
/// assert_eq!(fold_char('\u{0623}'), Folded::One('\u{0627}')); // alef with hamza
/// assert_eq!(fold_char('\u{0640}'), Folded::Nothing); // tatweel
/// ```
#[inline]
pub fn fold_char(character: char) -> Folded {
    look(character).1
}

/// Appends the folded character to `output`, whose part from `word` on is the word it belongs to.
#[inline]
pub(crate) fn push(character: char, folded: Folded, word: usize, output: &mut String) {
    match folded {
        Folded::One(character) => output.push(character),
        Folded::Nothing if character == HAMZA_ABOVE => push_hamza(word, output),
        Folded::Nothing => {}
        Folded::Several => push_several(character, word, output),
    }
}

/// A combining hamza: with the waw or ya before it, it is one letter.
#[cold]
pub(crate) fn push_hamza(word: usize, output: &mut String) {
    if output.len() > word && output.ends_with([WAW, YA]) {
        output.pop();
        output.push(HAMZA);
    }
}

#[cold]
pub(crate) fn push_several(character: char, word: usize, output: &mut String) {
    for part in std::iter::once(character).nfkc() {
        match look(part).1 {
            Folded::Several => output.push(part),
            folded => push(part, folded, word, output),
        }
    }
}

/// Folds `text` and appends it to `output`.
pub fn fold_into(text: &str, output: &mut String) {
    let start = output.len();
    for character in text.chars() {
        push(character, fold_char(character), start, output);
    }
}

/// The folded form of `text`: two spellings that the program holds for equal have the same one. Spaces and line ends stay.
///
/// ```
/// use waqai_text::fold;
/// assert_eq!(fold("مسؤول"), fold("مسئول"));
/// assert_eq!(fold("الإتّحـــاد"), fold("الاتحاد"));
/// assert_eq!(fold("٢٠١٥"), "2015");
/// ```
pub fn fold(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    fold_into(text, &mut output);
    output
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_differ_only_in_seats_and_marks_are_one() {
        for (left, right) in [
            ("أحمد", "احمد"),
            ("إلى", "الي"),
            ("آب", "اب"),
            ("ٱلله", "الله"),
            ("ﷲ", "الله"),
            ("ﻻ", "لا"),
            ("شؤون", "شئون"),
            ("شؤون", "شو\u{0654}ون"),
            ("مُحَمَّدٌ", "محمد"),
            ("هـٰذا", "هذا"),
            ("کابل", "كابل"),
            ("گ", "ك"),
            ("پوتين", "بوتين"),
            ("ڤيينا", "فيينا"),
            ("چاد", "جاد"),
            ("روحانی", "روحاني"),
            ("\u{200F}قال\u{202C}", "قال"),
            ("می\u{200C}شود", "ميشود"),
        ] {
            assert_eq!(fold(left), fold(right), "{left} {right}");
        }
        assert_ne!(fold("مملكة"), fold("مملكه"));
        assert_eq!(fold("AFP ۱۲٣"), "afp 123");
        assert_eq!(fold("\u{0}"), "\u{0}");
    }

    #[test]
    fn table_and_function_agree() {
        for code in 0x600..0x700u32 {
            if (0x675..=0x678).contains(&code) {
                continue;
            }
            let character = char::from_u32(code).expect("assigned block");
            let mut bytes = [0; 2];
            character.encode_utf8(&mut bytes);
            let (class, folded) = look_arabic(bytes[0], bytes[1]);
            let expected = if folded == 0 { Folded::Nothing } else { Folded::One(char::from_u32(folded.into()).expect("letter")) };
            assert_eq!(look(character), (class, expected));
        }
    }
}
