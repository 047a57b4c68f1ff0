//! Training of the network that tags and parses.

pub mod matrix;
pub mod net;
pub mod parameter;
pub mod sample;
pub mod tree;
