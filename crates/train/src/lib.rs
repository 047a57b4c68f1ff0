//! Trains the word models of `waqai-lang` from treebanks: same data, same seed, same bytes.

pub mod linear;
pub mod names;
pub mod random;

pub use random::Random;
