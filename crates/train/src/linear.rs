//! Training of [`Linear`] models: logistic regression over hashed features with AdaGrad steps (Duchi, Hazan and Singer 2011).

use waqai_lang::linear::Linear;

/// A model while it is trained, in floating point.
#[derive(Clone, Debug)]
pub struct LinearTrainer {
    classes: usize,
    bits: u32,
    weights: Vec<f32>,
    squares: Vec<f32>,
    rate: f32,
    scores: Vec<f32>,
}

impl LinearTrainer {
    /// A model of `classes` classes and 2^`bits` rows; `rate` is AdaGrad's step, 0.1 as a rule.
    pub fn new(classes: usize, bits: u32, rate: f32) -> LinearTrainer {
        LinearTrainer {
            classes,
            bits,
            weights: vec![0.0; classes << bits],
            squares: vec![0.0; classes << bits],
            rate,
            scores: vec![0.0; classes],
        }
    }

    fn start(&self, feature: u64) -> usize {
        ((feature >> 32) as usize & ((1 << self.bits) - 1)) * self.classes
    }

    /// The class of the highest score.
    pub fn predict(&mut self, features: &[u64]) -> usize {
        self.score(features);
        let mut best = 0;
        for (class, score) in self.scores.iter().enumerate() {
            if *score > self.scores[best] {
                best = class;
            }
        }
        best
    }

    fn score(&mut self, features: &[u64]) {
        self.scores.fill(0.0);
        for &feature in features {
            let start = self.start(feature);
            for (score, weight) in self.scores.iter_mut().zip(&self.weights[start..start + self.classes]) {
                *score += weight;
            }
        }
    }

    /// One step towards the right class. Gives whether it had the highest score before.
    pub fn learn(&mut self, features: &[u64], right: usize) -> bool {
        let was_right = self.predict(features) == right;
        let most = self.scores.iter().copied().fold(f32::MIN, f32::max);
        let mut sum = 0.0;
        for score in &mut self.scores {
            *score = (*score - most).exp();
            sum += *score;
        }
        for (class, score) in self.scores.iter_mut().enumerate() {
            *score = *score / sum - f32::from(u8::from(class == right));
        }
        for &feature in features {
            let start = self.start(feature);
            for class in 0..self.classes {
                let gradient = self.scores[class];
                if gradient.abs() < 1e-4 {
                    continue;
                }
                let square = &mut self.squares[start + class];
                *square += gradient * gradient;
                self.weights[start + class] -= self.rate * gradient / (square.sqrt() + 1e-6);
            }
        }
        was_right
    }

    /// The model with its weights rounded to multiples of 1/256.
    pub fn finish(&self) -> Linear {
        let weights = self.weights.iter().map(|weight| (weight * 256.0).round().clamp(-32767.0, 32767.0) as i16).collect();
        Linear::from_weights(self.classes, self.bits, weights).unwrap_or_default()
    }
}
