//! The table of weights, as it is written.

use super::examples::Examples;
use super::options::ConfidenceOptions;
use crate::train::Setting;
use crate::train::card;
use anyhow::Context;
use std::fmt::Write as _;
use std::path::Path;
use waqai_coder::rules::Feature;
use waqai_train::logistic::Logistic;

/// The table's text.
pub(super) fn page(options: &ConfidenceOptions, examples: &Examples, model: &Logistic, least: f64, setting: &Setting) -> anyhow::Result<String> {
    let date = options.date.unwrap_or_else(card::today);
    let sets: Vec<String> = examples
        .sources
        .iter()
        .enumerate()
        .filter(|(_, source)| source.reports > 0)
        .map(|(at, source)| {
            let events = examples.events.iter().filter(|event| event.source == at && event.with_trees);
            let right = events.clone().filter(|event| event.is_right).count();
            format!("{}: {}, {} events, {right} right", source.name, source.reports, events.count())
        })
        .collect();
    let mut page = String::from("# What speaks for and against an event: the weights add up to the logarithm of the odds that type and sides are right.\n");
    let _ = writeln!(page, "# source: {}, {date}, tables {}", card::command_line(), setting.resources.digest);
    let _ = writeln!(page, "# data: {}", sets.join("; "));
    let _ = writeln!(page, "# licence: CC0-1.0\n# order: as the reader sees them");
    let _ = writeln!(page, "# column feature: what is seen; all must be there. `least` is the confidence below which events are left out, key");
    let _ = writeln!(page, "# column weight: above 0 speaks for the record, below 0 against it\n# column meaning: in words");
    let _ = writeln!(page, "feature\tweight\tmeaning\nleast\t{least}\tevents that happened and are less likely right are left out, and `waqai explain` lists them");
    for (at, feature) in Feature::ALL.into_iter().enumerate() {
        let weight = match at.checked_sub(1) {
            Some(at) => model.weights[at],
            None => model.offsets.get(examples.main()).copied().unwrap_or_default(),
        };
        // No -0.00.
        let weight = (weight * 100.0).round() / 100.0 + 0.0;
        let _ = writeln!(page, "{}\t{weight:.2}\t{}", feature.code(), feature.meaning());
    }
    Ok(page)
}

/// Writes it.
pub(super) fn write(path: &Path, page: &str) -> anyhow::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    card::put(path, page.as_bytes())
}
