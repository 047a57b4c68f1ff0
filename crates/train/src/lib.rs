//! Trains the word models of `waqai-lang` from treebanks: same data, same seed, same bytes.

pub mod lemma;
pub mod linear;
pub mod logistic;
pub mod names;
pub mod network;
pub mod random;
pub mod segment;
pub mod treebank;

pub use random::Random;
