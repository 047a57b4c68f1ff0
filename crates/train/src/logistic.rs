//! Logistic regression over few features that people can read: exact, without chance, with a sign given where a weight must have one.

/// Which sign a weight may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Any.
    Any,
    /// 0 or more.
    NotNegative,
    /// 0 or less.
    NotPositive,
}

impl Sign {
    fn keep(self, weight: f64) -> f64 {
        match self {
            Sign::Any => weight,
            Sign::NotNegative => weight.max(0.0),
            Sign::NotPositive => weight.min(0.0),
        }
    }
}

/// An outcome to learn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// A number for each feature.
    pub numbers: Vec<f32>,
    /// The source it comes from, counted from 0. Each has an offset of its own, so that how often its outcomes come true says nothing of features.
    pub source: usize,
    /// Whether it came true.
    pub is_true: bool,
    /// How much it counts.
    pub weight: f64,
}

/// Weights of features and offsets of sources.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Logistic {
    /// One for each feature.
    pub weights: Vec<f64>,
    /// One for each source.
    pub offsets: Vec<f64>,
}

impl Logistic {
    /// The logarithm of the odds, with the offset of a source.
    pub fn log_odds(&self, numbers: &[f32], source: usize) -> f64 {
        let sum: f64 = self.weights.iter().zip(numbers).map(|(weight, &number)| weight * f64::from(number)).sum();
        sum + self.offsets.get(source).copied().unwrap_or_default()
    }
}

/// From the logarithm of odds to a probability.
///
/// ```
/// assert_eq!(waqai_train::logistic::probability(0.0), 0.5);
/// ```
pub fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// Passes over the coordinates, at most.
const PASSES: usize = 200;
/// A pass that moves no coordinate by more than this is the last.
const STILL: f64 = 1e-6;
/// The longest step of a coordinate.
const LONGEST: f64 = 1.0;
/// How strongly offsets are drawn towards 0: hardly.
const OFFSET_STRENGTH: f64 = 0.01;

/// Finds the weights under which the samples are most likely, drawn towards 0 by `strength` (L2): Newton steps, one coordinate after the other.
/// There is a sign for each feature.
///
/// ```
/// use waqai_train::logistic::{Sample, Sign, fit};
/// let sample = |number: f32, is_true| Sample { numbers: vec![number], source: 0, is_true, weight: 1.0 };
/// let samples = [sample(1.0, true), sample(1.0, true), sample(0.0, false), sample(0.0, true)];
/// assert!(fit(&samples, &[Sign::Any], 0.1).weights[0] > 0.0);
/// assert_eq!(fit(&samples, &[Sign::NotPositive], 0.1).weights[0], 0.0);
/// ```
pub fn fit(samples: &[Sample], signs: &[Sign], strength: f64) -> Logistic {
    let sources = samples.iter().map(|sample| sample.source + 1).max().unwrap_or(0);
    // Features first, then sources: the places where a coordinate is not 0.
    let mut columns: Vec<Vec<(usize, f64)>> = vec![Vec::new(); signs.len() + sources];
    for (place, sample) in samples.iter().enumerate() {
        for (column, &number) in columns.iter_mut().zip(&sample.numbers[..signs.len().min(sample.numbers.len())]) {
            if number != 0.0 {
                column.push((place, f64::from(number)));
            }
        }
        columns[signs.len() + sample.source].push((place, 1.0));
    }
    let mut found = vec![0.0; columns.len()];
    let mut log_odds = vec![0.0; samples.len()];
    for _ in 0..PASSES {
        let mut most: f64 = 0.0;
        for (at, column) in columns.iter().enumerate() {
            let (sign, strength) = signs.get(at).map_or((Sign::Any, OFFSET_STRENGTH), |&sign| (sign, strength));
            let (mut slope, mut curve) = (strength * found[at], strength);
            for &(place, number) in column {
                let sample = &samples[place];
                let likely = probability(log_odds[place]);
                slope += sample.weight * (likely - f64::from(sample.is_true)) * number;
                curve += sample.weight * likely * (1.0 - likely) * number * number;
            }
            let wanted = sign.keep(found[at] - (slope / curve.max(1e-9)).clamp(-LONGEST, LONGEST));
            let step = wanted - found[at];
            if step != 0.0 {
                found[at] = wanted;
                column.iter().for_each(|&(place, number)| log_odds[place] += step * number);
            }
            most = most.max(step.abs());
        }
        if most < STILL {
            break;
        }
    }
    let offsets = found.split_off(signs.len());
    Logistic { weights: found, offsets }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples() -> Vec<Sample> {
        // Of the second source more come true, whatever the features say; the first feature says something, the second nothing.
        let mut random = crate::Random::new(1);
        let one = |at: usize| {
            let (source, numbers) = (at % 2, [random.below(2), random.below(2)]);
            let is_true = random.fraction() < 0.15 + 0.4 * source as f32 + 0.3 * numbers[0] as f32;
            Sample { numbers: numbers.map(|number| number as f32).to_vec(), source, is_true, weight: 1.0 }
        };
        (0..2000).map(one).collect()
    }

    #[test]
    fn sources_take_up_what_is_theirs() {
        let model = fit(&samples(), &[Sign::Any, Sign::Any], 1.0);
        assert!(model.weights[0] > 0.8, "{model:?}");
        assert!(model.offsets[1] > model.offsets[0] + 1.0, "{model:?}");
        assert!(model.weights[1].abs() < 0.5, "{model:?}");
    }

    #[test]
    fn the_gradient_is_gone_at_the_end() {
        let samples = samples();
        let model = fit(&samples, &[Sign::Any, Sign::Any], 1.0);
        for feature in 0..2 {
            let slope: f64 = samples
                .iter()
                .map(|sample| {
                    let likely = probability(model.log_odds(&sample.numbers, sample.source));
                    (likely - f64::from(sample.is_true)) * f64::from(sample.numbers[feature])
                })
                .sum();
            assert!((slope + model.weights[feature]).abs() < 1e-3, "{feature}: {slope}");
        }
    }

    #[test]
    fn twice_the_same() {
        assert_eq!(fit(&samples(), &[Sign::Any, Sign::NotNegative], 1.0), fit(&samples(), &[Sign::Any, Sign::NotNegative], 1.0));
    }
}
