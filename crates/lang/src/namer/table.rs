//! Hashed tables that are read back as flat arrays: weights of features, records of words.

use super::label::LABELS;
use super::model::WordRecord;
use super::templates::FeatureSink;
use serde::{Deserialize, Serialize};

/// The key of a hash in a table; never zero, which marks an empty slot.
fn key(hash: u64) -> u32 {
    ((hash >> 32) as u32).max(1)
}

/// The slot where the search for a hash begins, in a table of `slots`, a power of two.
fn slot(hash: u64, slots: usize) -> usize {
    (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 24) as usize & (slots - 1)
}

/// Finds the number of a key by open addressing.
fn find(keys: &[u32], hash: u64) -> Option<usize> {
    if keys.is_empty() {
        return None;
    }
    let wanted = key(hash);
    let mut at = slot(hash, keys.len());
    loop {
        match keys[at] {
            0 => return None,
            found if found == wanted => return Some(at),
            _ => at = (at + 1) & (keys.len() - 1),
        }
    }
}

/// The slots for hashes, each with the number of its hash. Hashes that share a key keep the first.
fn place(hashes: &[u64]) -> Vec<(u32, u32)> {
    let mut slots = vec![(0, 0); (hashes.len() * 3 / 2).next_power_of_two().max(2)];
    for (number, &hash) in hashes.iter().enumerate() {
        let mut at = slot(hash, slots.len());
        while slots[at].0 != 0 && slots[at].0 != key(hash) {
            at = (at + 1) & (slots.len() - 1);
        }
        if slots[at].0 == 0 {
            slots[at] = (key(hash), number as u32);
        }
    }
    slots
}

/// Weights of features: a row of one weight for every label.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rows {
    keys: Vec<u32>,
    places: Vec<u32>,
    weights: Vec<i8>,
}

impl Rows {
    /// A table of features and their rows.
    pub fn new(features: &[(u64, [i8; LABELS])]) -> Rows {
        let hashes: Vec<u64> = features.iter().map(|feature| feature.0).collect();
        let slots = place(&hashes);
        Rows {
            keys: slots.iter().map(|slot| slot.0).collect(),
            places: slots.iter().map(|slot| slot.1).collect(),
            weights: features.iter().flat_map(|feature| feature.1).collect(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// The row of a feature, if it has one.
    pub fn row(&self, feature: u64) -> Option<&[i8; LABELS]> {
        let place = *self.places.get(find(&self.keys, feature)?)? as usize;
        self.weights.get(place * LABELS..)?.first_chunk()
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
pub struct WordTable {
    keys: Vec<u32>,
    records: Vec<WordRecord>,
}

impl WordTable {
    /// A table of words, by their [`super::letters_hash`].
    pub fn new(words: &[(u64, WordRecord)]) -> WordTable {
        let hashes: Vec<u64> = words.iter().map(|word| word.0).collect();
        let slots = place(&hashes);
        WordTable {
            keys: slots.iter().map(|slot| slot.0).collect(),
            records: slots.iter().map(|slot| if slot.0 == 0 { WordRecord::default() } else { words[slot.1 as usize].1 }).collect(),
        }
    }

    /// The record of a word; an empty one for a word that is not there.
    pub fn get(&self, hash: u64) -> WordRecord {
        find(&self.keys, hash).and_then(|at| self.records.get(at)).copied().unwrap_or_default()
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
    }
}
