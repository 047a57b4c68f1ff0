//! From sentences to the dictionary, and to the words from which generation learns.

use super::align;
use super::sequence::Example;
use std::collections::{BTreeMap, BTreeSet};
use waqai_conllu::{Sentence, Word};
use waqai_lang::lemmatiser::dictionary::{AS_WRITTEN, Dictionary, LISTED, Parts, Reading};
use waqai_lang::lemmatiser::generate::{LONGEST, form_places, skeleton_places};
use waqai_lang::lemmatiser::labeller::Places;
use waqai_lang::lemmatiser::letters::Letters;
use waqai_lang::lemmatiser::tag::{Tag, group};
use waqai_lang::linear::text;

/// The most groups of tags: one bit each, the last being that of word lists.
const MOST_GROUPS: usize = 63;
/// A group has the forms as lemmas where that is so for all but one in this many of its words.
const EXCEPTION: usize = 250;

/// A dictionary in the making.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The dictionary.
    pub dictionary: Dictionary,
    /// The numbers of its lemmas.
    pub lemmas: BTreeMap<String, u32>,
}

/// The number of a word's lemma: its own where it is the form.
pub fn lemma_number(lemmas: &BTreeMap<String, u32>, word: &Word) -> Option<u32> {
    if word.lemma == word.form { Some(AS_WRITTEN) } else { lemmas.get(&word.lemma).copied() }
}

/// Makes the dictionary of sentences. Of word lists the lemmas are taken, not the forms.
pub fn dictionary(sentences: &[&Sentence], word_lists: &[Type]) -> Gathered {
    let words = || sentences.iter().flat_map(|sentence| &sentence.words);
    let mut group_counts = BTreeMap::<(u32, u64), (usize, usize)>::new();
    for word in words() {
        let counts = group_counts.entry((group(&word.upos, &word.xpos), text(&word.upos))).or_default();
        counts.0 += 1;
        counts.1 += usize::from(word.lemma != word.form);
    }
    let mut groups: Vec<_> = group_counts.into_iter().collect();
    groups.sort_by_key(|(hashes, counts)| (std::cmp::Reverse(counts.0), *hashes));
    groups.truncate(MOST_GROUPS);
    let mut parts = Parts::default();
    for (number, (hashes, (all, exceptions))) in groups.iter().enumerate() {
        parts.groups.push(*hashes);
        parts.as_written |= u64::from(exceptions * EXCEPTION <= *all && *all >= EXCEPTION) << number;
    }
    let number_of = |upos: &str, xpos: &str| parts.groups.iter().position(|(hash, _)| *hash == group(upos, xpos)).map(|place| place as u8);

    let listed = word_lists.iter().map(|word| word.lemma.as_str());
    let texts: BTreeSet<&str> = words().filter(|word| word.lemma != word.form).map(|word| word.lemma.as_str()).chain(listed).collect();
    let lemmas: BTreeMap<String, u32> = texts.into_iter().zip(AS_WRITTEN + 1..).map(|(lemma, number)| (lemma.to_owned(), number)).collect();
    let mut entries: Vec<(String, u64, u32)> =
        std::iter::once(String::new()).chain(lemmas.keys().cloned()).map(|lemma| (lemma, 0, 0)).collect();
    let mut forms = BTreeMap::<u64, BTreeMap<(u32, u8), u32>>::new();
    let mut letters = Letters::default();
    for word in words() {
        let (Some(lemma), Some(group)) = (lemma_number(&lemmas, word), number_of(&word.upos, &word.xpos)) else { continue };
        letters.read(&word.form);
        *forms.entry(letters.key()).or_default().entry((lemma, group)).or_default() += 1;
        let entry = &mut entries[lemma as usize];
        entry.1 |= 1 << group;
        entry.2 += 1;
    }
    for word in word_lists {
        if let (Some(lemma), Some(group)) = (lemmas.get(&word.lemma), number_of(&word.upos, &word.xpos)) {
            entries[*lemma as usize].1 |= 1 << group | LISTED;
        }
    }
    parts.forms = forms
        .into_iter()
        .map(|(form, readings)| (form, readings.into_iter().map(|((lemma, group), count)| Reading::new(lemma, group, count)).collect()))
        .collect();
    parts.lemmas = entries;
    Gathered { dictionary: Dictionary::new(parts), lemmas }
}

/// A form with tag and lemma, once for each.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Type {
    /// The form.
    pub form: String,
    /// The part of speech.
    pub upos: String,
    /// The treebank tag.
    pub xpos: String,
    /// The lemma.
    pub lemma: String,
}

/// The groups with fewer different forms than this are closed classes: generation learns nothing from their pronouns and particles.
const OPEN: usize = 60;

/// The words from which generation learns: open classes, not as written.
pub fn types(sentences: &[&Sentence]) -> Vec<Type> {
    let mut types = BTreeSet::new();
    let mut forms = BTreeMap::<u32, BTreeSet<&str>>::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        forms.entry(group(&word.upos, &word.xpos)).or_default().insert(&word.form);
        if word.lemma != word.form && !word.lemma.is_empty() {
            types.insert(Type { form: word.form.clone(), upos: word.upos.clone(), xpos: word.xpos.clone(), lemma: word.lemma.clone() });
        }
    }
    types.retain(|word| forms.get(&group(&word.upos, &word.xpos)).is_some_and(|forms| forms.len() >= OPEN));
    types.into_iter().collect()
}

/// What undoing inflection learns from a word.
pub fn edit_example(word: &Type) -> Option<Example> {
    let mut letters = Letters::default();
    letters.read(&word.form);
    let mut skeleton = Letters::default();
    skeleton.read(&word.lemma);
    if letters.folded().len() > LONGEST || letters.folded().is_empty() {
        return None;
    }
    let mut places = Places::default();
    form_places(&letters, &Tag::read(&word.upos, &word.xpos), &mut places);
    let labels = align::edits(letters.folded(), skeleton.folded());
    Some(Example { places, labels })
}

/// What putting vowels learns from a word.
pub fn vowel_example(word: &Type) -> Option<Example> {
    let mut letters = Letters::default();
    letters.read(&word.form);
    let (skeleton, labels) = align::vowels(&word.lemma)?;
    if letters.folded().len() > LONGEST || skeleton.is_empty() {
        return None;
    }
    // How the skeleton's letters stood in the form.
    let mut written = Vec::new();
    let mut length = 0;
    for (edit, from) in align::edits(letters.folded(), &skeleton).iter().zip(letters.written()) {
        length += edit.chars().count();
        if length > written.len() {
            written.resize(length - 1, 0);
            written.push(*from);
        }
    }
    let mut places = Places::default();
    skeleton_places(&skeleton, &written, letters.folded(), &Tag::read(&word.upos, &word.xpos), &mut places);
    Some(Example { places, labels })
}
