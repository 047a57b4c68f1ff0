//! The bounds below which events are left out: what leaving them out does to the figures of events that were not learned, and where it is best.

use super::examples::Examples;
use super::held_out::HeldOut;
use std::fmt::Write as _;
use waqai_coder::rules::{EventType, Question};
use waqai_gold::Tally;

/// Bounds, and what is to be said of them.
pub(super) struct Bounds {
    /// The bound of all types, none for it, and those of single types.
    pub all: Vec<(Option<EventType>, f64)>,
    /// Figures in Markdown.
    pub figures: String,
}

/// Bounds that are tried, in steps of this.
const STEP: f64 = 0.05;
const STEPS: usize = 16;
/// How much worse than the best a lower bound may be and still be taken: what is left out is lost, what is kept has its confidence.
const NEAR: f64 = 0.01;

/// What is counted: events that were held out, with the answer whether the act is told.
struct Counted<'a> {
    examples: &'a Examples,
    act: Vec<f64>,
    types: Vec<EventType>,
}

/// Chooses the bounds by events that were held out.
pub(super) fn choose(examples: &Examples, held_out: &HeldOut) -> Bounds {
    let act = (0..examples.events.len()).map(|at| held_out.answer(examples, Question::Act, at)).collect();
    let types = examples.events.iter().map(|example| example.event_type()).collect();
    let counted = Counted { examples, act, types };
    // The types that annotators voted on, and all others together.
    let mut subjects: Vec<Option<EventType>> = vec![None];
    for vote in &examples.votes {
        if !subjects.contains(&Some(vote.event_type)) {
            subjects.push(Some(vote.event_type));
        }
    }
    let folds = examples.wanted.len();
    let mut figures = String::from("| what is left out below its bound | bound | figure | before | now |\n|---|---|---|---|---|\n");
    let mut all = Vec::new();
    for &subject in &subjects {
        let bound = counted.best(&subjects, subject, &|_| true);
        // What the choice is worth on reports that took no part in it.
        let others: Vec<f64> = (0..folds).map(|fold| counted.best(&subjects, subject, &|other| other != fold)).collect();
        let before = counted.figures(&subjects, subject, &|_| 0.0, &|_| true);
        let now = counted.figures(&subjects, subject, &|fold| others[fold], &|_| true);
        let name = subject.map_or("all others", EventType::code);
        for ((figure, before), (_, now)) in before.iter().zip(&now) {
            let _ = writeln!(figures, "| {name} | {bound:.2} | {figure} | {:.3} | {:.3} |", before.f1(), now.f1());
        }
        all.push((subject, bound));
    }
    Bounds { all, figures: format!("F1 of reports and sentences that took no part in the choice of their bound:\n\n{figures}") }
}

impl Counted<'_> {
    /// The lowest bound that is near the best by the folds that count.
    fn best(&self, subjects: &[Option<EventType>], subject: Option<EventType>, counts: &dyn Fn(usize) -> bool) -> f64 {
        let worth: Vec<f64> = (0..STEPS)
            .map(|step| {
                let all = self.figures(subjects, subject, &|_| step as f64 * STEP, counts);
                all.iter().map(|(_, tally)| tally.f1()).sum()
            })
            .collect();
        let best = worth.iter().copied().fold(0.0, f64::max);
        worth.iter().position(|worth| *worth >= best - NEAR).unwrap_or(0) as f64 * STEP
    }

    /// Tallies with a bound of each fold for one type, or for those that have none of their own, over the folds that count: types and dyads of
    /// whole reports, and the votes on the type.
    fn figures(
        &self,
        subjects: &[Option<EventType>],
        subject: Option<EventType>,
        bound: &dyn Fn(usize) -> f64,
        counts: &dyn Fn(usize) -> bool,
    ) -> Vec<(&'static str, Tally)> {
        let examples = self.examples;
        let wanted = (0..examples.wanted.len()).filter(|&fold| counts(fold)).map(|fold| examples.wanted[fold]).sum();
        let (mut same_type, mut dyad) = (Tally { wanted, ..Tally::default() }, Tally { wanted, ..Tally::default() });
        let mut found = vec![false; examples.votes.len()];
        for ((example, &act), &kind) in examples.events.iter().zip(&self.act).zip(&self.types) {
            let is_subject = match subject {
                Some(subject) => kind == subject,
                None => !subjects.contains(&Some(kind)),
            };
            if !example.with_trees || !counts(example.fold) || is_subject && act < bound(example.fold) {
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
        let mut all = vec![("event type", same_type), ("event dyad", dyad)];
        let mut votes = Tally::default();
        for (vote, found) in examples.votes.iter().zip(found).filter(|(vote, _)| Some(vote.event_type) == subject && counts(vote.fold)) {
            votes.found += usize::from(found);
            votes.wanted += usize::from(vote.wanted);
            votes.right += usize::from(found && vote.wanted);
        }
        if votes.wanted > 0 {
            all.push(("votes, protocol A", votes));
        }
        all
    }
}
