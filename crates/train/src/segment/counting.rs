//! Counts of words while training, each block of sentences blind to itself.

use super::sample::Sample;
use std::collections::{BTreeSet, HashMap};
use waqai_lang::segmenter::counts::{CountTable, Counts, Seen};
use waqai_lang::segmenter::letters::{MOST, hash};
use waqai_text::{Text, TokenKind, fold};

/// How often tokens occur in raw newswire.
///
/// ```
/// let mut raw = waqai_train::segment::RawCounts::default();
/// raw.add("قال وقال");
/// assert_eq!(raw.len(), 2);
/// ```
#[derive(Clone, Debug, Default)]
pub struct RawCounts {
    counts: HashMap<u64, u32>,
    text: Text,
}

impl RawCounts {
    /// Counts the Arabic tokens of a text.
    pub fn add(&mut self, text: &str) {
        self.text.read(text);
        for token in self.text.tokens().iter().filter(|token| token.kind == TokenKind::Arabic) {
            *self.counts.entry(hash(self.text.folded(token))).or_default() += 1;
        }
    }

    /// How many different tokens there are.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    pub(super) fn seen(&self, word: u64) -> u32 {
        self.counts.get(&word).copied().unwrap_or(0)
    }
}

/// Counts of raw newswire and of the treebank's words.
pub(super) struct TrainingCounts<'a> {
    raw: &'a RawCounts,
    words: HashMap<u64, u32>,
    in_block: HashMap<(u64, u32), u32>,
}

impl<'a> TrainingCounts<'a> {
    pub fn new(samples: &[Sample], raw: &'a RawCounts) -> TrainingCounts<'a> {
        let mut counts = TrainingCounts { raw, words: HashMap::new(), in_block: HashMap::new() };
        for sample in samples {
            for form in &sample.forms {
                let word = hash(&fold(form));
                *counts.words.entry(word).or_default() += 1;
                *counts.in_block.entry((word, sample.block)).or_default() += 1;
            }
        }
        counts
    }

    /// The counts as one block sees them: without its own words.
    pub fn without(&self, block: u32) -> BlindCounts<'_> {
        BlindCounts { counts: self, block }
    }

    /// All counts, for the model. Raw tokens seen once are left out where no treebank word is the same.
    pub fn table(&self) -> CountTable {
        let words: BTreeSet<u64> = self.raw.counts.keys().chain(self.words.keys()).copied().collect();
        let list: Vec<(u64, Seen)> = words
            .into_iter()
            .map(|word| {
                let seen = Seen {
                    raw: Seen::bucket(self.raw.seen(word)),
                    word: Seen::bucket(self.words.get(&word).copied().unwrap_or(0)),
                };
                (word, seen)
            })
            .collect();
        CountTable::new(&list)
    }
}

pub(super) struct BlindCounts<'a> {
    counts: &'a TrainingCounts<'a>,
    block: u32,
}

impl Counts for BlindCounts<'_> {
    fn seen(&self, word: u64) -> Seen {
        let own = self.counts.in_block.get(&(word, self.block)).copied().unwrap_or(0);
        let all = self.counts.words.get(&word).copied().unwrap_or(0);
        Seen { raw: Seen::bucket(self.counts.raw.seen(word)), word: Seen::bucket(all - own.min(all)) }
    }
}

/// Whether a token is short enough to be taken apart.
pub(super) fn fits(word: &str) -> bool {
    word.chars().count() <= MOST
}
