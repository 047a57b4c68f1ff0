//! What the regression says of reports that it has not learned, and how that is calibrated.

use super::examples::{Example, Examples};
use std::fmt::Write as _;
use waqai_coder::rules::{Direction, Feature, Features, Question};
use waqai_gold::Reliability;
use waqai_train::logistic::{Logistic, Sample, Sign, fit, probability};

/// How strongly a calibration is drawn towards nothing.
const CALIBRATION_STRENGTH: f64 = 0.01;

/// A straight line through logarithms of odds.
#[derive(Clone, Copy, Debug)]
struct Line {
    slope: f64,
    shift: f64,
}

impl Line {
    fn at(self, log_odds: f64) -> f64 {
        self.slope * log_odds + self.shift
    }
}

/// What is said of the events that were not learned, for one question.
struct Answers {
    /// The logarithm of the odds of each event as one of the main set, not calibrated.
    log_odds: Vec<f64>,
    /// The calibration of each fold, by the other folds.
    lines: Vec<Line>,
    /// That of all.
    all: Line,
}

/// What models say of the events that they have not learned.
pub(super) struct HeldOut([Answers; 2]);

/// Learns the answers of the examples to a question, those of one fold left out.
fn learn(examples: &Examples, question: Question, without: Option<usize>, strength: f64) -> Logistic {
    let sample = |example: &Example| {
        Some(Sample {
            numbers: numbers(&example.features).to_vec(),
            source: example.source,
            is_true: example.answer(question)?,
            // Read twice, counted once.
            weight: examples.sources[example.source].weight / 2.0,
        })
    };
    let samples: Vec<Sample> = examples.events.iter().filter(|example| Some(example.fold) != without).filter_map(sample).collect();
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
        HeldOut(Question::ALL.map(|question| answers(examples, question, strength)))
    }

    /// How likely the answer is yes, by what was learned without the event's report.
    pub fn answer(&self, examples: &Examples, question: Question, at: usize) -> f64 {
        let answers = &self.0[question as usize];
        probability(answers.lines[examples.events[at].fold].at(answers.log_odds[at]))
    }

    /// The confidence of an event.
    pub fn confidence(&self, examples: &Examples, at: usize) -> f64 {
        Question::ALL.into_iter().map(|question| self.answer(examples, question, at)).product()
    }

    /// The weights that all examples give for a question, calibrated. The first is that of the offset.
    pub fn weights(&self, examples: &Examples, question: Question, strength: f64) -> Vec<f64> {
        let line = self.0[question as usize].all;
        let model = learn(examples, question, None, strength);
        let offset = model.offsets.get(examples.main()).copied().unwrap_or_default();
        std::iter::once(line.at(offset)).chain(model.weights.iter().map(|weight| weight * line.slope)).collect()
    }

    /// Reliability before and after, in Markdown.
    pub fn figures(&self, examples: &Examples) -> String {
        let mut out = String::new();
        type Sure<'a> = &'a dyn Fn(usize) -> f64;
        let given: Sure = &|at| examples.events[at].given;
        let now: Sure = &|at| self.confidence(examples, at);
        let act: Sure = &|at| self.answer(examples, Question::Act, at);
        for (name, sure, only_act) in [
            ("Type and states right; the weight of the frame alone (before)", given, false),
            ("Type and states right; what the reader saw, weighed (now)", now, false),
            ("Type right; the first question alone", act, true),
        ] {
            let mut reliability = Reliability::default();
            for (at, example) in examples.events.iter().enumerate().filter(|(_, example)| is_measured(examples, example)) {
                reliability.add(sure(at), if only_act { example.act } else { example.is_right() });
            }
            let _ = writeln!(out, "{name}:\n\n{reliability}");
        }
        out
    }
}

/// Whether an event is one of the main set, read as the program reads.
fn is_measured(examples: &Examples, example: &Example) -> bool {
    example.source == examples.main() && example.is_usual
}

fn answers(examples: &Examples, question: Question, strength: f64) -> Answers {
    let mut log_odds = vec![0.0; examples.events.len()];
    let folds = examples.wanted.len();
    for fold in 0..folds {
        let model = learn(examples, question, Some(fold), strength);
        for (example, log_odds) in examples.events.iter().zip(&mut log_odds).filter(|(example, _)| example.fold == fold) {
            *log_odds = model.log_odds(numbers(&example.features), examples.main());
        }
    }
    let line = |without: Option<usize>| {
        let held = examples.events.iter().zip(&log_odds).filter(|(example, _)| is_measured(examples, example));
        let sample = |(example, &log_odds): (&Example, &f64)| {
            Some(Sample { numbers: vec![log_odds as f32], source: 0, is_true: example.answer(question)?, weight: 1.0 })
        };
        let samples: Vec<Sample> = held.filter(|(example, _)| Some(example.fold) != without).filter_map(sample).collect();
        if samples.is_empty() {
            return Line { slope: 1.0, shift: 0.0 };
        }
        let model = fit(&samples, &[Sign::NotNegative], CALIBRATION_STRENGTH);
        Line { slope: model.weights[0], shift: model.offsets[0] }
    };
    let (lines, all) = ((0..folds).map(|fold| line(Some(fold))).collect(), line(None));
    Answers { log_odds, lines, all }
}
