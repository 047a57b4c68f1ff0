//! Hashed tables that are read back as flat arrays: weights of features, records of words.

use super::label::LABELS;
use super::model::WordRecord;
use super::templates::{FeatureSink, Role};
use crate::bytes::Fixed;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The key of a hash in a table; never zero, so that each is at some distance from the one before.
fn key(hash: u64) -> u32 {
    ((hash >> 32) as u32).max(1)
}

/// Finds the numbers of keys that were given in ascending order. The upper bits of a key name its bucket; of the rest, of which buckets are made many
/// enough to leave 16 bits at most, each key has a tag. Buckets and tags lie in the order of the keys, so that the table is filled in one stream when a
/// model is read, and what is not there is missed within a few hundred kilobytes.
#[derive(Clone, Debug, Default, PartialEq)]
struct Keys {
    /// Bits of a key that are its tag.
    tag_bits: u32,
    blocks: Vec<Block>,
    /// The tags of all keys, and as many more as are looked at together.
    tags: Vec<u16>,
}

/// Buckets of a block.
const BUCKETS: usize = 32;
/// How many tags are looked at together: hardly any bucket has more.
const TOGETHER: usize = 4;

/// Buckets in a row.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Block {
    /// The number of the first key.
    first: u32,
    /// Where each bucket begins, counted from there, and where the last one ends.
    starts: [u8; BUCKETS + 1],
}

impl Keys {
    /// Ascending keys, numbered in their order. What does not fit into a block of 255 is not found: hashes are never that crowded.
    fn new(keys: &[u32]) -> Keys {
        if keys.is_empty() {
            return Keys::default();
        }
        let tag_bits = 32 - keys.len().next_power_of_two().ilog2().clamp(16, 24);
        let mut blocks = vec![Block { first: 0, starts: [0; BUCKETS + 1] }; (1 << (32 - tag_bits)) / BUCKETS];
        for key in keys {
            let bucket = (key >> tag_bits) as usize;
            let end = &mut blocks[bucket / BUCKETS].starts[bucket % BUCKETS + 1];
            *end = end.saturating_add(1);
        }
        let mut first = 0;
        for block in &mut blocks {
            block.first = first;
            let mut end = 0u8;
            for own in &mut block.starts[1..] {
                first += u32::from(*own);
                end = end.saturating_add(*own);
                *own = end;
            }
        }
        let tags = keys.iter().map(|key| (key & ((1 << tag_bits) - 1)) as u16).chain([0; TOGETHER]).collect();
        Keys { tag_bits, blocks, tags }
    }

    /// All keys in their order.
    fn all(&self) -> Vec<u32> {
        let mut keys = Vec::with_capacity(self.tags.len());
        for (number, block) in self.blocks.iter().enumerate() {
            for (place, ends) in block.starts.windows(2).enumerate() {
                let bucket = ((number * BUCKETS + place) as u32) << self.tag_bits;
                let own = block.first as usize + usize::from(ends[0])..block.first as usize + usize::from(ends[1]);
                keys.extend(self.tags[own].iter().map(|&tag| bucket | u32::from(tag)));
            }
        }
        keys
    }

    /// Where a hash is sought: the numbers of the keys of its bucket, and its tag.
    #[inline]
    fn bucket(&self, hash: u64) -> (Range<usize>, u16) {
        let key = key(hash);
        let bucket = (key >> self.tag_bits) as usize;
        let tag = (key & ((1 << self.tag_bits) - 1)) as u16;
        let Some(block) = self.blocks.get(bucket / BUCKETS) else { return (0..0, tag) };
        let (first, place) = (block.first as usize, bucket % BUCKETS);
        (first + usize::from(block.starts[place])..first + usize::from(block.starts[place + 1]), tag)
    }

    /// The number of a tag in its bucket. What is there is not branched on, as that cannot be foretold; only a crowded bucket is.
    #[inline]
    fn number(&self, bucket: Range<usize>, tag: u16) -> Option<usize> {
        let tags = self.tags.get(bucket.start..)?.first_chunk::<TOGETHER>()?;
        let mut found = usize::MAX;
        for (place, &known) in tags.iter().enumerate() {
            let here = (known == tag) & (place < bucket.len());
            found = if here { bucket.start + place } else { found };
        }
        if bucket.len() > TOGETHER && found == usize::MAX {
            let rest = bucket.start + TOGETHER..bucket.end;
            found = self.tags.get(rest.clone())?.iter().position(|&known| known == tag).map_or(found, |place| rest.start + place);
        }
        (found != usize::MAX).then_some(found)
    }

    fn find(&self, hash: u64) -> Option<usize> {
        let (bucket, tag) = self.bucket(hash);
        self.number(bucket, tag)
    }
}

/// Keys in ascending order as they are stored: each as the distance from the one before.
fn distances(keys: &[u32]) -> Vec<u32> {
    let mut before = 0;
    keys.iter().map(|&key| key - std::mem::replace(&mut before, key)).collect()
}

/// Keys from their distances. Stops where damaged data would go backwards.
fn keys(distances: &[u32]) -> Vec<u32> {
    let mut before = 0u32;
    distances
        .iter()
        .map_while(|&distance| {
            before = before.checked_add(distance).filter(|_| distance > 0)?;
            Some(before)
        })
        .collect()
}

/// Weights of features: a row of one weight for every label.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "PackedRows", into = "PackedRows")]
pub struct Rows {
    keys: Keys,
    weights: Vec<[i8; LABELS]>,
}

/// Rows as they are stored.
#[derive(Serialize, Deserialize)]
struct PackedRows(Vec<u32>, #[serde(with = "crate::bytes")] Vec<[i8; LABELS]>);

impl Fixed for [i8; LABELS] {
    const WIDTH: usize = LABELS;
    fn write(self, out: &mut Vec<u8>) {
        out.extend(self.map(i8::cast_unsigned));
    }
    fn read(bytes: &[u8]) -> Self {
        bytes.first_chunk().map(|row: &[u8; LABELS]| row.map(u8::cast_signed)).unwrap_or_default()
    }
}

impl From<Rows> for PackedRows {
    fn from(rows: Rows) -> PackedRows {
        PackedRows(distances(&rows.keys.all()), rows.weights)
    }
}

impl From<PackedRows> for Rows {
    fn from(PackedRows(stored, weights): PackedRows) -> Rows {
        Rows { keys: Keys::new(&keys(&stored)), weights }
    }
}

impl Rows {
    /// A table of features and their rows.
    pub fn new(features: &[(u64, [i8; LABELS])]) -> Rows {
        let mut rows: Vec<(u32, [i8; LABELS])> = features.iter().map(|&(hash, row)| (key(hash), row)).collect();
        rows.sort_by_key(|row| row.0);
        rows.dedup_by_key(|row| row.0);
        let (keys, weights): (Vec<u32>, Vec<_>) = rows.into_iter().unzip();
        PackedRows(distances(&keys), weights).into()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.weights.len()
    }

    /// The row of a feature, if it has one.
    #[inline]
    pub fn row(&self, feature: u64) -> Option<&[i8; LABELS]> {
        self.weights.get(self.keys.find(feature)?)
    }
}

/// Adds up the rows of features that look at several words. They are noted first and looked up together, step by step, as no look-up then waits for
/// another's memory.
#[derive(Debug, Default)]
pub(super) struct Summing {
    features: Vec<u64>,
    buckets: Vec<(Range<usize>, u16)>,
    rows: Vec<usize>,
}

impl FeatureSink for Summing {
    #[inline]
    fn feature(&mut self, role: Role, feature: u64) {
        // What words say alone is kept elsewhere.
        if role == Role::Together {
            self.features.push(feature);
        }
    }
}

impl Summing {
    /// Adds the rows of the features noted, and forgets these.
    pub fn add(&mut self, rows: &Rows, scores: &mut [i32; LABELS]) {
        let mut features = std::mem::take(&mut self.features);
        self.add_all(&features, rows, scores);
        features.clear();
        self.features = features;
    }

    /// Adds the rows of features.
    pub fn add_all(&mut self, features: &[u64], rows: &Rows, scores: &mut [i32; LABELS]) {
        self.buckets.clear();
        for &feature in features {
            self.buckets.push(rows.keys.bucket(feature));
        }
        self.rows.resize(self.buckets.len(), 0);
        let mut found = 0;
        for (bucket, tag) in &self.buckets {
            let number = rows.keys.number(bucket.clone(), *tag);
            self.rows[found] = number.unwrap_or_default();
            found += usize::from(number.is_some());
        }
        for row in self.rows[..found].iter().filter_map(|&number| rows.weights.get(number)) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(*weight);
            }
        }
    }
}

/// What is known of words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "PackedWords", into = "PackedWords")]
pub struct WordTable {
    keys: Keys,
    records: Vec<WordRecord>,
}

/// Words as they are stored.
#[derive(Serialize, Deserialize)]
struct PackedWords(Vec<u32>, Vec<WordRecord>);

impl From<WordTable> for PackedWords {
    fn from(table: WordTable) -> PackedWords {
        PackedWords(distances(&table.keys.all()), table.records)
    }
}

impl From<PackedWords> for WordTable {
    fn from(PackedWords(stored, records): PackedWords) -> WordTable {
        WordTable { keys: Keys::new(&keys(&stored)), records }
    }
}

impl WordTable {
    /// A table of words, by their [`super::letters_hash`].
    pub fn new(words: &[(u64, WordRecord)]) -> WordTable {
        let mut rows: Vec<(u32, WordRecord)> = words.iter().map(|&(hash, record)| (key(hash), record)).collect();
        rows.sort_by_key(|row| row.0);
        rows.dedup_by_key(|row| row.0);
        let (keys, records): (Vec<u32>, Vec<_>) = rows.into_iter().unzip();
        PackedWords(distances(&keys), records).into()
    }

    /// The record of a word; an empty one for a word that is not there.
    #[inline]
    pub fn get(&self, hash: u64) -> WordRecord {
        self.keys.find(hash).and_then(|at| self.records.get(at)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linear::feature;

    #[test]
    fn what_was_put_in_is_found() {
        let features: Vec<(u64, [i8; LABELS])> = (0..1000).map(|n| (feature(1, n), [(n % 100) as i8; LABELS])).collect();
        let rows = Rows::new(&features);
        for (hash, row) in &features {
            assert_eq!(rows.row(*hash), Some(row));
        }
        assert!(rows.row(feature(2, 1)).is_none() && Rows::default().row(1).is_none());
        assert_eq!(Rows::from(PackedRows::from(rows.clone())), rows);
    }

    #[test]
    fn damaged_keys_do_no_harm() {
        let rows = Rows::from(PackedRows(vec![5, u32::MAX, 0, 7], vec![[1; LABELS]]));
        assert_eq!(rows.row(5 << 32), Some(&[1; LABELS]));
        assert_eq!(rows.row(6 << 32), None);
    }
}
