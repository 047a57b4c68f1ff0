//! Training of labellers: a structured perceptron with beam search, updated where the right way fell furthest behind (Collins 2002; Huang, Fayong
//! and Guo 2012), its weights averaged.

use crate::Random;
use std::collections::BTreeMap;
use waqai_lang::lemmatiser::labeller::{Beam, Labeller, Labels, MOST_LABELS, Places, SAME, Weights};
use waqai_lang::linear::Linear;

/// A word with its labels.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// The word.
    pub places: Places,
    /// The text of the label of every place.
    pub labels: Vec<String>,
}

/// Weights that remember their average.
struct Averaged {
    classes: usize,
    bits: u32,
    weights: Vec<i32>,
    totals: Vec<i64>,
    time: i64,
}

impl Averaged {
    fn start(&self, feature: u64) -> usize {
        ((feature >> 32) as usize & ((1 << self.bits) - 1)) * self.classes
    }

    fn change(&mut self, features: &[u64], label: u8, by: i32) {
        for feature in features {
            let place = self.start(*feature) + usize::from(label);
            self.weights[place] += by;
            self.totals[place] += i64::from(by) * self.time;
        }
    }

    /// The average, as multiples of 1/`SCALE`.
    fn finish(&self) -> Linear {
        let weights = self.weights.iter().zip(&self.totals).map(|(weight, total)| {
            let average = i64::from(*weight) * SCALE - total * SCALE / self.time.max(1);
            average.clamp(-32767, 32767) as i16
        });
        Linear::from_weights(self.classes, self.bits, weights.collect()).unwrap_or_default()
    }
}

/// An update of the perceptron in the finished weights.
const SCALE: i64 = 64;

impl Weights for Averaged {
    fn add(&self, features: &[u64], scores: &mut [i32]) {
        for feature in features {
            let start = self.start(*feature);
            for (score, weight) in scores.iter_mut().zip(&self.weights[start..start + self.classes]) {
                *score += weight;
            }
        }
    }
}

/// The labels of examples: the commoner half of what is rare is left out.
pub fn labels(examples: &[Example], least: usize) -> Labels {
    let mut counts = BTreeMap::<&str, usize>::new();
    for example in examples {
        for label in &example.labels {
            *counts.entry(label).or_default() += 1;
        }
    }
    let same = SAME.to_string();
    counts.remove(same.as_str());
    let mut texts: Vec<_> = counts.into_iter().filter(|(_, count)| *count >= least).collect();
    texts.sort_by_key(|(text, count)| (std::cmp::Reverse(*count), *text));
    let texts: Vec<String> = std::iter::once(same).chain(texts.into_iter().map(|(text, _)| text.to_owned())).take(MOST_LABELS).collect();
    let mut allowed = BTreeMap::<(u32, usize), usize>::new();
    for example in examples {
        for (letter, label) in example.places.letters.iter().zip(&example.labels) {
            if let Some(number) = texts.iter().position(|text| text == label) {
                *allowed.entry((u32::from(*letter), number)).or_default() += 1;
            }
        }
    }
    let mut masks = BTreeMap::<u32, u64>::new();
    for ((letter, label), count) in allowed {
        if count >= 2 {
            *masks.entry(letter).or_default() |= 1 << label;
        }
    }
    Labels::new(texts, masks.into_iter().map(|(letter, mask)| (letter, mask | 1)).collect())
}

/// The numbers of an example's labels, where all of them are allowed.
fn numbers(labels: &Labels, example: &Example) -> Option<Vec<u8>> {
    let number = |(label, letter): (&String, &char)| {
        let number = labels.texts().iter().position(|text| text == label)?;
        (labels.allowed(*letter) >> number & 1 == 1).then_some(number as u8)
    };
    example.labels.iter().zip(&example.places.letters).map(number).collect()
}

/// How labellers are trained.
#[derive(Clone, Copy, Debug)]
pub struct Training {
    /// Labels rarer than this are left out.
    pub least: usize,
    /// Rows: two to this power.
    pub bits: u32,
    /// Times the examples are gone through, at most.
    pub epochs: usize,
    /// The seed of their order.
    pub seed: u64,
}

/// Trains a labeller. With development examples the weights of the best epoch are kept, and training ends after two epochs without gain.
pub fn train(examples: &[Example], development: &[Example], training: Training, progress: &mut dyn FnMut(&str)) -> Labeller {
    let labels = labels(examples, training.least);
    let usable: Vec<(&Example, Vec<u8>)> =
        examples.iter().filter_map(|example| numbers(&labels, example).map(|numbers| (example, numbers))).collect();
    progress(&format!("{} labels, {} of {} words usable", labels.texts().len(), usable.len(), examples.len()));
    let classes = labels.texts().len();
    let size = classes << training.bits;
    let mut weights = Averaged { classes, bits: training.bits, weights: vec![0; size], totals: vec![0; size], time: 1 };
    let mut order: Vec<usize> = (0..usable.len()).collect();
    let mut random = Random::new(training.seed);
    let mut beam = Beam::default();
    let mut path = Vec::new();
    let mut best = (0, 0, Linear::default());
    for epoch in 0..training.epochs {
        random.shuffle(&mut order);
        let mut wrong = 0;
        for &number in &order {
            let (example, right) = &usable[number];
            beam.search(&labels, &weights, &example.places);
            beam.path(right.len(), 0, &mut path);
            if path != *right {
                wrong += 1;
                learn(&mut weights, &beam, &example.places, right, &mut path);
            }
            weights.time += 1;
        }
        let finished = weights.finish();
        let hits = development.iter().filter(|example| is_right(&labels, &finished, &mut beam, example)).count();
        progress(&format!("epoch {epoch}: {wrong} wrong, development {hits} of {}", development.len()));
        if hits > best.0 || development.is_empty() {
            best = (hits, epoch, finished);
        } else if epoch > best.1 + 1 {
            break;
        }
    }
    Labeller { labels, weights: best.2 }
}

/// Whether the labels of the highest score write what they should.
fn is_right(labels: &Labels, weights: &Linear, beam: &mut Beam, example: &Example) -> bool {
    let Some(right) = numbers(labels, example) else { return false };
    let mut path = Vec::new();
    beam.search(labels, weights, &example.places);
    beam.path(right.len(), 0, &mut path);
    path == right
}

/// Moves the weights towards the right labels, up to the place where they lie furthest behind.
fn learn(weights: &mut Averaged, beam: &Beam, places: &Places, right: &[u8], path: &mut Vec<u8>) {
    let mut row = vec![0; weights.classes];
    let (mut score, mut worst) = (0, (i32::MIN, right.len()));
    let mut before = (u8::MAX, u8::MAX);
    for (place, label) in right.iter().enumerate() {
        row.fill(0);
        weights.add(places.fixed(place), &mut row);
        weights.add(&places.history(place, before), &mut row);
        score += row[usize::from(*label)];
        before = (*label, before.0);
        let behind = beam.score_after(place + 1) - score;
        if behind >= worst.0 {
            worst = (behind, place + 1);
        }
    }
    beam.path(worst.1, 0, path);
    for (labels, by) in [(&right[..worst.1], 1), (&path[..], -1)] {
        let mut before = (u8::MAX, u8::MAX);
        for (place, label) in labels.iter().enumerate() {
            weights.change(places.fixed(place), *label, by);
            weights.change(&places.history(place, before), *label, by);
            before = (*label, before.0);
        }
    }
}
