//! Lemmas by a trained model: the lemma of a syntactic word, written as the treebank writes it.
//!
//! A word is looked up by its folded form, so that a missing hamza makes no difference. Where the form was seen under one lemma with a tag of the same
//! kind, that is the answer. Otherwise candidates are collected - the lemmas under which it was seen, the form as it is written, and lemmas made by
//! undoing the inflection and putting vowels ([`generate`]), those first that the treebank has - and a linear model ranks them by tag and neighbours.

pub mod candidates;
pub mod dictionary;
pub mod generate;
pub mod labeller;
pub mod letters;
pub mod tag;

use crate::linear::{Linear, pair, text};
use candidates::{Candidates, Lemma, Neighbours, Place, Word};
use dictionary::{AS_WRITTEN, Dictionary};
use generate::Generator;
use letters::Letters;
use serde::{Deserialize, Serialize};
use tag::Tag;

/// What was learned: dictionary, generator of lemmas for unseen words, and the weights of the ranking.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LemmatiserModel {
    /// Forms and lemmas.
    pub dictionary: Dictionary,
    /// Lemmas for unseen words.
    pub generator: Generator,
    /// The weights by which candidates are ranked: one class.
    pub ranking: Linear,
}

/// The memory of lemmatisation, to be kept from word to word.
///
/// ```
/// use waqai_lang::lemmatiser::{Lemmatiser, LemmatiserModel, candidates::Place};
/// // A model that has learned nothing gives every word back as it is.
/// let model = LemmatiserModel::default();
/// let mut lemmatiser = Lemmatiser::default();
/// let place = Place { form: "رصيف", upos: "NOUN", xpos: "N------S1I", ..Place::default() };
/// assert_eq!(lemmatiser.lemma(&model, &place), "رصيف");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Lemmatiser {
    letters: Letters,
    candidates: Candidates,
    neighbours: Neighbours,
    features: Vec<u64>,
    made: Vec<Made>,
}

/// A lemma made lately that its word and tag alone decided.
#[derive(Clone, Debug, Default)]
struct Made {
    key: u64,
    lemma: String,
}

/// How many such lemmas are remembered: making one takes longer than all else about a word.
const REMEMBERED: usize = 1 << 13;

impl Lemmatiser {
    /// The lemma of a word. Allocates nothing once the memory has grown, which is that of one model.
    pub fn lemma<'a>(&'a mut self, model: &'a LemmatiserModel, place: &Place<'a>) -> &'a str {
        let dictionary = &model.dictionary;
        let hash = tag::group(place.upos, place.xpos);
        if dictionary.is_as_written(hash) {
            return place.form;
        }
        let key = pair(pair(text(place.form), text(place.upos)), text(place.xpos)) | 1;
        let slot = (key >> 40) as usize % REMEMBERED;
        if self.made.get(slot).is_some_and(|made| made.key == key) {
            return &self.made[slot].lemma;
        }
        let group = dictionary.group(hash, text(place.upos));
        self.letters.read(place.form);
        if let Some(lemma) = self.only_reading(dictionary, group) {
            return if lemma == AS_WRITTEN { place.form } else { dictionary.lemma(lemma) };
        }
        let tag = Tag::read(place.upos, place.xpos);
        self.candidates.collect(dictionary, &model.generator, &self.letters, &tag, group, None);
        self.neighbours.read(place);
        let word = Word {
            letters: &self.letters,
            tag: &tag,
            group,
            neighbours: &self.neighbours,
            candidates: &self.candidates,
            dictionary,
            own: None,
        };
        let mut best = None;
        for candidate in &self.candidates.list {
            word.features(candidate, &mut self.features);
            let mut score = [0];
            if model.ranking.classes() == 1 {
                model.ranking.score(&self.features, &mut score);
            }
            if best.is_none_or(|(most, _)| score[0] > most) {
                best = Some((score[0], candidate));
            }
        }
        let lemma = match best {
            Some((_, candidate)) if candidate.lemma != Lemma::AsWritten => self.candidates.text(candidate, dictionary, place.form),
            _ => place.form,
        };
        // Of a word never seen no feature asks for its neighbours.
        if self.candidates.list.iter().all(|candidate| candidate.reading.is_none()) {
            self.made.resize_with(REMEMBERED, Made::default);
            let made = &mut self.made[slot];
            made.key = key;
            made.lemma.clear();
            made.lemma.push_str(lemma);
        }
        lemma
    }

    /// The only lemma of the form under the group of its tag.
    fn only_reading(&self, dictionary: &Dictionary, group: Option<u8>) -> Option<u32> {
        let group = group?;
        let mut of_group = dictionary.readings(self.letters.key()).iter().filter(|reading| reading.group() == group);
        let first = of_group.next()?;
        of_group.next().is_none().then_some(first.lemma())
    }
}
