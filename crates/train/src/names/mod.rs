//! Training of the model of names ([`waqai_lang::namer`]).

mod chain;
mod clusters;
mod corpus;
mod measure;
mod words;

pub use chain::ChainOptions;
pub use corpus::{NamedSentence, Passage, kind, read};
pub use measure::{NameScore, spelling};
pub use words::{WordLore, WordSources};

use chain::{Alphabet, Chain, Example};
use waqai_lang::namer::{self, Gathered, Marks, NamerModel, View};
use waqai_text::Text;

/// How the model is trained.
#[derive(Clone, Copy, Debug)]
pub struct NameOptions {
    /// The chain of both passes.
    pub chain: ChainOptions,
    /// How often a feature must occur.
    pub least: u32,
    /// Into how many parts the data are cut so that the second pass sees a first pass that did not know the answers; 0 for one pass only.
    pub parts: usize,
    /// Sentences of one passage: about a report.
    pub passage: usize,
    /// Whole weights are multiples of one part of this.
    pub unit: f32,
    /// Rows without a weight of this size are left out.
    pub prune: i8,
}

impl Default for NameOptions {
    fn default() -> NameOptions {
        NameOptions {
            chain: ChainOptions { epochs: 12, rate: 0.1, dropout: 0.1, decay: 0.0, outside: 0.0, seed: 7 },
            least: 2,
            parts: 0,
            passage: 15,
            unit: 32.0,
            prune: 1,
        }
    }
}

/// A passage, looked at.
struct Prepared {
    passage: Passage,
    views: Vec<View>,
    ends: Vec<usize>,
}

/// Trains a model. `know` gives what the program's tables hold of a text.
pub fn train(sentences: &[NamedSentence], lore: &WordLore, know: &mut impl FnMut(&Text) -> Marks, options: &NameOptions) -> NamerModel {
    let mut model = NamerModel { words: lore.words.clone(), phrases: lore.phrases.clone(), ..NamerModel::default() };
    let prepared: Vec<Prepared> = sentences
        .chunks(options.passage.max(1))
        .map(|sentences| {
            let passage = Passage::new(sentences);
            let (mut views, mut ends) = (Vec::new(), Vec::new());
            let tokens = 0..passage.text.tokens().len();
            namer::views(&model, &passage.text, tokens.clone(), &know(&passage.text), &mut views);
            namer::sentences(&passage.text, tokens, &mut ends);
            Prepared { passage, views, ends }
        })
        .collect();
    let all: Vec<&Prepared> = prepared.iter().collect();
    (model.first, model.first_transitions) = pass(&all, None, options);
    if options.parts > 1 {
        let mut gathered: Vec<Gathered> = Vec::new();
        let size = prepared.len().div_ceil(options.parts);
        for part in 0..options.parts {
            let inside = |at: usize| at / size == part;
            let others: Vec<&Prepared> = prepared.iter().enumerate().filter(|(at, _)| !inside(*at)).map(|(_, p)| p).collect();
            let mut blind = NamerModel::default();
            (blind.first, blind.first_transitions) = pass(&others, None, options);
            let mut reader = namer::Namer::default();
            for (_, prepared) in prepared.iter().enumerate().filter(|(at, _)| inside(*at)) {
                let labels = reader.first_labels(&blind, &prepared.views, &prepared.ends);
                let mut found = Gathered::default();
                found.gather(&prepared.views, labels);
                gathered.push(found);
            }
        }
        (model.second, model.second_transitions) = pass(&all, Some(&gathered), options);
    }
    model
}

fn pass(prepared: &[&Prepared], gathered: Option<&[Gathered]>, options: &NameOptions) -> (namer::Rows, Vec<[i16; namer::LABELS]>) {
    // Hashes of all tokens' features first, then numbers for the frequent ones.
    let mut hashes: Vec<u64> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    for (number, prepared) in prepared.iter().enumerate() {
        let mut start = 0;
        for &end in &prepared.ends {
            let sentence = &prepared.views[start..end];
            for at in 0..sentence.len() {
                namer::first_features(sentence, at, &mut hashes);
                if let Some(gathered) = gathered {
                    namer::second_features(sentence, at, gathered[number].at(start + at), &mut hashes);
                }
                ends.push(hashes.len());
            }
            start = end;
        }
    }
    let alphabet = Alphabet::new(hashes.iter(), options.least);
    let mut examples = Vec::new();
    let mut token = 0;
    for prepared in prepared {
        let mut start = 0;
        for &end in &prepared.ends {
            let mut example = Example { labels: prepared.passage.labels[start..end].to_vec(), ..Example::default() };
            // Where a chain is cut inside of a name, the rest begins anew.
            if let Some(first) = example.labels.first_mut().filter(|label| **label > 0 && label.is_multiple_of(2)) {
                *first -= 1;
            }
            for _ in start..end {
                let from = if token == 0 { 0 } else { ends[token - 1] };
                example.features.extend(hashes[from..ends[token]].iter().filter_map(|&hash| alphabet.number(hash)));
                example.ends.push(example.features.len() as u32);
                token += 1;
            }
            examples.push(example);
            start = end;
        }
    }
    drop(hashes);
    let mut chain = Chain::new(alphabet.len());
    chain.train(&examples, &options.chain);
    chain.finish(&alphabet, options.unit, options.prune, options.chain.outside)
}
