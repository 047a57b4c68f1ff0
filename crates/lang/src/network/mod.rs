//! The network that tags and parses: features in; parts of speech, features, heads and relations out.
//!
//! A word is the sum of the embeddings of its [`features`](features::features). Quasi-recurrent layers (Bradbury, Merity, Xiong and Socher
//! 2017) run over a sentence forward and backward; from their last state come the tags, and a score for every pair of head and dependent
//! (Dozat and Manning 2017), of which [`Trees`] takes the best tree.

mod affine;
pub mod curve;
mod dictionary;
pub mod features;
pub mod matrix;
mod model;
mod reader;
mod tagset;
mod tree;

pub use affine::{Affine, Rounded};
pub use dictionary::Dictionary;
pub use model::{DISTANCES, Matrix, NetworkModel, Shape, distance};
pub use reader::{Network, NetworkReader, Parsed, STRETCH};
pub use tagset::{Group, Tag, Tagset};
pub use tree::Trees;
