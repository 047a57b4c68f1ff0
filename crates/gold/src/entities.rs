//! Which entity of one reading is which of the other.

use crate::matching::{Pairs, pair};
use crate::{Entity, Reading, Stretch};

/// The paired entities of two readings.
pub(crate) struct EntityPairs {
    /// Gold on the left, found on the right.
    pub pairs: Pairs,
}

impl EntityPairs {
    /// Pairs entities by the mentions that they share.
    pub fn of(gold: &Reading, found: &Reading) -> EntityPairs {
        let shared = |wanted: &Entity, other: &Entity| {
            let is_there = |mention: &&Stretch| other.mentions.iter().any(|theirs| mention.is_same(*theirs));
            wanted.mentions.iter().filter(is_there).count() as f64
        };
        let value = |at: usize, other: usize| shared(&gold.entities[at], &found.entities[other]);
        EntityPairs { pairs: pair(gold.entities.len(), found.entities.len(), value) }
    }

    /// The gold entity that a found one is.
    pub fn gold_of(&self, found: usize) -> Option<usize> {
        self.pairs.of_right.get(found).copied().flatten()
    }
}

/// Whether two have the same state and sector.
pub(crate) fn is_coded_alike(wanted: &Entity, found: &Entity) -> bool {
    wanted.country == found.country && sector(wanted) == sector(found)
}

fn sector(entity: &Entity) -> &str {
    entity.sector.as_deref().unwrap_or("UNK")
}
