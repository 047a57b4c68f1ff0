//! Which statement of one reading is which of the other.

use crate::Reading;
use crate::entities::EntityPairs;
use crate::matching::{Pairs, pair};

/// Pairs statements by their words of speech.
pub(crate) fn pairs(gold: &Reading, found: &Reading) -> Pairs {
    let value = |at: usize, other: usize| f64::from(gold.statements[at].cue.overlap(found.statements[other].cue));
    pair(gold.statements.len(), found.statements.len(), value)
}

/// Whether both have the same speaker, or none.
pub(crate) fn is_same_speaker(gold: Option<usize>, found: Option<usize>, entities: &EntityPairs) -> bool {
    match (gold, found) {
        (None, None) => true,
        (Some(wanted), Some(other)) => entities.gold_of(other) == Some(wanted),
        _ => false,
    }
}

/// How much of what is said both hold in common, from 0 to 1.
pub(crate) fn content_shared(gold: crate::Stretch, found: Option<crate::Stretch>) -> f64 {
    let Some(other) = found else { return 0.0 };
    let whole = gold.end.max(other.end) - gold.start.min(other.start);
    if whole == 0 { 1.0 } else { f64::from(gold.overlap(other)) / f64::from(whole) }
}
