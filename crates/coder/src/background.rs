//! Deeds that a report only mentions: what is known, spoken of or said to tell a thing from others, and no news.
//!
//! A noun alone names such a deed where it is definite (الهجوم, خطفهم) or governed (بتفجير): the reader is expected to know it. So does a verb right
//! behind a relative pronoun (المسلحون الذين خطفوا …). Where a toll is told, or both sides of the noun, it is told as an act all the same.
//! What "the protesters" do besides, once the report has told of their protest or takes it for known, is no protest of its own.

use crate::Resources;
use crate::draft::{ChunkKind, Draft, DraftEvent};
use crate::record::{CodedReport, Gate, LeftOut, LeftOutReason, Status};
use crate::rules::{EventType, Marker};
use crate::sides::Clause;
use crate::status;
use crate::triggers::{Candidate, Standing};
use crate::walk::{Article, longest};
use waqai_lang::{Part, Proclitics};

/// How far from its trigger the people stand whose protest it is.
const NEAR: usize = 4;

/// Sets back what is only mentioned. To be asked when days and tolls of all events are known: a toll makes news of what else were none.
pub(crate) fn set_back(draft: &mut Draft, resources: &Resources, report: &mut CodedReport) {
    let mut events = std::mem::take(&mut draft.events);
    events.retain_mut(|event| {
        let force = matches!(event.event_type, EventType::Assault | EventType::Protest);
        if !force || !event.status.happened() {
            return true;
        }
        // What a report only looks back on, without a day: readers differ about it (CODEBOOK.md decision 12).
        if event.background && event.status == Status::Historical && event.date.is_none() {
            let rule = resources.rules.frames[usize::from(event.frame)].id.to_string();
            let reason = LeftOutReason::Background;
            let left_out = LeftOut { event_type: event.event_type, trigger: draft.span(event.trigger), rule, reason };
            report.gate.get_or_insert_with(Gate::default).left_out.push(left_out);
            return false;
        }
        let toll = event.killed.is_some() || event.injured.is_some();
        if !toll && (is_known(draft, event) || is_carried_on(draft, resources, event)) {
            event.status = Status::Hypothetical;
        }
        true
    });
    draft.events = events;
}

/// Whether the trigger only says which thing or time is meant: a verb right behind a relative pronoun, a noun right behind بعد and the like.
pub(crate) fn is_background(clause: &Clause, candidate: &Candidate) -> bool {
    let (at, chunk) = (candidate.words.start as usize, candidate.chunk);
    // قد may stand between; what looks like a noun there is a verb with its object: الذي خطفه.
    let described = chunk.checked_sub(1).map(|before| &clause.chunks[before]).is_some_and(|before| {
        let opens = before.kind == ChunkKind::Relative && at <= before.words.end as usize + 1;
        opens && !is_act_before(clause, before.words.start as usize)
    });
    let dates = || at > 0 && status::marker_at(clause, at - 1).is_some_and(|(marker, length)| marker == Marker::After && length == 1);
    match candidate.standing {
        Standing::Verb => described,
        Standing::Noun => described || dates(),
        Standing::Participle => false,
    }
}

/// Whether one of the last words before a place names an act of the same kind: الهجوم المسلح الذي طال المقر tells that very act.
fn is_act_before(clause: &Clause, place: usize) -> bool {
    let rules = &clause.resources.rules;
    clause.draft.words[place.saturating_sub(3)..place].iter().filter_map(|word| word.lemma).any(|lemma| {
        let mut triggers = rules.frames_by_noun.get(lemma.0).iter();
        triggers.any(|trigger| matches!(rules.frames[usize::from(trigger.frame)].event_type, EventType::Assault | EventType::Protest))
    })
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
