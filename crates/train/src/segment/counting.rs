//! Counts of words while training, each block of sentences blind to itself.

use super::sample::Sample;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use waqai_lang::segmenter::counts::{CountTable, Counts, Seen};
use waqai_lang::segmenter::letters::hash;
use waqai_text::{Folded, Text, TokenKind, fold, fold_char};

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
    /// Folded tokens with all ways in which they are written, marks apart.
    spellings: BTreeMap<String, BTreeMap<String, u32>>,
    text: Text,
}

impl RawCounts {
    /// Counts the Arabic tokens of a text.
    pub fn add(&mut self, text: &str) {
        self.text.read(text);
        let mut written = String::new();
        for token in self.text.tokens().iter().filter(|token| token.kind == TokenKind::Arabic) {
            let folded = self.text.folded(token);
            *self.counts.entry(hash(folded)).or_default() += 1;
            if folded.contains(ALEF) {
                written.clear();
                written.extend(self.text.slice(token.span).chars().filter(|letter| fold_char(*letter) != Folded::Nothing));
                let spellings = self.spellings.entry(folded.to_owned()).or_default();
                *spellings.entry(written.clone()).or_default() += 1;
            }
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

    /// Tokens with alef as careful writers write them: the commonest spelling with a hamza, where a quarter of all have one; else without.
    pub(super) fn careful_spellings(&self, least: u32) -> impl Iterator<Item = (&str, &str)> {
        self.spellings.iter().filter_map(move |(folded, spellings)| {
            let total: u32 = spellings.values().sum();
            let has_hamza = |written: &str| written.contains(HAMZAS);
            let careful: u32 = spellings.iter().filter(|(written, _)| has_hamza(written)).map(|(_, count)| count).sum();
            let wanted = careful * 4 >= total;
            let (written, _) =
                spellings.iter().filter(|(written, _)| has_hamza(written) == wanted).max_by_key(|(written, count)| (**count, *written))?;
            (total >= least).then_some((folded.as_str(), written.as_str()))
        })
    }

    pub(super) fn seen(&self, word: u64) -> u32 {
        self.counts.get(&word).copied().unwrap_or(0)
    }
}

const ALEF: char = '\u{627}';
const HAMZAS: [char; 2] = ['\u{623}', '\u{625}'];

/// Counts of raw newswire and of the treebank's words.
pub(super) struct TrainingCounts<'a> {
    raw: &'a RawCounts,
    words: HashMap<u64, u32>,
    in_block: HashMap<(u64, u32), u32>,
}

impl<'a> TrainingCounts<'a> {
    pub fn new(raw: &'a RawCounts) -> TrainingCounts<'a> {
        TrainingCounts { raw, words: HashMap::new(), in_block: HashMap::new() }
    }

    /// Counts the words of samples, but for tokens that may hide a preposition.
    pub fn add(&mut self, samples: &[Sample]) {
        for sample in samples.iter().filter(|sample| !sample.may_hide_preposition()) {
            for form in &sample.forms {
                let word = hash(&fold(form));
                *self.words.entry(word).or_default() += 1;
                *self.in_block.entry((word, sample.block)).or_default() += 1;
            }
        }
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
                let seen = Seen { raw: Seen::bucket(self.raw.seen(word)), word: Seen::bucket(self.words.get(&word).copied().unwrap_or(0)) };
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
