//! What a passage is about: contexts and modes of events.

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
