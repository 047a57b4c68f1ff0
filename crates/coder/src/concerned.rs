//! Whom a statement is said to, and whom it is about.

use crate::cues::{Cue, CueKind};
use crate::draft::{ChunkKind, What};
use crate::rules::{Act, Addressed, Reporting};
use crate::sides::Clause;
use waqai_text::Span;

/// How many chunks behind the occasion of a statement its partner may stand: في رسالة وجهها أمس إلى …
const PARTNER: usize = 5;

/// The entity that a statement is said to: the object of أبلغ، دعا, what stands under ل behind قال, the partner of an interview or a letter.
pub(crate) fn addressee(clause: &Clause, cue: &Cue, rule: &Reporting, speakers: &[u32]) -> Option<u32> {
    let content = cue.content.filter(|&content| content >= cue.words.end as usize);
    let speaking = clause.draft.entities_of(speakers);
    let other = |mentions: Vec<u32>| clause.draft.entities_of(&mentions).into_iter().find(|entity| !speaking.contains(entity));
    let ahead = |at: usize| content.is_none_or(|content| (clause.chunks[at].words.start as usize) < content);
    for &way in &rule.to {
        let found = match way {
            Addressed::Object if cue.kind == CueKind::Verb && clause.verb(cue.chunk).enclitic.is_some() => {
                other(clause.antecedent(cue.chunk, cue.words.start as usize))
            }
            Addressed::Object if cue.kind == CueKind::Verb => other(clause.object(cue.chunk)),
            Addressed::Object => first_object(clause, cue).and_then(|at| other(clause.joined(at))),
            Addressed::Under(preposition) => {
                clause.under(cue.chunk, preposition).filter(|&at| ahead(at)).and_then(|at| other(clause.joined(at)))
            }
        };
        if found.is_some() {
            return found;
        }
    }
    occasion(clause, cue, content).and_then(other)
}

/// The noun phrase without preposition behind a participle: مطالبا الحكومة ب.
fn first_object(clause: &Clause, cue: &Cue) -> Option<usize> {
    let next = clause.chunk_at(cue.words.end as usize)?;
    (clause.chunks[next].kind == ChunkKind::Noun && !clause.chunks[next].ruled).then_some(next)
}

/// في مقابلة مع القناة, في رسالة إلى المجلس, في تصريح للصحيفة: with whom or to whom the speaker speaks.
fn occasion(clause: &Clause, cue: &Cue, content: Option<usize>) -> Option<Vec<u32>> {
    let limit = content.unwrap_or(usize::MAX);
    // The occasion may stand before the verb too, at the head of the sentence.
    let from = if cue.kind == CueKind::Verb { cue.chunk.saturating_sub(PARTNER) } else { cue.chunk };
    let occasions = (from..clause.chunks.len()).take_while(|&at| (clause.chunks[at].words.start as usize) < limit).take(PARTNER * 4);
    for at in occasions {
        let chunk = &clause.chunks[at];
        let last = chunk.words.end as usize;
        let lemma = clause.word(chunk.words.start).lemma.filter(|_| chunk.kind == ChunkKind::Noun && chunk.mention.is_none());
        let Some(partners) = lemma.and_then(|lemma| clause.resources.rules.document(lemma)).filter(|to| !to.is_empty()) else { continue };
        let partner = clause.chunks[at + 1..]
            .iter()
            .take(PARTNER)
            .take_while(|next| (next.words.start as usize) < limit && next.kind != ChunkKind::That)
            .position(|next| next.mention.is_some() && next.preposition.is_some_and(|preposition| partners.contains(&preposition)));
        if let Some(partner) = partner {
            return Some(clause.joined(at + 1 + partner));
        }
        let owned = clause.draft.words.get(last - 1).and_then(|word| crate::sides::glued(word, &clause.resources.rules));
        if chunk.inner.is_some() && owned.is_some_and(|preposition| partners.contains(&preposition)) {
            return Some(clause.joined(at));
        }
    }
    None
}

/// The entity that a statement is about: whom it blames, praises, thanks, asks or warns; else the first one that it names besides the speaker.
pub(crate) fn about(
    clause: &Clause,
    cue: &Cue,
    rule: &Reporting,
    speakers: &[u32],
    addressee: Option<u32>,
    content: Option<Span>,
) -> Option<u32> {
    let draft = clause.draft;
    let speaking = draft.entities_of(speakers);
    let other = |mentions: &[u32]| draft.entities_of(mentions).into_iter().find(|entity| !speaking.contains(entity));
    let toward = matches!(rule.act, Act::Condemn | Act::Praise | Act::Thank | Act::Condole);
    if toward && cue.kind == CueKind::Verb && !clause.verb(cue.chunk).features.is_passive() {
        let object = clause.object(cue.chunk);
        if let Some(found) = other(&object) {
            return Some(found);
        }
    }
    if (toward || matches!(rule.act, Act::Demand | Act::Warn | Act::Promise)) && addressee.is_some() {
        return addressee;
    }
    let content = content?;
    let tokens = draft.text.tokens();
    let first = tokens.partition_point(|token| token.span.end <= content.start);
    let last = tokens.partition_point(|token| token.span.start < content.end);
    draft.mentions_in(first as u32, last as u32).find_map(|number| {
        let mention = &draft.mentions[number];
        let acts = (toward || !mention.locative) && !matches!(mention.what, What::Place(_) | What::Nothing);
        other(&[number as u32]).filter(|_| acts)
    })
}
