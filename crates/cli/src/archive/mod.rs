//! The commands over the archive. Each is thin: `waqai-archive` does the work.

mod add;
mod changes;
mod correct;
mod file;
mod keeper;
mod merge;
pub(crate) mod options;
mod replay;
mod withdraw;

pub(crate) use add::{keep_all, run as add};
pub(crate) use changes::run as changes;
pub(crate) use correct::{corrections, run as correct};
pub(crate) use file::run_info;
pub(crate) use merge::{merge, merges, split};
pub(crate) use replay::run as replay;
pub(crate) use withdraw::run as withdraw;
