//! Exact-span F1 of names.

use super::corpus::{NamedSentence, Passage, kind};
use std::collections::BTreeSet;
use waqai_lang::namer::{NameKind, NameSpan};

/// Counts of names: right, found, wanted; for every kind and of such as were not among the names of the training data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameScore {
    /// Found and right, of each kind.
    pub right: [usize; 4],
    /// Found.
    pub found: [usize; 4],
    /// Wanted.
    pub wanted: [usize; 4],
    /// Wanted ones never seen in training.
    pub unseen: usize,
    /// Of these, found and right.
    pub unseen_right: usize,
    /// Names whose place is right, whatever the kind.
    pub placed: usize,
}

impl NameScore {
    /// Adds the names of a passage: `found` are the spans over its tokens, laid back over the words of the corpus.
    pub fn add(&mut self, sentences: &[NamedSentence], passage: &Passage, found: &[NameSpan], seen: &BTreeSet<String>) {
        let mut spans = BTreeSet::new();
        for span in found {
            let (first, last) = (passage.sources[span.tokens.start], passage.sources[span.tokens.end - 1]);
            spans.insert((first.0, first.1, last.1, span.kind));
            self.found[span.kind as usize] += 1;
        }
        for (number, sentence) in sentences.iter().enumerate() {
            for (range, label) in &sentence.names {
                let Some(kind) = kind(label) else { continue };
                let place = (number as u32, range.start as u32, range.end as u32 - 1);
                let right = spans.contains(&(place.0, place.1, place.2, kind));
                self.wanted[kind as usize] += 1;
                self.right[kind as usize] += usize::from(right);
                self.placed += usize::from(NameKind::ALL.iter().any(|&kind| spans.contains(&(place.0, place.1, place.2, kind))));
                if !seen.contains(&spelling(sentence, range.clone())) {
                    self.unseen += 1;
                    self.unseen_right += usize::from(right);
                }
            }
        }
    }

    /// Precision, recall and F1 of some kinds together, in percent.
    pub fn figures(&self, kinds: &[NameKind]) -> (f64, f64, f64) {
        let sum = |counts: &[usize; 4]| kinds.iter().map(|&kind| counts[kind as usize]).sum::<usize>() as f64;
        let (right, found, wanted) = (sum(&self.right), sum(&self.found), sum(&self.wanted));
        let share = |part: f64, whole: f64| if whole > 0.0 { 100.0 * part / whole } else { 0.0 };
        (share(right, found), share(right, wanted), share(2.0 * right, found + wanted))
    }

    /// Adds another score's counts.
    pub fn merge(&mut self, other: &NameScore) {
        for kind in 0..4 {
            self.right[kind] += other.right[kind];
            self.found[kind] += other.found[kind];
            self.wanted[kind] += other.wanted[kind];
        }
        self.unseen += other.unseen;
        self.unseen_right += other.unseen_right;
        self.placed += other.placed;
    }
}

impl std::fmt::Display for NameScore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (precision, recall, f1) = self.figures(&NameKind::ALL);
        write!(f, "F1 {f1:.2} (P {precision:.1} R {recall:.1})")?;
        for kind in NameKind::ALL {
            write!(f, "  {kind:?} {:.1}", self.figures(&[kind]).2)?;
        }
        let placed: usize = 2 * self.placed;
        let both: usize = self.found.iter().sum::<usize>() + self.wanted.iter().sum::<usize>();
        write!(f, "  span only {:.1}", 100.0 * placed as f64 / both.max(1) as f64)?;
        write!(f, "  unseen recall {:.1} of {}", 100.0 * self.unseen_right as f64 / self.unseen.max(1) as f64, self.unseen)
    }
}

/// A name as one string, for telling seen from unseen.
pub fn spelling(sentence: &NamedSentence, range: std::ops::Range<usize>) -> String {
    waqai_text::fold(&sentence.words[range].join(" "))
}
