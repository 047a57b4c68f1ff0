//! Titles that name nobody by themselves: who spoke last under one, and who is named after he spoke without a name.

use crate::draft::{Mention, PersonMention, Run, What};
use crate::entities::{LOOK_BACK, Resolver};
use crate::names::after_speech;
use waqai_knowledge::Count;

/// Titles from this rank on are borne by so many that one alone means whoever was named before: المسؤول, القيادي, الخبير.
const ORDINARY: u8 = 7;

/// Titles from this rank on are of private people: الشاب, المواطن.
const PRIVATE: u8 = 9;

/// Up to which sentence somebody unnamed may be named.
const UNNAMED_REACH: u32 = 2;

/// How many sentences back such a title looks.
const EPITHET_REACH: u32 = 3;

impl Resolver<'_> {
    /// وأضاف المسؤول: a title that anybody may bear, by itself behind a verb of speech, means the person named last.
    pub(crate) fn epithet(&self, at: usize, person: &PersonMention, words: Run) -> Option<u32> {
        let row = &self.resources.knowledge.titles[usize::from(person.title?)];
        let word = &self.draft.words[words.start as usize];
        let bare = words.range().len() == 1 && word.is_definite() && person.relation.is_none() && person.organisation.is_none();
        if !bare
            || person.former
            || !(ORDINARY..PRIVATE).contains(&row.weight)
            || !after_speech(self.draft, self.resources, words.start as usize)
        {
            return None;
        }
        let (sentence, gender) = (self.draft.mentions[at].sentence, self.draft.mentions[at].gender);
        let before = || self.draft.mentions[..at].iter().rev().take(LOOK_BACK).filter(|mention| mention.entities.len() == 1);
        // قال مسؤول كبير … وأضاف المسؤول: whom the report called so, without a name.
        let called = |mention: &&Mention| {
            let first = mention.words.start as usize;
            let one = matches!(mention.what, What::Person(_) | What::People { count: Count::One, .. });
            one && self.draft.words[first].lemma.is_some() && self.draft.words[first].lemma == word.lemma
        };
        let spoke = |mention: &&Mention| {
            let person = matches!(&mention.what, What::Person(person) if person.title.is_some() || !person.name.is_empty());
            let sexes = mention.gender.is_none() || gender.is_none() || mention.gender == gender;
            person
                && sexes
                && sentence - mention.sentence <= EPITHET_REACH
                && after_speech(self.draft, self.resources, mention.words.start as usize)
        };
        before().find(called).or_else(|| before().find(spoke))?.entities.first().copied()
    }

    /// كشف ضابط بريطاني … وأوضح العقيد فلان: the only one who has spoken so far, without a name, is whoever speaks next by name, where state and sector
    /// agree.
    pub(crate) fn unnamed_before(&self, at: usize, person: &PersonMention) -> Option<u32> {
        let mention = &self.draft.mentions[at];
        let (state, told) = (person.state?, crate::titles::told_sector(&self.resources.knowledge, person)?);
        if mention.sentence == 0
            || mention.sentence > UNNAMED_REACH
            || !after_speech(self.draft, self.resources, mention.words.start as usize)
        {
            return None;
        }
        let mut spoke = self.draft.mentions[..at]
            .iter()
            .filter(|other| after_speech(self.draft, self.resources, other.words.start as usize) && !other.entities.is_empty());
        let only = spoke.next().filter(|other| other.sentence < mention.sentence)?;
        let entity = *only.entities.first()?;
        if spoke.any(|other| other.entities.first() != Some(&entity)) {
            return None;
        }
        let held = &self.draft.entities[entity as usize];
        let unnamed = match &held.what {
            What::Person(other) => other.name.is_empty() && other.known.is_none(),
            What::People { count, .. } => *count == Count::One,
            _ => false,
        };
        let indefinite = !self.draft.words[only.words.start as usize].is_definite();
        (unnamed && indefinite && held.country == Some(state) && held.sector == told).then_some(entity)
    }
}
