//! One act, one event: what a sentence or report tells more than once.

use crate::Resources;
use crate::draft::{Draft, DraftEvent, What};
use crate::rules::EventType;

/// Several triggers of force in one sentence that tell one attack: the deaths, the wounded and the blast.
pub(crate) fn merge_casualties(draft: &mut Draft, resources: &Resources, base: usize) {
    let has_mode = |frame: u16| resources.rules.frames[usize::from(frame)].mode.is_some();
    let mut at = base;
    while at < draft.events.len() {
        let event = &draft.events[at];
        if event.event_type != EventType::Assault || !event.status.happened() {
            at += 1;
            continue;
        }
        let mut other = at + 1;
        while other < draft.events.len() {
            let (one, two) = (&draft.events[at], &draft.events[other]);
            let actors_fit = one.actor == two.actor || one.actor.is_empty() || two.actor.is_empty();
            let recipients_fit = one.recipient == two.recipient
                || one.recipient.is_empty()
                || two.recipient.is_empty()
                || (one.actor.is_empty() || two.actor.is_empty());
            if two.event_type == EventType::Assault && two.status == one.status && actors_fit && recipients_fit {
                let two = draft.events.remove(other);
                let one = &draft.events[at];
                // قتل جنديان في اشتباك مع متمردين: of a clash the armed who fell are a side of it.
                let clash = [one, &two].into_iter().find(|event| resources.rules.frames[usize::from(event.frame)].mutual);
                let fought = clash.map(|clash| {
                    let fallen = if std::ptr::eq(clash, one) { &two } else { one };
                    let mut actor = clash.actor.clone();
                    let (armed, others): (Vec<u32>, Vec<u32>) = fallen.recipient.iter().partition(|&&who| is_armed(draft, who));
                    if actor.len() == 1 {
                        actor.extend(armed.into_iter().filter(|who| !actor.contains(who)).collect::<Vec<_>>());
                    }
                    (actor, others)
                });
                let one = &mut draft.events[at];
                one.found.again = true;
                one.background &= two.background;
                if let Some((actor, recipient)) = fought.filter(|(actor, _)| actor.len() > 1) {
                    if !has_mode(one.frame) && has_mode(two.frame) {
                        one.frame = two.frame;
                    }
                    one.recipient = recipient.into_iter().filter(|who| !actor.contains(who)).collect();
                    one.actor = actor;
                    continue;
                }
                if one.actor.is_empty() {
                    one.actor = two.actor;
                }
                if !has_mode(one.frame) && has_mode(two.frame) {
                    one.frame = two.frame;
                }
                // Of a clash the dead are of the sides themselves; whom a strike killed says more than where it struck.
                let place_only = one.recipient.iter().all(|&r| matches!(draft.entities[r as usize].what, What::State { .. }));
                if place_only && !two.recipient.is_empty() && one.actor.len() < 2 {
                    one.recipient = two.recipient.into_iter().filter(|r| !one.actor.contains(r)).collect();
                }
            } else {
                other += 1;
            }
        }
        at += 1;
    }
}

/// Whether an entity bears arms.
fn is_armed(draft: &Draft, entity: u32) -> bool {
    matches!(draft.entities[entity as usize].sector.as_str(), "MIL" | "COP" | "SPY" | "REB" | "PRM" | "UAF")
}

/// How many events on a retelling may stand.
const FARTHEST_RETELLING: usize = 200;

/// One act, one event: what the report tells again is dropped, the first telling outside the headline stays.
pub(crate) fn merge_retellings(draft: &mut Draft, resources: &Resources, headline: bool) {
    let states = |draft: &Draft, side: &[u32]| {
        let mut all: Vec<(Option<waqai_knowledge::Code>, u32)> = side
            .iter()
            .map(|&entity| {
                let country = draft.entities[entity as usize].country;
                (country, if country.is_some() { 0 } else { entity })
            })
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let has_mode = |frame: u16| resources.rules.frames[usize::from(frame)].mode.is_some();
    let lemma = |draft: &Draft, event: &DraftEvent| draft.words[event.trigger.start as usize].lemma;
    let mut at = 0;
    while at < draft.events.len() {
        let mut other = at + 1;
        while other < draft.events.len().min(at + FARTHEST_RETELLING) {
            let (one, two) = (&draft.events[at], &draft.events[other]);
            let same_type = one.event_type == two.event_type && one.status.happened() == two.status.happened();
            let retold = same_type && {
                let (a, b) = (states(draft, &one.actor), states(draft, &two.actor));
                let (c, d) = (states(draft, &one.recipient), states(draft, &two.recipient));
                let same_sides = a == b && c == d;
                // وأسفر القصف عن مقتل …: the toll of the attack told in the sentence before.
                let toll = one.event_type == EventType::Assault
                    && two.actor.is_empty()
                    && !one.actor.is_empty()
                    && two.sentence == one.sentence + 1;
                if toll {
                    let recipient = draft.events[other].recipient.clone();
                    let place_only =
                        draft.events[at].recipient.iter().all(|&r| matches!(draft.entities[r as usize].what, What::State { .. }));
                    let one = &mut draft.events[at];
                    if place_only {
                        one.recipient = recipient.into_iter().filter(|entity| !one.actor.contains(entity)).collect();
                    }
                    one.found.again = true;
                    draft.events.remove(other);
                    continue;
                }
                let union = |x: &[_], y: &[_]| {
                    let mut all = [x, y].concat();
                    all.sort_unstable();
                    all.dedup();
                    all
                };
                let same_parties = one.event_type.is_symmetric() && union(&a, &c) == union(&b, &d);
                let mode = |event: &DraftEvent| resources.rules.frames[usize::from(event.frame)].mode.clone();
                let phone = |event: &DraftEvent| mode(event).as_deref() == Some("phone");
                let frame_type = |event: &DraftEvent| resources.rules.frames[usize::from(event.frame)].event_type;
                // A noun that says again what was told: سيزور الرئيس الهند لإجراء محادثات مع …, خلال زيارته.
                let again = || {
                    let (all, part) = (union(&a, &c), union(&b, &d));
                    frame_type(two) == EventType::Consult
                        && !draft.words[two.trigger.start as usize].is_verb()
                        && part.iter().all(|state| all.contains(state))
                        && same_people(draft, one, two)
                };
                // تلقى الرئيس اتصالا … خلال الاتصال: the call told before.
                let named_again = || {
                    let word = &draft.words[two.trigger.start as usize];
                    let same = |at: usize| word.lemma.is_some() && draft.words[at].lemma == word.lemma;
                    !word.is_verb() && word.is_definite() && one.trigger.range().any(same)
                };
                let close = one.sentence == two.sentence && two.trigger.start.saturating_sub(one.trigger.end) <= 6;
                match one.event_type {
                    EventType::Consult => {
                        (same_parties && (phone(one) == phone(two) || close || named_again()) || one.sentence == two.sentence && again())
                            && one.status == two.status
                            && same_people(draft, one, two)
                    }
                    EventType::Agree => {
                        same_sides && lemma(draft, one) == lemma(draft, two)
                            || one.sentence == two.sentence && one.statement == two.statement && again()
                    }
                    // أشاد بالدور البناء لسلطنة عمان: the act, and its reason again.
                    EventType::Support | EventType::Accuse if close && !draft.words[two.trigger.start as usize].proclitics.joins() => {
                        a == b && (c == d || c.is_empty() || d.is_empty())
                    }
                    EventType::Assault
                    | EventType::Protest
                    | EventType::Coerce
                    | EventType::Sanction
                    | EventType::Mobilize
                    | EventType::Aid => same_sides && (lemma(draft, one) == lemma(draft, two) || one.sentence == two.sentence),
                    _ => {
                        same_sides
                            && (lemma(draft, one) == lemma(draft, two) || one.sentence == two.sentence && one.statement == two.statement)
                    }
                }
            };
            if retold {
                let in_headline = headline && draft.events[at].sentence == 0 && draft.events[other].sentence > 0;
                let later = &draft.events[other];
                let (frame, recipient) = (later.frame, later.recipient.clone());
                let told = &mut draft.events[at];
                told.found.again = true;
                // What the later telling adds: whom it concerns, how it was done.
                if told.recipient.is_empty() && told.actor.len() < 2 {
                    told.recipient = recipient.into_iter().filter(|entity| !told.actor.contains(entity)).collect();
                }
                if has_mode(frame) && !has_mode(told.frame) && told.event_type == EventType::Consult {
                    told.frame = frame;
                }
                if in_headline {
                    let mut later = draft.events.remove(other);
                    later.found.again = true;
                    draft.events[at] = later;
                } else {
                    draft.events.remove(other);
                }
            } else {
                other += 1;
            }
        }
        at += 1;
    }
    draft.events.sort_by_key(|event| event.trigger.start);
}

/// Whether two meetings of the same states may be one: no person of one state takes part in this one and another of that state in the other.
fn same_people(draft: &Draft, one: &DraftEvent, two: &DraftEvent) -> bool {
    let people = |event: &DraftEvent| -> Vec<u32> {
        event
            .actor
            .iter()
            .chain(&event.recipient)
            .copied()
            .filter(|&entity| matches!(draft.entities[entity as usize].what, What::Person(_)))
            .collect()
    };
    let (first, second) = (people(one), people(two));
    first.iter().all(|&a| second.iter().all(|&b| a == b || draft.entities[a as usize].country != draft.entities[b as usize].country))
}
