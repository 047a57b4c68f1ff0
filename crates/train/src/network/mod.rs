//! Training of the network that tags and parses.

mod export;
mod layers;
mod learning;
pub mod matrix;
pub mod measure;
pub mod net;
pub mod parameter;
pub mod raw;
mod reading;
pub mod sample;

use crate::Random;
pub use layers::Worker;
use measure::{Score, measure};
use net::{Dropout, Net, Tally};
use parameter::Step;
use raw::RawOptions;
pub use reading::Reading;
use sample::{Encoder, Sample};
use waqai_conllu::Sentence;
use waqai_lang::network::{NetworkModel, Shape};
use waqai_lang::segmenter::WordKnowledge;

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The seed of all random choices.
    pub seed: u64,
    /// Sizes of the layers.
    pub shape: Shape,
    /// Passes over the treebank.
    pub passes: usize,
    /// Passes without a better result on the development sentences after which training ends.
    pub patience: usize,
    /// Words of one step.
    pub batch: usize,
    /// Highest learning rate.
    pub rate: f32,
    /// How much is hidden.
    pub dropout: Dropout,
    /// What a mistake costs in part of speech, features, tree.
    pub weights: [f32; 3],
    /// How often a feature must be seen in the treebank, or in raw text.
    pub least: (usize, usize),
    /// How raw text is learned.
    pub raw: RawOptions,
    /// Threads. Results depend on their number, as each sums its share of a step.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            seed: 1,
            shape: Shape { embedding: 128, cells: 128, layers: 2, arc: 96, relation: 64 },
            passes: 20,
            patience: 5,
            batch: 600,
            rate: 0.002,
            dropout: Dropout { words: 0.2, features: 0.05, units: 0.2 },
            weights: [1.0, 0.3, 1.0],
            least: (2, 6),
            raw: RawOptions::default(),
            threads: 2,
        }
    }
}

/// Trains on the sentences of a treebank, after raw sentences (words without tags), if there are any. Keeps the weights of the pass that does
/// best on the development sentences: the sum of part of speech and labelled attachment. Without development sentences the last pass stays.
pub fn train(
    sentences: &[Sentence],
    development: &[Sentence],
    raw: &[Sentence],
    knowledge: &(impl WordKnowledge + ?Sized),
    options: &Options,
    progress: &mut dyn FnMut(&str),
) -> NetworkModel {
    let encoder = Encoder::build(sentences, options.least.0, raw, options.least.1, knowledge);
    let learned: Vec<Sample> = sentences.iter().map(|sentence| encoder.encode(sentence, knowledge)).collect();
    let held: Vec<Sample> = development.iter().map(|sentence| encoder.encode(sentence, knowledge)).collect();
    let words: usize = learned.iter().map(Sample::size).sum();
    progress(&format!(
        "{} sentences with {words} words, {} held, {} raw; {} features, {} tags, {} relations",
        learned.len(),
        held.len(),
        raw.len(),
        encoder.size,
        encoder.tagset.tags.len(),
        encoder.relations.len()
    ));
    let mut random = Random::new(options.seed);
    let groups = encoder.tagset.groups.iter().map(|group| group.values.len()).collect();
    let mut net = Net::new(options.shape, encoder.size, groups, encoder.relations.len(), &mut random);
    let mut workers: Vec<Worker> = (0..options.threads.max(1)).map(|number| Worker::new(&net, options.seed + 1 + number as u64)).collect();
    if !raw.is_empty() && options.raw.passes > 0 {
        let mut samples: Vec<Sample> = raw.iter().map(|sentence| encoder.encode(sentence, knowledge)).collect();
        samples.extend(learned.iter().cloned());
        raw::learn(&mut net, &encoder, &samples, options.raw, &mut workers, &mut random, progress);
        net.forget_steps();
    }
    let mut order: Vec<usize> = (0..learned.len()).collect();
    let steps = (words / options.batch * options.passes).max(1) as f32;
    let mut number = 0;
    let mut best: Option<(f64, usize, Net)> = None;
    for pass in 1..=options.passes {
        random.shuffle(&mut order);
        let mut tally = Tally::default();
        let mut at = 0;
        while at < order.len() {
            let (parts, end) = shares(&learned, &order, at, options.batch, workers.len());
            at = end;
            let mut step_tally = Tally::default();
            for part in work(&mut workers, &parts, |worker, part| worker.learn(&net, part, options.dropout, options.weights)) {
                step_tally.add(&part);
            }
            number += 1;
            let rate = options.rate * (1.0 - 0.97 * (number as f32 / steps).min(1.0)) * (number as f32 / 100.0).min(1.0);
            net.step(&mut workers, Step { rate, number, scale: 1.0 / step_tally.words.max(1) as f32 });
            tally.add(&step_tally);
        }
        let loss = tally.loss / tally.words.max(1) as f64;
        if held.is_empty() {
            progress(&format!("pass {pass}: loss {loss:.3}"));
            continue;
        }
        let score = measure(&net, &encoder, &held, development, &mut workers);
        progress(&format!("pass {pass}: loss {loss:.3}; held: {score}"));
        let value = score.upos() + score.las();
        if best.as_ref().is_none_or(|(most, _, _)| value > *most) {
            best = Some((value, pass, net.clone()));
        } else if best.as_ref().is_some_and(|(_, last, _)| pass - last >= options.patience) {
            break;
        }
    }
    export::model(best.as_ref().map_or(&net, |(_, _, net)| net), &encoder)
}

/// The next samples, shared out so that all workers have about the same number of words, and where the ones after them begin.
fn shares<'a>(samples: &'a [Sample], order: &[usize], mut at: usize, batch: usize, workers: usize) -> (Vec<Vec<&'a Sample>>, usize) {
    let mut parts: Vec<(usize, Vec<&Sample>)> = vec![(0, Vec::new()); workers];
    let mut words = 0;
    while at < order.len() && words < batch {
        let sample = &samples[order[at]];
        at += 1;
        words += sample.size();
        if let Some((size, part)) = parts.iter_mut().min_by_key(|(size, _)| *size) {
            *size += sample.size();
            part.push(sample);
        }
    }
    (parts.into_iter().map(|(_, part)| part).collect(), at)
}

/// Runs every worker on its part, and gives the results in their order.
fn work<P: Sync, R: Send + Default>(workers: &mut [Worker], parts: &[P], run: impl Fn(&mut Worker, &P) -> R + Sync) -> Vec<R> {
    std::thread::scope(|scope| {
        let run = &run;
        let handles: Vec<_> = workers.iter_mut().zip(parts).map(|(worker, part)| scope.spawn(move || run(worker, part))).collect();
        handles.into_iter().map(|handle| handle.join().unwrap_or_default()).collect()
    })
}

/// What the network scores on development sentences; see [`measure()`].
pub type DevelopmentScore = Score;
