//! People of a kind and kin as entities: which groups are the same, and whose they are.

use crate::draft::{DraftEntity, Run, What};
use crate::entities::Resolver;
use waqai_knowledge::{Code, Count, Whose};
use waqai_lang::Proclitics;

const GOVERNMENT: Code = Code::of(b"GOV");
const CIVILIAN: Code = Code::of(b"CVL");
const JOURNALISTS: Code = Code::of(b"JRN");
const UNKNOWN: Code = Code::of(b"UNK");

impl Resolver<'_> {
    pub fn people(
        &mut self,
        group: Option<u16>,
        state: Option<Code>,
        sector: Option<Code>,
        count: Count,
        foreign: bool,
        words: Run,
    ) -> u32 {
        let row = group.map(|group| &self.resources.knowledge.groups[usize::from(group)]);
        let own = row.map_or(CIVILIAN, |row| row.sector);
        let sector = match (sector, own) {
            (Some(told), own) if own == GOVERNMENT || own == UNKNOWN || group.is_none() => told,
            (Some(told), _) if told != CIVILIAN && told != GOVERNMENT => told,
            (_, own) => own,
        };
        // مصدر and مصدر رسمي are one kind.
        let groups = &self.resources.knowledge.groups;
        let kind = |group: u16| groups[usize::from(group)].singular.split(' ').next();
        // 12 قتيلا, عشرات القتلى: counted otherwise they are others.
        let draft = &*self.draft;
        let counted = draft.number_at(words.start as usize);
        let others = |&mention: &u32| {
            let before = draft.number_at(draft.mentions[mention as usize].words.start as usize);
            counted.zip(before).is_some_and(|(one, other)| one.value != other.value)
        };
        let same = |entity: &DraftEntity| match entity.what {
            What::People { group: known, state: other, count: number, foreign: apart, .. }
                if apart == foreign && !entity.mentions.iter().any(others) =>
            {
                let same_kind = known == group || matches!((known, group), (Some(a), Some(b)) if kind(a) == kind(b));
                same_kind && (number == Count::One) == (count == Count::One) && (state.is_none() || other == state)
            }
            _ => false,
        };
        if (group.is_some() || state.is_some())
            && let Some(found) = self.find(same)
        {
            return found;
        }
        // مسؤولون أوروبيون …، وأضاف المسؤولون: the same noun with the article takes them up.
        let head = &draft.words[words.start as usize];
        if group.is_none()
            && head.is_definite()
            && words.range().len() == 1
            && let Some(found) = self.find(|entity| {
                let begins = |&mention: &u32| draft.words[draft.mentions[mention as usize].words.start as usize].form == head.form;
                matches!(entity.what, What::People { count: Count::Many, .. })
                    && entity.sector == sector
                    && entity.mentions.iter().any(begins)
            })
        {
            return found;
        }
        // قال للصحفيين: whoever asks or listens is of no state.
        let addressed =
            count != Count::One && sector == JOURNALISTS && self.draft.words[words.start as usize].proclitics.has(Proclitics::LI);
        let stateless = foreign || addressed || matches!(sector.as_str(), "UAF" | "UNK");
        let whose = row.map_or(Whose::Report, |row| row.whose);
        let otherwise = match whose {
            Whose::Report if stateless => None,
            whose => self.whose(whose),
        };
        self.add_of(What::People { group, state, sector: Some(sector), count, foreign }, state, otherwise, sector, words)
    }

    /// The state that the tables say, or leave to the report.
    pub fn whose(&self, whose: Whose) -> Option<Code> {
        match whose {
            Whose::Report | Whose::Body => self.draft.home,
            Whose::Nobody => None,
            Whose::Always(code) => Some(code),
        }
    }

    pub fn kin(&mut self, relation: u16, state: Option<Code>, sector: Option<Code>, pronoun: bool, words: Run) -> u32 {
        let same = |entity: &DraftEntity| match entity.what {
            What::Kin { relation: known, state: other, .. } => known == relation && (state.is_none() || other == state),
            _ => false,
        };
        if let Some(found) = self.find(same) {
            return found;
        }
        let home = self.draft.home;
        self.add_of(What::Kin { relation, state, sector, pronoun }, state, home, sector.unwrap_or(CIVILIAN), words)
    }
}
