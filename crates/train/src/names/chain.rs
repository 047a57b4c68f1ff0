//! Training of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) by stochastic gradient steps with AdaGrad.

use super::expectation::Scratch;
use crate::Random;
use std::collections::HashMap;
use waqai_lang::namer::{LABELS, Rows};

/// A sentence ready for training: for every token the numbers of its features and its label.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// The numbers of the features of all tokens, one after the other.
    pub features: Vec<u32>,
    /// Where the features of each token end.
    pub ends: Vec<u32>,
    /// The labels.
    pub labels: Vec<u8>,
    /// Scores that stand already; empty where there are none.
    pub scores: Vec<[f32; LABELS]>,
}

impl Example {
    fn of(&self, at: usize) -> &[u32] {
        &self.features[if at == 0 { 0 } else { self.ends[at - 1] as usize }..self.ends[at] as usize]
    }
}

/// Numbers for the features that occur often enough.
#[derive(Debug, Default)]
pub struct Alphabet {
    numbers: HashMap<u64, u32>,
    hashes: Vec<u64>,
}

impl Alphabet {
    /// Numbers all features that occur at least `least` times, in the order in which they come.
    pub fn new<'f>(features: impl Iterator<Item = &'f u64>, least: u32) -> Alphabet {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        let mut alphabet = Alphabet::default();
        for &hash in features {
            let count = counts.entry(hash).or_insert(0);
            *count += 1;
            if *count == least {
                alphabet.numbers.insert(hash, alphabet.hashes.len() as u32);
                alphabet.hashes.push(hash);
            }
        }
        alphabet
    }

    /// The number of a feature.
    pub fn number(&self, hash: u64) -> Option<u32> {
        self.numbers.get(&hash).copied()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.hashes.len()
    }
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct ChainOptions {
    /// How often to go over the data.
    pub epochs: usize,
    /// AdaGrad's step.
    pub rate: f32,
    /// The share of a token's features that is left out at every visit.
    pub dropout: f32,
    /// How strongly weights are drawn to zero.
    pub decay: f32,
    /// How much is taken off the score of tokens outside of names, so that more names are found.
    pub outside: f32,
    /// The seed of all chances.
    pub seed: u64,
}

/// Weights while they are trained.
#[derive(Debug)]
pub struct Chain {
    weights: Vec<[f32; LABELS]>,
    squares: Vec<[f32; LABELS]>,
    sums: Vec<[f32; LABELS]>,
    transitions: [[f32; LABELS]; LABELS + 1],
    transition_squares: [[f32; LABELS]; LABELS + 1],
    averaged: usize,
    fixed: bool,
}

impl Chain {
    /// All weights zero.
    pub fn new(features: usize) -> Chain {
        Chain {
            weights: vec![[0.0; LABELS]; features],
            squares: vec![[0.0; LABELS]; features],
            sums: vec![[0.0; LABELS]; features],
            transitions: [[0.0; LABELS]; LABELS + 1],
            transition_squares: [[0.0; LABELS]; LABELS + 1],
            averaged: 0,
            fixed: false,
        }
    }

    /// Takes transitions as given, not to be trained: whole numbers of parts of `unit`.
    pub fn fix(&mut self, transitions: &[[i16; LABELS]], unit: f32) {
        for (row, given) in self.transitions.iter_mut().zip(transitions) {
            *row = given.map(|weight| f32::from(weight) / unit);
        }
        self.fixed = true;
    }

    /// Goes over the examples; the weights after each of the last epochs are averaged.
    pub fn train(&mut self, examples: &[Example], options: &ChainOptions) {
        let mut random = Random::new(options.seed);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut scratch = Scratch::default();
        for epoch in 0..options.epochs {
            random.shuffle(&mut order);
            for &at in &order {
                self.step(&examples[at], options, &mut random, &mut scratch);
            }
            if epoch * 2 >= options.epochs {
                self.averaged += 1;
                for (sum, weights) in self.sums.iter_mut().zip(&self.weights) {
                    for (sum, weight) in sum.iter_mut().zip(weights) {
                        *sum += weight;
                    }
                }
            }
        }
    }

    fn step(&mut self, example: &Example, options: &ChainOptions, random: &mut Random, scratch: &mut Scratch) {
        let length = example.labels.len();
        if length == 0 {
            return;
        }
        scratch.kept.clear();
        scratch.ends.clear();
        scratch.scores.clear();
        let threshold = (options.dropout * 256.0) as u64;
        let scale = 1.0 / (1.0 - threshold as f32 / 256.0);
        for at in 0..length {
            let mut scores = [0.0; LABELS];
            let (mut bits, mut left) = (0, 0);
            for &feature in example.of(at) {
                if left == 0 {
                    (bits, left) = (random.next(), 8);
                }
                let dropped = bits & 255 < threshold;
                bits >>= 8;
                left -= 1;
                if !dropped {
                    scratch.kept.push(feature);
                    for (score, weight) in scores.iter_mut().zip(&self.weights[feature as usize]) {
                        *score += weight;
                    }
                }
            }
            let standing = example.scores.get(at).copied().unwrap_or_default();
            scratch.scores.push(std::array::from_fn(|label| scores[label] * scale + standing[label]));
            scratch.ends.push(scratch.kept.len());
        }
        scratch.expect(&self.transitions, &example.labels);
        // Gradients: expected minus observed.
        let mut start = 0;
        for at in 0..length {
            let mut gradient = scratch.marginals[at];
            gradient[usize::from(example.labels[at])] -= 1.0;
            if gradient.iter().any(|g| g.abs() > 1e-3) {
                for &feature in &scratch.kept[start..scratch.ends[at]] {
                    let weights = &mut self.weights[feature as usize];
                    let squares = &mut self.squares[feature as usize];
                    for label in 0..LABELS {
                        let g = gradient[label] * scale + options.decay * weights[label];
                        squares[label] += g * g;
                        weights[label] -= options.rate * g / (squares[label].sqrt() + 1e-3);
                    }
                }
            }
            start = scratch.ends[at];
        }
        for before in 0..if self.fixed { 0 } else { LABELS + 1 } {
            for label in 0..LABELS {
                let g = scratch.edges[before][label];
                if g.abs() > 1e-4 {
                    let square = &mut self.transition_squares[before][label];
                    *square += g * g;
                    self.transitions[before][label] -= options.rate * g / (square.sqrt() + 1e-3);
                }
            }
        }
    }

    /// Rows and transitions in whole numbers: multiples of 1/`unit`. Rows that are nothing but small weights are left out.
    pub fn finish(&self, alphabet: &Alphabet, unit: f32, least: i8, outside: f32) -> (Rows, Vec<[i16; LABELS]>) {
        let mut rows = Vec::new();
        let scale = unit / self.averaged.max(1) as f32;
        for (sums, &hash) in self.sums.iter().zip(&alphabet.hashes) {
            let row = sums.map(|sum| (sum * scale).round().clamp(-127.0, 127.0) as i8);
            if row.iter().any(|weight| weight.unsigned_abs() >= least.unsigned_abs()) {
                rows.push((hash, row));
            }
        }
        let mut transitions = self.transitions;
        transitions.iter_mut().for_each(|row| row[0] -= outside);
        let transitions = transitions.map(|row| row.map(|weight| (weight * unit).round().clamp(-32000.0, 32000.0) as i16));
        (Rows::new(&rows), transitions.to_vec())
    }
}
