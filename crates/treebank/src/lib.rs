//! Between the models of `waqai-lang`, which know text and numbers, and the sentences of `waqai-conllu`, which know columns.
//!
//! A crate of its own, because those who train and those who parse both need it, and neither of the two crates it joins should know the other.

mod parsed;
mod retagged;
mod segmented;

pub use parsed::parsed;
pub use retagged::Retagger;
pub use segmented::segmented;
