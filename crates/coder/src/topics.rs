//! What a passage is about: contexts for events, gates for what is no politics.

use crate::Resources;
use crate::draft::{Draft, DraftEvent, Run};
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

/// The gate of nature: deaths without anybody who caused them.
pub(crate) const DISASTER: &str = "disaster";

/// How many words of a run speak for one gate.
pub(crate) fn counts(draft: &Draft, resources: &Resources, run: Run, name: &str) -> usize {
    let Some(wanted) = resources.rules.gates.iter().position(|gate| **gate == *name) else { return 0 };
    run.range()
        .filter(|&at| {
            longest(&resources.rules.gate_words, &draft.words, at, run.end as usize, Article::Optional)
                .is_some_and(|words| words.payloads.contains(&(wanted as u32)))
        })
        .count()
}

/// The gate that closes a report or sentence: sport, weather, market …; none where it may hold events.
pub(crate) fn gate(draft: &Draft, resources: &Resources, run: Run) -> Option<(u32, usize)> {
    let mut counts = [0usize; 16];
    let mut at = run.start as usize;
    while at < run.end as usize {
        match longest(&resources.rules.gate_words, &draft.words, at, run.end as usize, Article::Optional) {
            Some(words) => {
                // Disasters bring relief, which is an act: they close nothing.
                let closing = words.payloads.iter().filter(|&&gate| &*resources.rules.gates[gate as usize] != DISASTER);
                for &gate in closing {
                    counts[(gate as usize).min(15)] += 1;
                }
                at += words.length;
            }
            None => at += 1,
        }
    }
    let (gate, count) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (*count > 0).then_some((gate as u32, *count))
}

/// How many words behind the trigger may tell what an act of words is about.
const ABOUT: usize = 9;

/// The mode of an event whose frame names none, by the first word behind its trigger that speaks for one; else what is usual for its type.
pub(crate) fn mode<'a>(draft: &Draft, resources: &'a Resources, event: &DraftEvent, changed: bool) -> Option<&'a str> {
    let rules = &resources.rules.mode_words;
    let end = (draft.sentences[event.sentence as usize].tokens.end as usize).min(event.trigger.end as usize + ABOUT);
    // A threat may be all in its trigger: هدد بضرب.
    let start = event.trigger.start as usize + usize::from(!changed);
    let told = (start..end).take_while(|&at| at < event.trigger.end as usize || !draft.words[at].is_mark()).find_map(|at| {
        let words = longest(&rules.words, &draft.words, at, end, Article::Optional)?;
        words.payloads.iter().map(|&row| &rules.modes[row as usize]).find(|(event_type, _)| *event_type == event.event_type)
    });
    let usual = || rules.usual[event.event_type as usize].map(|row| &rules.modes[usize::from(row)]);
    told.or_else(usual).map(|(_, mode)| &**mode)
}
