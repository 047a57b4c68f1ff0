//! Deeds that a report only mentions: what is known, spoken of or said to tell a thing from others, and no news.
//!
//! A noun alone names such a deed where it is definite (الهجوم, خطفهم) or governed (بتفجير): the reader is expected to know it. So does a verb right
//! behind a relative pronoun (المسلحون الذين خطفوا …). Where a toll is told, or both sides of the noun, it is told as an act all the same.
//! What "the protesters" do besides, once the report has told of their protest or takes it for known, is no protest of its own.

use crate::Resources;
use crate::draft::{Draft, DraftEvent};
use crate::record::Status;
use crate::rules::{EventType, Marker};
use crate::walk::{Article, longest};
use waqai_lang::{Part, Proclitics};

/// How far from its trigger the people stand whose protest it is.
const NEAR: usize = 4;

/// Takes what is only mentioned for no act that the report tells.
pub(crate) fn set_back(draft: &mut Draft, resources: &Resources) {
    for at in 0..draft.events.len() {
        let event = &draft.events[at];
        let force = matches!(event.event_type, EventType::Assault | EventType::Protest);
        let toll = event.killed.is_some() || event.injured.is_some();
        if force
            && event.status.happened()
            && !toll
            && (is_known(draft, event) || distinguishes(draft, event) || is_carried_on(draft, resources, event))
        {
            draft.events[at].status = Status::Hypothetical;
        }
    }
}

/// A noun whose deed the reader is expected to know, with one of its sides left open.
fn is_known(draft: &Draft, event: &DraftEvent) -> bool {
    let words = &draft.words[event.trigger.range()];
    let Some(first) = words.first() else { return false };
    let told = words.iter().any(waqai_lang::Word::is_verb) || !event.actor.is_empty() && !event.recipient.is_empty();
    // قام مسلحون بخطف …: the noun of a light verb, whose subject does it, is told.
    let governed = event.actor.is_empty() && (first.proclitics.has(Proclitics::BI) || first.proclitics.has(Proclitics::LI));
    !told && (first.is_definite() || governed)
}

/// A verb that tells which one is meant.
fn distinguishes(draft: &Draft, event: &DraftEvent) -> bool {
    let start = event.trigger.start as usize;
    draft.words[start].is_verb() && start > 0 && draft.words[start - 1].part == Part::Relative
}

/// What people do who are called the protesters: their protest is known.
fn is_carried_on(draft: &Draft, resources: &Resources, event: &DraftEvent) -> bool {
    let sentence = &draft.sentences[event.sentence as usize].tokens;
    let end = (sentence.end as usize).min(event.trigger.end as usize + NEAR);
    let start = event.trigger.start as usize;
    event.event_type == EventType::Protest
        && (start..end).take_while(|&at| !draft.words[at].is_mark()).any(|at| {
            // آلاف المحتجين: a number of them is news.
            let counted = at > 0 && (draft.is_number(at - 1) || matches!(draft.words[at - 1].part, Part::Quantifier | Part::Numeral));
            !counted
                && longest(&resources.rules.markers, &draft.words, at, end, Article::AsWritten)
                    .and_then(|found| found.payloads.first().copied())
                    .is_some_and(|payload| Marker::of(payload) == Marker::Protesters)
        })
}
