//! Clauses, read shallowly: each sentence cut into verbs, noun phrases and the words between them.

use crate::Resources;
use crate::draft::{Chunk, ChunkKind, Draft, Run, What};
use waqai_knowledge::Code;
use waqai_lang::{Part, Proclitics, Word};
use waqai_tables::Form;

const MEDIA: Code = Code::of(b"JRN");

/// Cuts all sentences into chunks.
pub(crate) fn cut(draft: &mut Draft, resources: &Resources) {
    for sentence in 0..draft.sentences.len() {
        let first = draft.chunks.len() as u32;
        let range = draft.sentences[sentence].tokens.clone();
        let (mut at, end) = (range.start as usize, range.end as usize);
        let mut ruling: Option<(Form, bool)> = None;
        while at < end {
            let mut chunk = chunk(draft, resources, at, end, ruling);
            // بحق الوزير, في حق الصحفيين: against them.
            let head = &draft.words[at];
            if chunk.mention.is_none()
                && chunk.inner.is_some()
                && chunk.ruled
                && head.form == resources.rules.right_of
                && !head.is_definite()
            {
                (chunk.mention, chunk.preposition) = (chunk.inner.take(), resources.rules.against);
            }
            at = chunk.words.end as usize;
            ruling = preposition_word(draft, resources, &chunk);
            if ruling.is_none() || !matches!(chunk.kind, ChunkKind::Particle) {
                draft.chunks.push(chunk);
            }
        }
        draft.chunk_ranges.push((first, draft.chunks.len() as u32));
    }
}

/// The preposition that a chunk is, and whether a conjunction joins it.
fn preposition_word(draft: &Draft, resources: &Resources, chunk: &Chunk) -> Option<(Form, bool)> {
    if chunk.kind != ChunkKind::Particle || chunk.words.range().len() != 1 {
        return None;
    }
    let at = chunk.words.start as usize;
    let word = &draft.words[at];
    if draft.time_at(at).is_some() {
        return None;
    }
    // كل من فلان وفلان: each of them, no complement.
    if at > 0
        && draft.words[at - 1].part == Part::Quantifier
        && draft.mention_of(at + 1).is_some()
        && resources.rules.preposition(word.form) == resources.rules.from
    {
        return None;
    }
    (word.part == Part::Preposition && word.enclitic.is_none()).then_some((word.form, word.proclitics.joins()))
}

fn chunk(draft: &Draft, resources: &Resources, at: usize, end: usize, ruling: Option<(Form, bool)>) -> Chunk {
    let word = &draft.words[at];
    let joined = word.proclitics.joins();
    let single = |kind| Chunk { kind, words: Run::new(at, at + 1), mention: None, inner: None, preposition: None, ruled: false, joined };
    if let Some(mention) = draft.mention_of(at) {
        let words = draft.mentions[mention as usize].words;
        return ruled(single(ChunkKind::Noun), word, ruling, resources, Some(mention), Run::new(at, (words.end as usize).max(at + 1)));
    }
    // A time is neither subject nor object.
    if let Some(time) = draft.time_at(at) {
        let last = (at + 1..(time.tokens.end as usize).min(end)).take_while(|&next| draft.mention_of(next).is_none()).count();
        let mut chunk = single(ChunkKind::Particle);
        chunk.words = Run::new(at, at + 1 + last);
        return chunk;
    }
    match word.part {
        Part::Mark => single(match draft.text.tokens()[at].mark() {
            Some('\u{60C}' | ',' | '\u{61B}' | ';') => ChunkKind::Comma,
            Some(':') => ChunkKind::Colon,
            Some('"' | '\u{AB}' | '\u{BB}' | '\u{201C}' | '\u{201D}') => ChunkKind::Quote,
            _ => ChunkKind::Mark,
        }),
        Part::Verb => single(ChunkKind::Verb),
        Part::Subordinator if word.form == resources.rules.that => single(ChunkKind::That),
        Part::Subordinator => single(ChunkKind::Subordinator),
        Part::Relative => single(ChunkKind::Relative),
        Part::Conjunction => single(ChunkKind::Conjunction),
        part if part.is_particle() => single(ChunkKind::Particle),
        // كل من الوزير ونظيره: they are what the verb speaks of, not "each".
        Part::Quantifier
            if draft
                .words
                .get(at + 1)
                .is_some_and(|next| next.part == Part::Preposition && resources.rules.preposition(next.form) == resources.rules.from)
                && draft.mention_of(at + 2).is_some() =>
        {
            single(ChunkKind::Particle)
        }
        _ => {
            // A common noun and what belongs to it: adjectives, owners, a mention as the last owner.
            let mut next = at + 1;
            let mut inner = None;
            while next < end {
                let following = &draft.words[next];
                if let Some(mention) = draft.mention_of(next) {
                    let apart = following.proclitics.joins() || following.has_preposition();
                    // After a definite noun a mention begins a phrase of its own.
                    let closed =
                        draft.words[next - 1].is_definite() || draft.words[next - 1].enclitic.is_some() || draft.words[next - 1].tanween;
                    let nisba = draft.mentions[mention as usize].nisba;
                    // في بيان مشترك الولايات المتحدة: an indefinite adjective behind its noun owns nothing.
                    let adjective = next > at + 1 && draft.words[next - 1].part == Part::Adjective;
                    if !apart && (!closed && !adjective || nisba) && inner.is_none() {
                        inner = Some(mention);
                        next = draft.mentions[mention as usize].words.end as usize;
                    }
                    break;
                }
                let timed = draft.time_at(next).is_some_and(|time| time.tokens.start == next as u32);
                let nominal = !timed && following.part.is_nominal() && !following.proclitics.joins() && !following.has_preposition();
                if !nominal || participle_clause(following) {
                    break;
                }
                // After a definite noun, an indefinite one opens another phrase; an adjective agrees.
                let previous = &draft.words[next - 1];
                if (previous.is_definite() || previous.enclitic.is_some()) && !following.is_definite() {
                    break;
                }
                next += 1;
            }
            // مواقع للجيش, دورية للشرطة: an owner behind ل.
            if inner.is_none()
                && next < end
                && draft.words[next].proclitics.has(Proclitics::LI)
                && !draft.words[next].proclitics.joins()
                && !word.is_definite()
            {
                inner = draft.mention_of(next);
            }
            let mut chunk = ruled(single(ChunkKind::Noun), word, ruling, resources, None, Run::new(at, next));
            chunk.inner = inner;
            chunk
        }
    }
}

/// مضيفا، مشيرة: a participle that carries on the sentence.
fn participle_clause(word: &Word) -> bool {
    word.part == Part::ActiveParticiple && (word.tanween || word.features.is_accusative())
}

fn ruled(mut chunk: Chunk, word: &Word, ruling: Option<(Form, bool)>, resources: &Resources, mention: Option<u32>, words: Run) -> Chunk {
    chunk.mention = mention;
    chunk.words = words;
    let rules = &resources.rules;
    if word.has_preposition() {
        chunk.ruled = true;
        let glued = if word.proclitics.has(Proclitics::BI) {
            0
        } else if word.proclitics.has(Proclitics::LI) {
            1
        } else {
            2
        };
        chunk.preposition = rules.glued.get(glued).copied().and_then(|form| rules.preposition(form));
    } else if let Some((form, joined)) = ruling {
        chunk.ruled = true;
        chunk.joined |= joined;
        chunk.preposition = rules.preposition(form);
    }
    chunk
}

/// Whether a mention is an agency or a paper, which tells of acts and does none.
pub(crate) fn is_medium(draft: &Draft, mention: u32) -> bool {
    let mut entities = draft.mentions[mention as usize].entities.iter().map(|&entity| &draft.entities[entity as usize]);
    entities.any(|entity| entity.sector == MEDIA && matches!(entity.what, What::Organisation(_) | What::Named { .. }))
}

/// Whether a mention may be a side of an act: it is somebody, not a mere place.
pub(crate) fn is_side(what: &What) -> bool {
    !matches!(what, What::Place(_))
}
