//! What is said where no marker introduces it: the object of a verb of speech, or the clause behind it.

use crate::cues::{CueKind, Finder};
use crate::draft::{ChunkKind, Run};
use crate::rules::Marker;
use crate::status::marker_at;
use waqai_lang::{Part, Tense};

impl Finder<'_, '_> {
    /// نفى النائب تصريحات سابقة: the object that the tree gives, where it is nobody and stands behind the verb.
    pub fn object_content(&self, words: Run) -> Option<usize> {
        let draft = self.clause.draft;
        let features = draft.words[words.start as usize].features;
        if features.get_tense() != Some(Tense::Perfect) || features.is_passive() {
            return None;
        }
        let object = draft.syntax.objects(words.start as usize)?.into_iter().next()?;
        let chunk = &self.clause.chunks[self.clause.chunk_at(object).filter(|_| object >= words.end as usize)?];
        let nobody = chunk.mention.is_none() && !self.clause.opened_between(self.clause.chunk_at(words.start as usize)?, object);
        nobody.then_some(chunk.words.start as usize)
    }

    /// أعلنت الوزارة فتح تحقيق: a noun phrase after the subject, or after subject and addressee, that is nobody.
    pub fn plain_content(&self, chunk: usize) -> Option<usize> {
        let mut seen_subject = false;
        for next in self.clause.chunks.iter().skip(chunk + 1).take(7) {
            match next.kind {
                ChunkKind::Noun if next.ruled || next.joined => {}
                ChunkKind::Noun if next.mention.is_some() => seen_subject = true,
                ChunkKind::Noun => {
                    let head = &self.clause.draft.words[next.words.start as usize];
                    let act = head.lemma.is_some_and(|lemma| self.clause.resources.lexicon.lemma(lemma).of_verb.is_some());
                    if self.clause.is_time(next.words) {
                        continue;
                    }
                    if act && seen_subject {
                        return Some(next.words.start as usize);
                    }
                    seen_subject = true;
                }
                ChunkKind::Particle => {}
                _ => return None,
            }
        }
        None
    }

    /// أدانت الحكومة الهجوم، مثمنا دعم الجمعية: the noun phrase behind the subject, whoever or whatever it is; behind a participle the first one.
    pub fn object_behind(&self, chunk: usize, kind: CueKind) -> Option<usize> {
        let clause = self.clause;
        let subject = if kind == CueKind::Participle { None } else { clause.subject_after(chunk) };
        // A participle may head the phrase of its object: مثمنا دعم الجمعية.
        if kind == CueKind::Participle && clause.chunks[chunk].words.range().len() > 1 {
            return Some(clause.chunks[chunk].words.start as usize + 1);
        }
        // Behind a subject that stands before the verb, or is left out, the object comes first.
        let mut next = match subject {
            Some(subject) => subject + clause.joined(subject).len().max(1),
            None => chunk + 1,
        };
        let (first, limit) = (next, next + 10);
        while let Some(following) = clause.chunks.get(next).filter(|_| next < limit) {
            if self.opens_object(next, next == first) {
                return Some(following.words.start as usize);
            }
            match following.kind {
                ChunkKind::Noun if following.joined => return None,
                ChunkKind::Noun if following.ruled || clause.is_time(following.words) || self.is_manner(next) => {}
                ChunkKind::Noun => {
                    // Titles and names in apposition to the subject are none.
                    let again = subject.is_some_and(|subject| {
                        let entities = |chunk: usize| clause.chunks[chunk].mention.map(|m| &clause.draft.mentions[m as usize].entities);
                        entities(subject).is_some_and(|of| Some(of) == entities(next))
                    });
                    if !again {
                        return Some(following.words.start as usize);
                    }
                }
                ChunkKind::Particle | ChunkKind::Comma | ChunkKind::Mark | ChunkKind::Quote => {}
                // نفى ما تردد عن …: what is said is told in a clause.
                ChunkKind::Relative if next == first => return Some(following.words.start as usize),
                ChunkKind::Verb => {
                    next = clause.behind_description(next)?;
                    continue;
                }
                _ => return None,
            }
            next += 1;
        }
        None
    }

    /// An object that names an act or a state and stands before the preposition that would introduce what is said.
    pub fn act_before(&self, chunk: usize, preposition: usize) -> Option<usize> {
        let at = self.object_behind(chunk, CueKind::Verb)?;
        let word = &self.clause.draft.words[at];
        let act = || word.lemma.is_some_and(|lemma| self.clause.resources.lexicon.lemma(lemma).of_verb.is_some());
        (at < preposition && (word.part == Part::Masdar || act()) && !self.is_name(at)).then_some(at)
    }

    /// نفت السفارة أي صلة بالحادث, نفى الوزير ما تردد عن …: words that elsewhere explain or deny, and here open the object.
    fn opens_object(&self, chunk: usize, first: bool) -> bool {
        let clause = self.clause;
        let marker = marker_at(clause, clause.chunks[chunk].words.start as usize).map(|(marker, _)| marker);
        match clause.chunks.get(chunk + 1).map(|behind| behind.kind) {
            Some(kind @ (ChunkKind::Noun | ChunkKind::Verb)) => {
                let word = clause.word(clause.chunks[chunk + 1].words.start);
                // ما تردد: the letters of a noun or imperfect too, behind a word that a perfect follows.
                let perfect =
                    |analysis: &waqai_lang::Analysis| analysis.part == Part::Verb && analysis.features.get_tense() == Some(Tense::Perfect);
                let happened = || clause.resources.lexicon.analyses(word.form).iter().any(perfect);
                let plain = !word.is_definite() && !word.has_preposition();
                let any = kind == ChunkKind::Noun && marker == Some(Marker::Any);
                plain && (any || first && marker == Some(Marker::Negation) && happened())
            }
            _ => false,
        }
    }

    /// Whether a noun phrase only says how: مجددا, مجددا ومرارا.
    fn is_manner(&self, chunk: usize) -> bool {
        let chunk = &self.clause.chunks[chunk];
        let head = self.clause.word(chunk.words.start);
        let accusative = head.tanween || head.features.is_accusative();
        chunk.mention.is_none() && chunk.words.range().len() == 1 && accusative && !matches!(head.part, Part::Noun | Part::Masdar)
    }
}
