//! Hashed tables that are read back as flat arrays: weights of features, records of words.

use super::label::LABELS;
use super::model::WordRecord;
use super::templates::FeatureSink;
use serde::{Deserialize, Serialize};

/// The key of a hash in a table; never zero, which marks an empty slot.
fn key(hash: u64) -> u32 {
    ((hash >> 32) as u32).max(1)
}

/// Finds keys by open addressing; each has a number.
#[derive(Clone, Debug, Default, PartialEq)]
struct Slots(Vec<(u32, u32)>);

/// The slot where the search for a key begins, in a table of `slots`, a power of two.
fn slot(key: u32, slots: usize) -> usize {
    (u64::from(key).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & (slots - 1)
}

impl Slots {
    /// Slots for keys of which none is zero and none comes twice, numbered in their order.
    fn new(keys: impl ExactSizeIterator<Item = u32>) -> Slots {
        if keys.len() == 0 {
            return Slots::default();
        }
        let mut slots = vec![(0, 0); (keys.len() * 3 / 2).next_power_of_two().max(2)];
        let mask = slots.len() - 1;
        for (key, number) in keys.zip(0..) {
            let mut at = slot(key, slots.len());
            while slots[at].0 != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = (key, number);
        }
        Slots(slots)
    }

    fn find(&self, hash: u64) -> Option<usize> {
        if self.0.is_empty() {
            return None;
        }
        let wanted = key(hash);
        let mut at = slot(wanted, self.0.len());
        loop {
            match self.0[at] {
                (0, _) => return None,
                (found, number) if found == wanted => return Some(number as usize),
                _ => at = (at + 1) & (self.0.len() - 1),
            }
        }
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
    slots: Slots,
    keys: Vec<u32>,
    weights: Vec<[i8; LABELS]>,
}

/// Rows as they are stored.
#[derive(Serialize, Deserialize)]
struct PackedRows(Vec<u32>, Vec<[i8; LABELS]>);

impl From<Rows> for PackedRows {
    fn from(rows: Rows) -> PackedRows {
        PackedRows(distances(&rows.keys), rows.weights)
    }
}

impl From<PackedRows> for Rows {
    fn from(PackedRows(stored, weights): PackedRows) -> Rows {
        let keys = keys(&stored);
        Rows { slots: Slots::new(keys.iter().copied()), keys, weights }
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
        self.weights.get(self.slots.find(feature)?)
    }
}

/// Adds up the rows of features.
pub(super) struct Summing<'m> {
    pub rows: &'m Rows,
    pub scores: &'m mut [i32; LABELS],
}

impl FeatureSink for Summing<'_> {
    #[inline]
    fn feature(&mut self, feature: u64) {
        if let Some(row) = self.rows.row(feature) {
            for (score, weight) in self.scores.iter_mut().zip(row) {
                *score += i32::from(*weight);
            }
        }
    }
}

/// What is known of words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "PackedWords", into = "PackedWords")]
pub struct WordTable {
    slots: Slots,
    keys: Vec<u32>,
    records: Vec<WordRecord>,
}

/// Words as they are stored.
#[derive(Serialize, Deserialize)]
struct PackedWords(Vec<u32>, Vec<WordRecord>);

impl From<WordTable> for PackedWords {
    fn from(table: WordTable) -> PackedWords {
        PackedWords(distances(&table.keys), table.records)
    }
}

impl From<PackedWords> for WordTable {
    fn from(PackedWords(stored, records): PackedWords) -> WordTable {
        let keys = keys(&stored);
        WordTable { slots: Slots::new(keys.iter().copied()), keys, records }
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
        self.slots.find(hash).and_then(|at| self.records.get(at)).copied().unwrap_or_default()
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
