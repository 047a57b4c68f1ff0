//! Weights while they are learned: Adam (Kingma and Ba 2015), for embeddings only over the rows that were touched.

use crate::Random;

/// A matrix of weights with Adam's two moments.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Row-major weights.
    pub value: Vec<f32>,
    moment: Vec<f32>,
    variance: Vec<f32>,
    /// Columns.
    pub width: usize,
}

/// The sizes of a step.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Learning rate.
    pub rate: f32,
    /// Number of the step, from 1.
    pub number: u32,
    /// What gradients are multiplied with.
    pub scale: f32,
}

const BETA1: f32 = 0.9;
const BETA2: f32 = 0.98;

impl Parameter {
    /// Weights drawn evenly from −`limit` to `limit`.
    pub fn random(rows: usize, width: usize, limit: f32, random: &mut Random) -> Parameter {
        let value: Vec<f32> = (0..rows * width).map(|_| (random.fraction() * 2.0 - 1.0) * limit).collect();
        Parameter { moment: vec![0.0; value.len()], variance: vec![0.0; value.len()], value, width }
    }

    /// A matrix after Glorot and Bengio (2010).
    pub fn glorot(rows: usize, width: usize, random: &mut Random) -> Parameter {
        Parameter::random(rows, width, (6.0 / (rows + width) as f32).sqrt(), random)
    }

    /// Forgets the moments.
    pub fn forget(&mut self) {
        self.moment.fill(0.0);
        self.variance.fill(0.0);
    }

    /// Updates everything.
    pub fn step(&mut self, gradient: &[f32], step: Step) {
        let end = self.value.len();
        self.step_range(gradient, 0, end, step);
    }

    /// Updates one row with its gradient.
    pub fn step_row(&mut self, row: usize, gradient: &[f32], step: Step) {
        let start = row * self.width;
        self.step_range(gradient, start, start + self.width, step);
    }

    fn step_range(&mut self, gradient: &[f32], start: usize, end: usize, step: Step) {
        let correct1 = 1.0 / (1.0 - BETA1.powi(step.number.min(100_000) as i32));
        let correct2 = 1.0 / (1.0 - BETA2.powi(step.number.min(100_000) as i32));
        let places = self.value[start..end].iter_mut().zip(&mut self.moment[start..end]).zip(&mut self.variance[start..end]);
        for (((value, moment), variance), gradient) in places.zip(gradient) {
            let gradient = gradient * step.scale;
            *moment += (1.0 - BETA1) * (gradient - *moment);
            *variance += (1.0 - BETA2) * (gradient * gradient - *variance);
            *value -= step.rate * (*moment * correct1) / ((*variance * correct2).sqrt() + 1e-8);
        }
    }
}
