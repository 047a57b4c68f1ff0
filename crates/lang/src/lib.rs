//! Words: where a clitic ends, which lemma a form belongs to, what part of speech it is, and who is its subject.
//!
//! Two layers. The shallow one is a [`Lexicon`] of verbs, nouns and particles whose forms are made by rule, clitics cut off where what remains is
//! known, and readings chosen from the neighbours ([`ShallowAnalyser`]). It needs no training. Over it lie trained [`models`]: a [`segmenter`] for
//! clitics, one [`network`] for tags and trees, a [`lemmatiser`], a [`namer`]; [`parser`] runs them one after another. Their trees ([`syntax`]) are
//! read as clauses ([`clause`]): predicate, voice, subject, objects, complements. [`Hint`]s carry what the models say back to the shallow layer.

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
mod readings;
pub mod segmenter;
pub mod syntax;
mod ta_marbuta;
mod verbs;

pub use analyser::{ShallowAnalyser, Word, Words};
pub use clitics::{Proclitics, Pronoun, WordParts, segment};
pub use features::{Analysis, Features, Gender, Lemma, Number, Part, Tense};
pub use hint::Hint;
pub use lexicon::{LemmaEntry, Lexicon};
pub use ta_marbuta::restore_ta_marbuta;
