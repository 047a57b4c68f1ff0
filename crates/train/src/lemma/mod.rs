//! Training of the lemmatiser: dictionary, generation of lemmas for unseen words, ranking of candidates.

pub mod align;
pub mod camel_morph;
pub mod gather;
pub mod ranking;
pub mod sequence;
pub mod vocalised;

use gather::Type;
use sequence::{Example, Training};
use waqai_conllu::Sentence;
use waqai_lang::lemmatiser::LemmatiserModel;
use waqai_lang::lemmatiser::generate::Generator;
use waqai_lang::lemmatiser::letters::Letters;

/// How the lemmatiser is trained.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The seed of all orders.
    pub seed: u64,
    /// Times the words are gone through when generation is trained, at most.
    pub epochs: usize,
    /// Rows of the models that undo inflection and put vowels: two to this power.
    pub generator_bits: u32,
    /// Rows of the ranking: two to this power.
    pub ranking_bits: u32,
    /// In how many parts forms are divided, so that the ranking sees generation at work on words it has not learned.
    pub parts: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { seed: 1, epochs: 8, generator_bits: 14, ranking_bits: 18, parts: 3 }
    }
}

/// Trains a lemmatiser from sentences with lemmas and tags; `development` decides when to stop.
///
/// `retagged` are sentences of the training set (all, some or none) with the tags that a tagger gives which has not learned from them: from these the
/// ranking learns how far tags can be trusted. Where tags will be right at run time, leave it empty. `word_lists` are words with lemmas out of
/// lexicons ([`camel_morph`]), whose lemmas the treebank would write the same way.
pub fn train(
    training: &[Sentence],
    retagged: &[Sentence],
    word_lists: &[Type],
    development: &[Sentence],
    options: &Options,
    progress: &mut dyn FnMut(&str),
) -> LemmatiserModel {
    let training: Vec<&Sentence> = training.iter().collect();
    let development: Vec<&Sentence> = development.iter().collect();
    let gathered = gather::dictionary(&training, word_lists);
    let mut types = gather::types(&training);
    types.extend_from_slice(word_lists);
    // Some without the treebank's tag: what the universal one says must do then.
    types.extend(types.iter().step_by(4).map(|word| Type { xpos: String::new(), ..word.clone() }).collect::<Vec<_>>());
    types.sort();
    types.dedup();
    let known: std::collections::BTreeSet<_> = types.iter().map(|word| (&word.form, &word.upos)).collect();
    let mut unseen = gather::types(&development);
    unseen.retain(|word| !known.contains(&(&word.form, &word.upos)));
    progress(&format!("{} forms with tags, {} unseen ones in development", types.len(), unseen.len()));
    let generator = generator(&types, &unseen, options, progress);
    let mut partial = Vec::new();
    for part in 0..options.parts {
        let mut letters = Letters::default();
        let others: Vec<Type> = types
            .iter()
            .filter(|word| {
                letters.read(&word.form);
                ranking::part(letters.folded(), options.parts) != part
            })
            .cloned()
            .collect();
        partial.push(self::generator(&others, &[], &Options { epochs: options.epochs.min(4), ..*options }, progress));
    }
    let mut examples = ranking::examples(&training, &gathered, &partial, true);
    examples.extend(ranking::examples(&retagged.iter().collect::<Vec<_>>(), &gathered, &partial, true));
    let stripped = stripped(&training);
    examples.extend(ranking::examples(&stripped.iter().collect::<Vec<_>>(), &gathered, &partial, true));
    let held_out = ranking::examples(&development, &gathered, std::slice::from_ref(&generator), false);
    let ranking = ranking::train(examples, &held_out, options.ranking_bits, 4, options.seed, progress);
    LemmatiserModel { dictionary: gathered.dictionary, generator, ranking }
}

/// Trains generation.
fn generator(types: &[Type], development: &[Type], options: &Options, progress: &mut dyn FnMut(&str)) -> Generator {
    let training = Training { least: 4, bits: options.generator_bits, epochs: options.epochs, seed: options.seed };
    let examples = |types: &[Type], make: fn(&Type) -> Option<Example>| types.iter().filter_map(make).collect::<Vec<_>>();
    let skeletons =
        sequence::train(&examples(types, gather::edit_example), &examples(development, gather::edit_example), training, progress);
    let vowels =
        sequence::train(&examples(types, gather::vowel_example), &examples(development, gather::vowel_example), training, progress);
    Generator { skeletons, vowels }
}

/// Some of the sentences without the treebank's tags, some without any: the ranking must know what to do then.
fn stripped(sentences: &[&Sentence]) -> Vec<Sentence> {
    const EVERY: usize = 12;
    let mut stripped = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        if number % EVERY < 2 {
            let mut sentence = Sentence::clone(sentence);
            for word in &mut sentence.words {
                word.xpos.clear();
                if number % EVERY == 1 {
                    word.upos.clear();
                }
            }
            stripped.push(sentence);
        }
    }
    stripped
}

#[cfg(test)]
mod tests {
    use super::*;
    use waqai_conllu::Word;
    use waqai_lang::lemmatiser::{Lemmatiser, candidates::Place};

    fn word(form: &str, lemma: &str, upos: &str, xpos: &str) -> Word {
        Word { form: form.to_owned(), lemma: lemma.to_owned(), upos: upos.to_owned(), xpos: xpos.to_owned(), ..Word::default() }
    }

    /// Feminine plurals of invented words, and the singulars of one in four.
    fn sentences() -> Vec<Sentence> {
        let mut sentences = Vec::new();
        for start in "بسشقلمهطخجدزصضظع".chars() {
            for stem in ["تمر", "كسر", "نقل", "فرح"] {
                let lemma = format!("{start}َ{stem}َة");
                let mut words = vec![word(&format!("{start}{stem}ات"), &lemma, "NOUN", "N------P1I"), word("7", "7", "NUM", "Q---------")];
                if stem == "تمر" {
                    words.push(word(&format!("{start}{stem}ة"), &lemma, "NOUN", "N------S1I"));
                }
                sentences.push(Sentence { words, ..Sentence::default() });
            }
        }
        sentences
    }

    #[test]
    fn unseen_plurals_get_their_singular_and_training_repeats_itself() {
        let mut training = sentences();
        let held_out = training.pop().unwrap();
        let options = Options { generator_bits: 10, ranking_bits: 10, ..Options::default() };
        let train = || train(&training, &[], &[], &[], &options, &mut |_| {});
        let model = train();
        assert_eq!(model, train());
        let mut lemmatiser = Lemmatiser::default();
        for word in training[3].words.iter().chain(&held_out.words) {
            let place = Place { form: &word.form, upos: &word.upos, xpos: &word.xpos, ..Place::default() };
            assert_eq!(lemmatiser.lemma(&model, &place), word.lemma);
        }
        for form in ["", "\u{0651}", "\u{FDF2}\u{FDF2}", "x\u{0627}\u{1}\u{3}", &"\u{0627}".repeat(300)] {
            let place = Place { form, upos: "NOUN", xpos: "ججج", next_xpos: "ججج", ..Place::default() };
            let _ = lemmatiser.lemma(&model, &place);
        }
    }
}
