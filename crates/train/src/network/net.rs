//! The network while it is learned: its weights, and one step of them.

use super::layers::Worker;
use super::parameter::{Parameter, Step};
use crate::Random;
use waqai_lang::network::{DISTANCES, Shape};

/// Where each matrix stands in [`Net::dense`].
pub(super) struct Places {
    pub layers: usize,
}

impl Places {
    pub fn weights(layer: usize) -> usize {
        2 * layer
    }
    pub fn bias(layer: usize) -> usize {
        2 * layer + 1
    }
    pub fn after(&self, number: usize) -> usize {
        2 * self.layers + number
    }
}

pub(super) const TAGS: usize = 0;
pub(super) const TAGS_BIAS: usize = 1;
pub(super) const HEAD: usize = 2;
pub(super) const HEAD_BIAS: usize = 3;
pub(super) const DEPENDENT: usize = 4;
pub(super) const DEPENDENT_BIAS: usize = 5;
pub(super) const ARC: usize = 6;
pub(super) const ARC_BIAS: usize = 7;
pub(super) const FAR: usize = 8;
pub(super) const RELATION_HEAD: usize = 9;
pub(super) const RELATION_DEPENDENT: usize = 10;
pub(super) const RELATION_BIAS: usize = 11;
pub(super) const RELATION: usize = 12;
pub(super) const RELATION_LAST_BIAS: usize = 13;
pub(super) const MATRICES: usize = 14;

/// All weights.
#[derive(Clone)]
pub struct Net {
    /// Sizes.
    pub shape: Shape,
    /// Groups of tags, each with its number of values.
    pub groups: Vec<usize>,
    /// Number of relations.
    pub relations: usize,
    /// A row for each feature.
    pub embedding: Parameter,
    /// All other matrices.
    pub dense: Vec<Parameter>,
}

/// What guesses a hidden word from its state: only for learning from raw text.
pub struct Guess {
    /// A column for each word.
    pub weights: Parameter,
    /// How frequent the words are.
    pub bias: Parameter,
}

impl Guess {
    /// Guesses among `words` words.
    pub fn new(shape: Shape, words: usize, random: &mut Random) -> Guess {
        Guess { weights: Parameter::random(shape.state(), words, 0.05, random), bias: Parameter::random(1, words, 0.0, random) }
    }
}

/// How much is hidden while learning.
#[derive(Clone, Copy, Debug)]
pub struct Dropout {
    /// Share of words whose identity is hidden.
    pub words: f32,
    /// Share of other features.
    pub features: f32,
    /// Share of numbers between layers.
    pub units: f32,
}

/// What was got right, and the loss.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Words.
    pub words: usize,
    /// Right part of speech.
    pub upos: usize,
    /// Right in all groups.
    pub tags: usize,
    /// Right head.
    pub heads: usize,
    /// Right head and relation.
    pub labelled: usize,
    /// Sum of losses.
    pub loss: f64,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: &Tally) {
        self.words += other.words;
        self.upos += other.upos;
        self.tags += other.tags;
        self.heads += other.heads;
        self.labelled += other.labelled;
        self.loss += other.loss;
    }
}

impl Net {
    /// A network with random weights.
    pub fn new(shape: Shape, features: usize, groups: Vec<usize>, relations: usize, random: &mut Random) -> Net {
        let mut dense = Vec::new();
        let state = 2 * shape.cells;
        for layer in 0..shape.layers {
            let input = if layer == 0 { shape.embedding } else { state };
            dense.push(Parameter::glorot(input, 6 * shape.cells, random));
            let mut bias = Parameter::random(1, 6 * shape.cells, 0.0, random);
            for direction in 0..2 {
                for cell in 0..shape.cells {
                    // Some cells forget at once, some remember for long.
                    bias.value[direction * 3 * shape.cells + shape.cells + cell] = random.fraction() * 4.0 - 1.5;
                }
            }
            dense.push(bias);
        }
        let tags: usize = groups.iter().sum();
        dense.push(Parameter::glorot(state, tags, random));
        dense.push(Parameter::random(1, tags, 0.0, random));
        for _ in 0..2 {
            dense.push(Parameter::glorot(state, shape.arc, random));
            dense.push(Parameter::random(1, shape.arc, 0.0, random));
        }
        dense.push(Parameter::random(shape.arc, shape.arc, 1.0 / shape.arc as f32, random));
        dense.push(Parameter::random(1, shape.arc, 0.0, random));
        dense.push(Parameter::random(shape.arc, DISTANCES, 0.0, random));
        for _ in 0..2 {
            dense.push(Parameter::glorot(state, shape.relation, random));
        }
        dense.push(Parameter::random(1, shape.relation, 0.0, random));
        dense.push(Parameter::glorot(shape.relation, relations, random));
        dense.push(Parameter::random(1, relations, 0.0, random));
        debug_assert_eq!(dense.len(), 2 * shape.layers + MATRICES);
        let embedding = Parameter::random(features, shape.embedding, 0.15, random);
        Net { shape, groups, relations, embedding, dense }
    }

    /// Forgets the moments of earlier steps, keeps the weights: for learning something else from here.
    pub fn forget_steps(&mut self) {
        self.embedding.forget();
        self.dense.iter_mut().for_each(Parameter::forget);
    }

    /// One step with the gradients of all workers.
    pub fn step(&mut self, workers: &mut [Worker], step: Step) {
        let (first, others) = workers.split_at_mut(1);
        let first = &mut first[0];
        for other in others {
            for (sum, more) in first.gradients.iter_mut().zip(&mut other.gradients) {
                for (sum, more) in sum.iter_mut().zip(more.iter_mut()) {
                    *sum += *more;
                    *more = 0.0;
                }
            }
            let width = self.shape.embedding;
            for &row in &other.touched {
                let row = row as usize;
                if !first.is_touched[row] {
                    first.is_touched[row] = true;
                    first.touched.push(row as u32);
                }
                let range = row * width..(row + 1) * width;
                for (sum, more) in first.embedding[range.clone()].iter_mut().zip(&mut other.embedding[range]) {
                    *sum += *more;
                    *more = 0.0;
                }
                other.is_touched[row] = false;
            }
            other.touched.clear();
        }
        for (parameter, gradient) in self.dense.iter_mut().zip(&mut first.gradients) {
            parameter.step(gradient, step);
            gradient.fill(0.0);
        }
        let width = self.shape.embedding;
        for &row in &first.touched {
            let row = row as usize;
            let range = row * width..(row + 1) * width;
            self.embedding.step_row(row, &first.embedding[range.clone()], step);
            first.embedding[range].fill(0.0);
            first.is_touched[row] = false;
        }
        first.touched.clear();
    }
}
