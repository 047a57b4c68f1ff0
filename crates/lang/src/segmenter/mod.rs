//! The learned segmenter: from text to the surface tokens and syntactic words of a treebank.
//!
//! For each Arabic token all ways to take it apart are listed from closed lists of clitics ([`cuts`]), each gets a score from a linear model
//! over hashed features ([`features`]), and the best one wins. Then the words inside the token are written as they would stand by themselves
//! ([`restore`]). Tokens that are as good as always taken apart in the same way come from a cache ([`cache`]).
//!
//! ```
//! use waqai_lang::segmenter::{NoKnowledge, Segmenter, SegmenterModel, Segments};
//! let mut text = waqai_text::Text::default();
//! text.read("وصل 7،5 مليون");
//! let (mut segmenter, mut segments) = (Segmenter::default(), Segments::default());
//! // A model that has learned nothing leaves all tokens whole.
//! segmenter.segment(&SegmenterModel::default(), &text, 0..text.tokens().len(), &NoKnowledge, &mut segments);
//! let words: Vec<&str> = segments.pieces().iter().map(|piece| segments.form(&text, piece)).collect();
//! assert_eq!(words, ["وصل", "7،5", "مليون"]);
//! ```

pub mod cache;
pub mod counts;
pub mod cuts;
pub mod features;
mod knowledge;
pub mod letters;
mod model;
pub mod restore;
mod segments;
pub mod surface;

pub use knowledge::{LexiconKnowledge, NoKnowledge, WordKnowledge};
pub use model::{Segmenter, SegmenterModel};
pub use segments::{Piece, PieceKind, Segments, Surface};
