//! The bounds below which events are left out: what leaving them out does to the figures of events that were not learned, and where it is best.

use super::examples::Examples;
use super::held_out::HeldOut;
use std::fmt::Write as _;
use waqai_coder::rules::{EventType, Question};
use waqai_gold::Tally;

/// Bounds, and what is to be said of them.
pub(super) struct Bounds {
    /// The bound of types that nobody voted on.
    pub others: f64,
    /// The types that annotators voted on, and their bound. They share one: the votes on a single type are too few to choose by.
    pub voted: (Vec<EventType>, f64),
    /// Figures in Markdown.
    pub figures: String,
}

/// Bounds that are tried, in steps of this.
const STEP: f64 = 0.05;
const STEPS: usize = 16;
/// How much worse than the best, in the sum of the figures, a lower bound may be and still be taken: less than such figures differ by chance. What is
/// left out is lost, what is kept has its confidence.
const NEAR: f64 = 0.03;

/// What is counted: events that were held out, with the answer whether the act is told.
struct Counted<'a> {
    examples: &'a Examples,
    act: Vec<f64>,
    types: Vec<EventType>,
    voted: Vec<EventType>,
}

/// Chooses the bounds by events that were held out.
pub(super) fn choose(examples: &Examples, held_out: &HeldOut) -> Bounds {
    let act = (0..examples.events.len()).map(|at| held_out.answer(examples, Question::Act, at)).collect();
    let types = examples.events.iter().map(|example| example.event_type()).collect();
    let mut voted: Vec<EventType> = examples.votes.iter().map(|vote| vote.event_type).collect();
    voted.sort_unstable();
    voted.dedup();
    let counted = Counted { examples, act, types, voted };
    let folds = examples.wanted.len();
    let mut figures = String::from("| left out below the bound | bound | figure | before | now |\n|---|---|---|---|---|\n");
    let mut bounds = [0.0; 2];
    for (is_voted, chosen) in [false, true].into_iter().zip(&mut bounds) {
        *chosen = counted.best(is_voted, &|_| true);
        // What the choice is worth on reports that took no part in it.
        let others: Vec<f64> = (0..folds).map(|fold| counted.best(is_voted, &|other| other != fold)).collect();
        let before = counted.figures(is_voted, &|_| 0.0, &|_| true);
        let now = counted.figures(is_voted, &|fold| others[fold], &|_| true);
        let codes: Vec<&str> = counted.voted.iter().map(|kind| kind.code()).collect();
        let name = if is_voted { codes.join(", ") } else { "types without votes".to_owned() };
        for ((figure, before), (_, now)) in before.iter().zip(&now).filter(|_| !is_voted || !codes.is_empty()) {
            let _ = writeln!(figures, "| {name} | {chosen:.2} | {figure} | {:.3} | {:.3} |", before.f1(), now.f1());
        }
    }
    let [others, of_voted] = bounds;
    let figures = format!("F1 on reports and sentences that took no part in the choice of their bound:\n\n{figures}");
    Bounds { others, voted: (counted.voted, of_voted), figures }
}

impl Counted<'_> {
    /// The lowest bound that is near the best by the folds that count, for the types with votes or for those without.
    fn best(&self, is_voted: bool, counts: &dyn Fn(usize) -> bool) -> f64 {
        let worth = |step: usize| -> f64 {
            let all = self.figures(is_voted, &|_| step as f64 * STEP, counts);
            all.iter().map(|(_, tally)| tally.f1()).sum()
        };
        let worth: Vec<f64> = (0..STEPS).map(worth).collect();
        let best = worth.iter().copied().fold(0.0, f64::max);
        worth.iter().position(|worth| *worth >= best - NEAR).unwrap_or(0) as f64 * STEP
    }

    /// Tallies with a bound of each fold for the types with votes, or for those without, over the folds that count: types and dyads of whole reports,
    /// and the votes on each type.
    fn figures(&self, is_voted: bool, bound: &dyn Fn(usize) -> f64, counts: &dyn Fn(usize) -> bool) -> Vec<(String, Tally)> {
        let examples = self.examples;
        let wanted = (0..examples.wanted.len()).filter(|&fold| counts(fold)).map(|fold| examples.wanted[fold]).sum();
        let (mut same_type, mut dyad) = (Tally { wanted, ..Tally::default() }, Tally { wanted, ..Tally::default() });
        let mut found = vec![false; examples.votes.len()];
        for ((example, &act), kind) in examples.events.iter().zip(&self.act).zip(&self.types) {
            let is_below = self.voted.contains(kind) == is_voted && act < bound(example.fold);
            if !example.is_usual || !counts(example.fold) || is_below {
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
        for kind in self.voted.iter().filter(|_| is_voted) {
            let mut tally = Tally::default();
            for (vote, &found) in examples.votes.iter().zip(&found).filter(|(vote, _)| vote.event_type == *kind && counts(vote.fold)) {
                tally.found += usize::from(found);
                tally.wanted += usize::from(vote.wanted);
                tally.right += usize::from(found && vote.wanted);
            }
            all.push((format!("votes on {}, protocol A", kind.code()), tally));
        }
        all
    }
}
