//! A confidence taken apart: what the reader saw of an event, and how much each thing says.

use crate::page::confidence;
use std::fmt::Write as _;
use waqai_coder::rules::{Confidence, Features, Question};

/// Lines that say why an event is as sure as it is.
pub(crate) fn lines(weights: &Confidence, features: &Features) -> String {
    let answer = |question| weights.answer(question, features);
    let mut out = format!(
        "       confidence {} = {:.2} that the act is told × {:.2} that its sides are right\n",
        confidence(weights.of(features)),
        answer(Question::Act),
        answer(Question::Sides)
    );
    for question in Question::ALL {
        let seen = weights.says(question, features);
        let shown: Vec<String> = seen.iter().map(|(feature, says)| format!("{} {says:+.2}", feature.code())).collect();
        let _ = writeln!(out, "         {:<5} {}", question.code(), shown.join(", "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use waqai_coder::rules::Feature;

    #[test]
    fn what_says_most_comes_first() {
        let mut weights = Confidence { weights: [vec![0.0; Features::COUNT], vec![0.0; Features::COUNT]], ..Confidence::default() };
        for (feature, weight) in [(Feature::Always, 0.1), (Feature::Toll, 0.5), (Feature::Retold, -0.7), (Feature::Carried, 3.0)] {
            weights.weights[0][feature as usize] = weight;
        }
        let mut features = Features::default();
        for feature in [Feature::Always, Feature::Toll, Feature::Retold] {
            features.set(feature, true);
        }
        let lines = lines(&weights, &features);
        assert!(lines.contains("act   always +0.10, retold -0.70, toll +0.50\n"), "{lines}");
        assert!(lines.contains("confidence low 0.24 = 0.48 that the act is told × 0.50 that its sides are right"), "{lines}");
    }
}
