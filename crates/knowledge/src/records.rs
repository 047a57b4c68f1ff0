//! The records of the tables, and the questions one asks of them.

use crate::places::{CapitalTown, FormerName, Place};
use crate::posts::Posts;
use crate::spelling_key::{Correspondences, Without};
use crate::spellings::{Spellings, has_word, is_spelling};
use crate::vacancies::Vacancies;
use crate::{Code, Day, Rank};
use serde::{Deserialize, Serialize};
use waqai_tables::Phrases;

/// A state or territory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// ISO 3166-1 alpha-3 (`KOS` for Kosovo).
    pub code: Code,
    /// Its usual name in Arabic.
    pub name: Box<str>,
    /// Its name in English.
    pub name_en: Box<str>,
    /// The English adjective.
    pub adjective_en: Box<str>,
    /// The adjective of nationality in Arabic, masculine singular.
    pub nisba: Box<str>,
    /// The capital in Arabic and English.
    pub capital: Box<str>,
    /// The capital in English.
    pub capital_en: Box<str>,
    /// Whether its name is masculine in Arabic (لبنان); most are feminine.
    pub masculine: bool,
    /// Degrees north.
    pub latitude: f32,
    /// Degrees east.
    pub longitude: f32,
    /// Correlates of War number.
    pub cow: Option<u16>,
    /// Gleditsch-Ward number.
    pub gleditsch_ward: Option<u16>,
    /// The capital as a town.
    pub town: CapitalTown,
}

/// An organisation with a name of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Organisation {
    /// The stable id.
    pub id: Box<str>,
    /// Its usual name in Arabic.
    pub name: Box<str>,
    /// Its name in English.
    pub name_en: Box<str>,
    /// The nouns that its names of several words begin with, folded and without article: what the word alone refers back to.
    pub heads: Box<[Box<str>]>,
    /// Its state or international code.
    pub country: Option<Code>,
    /// Its sector.
    pub sector: Code,
    /// igo, army, party, agency …
    pub kind: Box<str>,
    /// The first day of this row.
    pub from: Day,
    /// The last day of this row.
    pub to: Day,
}

/// A body that every state has; which state's, the words around it say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Its name in Arabic.
    pub name: Box<str>,
    /// Its name in English, with `{adj}` or `{state}` in it.
    pub name_en: Box<str>,
    /// Its sector.
    pub sector: Code,
    /// ministry, army, side …
    pub kind: Box<str>,
    /// Whose it is where no word tells.
    pub whose: Whose,
}

/// A noun that heads names of bodies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BodyNoun {
    /// The noun.
    pub noun: Box<str>,
    /// Its English word.
    pub name_en: Box<str>,
    /// The sector of such bodies.
    pub sector: Code,
    /// Whether it heads the name of a body only before what can be nothing but a name: تنظيم, موقع.
    pub before_names_only: bool,
}

/// Whose a title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TitleOwner {
    /// The state that is named or meant.
    State,
    /// The organisation that follows.
    Body,
    /// Nobody's: a profession.
    Nobody,
    /// Always this state's or international code's.
    Always(Code),
    /// Always this organisation's, by its place in [`Knowledge::organisations`].
    Organisation(u16),
}

/// A title.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Title {
    /// The title in Arabic, masculine singular.
    pub title: Box<str>,
    /// Its English.
    pub name_en: Box<str>,
    /// The office it names.
    pub office: Option<Office>,
    /// The office it names where the name of a state follows directly.
    pub before_state: Option<Office>,
    /// The sector of its bearers; none where the organisation gives it.
    pub sector: Option<Code>,
    /// Whose it is.
    pub owner: TitleOwner,
    /// 1 for heads of state to 9: which of two titles weighs more.
    pub weight: u8,
    /// The rank it gives.
    pub rank: Rank,
}

/// Whose a body or a kind of people is where no word around it tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    /// The report's state's.
    #[default]
    Report,
    /// No one state's: الدول, الأجانب.
    Nobody,
    /// Always this state's: المستوطنون.
    Always(Code),
    /// The body's that they are said to be from, without which the word names nobody: عناصر من الحركة.
    Body,
}

/// How a word relates somebody to the person named behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RelationKind {
    /// Does part of the person's work: نائب, مساعد.
    Deputy,
    /// Works for the person: مستشار, مبعوث.
    Aide,
    /// Is one of the family or household: شقيق.
    Kin,
    /// Several of them: عائلة, أنصار.
    Family,
}

impl RelationKind {
    /// Whether it is a post, not kinship.
    pub fn is_post(self) -> bool {
        matches!(self, RelationKind::Deputy | RelationKind::Aide)
    }
}

/// A word that relates somebody to a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// The word in Arabic.
    pub word: Box<str>,
    /// Its English, with `{}` for the person.
    pub name_en: Box<str>,
    /// How they are related.
    pub kind: RelationKind,
    /// The sector it gives; none where it is the person's.
    pub sector: Option<Code>,
}

/// An adjective that tells a sector, and perhaps a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorAdjective {
    /// The sector.
    pub sector: Code,
    /// The state or international code: مسؤول أممي.
    pub country: Option<Code>,
}

impl SectorAdjective {
    /// The sector of people whom another word has given one: a party or armed group says more than a branch, قادة عسكريون حوثيون.
    ///
    /// ```
    /// # use waqai_knowledge::{Code, SectorAdjective};
    /// let (military, rebel) = (Code::of(b"MIL"), Code::of(b"REB"));
    /// let houthi = SectorAdjective { sector: rebel, country: Some(Code::of(b"YEM")) };
    /// assert_eq!(houthi.beside(Some(military)), Some(rebel));
    /// assert_eq!(SectorAdjective { sector: military, country: None }.beside(Some(rebel)), Some(rebel));
    /// ```
    pub fn beside(self, held: Option<Code>) -> Option<Code> {
        let of_group = self.country.is_some() && matches!(self.sector.as_str(), "REB" | "PRM" | "PTY" | "OPP");
        if of_group { Some(self.sector) } else { held.or(Some(self.sector)) }
    }
}

/// A kind of people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// One of them, in Arabic.
    pub singular: Box<str>,
    /// Several of them.
    pub plural: Box<str>,
    /// Their sector.
    pub sector: Code,
    /// In English.
    pub name_en: Box<str>,
    /// Whose they are where no word tells.
    pub whose: Whose,
}

/// A word for a state that the context tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CountryWord {
    /// Whether it is the state of whoever speaks (بلاده), else the report's.
    pub of_speaker: bool,
    /// The states that it can mean, the usual one first; empty for any.
    pub of: Vec<Code>,
}

/// The number of an office in [`Knowledge::office`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Office(pub u8);

/// What an office belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Affiliation {
    /// A state or international code.
    State(Code),
    /// An organisation, by its place in [`Knowledge::organisations`].
    Organisation(u16),
}

/// A person that the tables know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// The stable id.
    pub id: Box<str>,
    /// The usual name in Arabic.
    pub name: Box<str>,
    /// The name in English.
    pub name_en: Box<str>,
    /// The state.
    pub country: Option<Code>,
    /// The sector out of office.
    pub sector: Code,
    /// Whether a woman.
    pub female: bool,
    /// Where this person's terms stand in [`Knowledge::terms_of`].
    pub terms: (u32, u32),
}

/// One term of office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// Who, by the place in [`Knowledge::people`].
    pub person: u16,
    /// Of what.
    pub of: Affiliation,
    /// Which office.
    pub office: Office,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

/// Everything known of actors and places, shared read-only by all threads.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Knowledge {
    /// The states.
    pub states: Vec<State>,
    /// The places.
    pub places: Vec<Place>,
    /// First-level divisions of states that places lie in, in English.
    pub divisions: Vec<Box<str>>,
    /// The organisations.
    pub organisations: Vec<Organisation>,
    /// The bodies that every state has.
    pub bodies: Vec<Body>,
    /// The nouns that head names of bodies.
    pub body_nouns: Vec<BodyNoun>,
    /// The titles.
    pub titles: Vec<Title>,
    /// The kinds of people.
    pub groups: Vec<Group>,
    /// The words for states that the context tells.
    pub country_words: Vec<CountryWord>,
    /// The sectors that adjectives tell.
    pub sector_adjectives: Vec<SectorAdjective>,
    /// The words that relate somebody to a person.
    pub relations: Vec<Relation>,
    /// The people.
    pub people: Vec<Person>,
    /// The forms that are whole names, of one word.
    #[serde(skip)]
    pub single_names: Vec<waqai_tables::Form>,
    /// Those of them that name states and capitals.
    #[serde(skip)]
    pub state_names: Vec<waqai_tables::Form>,
    pub(crate) terms_by_person: Vec<Term>,
    /// Who held which office.
    pub(crate) posts: Posts,
    /// Where nobody of their own holds an office.
    pub(crate) vacancies: Vacancies,
    pub(crate) offices: Vec<(Box<str>, Option<Code>)>,
    /// For each office whether a state or body has one holder at a time, and the holder's rank.
    pub(crate) office_facts: Vec<(bool, Rank)>,
    pub(crate) labels: String,
    pub(crate) former_names: Vec<FormerName>,
    pub(crate) names: Phrases,
    pub(crate) doubtful_places: Phrases,
    pub(crate) terms: Phrases,
    pub(crate) correspondences: Correspondences,
    pub(crate) spelled_names: Spellings,
    pub(crate) spelled_surnames: Spellings,
    /// Whose names may be spelled anew, in order.
    pub(crate) foreign: Vec<u16>,
    /// Names of Arabs without their clans, in order.
    pub(crate) clanless: Vec<(Box<str>, u16)>,
}

impl Knowledge {
    /// The index of names, which are written with or without the article as the table has it.
    pub fn names(&self) -> &Phrases {
        &self.names
    }

    /// The index of terms (titles, bodies, groups, nationalities), which stand with or without the article.
    pub fn terms(&self) -> &Phrases {
        &self.terms
    }

    /// Adds the foreign people whose whole name folded words may spell, though no table lists it so.
    ///
    /// Whoever is added has a listed name with the same key, and every word is one of the person's usual name or may stand for letters of the
    /// name in Latin script. Whether exactly this is somebody's name, [`Knowledge::names`] knows.
    pub fn spelled_by<'w>(&self, words: impl Iterator<Item = &'w str> + Clone, people: &mut Vec<u16>) {
        let key = self.correspondences.key(words.clone());
        for person in self.spelled_names.candidates(key) {
            if !people.contains(&person) && self.may_be_called(person, words.clone()) {
                people.push(person);
            }
        }
    }

    /// Whether a folded word is one of a person's usual name.
    pub fn has_word(&self, person: u16, word: &str) -> bool {
        self.people.get(usize::from(person)).is_some_and(|person| has_word(&person.name, word))
    }

    /// The same as [`Knowledge::spelled_by`] for a family name alone. Many people's names may be written alike: only for a place where the words around say whose it can be.
    pub fn surname_spelled_by(&self, word: &str, people: &mut Vec<u16>) {
        for person in self.spelled_surnames.candidates(self.correspondences.key([word])) {
            if !people.contains(&person) && self.is_surname(person, word) {
                people.push(person);
            }
        }
    }

    /// Whether a folded word is another spelling of the family name that a foreign person was called by.
    pub fn is_surname_of(&self, person: u16, word: &str, called: &str) -> bool {
        self.foreign.binary_search(&person).is_ok()
            && self.correspondences.key([word]) == self.correspondences.key([called])
            && self.is_surname(person, word)
    }

    fn is_surname(&self, person: u16, word: &str) -> bool {
        let without = Without { first: true, ..Without::default() };
        self.people.get(usize::from(person)).is_some_and(|person| {
            !self.correspondences.has_own_sound(word) && self.correspondences.may_write(&person.name_en, [word], without)
        })
    }

    /// Whether every word is one of a person's usual name or may stand for letters of the name in Latin script.
    fn may_be_called<'w>(&self, person: u16, words: impl Iterator<Item = &'w str> + Clone) -> bool {
        let Some(person) = self.people.get(usize::from(person)) else { return false };
        is_spelling(&self.correspondences, &person.name, &person.name_en, words)
    }

    /// The Arab of a state who is called by folded words and his clan: سلمان بن حمد for سلمان بن حمد آل خليفة. Many others are called so.
    pub fn without_clan(&self, name: &str, state: Code) -> Option<u16> {
        let first = self.clanless.partition_point(|(known, _)| **known < *name);
        let mut found = self.clanless[first..]
            .iter()
            .take_while(|(known, _)| **known == *name)
            .map(|&(_, person)| person)
            .filter(|&person| self.people[usize::from(person)].country == Some(state));
        found.next().filter(|_| found.next().is_none())
    }

    /// The state with a code.
    pub fn state(&self, code: Code) -> Option<&State> {
        self.states.binary_search_by_key(&code, |state| state.code).ok().map(|at| &self.states[at])
    }

    /// The name of an office, such as `head of state`.
    pub fn office(&self, office: Office) -> &str {
        self.offices.get(usize::from(office.0)).map_or("", |(name, _)| name)
    }

    /// The sector that an office gives its holder.
    pub fn office_sector(&self, office: Office) -> Option<Code> {
        self.offices.get(usize::from(office.0)).and_then(|(_, sector)| *sector)
    }

    /// Whether a state or body has one holder of an office at a time, so that the bare title means that one.
    pub fn has_one_holder(&self, office: Office) -> bool {
        self.office_facts.get(usize::from(office.0)).is_some_and(|&(one, _)| one)
    }

    /// The rank of the holder of an office.
    pub fn office_rank(&self, office: Office) -> Rank {
        self.office_facts.get(usize::from(office.0)).map_or(Rank::Unknown, |&(_, rank)| rank)
    }

    /// The office with a name.
    pub fn office_named(&self, name: &str) -> Option<Office> {
        self.offices.iter().position(|(office, _)| **office == *name).map(|at| Office(at as u8))
    }

    /// Who held an office on a day, by the place in [`Knowledge::people`]. Where several rows cover the day, the one that began last; where the
    /// office is united with another, the holder of that.
    pub fn holder(&self, of: Affiliation, office: Office, day: Day) -> Option<u16> {
        self.posts.holder(of, office, day).or_else(|| {
            let other = self.vacancy(of, office, day)?.united_with?;
            self.posts.holder(of, other, day)
        })
    }

    /// Those who held an office before a day and hold it no more on it, the latest first, by their places in [`Knowledge::people`].
    pub fn former_holders(&self, of: Affiliation, office: Office, day: Day) -> Vec<u16> {
        self.posts.former(of, office, day)
    }

    /// All terms of a person, in the order of their first days.
    pub fn terms_of(&self, person: u16) -> &[Term] {
        self.people.get(usize::from(person)).map_or(&[], |p| &self.terms_by_person[p.terms.0 as usize..p.terms.1 as usize])
    }

    /// The weightiest term that a person held on a day: the office that the table of offices names first.
    pub fn term_on(&self, person: u16, day: Day) -> Option<&Term> {
        self.terms_of(person).iter().filter(|term| term.from <= day && day <= term.to).min_by_key(|term| term.office)
    }
}
