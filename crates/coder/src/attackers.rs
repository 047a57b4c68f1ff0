//! Who strikes, where the words tell it of the attack that stands behind those who suffer.

use crate::clauses;
use crate::draft::{ChunkKind, What};
use crate::rules::{EventType, Marker};
use crate::sides::Clause;
use crate::status;
use crate::triggers::Candidate;
use waqai_lang::Part;

/// How many words behind a trigger the verb may stand that says who did it.
const REACH: usize = 16;
/// How many words behind a trigger the noun of the attack may stand.
const NEAR: usize = 5;

/// قتل جنديان في هجوم شنه متمردون, في هجوم بقنبلة داخل سوق نفذه متمرد, في غارة إسرائيلية, في قصف للجيش.
pub(crate) fn behind(clause: &Clause, candidate: &Candidate, victims: &[u32]) -> Vec<u32> {
    let mut found = executing(clause, candidate);
    if found.is_empty() {
        found = of_attack(clause, candidate);
    }
    found.retain(|mention| !victims.contains(mention) && clauses::is_side(&clause.draft.mentions[*mention as usize].what));
    found
}

/// The subject of a verb that only says who did it, and whose pronoun takes up the attack.
fn executing(clause: &Clause, candidate: &Candidate) -> Vec<u32> {
    let words = &clause.draft.words;
    let start = candidate.words.end as usize;
    for (at, word) in words.iter().enumerate().skip(start).take(REACH) {
        if !word.is_verb() {
            let opens = clause.chunk_at(at).is_some_and(|chunk| matches!(clause.chunks[chunk].kind, ChunkKind::That | ChunkKind::Colon));
            if opens || clause.chunk_near(at).is_none() {
                return Vec::new();
            }
            continue;
        }
        let executes = word.enclitic.is_some() && !word.proclitics.joins() && status::is_marked(clause, at, Marker::Execute);
        return match clause.chunk_at(at).filter(|_| executes).and_then(|verb| clause.subject_after(verb)) {
            Some(subject) => clause.standing_for(subject),
            None => Vec::new(),
        };
    }
    Vec::new()
}

/// Whose the attack is: a nationality, or an armed body as its owner, behind ل or من.
fn of_attack(clause: &Clause, candidate: &Candidate) -> Vec<u32> {
    let draft = clause.draft;
    let rules = &clause.resources.rules;
    let attack = |&at: &usize| {
        let word = &draft.words[at];
        let frames = word.lemma.map_or(&[][..], |lemma| rules.frames_by_noun.get(lemma.0));
        word.part.is_nominal()
            && draft.mention_of(at).is_none()
            && frames.iter().any(|trigger| rules.frames[usize::from(trigger.frame)].event_type == EventType::Assault)
    };
    let start = candidate.words.start as usize + 1;
    let end = (candidate.words.end as usize + NEAR).min(draft.words.len());
    let governed = |&at: &usize| draft.words[at].has_preposition() || draft.words[at - 1].part == Part::Preposition;
    let stops = |&at: &usize| at >= candidate.words.end as usize && draft.words[at].is_verb();
    let Some(noun) = (start..end).take_while(|at| !stops(at)).find(|at| attack(at) && governed(at)) else { return Vec::new() };
    let armed = |mention: &u32| {
        let mention = &draft.mentions[*mention as usize];
        let bears =
            |&entity: &u32| matches!(draft.entities[entity as usize].sector.as_str(), "MIL" | "COP" | "REB" | "PRM" | "UAF" | "SPY");
        // هجوم انتحاري: one man is rather how it was done.
        let several = mention.plural || !matches!(mention.what, What::People { .. } | What::Person(_));
        mention.nisba && matches!(mention.what, What::State { .. })
            || several && !mention.entities.is_empty() && mention.entities.iter().all(bears)
    };
    let mut owner = clause.genitive(noun, noun);
    owner.retain(armed);
    if !owner.is_empty() {
        return owner;
    }
    // قصف صاروخي للقوات, هجوم من مسلحين: behind adjectives only.
    let behind = (noun + 1..end + NEAR).find(|&at| {
        let adjective = draft.words.get(at).is_some_and(|word| word.part == Part::Adjective && draft.mention_of(at).is_none());
        !adjective
    });
    let Some(chunk) = behind.and_then(|at| clause.chunk_near(at).map(|chunk| (at, chunk))).filter(|&(at, chunk)| {
        let start = clause.chunks[chunk].words.start as usize;
        start == at || start == at + 1
    }) else {
        return Vec::new();
    };
    let to = rules.glued.get(1).and_then(|&form| rules.preposition(form));
    let preposition = clause.chunks[chunk.1].preposition;
    if preposition.is_none() || preposition != to && preposition != rules.from {
        return Vec::new();
    }
    let mut found = clause.standing_for(chunk.1);
    found.retain(armed);
    found
}
