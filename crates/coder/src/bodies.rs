//! Bodies that states have: by their noun and owner, by a pronoun, as a branch or namesake of another body, as whoever sends a delegation.

use crate::draft::{Run, What};
use crate::mentions::{Finder, OWNERS_BACK};
use crate::walk::Found;
use waqai_knowledge::{Code, Entry, Whose};
use waqai_lang::{Gender, Number, Part, Word};

impl Finder<'_> {
    /// A body, with the state that the words after it give.
    pub fn body(&self, at: usize, after: usize, body: u16) -> (Run, What) {
        let knowledge = &self.resources.knowledge;
        let (end, state) = self.owner(after);
        // وكالة أنباء "…": the body itself, where the tables know it by that name.
        let quote = |at: usize| self.draft.text.tokens().get(at).and_then(|token| token.mark()).is_some_and(crate::cues::is_quote);
        if &*knowledge.bodies[usize::from(body)].kind == "media"
            && quote(end)
            && let Some((organisation, length)) = self.organisation(end + 1)
            && quote(end + 1 + length)
        {
            let (end, _) = self.owner(end + 2 + length);
            return (Run::new(at, end), What::Organisation(organisation));
        }
        let side = &*knowledge.bodies[usize::from(body)].kind == "side";
        match (side, state) {
            (true, Some(code)) => (Run::new(at, end), What::State { code, capital: false }),
            _ => (Run::new(at, end), What::Body { body, state }),
        }
    }

    /// لجنة الانتخابات في كينيا, مستشفى الأمل في مقديشو: a body of no known state is of the one where it stands; a company or party may be anywhere.
    pub fn standing_in(&self, run: Run, mut what: What) -> What {
        if let What::Named { noun, state: state @ None, sector, .. } = &mut what {
            let own = sector.unwrap_or(self.resources.knowledge.body_nouns[usize::from(*noun)].sector);
            let stands = !matches!(own.as_str(), "BUS" | "PTY" | "REB" | "PRM" | "UAF" | "MIL");
            if let Some((Some(code), None, _)) = self.origin(run.end as usize).filter(|_| stands) {
                *state = Some(code);
            }
        }
        what
    }

    /// The body named at a word, unless the word is a mere adjective.
    pub fn body_at(&self, at: usize) -> Option<(u16, usize)> {
        let word = self.word(at)?;
        let found = self.term(at)?;
        if found.length == 1 && word.part == Part::Adjective && !word.is_definite() {
            return None;
        }
        found
            .payloads
            .iter()
            .find_map(|&payload| if let Entry::Body(body) = Entry::of(payload) { Some((body, found.length)) } else { None })
            .filter(|&(body, _)| self.resources.knowledge.bodies[usize::from(body)].whose != Whose::Body)
    }

    /// قواتها, حكومته: a body of the state of whoever the pronoun takes up, where somebody before it can be meant.
    pub fn body_of_pronoun(&self, at: usize) -> Option<(Run, What)> {
        let word = self.word(at)?;
        let pronoun = word.enclitic.filter(|_| !word.is_verb() && word.part.is_nominal())?;
        let terms = self.resources.knowledge.terms();
        let node = terms.step(waqai_tables::Phrases::ROOT, word.form)?;
        let body = terms.payloads(node).iter().find_map(|&payload| match Entry::of(payload) {
            Entry::Body(body) if self.resources.knowledge.bodies[usize::from(body)].whose != Whose::Body => {
                let kind = &*self.resources.knowledge.bodies[usize::from(body)].kind;
                matches!(kind, "army" | "government" | "parliament" | "police" | "intelligence").then_some(body)
            }
            _ => None,
        })?;
        let sentence = self.draft.sentence_of(at as u32)? as u32;
        let nearby = self.draft.mentions.iter().rev().take_while(|mention| mention.sentence + 1 >= sentence).take(OWNERS_BACK);
        let state = nearby.filter(|mention| !mention.nisba && !mention.locative).find_map(|mention| {
            let fits = match (pronoun, mention.gender) {
                (waqai_lang::Pronoun::Him, Some(gender)) => gender == Gender::Masculine,
                (waqai_lang::Pronoun::Her, Some(gender)) => gender == Gender::Feminine,
                (waqai_lang::Pronoun::Him | waqai_lang::Pronoun::Her, None) => true,
                (waqai_lang::Pronoun::Them | waqai_lang::Pronoun::Both, _) => mention.plural,
                _ => false,
            };
            let known = || match &mention.what {
                What::Person(person) => person.known.and_then(|known| self.resources.knowledge.people[usize::from(known)].country),
                _ => None,
            };
            let owns = !matches!(mention.what, What::Place(_) | What::People { .. } | What::Kin { .. });
            let state = mention.what.told_state(&self.resources.knowledge).or_else(known);
            state.filter(|code| fits && owns && !code.is_international())
        })?;
        let describes = |end: &usize| {
            self.word(*end).is_some_and(|next| {
                next.is_definite()
                    && self.can_be_adjective(next)
                    && !next.has_preposition()
                    && !next.proclitics.joins()
                    && self.nisba(*end).is_none()
            })
        };
        let end = (at + 1..=at + 2).take_while(describes).last().map_or(at + 1, |last| last + 1);
        Some((Run::new(at, end), What::Body { body, state: Some(state) }))
    }

    /// الشرطة الإسبانية والمغربية: the same body of a second state, by its nationality alone.
    pub fn body_of_second_state(&self, at: usize) -> Option<(Run, What)> {
        let word = self.word(at).filter(|word| word.proclitics.joins() && !word.has_preposition() && word.is_definite())?;
        let first = self.draft.mentions.last().filter(|first| first.words.end as usize == at && first.words.range().len() > 1)?;
        let (code, length) = self.nisba(at)?;
        let (own, _) = self.nisba(at - 1).filter(|&(own, _)| own != code)?;
        let number = |word: &Word| (word.features.get_number() == Some(Number::Plural), word.features.get_gender());
        let alike = self.draft.text.folded_at(at).ends_with('\u{629}') == self.draft.text.folded_at(at - 1).ends_with('\u{629}');
        let (body, named) = self.body_at(first.words.start as usize)?;
        let of_state = match first.what {
            What::Body { state, .. } => state == Some(own),
            What::Organisation(_) => true,
            _ => false,
        };
        let whole = first.words.start as usize + named < at;
        let joined = of_state && whole && alike && number(word).0 == number(&self.draft.words[at - 1]).0;
        joined.then(|| (Run::new(at, at + length), What::Body { body, state: Some(code) }))
    }

    /// الصليب الأحمر اللبناني: an international body's name before a nationality, where states have bodies of that name.
    pub fn is_national_branch(&self, at: usize, name: Run, organisation: u16) -> bool {
        let international = self.resources.knowledge.organisations[usize::from(organisation)].country.is_some_and(Code::is_international);
        let end = name.end as usize;
        international
            && self.nisba(end).is_some_and(|_| !self.draft.words[end].proclitics.joins())
            && self.term(at).is_some_and(|found| {
                found.length == name.range().len() && found.payloads.iter().any(|&payload| matches!(Entry::of(payload), Entry::Body(_)))
            })
    }

    /// الحرس الوطني, مجلس الدولة: a body that many states have, and that is another kind of body in some, is theirs only in their own reports.
    pub fn is_rather_body(&self, name: &Found, term: &Found) -> bool {
        let knowledge = &self.resources.knowledge;
        let body = term.payloads.iter().find_map(|&payload| match Entry::of(payload) {
            Entry::Body(body) if term.length == name.length => Some(knowledge.bodies[usize::from(body)].sector),
            _ => None,
        });
        let organisations = || {
            name.payloads.iter().filter_map(|&payload| match Entry::of(payload) {
                Entry::Organisation(number) => Some(&knowledge.organisations[usize::from(number)]),
                _ => None,
            })
        };
        let at_home = || organisations().any(|row| row.country.is_some() && row.country == self.draft.home);
        body.is_some_and(|sector| organisations().any(|row| row.sector != sector) && !at_home())
    }

    /// The armed group named right behind a word for forces: مليشيات الحوثي, قوات طالبان.
    pub fn armed_group(&self, at: usize, after: usize, body: u16) -> Option<(Run, What)> {
        let forces = matches!(&*self.resources.knowledge.bodies[usize::from(body)].kind, "armed-group" | "army");
        if !forces || self.word(at)?.is_definite() || self.word(after)?.has_preposition() || self.word(after)?.proclitics.joins() {
            return None;
        }
        let (number, length) = self.organisation(after)?;
        let group = &*self.resources.knowledge.organisations[usize::from(number)].kind == "armed-group";
        group.then(|| (Run::new(at, after + length), What::Organisation(number)))
    }

    /// وفدا من البرلمان الأوروبي, وفد رفيع المستوى من وزارة الدفاع الأمريكية: the body that a delegation or people are from, and where its name ends.
    pub fn sent_by(&self, mut at: usize) -> Option<(usize, What)> {
        let from = self.resources.rules.from;
        for _ in 0..=3 {
            let word = self.word(at)?;
            if word.part == Part::Preposition
                && word.enclitic.is_none()
                && self.resources.rules.preposition(word.form) == from
                && from.is_some()
            {
                let (run, what) = self.mention(at + 1)?;
                let body = matches!(what, What::Organisation(_) | What::Named { .. } | What::Body { state: Some(_), .. });
                return body.then_some((run.end as usize, what));
            }
            if word.is_mark() || word.is_verb() || word.has_preposition() || word.proclitics.joins() || !word.part.is_nominal() {
                return None;
            }
            at += 1;
        }
        None
    }
}
