//! Which row of the embedding a feature has.

use crate::bytes::Block;
use serde::{Deserialize, Serialize};

/// A table from feature hashes to rows: open addressing over two flat arrays, so that loading is copying.
///
/// ```
/// use waqai_lang::network::Dictionary;
/// let dictionary = Dictionary::build(&[(0x1234_5678_9ABC_DEF0, 7)]);
/// assert_eq!(dictionary.get(0x1234_5678_9ABC_DEF0), Some(7));
/// assert_eq!(dictionary.get(1), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dictionary {
    /// Upper halves of hashes; 0 where a place is free.
    keys: Block<u32>,
    rows: Block<u32>,
}

impl Dictionary {
    /// A table of these entries. Of two hashes that agree in 32 upper bits and fall together, the first one stays.
    pub fn build(entries: &[(u64, u32)]) -> Dictionary {
        let size = (entries.len() * 2).next_power_of_two().max(2);
        let (mut keys, mut rows) = (vec![0; size], vec![0; size]);
        for &(hash, row) in entries {
            let mut place = hash as usize & (size - 1);
            while keys[place] != 0 && keys[place] != key(hash) {
                place = (place + 1) & (size - 1);
            }
            if keys[place] == 0 {
                keys[place] = key(hash);
                rows[place] = row;
            }
        }
        Dictionary { keys: Block(keys), rows: Block(rows) }
    }

    /// The highest row.
    pub fn most(&self) -> u32 {
        self.rows.iter().copied().max().unwrap_or(0)
    }

    /// The row of a feature.
    pub fn get(&self, hash: u64) -> Option<u32> {
        let last = self.keys.len().checked_sub(1)?;
        let wanted = key(hash);
        let mut place = hash as usize & last;
        // A well-made table is half empty; a damaged one ends the search after one round.
        for _ in 0..=last {
            match *self.keys.get(place)? {
                0 => return None,
                found if found == wanted => return self.rows.get(place).copied(),
                _ => place = (place + 1) & last,
            }
        }
        None
    }
}

fn key(hash: u64) -> u32 {
    ((hash >> 32) as u32).max(1)
}
