//! Training of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) by stochastic gradient steps with AdaGrad.

use crate::Random;
use std::collections::HashMap;
use waqai_lang::namer::{LABELS, Rows, may_follow};

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

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
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
            let mut loss = 0.0;
            for &at in &order {
                loss += self.step(&examples[at], options, &mut random, &mut scratch);
            }
            if std::env::var_os("NAMES_VERBOSE").is_some() {
                eprintln!("epoch {epoch} loss {loss:.0}");
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

    fn step(&mut self, example: &Example, options: &ChainOptions, random: &mut Random, scratch: &mut Scratch) -> f32 {
        let length = example.labels.len();
        if length == 0 {
            return 0.0;
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
        let loss = scratch.expect(&self.transitions, &example.labels);
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
        loss
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

#[derive(Debug, Default)]
struct Scratch {
    kept: Vec<u32>,
    ends: Vec<usize>,
    scores: Vec<[f32; LABELS]>,
    forward: Vec<[f32; LABELS]>,
    backward: Vec<[f32; LABELS]>,
    marginals: Vec<[f32; LABELS]>,
    edges: [[f32; LABELS]; LABELS + 1],
}

impl Scratch {
    /// Marginals of labels, and of pairs of labels less the observed ones. Gives the loss.
    fn expect(&mut self, transitions: &[[f32; LABELS]; LABELS + 1], observed: &[u8]) -> f32 {
        let length = observed.len();
        let mut moves = [[0.0f32; LABELS]; LABELS + 1];
        for before in 0..=LABELS {
            for label in 0..LABELS {
                let allowed = if before == LABELS { label == 0 || label % 2 == 1 } else { may_follow(before, label) };
                moves[before][label] = if allowed { transitions[before][label].exp() } else { 0.0 };
            }
        }
        let mut loss = 0.0f32;
        for (at, scores) in self.scores.iter_mut().enumerate() {
            let right = usize::from(observed[at]);
            let before = if at == 0 { LABELS } else { usize::from(observed[at - 1]) };
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            loss -= scores[right] - most + transitions[before][right];
            *scores = scores.map(|score| (score - most).exp());
        }
        self.forward.clear();
        let mut last = [0.0; LABELS];
        for at in 0..length {
            let mut next = [0.0; LABELS];
            if at == 0 {
                next = moves[LABELS];
            } else {
                for before in 0..LABELS {
                    for label in 0..LABELS {
                        next[label] += last[before] * moves[before][label];
                    }
                }
            }
            let mut sum = 0.0;
            for (next, score) in next.iter_mut().zip(&self.scores[at]) {
                *next *= score;
                sum += *next;
            }
            loss += sum.max(1e-30).ln();
            last = next.map(|value| value / sum.max(1e-30));
            self.forward.push(last);
        }
        self.backward.clear();
        self.backward.resize(length, [1.0; LABELS]);
        self.marginals.clear();
        self.marginals.resize(length, [0.0; LABELS]);
        self.edges = [[0.0; LABELS]; LABELS + 1];
        for at in (0..length).rev() {
            if at + 1 < length {
                let after: [f32; LABELS] = std::array::from_fn(|label| self.backward[at + 1][label] * self.scores[at + 1][label]);
                let mut sum = 0.0;
                let mut backward = [0.0; LABELS];
                for before in 0..LABELS {
                    backward[before] = (0..LABELS).map(|label| moves[before][label] * after[label]).sum();
                    sum += backward[before] * self.forward[at][before];
                }
                let whole = 1.0 / sum.max(1e-30);
                for before in 0..LABELS {
                    for label in 0..LABELS {
                        self.edges[before][label] += self.forward[at][before] * moves[before][label] * after[label] * whole;
                    }
                    self.backward[at][before] = backward[before] * whole;
                }
            }
            for label in 0..LABELS {
                self.marginals[at][label] = self.forward[at][label] * self.backward[at][label];
            }
        }
        for label in 0..LABELS {
            self.edges[LABELS][label] += self.marginals[0][label];
        }
        for at in 0..length {
            let before = if at == 0 { LABELS } else { usize::from(observed[at - 1]) };
            self.edges[before][usize::from(observed[at])] -= 1.0;
        }
        loss
    }
}
