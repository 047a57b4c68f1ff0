//! What is no politics: reports about sport, weather, markets and the like are weighed, and hold no events where these subjects outweigh politics.
//!
//! Each word of a gate says something for its subject, each word of politics against it. Where enough is left over, the gate is closed: events are
//! left out, but for acts that count whatever the report is about (of a minister, between states). Where nothing at all speaks of politics, what
//! private people do to each other is left out too. Statements and entities stay.

use crate::Resources;
use crate::draft::{Draft, DraftEntity, DraftEvent, Run, What};
use crate::record::{CodedReport, Gate, GateWord, LeftOut, LeftOutReason, Note};
use crate::rules::EventType;
use crate::standing;
use crate::walk::{Article, longest};
use waqai_knowledge::{Day, Rank};

/// A word that speaks for a gate or for politics.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// The words.
    pub words: Run,
    /// What for: a place in [`crate::rules::Gates::weights`].
    pub row: u32,
}

/// How often one word counts in a report.
const OFTEN: usize = 2;
/// What must be left over for a gate to close.
const LEAST: u32 = 3;
/// And for so many words of the report one more.
const WORDS_FOR_ONE: u32 = 10;
/// From this weight on a word tells what its sentence is about; weaker words of politics open no gate, but are no silence either.
const TELLING: u8 = 2;

/// Finds the words that speak for gates and for politics, each stretch once.
pub(crate) fn find(draft: &mut Draft, resources: &Resources) {
    let gates = &resources.rules.gates;
    draft.gate_hits.clear();
    let mut at = 0;
    while at < draft.words.len() {
        match longest(&gates.words, &draft.words, at, draft.words.len(), Article::Optional) {
            Some(found) => {
                let row = found.payloads.iter().copied().max_by_key(|&row| gates.weights[row as usize].weight).unwrap_or_default();
                draft.gate_hits.push(Hit { words: Run::new(at, at + found.length), row });
                at += found.length;
            }
            None => at += 1,
        }
    }
}

/// Whether a sentence speaks of a gate's subject.
pub(crate) fn tells(draft: &Draft, resources: &Resources, words: Run, gate: &str) -> bool {
    let gates = &resources.rules.gates;
    draft.gate_hits.iter().filter(|hit| hit.words.start >= words.start && hit.words.end <= words.end).any(|hit| {
        let weight = gates.weights[hit.row as usize];
        weight.weight >= TELLING && weight.gate.is_some_and(|at| *gates.kinds[usize::from(at)].code == *gate)
    })
}

/// Weighs the report.
fn weigh(draft: &Draft, resources: &Resources) -> Gate {
    let gates = &resources.rules.gates;
    let folded = |hit: &Hit| hit.words.range().map(|at| draft.words[at].form);
    let (mut weights, mut politics) = ([0u32; 16], 0u32);
    let mut words = Vec::new();
    for (place, hit) in draft.gate_hits.iter().enumerate() {
        let before = draft.gate_hits[..place].iter().filter(|other| other.row == hit.row && folded(other).eq(folded(hit))).count();
        if before >= OFTEN {
            continue;
        }
        let weight = gates.weights[hit.row as usize];
        match weight.gate {
            Some(gate) => weights[usize::from(gate).min(15)] += u32::from(weight.weight),
            None if weight.weight >= TELLING => politics += u32::from(weight.weight),
            None => {}
        }
        words.push(GateWord { span: draft.span(hit.words), gate: weight.gate, weight: weight.weight });
    }
    let quiet: u32 = weights.iter().sum();
    // Of equals the first.
    let top = (0..gates.kinds.len().min(16)).rev().max_by_key(|&at| weights[at]).filter(|_| quiet > 0);
    let against = top.map_or(0, |at| u32::from(gates.kinds[at].against));
    let left = quiet.saturating_sub(against * politics);
    let closed = left >= LEAST && left * WORDS_FOR_ONE >= draft.words.len() as u32;
    Gate { kind: top.map(|at| at as u8), quiet, politics, closed, words, left_out: Vec::new() }
}

/// Whether the words found close a gate: what the report is about gives no events.
pub(crate) fn is_closed(draft: &Draft, resources: &Resources) -> bool {
    weigh(draft, resources).closed
}

/// Weighs the report and leaves out what the gate holds back.
pub(crate) fn shut(draft: &mut Draft, resources: &Resources, day: Day, report: &mut CodedReport) {
    let mut gate = weigh(draft, resources);
    let private = gate.words.iter().all(|word| word.gate.is_some())
        && !draft.events.is_empty()
        && !draft.entities.iter().any(|who| is_of_politics(who, resources, day));
    if gate.closed || private {
        let mut events = std::mem::take(&mut draft.events);
        events.retain(|event| {
            let reason = if gate.closed && gate.kind.is_some_and(|kind| !passes(draft, resources, day, kind, event)) {
                LeftOutReason::Subject
            } else if private && is_private(draft, event) {
                LeftOutReason::Private
            } else {
                return true;
            };
            let rule = resources.rules.frames[usize::from(event.frame)].id.to_string();
            gate.left_out.push(LeftOut { event_type: event.event_type, trigger: draft.span(event.trigger), rule, reason });
            false
        });
        draft.events = events;
    }
    let about = gate.kind.map(|kind| &resources.rules.gates.kinds[usize::from(kind)].name_en);
    for (reason, why) in [
        (LeftOutReason::Subject, format!("the report is about {}, which gives no events", about.map_or("nothing political", |name| name))),
        (LeftOutReason::Private, "only private people take part and nothing speaks of politics".to_owned()),
    ] {
        let count = gate.left_out.iter().filter(|event| event.reason == reason).count();
        if count > 0 {
            report.notes.push(Note { kind: "gate".into(), span: None, message: format!("{why}: {count} left out") });
        }
    }
    report.gate = Some(gate).filter(|gate| gate.quiet > 0 || !gate.left_out.is_empty());
}

/// Whether somebody is of political weight: of a high rank, or of forces, parties, parliaments.
fn is_of_politics(entity: &DraftEntity, resources: &Resources, day: Day) -> bool {
    is_force(entity) || standing::rank(entity, &resources.knowledge, day) <= Rank::Senior
}

fn is_force(entity: &DraftEntity) -> bool {
    matches!(entity.sector.as_str(), "MIL" | "SPY" | "LEG" | "PTY" | "OPP" | "REB" | "PRM")
}

/// Whether only private people and firms take part in an act.
fn is_private(draft: &Draft, event: &DraftEvent) -> bool {
    let mut sides = event.actor.iter().chain(&event.recipient).map(|&at| &draft.entities[at as usize]);
    // اندلعت اشتباكات, سقطت قذائف: where nobody is named, the force itself says that it is no private matter.
    let nobody = event.actor.is_empty() && event.recipient.is_empty();
    event.event_type != EventType::Protest
        && !nobody
        && sides.all(|entity| {
            let unknown = entity.known.is_none() && !matches!(entity.what, What::State { .. } | What::Organisation(_) | What::Body { .. });
            unknown && matches!(entity.sector.as_str(), "CVL" | "EDU" | "MED" | "BUS" | "UNK" | "AGR")
        })
}

/// Whether an act counts although the report is about something else.
fn passes(draft: &Draft, resources: &Resources, day: Day, kind: u8, event: &DraftEvent) -> bool {
    let kind = &resources.rules.gates.kinds[usize::from(kind)];
    let sides = || event.actor.iter().chain(&event.recipient).map(|&at| &draft.entities[at as usize]);
    let ranks = [Rank::Head, Rank::DeputyHead, Rank::Minister];
    let by_rank = || sides().any(|entity| ranks.contains(&standing::rank(entity, &resources.knowledge, day)));
    let between_states = || {
        let mut countries = sides().filter_map(|entity| entity.country);
        let first = countries.next();
        !event.actor.is_empty() && countries.any(|other| Some(other) != first)
    };
    let by_forces = || {
        sides().any(|entity| {
            let body = matches!(entity.what, What::Organisation(_));
            is_force(entity) || body && entity.country.is_some_and(|code| matches!(code.as_str(), "UNO" | "EUR" | "IGO" | "IMG" | "NGO"))
        })
    };
    kind.passes_rank && by_rank() || kind.passes_states && between_states() || kind.passes_forces && by_forces()
}
