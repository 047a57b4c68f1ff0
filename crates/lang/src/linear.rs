//! Linear models over hashed features: the small learners of segmentation, lemmas and names.

use serde::{Deserialize, Serialize};

/// One row of weights for every hashed feature, one weight for every class. Weights are quantised, so that sums are exact and the same on every machine.
///
/// ```
/// use waqai_lang::linear::{Linear, feature};
/// let mut model = Linear::zero(2, 4);
/// let ends_in_ha = feature(3, 0x647);
/// model.row_mut(ends_in_ha)[1] = 5;
/// let mut scores = [0; 2];
/// model.score(&[ends_in_ha], &mut scores);
/// assert_eq!(scores, [0, 5]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Linear {
    classes: u32,
    bits: u32,
    weights: Vec<i16>,
}

/// The hash of a feature: which template it is of, and its value. The same everywhere and for ever: models depend on it.
pub fn feature(template: u32, value: u64) -> u64 {
    let mixed = (value ^ (u64::from(template) << 56 | u64::from(template))).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

/// Two values in one, for features of several parts. Not symmetric.
pub fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(0xFF51_AFD7_ED55_8CCD) ^ first >> 31
}

/// A text as a value of a feature (FNV-1a).
pub fn text(text: &str) -> u64 {
    text_bytes(text.as_bytes())
}

/// Bytes as a value (FNV-1a).
pub fn text_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3))
}

impl Linear {
    /// A model of `classes` classes and 2^`bits` rows, all zero.
    pub fn zero(classes: usize, bits: u32) -> Linear {
        Linear { classes: classes as u32, bits, weights: vec![0; classes << bits] }
    }

    /// The number of classes.
    pub fn classes(&self) -> usize {
        self.classes as usize
    }

    /// The number of bits that select a row.
    pub fn bits(&self) -> u32 {
        self.bits
    }

    fn start(&self, feature: u64) -> usize {
        // The upper bits are the better mixed ones.
        ((feature >> 32) as usize & ((1 << self.bits) - 1)) * self.classes as usize
    }

    /// The weights of a feature.
    pub fn row(&self, feature: u64) -> &[i16] {
        let start = self.start(feature);
        &self.weights[start..start + self.classes as usize]
    }

    /// The weights of a feature, to be set.
    pub fn row_mut(&mut self, feature: u64) -> &mut [i16] {
        let start = self.start(feature);
        &mut self.weights[start..start + self.classes as usize]
    }

    /// Adds the weights of all features to the scores of the classes.
    pub fn score(&self, features: &[u64], scores: &mut [i32]) {
        for &feature in features {
            for (score, weight) in scores.iter_mut().zip(self.row(feature)) {
                *score += i32::from(*weight);
            }
        }
    }

    /// All weights, row by row.
    pub fn weights(&self) -> &[i16] {
        &self.weights
    }

    /// A model from its weights, row by row. None where their number does not fit.
    pub fn from_weights(classes: usize, bits: u32, weights: Vec<i16>) -> Option<Linear> {
        (weights.len() == classes << bits).then_some(Linear { classes: classes as u32, bits, weights })
    }
}
