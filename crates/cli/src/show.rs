//! `waqai show`: reports as pages to read.

use crate::cli::ReadOptions;
use crate::outcome::Outcome;
use crate::page::page;
use crate::single::pages;
use crate::style::Style;

/// Shows the reports behind the paths.
pub(crate) fn run(options: &ReadOptions) -> anyhow::Result<Outcome> {
    let style = Style::of_terminal();
    pages(&options.paths, options.from, (&options.knowledge, &options.models), &|_, _, coded| page(coded, &style, true))
}
