//! How often words were seen: in raw newswire, and as words of the treebank.

use serde::{Deserialize, Serialize};

/// How often a word was seen, in powers of two: 0 for never, 1 for once, 2 for two or three times and so on up to 15.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// As a token of raw newswire, with its clitics.
    pub raw: u8,
    /// As a word of the treebank, without its clitics.
    pub word: u8,
}

impl Seen {
    /// The bucket of a count.
    pub fn bucket(count: u32) -> u8 {
        (32 - count.leading_zeros()).min(15) as u8
    }
}

/// Whatever knows how often a word was seen. The word is given as its hash; see [`hash`](super::letters::hash).
pub trait Counts {
    /// How often the word was seen.
    fn seen(&self, word: u64) -> Seen;
}

/// A table of counts. Of a word it holds a hash of 24 bits beside the place: one in some hundred unknown words is taken for a rare one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CountTable {
    bits: u32,
    /// Four bytes for each slot: the hash in three bytes, then both buckets. All zero where nothing is.
    #[serde(with = "crate::bytes")]
    slots: Vec<u8>,
}

impl CountTable {
    /// A table of these words, each given once.
    pub fn new(words: &[(u64, Seen)]) -> CountTable {
        let mut bits = 4;
        while (1usize << bits) * 3 < words.len() * 4 {
            bits += 1;
        }
        let mut table = CountTable { bits, slots: vec![0; 4 << bits] };
        let mut sorted = words.to_vec();
        sorted.sort_unstable_by_key(|(word, _)| *word);
        for (word, seen) in sorted {
            let packed = seen.raw << 4 | seen.word;
            if packed == 0 {
                continue;
            }
            let (mut slot, mark) = table.place(word);
            while table.slots[slot * 4 + 3] != 0 {
                slot = (slot + 1) & ((1 << bits) - 1);
            }
            table.slots[slot * 4..slot * 4 + 3].copy_from_slice(&mark);
            table.slots[slot * 4 + 3] = packed;
        }
        table
    }

    fn place(&self, word: u64) -> (usize, [u8; 3]) {
        let mixed = word.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
        ((mixed >> 32) as usize & ((1 << self.bits) - 1), [(mixed >> 8) as u8, (mixed >> 16) as u8, (mixed >> 24) as u8])
    }
}

impl Counts for CountTable {
    fn seen(&self, word: u64) -> Seen {
        if self.slots.is_empty() {
            return Seen::default();
        }
        let (mut slot, mark) = self.place(word);
        while let Some(&[first, second, third, packed]) = self.slots.get(slot * 4..slot * 4 + 4) {
            if packed == 0 {
                break;
            }
            if [first, second, third] == mark {
                return Seen { raw: packed >> 4, word: packed & 15 };
            }
            slot = (slot + 1) & ((1 << self.bits) - 1);
        }
        Seen::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segmenter::letters::hash;

    #[test]
    fn what_goes_in_comes_out() {
        let words: Vec<(u64, Seen)> =
            (0..5000u32).map(|at| (hash(&format!("كلمة{at}")), Seen { raw: (at % 15 + 1) as u8, word: (at % 3) as u8 })).collect();
        let table = CountTable::new(&words);
        assert!(words.iter().all(|(word, seen)| table.seen(*word) == *seen));
        let wrong = (0..5000u32).filter(|at| table.seen(hash(&format!("أخرى{at}"))) != Seen::default()).count();
        assert!(wrong < 10, "{wrong}");
        assert_eq!(CountTable::default().seen(3), Seen::default());
        assert_eq!((Seen::bucket(0), Seen::bucket(1), Seen::bucket(3), Seen::bucket(4), Seen::bucket(u32::MAX)), (0, 1, 2, 3, 15));
    }
}
