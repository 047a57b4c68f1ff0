//! The commands that ask the archive: each reads its options, lets `waqai-archive` answer, and writes lines, JSONL or CSV.

mod actors;
mod count;
mod events;
mod filter;
pub(crate) mod options;
mod pages;
mod publish;
mod reports;
mod rows;
mod statements;
mod told;
mod words;

pub(crate) use actors::run as actors;
pub(crate) use count::run as count;
pub(crate) use events::run as events;
pub(crate) use publish::{export, release};
pub(crate) use reports::run as reports;
pub(crate) use statements::run as statements;
pub(crate) use told::run as explain;
