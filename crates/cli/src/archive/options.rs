//! The options of the commands over the archive.

use crate::cli::{From, KnowledgeOptions, ModelOptions};
use clap::Args;
use std::path::PathBuf;

const ADD_NOTES: &str = "\
Examples:
  waqai add wire/                                    code all reports below wire/ and keep them
  waqai add dump.jsonl.zst --archive wire.db         into a file of your own
  zcat dump.jsonl.gz | waqai add - --acknowledge     a line on standard output for each report that is safe

What happens:
  A report that is there already, with the same text and the same description, is left alone: give the same command again after it was stopped,
  and it goes on. A report that repeats another (reprint, excerpt, update) is kept and linked, and its events are those of the other one; a report
  that comes again under its id with another text is a new version, which takes the place of the old one.
  Reports are stored in batches; a batch is whole or not there at all. One program writes at a time, any number may read.

Without --archive the archive is waqai.db in the user's data folder ($XDG_DATA_HOME/waqai, else ~/.local/share/waqai).";

/// Which archive.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct ArchiveOptions {
    /// The archive; without it waqai.db in the user's data folder
    #[arg(long, short = 'a', value_name = "FILE")]
    pub archive: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = ADD_NOTES)]
pub(crate) struct AddOptions {
    /// Files and folders; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub archive: ArchiveOptions,
    /// How many threads code; all cores where it is not given
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// How to read what comes in
    #[arg(long, value_enum, default_value_t)]
    pub from: From,
    /// Write a line of JSON for each report once it is safe on the disk
    #[arg(long)]
    pub acknowledge: bool,
    /// No summary and no progress on standard error
    #[arg(long, short = 'q')]
    pub quiet: bool,
    #[command(flatten)]
    pub models: ModelOptions,
    #[command(flatten)]
    pub knowledge: KnowledgeOptions,
}
