//! Words: where a clitic ends, which lemma a form belongs to, what part of speech it is.
//!
//! This is the first, shallow layer: a lexicon of verbs, nouns and particles whose forms are made by rule ([`Lexicon`]), clitics cut off where
//! what remains is known ([`Word`]), and a part of speech chosen from the neighbours. Everything after it sees only [`Words`] through the
//! [`Analyser`] trait, so that trained models can take the place of [`ShallowAnalyser`].

mod analyser;
pub mod clause;
mod clitics;
mod features;
mod hint;
pub mod lemmatiser;
mod lexicon;
pub mod linear;
pub mod models;
pub mod namer;
pub mod network;
mod nominals;
pub mod parser;
pub mod segmenter;
pub mod syntax;
mod verbs;

pub use analyser::{ShallowAnalyser, Word, Words};
pub use clitics::{Proclitics, Pronoun, WordParts, segment};
pub use features::{Analysis, Features, Gender, Lemma, Number, Part, Tense};
pub use hint::Hint;
pub use lexicon::{LemmaEntry, Lexicon};
