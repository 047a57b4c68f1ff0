//! CoNLL-U: the exchange format of the Universal Dependencies treebanks.
//!
//! [`read`] makes [`Sentence`]s of a file's text, [`write`] and [`write_all`] make text of them again, and [`evaluate`] compares two files
//! as the CoNLL 2018 shared task did. The format is that of <https://universaldependencies.org/format.html>.

mod error;
mod evaluate;
mod read;
mod sentence;
mod tree;
mod write;

pub use error::{Column, Error, Problem};
pub use evaluate::{EvaluateError, Metric, Score, Scores, evaluate};
pub use read::{Trees, read, read_with};
pub use sentence::{Sentence, Token, Word};
pub use write::{write, write_all};
