//! The index of the words of time and number: from a folded word or row of words to what it can mean, without allocation.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::day::Weekday;
use crate::error::Error;

/// How a number word takes part in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum NumberKind {
    /// One to nine.
    Unit,
    /// One, in the form used only before ten or the tens.
    Bound,
    /// Ten, alone or as the second part of eleven to nineteen.
    Teen,
    /// Twenty to ninety.
    Tens,
    /// A hundred to nine hundred.
    Hundred,
    /// A thousand, a million …
    Scale,
    /// Two thousand, two million …; the value is that of the scale.
    Dual,
    /// Thousands, millions …; the value is that of the scale.
    Scales,
    /// A part of a scale; the value is the divisor.
    Fraction,
    /// Dozens, several …
    Vague,
}

/// How exact a number is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Precision {
    /// As stated.
    Exact,
    /// About so many.
    About,
    /// So many or more.
    AtLeast,
    /// So many or fewer.
    AtMost,
    /// A decimal number; the value is rounded down.
    Rounded,
    /// No number is stated (tens, hundreds, several); there is no value.
    Vague,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Edge {
    /// All of it.
    Whole,
    /// Its first third.
    Start,
    /// Its middle third.
    Middle,
    /// Its last third.
    End,
}

/// What a word does in an expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum TimeWord {
    Day(i8),
    Part,
    /// `count`: 1, 2, 0 for the plural; `definite`: with the article.
    Unit {
        unit: Unit,
        count: u8,
        definite: bool,
    },
    Before,
    After,
    Past(i8),
    Future(i8),
    Current,
    Recent,
    Last,
    Few,
    This,
    Same,
    SameBefore,
    Following,
    Gregorian,
    Hijri,
    Equivalent,
    Edge(Edge),
    Of,
    To,
    Between,
    In,
    Article,
    Naming,
    Head,
    NotToday,
    NotPlace,
    Vague,
    Signature,
}

/// One meaning of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Meaning {
    Month {
        month: u8,
        alone: bool,
    },
    HijriMonth {
        month: u8,
        alone: bool,
    },
    Weekday(Weekday),
    Number {
        kind: NumberKind,
        value: u64,
        definite: bool,
    },
    Ordinal(u8),
    /// Says how exact the number before (`after`) or behind it is.
    Precision {
        precision: Precision,
        after: bool,
    },
    Time(TimeWord),
    Abbreviation,
    Agency {
        id: u16,
        quoted: bool,
    },
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Entry {
    key: u32,
    length: u16,
    meanings: u16,
    count: u8,
    /// The number of words of the longest phrase that begins with this word (1 when none does).
    longest: u8,
}

/// The index itself: keys in one string, a hash table of entries.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Lexicon {
    keys: String,
    entries: Vec<Entry>,
    meanings: Vec<Meaning>,
    /// Entry numbers plus one, placed by hash; the length is a power of two.
    slots: Vec<u16>,
}

/// A word that was found.
pub(crate) struct Found<'a> {
    pub meanings: &'a [Meaning],
    pub longest: usize,
}

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

fn hash_word(word: &str) -> u64 {
    let mut hash = word.len() as u64;
    let (chunks, rest) = word.as_bytes().as_chunks::<8>();
    for chunk in chunks {
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(*chunk)).wrapping_mul(FACTOR);
    }
    let mut last = 0u64;
    for &byte in rest {
        last = (last << 8) | u64::from(byte);
    }
    (hash.rotate_left(5) ^ last).wrapping_mul(FACTOR)
}

fn hash_words<'w>(words: impl Iterator<Item = &'w str>) -> u64 {
    words.fold(0, |hash: u64, word| (hash.rotate_left(7) ^ hash_word(word)).wrapping_mul(FACTOR))
}

impl Lexicon {
    /// Makes the index. Keys are folded words with single spaces between them.
    pub fn new(words: &BTreeMap<String, Vec<Meaning>>) -> Result<Self, Error> {
        let mut longest: BTreeMap<&str, u8> = words.keys().map(|key| (key.as_str(), 1)).collect();
        for key in words.keys() {
            let count = u8::try_from(key.split(' ').count()).unwrap_or(u8::MAX);
            let first = key.split(' ').next().unwrap_or(key);
            let known = longest.entry(first).or_insert(1);
            *known = (*known).max(count);
        }
        let mut lexicon = Lexicon::default();
        for (key, longest) in longest {
            let meanings = words.get(key).map_or(&[][..], Vec::as_slice);
            lexicon.entries.push(Entry {
                key: u32::try_from(lexicon.keys.len()).map_err(|_| Error::TooManyWords)?,
                length: u16::try_from(key.len()).map_err(|_| Error::TooManyWords)?,
                meanings: u16::try_from(lexicon.meanings.len()).map_err(|_| Error::TooManyWords)?,
                count: u8::try_from(meanings.len()).map_err(|_| Error::TooManyWords)?,
                longest,
            });
            lexicon.keys.push_str(key);
            lexicon.meanings.extend_from_slice(meanings);
        }
        if lexicon.entries.len() > 30_000 {
            return Err(Error::TooManyWords);
        }
        lexicon.slots = vec![0; (lexicon.entries.len() * 3).next_power_of_two().max(8)];
        for number in 0..lexicon.entries.len() {
            let mut slot = lexicon.slot(hash_words(lexicon.key(number).split(' ')));
            while lexicon.slots[slot] != 0 {
                slot = (slot + 1) % lexicon.slots.len();
            }
            lexicon.slots[slot] = number as u16 + 1;
        }
        Ok(lexicon)
    }

    fn slot(&self, hash: u64) -> usize {
        (hash >> 32) as usize & (self.slots.len() - 1)
    }

    fn key(&self, number: usize) -> &str {
        self.entries
            .get(number)
            .and_then(|entry| self.keys.get(entry.key as usize..entry.key as usize + usize::from(entry.length)))
            .unwrap_or("")
    }

    fn lookup<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> Option<&Entry> {
        if self.slots.is_empty() {
            return None;
        }
        let mut slot = self.slot(hash_words(words.clone()));
        // A full circle at most, also over a table that was damaged on disk.
        for _ in 0..self.slots.len() {
            let number = usize::from(*self.slots.get(slot)?).checked_sub(1)?;
            if is_row_of(self.key(number), words.clone()) {
                return self.entries.get(number);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        None
    }

    fn found(&self, entry: &Entry) -> Found<'_> {
        let start = usize::from(entry.meanings);
        Found { meanings: self.meanings.get(start..start + usize::from(entry.count)).unwrap_or(&[]), longest: usize::from(entry.longest) }
    }

    /// A single word, or the first word of a phrase.
    #[inline]
    pub fn word(&self, word: &str) -> Option<Found<'_>> {
        self.lookup(std::iter::once(word)).map(|entry| self.found(entry))
    }

    /// A row of words.
    pub fn words<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> Option<Found<'_>> {
        self.lookup(words).map(|entry| self.found(entry))
    }
}

/// Whether `key` is exactly these words with single spaces between them.
fn is_row_of<'w>(key: &str, words: impl Iterator<Item = &'w str>) -> bool {
    let mut rest = key;
    for (place, word) in words.enumerate() {
        if place > 0 {
            let Some(after) = rest.strip_prefix(' ') else { return false };
            rest = after;
        }
        let Some(after) = rest.strip_prefix(word) else { return false };
        rest = after;
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases_are_found() {
        let mut words = BTreeMap::new();
        words.insert("a".to_owned(), vec![Meaning::Abbreviation]);
        words.insert("b c".to_owned(), vec![Meaning::Ordinal(3)]);
        let lexicon = Lexicon::new(&words).expect("small");
        assert_eq!(lexicon.word("a").expect("a").meanings, [Meaning::Abbreviation]);
        assert_eq!(lexicon.word("b").expect("b").longest, 2);
        assert!(lexicon.word("b").expect("b").meanings.is_empty());
        assert_eq!(lexicon.words(["b", "c"].into_iter()).expect("b c").meanings, [Meaning::Ordinal(3)]);
        assert!(lexicon.words(["b", "d"].into_iter()).is_none());
        assert!(lexicon.word("c").is_none() && lexicon.word("").is_none());
        assert!(Lexicon::default().word("a").is_none());
    }
}
