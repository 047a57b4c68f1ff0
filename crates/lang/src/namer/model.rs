//! The trained value.

use super::label::LABELS;
use super::table::{Rows, WordTable};
use serde::{Deserialize, Serialize};

/// Lists of names outside the program's tables, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gazetteer(pub u16);

impl Gazetteer {
    /// The whole name of a town or village.
    pub const TOWN: Gazetteer = Gazetteer(1);
    /// The whole name of a town of many people.
    pub const CITY: Gazetteer = Gazetteer(2);
    /// A word of a longer name of a town.
    pub const TOWN_PART: Gazetteer = Gazetteer(4);
    /// A single name of people, seen once.
    pub const NAME: Gazetteer = Gazetteer(8);
    /// A single name of people, seen several times.
    pub const COMMON_NAME: Gazetteer = Gazetteer(16);

    /// Both lists together.
    pub fn with(self, other: Gazetteer) -> Gazetteer {
        Gazetteer(self.0 | other.0)
    }

    /// Whether a list is among these.
    pub fn has(self, other: Gazetteer) -> bool {
        self.0 & other.0 != 0
    }
}

/// What is known of a word: how frequent it is in raw newswire, which words stand in the same places, which lists hold it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordRecord {
    /// The logarithm of its frequency: 0 for a word never seen, one more for every doubling.
    pub frequency: u8,
    /// Its cluster at three granularities, from the finest; 0 for none.
    pub clusters: [u16; 3],
    /// Lists that hold it.
    pub gazetteer: Gazetteer,
}

/// A model of names: words, weights, and what the weights were trained on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NamerModel {
    /// What it was trained on, under which licences, and how well it does: to be shown with the model.
    pub card: String,
    /// Words.
    pub words: WordTable,
    /// Hashes of names of several words.
    pub phrases: WordTable,
    /// Weights of the first pass.
    pub first: Rows,
    /// Scores of labels after labels; the last row begins a sentence.
    pub transitions: Vec<[i16; LABELS]>,
    /// Weights of the second pass, which knows what the first one found in the whole report.
    pub second: Rows,
}
