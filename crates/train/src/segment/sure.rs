//! Which tokens part in one way whatever stands around them.

use super::counting::RawCounts;
use super::sample::Sample;
use std::collections::BTreeMap;
use waqai_lang::segmenter::cache::{Cache, Division};
use waqai_lang::segmenter::features::{Neighbour, Place};
use waqai_lang::segmenter::letters::{Letters, hash};
use waqai_lang::segmenter::{NoKnowledge, SegmenterModel, WordKnowledge};

/// Tokens seen less often in raw newswire and treebank together are not worth a place.
const LEAST_SEEN: u32 = 4;
/// At most so many tokens are kept.
const MOST: usize = 30_000;
/// In so many of a thousand tokens the neighbours may move the score by more than the margin that is asked for.
const MOVED: usize = 10;

/// Tokens whose division is sure: its margin, with the text's edge on both sides, is larger than what neighbours move the score by.
pub(super) fn cache(
    model: &SegmenterModel,
    samples: &[Sample],
    raw: &RawCounts,
    knowledge: &dyn WordKnowledge,
    progress: &mut dyn FnMut(&str),
) -> Cache {
    let mut scratch = String::new();
    let mut counts: BTreeMap<String, u32> = raw.tokens().map(|(token, count)| (token.to_owned(), count)).collect();
    for sample in samples {
        *counts.entry(sample.place.letters.all().iter().collect()).or_default() += 1;
    }
    let mut alone = |letters: &Letters| {
        let place = Place { letters: letters.clone(), before: Neighbour::EDGE, after: Neighbour::EDGE, ..Place::default() };
        let (division, margin) = model.divide(&place, &NoKnowledge, &mut scratch);
        let (other, other_margin) = model.divide(&place, knowledge, &mut scratch);
        (division, if division == other { margin.min(other_margin) } else { 0 })
    };
    let mut moved: Vec<i32> = Vec::new();
    let mut own = String::new();
    for sample in samples {
        let (division, margin) = alone(&sample.place.letters);
        let (there, there_margin) = model.divide(&sample.place, knowledge, &mut own);
        if margin != i32::MAX {
            moved.push(if division == there { margin - there_margin } else { margin.saturating_add(there_margin) });
        }
    }
    moved.sort_unstable();
    let needed = moved.get(moved.len() - moved.len() * MOVED / 1000 - usize::from(!moved.is_empty())).copied().unwrap_or(0).max(0);
    let mut sure: Vec<(u32, String, Division)> = Vec::new();
    let mut letters = Letters::default();
    for (token, count) in counts.iter().filter(|(_, count)| **count >= LEAST_SEEN) {
        if letters.read(token) && letters.len() > 1 {
            let (division, margin) = alone(&letters);
            if margin > needed {
                sure.push((*count, token.clone(), division));
            }
        }
    }
    sure.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    sure.truncate(MOST);
    let all: u64 = counts.values().map(|count| u64::from(*count)).sum();
    let held: u64 = sure.iter().map(|(count, ..)| u64::from(*count)).sum();
    progress(&format!("cache: {} tokens, {:.1} % of all, margin {needed}", sure.len(), held as f64 * 100.0 / all.max(1) as f64));
    Cache::new(&sure.iter().map(|(_, token, division)| (hash(token), *division)).collect::<Vec<_>>())
}
