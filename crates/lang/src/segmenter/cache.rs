//! Tokens whose division is so sure that no neighbour can change it.

use super::cuts::Cut;
use serde::{Deserialize, Serialize};

/// A decision: where a token parts, and what the parts are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Division {
    /// Bit `n` stands for a cut after `n` letters.
    pub places: u32,
    /// How many proclitics stand before the stem.
    pub proclitics: u8,
    /// Whether the last piece is an enclitic.
    pub enclitic: bool,
}

impl Division {
    /// The division that a cut stands for.
    pub fn of(cut: &Cut) -> Division {
        Division { places: cut.places, proclitics: cut.start as u8, enclitic: cut.enclitic != 0 }
    }
}

/// Places up to this one fit into a slot.
const LAST_PLACE: u32 = 23;

/// Sure divisions by the hash of the folded token.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cache {
    bits: u32,
    /// Eight bytes for each slot: half of the hash, three bytes of places, proclitics and a mark that the slot is taken.
    #[serde(with = "crate::bytes")]
    slots: Vec<u8>,
}

impl Cache {
    /// A cache of these tokens, each given once. Tokens that part late are left out.
    pub fn new(tokens: &[(u64, Division)]) -> Cache {
        let mut bits = 4;
        while (1usize << bits) < tokens.len() * 2 {
            bits += 1;
        }
        let mut cache = Cache { bits, slots: vec![0; 8 << bits] };
        let mut sorted = tokens.to_vec();
        sorted.sort_unstable_by_key(|(token, _)| *token);
        for (token, division) in sorted.into_iter().filter(|(_, division)| division.places >> (LAST_PLACE + 1) == 0) {
            let (mut slot, mark) = cache.place(token);
            while cache.slots[slot * 8 + 7] != 0 {
                slot = (slot + 1) & ((1 << bits) - 1);
            }
            let packed = division.places | 1 << 31 | u32::from(division.enclitic) << 30 | u32::from(division.proclitics & 15) << 26;
            cache.slots[slot * 8..slot * 8 + 4].copy_from_slice(&mark);
            cache.slots[slot * 8 + 4..slot * 8 + 8].copy_from_slice(&packed.to_le_bytes());
        }
        cache
    }

    /// How many tokens it has room for.
    pub fn capacity(&self) -> usize {
        self.slots.len() / 8
    }

    #[inline]
    fn place(&self, token: u64) -> (usize, [u8; 4]) {
        let mixed = token.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        let mixed = (mixed ^ mixed >> 32).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
        ((mixed >> 40) as usize & ((1 << self.bits) - 1), (mixed as u32).to_le_bytes())
    }

    /// The division of a token, where it is sure.
    #[inline]
    pub fn get(&self, token: u64) -> Option<Division> {
        if self.slots.is_empty() {
            return None;
        }
        let (mut slot, mark) = self.place(token);
        while let Some(&[a, b, c, d, e, f, g, h]) = self.slots.get(slot * 8..slot * 8 + 8) {
            if h == 0 {
                break;
            }
            if [a, b, c, d] == mark {
                let packed = u32::from_le_bytes([e, f, g, h]);
                return Some(Division {
                    places: packed & ((1 << (LAST_PLACE + 1)) - 1),
                    proclitics: (packed >> 26 & 15) as u8,
                    enclitic: packed >> 30 & 1 == 1,
                });
            }
            slot = (slot + 1) & ((1 << self.bits) - 1);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divisions_come_back() {
        let tokens: Vec<(u64, Division)> = (0..1000u64)
            .map(|at| {
                (at * 0x1234_5678_9ABC, Division { places: (at as u32 % 64) << 1, proclitics: (at % 3) as u8, enclitic: at % 2 == 0 })
            })
            .collect();
        let cache = Cache::new(&tokens);
        assert!(tokens.iter().all(|(token, division)| cache.get(*token) == Some(*division)));
        assert_eq!(cache.get(77), None);
        assert_eq!(Cache::default().get(77), None);
    }
}
