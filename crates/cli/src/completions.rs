//! `waqai completions`: what a shell needs to complete command lines.

use crate::cli::{Cli, CompletionsOptions};
use crate::outcome::{Outcome, say};
use clap::CommandFactory;

/// Prints the completions of a shell.
pub(crate) fn run(options: &CompletionsOptions) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Cli::command(), "waqai", &mut script);
    say(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Well)
}
