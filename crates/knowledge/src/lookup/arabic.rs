//! Questions in Arabic script, through the reader's own indexes.

use super::grammar::{Head, Owner, Words};
use super::{Candidate, How, Item, Step, WholeNames};
use crate::{Affiliation, Entry, Knowledge, TitleOwner};
use std::ops::Range;
use waqai_tables::Vocabulary;
use waqai_text::fold;

const ARTICLE: &str = "\u{627}\u{644}";
/// The preposition that joins an owner: الأمين العام للأمم المتحدة.
const OF: &str = "\u{644}";

/// The folded words, without the signs around them.
pub(super) fn words(question: &str) -> Vec<String> {
    let folded = fold(question);
    folded
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

pub(super) struct Reading<'a> {
    knowledge: &'a Knowledge,
    vocabulary: &'a Vocabulary,
    whole: &'a WholeNames,
    words: Vec<String>,
}

impl<'a> Reading<'a> {
    pub fn new(knowledge: &'a Knowledge, vocabulary: &'a Vocabulary, whole: &'a WholeNames, words: &[String]) -> Reading<'a> {
        Reading { knowledge, vocabulary, whole, words: words.to_vec() }
    }

    fn step(&self, words: &[String], item: Item, how: How) -> Step {
        Step { key: words.join(" "), item, how }
    }

    /// What the name of just these words stands for.
    fn name(&self, words: &[String]) -> impl Iterator<Item = Entry> + use<'a> {
        self.whole.named(self.knowledge, self.vocabulary, words.iter().map(String::as_str)).iter().map(|&payload| Entry::of(payload))
    }

    fn term(&self, words: &[String]) -> impl Iterator<Item = Entry> + use<'a> {
        self.whole.termed(self.knowledge, self.vocabulary, words.iter().map(String::as_str)).iter().map(|&payload| Entry::of(payload))
    }

    fn owners_of(&self, words: &[String]) -> Vec<Owner> {
        let state = |at: u16| Affiliation::State(self.knowledge.states[usize::from(at)].code);
        let of_name = |entry| match entry {
            Entry::State(at) => Some((Item::State(at), state(at), How::Name)),
            Entry::Organisation(at) => Some((Item::Organisation(at), Affiliation::Organisation(at), How::Name)),
            Entry::OrganisationShort(at) => Some((Item::Organisation(at), Affiliation::Organisation(at), How::ShortName)),
            _ => None,
        };
        let of_term = |entry| match entry {
            Entry::Nisba(at) | Entry::NisbaOfPeople(at) => Some((Item::State(at), state(at), How::Nisba)),
            _ => None,
        };
        let found = self.name(words).filter_map(of_name).chain(self.term(words).filter_map(of_term));
        found.map(|(item, of, how)| Owner { step: self.step(words, item, how), of, by_name: how == How::Name }).collect()
    }
}

impl Words for Reading<'_> {
    fn len(&self) -> usize {
        self.words.len()
    }

    fn starts(&self) -> Vec<usize> {
        let mut starts = vec![0];
        let mut at = 0;
        while let Some(length) = (1..self.words.len().saturating_sub(at))
            .rev()
            .find(|length| self.term(&self.words[at..at + length]).any(|entry| matches!(entry, Entry::Honorific(_))))
        {
            at += length;
            starts.push(at);
        }
        starts
    }

    fn named(&self, range: Range<usize>) -> Vec<Candidate> {
        let words = &self.words[range];
        let of_name = |entry| {
            Some(match entry {
                Entry::State(at) => (Item::State(at), How::Name),
                Entry::Capital(at) => (Item::State(at), How::Capital),
                Entry::Seat(at) => (Item::State(at), How::Seat),
                Entry::Place(at) => (Item::Place(at), How::Name),
                Entry::Organisation(at) => (Item::Organisation(at), How::Name),
                Entry::OrganisationShort(at) => (Item::Organisation(at), How::ShortName),
                Entry::Person(at) => (Item::Person(at), How::Name),
                Entry::PersonShort(at) => (Item::Person(at), How::ShortName),
                _ => return None,
            })
        };
        let of_term = |entry| {
            Some(match entry {
                Entry::People(at) => (Item::State(at), How::People),
                Entry::Nisba(at) | Entry::NisbaOfPeople(at) => (Item::State(at), How::Nisba),
                Entry::Group(at, _) => (Item::Group(at), How::Name),
                _ => return None,
            })
        };
        let found = self.name(words).filter_map(of_name).chain(self.term(words).filter_map(of_term));
        found.map(|(item, how)| Candidate::new(item, vec![self.step(words, item, how)])).collect()
    }

    fn heads(&self, range: Range<usize>) -> Vec<Head> {
        let words = &self.words[range];
        let definite = words[0].starts_with(ARTICLE);
        let mut heads = Vec::new();
        for entry in self.term(words) {
            match entry {
                Entry::Title(at, _) => {
                    let title = &self.knowledge.titles[usize::from(at)];
                    let step = self.step(words, Item::Title(at), How::Title);
                    heads.push(Head { step, office: title.office, before_state: title.before_state, owner: title.owner });
                }
                Entry::Body(at) => {
                    let step = self.step(words, Item::Body(at), How::Name);
                    heads.push(Head { step, office: None, before_state: None, owner: TitleOwner::State });
                }
                _ => {}
            }
        }
        // الرئيس and رئيس are two titles: with the article as the question has it, where there is such a one.
        let agrees = |head: &Head| match head.step.item {
            Item::Title(at) => fold(&self.knowledge.titles[usize::from(at)].title).starts_with(ARTICLE) == definite,
            _ => true,
        };
        if heads.iter().any(agrees) {
            heads.retain(agrees);
        }
        heads
    }

    fn owners(&self, range: Range<usize>) -> Vec<Owner> {
        let words = &self.words[range];
        let Some(first) = words.first() else { return Vec::new() };
        let mut found = self.owners_of(words);
        if let Some(rest) = first.strip_prefix(OF) {
            // للأمم is ل and الأمم: the alef of the article is not written.
            let article = rest.strip_prefix(OF).map(|bare| format!("{ARTICLE}{bare}"));
            for first in article.into_iter().chain([rest.to_owned()]) {
                let mut joined = words.to_vec();
                joined[0] = first;
                found.extend(self.owners_of(&joined));
            }
        }
        found
    }

    fn owners_before(&self, _: Range<usize>) -> Vec<Owner> {
        Vec::new()
    }
}
