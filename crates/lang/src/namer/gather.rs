//! What the first pass found in the whole report, for the second pass.

use super::label::{LABELS, parts};
use super::view::View;

/// How far apart, in tokens, two mentions may stand to tell of each other.
const REACH: usize = 500;

/// For every token, how often its stem stands in names of each kind elsewhere in the report, and how often outside of names.
#[derive(Debug, Default)]
pub struct Gathered {
    order: Vec<u32>,
    counts: Vec<Elsewhere>,
}

/// How often a stem has which labels elsewhere: every label of the chain.
pub type Elsewhere = [u8; LABELS];

impl Gathered {
    /// Counts the labels of the stems.
    pub fn gather(&mut self, views: &[View], labels: &[u8]) {
        self.counts.clear();
        self.counts.resize(views.len(), [0; LABELS]);
        self.order.clear();
        self.order.extend((0..views.len().min(labels.len())).map(|at| at as u32).filter(|&at| views[at as usize].is_content()));
        self.order.sort_unstable_by_key(|&at| (views[at as usize].stem, at));
        let mut start = 0;
        while start < self.order.len() {
            let stem = views[self.order[start] as usize].stem;
            let length = self.order[start..].iter().take_while(|&&at| views[at as usize].stem == stem).count();
            let same = &self.order[start..start + length];
            // A word that is everywhere in a long report is counted where it stands nearest: sixteen to each side.
            for (place, &at) in same.iter().enumerate() {
                let near = &same[place.saturating_sub(16)..(place + 17).min(length)];
                for &other in near {
                    if other != at && other.abs_diff(at) as usize <= REACH {
                        let count = &mut self.counts[at as usize][usize::from(labels[other as usize]) % LABELS];
                        *count = count.saturating_add(1);
                    }
                }
            }
            start += length;
        }
    }

    /// What was counted for a token.
    pub fn at(&self, at: usize) -> Elsewhere {
        self.counts.get(at).copied().unwrap_or_default()
    }
}

/// The kind (1 to 4) of the label that a stem has most often elsewhere, 0 for outside of names; none where it is not found elsewhere.
pub(super) fn majority(elsewhere: Elsewhere) -> Option<(u8, u8)> {
    let (mut best, mut most, mut all) = (0, 0, 0u16);
    for (label, &count) in elsewhere.iter().enumerate() {
        all += u16::from(count);
        if count > most {
            (best, most) = (label, count);
        }
    }
    let kind = parts(best as u8).0.map_or(0, |kind| kind as u8 + 1);
    (all > 0).then_some((best as u8, kind))
}
