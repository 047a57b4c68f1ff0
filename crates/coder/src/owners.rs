//! Whose something is: nationalities, states, places and organisations as the words around a noun or name tell them.

use crate::draft::What;
use crate::mentions::Finder;
use crate::rules::Marker;
use crate::walk::{Article, longest};
use crate::whereabouts;
use waqai_knowledge::{Code, Count, Entry, Knowledge, PlaceKind};
use waqai_lang::{Number, Part, Word};

/// Titles up to this rank are of heads of state and government.
pub(crate) const HEAD: u8 = 2;

/// Words of a title or body before its nationality: وزير الدفاع الوطني المالي.
const LONGEST_TITLE: usize = 3;

impl Finder<'_> {
    /// The state that an adjective of nationality names, and its length in words. A conjunction may join a second one.
    pub fn nisba(&self, at: usize) -> Option<(Code, usize)> {
        let word = self.word(at)?;
        if word.has_preposition() || word.is_verb() {
            return None;
        }
        let found = self.term(at)?;
        found.payloads.iter().find_map(|&payload| {
            let code = |state: u16| self.resources.knowledge.states[usize::from(state)].code;
            match Entry::of(payload) {
                Entry::Nisba(state) | Entry::People(state) => Some((code(state), found.length)),
                Entry::NisbaOfPeople(state) if self.behind_body(at) || self.speaks_of(code(state)) => Some((code(state), found.length)),
                _ => None,
            }
        })
    }

    /// الحكومة المالية, وزير الدفاع المالي, نظيره المالي, الأطراف المالية: behind a body of a state, an office or people such a word is the nationality.
    fn behind_body(&self, at: usize) -> bool {
        let knowledge = &self.resources.knowledge;
        let body = |payload: u32| match Entry::of(payload) {
            Entry::Body(body) => {
                matches!(&*knowledge.bodies[usize::from(body)].kind, "government" | "ministry" | "army" | "police" | "parliament")
            }
            Entry::Title(title, _) => knowledge.titles[usize::from(title)].office.is_some_and(|office| knowledge.has_one_holder(office)),
            // المحلل المالي and the like are more often of money.
            Entry::Group(_, count) => count != Count::One,
            _ => false,
        };
        let ends_here = |length: usize| {
            let found = at.checked_sub(length).and_then(|start| self.term(start)).filter(|found| found.length == length);
            found.is_some_and(|found| found.payloads.iter().any(|&payload| body(payload)))
        };
        let counterpart = || {
            let marker = at.checked_sub(1).and_then(|before| self.marker_or_glued(before));
            marker.is_some_and(|(marker, _)| marker == Marker::Counterpart)
        };
        (1..=LONGEST_TITLE).any(ends_here) || counterpart()
    }

    /// Whether the report has named a state: المؤسسة المالية is Mali's only where it speaks of Mali.
    fn speaks_of(&self, code: Code) -> bool {
        let named = |mention: &crate::draft::Mention| match mention.what {
            What::State { code: named, .. } => named == code,
            What::Place(place) => self.resources.knowledge.places[usize::from(place)].country == Some(code),
            _ => false,
        };
        self.draft.home == Some(code) || self.draft.mentions.iter().rev().take(crate::mentions::LOOK_BACK).any(named)
    }

    /// The state named at a word, by its own name or its capital's, also behind "state" or "republic".
    pub fn state(&self, at: usize) -> Option<(Code, usize)> {
        let word = self.word(at)?;
        if !word.is_definite() && word.enclitic.is_none() && self.name(at).is_none() {
            let kind = self.term(at).filter(|f| f.length == 1 && f.payloads.iter().any(|&p| matches!(Entry::of(p), Entry::CountryWord(_))));
            if kind.is_some() && self.word(at + 1).is_some_and(|next| !next.has_preposition() && !next.proclitics.joins()) {
                let found = self.name(at + 1)?;
                let code = found.payloads.iter().find_map(|&payload| match Entry::of(payload) {
                    Entry::State(state) => Some(self.resources.knowledge.states[usize::from(state)].code),
                    _ => None,
                })?;
                return Some((code, found.length + 1));
            }
        }
        let found = self.name(at)?;
        // عمان: of several states of one name rather that of the report.
        let mut states = found.payloads.iter().filter_map(|&payload| match Entry::of(payload) {
            Entry::State(state) | Entry::Capital(state) | Entry::Seat(state) => {
                Some(self.resources.knowledge.states[usize::from(state)].code)
            }
            _ => None,
        });
        let first = states.next()?;
        let own = self.draft.home.filter(|&home| first != home && states.any(|code| code == home));
        Some((own.unwrap_or(first), found.length))
    }

    /// The state that a place named at a word lies in.
    pub fn place_state(&self, at: usize) -> Option<(Option<Code>, usize)> {
        let found = self.name(at)?;
        found.payloads.iter().find_map(|&payload| match Entry::of(payload) {
            Entry::Place(place) => {
                let place = &self.resources.knowledge.places[usize::from(place)];
                whereabouts::stands_alone(place).then_some((place.country, found.length))
            }
            Entry::State(state) | Entry::Capital(state) => {
                Some((Some(self.resources.knowledge.states[usize::from(state)].code), found.length))
            }
            _ => None,
        })
    }

    /// محافظ البصرة, عمدة مدينة وجدة: the place that a title is directly of, as its state and where its name ends. Of several places of one name
    /// that of the report's state is meant; a name that is an ordinary word too counts only there.
    pub fn governed_place(&self, at: usize) -> Option<(Code, usize)> {
        // عدن and تعز may be verbs, but not behind a noun that wants an owner.
        let plain = |at: usize| self.word(at).filter(|word| !word.is_mark() && !word.has_preposition() && !word.proclitics.joins());
        let noun = plain(at).is_some_and(|word| !word.is_definite()) && self.behind_place_noun(at + 1);
        let at = at + usize::from(noun);
        let verb = plain(at)?.is_verb();
        let knowledge = &self.resources.knowledge;
        // Its state, and whether it can be meant though the report is not at home there: a division behind the noun, or a name that newswire knows.
        let state = |entry: Entry| match entry {
            Entry::Place(place) => {
                let place = &knowledge.places[usize::from(place)];
                let known = if noun { place.listed || place.kind == PlaceKind::Region } else { whereabouts::stands_alone(place) };
                place.country.map(|code| (code, known))
            }
            Entry::State(state) | Entry::Capital(state) => Some((knowledge.states[usize::from(state)].code, true)),
            _ => None,
        };
        let own = |&(code, _): &(Code, bool)| Some(code) == self.draft.home;
        if let Some(found) = self.name(at) {
            let states = || found.payloads.iter().filter_map(|&payload| state(Entry::of(payload)));
            if let Some((code, _)) = states().find(own).or_else(|| states().find(|&(_, known)| known)) {
                return Some((code, at + found.length));
            }
        }
        let found = longest(knowledge.doubtful_places(), &self.draft.words, at, self.end, Article::AsWritten)?;
        let mut states = found.payloads.iter().filter_map(|&payload| state(Knowledge::doubtful(payload).0));
        states.find(|place| !verb && own(place)).map(|(code, _)| (code, at + found.length))
    }

    /// A head of state or government by his title, with nationality, name or both: whose state, and where the words end.
    fn head_named(&self, at: usize) -> Option<(Code, usize)> {
        let found =
            self.term(at).filter(|_| self.word(at).is_some_and(Word::is_definite) || self.word(at + 1).is_some_and(Word::is_definite))?;
        let titles = &self.resources.knowledge.titles;
        let head = |payload: &u32| matches!(Entry::of(*payload), Entry::Title(title, _) if titles[usize::from(title)].weight <= HEAD);
        if !found.payloads.iter().any(head) {
            return None;
        }
        let mut end = at + found.length;
        let mut state = None;
        if let Some((code, length)) = self.nisba(end).filter(|_| self.word(end).is_some_and(|word| !word.proclitics.joins())) {
            (state, end) = (Some(code), end + length);
        }
        if let Some((code, length)) = self.person_state(end).filter(|_| self.word(end).is_some_and(|word| !word.proclitics.joins())) {
            (state, end) = (state.or(Some(code)), end + length);
        }
        state.map(|state| (state, end))
    }

    /// The state of a known person named at a word.
    fn person_state(&self, at: usize) -> Option<(Code, usize)> {
        let found = self.name(at)?;
        let candidates: Vec<u16> = found
            .payloads
            .iter()
            .filter_map(|&payload| match Entry::of(payload) {
                Entry::Person(person) | Entry::PersonShort(person) => Some(person),
                _ => None,
            })
            .collect();
        let person = self.short_person(&candidates, false)?;
        self.resources.knowledge.people[usize::from(person)].country.map(|code| (code, found.length))
    }

    /// The organisation named at a word.
    pub fn organisation(&self, at: usize) -> Option<(u16, usize)> {
        let found = self.name(at)?;
        // Of several of one name the one of the report's state, else the last that was there on the day.
        let mut best = None;
        for &payload in found.payloads {
            if let Entry::Organisation(number) = Entry::of(payload) {
                let row = &self.resources.knowledge.organisations[usize::from(number)];
                let there = row.from <= self.day && self.day <= row.to && !self.is_of_other_state(at + found.length, row);
                let rank = (there && row.country.is_some() && row.country == self.draft.home, there);
                if best.is_none_or(|(held, _)| rank >= held && there) {
                    best = Some((rank, number));
                }
            }
        }
        best.map(|(_, number)| (number, found.length))
    }

    /// حزب العمال البريطاني, where the tables have another state's party of that name: a nationality behind the name tells.
    fn is_of_other_state(&self, behind: usize, row: &waqai_knowledge::Organisation) -> bool {
        matches!(&*row.kind, "party" | "union")
            && row.country.is_some_and(|own| !own.is_international() && self.nisba(behind).is_some_and(|(code, _)| code != own))
            && self.word(behind).is_some_and(|word| word.is_definite() && !word.proclitics.joins())
    }

    /// Adjectives and an owner after a body or title: the end of them, and the state they give.
    pub fn owner(&self, mut at: usize) -> (usize, Option<Code>) {
        let mut state = None;
        while let Some(word) = self.word(at) {
            if word.is_mark() || word.is_verb() || word.proclitics.joins() || word.has_preposition() {
                break;
            }
            // A nationality agrees with its noun: القوات الإسرائيلية, but القوات … فلسطينيين are two phrases.
            let head_definite = self.draft.words[at - 1].is_definite();
            let agrees =
                |_: &(Code, usize)| (word.is_definite() || !head_definite) && !self.is_rather_state(at) && !self.is_other_gender(at);
            if let Some((code, length)) = self.nisba(at).filter(agrees) {
                state = state.or(Some(code));
                at += length;
                continue;
            }
            // القوة الأوروبية, البعثة الأممية: an adjective may tell a union or alliance as well.
            if let Some((adjective, length)) = self.sector_adjective(at)
                && let Some(code) = adjective.country.filter(|code| code.is_international())
                && word.is_definite() == head_definite
                && state.is_none()
                && !self.is_other_gender(at)
            {
                (state, at) = (Some(code), at + length);
                continue;
            }
            // An owner follows only a noun without article: حكومة فرنسا, not الحكومة فرنسا.
            if state.is_none() && !self.draft.words[at - 1].is_definite() {
                if let Some((code, length)) = self.state(at) {
                    return (at + length, Some(code));
                }
                if let Some((code, length)) = self.place_state(at) {
                    return (at + length, code);
                }
                // إدارة الرئيس الأمريكي فلان: his state, by his nationality or name.
                if let Some((code, end)) = self.head_named(at) {
                    return (end, Some(code));
                }
                // نظام الأسد, حكومة السراج: the state of the person it is named after.
                if let Some((code, length)) = self.person_state(at) {
                    return (at + length, Some(code));
                }
            }
            // Behind the nationality hardly more than an adjective follows; المقترح would be the next phrase.
            let adjective = if state.is_some() { word.part == Part::Adjective } else { self.can_be_adjective(word) };
            let adjective = adjective && word.is_definite() && !self.is_party_of_verb(at);
            // أطلقت الشرطة الغاز: of another gender it is what the verb is about.
            if !adjective
                || word.part != Part::Adjective && self.is_other_gender(at)
                || self.term(at).is_some_and(|f| f.payloads.iter().any(|&p| matches!(Entry::of(p), Entry::Title(..) | Entry::Group(..))))
            {
                break;
            }
            at += 1;
        }
        (at, state)
    }

    /// المتحدث باسم الحوثيين السعودية: a nationality that is also the name of its state and does not agree with the noun before it.
    fn is_rather_state(&self, at: usize) -> bool {
        let human_plural = |p: &Word| p.features.is_human() && p.features.get_number() == Some(Number::Plural);
        self.state(at).is_some() && self.previous(at).is_some_and(human_plural)
    }

    /// تحتجز الشرطة الأوزبكي فلانا, قيادة الإيطالي فلان: a man's nationality right behind a feminine noun is not that noun's.
    fn is_other_gender(&self, at: usize) -> bool {
        let feminine = |at: usize| self.draft.text.folded_at(at).ends_with('\u{629}');
        at > 0 && feminine(at - 1) && !feminine(at) && self.draft.words[at].is_definite() && self.draft.words[at - 1].part == Part::Noun
    }

    /// Whether the noun before a name is of a place or house that bears it: مدينة, مستشفى, جامعة.
    pub fn behind_facility(&self, at: usize) -> bool {
        let before = &self.draft.words[at - 1];
        if before.is_definite()
            || before.enclitic.is_some()
            || self.word(at).is_none_or(|word| word.has_preposition() || word.proclitics.joins())
        {
            return false;
        }
        let terms = self.resources.knowledge.terms();
        let node = terms.step(waqai_tables::Phrases::ROOT, before.form);
        let house = node.is_some_and(|node| {
            terms.payloads(node).iter().any(|&payload| match Entry::of(payload) {
                Entry::BodyNoun(noun) => {
                    matches!(self.resources.knowledge.body_nouns[usize::from(noun)].sector.as_str(), "MED" | "EDU")
                }
                _ => false,
            })
        });
        house || self.behind_place_noun(at)
    }

    /// مدينة وجدة، في العاصمة كولومبو، إقليم تيغراي: the noun before it says that it is a place.
    pub fn behind_place_noun(&self, at: usize) -> bool {
        at > 0 && { self.resources.rules.is_marked(self.draft.words[at - 1].form, Marker::PlaceNoun) }
    }
}
