//! What the regression says of reports that it has not learned, and how that is calibrated.

use super::examples::{Example, Examples};
use std::fmt::Write as _;
use waqai_coder::rules::{Direction, Feature, Features};
use waqai_gold::Reliability;
use waqai_train::logistic::{Logistic, Sample, Sign, fit, probability};

/// How strongly a calibration is drawn towards nothing.
const CALIBRATION_STRENGTH: f64 = 0.01;

/// A straight line through logarithms of odds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub slope: f64,
    pub shift: f64,
}

impl Line {
    fn at(self, log_odds: f64) -> f64 {
        self.slope * log_odds + self.shift
    }
}

/// What models say of the events that they have not learned.
pub(super) struct HeldOut {
    /// The logarithm of the odds of each event as one of a whole report, not calibrated.
    log_odds: Vec<f64>,
    /// The calibration of each fold, by the other folds; and that of all.
    lines: Vec<Line>,
    all: Line,
}

/// Learns the examples, those of one fold left out.
pub(super) fn learn(examples: &Examples, without: Option<usize>, strength: f64) -> Logistic {
    let samples: Vec<Sample> = examples
        .events
        .iter()
        .filter(|example| Some(example.fold) != without)
        .map(|example| Sample {
            numbers: numbers(&example.features).to_vec(),
            source: example.source,
            is_true: example.is_right,
            // Read twice, counted once.
            weight: examples.sources[example.source].weight / 2.0,
        })
        .collect();
    let signs: Vec<Sign> = Feature::ALL[1..]
        .iter()
        .map(|feature| match feature.direction() {
            Direction::Either => Sign::Any,
            Direction::For => Sign::NotNegative,
            Direction::Against => Sign::NotPositive,
        })
        .collect();
    fit(&samples, &signs, strength)
}

/// All but the first, which is there always: the offset of the source stands for it.
fn numbers(features: &Features) -> &[f32] {
    &features.numbers()[1..]
}

impl HeldOut {
    /// Learns as often as there are folds.
    pub fn of(examples: &Examples, strength: f64) -> HeldOut {
        let mut log_odds = vec![0.0; examples.events.len()];
        let folds = examples.wanted.len();
        for fold in 0..folds {
            let model = learn(examples, Some(fold), strength);
            for (example, log_odds) in examples.events.iter().zip(&mut log_odds).filter(|(example, _)| example.fold == fold) {
                *log_odds = model.log_odds(numbers(&example.features), examples.main());
            }
        }
        let line = |without: Option<usize>| line(examples, &log_odds, without);
        let (lines, all) = ((0..folds).map(|fold| line(Some(fold))).collect(), line(None));
        HeldOut { log_odds, lines, all }
    }

    /// The confidence that an event is given by what was learned without its report.
    pub fn confidence(&self, examples: &Examples, at: usize) -> f64 {
        probability(self.lines[examples.events[at].fold].at(self.log_odds[at]))
    }

    /// The calibration that goes into the table.
    pub fn line(&self) -> Line {
        self.all
    }

    /// A model with the calibration in its weights.
    pub fn calibrated(&self, model: Logistic) -> Logistic {
        let Line { slope, .. } = self.line();
        Logistic {
            weights: model.weights.iter().map(|weight| weight * slope).collect(),
            offsets: model.offsets.iter().map(|&offset| self.line().at(offset)).collect(),
        }
    }

    /// Reliability before and after, in Markdown.
    pub fn figures(&self, examples: &Examples) -> String {
        let mut out = String::new();
        for (name, after) in [("the weight of the frame alone (before)", false), ("what the reader saw, weighed (now)", true)] {
            let mut reliability = Reliability::default();
            for (at, example) in examples.events.iter().enumerate().filter(|(_, example)| is_measured(examples, example)) {
                reliability.add(if after { self.confidence(examples, at) } else { example.given }, example.is_right);
            }
            if reliability.count() > 0 {
                let _ = writeln!(out, "Type and states right in whole reports; {name}:\n\n{reliability}");
            }
        }
        out
    }
}

/// Whether an event is one of a whole report, read as the program reads.
fn is_measured(examples: &Examples, example: &Example) -> bool {
    example.source == examples.main() && example.with_trees
}

fn line(examples: &Examples, log_odds: &[f64], without: Option<usize>) -> Line {
    let held = examples.events.iter().zip(log_odds).filter(|(example, _)| is_measured(examples, example) && Some(example.fold) != without);
    let samples: Vec<Sample> = held
        .map(|(example, &log_odds)| Sample { numbers: vec![log_odds as f32], source: 0, is_true: example.is_right, weight: 1.0 })
        .collect();
    if samples.is_empty() {
        return Line { slope: 1.0, shift: 0.0 };
    }
    let model = fit(&samples, &[Sign::NotNegative], CALIBRATION_STRENGTH);
    Line { slope: model.weights[0], shift: model.offsets[0] }
}
