//! The trainer of cuts: a log-linear model over all ways to take a token apart.

use crate::Random;
use waqai_lang::linear::Linear;

/// A token with the features of its cuts as rows of the model. The first way, to leave it whole, has no features.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// All rows of all tokens.
    rows: Vec<u32>,
    /// For each cut: where its rows end, and where among them those of knowledge begin.
    cuts: Vec<(u32, u32)>,
    /// For each token: where its cuts end, and which ways may be right, a bit for each (the lowest: whole).
    tokens: Vec<(u32, u32)>,
}

impl Choices {
    /// Adds rows to the cut that is being made.
    pub fn row(&mut self, row: u32) {
        self.rows.push(row);
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Closes a cut; the rows from `knowledge` on come from knowledge.
    pub fn cut(&mut self, knowledge: usize) {
        self.cuts.push((self.rows.len() as u32, knowledge as u32));
    }

    /// Closes a token; `right` has a bit for each way that may be right.
    pub fn token(&mut self, right: u32) {
        self.tokens.push((self.cuts.len() as u32, right));
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    fn cuts_of(&self, token: usize) -> std::ops::Range<usize> {
        let start = if token == 0 { 0 } else { self.tokens[token - 1].0 as usize };
        start..self.tokens[token].0 as usize
    }

    fn rows_of(&self, cut: usize, with_knowledge: bool) -> &[u32] {
        let start = if cut == 0 { 0 } else { self.cuts[cut - 1].0 as usize };
        let (end, knowledge) = self.cuts[cut];
        &self.rows[start..if with_knowledge { end } else { knowledge } as usize]
    }
}

/// Weights in training.
#[derive(Clone, Debug)]
pub struct Ranker {
    bits: u32,
    weights: Vec<f32>,
    squares: Vec<f32>,
    rate: f32,
    decay: f32,
    scores: Vec<f32>,
}

impl Ranker {
    /// A ranker of 2^`bits` weights; `rate` is AdaGrad's step, `decay` pulls weights to zero.
    pub fn new(bits: u32, rate: f32, decay: f32) -> Ranker {
        Ranker { bits, weights: vec![0.0; 1 << bits], squares: vec![0.0; 1 << bits], rate, decay, scores: Vec::new() }
    }

    fn score(&mut self, choices: &Choices, token: usize, with_knowledge: bool) -> usize {
        self.scores.clear();
        self.scores.push(0.0);
        let mut best = 0;
        for cut in choices.cuts_of(token) {
            let score = choices.rows_of(cut, with_knowledge).iter().map(|row| self.weights[*row as usize]).sum();
            self.scores.push(score);
            if score > self.scores[best] {
                best = self.scores.len() - 1;
            }
        }
        best
    }

    /// One pass over all tokens in random order. With `dropout` a part of them is seen without knowledge.
    pub fn pass(&mut self, choices: &Choices, order: &mut [u32], dropout: f32, random: &mut Random) {
        random.shuffle(order);
        for &token in order.iter() {
            let token = token as usize;
            let with_knowledge = random.fraction() >= dropout;
            self.score(choices, token, with_knowledge);
            let most = self.scores.iter().copied().fold(f32::MIN, f32::max);
            let right = choices.tokens[token].1;
            let is_right = |way: usize| right >> way & 1 == 1;
            let (mut sum, mut right_sum) = (0.0, 0.0);
            for (way, score) in self.scores.iter_mut().enumerate() {
                *score = (*score - most).exp();
                sum += *score;
                right_sum += if is_right(way) { *score } else { 0.0 };
            }
            for (way, cut) in choices.cuts_of(token).enumerate() {
                let way = way + 1;
                let wanted = if is_right(way) { self.scores[way] / right_sum.max(f32::MIN_POSITIVE) } else { 0.0 };
                let gradient = self.scores[way] / sum - wanted;
                if gradient.abs() < 1e-4 {
                    continue;
                }
                for &row in choices.rows_of(cut, with_knowledge) {
                    let row = row as usize;
                    let gradient = gradient + self.decay * self.weights[row];
                    self.squares[row] += gradient * gradient;
                    self.weights[row] -= self.rate * gradient / (self.squares[row].sqrt() + 1e-6);
                }
            }
        }
    }

    /// By how much the best right way of a token is above the best wrong one.
    pub fn margin(&mut self, choices: &Choices, token: usize, with_knowledge: bool) -> f32 {
        self.score(choices, token, with_knowledge);
        let right = choices.tokens[token].1;
        let best = |wanted: bool| {
            let ways = self.scores.iter().enumerate().filter(|(way, _)| (right >> way & 1 == 1) == wanted);
            ways.map(|(_, score)| *score).fold(f32::NEG_INFINITY, f32::max)
        };
        best(true) - best(false)
    }

    /// How many tokens are taken apart wrongly.
    pub fn errors(&mut self, choices: &Choices, with_knowledge: bool) -> usize {
        (0..choices.len()).filter(|&token| choices.tokens[token].1 >> self.score(choices, token, with_knowledge) & 1 == 0).count()
    }

    /// The weights as multiples of 1/256. Those that are all but zero become zero.
    pub fn finish(&self, least: f32) -> Linear {
        let weights = self
            .weights
            .iter()
            .map(|weight| if weight.abs() < least { 0 } else { (weight * 256.0).round().clamp(-32767.0, 32767.0) as i16 })
            .collect();
        Linear::from_weights(1, self.bits, weights).unwrap_or_default()
    }
}
