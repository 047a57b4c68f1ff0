//! `waqai train confidence`: from gold data and the coding guide to the table of what speaks for and against a record.

mod bound;
mod examples;
mod held_out;
mod options;
mod table;

pub(super) use options::ConfidenceOptions;

use super::Setting;
use crate::outcome::say;
use examples::Examples;
use held_out::HeldOut;
use std::path::PathBuf;
use waqai_coder::rules::Question;

/// Trains, prints the figures, and writes the table.
pub(super) fn train(options: &ConfidenceOptions, setting: &Setting) -> anyhow::Result<PathBuf> {
    table::make_folder(&options.output)?;
    let examples = Examples::gather(options, setting)?;
    let held_out = HeldOut::of(&examples, options.strength);
    setting.tell("folds are learned");
    let bounds = bound::choose(&examples, &held_out);
    let figures = held_out.figures(&examples) + &bounds.figures;
    let weights = Question::ALL.map(|question| held_out.weights(&examples, question, options.strength));
    table::write(&options.output, &table::page(options, &examples, &weights, &bounds, setting))?;
    say(&figures)?;
    Ok(options.output.clone())
}
