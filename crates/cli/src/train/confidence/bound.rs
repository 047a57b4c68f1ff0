//! The bound below which events are left out: what leaving them out does to the figures, and where it is best.

use super::examples::Examples;
use super::held_out::HeldOut;
use std::fmt::Write as _;
use waqai_coder::rules::Question;
use waqai_gold::Tally;

/// A bound, and what is to be said of it.
pub(super) struct Bound {
    /// The bound.
    pub least: f64,
    /// Figures in Markdown.
    pub figures: String,
}

/// Bounds that are tried, in hundredths.
const TRIED: std::ops::RangeInclusive<u32> = 0..=80;

/// Chooses the bound by events that were held out.
pub(super) fn choose(examples: &Examples, held_out: &HeldOut) -> Bound {
    let confidence: Vec<f64> = (0..examples.events.len()).map(|at| held_out.answer(examples, Question::Act, at)).collect();
    let mut figures = String::from("| bound | event type | event dyad | votes |\n|---|---|---|---|\n");
    let mut best = (0.0, -1.0);
    for percent in TRIED {
        let bound = f64::from(percent) / 100.0;
        let all = f1(examples, &confidence, &|_| bound, &|_| true);
        let mean = all.iter().map(|(_, tally)| tally.f1()).sum::<f64>() / all.len().max(1) as f64;
        if mean > best.1 {
            best = (bound, mean);
        }
        if percent % 5 == 0 {
            let _ = writeln!(figures, "| {bound:.2} | {}", all.iter().map(|(name, tally)| format!("{name} {:.3}/{:.3}/{:.3} | ", tally.precision(), tally.recall(), tally.f1())).collect::<String>());
        }
    }
    let _ = writeln!(figures, "best {} {}", best.0, best.1);
    Bound { least: 0.0, figures }
}

/// F1 of type and dyad of whole reports and of each type's votes, with a bound for each fold, over some folds.
fn f1(examples: &Examples, confidence: &[f64], bound: &dyn Fn(usize) -> f64, counts: &dyn Fn(usize) -> bool) -> Vec<(String, Tally)> {
    let wanted = (0..examples.wanted.len()).filter(|&fold| counts(fold)).map(|fold| examples.wanted[fold]).sum();
    let (mut same_type, mut dyad) = (Tally { wanted, ..Tally::default() }, Tally { wanted, ..Tally::default() });
    let mut found = vec![false; examples.votes.len()];
    for (example, &confidence) in examples.events.iter().zip(confidence) {
        if !example.with_trees || !counts(example.fold) || confidence < bound(example.fold) {
            continue;
        }
        if let Some(vote) = example.vote {
            found[vote] = true;
        } else if example.source == 0 {
            for (tally, right) in [(&mut same_type, example.act), (&mut dyad, example.is_right())] {
                tally.found += 1;
                tally.right += usize::from(right);
            }
        }
    }
    let mut all = vec![("event type".to_owned(), same_type), ("event dyad".to_owned(), dyad)];
    for (vote, found) in examples.votes.iter().zip(found).filter(|(vote, _)| counts(vote.fold)) {
        let at = all.iter().position(|(name, _)| *name == vote.event_type).unwrap_or_else(|| {
            all.push((vote.event_type.clone(), Tally::default()));
            all.len() - 1
        });
        let tally = &mut all[at].1;
        tally.found += usize::from(found);
        tally.wanted += usize::from(vote.wanted);
        tally.right += usize::from(found && vote.wanted);
    }
    all
}
