//! `waqai changes`: what changed since a number.

use super::options::ChangesOptions;
use crate::outcome::Outcome;
use crate::output::Output;
use waqai_archive::Archive;

/// Writes the changes as JSONL.
pub(crate) fn run(options: &ChangesOptions) -> anyhow::Result<Outcome> {
    let archive = Archive::read(&options.archive.path()?)?;
    let mut output = Output::open(None)?;
    archive.changes(options.since, options.limit.unwrap_or(u64::MAX), &mut |change| {
        output.write(serde_json::to_string(&change)?.as_bytes())?;
        output.write(b"\n")
    })??;
    output.finish()?;
    Ok(Outcome::Well)
}
