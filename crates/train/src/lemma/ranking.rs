//! Training of the ranking: logistic regression over the candidates of every word.

use super::gather::{Gathered, lemma_number};
use crate::Random;
use waqai_conllu::Sentence;
use waqai_lang::lemmatiser::candidates::{self, Candidates, Neighbours, Place};
use waqai_lang::lemmatiser::dictionary::Own;
use waqai_lang::lemmatiser::generate::Generator;
use waqai_lang::lemmatiser::letters::{Letters, key};
use waqai_lang::lemmatiser::tag::{Tag, group};
use waqai_lang::linear::{Linear, text};

/// The place of a word in its sentence, as the lemmatiser wants it.
pub fn place(sentence: &Sentence, number: usize) -> Place<'_> {
    let word = &sentence.words[number];
    let previous = number.checked_sub(1).and_then(|number| sentence.words.get(number));
    let next = sentence.words.get(number + 1);
    Place {
        form: &word.form,
        upos: &word.upos,
        xpos: &word.xpos,
        previous: previous.map_or("", |word| &word.form),
        next: next.map_or("", |word| &word.form),
        next_upos: next.map_or("", |word| &word.upos),
        next_xpos: next.map_or("", |word| &word.xpos),
    }
}

/// A word to be learned: the features of its candidates, and which of them is right.
#[derive(Clone, Debug, Default)]
pub struct Example {
    features: Vec<u64>,
    ends: Vec<u32>,
    right: usize,
}

/// The examples of sentences: every word that has more than one candidate, the right one among them. With `hide` set, what the dictionary knows only
/// from the word itself is hidden, and a generator is taken that did not learn from its form.
pub fn examples(sentences: &[&Sentence], gathered: &Gathered, generators: &[Generator], hide: bool) -> Vec<Example> {
    let mut examples = Vec::new();
    let (mut letters, mut candidates, mut neighbours) = (Letters::default(), Candidates::default(), Neighbours::default());
    let mut features = Vec::new();
    let dictionary = &gathered.dictionary;
    for sentence in sentences {
        for (number, word) in sentence.words.iter().enumerate() {
            let hash = group(&word.upos, &word.xpos);
            if dictionary.is_as_written(hash) {
                continue;
            }
            let group = dictionary.group(hash, text(&word.upos));
            letters.read(&word.form);
            let lemma = lemma_number(&gathered.lemmas, word);
            let own = match (lemma, group) {
                (Some(lemma), Some(group)) if hide => Some(Own { lemma, group }),
                _ => None,
            };
            let Some(generator) = generators.get(part(letters.folded(), generators.len())) else { continue };
            let tag = Tag::read(&word.upos, &word.xpos);
            candidates.collect(dictionary, generator, &letters, &tag, group, own);
            let of_group = candidates.list.iter().filter(|candidate| candidate.reading.is_some_and(|reading| reading.0 == 2)).count();
            if of_group == 1 {
                continue;
            }
            if candidates.list.len() < 2 {
                continue;
            }
            let place = place(sentence, number);
            neighbours.read(&place);
            let seen =
                candidates::Word { letters: &letters, tag: &tag, group, neighbours: &neighbours, candidates: &candidates, dictionary, own };
            let mut example = Example::default();
            let mut right = None;
            for (number, candidate) in candidates.list.iter().enumerate() {
                if right.is_none() && candidates.text(candidate, dictionary, &word.form) == word.lemma {
                    right = Some(number);
                }
                seen.features(candidate, &mut features);
                example.features.extend_from_slice(&features);
                example.ends.push(example.features.len() as u32);
            }
            if let Some(right) = right {
                example.right = right;
                examples.push(example);
            }
        }
    }
    examples
}

/// Which of so many parts a form belongs to.
pub fn part(folded: &[char], parts: usize) -> usize {
    (key(folded) >> 40) as usize % parts.max(1)
}

struct Trainer {
    bits: u32,
    weights: Vec<f32>,
    squares: Vec<f32>,
    /// The sum of the weights after every epoch: their average is steadier than the last ones.
    sums: Vec<f32>,
    scores: Vec<f32>,
}

impl Trainer {
    fn row(&self, feature: u64) -> usize {
        (feature >> 32) as usize & ((1 << self.bits) - 1)
    }

    /// Scores the candidates; whether the right one is the first among the best.
    fn score(&mut self, example: &Example) -> bool {
        self.scores.clear();
        let mut start = 0;
        for end in &example.ends {
            let features = &example.features[start..*end as usize];
            self.scores.push(features.iter().map(|feature| self.weights[self.row(*feature)]).sum());
            start = *end as usize;
        }
        let right = self.scores[example.right];
        self.scores.iter().enumerate().all(|(number, score)| *score < right || (*score == right && number >= example.right))
    }

    fn learn(&mut self, example: &Example, rate: f32) {
        self.score(example);
        let most = self.scores.iter().copied().fold(f32::MIN, f32::max);
        let sum: f32 = self.scores.iter().map(|score| (score - most).exp()).sum();
        let mut start = 0;
        for (number, end) in example.ends.iter().enumerate() {
            let features = &example.features[start..*end as usize];
            start = *end as usize;
            let gradient = (self.scores[number] - most).exp() / sum - f32::from(u8::from(number == example.right));
            if gradient.abs() < 1e-4 {
                continue;
            }
            for feature in features {
                let row = self.row(*feature);
                self.squares[row] += gradient * gradient;
                self.weights[row] -= rate * gradient / (self.squares[row].sqrt() + 1e-6);
            }
        }
    }

    fn finish(&self, epochs: usize) -> Linear {
        let weights = self.sums.iter().map(|weight| (weight / epochs as f32 * 1024.0).round().clamp(-32767.0, 32767.0) as i16).collect();
        Linear::from_weights(1, self.bits, weights).unwrap_or_default()
    }
}

/// Features of fewer candidates than this are not learned.
const LEAST: u8 = 3;

/// Leaves out the features that are too rare to say anything.
fn thin(examples: &mut [Example]) {
    const BITS: u32 = 22;
    let mut counts = vec![0u8; 1 << BITS];
    let row = |feature: u64| (feature >> (64 - BITS)) as usize;
    for feature in examples.iter().flat_map(|example| &example.features) {
        counts[row(*feature)] = counts[row(*feature)].saturating_add(1);
    }
    for example in examples {
        let mut kept = Vec::with_capacity(example.features.len());
        let mut start = 0;
        for end in &mut example.ends {
            kept.extend(example.features[start..*end as usize].iter().filter(|feature| counts[row(**feature)] >= LEAST));
            start = *end as usize;
            *end = kept.len() as u32;
        }
        example.features = kept;
    }
}

/// Trains the ranking.
pub fn train(
    mut examples: Vec<Example>,
    development: &[Example],
    bits: u32,
    epochs: usize,
    seed: u64,
    progress: &mut dyn FnMut(&str),
) -> Linear {
    thin(&mut examples);
    let rows = || vec![0.0; 1 << bits];
    let mut trainer = Trainer { bits, weights: rows(), squares: rows(), sums: rows(), scores: Vec::new() };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(seed);
    for epoch in 0..epochs {
        random.shuffle(&mut order);
        for number in &order {
            trainer.learn(&examples[*number], 0.1);
        }
        for (sum, weight) in trainer.sums.iter_mut().zip(&trainer.weights) {
            *sum += weight;
        }
        let hits = development.iter().filter(|example| trainer.score(example)).count();
        progress(&format!("ranking, epoch {epoch}: development {hits} of {} choices ({} learned)", development.len(), examples.len()));
    }
    trainer.finish(epochs)
}
