//! The dictionary: which lemmas a folded form was seen with, and which lemmas there are for a skeleton (a lemma without its vowels).

use super::letters;
use crate::bytes::Fixed;
use serde::{Deserialize, Serialize};

/// Hash to a range of a list, without a table to be built when the model is loaded: slots by open addressing, entries of 32 bits of the hash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    #[serde(with = "crate::bytes")]
    slots: Vec<u32>,
    #[serde(with = "crate::bytes")]
    prints: Vec<u32>,
    #[serde(with = "crate::bytes")]
    starts: Vec<u32>,
}

impl Index {
    /// An index of (hash, number of list items) in the order of the list.
    pub fn new(entries: &[(u64, usize)]) -> Index {
        let size = (entries.len() * 2).next_power_of_two().max(2);
        let (mut slots, mut prints, mut starts) = (vec![0; size], Vec::with_capacity(entries.len()), vec![0]);
        let mut end = 0;
        for (number, (hash, items)) in entries.iter().enumerate() {
            let mut slot = *hash as usize & (size - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = number as u32 + 1;
            prints.push((*hash >> 32) as u32);
            end += items;
            starts.push(end as u32);
        }
        Index { slots, prints, starts }
    }

    /// The range of list items of a hash, empty where there are none.
    #[inline]
    pub fn find(&self, hash: u64) -> std::ops::Range<usize> {
        if self.slots.is_empty() {
            return 0..0;
        }
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        for _ in 0..=mask {
            let number = self.slots[slot] as usize;
            if number == 0 {
                break;
            }
            if self.prints.get(number - 1) == Some(&((hash >> 32) as u32)) {
                return match (self.starts.get(number - 1), self.starts.get(number)) {
                    (Some(start), Some(end)) => *start as usize..*end as usize,
                    _ => 0..0,
                };
            }
            slot = (slot + 1) & mask;
        }
        0..0
    }
}

/// One way in which a form was read: lemma, group of the tag, how often (up to 31).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading(u32);

impl Fixed for Reading {
    const WIDTH: usize = u32::WIDTH;
    fn write(self, out: &mut Vec<u8>) {
        self.0.write(out);
    }
    fn read(bytes: &[u8]) -> Reading {
        Reading(u32::read(bytes))
    }
}

/// The lemma that is the form as it is written.
pub const AS_WRITTEN: u32 = 0;
/// The bit, among those of its groups, of a lemma out of a word list.
pub const LISTED: u64 = 1 << 63;
const MOST: u32 = 31;

impl Reading {
    /// A reading of a lemma (below 2^20) under a group (below 2^7).
    pub fn new(lemma: u32, group: u8, count: u32) -> Reading {
        Reading(lemma << 12 | u32::from(group & 0x7F) << 5 | count.min(MOST))
    }

    /// The number of the lemma, or [`AS_WRITTEN`].
    pub fn lemma(self) -> u32 {
        self.0 >> 12
    }

    /// The number of the group.
    pub fn group(self) -> u8 {
        (self.0 >> 5 & 0x7F) as u8
    }

    /// How often it was seen, up to 31.
    pub fn count(self) -> u32 {
        self.0 & MOST
    }
}

/// One lemma, one of its occurrences apart from everything else: what training must not see of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    /// The lemma.
    pub lemma: u32,
    /// The group under which it stands.
    pub group: u8,
}

/// Forms, lemmas and groups of tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dictionary {
    groups: Vec<(u32, u64)>,
    as_written: u64,
    forms: Index,
    #[serde(with = "crate::bytes")]
    readings: Vec<Reading>,
    skeletons: Index,
    #[serde(with = "crate::bytes")]
    skeleton_lemmas: Vec<u32>,
    text: String,
    #[serde(with = "crate::bytes")]
    ends: Vec<u32>,
    #[serde(with = "crate::bytes")]
    lemma_groups: Vec<u64>,
    #[serde(with = "crate::bytes")]
    lemma_counts: Vec<u8>,
}

/// What a dictionary is made of.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Groups in the order of their numbers: hash, part of speech's hash. At most 64.
    pub groups: Vec<(u32, u64)>,
    /// The groups whose lemmas are the forms as written, one bit each.
    pub as_written: u64,
    /// Hash of a folded form and its readings.
    pub forms: Vec<(u64, Vec<Reading>)>,
    /// Lemmas: text, groups, one bit each, and count. The first is the empty lemma that stands for the form as written.
    pub lemmas: Vec<(String, u64, u32)>,
}

impl Dictionary {
    /// Builds a dictionary.
    pub fn new(parts: Parts) -> Dictionary {
        let mut dictionary = Dictionary { groups: parts.groups, as_written: parts.as_written, ..Dictionary::default() };
        let sizes: Vec<_> = parts.forms.iter().map(|(hash, readings)| (*hash, readings.len())).collect();
        dictionary.forms = Index::new(&sizes);
        dictionary.readings = parts.forms.into_iter().flat_map(|(_, readings)| readings).collect();
        let mut skeletons = std::collections::BTreeMap::<u64, Vec<u32>>::new();
        let mut reader = letters::Letters::default();
        for (number, (lemma, groups, count)) in parts.lemmas.iter().enumerate() {
            dictionary.text.push_str(lemma);
            dictionary.ends.push(dictionary.text.len() as u32);
            dictionary.lemma_groups.push(*groups);
            dictionary.lemma_counts.push((*count).min(255) as u8);
            if number as u32 != AS_WRITTEN {
                reader.read(lemma);
                skeletons.entry(reader.key()).or_default().push(number as u32);
            }
        }
        let sizes: Vec<_> = skeletons.iter().map(|(hash, lemmas)| (*hash, lemmas.len())).collect();
        dictionary.skeletons = Index::new(&sizes);
        dictionary.skeleton_lemmas = skeletons.into_values().flatten().collect();
        dictionary
    }

    /// The number of a group, and whether the pair of part of speech and treebank tag was seen. A pair that was not seen has the group of the first of
    /// its part of speech, else none.
    pub fn group(&self, group: u32, upos: u64) -> Option<u8> {
        let place = self.groups.iter().position(|(hash, _)| *hash == group);
        place.or_else(|| self.groups.iter().position(|(_, hash)| *hash == upos)).map(|place| place as u8)
    }

    /// Whether two groups are of one part of speech.
    pub fn same_part(&self, left: u8, right: u8) -> bool {
        match (self.groups.get(usize::from(left)), self.groups.get(usize::from(right))) {
            (Some(left), Some(right)) => left.1 == right.1,
            _ => false,
        }
    }

    /// Whether the lemmas under a tag are the forms as written: its very group must have been seen.
    pub fn is_as_written(&self, group: u32) -> bool {
        self.groups.iter().position(|(hash, _)| *hash == group).is_some_and(|place| self.as_written >> (place & 63) & 1 == 1)
    }

    /// The readings of a folded form.
    #[inline]
    pub fn readings(&self, form: u64) -> &[Reading] {
        self.readings.get(self.forms.find(form)).unwrap_or(&[])
    }

    /// The lemmas of a skeleton.
    pub fn of_skeleton(&self, skeleton: u64) -> &[u32] {
        self.skeleton_lemmas.get(self.skeletons.find(skeleton)).unwrap_or(&[])
    }

    /// The text of a lemma.
    pub fn lemma(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(number).and_then(|end| self.text.get(start as usize..*end as usize)).unwrap_or("")
    }

    /// The groups under which a lemma was seen, one bit each.
    pub fn lemma_groups(&self, number: u32) -> u64 {
        self.lemma_groups.get(number as usize).copied().unwrap_or(0)
    }

    /// How often a lemma was seen, up to 255; 0 where it comes from a word list.
    pub fn lemma_count(&self, number: u32) -> u32 {
        self.lemma_counts.get(number as usize).copied().unwrap_or(0).into()
    }

    /// The number of lemmas.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no lemmas.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}
