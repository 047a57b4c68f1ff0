//! What is no politics: reports about sport, weather, markets and the like are weighed, and hold no events where these subjects outweigh politics.
//!
//! Each word of a gate says something for its subject, each word of politics against it. Where enough is left over, the gate is closed: events are
//! left out, but for acts that count whatever the report is about (of a minister, between states). Statements and entities stay.

use crate::Resources;
use crate::draft::{Draft, DraftEvent, Run, What};
use crate::record::{CodedReport, Gate, GateWord, LeftOut, Note};
use crate::standing;
use crate::walk::{Article, longest};
use waqai_knowledge::{Day, Rank};
use waqai_text::Span;

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
/// From this weight on a word tells what its own sentence is about.
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

/// Weighs the report. None where no word speaks for any gate.
fn weigh(draft: &Draft, resources: &Resources) -> Option<Gate> {
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
            None => politics += u32::from(weight.weight),
        }
        words.push(GateWord { span: draft.span(hit.words), gate: weight.gate, weight: weight.weight });
    }
    let quiet: u32 = weights.iter().sum();
    // Of equals the first.
    let (top, _) = weights.iter().enumerate().rev().max_by_key(|(_, weight)| **weight)?;
    let kind = gates.kinds.get(top).filter(|_| quiet > 0)?;
    let left = quiet.saturating_sub(u32::from(kind.against) * politics);
    let closed = left >= LEAST && left * WORDS_FOR_ONE >= draft.words.len() as u32;
    Some(Gate { kind: top as u8, quiet, politics, closed, words, left_out: Vec::new() })
}

/// Whether the words found close a gate: what the report is about gives no events.
pub(crate) fn is_closed(draft: &Draft, resources: &Resources) -> bool {
    weigh(draft, resources).is_some_and(|gate| gate.closed)
}

/// Weighs the report and leaves out what a closed gate holds back.
pub(crate) fn shut(draft: &mut Draft, resources: &Resources, day: Day, report: &mut CodedReport) {
    let Some(mut gate) = weigh(draft, resources) else { return };
    if gate.closed {
        let mut events = std::mem::take(&mut draft.events);
        events.retain(|event| {
            let stays = passes(draft, resources, day, gate.kind, event);
            if !stays {
                let rule = &resources.rules.frames[usize::from(event.frame)].id;
                gate.left_out.push(LeftOut { event_type: event.event_type, trigger: draft.span(event.trigger), rule: rule.to_string() });
            }
            stays
        });
        draft.events = events;
    }
    if !gate.left_out.is_empty() {
        let about = &resources.rules.gates.kinds[usize::from(gate.kind)].name_en;
        let message = format!("the report is about {about}, which gives no events: {} left out", gate.left_out.len());
        report.notes.push(Note { kind: "gate".into(), span: None::<Span>, message });
    }
    report.gate = Some(gate);
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
            let sector = matches!(entity.sector.as_str(), "MIL" | "SPY" | "LEG" | "PTY" | "OPP" | "REB" | "PRM");
            let body = matches!(entity.what, What::Organisation(_));
            sector || body && entity.country.is_some_and(|code| matches!(code.as_str(), "UNO" | "EUR" | "IGO" | "IMG" | "NGO"))
        })
    };
    kind.passes_rank && by_rank() || kind.passes_states && between_states() || kind.passes_forces && by_forces()
}
