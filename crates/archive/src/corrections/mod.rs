//! Corrections: what people say about a report against the coder. They are anchored to the text, by its hash and the words, so they hold for every
//! coding of it; they are only ever added to, and one that was undone stays as such.

mod apply;
mod change;
mod gold;
mod noting;
mod preview;
mod stored;
#[cfg(test)]
mod tests;

pub use apply::{Applied, Outcome, apply};
pub use change::{Change, Party, Set};
pub use gold::gold;
pub use preview::Preview;
pub use stored::StoredCorrection;
pub(crate) use stored::{active, apply_stored};

use crate::ids::{TextHash, text_hash};
use crate::records::Range;
use serde::{Deserialize, Serialize};

/// Code points of the text that are kept before and behind the words, so that people and other programs can find them again.
const AROUND: usize = 24;

/// Words of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The words.
    pub quote: String,
    /// Where they begin, in code points.
    pub start: u32,
    /// What stands before.
    #[serde(default)]
    pub prefix: String,
    /// What stands behind.
    #[serde(default)]
    pub suffix: String,
}

impl Anchor {
    /// The anchor of words in a text. Where they stand several times `start` says which; without it they must be there once.
    ///
    /// ```
    /// use waqai_archive::corrections::Anchor;
    /// let anchor = Anchor::find("one two one", "two", None).unwrap();
    /// assert_eq!((anchor.start, anchor.prefix.as_str()), (4, "one "));
    /// assert!(Anchor::find("one two one", "one", None).unwrap_err().contains("2 times"));
    /// assert_eq!(Anchor::find("one two one", "one", Some(8)).unwrap().start, 8);
    /// ```
    pub fn find(text: &str, quote: &str, start: Option<u32>) -> Result<Anchor, String> {
        if quote.is_empty() {
            return Err("the quotation is empty. Give the words of the report that it is about".into());
        }
        let places: Vec<usize> = text.match_indices(quote).map(|(at, _)| at).collect();
        let points = |byte: usize| text[..byte].chars().count() as u32;
        let at = match (start, places.as_slice()) {
            (_, []) => return Err(format!("{quote:?} does not stand in the report. Copy the words from it as they are")),
            (None, [only]) => *only,
            (None, several) => {
                let starts: Vec<String> = several.iter().map(|&at| points(at).to_string()).collect();
                return Err(format!(
                    "{quote:?} stands in the report {} times. Quote more words, or say where it begins: {}",
                    several.len(),
                    starts.join(", ")
                ));
            }
            (Some(start), several) => match several.iter().find(|&&at| points(at) == start) {
                Some(&at) => at,
                None => return Err(format!("{quote:?} does not begin at {start}. Offsets count code points of the text")),
            },
        };
        let before: Vec<char> = text[..at].chars().rev().take(AROUND).collect();
        Ok(Anchor {
            quote: quote.to_owned(),
            start: points(at),
            prefix: before.into_iter().rev().collect(),
            suffix: text[at + quote.len()..].chars().take(AROUND).collect(),
        })
    }

    /// The characters of the text.
    pub fn range(&self) -> Range {
        Range { start: self.start, end: self.start + self.quote.chars().count() as u32 }
    }
}

/// A correction before it is recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// The SHA-256 of the text, in hexadecimal digits.
    pub text_sha256: String,
    /// Where.
    #[serde(flatten)]
    pub anchor: Anchor,
    /// What.
    #[serde(flatten)]
    pub change: Change,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub who: String,
}

impl Correction {
    /// A correction of a text, checked: the words are there and the codes are codes.
    pub fn new(text: &str, anchor: Anchor, change: Change, reason: &str, who: &str) -> Result<Correction, String> {
        let text_sha256 = hexadecimal(&text_hash(text));
        let correction = Correction { text_sha256, anchor, change, reason: reason.into(), who: who.into() };
        correction.check(text)?;
        Ok(correction)
    }

    /// What is wrong with a correction of this text, if anything.
    pub fn check(&self, text: &str) -> Result<(), String> {
        if self.text_sha256 != hexadecimal(&text_hash(text)) {
            return Err("the correction is of another text: its `text_sha256` differs".into());
        }
        for (what, value) in [("reason", &self.reason), ("who", &self.who)] {
            if value.trim().is_empty() {
                return Err(format!("the correction has no `{what}`. Say why, and who says so"));
            }
        }
        Anchor::find(text, &self.anchor.quote, Some(self.anchor.start))?;
        self.change.check(text)
    }
}

/// A hash in hexadecimal digits.
pub fn hexadecimal(hash: &TextHash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A hash from its hexadecimal digits.
pub(crate) fn read_hexadecimal(digits: &str) -> Option<TextHash> {
    let mut hash = [0; 32];
    if digits.len() != 64 || !digits.is_ascii() {
        return None;
    }
    for (at, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(hash)
}
