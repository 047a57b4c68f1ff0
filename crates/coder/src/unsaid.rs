//! Verbs of speech that tell of nobody's saying: denied, to come, wished for, asked about, or said by people in general.

use crate::draft::ChunkKind;
use crate::rules::{Act, Marker, Reporting};
use crate::sides::Clause;
use crate::walk::{Article, longest};
use waqai_lang::{Part, Proclitics, Tense};

/// Whether a verb of speech says that something has not been said: لم يعلن, سيعلن, أن يؤكد, إذا أعلن, قد يعلن. Who does not deny says something.
pub(crate) fn is_unsaid(clause: &Clause, chunk: usize, row: &Reporting) -> bool {
    let draft = clause.draft;
    let word = clause.verb(chunk);
    let at = clause.chunks[chunk].words.start as usize;
    let imperfect = word.features.get_tense() == Some(Tense::Imperfect);
    if imperfect && word.proclitics.has(Proclitics::SA) {
        return true;
    }
    let start = clause.chunks.first().map_or(0, |chunk| chunk.words.start as usize);
    if row.act != Act::Deny && !word.proclitics.joins() && crate::status::negated_before(clause, at, start) {
        return true;
    }
    let Some(before) = at.checked_sub(1).filter(|_| at > start).map(|before| &draft.words[before]) else { return false };
    // أن يعلن is wished for; بعد أن أعلن has happened.
    let wished = before.form == clause.resources.rules.that && before.part == Part::Subordinator && before.enclitic.is_none();
    if imperfect && (wished || before.part == Part::Modal) {
        return true;
    }
    let marked = |from: usize| {
        longest(&clause.resources.rules.markers, &draft.words, from, at, Article::AsWritten).filter(|found| from + found.length == at)
    };
    (at.saturating_sub(2).max(start)..at).filter_map(marked).flat_map(|found| found.payloads).any(|&payload| match Marker::of(payload) {
        Marker::Condition | Marker::Future => true,
        Marker::Purpose | Marker::Possibility => imperfect,
        _ => false,
    })
}

/// يعتقد أن، ويذكر أن، المعلومات التي يعتقد أنها …: a verb without a subject of its own that stands for people in general.
pub(crate) fn is_impersonal(clause: &Clause, chunk: usize, row: &Reporting) -> bool {
    let word = clause.verb(chunk);
    if word.features.is_passive() {
        return true;
    }
    let imperfect = word.features.get_tense() == Some(Tense::Imperfect);
    let singular = word.features.get_number() == Some(waqai_lang::Number::Singular);
    if row.alone && imperfect && singular {
        return true;
    }
    let next = clause.chunks[chunk].words.end as usize;
    let follows = clause.draft.words.get(next);
    let introduces = follows.is_some_and(|w| w.form == clause.resources.rules.that || w.part == Part::Preposition);
    let opens = chunk == 0 || clause.chunks[chunk - 1].kind == ChunkKind::Mark;
    imperfect && !word.proclitics.joins() && opens && introduces
}
