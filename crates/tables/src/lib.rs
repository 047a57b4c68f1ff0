//! Plain tables in, fast look-ups out.
//!
//! Everything Waqai knows stands in the tab-separated tables of `knowledge/`. This crate reads them ([`Table`], [`TableSet`]), says exactly
//! what is wrong where ([`TableError`]: file, line, column, remedy), and holds the two indexes that the other crates compile them into:
//! the [`Vocabulary`], which numbers word forms, and [`Phrases`], which finds sequences of forms ([`ByWords`] of words).
//!
//! The crate knows nothing of Arabic: callers hand in forms that are folded already.

mod by_words;
mod ends;
mod hash;
mod key;
mod phrases;
mod set;
mod table;
mod vocabulary;

pub use by_words::ByWords;
pub use ends::Ends;
pub use phrases::{Node, Phrases, PhrasesBuilder};
pub use set::{Part, TableSet};
pub use table::{Row, Table, TableError};
pub use vocabulary::{Form, Vocabulary};
