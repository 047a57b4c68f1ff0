//! CoNLL-U: the exchange format of the Universal Dependencies treebanks.

mod sentence;

pub use sentence::{Sentence, Token, Word};
