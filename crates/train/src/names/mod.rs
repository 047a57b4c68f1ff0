//! Training of the model of names ([`waqai_lang::namer`]).

mod chain;
mod clusters;
mod corpus;
mod expectation;
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
            chain: ChainOptions { epochs: 4, rate: 0.1, dropout: 0.3, decay: 0.0, outside: 0.5, seed: 7 },
            least: 2,
            parts: 6,
            passage: 15,
            unit: 32.0,
            prune: 3,
        }
    }
}

/// What the card of a trained model says, where it was trained on the usual data.
pub const CARD: &str = "Names of people, organisations, places and other things in Arabic newswire. Weights trained on ANERcorp in the split of \
CAMeL Lab, training part (CC BY-SA 4.0); frequencies and clusters of words from the ANT corpus (Apache-2.0); names of towns from GeoNames \
(CC BY 4.0); single names of people from Wikidata (CC0-1.0). The model may be used under CC BY-SA 4.0.";

/// A passage, looked at.
struct Prepared {
    passage: Passage,
    views: Vec<View>,
    ends: Vec<usize>,
}

/// Trains a model. `know` gives what the program's tables hold of a text; [`Marks::default`] where there are none.
///
/// The first pass is trained on all sentences. The second learns, from reports that a first pass trained on the other parts has read, how far to
/// trust what is found elsewhere in a report. Same sentences, same lore, same seed: same model.
pub fn train(sentences: &[NamedSentence], lore: &WordLore, know: &mut impl FnMut(&Text) -> Marks, options: &NameOptions) -> NamerModel {
    let mut model = NamerModel { card: CARD.to_owned(), words: lore.words.clone(), phrases: lore.phrases.clone(), ..NamerModel::default() };
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
    (model.first, model.transitions) = first_pass(&all, options);
    if options.parts > 1 {
        let size = prepared.len().div_ceil(options.parts).max(1);
        let mut examples = Vec::new();
        for part in prepared.chunks(size).enumerate() {
            let others: Vec<&Prepared> = prepared.iter().enumerate().filter(|(at, _)| at / size != part.0).map(|(_, p)| p).collect();
            let mut blind = NamerModel::default();
            (blind.first, blind.transitions) = first_pass(&others, options);
            part.1.iter().for_each(|prepared| second_examples(&blind, prepared, options, &mut examples));
        }
        let options = NameOptions { chain: ChainOptions { dropout: 0.0, ..options.chain }, ..*options };
        model.second = fit(examples, Some(&model.transitions), &options).0;
    }
    model
}

/// A sentence with the hashes of its features.
#[derive(Default)]
struct Hashed {
    hashes: Vec<u64>,
    example: Example,
}

impl Hashed {
    fn new(prepared: &Prepared, tokens: std::ops::Range<usize>) -> Hashed {
        let mut labels = prepared.passage.labels[tokens].to_vec();
        // Where a chain is cut inside of a name, the rest begins anew.
        if let Some(first) = labels.first_mut().filter(|label| **label > 0 && label.is_multiple_of(2)) {
            *first -= 1;
        }
        Hashed { example: Example { labels, ..Example::default() }, ..Hashed::default() }
    }
}

fn first_pass(prepared: &[&Prepared], options: &NameOptions) -> Weights {
    let mut sentences = Vec::new();
    for prepared in prepared {
        let mut start = 0;
        for &end in &prepared.ends {
            let mut hashed = Hashed::new(prepared, start..end);
            for at in 0..end - start {
                namer::first_features(&prepared.views[start..end], at, &mut hashed.hashes);
                hashed.example.ends.push(hashed.hashes.len() as u32);
            }
            sentences.push(hashed);
            start = end;
        }
    }
    fit(sentences, None, options)
}

fn second_examples(blind: &NamerModel, prepared: &Prepared, options: &NameOptions, examples: &mut Vec<Hashed>) {
    let mut reader = namer::Namer::default();
    let (scores, labels) = reader.first_pass(blind, &prepared.views, &prepared.ends);
    let mut gathered = Gathered::default();
    gathered.gather(&prepared.views, labels);
    let mut start = 0;
    for &end in &prepared.ends {
        let mut hashed = Hashed::new(prepared, start..end);
        for (at, scores) in scores.iter().enumerate().take(end).skip(start) {
            namer::second_features(&prepared.views, at, gathered.at(at), &mut hashed.hashes);
            hashed.example.ends.push(hashed.hashes.len() as u32);
            hashed.example.scores.push(scores.map(|score| score as f32 / options.unit));
        }
        examples.push(hashed);
        start = end;
    }
}

type Weights = (namer::Rows, Vec<[i16; namer::LABELS]>);

/// Numbers the features that are frequent enough, and trains.
fn fit(sentences: Vec<Hashed>, transitions: Option<&[[i16; namer::LABELS]]>, options: &NameOptions) -> Weights {
    let alphabet = Alphabet::new(sentences.iter().flat_map(|sentence| &sentence.hashes), options.least);
    let examples: Vec<Example> = sentences
        .into_iter()
        .map(|Hashed { hashes, mut example }| {
            let mut start = 0;
            for end in &mut example.ends {
                let numbers = hashes[start..*end as usize].iter().filter_map(|&hash| alphabet.number(hash));
                start = *end as usize;
                example.features.extend(numbers);
                *end = example.features.len() as u32;
            }
            example
        })
        .collect();
    let mut chain = Chain::new(alphabet.len());
    if let Some(transitions) = transitions {
        chain.fix(transitions, options.unit);
    }
    chain.train(&examples, &options.chain);
    chain.finish(&alphabet, options.unit, options.prune, options.chain.outside)
}
