//! Whether a confidence keeps its word: of records that are said to be right in seven cases of ten, seven of ten should be.

use crate::entities::EntityPairs;
use crate::events::EventPairs;
use crate::{Reading, Tally};
use std::fmt;

/// What became of a found event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether an event of its type is wanted in its sentence.
    pub same_type: bool,
    /// And between the same states.
    pub same_states: bool,
}

/// A verdict for each found event; none for those that did not happen and those that stand for an optional one: nothing is said of them.
///
/// ```
/// use waqai_gold::{Event, Reading, verdicts};
/// let found = Reading { events: vec![Event { event_type: "AID".into(), ..Event::default() }], ..Reading::default() };
/// let verdicts = verdicts(&Reading::default(), &found);
/// assert!(!verdicts[0].expect("it is said to have happened").same_type);
/// ```
pub fn verdicts(gold: &Reading, found: &Reading) -> Vec<Option<Verdict>> {
    let entities = EntityPairs::of(gold, found);
    let events = EventPairs::of(gold, found, &entities);
    let verdict = |other: usize| {
        let pair = events.pairs.of_right[other];
        let aside = !found.events[other].status.happened() || pair.is_some_and(|at| gold.events[at].optional);
        let pair = pair.filter(|&at| gold.events[at].status.happened());
        let same_states = pair.is_some_and(|at| events.same_states(at, other));
        (!aside).then_some(Verdict { same_type: pair.is_some(), same_states })
    };
    (0..found.events.len()).map(verdict).collect()
}

/// Confidences and what became of them. Shown, a table in Markdown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reliability {
    trials: Vec<(f64, bool)>,
}

/// Records of like confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// How many.
    pub count: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// The share of them that is right.
    pub right: f64,
}

impl Reliability {
    /// How many bins a table has.
    pub const BINS: usize = 5;

    /// Adds a record with its confidence.
    pub fn add(&mut self, confidence: f64, right: bool) {
        self.trials.push((confidence.clamp(0.0, 1.0), right));
    }

    /// How many records there are.
    pub fn count(&self) -> usize {
        self.trials.len()
    }

    /// The records by confidence, in bins of the same width.
    pub fn bins(&self) -> [Bin; Reliability::BINS] {
        let mut bins = [Bin::default(); Reliability::BINS];
        for &(confidence, right) in &self.trials {
            let bin = &mut bins[((confidence * Reliability::BINS as f64) as usize).min(Reliability::BINS - 1)];
            bin.count += 1;
            bin.confidence += confidence;
            bin.right += f64::from(right);
        }
        for bin in bins.iter_mut().filter(|bin| bin.count > 0) {
            bin.confidence /= bin.count as f64;
            bin.right /= bin.count as f64;
        }
        bins
    }

    /// The mean squared distance between confidence and truth (Brier 1950): 0 is perfect, 0.25 is what a confidence of one half gives.
    ///
    /// ```
    /// let mut reliability = waqai_gold::Reliability::default();
    /// reliability.add(0.5, true);
    /// reliability.add(1.0, true);
    /// assert_eq!(reliability.brier(), 0.125);
    /// assert_eq!(reliability.calibration_error(), 0.25);
    /// ```
    pub fn brier(&self) -> f64 {
        self.mean(|confidence, right| (confidence - f64::from(right)).powi(2))
    }

    /// The expected calibration error: how far mean confidence and share right lie apart in a bin, in the mean over all records.
    pub fn calibration_error(&self) -> f64 {
        let apart = |bin: &Bin| bin.count as f64 * (bin.confidence - bin.right).abs();
        self.bins().iter().map(apart).sum::<f64>() / self.trials.len().max(1) as f64
    }

    /// How often a right record has a higher confidence than a wrong one, ties by half: 0.5 is chance, 1 perfect.
    pub fn ranking(&self) -> f64 {
        let (mut wins, mut pairs) = (0.0, 0.0);
        for &(right, _) in self.trials.iter().filter(|(_, right)| *right) {
            for &(wrong, _) in self.trials.iter().filter(|(_, right)| !*right) {
                pairs += 1.0;
                wins += if right > wrong { 1.0 } else { 0.5 * f64::from(right == wrong) };
            }
        }
        if pairs == 0.0 { 0.5 } else { wins / pairs }
    }

    /// What is found and right where those below a bound are left out, with so many wanted.
    pub fn at_least(&self, bound: f64, wanted: usize) -> Tally {
        let kept = self.trials.iter().filter(|(confidence, _)| *confidence >= bound);
        let (mut right, mut found) = (0, 0);
        for (_, is_right) in kept {
            found += 1;
            right += usize::from(*is_right);
        }
        Tally { right, found, wanted }
    }

    fn mean(&self, of: impl Fn(f64, bool) -> f64) -> f64 {
        self.trials.iter().map(|&(confidence, right)| of(confidence, right)).sum::<f64>() / self.trials.len().max(1) as f64
    }
}

impl fmt::Display for Reliability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| confidence | events | mean confidence | share right |\n|---|---|---|---|")?;
        let width = 1.0 / Reliability::BINS as f64;
        for (at, bin) in self.bins().iter().enumerate() {
            let from = at as f64 * width;
            match bin.count {
                0 => writeln!(f, "| {from:.1}–{:.1} | 0 | – | – |", from + width)?,
                count => writeln!(f, "| {from:.1}–{:.1} | {count} | {:.2} | {:.2} |", from + width, bin.confidence, bin.right)?,
            }
        }
        writeln!(
            f,
            "\n{} events; Brier score {:.3}, expected calibration error {:.3}, ranking (area under the curve) {:.3}",
            self.count(),
            self.brier(),
            self.calibration_error(),
            self.ranking()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_hold_what_belongs_to_them() {
        let mut all = Reliability::default();
        for (confidence, right) in [(0.0, false), (0.19, true), (0.2, true), (1.0, true), (0.99, false)] {
            all.add(confidence, right);
        }
        let bins = all.bins();
        assert_eq!(bins.map(|bin| bin.count), [2, 1, 0, 0, 2]);
        assert_eq!(bins[0].right, 0.5);
        assert!((bins[4].confidence - 0.995).abs() < 1e-9);
        assert_eq!(Reliability::default().brier(), 0.0);
        assert_eq!(Reliability::default().ranking(), 0.5);
        assert_eq!(all.at_least(0.2, 4), Tally { right: 2, found: 3, wanted: 4 });
    }
}
