//! Deeds that a report only mentions: what is known, spoken of or said to tell a thing from others, and no news.
//!
//! A noun alone names such a deed where it is definite (الهجوم, خطفهم) or governed (بتفجير): the reader is expected to know it. So does a verb right
//! behind a relative pronoun (المسلحون الذين خطفوا …). Where a toll is told, or both sides of the noun, it is told as an act all the same.

use crate::draft::{Draft, DraftEvent};
use crate::record::Status;
use crate::rules::EventType;
use waqai_lang::{Part, Proclitics};

/// Takes what is only mentioned for no act that the report tells.
pub(crate) fn set_back(draft: &mut Draft) {
    for at in 0..draft.events.len() {
        let event = &draft.events[at];
        let force = matches!(event.event_type, EventType::Assault | EventType::Protest);
        let toll = event.killed.is_some() || event.injured.is_some();
        if force && event.status.happened() && !toll && (is_known(draft, event) || distinguishes(draft, event)) {
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
