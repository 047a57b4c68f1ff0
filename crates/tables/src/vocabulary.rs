//! Numbers for word forms.

use crate::Ends;
use crate::hash::MULTIPLIER;
use crate::key::{hashed, packed, packed_at};
use serde::{Deserialize, Serialize};

/// The number of a word form in a [`Vocabulary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Form(pub u32);

impl Default for Form {
    fn default() -> Form {
        Form::NONE
    }
}

impl Form {
    /// No form: a word that the vocabulary does not hold.
    pub const NONE: Form = Form(u32::MAX);

    /// Whether this is a form of the vocabulary.
    pub fn is_known(self) -> bool {
        self != Form::NONE
    }
}

/// All word forms that any table uses, each with a number: one look-up a word, then only numbers are compared.
///
/// Forms that have a [packed key](crate::key) are found without looking at letters, nearly always in one line of the processor's cache.
/// Only letters and lengths are stored; the buckets are filled again when they are read.
///
/// ```
/// let mut vocabulary = waqai_tables::Vocabulary::default();
/// let form = vocabulary.intern("قال");
/// assert_eq!(vocabulary.get("قال"), form);
/// assert!(!vocabulary.get("كتب").is_known());
/// assert_eq!(vocabulary.text(form), "قال");
/// ```
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Vocabulary {
    arena: String,
    ends: Ends,
    /// As many as a power of two. A form stands in the first bucket with room from that of its key on.
    buckets: Vec<Bucket>,
}

/// How many forms a bucket holds.
const ROOM: usize = 5;
/// The numbers of the vocabulary are below this one.
const LIMIT: usize = 1 << 24;

/// Forms whose keys fall together: one line of cache.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Bucket {
    /// Filled from the beginning; 0 is no key.
    keys: [u64; ROOM],
    /// The forms' numbers, from 1 on.
    forms: [u32; ROOM],
}

impl Bucket {
    fn has_room(&self) -> bool {
        self.forms[ROOM - 1] == 0
    }
}

/// A vocabulary in the compiled image.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Vocabulary")]
struct Stored {
    arena: String,
    ends: Ends,
}

impl From<Vocabulary> for Stored {
    fn from(vocabulary: Vocabulary) -> Stored {
        Stored { arena: vocabulary.arena, ends: vocabulary.ends }
    }
}

impl TryFrom<Stored> for Vocabulary {
    type Error = &'static str;

    fn try_from(Stored { arena, ends }: Stored) -> Result<Vocabulary, Self::Error> {
        if ends.total() != arena.len() || ends.len() >= LIMIT || !ends.ranges().all(|form| arena.is_char_boundary(form.end)) {
            return Err("the forms of the vocabulary are damaged");
        }
        let mut vocabulary = Vocabulary { arena, ends, buckets: Vec::new() };
        vocabulary.fill(vocabulary.ends.len());
        Ok(vocabulary)
    }
}

impl Vocabulary {
    /// The number of a form, [`Form::NONE`] where it is not held.
    #[inline]
    pub fn get(&self, text: &str) -> Form {
        match packed(text.as_bytes()) {
            Some(key) => self.packed(key),
            None => self.hashed(text.as_bytes()),
        }
    }

    /// The form with a packed key. Which of a bucket's keys is the one is not branched on: that cannot be foretold.
    #[inline]
    fn packed(&self, key: u64) -> Form {
        let mut at = spread(key);
        while let Some(bucket) = self.buckets.get(at & self.buckets.len().wrapping_sub(1)) {
            let mut found = 0;
            for (known, form) in bucket.keys.iter().zip(bucket.forms) {
                found |= if *known == key { form } else { 0 };
            }
            if found != 0 || bucket.has_room() {
                return Form(found.wrapping_sub(1));
            }
            at += 1;
        }
        Form::NONE
    }

    /// The form with a key that others may have too.
    fn hashed(&self, text: &[u8]) -> Form {
        let key = hashed(text);
        let mut at = spread(key);
        while let Some(bucket) = self.buckets.get(at & self.buckets.len().wrapping_sub(1)) {
            for (known, form) in bucket.keys.iter().zip(bucket.forms) {
                if *known == key && self.bytes(form as usize - 1) == text {
                    return Form(form - 1);
                }
            }
            if bucket.has_room() {
                break;
            }
            at += 1;
        }
        Form::NONE
    }

    /// The number of a form, which is added where it is not held yet.
    ///
    /// # Panics
    /// Where the vocabulary would hold 16 million forms.
    pub fn intern(&mut self, text: &str) -> Form {
        let known = self.get(text);
        if known.is_known() {
            return known;
        }
        let number = self.ends.len();
        assert!(number + 1 < LIMIT, "a vocabulary holds fewer than 16 million forms");
        self.arena.push_str(text);
        self.ends.push(self.arena.len() as u32);
        if buckets(number + 1) > self.buckets.len() {
            self.fill((number + 1) * 2);
        } else {
            self.place(number);
        }
        Form(number as u32)
    }

    fn bytes(&self, number: usize) -> &[u8] {
        &self.arena.as_bytes()[self.ends.range(number)]
    }

    /// The letters of a form; empty for [`Form::NONE`].
    pub fn text(&self, form: Form) -> &str {
        &self.arena[self.ends.range(form.0 as usize)]
    }

    /// How many forms are held.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no form is held.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn place(&mut self, number: usize) {
        let text = self.bytes(number);
        let key = packed(text).unwrap_or_else(|| hashed(text));
        let mask = self.buckets.len() - 1;
        let mut at = spread(key) & mask;
        while !self.buckets[at].has_room() {
            at = (at + 1) & mask;
        }
        let bucket = &mut self.buckets[at];
        let free = bucket.forms.iter().position(|&form| form == 0).unwrap_or_default();
        (bucket.keys[free], bucket.forms[free]) = (key, number as u32 + 1);
    }

    /// Puts all forms into buckets with room for as many as said. How full each bucket is stands apart for as long, close together: so no form waits
    /// for its bucket to come from memory.
    fn fill(&mut self, forms: usize) {
        self.buckets = vec![Bucket::default(); buckets(forms)];
        let mut filled = vec![0_u8; self.buckets.len()];
        let mask = self.buckets.len() - 1;
        let arena = self.arena.as_bytes();
        for (number, range) in self.ends.ranges().enumerate() {
            let packed = match arena.get(range.start..).and_then(|rest| rest.first_chunk()) {
                Some(text) => packed_at(text, range.len()),
                None => packed(&arena[range.clone()]),
            };
            let key = packed.unwrap_or_else(|| hashed(&arena[range]));
            let mut at = spread(key) & mask;
            while usize::from(filled[at]) == ROOM {
                at = (at + 1) & mask;
            }
            let free = usize::from(filled[at]);
            let bucket = &mut self.buckets[at];
            (bucket.keys[free], bucket.forms[free]) = (key, number as u32 + 1);
            filled[at] += 1;
        }
    }
}

/// How many buckets as many forms want: on average at most three and a half in each.
fn buckets(forms: usize) -> usize {
    (forms * 2).div_ceil(7).next_power_of_two()
}

/// Where a key's form stands: the lower bits choose the bucket.
fn spread(key: u64) -> usize {
    (key.wrapping_mul(MULTIPLIER) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_forms_keep_their_numbers() {
        let mut vocabulary = Vocabulary::default();
        for n in 0..5000 {
            assert_eq!(vocabulary.intern(&format!("w{n}")), Form(n));
        }
        for n in 0..5000 {
            assert_eq!(vocabulary.get(&format!("w{n}")), Form(n));
            assert_eq!(vocabulary.text(Form(n)), format!("w{n}"));
        }
        assert_eq!(vocabulary.get("w5000"), Form::NONE);
        assert_eq!(vocabulary.text(Form::NONE), "");
    }

    #[test]
    fn short_and_long_forms_of_all_letters() {
        let mut vocabulary = Vocabulary::default();
        assert_eq!(vocabulary.get("\u{628}"), Form::NONE);
        let mut forms = vec![String::new(), "\u{640}".into(), "\u{600}\u{628}".into(), "\u{6AF}\u{628}".into()];
        for first in '\u{620}'..='\u{64A}' {
            for length in [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 30] {
                forms.push(format!("{first}{}", "\u{645}".repeat(length)));
                forms.push(format!("{}{first}", "\u{628}".repeat(length + 1)));
            }
        }
        forms.sort();
        forms.dedup();
        for (number, form) in forms.iter().enumerate() {
            assert_eq!(vocabulary.intern(form), Form(number as u32), "{form}");
        }
        for (number, form) in forms.iter().enumerate() {
            assert_eq!(vocabulary.get(form), Form(number as u32), "{form}");
        }
    }

    #[test]
    fn stored_forms_keep_their_numbers_and_damaged_ones_are_refused() {
        let mut vocabulary = Vocabulary::default();
        for form in ["\u{628}\u{62A}", "", "word"] {
            vocabulary.intern(form);
        }
        let read = Vocabulary::try_from(Stored::from(vocabulary.clone())).unwrap();
        assert_eq!((read.get("\u{628}\u{62A}"), read.get(""), read.get("word"), read.len()), (Form(0), Form(1), Form(2), 3));
        let mut ends = Ends::default();
        ends.push(1);
        ends.push(8);
        assert!(Vocabulary::try_from(Stored { arena: vocabulary.arena.clone(), ends }).is_err());
        assert!(Vocabulary::try_from(Stored { arena: vocabulary.arena, ends: Ends::default() }).is_err());
    }
}
