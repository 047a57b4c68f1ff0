//! What words say alone, in each place of a token's window: kept for words met lately, as most features look at one word only, and most of newswire is
//! made of few words.

use super::label::LABELS;
use super::table::{Rows, Summing};
use super::templates::{FeatureSink, OUTSIDE, Role, features_alone};
use super::view::View;
use crate::linear::pair;

/// How many words are kept: a power of two.
const KEPT: usize = 1 << 13;

const ROLES: usize = Role::ALONE.len();

/// The scores of a word in each role, and its key (0 for none).
#[derive(Clone, Copy, Debug, Default)]
struct Kept {
    key: u64,
    scores: [[i16; LABELS]; ROLES],
}

/// Scores of words, for one model.
#[derive(Debug, Default)]
pub(super) struct Alone {
    kept: Vec<Kept>,
    features: [Vec<u64>; ROLES],
}

impl FeatureSink for [Vec<u64>; ROLES] {
    #[inline]
    fn feature(&mut self, role: Role, feature: u64) {
        if role != Role::Together {
            self[role as usize].push(feature);
        }
    }
}

impl Alone {
    /// Adds what each word of a sentence says of itself and of its neighbours; what stands outside says something too.
    pub fn add(&mut self, rows: &Rows, sentence: &[View], summing: &mut Summing, scores: &mut [[i32; LABELS]]) {
        let reach = 2;
        for at in -reach..sentence.len() as isize + reach {
            let view = usize::try_from(at).ok().and_then(|at| sentence.get(at)).unwrap_or(&OUTSIDE);
            let kept = self.of(rows, view, summing);
            for (role, offset) in Role::ALONE {
                let token = usize::try_from(at + offset).ok().and_then(|token| scores.get_mut(token));
                for (score, own) in token.into_iter().flatten().zip(kept.scores[role as usize]) {
                    *score += i32::from(own);
                }
            }
        }
    }

    fn of(&mut self, rows: &Rows, view: &View, summing: &mut Summing) -> &Kept {
        self.kept.resize(KEPT, Kept::default());
        let key = key(view);
        let kept = &mut self.kept[(key >> 40) as usize % KEPT];
        if kept.key != key {
            self.features.iter_mut().for_each(Vec::clear);
            features_alone(view, &mut self.features);
            kept.key = key;
            for (features, kept) in self.features.iter().zip(&mut kept.scores) {
                let mut scores = [0; LABELS];
                summing.add_all(features, rows, &mut scores);
                // A word has so few features of eight bits that no sum leaves sixteen.
                *kept = scores.map(|score| score as i16);
            }
        }
        kept
    }
}

/// A hash of all that features of a word alone can look at; never 0.
fn key(view: &View) -> u64 {
    let View { whole, stem, bare, glue, kind, length, prefixes, suffixes, record, phrase, phrase_place, known } = view;
    let letters = [*whole, *stem, *bare].into_iter().chain(*prefixes).chain(*suffixes);
    let small = [u64::from(glue.0), u64::from(*kind), u64::from(*length), u64::from(*phrase_place), u64::from(record.frequency)];
    let places = [u64::from(known.name_place), u64::from(known.term_place), u64::from(known.part)];
    let bytes = small.into_iter().chain(places).fold(0, |bytes, byte| bytes << 8 | byte);
    let clusters = record.clusters.iter().fold(u64::from(record.gazetteer.0), |all, &cluster| all << 16 | u64::from(cluster));
    let classes = [u64::from(known.name) << 32 | u64::from(known.term), u64::from(phrase.0)];
    letters.chain([bytes, clusters]).chain(classes).fold(1, pair) | 1
}

#[cfg(test)]
mod tests {
    use super::super::templates::first_features;
    use super::*;

    /// Words of a text, over and over: those kept must say what they said the first time.
    #[test]
    fn kept_scores_and_those_of_words_together_are_the_whole() {
        let word = |number: u64| {
            let mut view =
                View { whole: number * 7 + 11, stem: number * 3 + 5, bare: number + 90, kind: 1 + (number % 4) as u8, ..View::default() };
            view.suffixes = [number, number + 1, number + 2, number + 3];
            view.known.part = number as u8;
            view.known.term = u32::from(number == 2);
            view
        };
        let sentences: Vec<Vec<View>> = (0..40).map(|start| (0..start % 7).map(|at| word((start * at + at) % 9)).collect()).collect();
        let mut features = Vec::new();
        for sentence in &sentences {
            (0..sentence.len()).for_each(|at| first_features(sentence, at, &mut features));
        }
        let weight = |feature: u64, label: usize| (feature.rotate_left(label as u32 * 5) % 200) as i8;
        let rows: Vec<(u64, [i8; LABELS])> =
            features.iter().map(|&feature| (feature, std::array::from_fn(|at| weight(feature, at)))).collect();
        let rows = Rows::new(&rows);
        let (mut alone, mut summing) = (Alone::default(), Summing::default());
        for sentence in &sentences {
            let mut scores = vec![[0; LABELS]; sentence.len()];
            alone.add(&rows, sentence, &mut summing, &mut scores);
            for (at, scores) in scores.iter_mut().enumerate() {
                first_features(sentence, at, &mut summing);
                summing.add(&rows, scores);
                features.clear();
                first_features(sentence, at, &mut features);
                let mut whole = [0; LABELS];
                for row in features.iter().filter_map(|&feature| rows.row(feature)) {
                    whole.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(*weight));
                }
                assert_eq!(*scores, whole);
            }
        }
    }
}
