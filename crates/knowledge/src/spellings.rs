//! The index of the spellings of people's names.

use crate::spelling_key::{Correspondences, KeyMaker, SpellingKey, Without};
use serde::{Deserialize, Serialize};
use waqai_text::{Folded, fold_char};

/// Finds the people whose names may be written in a way that no table lists.
///
/// ```
/// use waqai_knowledge::{Correspondences, SpellingsBuilder, Without};
/// use waqai_tables::TableSet;
/// let table = "letters\tarabic\twhere\np\tب\tany\nu\tو\tany\nt\tت\tany\ni\tي | -\tany\nn\tن\tany\nB\tب\tkey\nT\tت\tkey\nN\tن\tkey\n";
/// let rules = Correspondences::compile(&TableSet::new([("actors/name-correspondences.tsv", table)])).unwrap();
/// let mut builder = SpellingsBuilder::default();
/// builder.insert(&rules, "بوتين", 7);
/// let spellings = builder.build();
/// assert_eq!(spellings.candidates(rules.key(["بوتن"])).collect::<Vec<_>>(), [7]);
/// assert!(rules.may_write("Putin", ["بوتن"], Without::default()) && !rules.may_write("Putin", ["بيتن"], Without::default()));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spellings {
    keys: Vec<SpellingKey>,
    people: Vec<u16>,
}

impl Spellings {
    /// The people who have a name with a key: the ones to ask [`Correspondences::may_write`] of.
    pub fn candidates(&self, key: SpellingKey) -> impl Iterator<Item = u16> + '_ {
        let first = self.keys.partition_point(|&known| known < key);
        self.keys[first..].iter().zip(&self.people[first..]).take_while(move |(known, _)| **known == key).map(|(_, &person)| person)
    }

    /// How many keys are held.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether no name is held.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

/// Collects names for [`Spellings`].
#[derive(Debug, Default)]
pub struct SpellingsBuilder {
    entries: Vec<(SpellingKey, u16)>,
}

impl SpellingsBuilder {
    /// Adds a folded name of a person. A name of fewer than two consonants is left out: it would be everybody's.
    pub fn insert(&mut self, rules: &Correspondences, name: &str, person: u16) {
        let mut maker = KeyMaker::default();
        for word in name.split([' ', '-']) {
            maker.word(rules, word);
        }
        if maker.consonants() > 1 {
            self.entries.push((maker.key(), person));
        }
    }

    /// Adds a folded whole name, and of three words or more its first and last one, which is how reports shorten it.
    pub fn insert_name(&mut self, rules: &Correspondences, name: &str, person: u16) {
        if !name.contains(' ') {
            return;
        }
        self.insert(rules, name, person);
        if let Some((first, rest)) = name.split_once([' ', '-'])
            && let Some((_, last)) = rest.rsplit_once([' ', '-'])
        {
            self.insert(rules, &format!("{first} {last}"), person);
        }
    }

    /// The finished index.
    pub fn build(mut self) -> Spellings {
        self.entries.sort_unstable();
        self.entries.dedup();
        let (keys, people) = self.entries.into_iter().unzip();
        Spellings { keys, people }
    }
}

/// Whether folded words are a spelling of a person's name: each is a word of the usual Arabic name, or may stand for letters of the Latin one. No
/// word of the second kind has a sound of Arabic, and where all are of the first, the first and last ones must be there.
pub fn is_spelling<'w>(rules: &Correspondences, usual: &str, latin: &str, words: impl Iterator<Item = &'w str> + Clone) -> bool {
    let mut new = words.clone().filter(|word| !has_word(usual, word)).peekable();
    let ends_with = |known: Option<&str>, word: Option<&str>| known.zip(word).is_some_and(|(known, word)| is_folded(known, word));
    let without = Without {
        first: ends_with(usual.split([' ', '-']).next(), words.clone().next()),
        last: ends_with(usual.rsplit([' ', '-']).next(), words.clone().last()),
        parts: true,
    };
    if new.peek().is_none() {
        return without.first && without.last;
    }
    if new.clone().any(|word| rules.has_own_sound(word)) {
        return false;
    }
    rules.may_write(latin, words, Without::default()) || rules.may_write(latin, new, without)
}

/// Whether a name has a folded word.
pub(crate) fn has_word(name: &str, word: &str) -> bool {
    name.split([' ', '-']).any(|known| is_folded(known, word))
}

/// Whether a word as written folds to another, without memory for it.
fn is_folded(written: &str, word: &str) -> bool {
    let folded = written.chars().filter_map(|letter| match fold_char(letter) {
        Folded::One(letter) => Some(letter),
        _ => None,
    });
    folded.eq(word.chars())
}
