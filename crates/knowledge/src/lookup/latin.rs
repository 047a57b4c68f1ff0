//! Questions in Latin letters, through a directory of English names, codes and ids.

use super::grammar::{Head, Owner, Words};
use super::remarks::Remarks;
use super::{Candidate, How, Item, Step, WholeNames};
use crate::{Affiliation, Knowledge, Office, Register, TitleOwner};
use std::collections::HashMap;
use std::ops::Range;
use waqai_tables::{TableError, Vocabulary};
use waqai_text::{fold, latin_words};

/// The folded words; the English article and the ending of the possessive stand for nothing.
pub(super) fn words(question: &str) -> Vec<String> {
    let owners = question.split_whitespace().map(|word| ["'s", "\u{2019}s"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word));
    let mut words = latin_words(&owners.collect::<Vec<_>>().join(" "));
    if words.len() > 1 {
        words.retain(|word| word != "the");
    }
    words
}

/// Everything with a name in Latin letters, by that name. Spaces do not count: "Xi Jin-ping" is "Xi Jinping".
#[derive(Debug, Default)]
pub struct Directory {
    entries: HashMap<String, Vec<(Item, How)>>,
    /// Words that say how a title stands to its owner, in both scripts.
    pub(super) remarks: Remarks,
    /// The names in Arabic.
    pub(super) whole: WholeNames,
}

impl Directory {
    /// Over compiled knowledge and the tables that it was compiled from; see [`super::Lookup`] for how it is asked.
    pub fn new(knowledge: &Knowledge, vocabulary: &Vocabulary, register: &Register) -> Result<Directory, TableError> {
        let mut directory =
            Directory { remarks: Remarks::new(register)?, whole: WholeNames::new(knowledge, vocabulary), ..Directory::default() };
        let places = |length: usize| 0..length as u16;
        for (at, state) in places(knowledge.states.len()).zip(&knowledge.states) {
            directory.insert(&state.name_en, Item::State(at), How::English);
            directory.insert(&state.adjective_en, Item::State(at), How::Adjective);
            directory.insert(&state.capital_en, Item::State(at), How::Capital);
            directory.insert(state.code.as_str(), Item::State(at), How::Code);
        }
        for row in register.states()? {
            let place = knowledge.states.iter().position(|state| state.code.as_str() == row.get("iso3"));
            if let Some(at) = place {
                directory.insert(row.get("iso2"), Item::State(at as u16), How::Code);
            }
        }
        for (at, place) in places(knowledge.places.len()).zip(&knowledge.places) {
            directory.insert(knowledge.label(place.name_en), Item::Place(at), How::English);
        }
        for (at, organisation) in places(knowledge.organisations.len()).zip(&knowledge.organisations) {
            directory.insert(&organisation.name_en, Item::Organisation(at), How::English);
            directory.insert(&organisation.id, Item::Organisation(at), How::Id);
        }
        for (at, title) in places(knowledge.titles.len()).zip(&knowledge.titles) {
            directory.insert(title.name_en.trim_end_matches(" of"), Item::Title(at), How::English);
        }
        for row in register.offices()? {
            if let Some(office) = knowledge.office_named(row.get("code")) {
                directory.insert(row.get("code"), Item::Office(office), How::Id);
                directory.insert(row.get("name_en"), Item::Office(office), How::English);
            }
        }
        for (office, name) in register.office_words()? {
            if let Some(office) = knowledge.office_named(&office) {
                directory.insert(&name, Item::Office(office), How::English);
            }
        }
        for (at, group) in places(knowledge.groups.len()).zip(&knowledge.groups) {
            directory.insert(&group.name_en, Item::Group(at), How::English);
        }
        for (at, person) in places(knowledge.people.len()).zip(&knowledge.people) {
            directory.insert(&person.name_en, Item::Person(at), How::English);
            directory.insert(&person.id, Item::Person(at), How::Id);
            let words = latin_words(&person.name_en);
            for start in 1..words.len() {
                directory.insert(&words[start..].join(""), Item::Person(at), How::PartOfEnglish);
            }
        }
        // Where the Arabic short name is the beginning of the whole one, the family name stands first: شي of شي جين بينغ.
        let numbers: HashMap<&str, u16> = knowledge.people.iter().map(|person| &*person.id).zip(0..).collect();
        for row in register.people()? {
            let (Some(name), Some(&at)) = (row.list("names").next().map(fold), numbers.get(row.get("id"))) else { continue };
            let words = latin_words(row.get("name_en"));
            for short in row.list("short").map(fold) {
                let length = short.split(' ').count();
                if name.strip_prefix(&*short).is_some_and(|rest| rest.starts_with(' ')) && length < words.len() {
                    directory.insert(&words[..length].join(""), Item::Person(at), How::PartOfEnglish);
                }
            }
        }
        Ok(directory)
    }

    fn insert(&mut self, name: &str, item: Item, how: How) {
        let key = words(name).concat();
        if key.is_empty() {
            return;
        }
        let entries = self.entries.entry(key).or_default();
        if !entries.iter().any(|(known, _)| *known == item) {
            entries.push((item, how));
        }
    }

    fn get(&self, words: &[String]) -> &[(Item, How)] {
        self.entries.get(&words.concat()).map_or(&[], Vec::as_slice)
    }
}

pub(super) struct Reading<'a> {
    knowledge: &'a Knowledge,
    directory: &'a Directory,
    words: Vec<String>,
}

impl<'a> Reading<'a> {
    pub fn new(knowledge: &'a Knowledge, directory: &'a Directory, words: &[String]) -> Reading<'a> {
        Reading { knowledge, directory, words: words.to_vec() }
    }

    fn office(&self, office: Office, step: Step) -> Head {
        Head { step, office: Some(office), before_state: None, owner: TitleOwner::State }
    }
}

fn step(words: &[String], item: Item, how: How) -> Step {
    Step { key: words.join(" "), item, how }
}

impl Words for Reading<'_> {
    fn len(&self) -> usize {
        self.words.len()
    }

    fn starts(&self) -> Vec<usize> {
        vec![0]
    }

    fn named(&self, range: Range<usize>) -> Vec<Candidate> {
        let words = &self.words[range];
        let found = self.directory.get(words).iter().filter(|(item, _)| !matches!(item, Item::Title(_) | Item::Office(_)));
        found.map(|&(item, how)| Candidate::new(item, vec![step(words, item, how)])).collect()
    }

    fn heads(&self, range: Range<usize>) -> Vec<Head> {
        let words = &self.words[range];
        let mut heads = Vec::new();
        for &(item, how) in self.directory.get(words) {
            match item {
                Item::Office(office) => heads.push(self.office(office, step(words, item, how))),
                Item::Title(at) => {
                    let title = &self.knowledge.titles[usize::from(at)];
                    heads.push(Head {
                        step: step(words, item, how),
                        office: title.office,
                        before_state: title.before_state,
                        owner: title.owner,
                    });
                }
                _ => {}
            }
        }
        // Titles that name their owner come after those that any state has, beginnings of titles (`head of`) after whole ones.
        heads.sort_by_key(|head| {
            let beginning = matches!(head.step.item, Item::Title(at) if self.knowledge.titles[usize::from(at)].name_en.ends_with(" of"));
            (matches!(head.owner, TitleOwner::Always(_) | TitleOwner::Organisation(_)), beginning)
        });
        heads
    }

    fn owners(&self, range: Range<usize>) -> Vec<Owner> {
        let joined = |word: &String| matches!(word.as_str(), "of" | "for");
        let words = &self.words[range];
        let words = if words.first().is_some_and(joined) { &words[1..] } else { words };
        let found = self.directory.get(words).iter().filter(|(_, how)| !matches!(how, How::Capital));
        found
            .filter_map(|&(item, how)| {
                let of = match item {
                    Item::State(at) => Affiliation::State(self.knowledge.states[usize::from(at)].code),
                    Item::Organisation(at) => Affiliation::Organisation(at),
                    _ => return None,
                };
                Some(Owner { step: step(words, item, how), of, by_name: how != How::Adjective })
            })
            .collect()
    }

    fn owners_before(&self, range: Range<usize>) -> Vec<Owner> {
        self.owners(range)
    }
}
