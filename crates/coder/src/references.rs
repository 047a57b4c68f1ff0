//! Words that refer back to entities already named: the two sides, both ministers, the latter.

use crate::draft::What;
use crate::entities::Resolver;
use crate::rules::{Reference, ReferenceKind};
use waqai_knowledge::Code;

impl Resolver<'_> {
    pub(crate) fn reference(&mut self, at: usize, reference: Reference) -> Vec<u32> {
        if reference.kind == ReferenceKind::Latter {
            let last = self.draft.mentions[..at]
                .iter()
                .rev()
                .find(|mention| matches!(mention.what, What::Person(_)) && !mention.entities.is_empty());
            return last.map(|mention| mention.entities.clone()).unwrap_or_default();
        }
        let wanted = if reference.two { 2 } else { 3 };
        let mut members = Vec::new();
        // States named inside: الجيشين الصيني والكازاخي.
        let words = self.draft.mentions[at].words;
        let mut named: Vec<Code> = Vec::new();
        for word in words.range().skip(1) {
            for &payload in crate::walk::longest(
                self.resources.knowledge.terms(),
                &self.draft.words,
                word,
                words.end as usize,
                crate::walk::Article::Optional,
            )
            .map_or(&[][..], |found| found.payloads)
            {
                if let waqai_knowledge::Entry::Nisba(state) = waqai_knowledge::Entry::of(payload) {
                    named.push(self.resources.knowledge.states[usize::from(state)].code);
                }
            }
        }
        // الجانبان المصري والسوداني: sides whose states are told are those.
        let by_state = matches!(reference.kind, ReferenceKind::State | ReferenceKind::Army | ReferenceKind::Government)
            || reference.kind == ReferenceKind::Any && named.len() >= 2;
        if by_state {
            // الحكومتان المصرية والسودانية
            let told = named.len() >= 2;
            let states = if named.len() >= 2 { named } else { self.states_before(at, wanted) };
            for code in states.into_iter().take(wanted) {
                members.push(match reference.kind {
                    ReferenceKind::Army => match self.army() {
                        Some(army) => self.body(army, Some(code), words),
                        None => self.state(code, words),
                    },
                    ReferenceKind::Government if told => match self.government() {
                        Some(government) => self.body(government, Some(code), words),
                        None => self.state(code, words),
                    },
                    _ => self.state(code, words),
                });
            }
            return if members.len() >= 2 { members } else { Vec::new() };
        }
        if reference.kind == ReferenceKind::Any
            && let Some(fighting) = self.two_forces(at)
        {
            return fighting;
        }
        let mut countries: Vec<Option<Code>> = Vec::new();
        for people_only in [true, false] {
            for mention in self.draft.mentions[..at].iter().rev() {
                if self.draft.mentions[at].sentence - mention.sentence > 4
                    || mention.entities.len() != 1
                    || (mention.locative && !people_only)
                {
                    continue;
                }
                let entity = mention.entities[0];
                let data = &self.draft.entities[entity as usize];
                let fits = match &data.what {
                    What::Person(person) => match reference.kind {
                        ReferenceKind::Party => false,
                        ReferenceKind::Minister | ReferenceKind::President if person.relation.is_some() => false,
                        ReferenceKind::Minister | ReferenceKind::President => {
                            let knowledge = &self.resources.knowledge;
                            let weight = person.title.map(|t| knowledge.titles[usize::from(t)].weight);
                            let minister = person.title.is_none_or(|t| knowledge.titles[usize::from(t)].office.is_some());
                            if reference.kind == ReferenceKind::President { weight.is_none_or(|weight| weight <= 2) } else { minister }
                        }
                        _ => people_only,
                    },
                    What::State { .. } | What::Body { .. } | What::Organisation(_) | What::Named { .. } => {
                        !people_only && matches!(reference.kind, ReferenceKind::Any | ReferenceKind::Party)
                    }
                    _ => false,
                };
                if fits && !members.contains(&entity) && !(reference.kind == ReferenceKind::Any && countries.contains(&data.country)) {
                    countries.push(data.country);
                    members.push(entity);
                    if members.len() == wanted {
                        return members;
                    }
                }
            }
            if reference.kind != ReferenceKind::Any && reference.kind != ReferenceKind::Party {
                break;
            }
        }
        if members.len() >= 2 { members } else { Vec::new() }
    }

    /// دعت المنظمة الطرفين إلى …: the two forces that the sentences before speak of, where they are just two.
    fn two_forces(&self, at: usize) -> Option<Vec<u32>> {
        let here = self.draft.mentions[at].sentence;
        let mut found: Vec<u32> = Vec::new();
        for mention in self.draft.mentions[..at].iter().rev().take_while(|mention| here - mention.sentence <= 4) {
            for &entity in &mention.entities {
                let data = &self.draft.entities[entity as usize];
                let body = matches!(data.what, What::Body { .. } | What::Organisation(_) | What::Named { .. });
                if body && matches!(data.sector.as_str(), "MIL" | "REB" | "PRM") && !found.contains(&entity) {
                    found.push(entity);
                }
            }
        }
        found.reverse();
        (found.len() == 2).then_some(found)
    }

    /// The states that the mentions before belong to, the nearest first.
    fn states_before(&self, at: usize, wanted: usize) -> Vec<Code> {
        let mut states: Vec<Code> = Vec::new();
        for mention in self.draft.mentions[..at].iter().rev().filter(|m| !m.locative) {
            for &entity in &mention.entities {
                if let Some(code) = self.draft.entities[entity as usize].country.filter(|code| !code.is_international())
                    && !states.contains(&code)
                {
                    states.push(code);
                }
            }
            if states.len() >= wanted {
                break;
            }
        }
        states.reverse();
        states
    }
}
