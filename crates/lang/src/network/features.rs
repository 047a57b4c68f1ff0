//! What the network sees of a word: hashed features, the same in training and in reading.

use crate::linear::{feature, pair, text};

/// Where a word stands in its surface token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is the whole token.
    Alone,
    /// Others follow.
    First,
    /// Between two others.
    Middle,
    /// Others stand before.
    Last,
}

/// What kind of characters a word is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Arabic letters.
    Arabic,
    /// Letters of another script.
    Latin,
    /// Digits.
    Number,
    /// A mark of punctuation.
    Mark,
}

impl Script {
    /// The script of a folded form.
    pub fn of(form: &str) -> Script {
        match form.chars().next() {
            Some(first) if first.is_numeric() => Script::Number,
            Some('\u{600}'..='\u{6FF}') if form.chars().any(char::is_alphabetic) => Script::Arabic,
            Some(first) if first.is_alphabetic() => Script::Latin,
            _ => Script::Mark,
        }
    }
}

/// One syntactic word as the network gets it.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// Its folded form.
    pub folded: &'a str,
    /// Its form as written or restored, which still shows hamzas.
    pub written: &'a str,
    /// Its place in the token.
    pub place: Place,
    /// Its script.
    pub script: Script,
    /// What the lexicon knows of the form: one number for each set of readings, 0 for none.
    pub readings: u64,
}

/// The most features that a word can have.
pub const MOST: usize = 38;

/// Templates, in the order of [`features`]. The first [`IDENTITY`] tell which word it is; training hides them at times.
pub const TEMPLATES: u32 = 14;
/// How many templates tell the word's identity.
pub const IDENTITY: usize = 2;

/// Calls `found` with the template and the hash of every feature of a word. No allocation.
pub fn features(word: &Seen, mut found: impl FnMut(u32, u64)) {
    let place = word.place as u64 | (word.script as u64) << 3;
    let mut add = |template: u32, value: u64| found(template, feature(template, value));
    if word.script == Script::Number {
        let digits = word.folded.bytes().filter(u8::is_ascii_digit).count() as u64;
        let others = word.folded.bytes().find(|byte| !byte.is_ascii_digit()).unwrap_or(0);
        let year = u64::from(digits == 4 && others == 0 && matches!(word.folded.as_bytes()[0], b'1' | b'2'));
        add(0, pair(digits.min(6), u64::from(others) << 1 | year));
        add(2, place);
        return;
    }
    add(0, pair(text(word.folded), u64::from(word.place == Place::Alone)));
    let mut written = 0xCBF2_9CE4_8422_2325_u64;
    for letter in word.written.chars().filter(|letter| !is_vowel(*letter)) {
        written = (written ^ u64::from(letter as u32)).wrapping_mul(0x0100_0000_01B3);
    }
    add(1, written);
    add(2, place);
    if word.script == Script::Mark {
        return;
    }
    let mut letters = ['\0'; 24];
    let mut count = 0;
    for letter in word.folded.chars() {
        if count == letters.len() {
            // Of an endless word beginning and end are enough.
            letters.copy_within(13.., 12);
            count -= 1;
        }
        letters[count] = letter;
        count += 1;
    }
    let letters = &letters[..count];
    let run = |letters: &[char]| letters.iter().fold(7, |hash, &letter| pair(hash, u64::from(letter as u32)));
    for length in 1..=3 {
        if count > length {
            add(2 + length as u32, run(&letters[..length]));
        }
    }
    for length in 1..=4 {
        if count > length {
            add(5 + length as u32, run(&letters[count - length..]));
        }
    }
    add(10, pair(count.min(12) as u64, u64::from(letters.starts_with(&['\u{627}', '\u{644}']))));
    if count > 4 {
        add(11, pair(run(&letters[..2]), run(&letters[count - 2..])));
    }
    if word.readings != 0 {
        add(12, word.readings);
    }
    // Three letters anywhere: roots and patterns shine through.
    for three in letters.windows(3) {
        add(13, run(three));
    }
}

/// Vowel signs and the stretching stroke, which are not part of the spelling.
fn is_vowel(letter: char) -> bool {
    matches!(letter, '\u{64B}'..='\u{652}' | '\u{670}' | '\u{640}')
}
