//! The commands over the archive. Each is thin: `waqai-archive` does the work.

mod add;
mod file;
pub(crate) mod options;

pub(crate) use add::run as add;
