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

use crate::outcome::Outcome;
use anyhow::bail;

/// Compares in the way that the kind of gold data asks for.
pub(crate) fn run(options: &EvalOptions) -> anyhow::Result<Outcome> {
    match options {
        EvalOptions { conllu: Some(gold), .. } => conllu::run(gold, &options.system, options.json),
        EvalOptions { gold: Some(gold), .. } => records::run(gold, options),
        EvalOptions { detect: files, .. } if !files.is_empty() => detect::run(files, options),
        _ => bail!("no gold data. Name them with --gold, --detect or --conllu"),
    }
}
