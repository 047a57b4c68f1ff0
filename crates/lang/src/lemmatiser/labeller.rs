//! Letters in, letters out: every letter of a word gets a label that says what is written for it. A beam search over a linear model finds the best
//! label sequences; the weights come from a structured perceptron (Collins 2002), so that sums need no normalisation and stay integers.

use crate::linear::{Linear, feature, pair};
use serde::{Deserialize, Serialize};

/// Stands for the letter itself in the text of a label.
pub const SAME: char = '\u{1}';
/// Stands behind the last letter of a word: what its label gives is appended.
pub const END: char = '\u{3}';
/// How many label sequences are followed at once, and at most found.
pub const WIDTH: usize = 4;
/// The greatest number of labels.
pub const MOST_LABELS: usize = 64;

const HISTORY: usize = 5;

/// Anything that has weights for features: a finished model, or one in training.
pub trait Weights {
    /// Adds the weights of the features to the scores of the labels.
    fn add(&self, features: &[u64], scores: &mut [i32]);
}

impl Weights for Linear {
    fn add(&self, features: &[u64], scores: &mut [i32]) {
        self.score(features, scores);
    }
}

/// Which labels there are, what they write, and which of them a letter may have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labels {
    texts: Vec<String>,
    allowed: Vec<(u32, u64)>,
}

impl Labels {
    /// Labels from their texts (at most [`MOST_LABELS`], the rest is left out) and, for every letter, the bits of the labels it may have; letters
    /// in ascending order.
    pub fn new(mut texts: Vec<String>, allowed: Vec<(u32, u64)>) -> Labels {
        texts.truncate(MOST_LABELS);
        Labels { texts, allowed }
    }

    /// What the labels write, [`SAME`] standing for the letter itself.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// The labels that a letter may have, one bit each. A letter never seen in training keeps what it is: label 0.
    pub fn allowed(&self, letter: char) -> u64 {
        match self.allowed.binary_search_by_key(&u32::from(letter), |(letter, _)| *letter) {
            Ok(place) => self.allowed[place].1,
            Err(_) => 1,
        }
    }

    /// Appends what a label writes for a letter.
    pub fn write(&self, label: u8, letter: char, output: &mut Vec<char>) {
        let Some(text) = self.texts.get(usize::from(label)) else { return };
        output
            .extend(text.chars().map(|character| if character == SAME { letter } else { character }).filter(|character| *character != END));
    }
}

/// A word to be labelled: its letters with [`END`] behind them, and the features of every place, equally many each.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The letters and [`END`].
    pub letters: Vec<char>,
    /// The features of all places, one place after the other.
    pub features: Vec<u64>,
    /// What the labels depend on beside the letters: the tag.
    pub tag: u64,
}

impl Places {
    /// The features of one place that do not depend on earlier labels.
    pub fn fixed(&self, place: usize) -> &[u64] {
        let each = self.features.len() / self.letters.len().max(1);
        self.features.get(place * each..(place + 1) * each).unwrap_or(&[])
    }

    /// The features of one place that depend on the two labels before it, the nearer one first.
    pub fn history(&self, place: usize, labels: (u8, u8)) -> [u64; HISTORY] {
        let letter = u64::from(u32::from(self.letters[place]));
        let next = self.letters.get(place + 1).map_or(0, |letter| u64::from(u32::from(*letter)));
        let one = u64::from(labels.0) + 1;
        let two = one << 8 | (u64::from(labels.1) + 1);
        [
            feature(1, one << 32 | letter),
            feature(2, two << 32 | letter),
            feature(3, pair(one << 48 | letter << 24 | next, 0)),
            feature(4, pair(self.tag, two)),
            feature(5, pair(self.tag, one << 32 | letter)),
        ]
    }
}

#[derive(Clone, Copy, Debug)]
struct State {
    score: i32,
    back: u16,
    label: u8,
    before: u8,
}

/// The label before the first one.
const NONE: u8 = u8::MAX;

/// The memory of the search, to be used again and again.
#[derive(Clone, Debug, Default)]
pub struct Beam {
    states: Vec<State>,
    layers: Vec<usize>,
    scores: Vec<i32>,
    row: Vec<i32>,
}

impl Beam {
    /// Finds the best label sequences of a word.
    pub fn search(&mut self, labels: &Labels, weights: &impl Weights, places: &Places) {
        let classes = labels.texts.len();
        self.states.clear();
        self.layers.clear();
        self.states.push(State { score: 0, back: 0, label: NONE, before: NONE });
        self.layers.extend([0, 1]);
        for (place, letter) in places.letters.iter().enumerate() {
            let allowed = labels.allowed(*letter);
            self.scores.clear();
            self.scores.resize(classes, 0);
            weights.add(places.fixed(place), &mut self.scores);
            let (from, to) = (self.layers[place], self.layers[place + 1]);
            let mut best = [State { score: i32::MIN, back: 0, label: NONE, before: NONE }; WIDTH];
            let mut found = 0;
            for back in from..to {
                let state = self.states[back];
                self.row.clear();
                self.row.extend_from_slice(&self.scores);
                weights.add(&places.history(place, (state.label, state.before)), &mut self.row);
                let mut rest = allowed;
                while rest != 0 {
                    let label = rest.trailing_zeros() as usize;
                    rest &= rest - 1;
                    let Some(score) = self.row.get(label) else { break };
                    let score = state.score.saturating_add(*score);
                    if found == WIDTH && score <= best[WIDTH - 1].score {
                        continue;
                    }
                    let mut at = if found < WIDTH { found } else { WIDTH - 1 };
                    found = (found + 1).min(WIDTH);
                    while at > 0 && best[at - 1].score < score {
                        best[at] = best[at - 1];
                        at -= 1;
                    }
                    best[at] = State { score, back: back as u16, label: label as u8, before: state.label };
                }
            }
            self.states.extend_from_slice(&best[..found]);
            self.layers.push(self.states.len());
        }
    }

    /// How many sequences were found.
    pub fn found(&self) -> usize {
        match self.layers[..] {
            [.., from, to] => to - from,
            _ => 0,
        }
    }

    /// The score of a sequence, the best being number 0.
    pub fn score(&self, number: usize) -> i32 {
        self.layers
            .len()
            .checked_sub(2)
            .and_then(|layer| self.states.get(self.layers[layer] + number))
            .map_or(i32::MIN, |state| state.score)
    }

    /// The best score after so many labels.
    pub fn score_after(&self, labels: usize) -> i32 {
        self.layers.get(labels).and_then(|from| self.states.get(*from)).map_or(i32::MIN, |state| state.score)
    }

    /// The labels of the sequence of that number among those of so many labels.
    pub fn path(&self, labels: usize, number: usize, path: &mut Vec<u8>) {
        path.clear();
        let Some(from) = self.layers.get(labels) else { return };
        let mut at = from + number;
        for _ in 0..labels {
            let Some(state) = self.states.get(at) else { return };
            path.push(state.label);
            at = usize::from(state.back);
        }
        path.reverse();
    }
}

/// A labeller with its weights.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Labeller {
    /// The labels.
    pub labels: Labels,
    /// The weights, one class for every label.
    pub weights: Linear,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beam_finds_the_best_path_and_its_rivals() {
        let labels = Labels::new(vec![SAME.to_string(), String::new()], vec![(u32::from('a'), 3), (u32::from('b'), 1)]);
        let mut weights = Linear::zero(2, 6);
        let places = Places { letters: vec!['a', 'b', 'a'], features: vec![7 << 32, 8 << 32, 9 << 32], tag: 0 };
        weights.row_mut(7 << 32)[1] = 5;
        let mut beam = Beam::default();
        beam.search(&labels, &weights, &places);
        assert_eq!(beam.found(), 4);
        let mut path = Vec::new();
        beam.path(3, 0, &mut path);
        assert_eq!(path, [1, 0, 0]);
        assert_eq!(beam.score(0), 5);
        let mut output = Vec::new();
        for (label, letter) in path.iter().zip(&places.letters) {
            labels.write(*label, *letter, &mut output);
        }
        assert_eq!(output, ['b', 'a']);
    }
}
