//! Entities: which mentions mean the same, and who that is on the day of the report.

use crate::Resources;
use crate::draft::{Draft, DraftEntity, Mention, PersonMention, Run, What};
use waqai_knowledge::{Affiliation, Code, Count, Day, Office};
use waqai_lang::{Gender, Pronoun};

/// How many entities back a mention is compared with.
pub(crate) const LOOK_BACK: usize = 600;

const GOVERNMENT: Code = Code::of(b"GOV");
const MILITARY: Code = Code::of(b"MIL");
/// The sector of whoever held an office and holds it no more.
pub const FORMER: Code = Code::of(b"ELI");
const CIVILIAN: Code = Code::of(b"CVL");
const UNKNOWN: Code = Code::of(b"UNK");

/// Gives every mention its entities.
pub(crate) fn resolve(draft: &mut Draft, resources: &Resources, day: Day) {
    crate::namesakes::tell_capitals(draft, resources);
    crate::namesakes::part(draft, resources, day);
    draft.home = home(draft, resources);
    let mut inner = 0;
    for at in 0..draft.written {
        let entities = Resolver { draft, resources, day }.mention(at);
        for &entity in &entities {
            draft.entities[entity as usize].mentions.push(at as u32);
        }
        draft.mentions[at].entities = entities;
        // What its words name besides: رئيس مجلس إدارة شركة …. Behind all others, so that it is nobody's side in a clause.
        let start = draft.mentions[at].words.start;
        while draft.inner.get(inner).is_some_and(|mention| mention.words.start < draft.mentions[at].words.end) {
            let mut mention = draft.inner[inner].clone();
            inner += 1;
            if mention.words.start < start {
                continue;
            }
            let number = draft.mentions.len();
            draft.mentions.push(mention.clone());
            let entities = Resolver { draft, resources, day }.mention(number);
            for &entity in entities.iter().filter(|&&entity| !draft.mentions[at].entities.contains(&entity)) {
                draft.entities[entity as usize].mentions.push(number as u32);
                mention.entities.push(entity);
            }
            draft.mentions[number] = mention;
        }
    }
}

/// In a report of sport and the like people without a title are no figures of political life.
pub(crate) fn without_politics(draft: &mut Draft) {
    for entity in draft.entities.iter_mut().filter(|entity| entity.sector == UNKNOWN) {
        if matches!(&entity.what, What::Person(person) if person.title.is_none() && person.relation.is_none()) {
            entity.sector = CIVILIAN;
        }
    }
}

/// The state whose report it is: the one that most of its mentions belong to, the beginning counting double.
fn home(draft: &Draft, resources: &Resources) -> Option<Code> {
    let mut weights: Vec<(Code, u32)> = Vec::new();
    let mut add = |code: Option<Code>, weight: u32| {
        let Some(code) = code.filter(|code| !code.is_international()) else { return };
        match weights.iter_mut().find(|(known, _)| *known == code) {
            Some((_, sum)) => *sum += weight,
            None => weights.push((code, weight)),
        }
    };
    add(draft.home, 6);
    for mention in &draft.mentions {
        let weight = if mention.sentence == 0 { 4 } else { 2 };
        match &mention.what {
            What::State { code, .. } => add(Some(*code), weight),
            What::Place(place) => add(resources.knowledge.places[usize::from(*place)].country, weight),
            What::Person(person) => {
                add(person.state.or_else(|| person.known.and_then(|k| resources.knowledge.people[usize::from(k)].country)), weight)
            }
            What::Body { state, .. } | What::Named { state, .. } | What::People { state, .. } | What::Kin { state, .. } => {
                add(*state, weight);
            }
            What::Organisation(organisation) => add(resources.knowledge.organisations[usize::from(*organisation)].country, 1),
            What::Holders { states, .. } => states.iter().for_each(|&state| add(Some(state), weight)),
            What::Reference(_) | What::Country(_) | What::Nothing => {}
        }
    }
    // The first of the weightiest.
    let most = weights.iter().map(|(_, weight)| *weight).max()?;
    weights.into_iter().find(|(_, weight)| *weight == most).map(|(code, _)| code)
}

/// Finds the entities that mentions mean, one mention after the other.
pub(crate) struct Resolver<'a> {
    pub draft: &'a mut Draft,
    pub resources: &'a Resources,
    day: Day,
}

impl Resolver<'_> {
    fn mention(&mut self, at: usize) -> Vec<u32> {
        let what = self.draft.mentions[at].what.clone();
        let words = self.draft.mentions[at].words;
        match what {
            What::Place(_) | What::Nothing => Vec::new(),
            What::Country(number) => self.country(at, number, words).into_iter().collect(),
            What::State { code, capital } => {
                if capital && self.draft.mentions[at].locative {
                    return Vec::new();
                }
                vec![self.state(code, words)]
            }
            What::Organisation(number) => vec![self.organisation(number, words)],
            What::Person(person) => vec![self.person(at, person, words)],
            What::Body { body, state } => vec![self.body(body, state, words)],
            What::Named { noun, name, state, sector } => self.named(noun, name, state, sector, words).into_iter().collect(),
            What::People { group, state, sector, count, foreign } => vec![self.people(group, state, sector, count, foreign, words)],
            What::Kin { relation, state, sector, pronoun } => {
                let state = if pronoun { self.state_of_last(at) } else { state };
                vec![self.kin(relation, state, sector, pronoun, words)]
            }
            What::Reference(reference) => self.reference(at, reference),
            What::Holders { title, office, sector, states } => states
                .into_iter()
                .map(|state| {
                    self.person(
                        at,
                        PersonMention { title: Some(title), office, sector, state: Some(state), ..PersonMention::default() },
                        words,
                    )
                })
                .collect(),
        }
    }

    fn add(&mut self, what: What, country: Option<Code>, sector: Code, known: Option<u16>, name: Run) -> u32 {
        self.draft.entities.push(DraftEntity { what, country, sector, known, name, mentions: Vec::new(), used: false, assumed: false });
        self.draft.entities.len() as u32 - 1
    }

    /// An entity whose state the words tell, or else the report or the tables let a reader assume.
    pub fn add_of(&mut self, what: What, told: Option<Code>, otherwise: Option<Code>, sector: Code, words: Run) -> u32 {
        let entity = self.add(what, told.or(otherwise), sector, None, words);
        self.draft.entities[entity as usize].assumed = told.is_none();
        entity
    }

    pub fn find(&self, wanted: impl Fn(&DraftEntity) -> bool) -> Option<u32> {
        // The nearest of the last entities: a report names far fewer, a book would take for ever.
        let from = self.draft.entities.len().saturating_sub(LOOK_BACK);
        self.draft.entities[from..].iter().rposition(wanted).map(|at| (from + at) as u32)
    }

    pub fn state(&mut self, code: Code, words: Run) -> u32 {
        let same = |entity: &DraftEntity| matches!(entity.what, What::State { code: known, .. } if known == code);
        self.find(same).unwrap_or_else(|| self.add(What::State { code, capital: false }, Some(code), GOVERNMENT, None, words))
    }

    /// البلاد is the report's state; بلاده that of the person named last; المملكة the report's where that is a kingdom.
    fn country(&mut self, at: usize, number: u16, words: Run) -> Option<u32> {
        let row = &self.resources.knowledge.country_words[usize::from(number)];
        let code = if row.of_speaker {
            // بلاده is a man's, بلادها a woman's or a body's.
            let wanted = match self.draft.words[words.start as usize].enclitic {
                Some(Pronoun::Him) => Some(Gender::Masculine),
                Some(Pronoun::Her) => Some(Gender::Feminine),
                _ => None,
            };
            let speaks = |mention: &&Mention| {
                !mention.entities.is_empty()
                    && matches!(mention.what, What::Person(_) | What::Body { .. } | What::People { count: Count::One, .. })
                    && (wanted.is_none() || mention.gender.is_none() || mention.gender == wanted)
            };
            let before = || self.draft.mentions[..at].iter().rev().filter(speaks);
            let speaker = before().take(3).find(|mention| !self.is_partner(mention)).or_else(|| before().next());
            speaker
                .and_then(|mention| self.draft.entities[mention.entities[0] as usize].country)
                .filter(|code| !code.is_international())
                .or(self.draft.home)
        } else {
            self.draft.home.filter(|home| row.of.is_empty() || row.of.contains(home)).or(row.of.first().copied())
        }?;
        Some(self.state(code, words))
    }

    /// في مؤتمر مع نظيره العراقي: with whom or to whom somebody speaks, who is not the one to call a country his.
    fn is_partner(&self, mention: &Mention) -> bool {
        let with = self.resources.rules.with;
        let before = (mention.words.start as usize).checked_sub(1).map(|at| &self.draft.words[at]);
        let accompanied = before.is_some_and(|word| with.is_some() && self.resources.rules.preposition(word.form) == with);
        accompanied || matches!(&mention.what, What::Person(person) if person.counterpart)
    }

    fn organisation(&mut self, number: u16, words: Run) -> u32 {
        let number = self.at_home(number, words);
        if let Some(found) = self.find(|entity| entity.what == What::Organisation(number)) {
            return found;
        }
        let row = &self.resources.knowledge.organisations[usize::from(number)];
        // الجيش …, named by its own name or by its state.
        if let Some(army) = self.army().filter(|_| is_national_army(row))
            && let Some(found) =
                self.find(|entity| matches!(entity.what, What::Body { body, .. } if body == army) && entity.country == row.country)
        {
            return found;
        }
        self.add(What::Organisation(number), row.country, row.sector, None, words)
    }

    /// Of several organisations of one name the one of the report's state: الجبهة الشعبية.
    fn at_home(&self, number: u16, words: Run) -> u16 {
        let organisations = &self.resources.knowledge.organisations;
        let Some(home) = self.draft.home.filter(|&home| organisations[usize::from(number)].country != Some(home)) else { return number };
        let names = self.resources.knowledge.names();
        let found =
            crate::walk::longest(names, &self.draft.words, words.start as usize, words.end as usize, crate::walk::Article::AsWritten);
        let at_home = |payload: &u32| match waqai_knowledge::Entry::of(*payload) {
            waqai_knowledge::Entry::Organisation(other) => {
                let row = &organisations[usize::from(other)];
                Some(other).filter(|_| row.country == Some(home) && row.from <= self.day && self.day <= row.to)
            }
            _ => None,
        };
        found
            .filter(|found| found.length == words.range().len())
            .and_then(|found| found.payloads.iter().find_map(at_home))
            .unwrap_or(number)
    }

    pub fn body(&mut self, body: u16, state: Option<Code>, words: Run) -> u32 {
        let same = |entity: &DraftEntity| match entity.what {
            What::Body { body: known, .. } => known == body && (state.is_none() || entity.country == state),
            _ => false,
        };
        if let Some(found) = self.find(same) {
            return found;
        }
        let row = &self.resources.knowledge.bodies[usize::from(body)];
        if &*row.kind == "epithet" {
            let organisations = &self.resources.knowledge.organisations;
            let armed = |number: u16| &*organisations[usize::from(number)].kind == "armed-group";
            let group = self.find(|entity| {
                matches!(entity.what, What::Organisation(number) if armed(number)) && (state.is_none() || entity.country == state)
            });
            if let Some(found) = group {
                return found;
            }
        }
        // المحكمة, الحركة: whoever was called so before. An army or police of the state is never meant by another's name.
        let alone = state.is_none() && words.range().len() == 1 && self.draft.words[words.start as usize].is_definite();
        if alone && !matches!(&*row.kind, "army" | "craft" | "police" | "intelligence" | "ministry" | "people" | "kind" | "side") {
            let name = waqai_text::fold(&row.name);
            let head = name.strip_prefix("\u{627}\u{644}").unwrap_or(&name);
            if let Some(found) = Some(head).filter(|head| !head.contains(' ')).and_then(|head| self.headed(head)) {
                return found;
            }
        }
        let whose = self.whose(row.whose);
        if self.army() == Some(body) {
            let organisations = &self.resources.knowledge.organisations;
            let own = |number: u16| {
                let army = &organisations[usize::from(number)];
                is_national_army(army) && army.country == state.or(whose)
            };
            if let Some(found) = self.find(|entity| matches!(entity.what, What::Organisation(number) if own(number))) {
                return found;
            }
        }
        self.add_of(What::Body { body, state: state.or(whose) }, state, whose, row.sector, words)
    }

    fn named(&mut self, noun: u16, name: Run, state: Option<Code>, sector: Option<Code>, words: Run) -> Option<u32> {
        let draft = &self.draft;
        // نقابة المعلمين: a noun of several words is a name.
        let whole = words.range().len() > 1 && !draft.words[words.start as usize].is_definite();
        if name.is_empty() && whole {
            let same = |entity: &DraftEntity| matches!(entity.what, What::Named { noun: known, .. } if known == noun);
            if let Some(found) = self.find(same) {
                self.learn_state(found, state);
                return Some(found);
            }
        } else if name.is_empty() {
            // الصحيفة، الحركة: the last body of that noun, or an organisation whose name begins with it.
            // Without one the word names no body of its own: القيادة, الإدارة.
            return self.headed(&waqai_text::fold(&self.resources.knowledge.body_nouns[usize::from(noun)].noun));
        } else {
            let same = |entity: &DraftEntity| match entity.what {
                What::Named { noun: known, name: other, .. } => {
                    known == noun && (same_words(draft, name, other) || is_begun(draft, name, other))
                }
                _ => false,
            };
            if let Some(found) = self.find(same) {
                self.learn_state(found, state);
                return Some(found);
            }
        }
        let sector = sector.unwrap_or(self.resources.knowledge.body_nouns[usize::from(noun)].sector);
        let home = self.draft.home;
        Some(self.add_of(What::Named { noun, name, state: state.or(home), sector: Some(sector) }, state, home, sector, words))
    }

    /// The body named last whose name begins with a noun; rather one that was called so than one that may be.
    fn headed(&self, noun: &str) -> Option<u32> {
        let knowledge = &self.resources.knowledge;
        let called = |mention: u32| {
            let first = self.draft.mentions[mention as usize].words.start as usize;
            let word = self.draft.text.folded_at(first);
            let letters = self.draft.words[first].proclitics.letters();
            word == noun || word.char_indices().nth(letters).is_some_and(|(start, _)| &word[start..] == noun)
        };
        let by_name = self.find(|entity| {
            let named = match entity.what {
                What::Named { .. } | What::Organisation(_) => true,
                What::Body { body, .. } => knowledge.bodies[usize::from(body)].name.contains(' '),
                _ => false,
            };
            named && entity.mentions.iter().any(|&mention| called(mention))
        });
        if by_name.is_some() {
            return by_name;
        }
        self.find(|entity| match entity.what {
            What::Named { noun: known, .. } => {
                waqai_text::fold(&knowledge.body_nouns[usize::from(known)].noun).split(' ').next() == Some(noun)
            }
            What::Organisation(number) => knowledge.organisations[usize::from(number)].heads.iter().any(|head| &**head == noun),
            _ => false,
        })
    }

    /// The state of the person named last before a mention.
    fn state_of_last(&self, at: usize) -> Option<Code> {
        self.last_person(at).and_then(|entity| entity.country)
    }

    fn last_person(&self, at: usize) -> Option<&DraftEntity> {
        let last = self.draft.mentions[..at]
            .iter()
            .rev()
            .take(LOOK_BACK)
            .find(|mention| matches!(mention.what, What::Person(_) | What::Kin { .. }) && !mention.entities.is_empty())?;
        self.draft.entities.get(*last.entities.first()? as usize)
    }

    fn person(&mut self, at: usize, mut person: PersonMention, words: Run) -> u32 {
        let knowledge = &self.resources.knowledge;
        if person.relation.is_some() && person.title.is_none() && person.state.is_none() {
            // نجله, مستشاره: of the person named last.
            let last = self.last_person(at).map(|entity| (entity.country, entity.sector));
            if let Some((country, sector)) = last {
                person.state = country;
                person.sector = person.sector.or(Some(sector));
            }
        }
        if person.alias {
            let sentence = self.draft.mentions[at].sentence;
            let here = || self.draft.mentions[..at].iter().rev().take_while(|mention| mention.sentence == sentence);
            let one = |mention: &&Mention| matches!(mention.what, What::Person(_) | What::People { count: Count::One, .. });
            let several = |mention: &&Mention| matches!(mention.what, What::People { .. });
            // امرأة من سكان الحي تدعى فلانة; أحد المتظاهرين ويدعى فلانا
            let before = here().find(one).or_else(|| here().find(several));
            if let Some(&entity) = before.and_then(|mention| mention.entities.first()) {
                if matches!(self.draft.entities[entity as usize].what, What::People { .. }) {
                    self.learn(entity, &PersonMention { alias: false, ..person }, words);
                }
                return entity;
            }
        }
        if person.counterpart {
            self.counterpart(at, &mut person);
        }
        if person.known.is_none() && !person.name.is_empty() {
            person.known = self.known_by_office(&person);
        }
        if let Some(known) = person.known {
            if let Some(found) = self.find(|entity| entity.known == Some(known)) {
                self.learn_former(found, &person);
                return found;
            }
            // A title earlier in the report may have meant the same person.
            return self.add_person(person, words);
        }
        if !person.name.is_empty() {
            let draft = &self.draft;
            let same = |entity: &DraftEntity| match entity.what {
                What::Person(other) => !other.name.is_empty() && same_name(draft, person.name, other.name) && compatible(&person, &other),
                _ => false,
            };
            return match self.find(same).or_else(|| self.unnamed_before(at, &person)) {
                Some(found) => {
                    self.learn(found, &person, words);
                    found
                }
                None => self.add_person(person, words),
            };
        }
        // A title alone: through the report first, then through who held the office on the day.
        let office = person.office;
        let state = person.state;
        let resolver = &*self;
        // الوزير, الرئيس: one word may mean any title that begins with it.
        let bare = person.title.is_some_and(|title| !knowledge.titles[usize::from(title)].title.contains(' '));
        // الوزير is any minister, and of no portfolio of his own.
        let office = office.filter(|&office| !bare || knowledge.has_one_holder(office));
        let head = |mention: &PersonMention| mention.title.map(|t| resolver.head(t));
        // الوزير السعودي: somebody known by name who holds such an office.
        let offices = if bare && state.is_some() && office.is_none() { self.offices_headed(person.title) } else { Vec::new() };
        let in_report = self.find(|entity| match entity.what {
            What::Person(other) if other.former == person.former && other.relation == person.relation => {
                let same_state = state.is_none() || entity.country == state || entity.country.is_none();
                // Many speak for somebody: the same sector at least.
                let shared = office.is_some_and(|office| !knowledge.has_one_holder(office));
                let same_office = office.is_some()
                    && (other.office == office || resolver.holds(entity, office, state))
                    && (!shared || other.sector == person.sector && other.organisation == person.organisation);
                let by_office = offices.iter().any(|&office| resolver.holds(entity, Some(office), state));
                let same_title =
                    other.title == person.title || by_office || (bare && head(&other).is_some() && head(&other) == head(&person));
                // ممثل النيابة is not الممثلة named before.
                let unlike = !person.female && other.female && entity.known.is_none();
                let other_sex =
                    unlike || bare && !person.female && entity.known.is_some_and(|known| knowledge.people[usize::from(known)].female);
                !other_sex && same_state && (same_office || (same_title && (office.is_none() || state.is_none())))
            }
            _ => false,
        });
        if let Some(found) = in_report {
            return found;
        }
        if let (Some(office), false) = (office, person.former) {
            let of = match (state.or(self.draft.home), person.organisation) {
                (_, Some(organisation)) => Some(Affiliation::Organisation(organisation)),
                (Some(state), None) => Some(Affiliation::State(state)),
                _ => None,
            };
            let one = knowledge.has_one_holder(office);
            if let Some(known) = of.filter(|_| one).and_then(|of| knowledge.holder(of, office, self.day)) {
                if let Some(found) = self.find(|entity| entity.known == Some(known)) {
                    return found;
                }
                person.known = Some(known);
            }
        }
        if let Some(entity) = self.epithet(at, &person, words) {
            return entity;
        }
        self.add_person(person, words)
    }

    /// The offices whose titles begin with the same word as a title.
    fn offices_headed(&self, title: Option<u16>) -> Vec<Office> {
        let Some(head) = title.map(|title| self.head(title)) else { return Vec::new() };
        let titles = &self.resources.knowledge.titles;
        let mut offices: Vec<Office> = (0..titles.len() as u16)
            .filter(|&title| self.head(title) == head)
            .filter_map(|title| titles[usize::from(title)].office)
            .collect();
        offices.sort_unstable();
        offices.dedup();
        offices
    }

    /// The first word of a title.
    fn head(&self, title: u16) -> &str {
        let text = &self.resources.knowledge.titles[usize::from(title)].title;
        let first = text.split(' ').next().unwrap_or_default();
        first.strip_prefix("\u{627}\u{644}").unwrap_or(first)
    }

    fn holds(&self, entity: &DraftEntity, office: Option<Office>, state: Option<Code>) -> bool {
        let (Some(known), Some(office)) = (entity.known, office) else { return false };
        self.resources.knowledge.terms_of(known).iter().any(|term| {
            term.office == office && term.from <= self.day && self.day <= term.to && state.is_none_or(|s| term.of == Affiliation::State(s))
        })
    }

    /// An unknown spelling of the name of whoever holds the office: the office decides where one part of the name agrees.
    fn known_by_office(&self, person: &PersonMention) -> Option<u16> {
        let knowledge = &self.resources.knowledge;
        let office = person.office?;
        if person.former {
            return None;
        }
        let of = match person.organisation {
            Some(organisation) => Affiliation::Organisation(organisation),
            None => Affiliation::State(person.state?),
        };
        let holder = knowledge.holder(of, office, self.day)?;
        let name = waqai_text::fold(&knowledge.people[usize::from(holder)].name);
        let agrees = person.name.range().any(|word| {
            let part = self.draft.text.folded_at(word);
            name.split(' ').any(|known| known == part && known.chars().count() > 2)
        });
        agrees.then_some(holder)
    }

    /// The same office or body of another state as the one named last: نظيره, ونظيرتها الباكستانية.
    fn counterpart(&self, at: usize, person: &mut PersonMention) {
        let sentence = self.draft.mentions[at].sentence;
        for mention in self.draft.mentions[..at].iter().rev() {
            let body = matches!(mention.what, What::Organisation(_) | What::Body { .. } | What::Named { .. });
            if body && mention.sentence == sentence && person.name.is_empty() {
                person.sector = mention.entities.first().map(|&entity| self.draft.entities[entity as usize].sector);
                return;
            }
            if let What::Person(other) = mention.what {
                if other.title.is_some() {
                    person.title = other.title;
                    person.relation = other.relation;
                    person.office = other.office;
                    person.sector = other.sector;
                    return;
                }
                if let Some(term) = other.known.and_then(|known| self.resources.knowledge.term_on(known, self.day)) {
                    person.title =
                        self.resources.knowledge.titles.iter().position(|title| title.office == Some(term.office)).map(|t| t as u16);
                    person.office = Some(term.office);
                    return;
                }
            }
        }
    }

    fn add_person(&mut self, person: PersonMention, words: Run) -> u32 {
        let knowledge = &self.resources.knowledge;
        let known = person.known.map(|known| (known, &knowledge.people[usize::from(known)]));
        let term = known.and_then(|(number, _)| knowledge.term_on(number, self.day));
        let office_sector = |office: Office| knowledge.office_sector(office);
        let told = person
            .state
            .or_else(|| {
                term.and_then(|term| match term.of {
                    Affiliation::State(code) => Some(code),
                    Affiliation::Organisation(number) => knowledge.organisations[usize::from(number)].country,
                })
            })
            .or(known.and_then(|(_, row)| row.country));
        // Of an unknown person a report leaves the state to the reader where it is its own.
        let home = self.draft.home.filter(|_| person.known.is_none());
        // رئيس الحكومة فلان: of several offices the one that the words name.
        let named = person.office.filter(|&office| {
            let held = |known: u16| knowledge.terms_of(known).iter().any(|term| term.office == office);
            term.is_some_and(|term| term.office != office) && knowledge.has_one_holder(office) && person.known.is_some_and(held)
        });
        let term = term.filter(|_| named.is_none());
        let sector = if person.former {
            FORMER
        } else if let Some(term) = term {
            // A rank above the portfolio decides: the weightiest office comes first in the table of offices.
            let organisation = match term.of {
                Affiliation::Organisation(number) => Some(knowledge.organisations[usize::from(number)].sector),
                Affiliation::State(_) => None,
            };
            // Many speak for many: of a spokesman the words tell, else what the person is known for.
            let shared = !knowledge.has_one_holder(term.office);
            let told = person.sector.filter(|_| shared).or(known.map(|(_, row)| row.sector).filter(|&own| shared && own != FORMER));
            organisation.or(told).or(office_sector(term.office)).unwrap_or(GOVERNMENT)
        } else {
            crate::titles::told_sector(knowledge, &person).or(known.map(|(_, row)| row.sector)).unwrap_or(UNKNOWN)
        };
        let sector = if sector == UNKNOWN && person.sector == Some(MILITARY) { MILITARY } else { sector };
        let entity = self.add(What::Person(person), told.or(home), sector, person.known, words);
        self.draft.entities[entity as usize].assumed = told.is_none();
        entity
    }

    /// A state that later words tell stands over one that was assumed.
    fn learn_state(&mut self, entity: u32, state: Option<Code>) {
        let entity = &mut self.draft.entities[entity as usize];
        if let (Some(code), true) = (state, entity.assumed || entity.country.is_none()) {
            (entity.country, entity.assumed) = (Some(code), false);
        }
    }

    /// Whom later words call former holds no office any more, unless the tables know of one on the day.
    fn learn_former(&mut self, entity: u32, person: &PersonMention) {
        let entity = &mut self.draft.entities[entity as usize];
        if person.former && entity.sector != GOVERNMENT && entity.sector != MILITARY {
            entity.sector = FORMER;
        }
    }

    /// What a later mention says more of a person.
    fn learn(&mut self, entity: u32, person: &PersonMention, words: Run) {
        self.learn_state(entity, person.state);
        self.learn_former(entity, person);
        let told = crate::titles::told_sector(&self.resources.knowledge, person);
        let entity = &mut self.draft.entities[entity as usize];
        if matches!(entity.what, What::People { .. }) {
            (entity.what, entity.name) = (What::Person(*person), words);
        }
        if let What::Person(held) = &mut entity.what {
            if held.title.is_none() {
                (held.title, held.relation) = (person.title, person.relation);
            }
            if person.name.range().len() > held.name.range().len() {
                held.name = person.name;
                entity.name = words;
            }
        }
        let vague = entity.sector == UNKNOWN || entity.sector == CIVILIAN;
        if let Some(told) = told.filter(|&told| vague && told != UNKNOWN) {
            entity.sector = told;
        }
    }

    pub fn army(&self) -> Option<u16> {
        self.resources.knowledge.bodies.iter().position(|body| &*body.kind == "army" && !body.name.contains(' ')).map(|at| at as u16)
    }

    pub fn government(&self) -> Option<u16> {
        self.resources.knowledge.bodies.iter().position(|body| &*body.name_en == "{adj} government").map(|at| at as u16)
    }
}

/// Whether an organisation is the army of its state, under a name of its own.
fn is_national_army(organisation: &waqai_knowledge::Organisation) -> bool {
    let named_so = |name: &str| name.contains("\u{62C}\u{64A}\u{634}");
    &*organisation.kind == "army" && organisation.country.is_some_and(|code| !code.is_international()) && named_so(&organisation.name)
}

/// الهيئة العامة, said before in full: الهيئة العامة للإحصاء.
fn is_begun(draft: &Draft, short: Run, long: Run) -> bool {
    let begun = Run::new(long.start as usize, long.start as usize + short.range().len().min(long.range().len()));
    let definite = long.start > 0 && draft.words[long.start as usize - 1].is_definite();
    let goes_on = draft.words.get(begun.end as usize).is_some_and(|word| word.has_preposition());
    definite && begun.end < long.end && goes_on && same_words(draft, short, begun)
}

fn same_words(draft: &Draft, a: Run, b: Run) -> bool {
    a.range().len() == b.range().len() && a.range().zip(b.range()).all(|(x, y)| draft.text.folded_at(x) == draft.text.folded_at(y))
}

/// Whether two names mean one person: the last word of the shorter is a word of the longer. Of two whole names one more word must be in both:
/// namesakes of one family are two people.
fn same_name(draft: &Draft, a: Run, b: Run) -> bool {
    let (short, long) = if a.range().len() <= b.range().len() { (a, b) } else { (b, a) };
    let Some(last) = short.range().next_back() else { return false };
    let strip = |word: usize| {
        let word = draft.text.folded_at(word);
        word.strip_prefix("\u{627}\u{644}").unwrap_or(word)
    };
    let holds = |wanted: usize| long.range().any(|word| strip(word) == strip(wanted));
    if !holds(last) || short.range().len() < 2 {
        return holds(last);
    }
    // عبدربه is عبد ربه.
    let joined: String = long.range().map(strip).collect();
    let within = |wanted: usize| holds(wanted) || strip(wanted).chars().count() > 3 && joined.contains(strip(wanted));
    short.range().take(short.range().len() - 1).any(within)
}

fn compatible(a: &PersonMention, b: &PersonMention) -> bool {
    a.state.is_none() || b.state.is_none() || a.state == b.state
}

/// Whether the mention may stand for somebody who acts or speaks.
pub(crate) fn can_act(mention: &Mention) -> bool {
    !mention.entities.is_empty()
}
