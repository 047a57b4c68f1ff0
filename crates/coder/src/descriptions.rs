//! Clauses that describe the noun before them: what belongs to them, and where the clause around them goes on.

use crate::draft::ChunkKind;
use crate::sides::{Clause, INSERTION};
use waqai_lang::{Part, Word};

impl Clause<'_> {
    /// بيان أصدرته الوزارة, حديث أدلى به: whether a verb describes the noun before it, by the tree or because a pronoun takes an indefinite noun up.
    pub fn describes(&self, verb: usize) -> bool {
        let chunk = &self.chunks[verb];
        if chunk.kind != ChunkKind::Verb {
            return false;
        }
        let behind = self.draft.words[chunk.words.end as usize..].iter().take(2);
        let under = |word: &Word| word.part == Part::Preposition && word.enclitic.is_some();
        let resumed = || self.is_behind_indefinite(verb) && behind.take_while(|word| !word.is_mark() && !word.is_verb()).any(under);
        self.draft.syntax.describes(chunk.words.start as usize) || self.takes_up(verb) || resumed()
    }

    /// The chunk behind the comma that closes the clause of a verb which describes the noun before it.
    pub fn behind_description(&self, verb: usize) -> Option<usize> {
        let within = (verb + 1..self.chunks.len().min(verb + INSERTION)).take_while(|&at| {
            !matches!(self.chunks[at].kind, ChunkKind::That | ChunkKind::Verb | ChunkKind::Colon | ChunkKind::Subordinator)
        });
        let comma = within.into_iter().find(|&at| self.chunks[at].kind == ChunkKind::Comma).filter(|_| self.describes(verb))?;
        (comma + 1 < self.chunks.len()).then_some(comma + 1)
    }

    pub fn is_behind_indefinite(&self, verb: usize) -> bool {
        let before = verb.checked_sub(1).map(|at| &self.chunks[at]).filter(|before| before.kind == ChunkKind::Noun);
        let last = before.map(|before| self.word(before.words.end - 1));
        !self.verb(verb).proclitics.joins() && last.is_some_and(|last| !last.is_definite() && last.enclitic.is_none())
    }

    /// لغم زرعه متمردون: whether the pronoun of a verb takes up the indefinite noun right before it.
    pub fn takes_up(&self, verb: usize) -> bool {
        self.verb(verb).enclitic.is_some() && self.is_behind_indefinite(verb)
    }
}
