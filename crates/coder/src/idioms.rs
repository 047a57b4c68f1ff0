//! Words of force that name none: what is only called war or attack, and confessions that are no recognition.

use crate::refusals::Act;
use crate::rules::{EventType, Marker, Role, Trigger};
use crate::sides::glued;
use crate::triggers::Standing;
use crate::walk::{Article, longest};
use waqai_lang::Part;

/// How many words behind a confession what is confessed may stand.
const CONFESSED: usize = 7;
/// How many words behind a trigger a set phrase that begins in it may go on.
const ON: usize = 4;

/// Whether the words of an act are part of a set phrase that names none: حرب كلامية, السيطرة على الحريق, أطلق النار على نفسه.
fn is_set_phrase(act: &Act) -> bool {
    let force = matches!(
        act.frame.event_type,
        EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Mobilize | EventType::Retreat | EventType::Concede
    );
    let words = &act.clause.draft.words;
    let run = act.candidate.words.range();
    let end = (run.end + ON).min(words.len());
    let markers = &act.clause.resources.rules.markers;
    let names_none = |at: usize| {
        let found = longest(markers, words, at, end, Article::Optional);
        found.is_some_and(|found| found.payloads.iter().any(|&payload| Marker::of(payload) == Marker::Idiom))
    };
    force && run.into_iter().any(names_none)
}

/// اعترف المتهمون بمهاجمة دورية, اعترفت الحكومة بأن: who owns up to a deed recognises nobody.
fn is_confession(act: &Act) -> bool {
    let clause = act.clause;
    let (rules, words) = (&clause.resources.rules, &clause.draft.words);
    if act.frame.event_type != EventType::Support || act.candidate.standing == Standing::Noun {
        return false;
    }
    let with = rules.glued.first().and_then(|&form| rules.preposition(form));
    let takes = act.frame.recipient.iter().any(|role| matches!(role, Role::Preposition(preposition) if Some(*preposition) == with));
    let start = act.candidate.words.end as usize;
    let governed = (start..(start + CONFESSED).min(words.len()))
        .take_while(|&at| !words[at].is_mark())
        .find(|&at| with.is_some() && glued(&words[at], rules) == with);
    let deed = |trigger: &Trigger| {
        let frame = &rules.frames[usize::from(trigger.frame)];
        matches!(frame.event_type, EventType::Assault | EventType::Coerce)
    };
    takes
        && governed.is_some_and(|at| {
            let word = &words[at];
            word.part == Part::Subordinator
                || word.lemma.is_some_and(|lemma| rules.frames_by_noun.get(lemma.0).iter().any(deed))
                    && clause.draft.mention_of(at).is_none()
        })
}

/// Whether the words of an act name none.
pub(crate) fn name_none(act: &Act) -> bool {
    is_set_phrase(act) || is_confession(act)
}
