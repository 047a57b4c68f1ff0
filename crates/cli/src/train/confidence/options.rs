//! The command line of `waqai train confidence`.

use crate::cli::{KnowledgeOptions, ModelOptions};
use clap::{ArgGroup, Args};
use std::path::PathBuf;
use waqai_text::Date;

const NOTES: &str = "\
Example (the table that the program carries):
  waqai train confidence --gold ../shared/gold/dev --reports ../shared/gold/dev.jsonl --detect ../shared/gold/gsr/*.jsonl --guide spec \\
    --output knowledge/codes/confidence.tsv

Every event that the reader makes of the data is an example: right where its type and the states of its sides are those of the gold reports, where the
sentence holds an event of its type by the annotators' votes (ambiguous ones are left out), or where a case of the guide expects it. All is read
twice, with trees and without. A logistic regression weighs what the reader saw; each set has an offset of its own, so that how often its events are
right says nothing of what was seen, and the confidence is that of whole reports. Then it is calibrated by a straight line through the logarithms of the
odds (Platt) that reports had while they were held out. The figures printed are those of held out reports too: folds are made of reports, and of the days
of sentences with votes. The same data give the same table.

The table goes to FILE, `confidence.tsv` as a rule: under knowledge/codes/ it is compiled into the program, in codes/ of a folder of your own
`--knowledge FOLDER` reads it.";

/// Options of the confidence.
#[derive(Debug, Args)]
#[command(after_help = NOTES, group = ArgGroup::new("examples").required(true).multiple(true).args(["gold", "detect", "guide"]))]
pub(crate) struct ConfidenceOptions {
    /// Gold records: a folder of JSON files, or a JSONL file
    #[arg(long, value_name = "PATH")]
    pub gold: Option<PathBuf>,
    /// Code the reports of PATH, paired by id, instead of the texts of the gold files
    #[arg(long, value_name = "PATH", requires = "gold")]
    pub reports: Option<PathBuf>,
    /// Sentences that annotators voted on, in JSONL
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub detect: Vec<PathBuf>,
    /// The folder of the coding guide's pages
    #[arg(long, value_name = "DIR")]
    pub guide: Option<PathBuf>,
    /// Parts that the data are cut into
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(2..=100))]
    pub folds: u16,
    /// How strongly weights are drawn towards 0
    #[arg(long, value_name = "NUMBER", default_value_t = 2.0)]
    pub strength: f64,
    /// The table to write
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: PathBuf,
    /// The day in its header, instead of today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    #[command(flatten)]
    pub models: ModelOptions,
    #[command(flatten)]
    pub knowledge: KnowledgeOptions,
}
