//! The parsed sentence: part of speech, features, and who depends on whom, after Universal Dependencies.
//!
//! A parser fills a [`Tree`]; what stands on it (the clause view, mentions, attribution) only reads. Nothing here allocates for a word once the
//! buffers have grown.

mod morphology;
mod relation;
mod tree;
mod upos;

pub use morphology::{Case, Definiteness, Mood, Morphology, PronounType, VerbForm, Voice};
pub use relation::{Relation, Subtype};
pub use tree::{Children, Clitic, HeadChain, Node, Tree};
pub use upos::Upos;
