//! What a passage is about: contexts and modes of events.

use crate::Resources;
use crate::draft::{Draft, DraftEvent, Run};
use crate::rules::Marker;
use crate::walk::{Article, longest};

/// The contexts that the words of a run speak for, as a set of bits.
pub(crate) fn contexts(draft: &Draft, resources: &Resources, run: Run) -> u64 {
    let mut found = 0u64;
    for at in run.range() {
        if let Some(words) = longest(&resources.rules.context_words, &draft.words, at, run.end as usize, Article::Optional) {
            for &context in words.payloads {
                found |= 1 << context.min(63);
            }
        }
    }
    found
}

/// How many words behind the trigger may tell what an act of words is about.
const ABOUT: usize = 9;

/// The mode of an event whose frame names none, by the first word behind its trigger that speaks for one; else what is usual for its type.
pub(crate) fn mode<'a>(draft: &Draft, resources: &'a Resources, event: &DraftEvent, changed: bool) -> Option<&'a str> {
    let rules = &resources.rules.mode_words;
    let end = (draft.sentences[event.sentence as usize].tokens.end as usize).min(event.trigger.end as usize + ABOUT);
    // A threat may be all in its trigger: هدد بضرب.
    let start = event.trigger.start as usize + usize::from(!changed);
    let tokens = draft.text.tokens();
    let goes_on = |&at: &usize| {
        let quote = || tokens[at].mark().is_some_and(crate::cues::is_quote);
        // طالبه خلال ندوة ب…: the occasion is not what he is called on to do.
        let occasion = resources.rules.is_marked(draft.words[at].form, Marker::During);
        at < event.trigger.end as usize || (!draft.words[at].is_mark() || quote()) && !occasion
    };
    let told = (start..end).take_while(goes_on).find_map(|at| {
        let words = longest(&rules.words, &draft.words, at, end, Article::Optional)?;
        words.payloads.iter().map(|&row| &rules.modes[row as usize]).find(|(event_type, _)| *event_type == event.event_type)
    });
    let usual = || rules.usual[event.event_type as usize].map(|row| &rules.modes[usize::from(row)]);
    told.or_else(usual).map(|(_, mode)| &**mode)
}

/// Whatever two states have words about, it is diplomacy too.
pub(crate) fn between_states(draft: &Draft, resources: &Resources, event: &DraftEvent) -> Option<u8> {
    let side = |side: &[u32]| {
        let mut states = side.iter().map(|&entity| &draft.entities[entity as usize]);
        let first = states.next()?;
        let official = |entity: &crate::draft::DraftEntity| matches!(entity.sector.as_str(), "GOV" | "MIL");
        (official(first) && states.all(official)).then_some(first.country).flatten()
    };
    let actor = side(&event.actor)?;
    let other = side(&event.recipient).or_else(|| {
        let rest = event.actor.get(1..).filter(|_| event.recipient.is_empty())?;
        side(rest)
    })?;
    let diplomatic = || resources.rules.contexts.iter().position(|context| &**context == "diplomatic").map(|at| at as u8);
    (event.event_type.is_verbal() && actor != other).then(diplomatic).flatten()
}

/// What an act is about where no word tells: between states diplomacy, with armed forces the military.
pub(crate) fn usual_context(draft: &Draft, resources: &Resources, event: &DraftEvent) -> Option<u8> {
    let sides = || event.actor.iter().chain(&event.recipient).map(|&entity| &draft.entities[entity as usize]);
    let named = |code: &str| resources.rules.contexts.iter().position(|context| **context == *code).map(|at| at as u8);
    let official = sides().all(|entity| entity.sector.as_str() == "GOV");
    let first = sides().next()?.country;
    let abroad = sides().any(|entity| entity.country != first) || first.is_some_and(|code| code.is_international());
    if event.event_type.is_verbal() && official && abroad {
        return named("diplomatic");
    }
    let armed = sides().any(|entity| matches!(entity.sector.as_str(), "MIL" | "REB"));
    (armed && !event.event_type.is_verbal()).then(|| named("military")).flatten()
}
