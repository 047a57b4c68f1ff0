//! `waqai eval`: how good records or trees are, against gold data.

mod coded;
mod conllu;
mod detect;
mod field;
mod files;
mod floors;
mod json;
mod options;
mod reading;
mod records;
mod side_by_side;

pub(crate) use options::EvalOptions;

use crate::input::Report;
use crate::outcome::Outcome;
use anyhow::bail;
use serde_json::Value;
use std::path::{Path, PathBuf};
use waqai_gold::{Reading, Vote};

/// Sentences with votes: the vote, the sentence, and its day as written.
pub(crate) type Votes = Vec<(Vote, String, Option<String>)>;

/// The sentences with votes of a file.
pub(crate) fn votes(path: &Path) -> anyhow::Result<Votes> {
    files::votes(path)
}

/// The gold reports behind a path.
pub(crate) fn gold_readings(path: &Path) -> anyhow::Result<Vec<Reading>> {
    Ok(files::gold(path)?.into_iter().map(|gold| gold.reading).collect())
}

/// The reports behind a path; all must be readable.
pub(crate) fn reports(path: &PathBuf) -> anyhow::Result<Vec<Report>> {
    match coded::reports(path) {
        (reports, Outcome::Well) => Ok(reports),
        _ => bail!("{}: not all reports could be read. Correct what is told above", path.display()),
    }
}

/// A report as the program writes it, to be compared with others.
pub(crate) fn coded_reading(value: &Value) -> anyhow::Result<Reading> {
    reading::coded(&field::Field::whole(value, "a coded report")?)
}

/// Compares in the way that the kind of gold data asks for.
pub(crate) fn run(options: &EvalOptions) -> anyhow::Result<Outcome> {
    match options {
        EvalOptions { conllu: Some(gold), .. } => conllu::run(gold, &options.system, options.json),
        EvalOptions { gold: Some(gold), .. } => records::run(gold, options),
        EvalOptions { detect: files, .. } if !files.is_empty() => detect::run(files, options),
        _ => bail!("no gold data. Name them with --gold, --detect or --conllu"),
    }
}
