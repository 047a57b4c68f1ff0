//! Trains the segmenter: from sentences of a treebank and counts of raw newswire to a [`SegmenterModel`].

mod counting;
pub mod evaluate;
pub mod noise;
pub mod open;
mod ranker;
mod restoring;
mod sample;
mod sure;

pub use counting::RawCounts;
pub use sample::{Sample, align, plain_text, samples};

use crate::Random;
use counting::TrainingCounts;
use ranker::{Choices, Ranker};
use std::collections::BTreeMap;
use waqai_conllu::Sentence;
use waqai_lang::linear::Linear;
use waqai_lang::segmenter::counts::Counts;
use waqai_lang::segmenter::cuts::{CliticTable, Cut, MOST_CUTS};
use waqai_lang::segmenter::features::{Whole, features, knowledge_features};
use waqai_lang::segmenter::{SegmenterModel, WordKnowledge};

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The seed of all random choices.
    pub seed: u64,
    /// Passes over the data, at most.
    pub passes: usize,
    /// The model has 2^`bits` weights for cuts.
    pub bits: u32,
    /// AdaGrad's step.
    pub rate: f32,
    /// How strongly weights are pulled to zero.
    pub decay: f32,
    /// The part of tokens that is learned without knowledge, so that the model can do without.
    pub dropout: f32,
    /// So many nouns with "his" are learned with "my" or "your" too, which newswire has in quotations only; at most every second one.
    pub persons: usize,
    /// One in so many words that end in ة is learned with ه too, as careless writers have it.
    pub bare_endings: usize,
    /// Weights below this are left out of the model.
    pub least: f32,
}

impl Default for Options {
    fn default() -> Options {
        Options { seed: 1, passes: 12, bits: 20, rate: 0.1, decay: 0.0, dropout: 0.3, persons: 200, bare_endings: 60, least: 0.004 }
    }
}

/// Sentences that make a block: about a document or two.
const BLOCK: usize = 20;

/// Trains on sentences. The model is that of the pass that does best on the development sentences; without such, that of the last pass.
/// Tells its progress in lines.
pub fn train(
    sentences: &[Sentence],
    development: &[Sentence],
    raw: &RawCounts,
    knowledge: &dyn WordKnowledge,
    options: &Options,
    progress: &mut dyn FnMut(&str),
) -> SegmenterModel {
    let mut random = Random::new(options.seed);
    let (doubtful, mut learned): (Vec<Sample>, Vec<Sample>) =
        samples(sentences, BLOCK).into_iter().partition(|sample| sample.unmarked_prepositions);
    let made = sample::first_and_second_persons(&learned, options.persons, &mut random);
    learned.extend(made);
    let certain = learned.len();
    let made = sample::bare_endings(&learned, options.bare_endings, &mut random);
    learned.extend(made);
    let held = samples(development, BLOCK);
    let clitics = clitics(&learned);
    progress(&format!(
        "{} tokens, {} with open prepositions, {} held; proclitics {}; enclitics {}",
        learned.len(),
        doubtful.len(),
        held.len(),
        clitics.proclitics().join(" "),
        clitics.enclitics().join(" ")
    ));
    let mut lesson = Lesson { learned, held, clitics, counts: TrainingCounts::new(raw), knowledge, options };
    lesson.counts.add(&lesson.learned[..certain]);
    let (mut ranker, mut cuts) = lesson.cuts(&mut random, progress);
    if !doubtful.is_empty() {
        let believed = lesson.believed(doubtful, &mut ranker);
        progress(&format!("{} tokens with open prepositions are believed", believed.len()));
        lesson.counts.add(&believed);
        lesson.learned.extend(believed);
        cuts = lesson.cuts(&mut random, progress).1;
    }
    let Lesson { learned, clitics, counts, .. } = lesson;
    let restorer = restoring::train(&learned[..certain], |block| counts.without(block), raw, &mut random);
    let mut model = SegmenterModel { clitics, cuts, counts: counts.table(), restorer, cache: Default::default() };
    model.cache = sure::cache(&model, &learned, raw, knowledge, progress);
    model
}

/// A sample of doubtful origin is left out where the model of the others is so sure that it is wrong.
const DISBELIEF: f32 = -2.0;

/// What the cuts are learned from.
struct Lesson<'a> {
    learned: Vec<Sample>,
    held: Vec<Sample>,
    clitics: CliticTable,
    counts: TrainingCounts<'a>,
    knowledge: &'a dyn WordKnowledge,
    options: &'a Options,
}

impl Lesson<'_> {
    /// Learns the cuts; gives the weights as they are after the last pass, and the model of the best one.
    fn cuts(&self, random: &mut Random, progress: &mut dyn FnMut(&str)) -> (Ranker, Linear) {
        let Lesson { learned, held, clitics, counts, knowledge, options } = self;
        let (choices, lost) = choices(learned, clitics, |block| counts.without(block), *knowledge, options.bits);
        let (held_choices, held_lost) = self::choices(held, clitics, |_| counts.without(u32::MAX), *knowledge, options.bits);
        progress(&format!(
            "{} tokens with a choice, {} features; {} and {} out of reach",
            choices.len(),
            choices.rows(),
            lost.len(),
            held_lost.len()
        ));
        let mut ranker = Ranker::new(options.bits, options.rate, options.decay);
        let mut order: Vec<u32> = (0..choices.len() as u32).collect();
        let mut best: Option<(usize, Linear)> = None;
        let dropout = if knowledge.is_there() { options.dropout } else { 1.0 };
        for pass in 1..=options.passes {
            ranker.pass(&choices, &mut order, dropout, random);
            let errors = ranker.errors(&held_choices, false);
            let with = ranker.errors(&held_choices, true);
            let accuracy = |errors: usize| 100.0 - (errors + held_lost.len()) as f64 * 100.0 / held.len().max(1) as f64;
            progress(&format!("pass {pass}: {:.3} % without knowledge, {:.3} % with", accuracy(errors), accuracy(with)));
            // Without development sentences the last pass stays.
            if held.is_empty() || best.as_ref().is_none_or(|(fewest, _)| errors + with < *fewest) {
                best = Some((errors + with, ranker.finish(options.least)));
            }
        }
        (ranker, best.map(|(_, cuts)| cuts).unwrap_or_default())
    }

    /// The samples that a model does not hold for wrong.
    fn believed(&self, samples: Vec<Sample>, ranker: &mut Ranker) -> Vec<Sample> {
        let mut believed = Vec::with_capacity(samples.len());
        for sample in samples {
            let one = std::slice::from_ref(&sample);
            let (choice, lost) = choices(one, &self.clitics, |_| self.counts.without(u32::MAX), self.knowledge, self.options.bits);
            if lost.is_empty() && (choice.len() == 0 || ranker.margin(&choice, 0, self.knowledge.is_there()) > DISBELIEF) {
                believed.push(sample);
            }
        }
        believed
    }
}

/// The closed lists as the data have them: rows of one-letter words before a stem, pronouns after it, and tokens that part otherwise.
fn clitics(samples: &[Sample]) -> CliticTable {
    const BEFORE: [char; 6] = ['\u{648}', '\u{641}', '\u{628}', '\u{644}', '\u{643}', '\u{633}'];
    const AFTER: [&str; 11] = [
        "\u{647}",
        "\u{647}\u{627}",
        "\u{647}\u{645}",
        "\u{647}\u{646}",
        "\u{647}\u{645}\u{627}",
        "\u{643}",
        "\u{643}\u{645}",
        "\u{643}\u{645}\u{627}",
        "\u{646}\u{627}",
        "\u{646}\u{64A}",
        "\u{64A}",
    ];
    let mut rows: BTreeMap<String, u32> = BTreeMap::new();
    let mut pronouns: BTreeMap<String, u32> = BTreeMap::new();
    for sample in samples.iter().filter(|sample| sample.places != 0) {
        let letters = sample.place.letters.all();
        let row = (1..letters.len()).take_while(|&at| sample.places >> at & 1 == 1 && BEFORE.contains(&letters[at - 1])).count();
        if row > 0 {
            *rows.entry(letters[..row].iter().collect()).or_default() += 1;
        }
        let last = (1..letters.len()).rev().find(|at| sample.places >> at & 1 == 1).unwrap_or(0);
        let piece: String = letters[last..].iter().collect();
        if AFTER.contains(&piece.as_str()) {
            *pronouns.entry(piece).or_default() += 1;
        }
    }
    let often = |counts: &BTreeMap<String, u32>| -> Vec<String> {
        counts.iter().filter(|(_, count)| **count >= 2).map(|(clitic, _)| clitic.clone()).collect()
    };
    let (rows, pronouns) = (often(&rows), often(&pronouns));
    let plain = CliticTable::new(&rows, &pronouns, &[]);
    let mut joined: BTreeMap<(String, u32), u32> = BTreeMap::new();
    for sample in samples.iter().filter(|sample| sample.places != 0) {
        if !waqai_lang::segmenter::features::offers(&plain, &sample.place.letters, sample.places) {
            *joined.entry((sample.place.letters.all().iter().collect(), sample.places)).or_default() += 1;
        }
    }
    let joined: Vec<(String, u32)> = joined.into_iter().filter(|(_, count)| *count >= 2).map(|(joined, _)| joined).collect();
    CliticTable::new(&rows, &pronouns, &joined)
}

/// The cuts of all samples with their features. Gives also the samples that part in a way that the table does not offer.
fn choices<C: Counts>(
    samples: &[Sample],
    clitics: &CliticTable,
    counts: impl Fn(u32) -> C,
    knowledge: &dyn WordKnowledge,
    bits: u32,
) -> (Choices, Vec<usize>) {
    let mut choices = Choices::default();
    let mut lost = Vec::new();
    let mut scratch = String::new();
    let mut cuts = [Cut::default(); MOST_CUTS];
    for (number, sample) in samples.iter().enumerate() {
        let count = clitics.cuts(&sample.place.letters, &mut cuts);
        let mut right = 0u32;
        for (way, cut) in cuts[..count].iter().enumerate() {
            right |= u32::from(sample.agrees(cut.places)) << way;
        }
        if right == 0 {
            lost.push(number);
            continue;
        }
        if count == 1 {
            continue;
        }
        let counts = counts(sample.block);
        let whole = Whole::new(&sample.place, &counts, knowledge, &mut scratch);
        let row = |feature: u64| (feature >> 32) as u32 & ((1 << bits) - 1);
        for cut in &cuts[1..count] {
            features(&sample.place, &whole, cut, &counts, |feature| choices.row(row(feature)));
            let own = choices.rows();
            if knowledge.is_there() {
                knowledge_features(&sample.place, &whole, cut, knowledge, &mut scratch, |feature| choices.row(row(feature)));
            }
            choices.cut(own);
        }
        choices.token(right);
    }
    (choices, lost)
}
