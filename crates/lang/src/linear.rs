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
    #[serde(with = "sparse")]
    weights: Vec<i16>,
}

/// Weights in a model's file: how many there are, a bit for each that is not zero, eight to a byte, then those. Most of them are zero.
mod sparse {
    use crate::bytes::{Fixed, with_bytes};
    use serde::{Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(weights: &[i16], serializer: S) -> Result<S::Ok, S::Error> {
        let mut bytes = Vec::new();
        (weights.len() as u32).write(&mut bytes);
        for eight in weights.chunks(8) {
            bytes.push(eight.iter().zip(0..).fold(0, |bits, (&weight, place)| bits | u8::from(weight != 0) << place));
        }
        weights.iter().filter(|&&weight| weight != 0).for_each(|weight| weight.write(&mut bytes));
        serializer.serialize_bytes(&bytes)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<i16>, D::Error> {
        with_bytes(deserializer, |bytes| read(bytes).ok_or("the weights are damaged"))
    }

    fn read(bytes: &[u8]) -> Option<Vec<i16>> {
        let (count, rest) = bytes.split_first_chunk::<4>()?;
        let count = u32::from_le_bytes(*count) as usize;
        let (marks, stored) = rest.split_at_checked(count.div_ceil(8))?;
        let mut stored = stored.as_chunks::<2>().0.iter();
        let mut weights = vec![0; count];
        for (eight, &marks) in weights.chunks_mut(8).zip(marks) {
            let mut left = marks;
            while left != 0 {
                *eight.get_mut(left.trailing_zeros() as usize)? = i16::from_le_bytes(*stored.next()?);
                left &= left - 1;
            }
        }
        stored.next().is_none().then_some(weights)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_come_back_and_damaged_ones_are_refused() {
        let mut model = Linear::zero(3, 5);
        for (number, value) in [(0, 7), (9, -300), (95, i16::MAX)] {
            model.weights[number] = value;
        }
        let bytes = postcard::to_allocvec(&model).unwrap();
        assert_eq!(postcard::from_bytes::<Linear>(&bytes).unwrap(), model);
        // Two numbers, the size of the block, the number of weights, twelve bytes of marks, three weights.
        assert_eq!(bytes.len(), 3 + 4 + 12 + 6);
        for cut in 0..bytes.len() {
            assert!(postcard::from_bytes::<Linear>(&bytes[..cut]).is_err());
        }
        let mut other = bytes.clone();
        other[7] ^= 2;
        assert!(postcard::from_bytes::<Linear>(&other).is_err());
    }
}
