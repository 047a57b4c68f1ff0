//! Whom a protest is against: whoever the protesters want gone, and whose deed they protest against.

use crate::clauses;
use crate::masdars;
use crate::rules::Marker;
use crate::sides::Clause;
use crate::status;
use crate::triggers::Candidate;

/// Within how many words behind the trigger what is demanded or protested against is told.
const WITHIN: usize = 24;
/// Within how many words behind the cause its owner is named.
const NEAR: usize = 5;

/// مطالبين باستقالة الحكومة, احتجاجا على قرارات الوزارة: the mentions of those whom a protest is against, where its frame names nobody.
pub(crate) fn against(clause: &Clause, candidate: &Candidate) -> Vec<u32> {
    let draft = clause.draft;
    let Some(sentence) = draft.sentence_of(candidate.words.start) else { return Vec::new() };
    let end = draft.sentences[sentence].tokens.end as usize;
    let start = candidate.words.start as usize + 1;
    let marked = |at: usize, marker: Marker| draft.mention_of(at).is_none() && status::is_marked(clause, at, marker);
    for at in start..end.min(start + WITHIN) {
        if marked(at, Marker::Ouster)
            && let Some(mention) =
                draft.mention_of(at + 1).filter(|&mention| draft.mentions[mention as usize].words.start as usize == at + 1)
        {
            return with_those_beside(clause, mention);
        }
        if marked(at, Marker::CauseOfProtest) && draft.text.folded_at(at).ends_with('\u{627}') {
            let plain = |&word: &usize| !draft.words[word].is_mark() && !draft.words[word].is_verb();
            let named = (at + 1..end.min(at + 1 + NEAR)).take_while(plain).find_map(|word| draft.mention_of(word));
            let found = named.filter(|&mention| !draft.mentions[mention as usize].locative && !masdars::suffers(clause, at, mention));
            return found.map(|mention| with_those_beside(clause, mention)).unwrap_or_default();
        }
    }
    Vec::new()
}

/// The mention, with those joined to it, as far as they can be sides.
fn with_those_beside(clause: &Clause, mention: u32) -> Vec<u32> {
    let mentions = &clause.draft.mentions;
    let chunk =
        clause.chunk_at(mentions[mention as usize].words.start as usize).filter(|&chunk| clause.chunks[chunk].mention == Some(mention));
    let mut found = chunk.map_or_else(|| vec![mention], |chunk| clause.joined(chunk));
    found.retain(|&mention| clauses::is_side(&mentions[mention as usize].what));
    found
}
