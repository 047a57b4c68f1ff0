//! How a run ends: exit statuses, and a reader that went away.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// How a run that got to its end went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All well: exit status 0.
    Well,
    /// Some reports could not be coded, the others were: exit status 1.
    SomeFailed,
    /// The question was understood and nothing was found: exit status 1.
    NothingFound,
    /// A figure is below what was asked for, and is named: exit status 1.
    BelowFloor,
    /// What was checked has mistakes, which are named: exit status 2.
    Mistakes,
}

/// The exit status of a run: 0, 1, or 2 where nothing could be done at all. A closed pipe at the other end is no mistake.
pub(crate) fn finish(result: anyhow::Result<Outcome>) -> ExitCode {
    match result {
        Ok(Outcome::Well) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed | Outcome::NothingFound | Outcome::BelowFloor) => ExitCode::from(1),
        Ok(Outcome::Mistakes) => ExitCode::from(2),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("waqai: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Whether an error only says that nobody reads the output any more.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<std::io::Error>()).any(|cause| cause.kind() == ErrorKind::BrokenPipe)
}

/// Writes a whole page to standard output.
pub(crate) fn say(page: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(page.as_bytes())?;
    out.flush()?;
    Ok(())
}
