//! The program `waqai`: thin commands over the crates of the workspace.
//!
//! ```text
//! paths ──input──▶ Report ──pool (a Worker for each thread)──▶ CodedReport ──contract | csv | page──▶ standard output, in the order of the input
//! ```
//! One file for each verb: `code`, `show`, `explain`, `demo`, `codebook`, `who`, `knowledge` (in `upkeep/`), `parse`, `train`, `eval`, `completions`. What can go wrong with one report is told on standard
//! error, counted, and never stops the others; see [`Outcome`].

mod archive;
mod ask;
mod cli;
mod code;
mod codebook;
mod completions;
mod conllu;
mod console;
mod contract;
mod csv;
mod demo;
mod embedded;
mod eval;
mod explain;
mod gate;
mod input;
mod isolate;
mod knowledge;
mod marks;
mod models;
mod outcome;
mod output;
mod page;
mod parse;
mod pool;
mod serve;
mod show;
mod single;
mod style;
mod sureness;
mod table;
mod train;
mod upkeep;
mod who;

pub use outcome::Outcome;

use clap::Parser;
use clap::error::ErrorKind;
use std::process::ExitCode;

/// Reads the command line, does what it says, and gives the exit status.
pub fn run() -> ExitCode {
    let cli = match cli::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.kind() == ErrorKind::DisplayVersion => {
            let (version, rules) = (env!("CARGO_PKG_VERSION"), waqai_base::resources().digest);
            return outcome::finish(outcome::say(&format!("waqai {version} (knowledge {rules})\n")).map(|()| Outcome::Well));
        }
        Err(error) => error.exit(),
    };
    outcome::finish(match cli.command {
        cli::Command::Add(options) => archive::add(&options),
        cli::Command::Changes(options) => archive::changes(&options),
        cli::Command::Correct(options) => archive::correct(&options),
        cli::Command::Corrections(command) => archive::corrections(&command),
        cli::Command::Merge(options) => archive::merge(&options),
        cli::Command::Merges(options) => archive::merges(&options),
        cli::Command::Replay(options) => archive::replay(&options),
        cli::Command::Split(options) => archive::split(&options),
        cli::Command::Withdraw(options) => archive::withdraw(&options),
        cli::Command::Code(options) => code::run(&options),
        cli::Command::Show(options) => show::run(&options),
        cli::Command::Explain(options) => ask::explain(&options),
        cli::Command::Events(options) => ask::events(&options),
        cli::Command::Statements(options) => ask::statements(&options),
        cli::Command::Actors(options) => ask::actors(&options),
        cli::Command::Reports(options) => ask::reports(&options),
        cli::Command::Count(options) => ask::count(&options),
        cli::Command::Release(options) => ask::release(&options),
        cli::Command::Export(options) => ask::export(&options),
        cli::Command::Demo(options) => demo::run(&options),
        cli::Command::Codebook(options) => codebook::run(&options),
        cli::Command::Serve(options) => serve::run(&options),
        cli::Command::Who(options) => who::run(&options),
        cli::Command::Knowledge(command) => upkeep::run(&command),
        cli::Command::Parse(options) => parse::run(&options),
        cli::Command::Train(options) => train::run(&options),
        cli::Command::Eval(options) => eval::run(&options),
        cli::Command::Completions(options) => completions::run(&options),
    })
}
