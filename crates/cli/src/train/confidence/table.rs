//! The table of weights, as it is written.

use super::bound::Bounds;
use super::examples::Examples;
use super::options::ConfidenceOptions;
use crate::train::Setting;
use crate::train::card;
use anyhow::Context;
use std::fmt::Write as _;
use std::path::Path;
use waqai_coder::rules::{Feature, Question};

/// The table's text.
pub(super) fn page(
    options: &ConfidenceOptions,
    examples: &Examples,
    weights: &[Vec<f64>; 2],
    bounds: &Bounds,
    setting: &Setting,
) -> String {
    let date = options.date.unwrap_or_else(card::today);
    let sets: Vec<String> = examples
        .sources
        .iter()
        .enumerate()
        .filter(|(_, source)| source.reports > 0)
        .map(|(at, source)| {
            let events = examples.events.iter().filter(|event| event.source == at && event.is_usual);
            let act = events.clone().filter(|event| event.act).count();
            let sides = events.clone().filter(|event| event.is_right()).count();
            let sides =
                if events.clone().any(|event| event.sides.is_some()) { format!(", {sides} with both sides") } else { String::new() };
            format!("{}: {}, {} events, the act right in {act}{sides}", source.name, source.reports, events.count())
        })
        .collect();
    let mut page = String::from(
        "# What speaks for and against an event. Two questions: is the act told, and do the right ones stand on its sides? The weights of what is\n# seen add up to the logarithm of the odds of yes; the confidence is the product of both.\n",
    );
    let _ = writeln!(page, "# source: {}, {date}, tables {}", card::command_line(), setting.resources.digest);
    let _ = writeln!(page, "# data: {}", sets.join("; "));
    let _ = writeln!(page, "# licence: CC0-1.0\n# order: as the reader sees them");
    let _ = writeln!(page, "# column feature: what is seen; all must be there, key");
    let _ = writeln!(
        page,
        "# column act: whether an act of the type is told there: above 0 speaks for it, below 0 against it; for `least` how likely that must be"
    );
    let _ = writeln!(page, "# column sides: whether the right ones stand on its sides\n# column meaning: in words");
    let _ = writeln!(page, "feature\tact\tsides\tmeaning");
    let (kinds, of_voted) = &bounds.voted;
    let own = kinds.iter().map(|kind| (format!("least.{}", kind.code().to_ascii_lowercase()), *of_voted, kind.code()));
    for (name, bound, of) in std::iter::once(("least".to_owned(), bounds.others, "all other types")).chain(own) {
        let _ = writeln!(page, "{name}\t{bound:.2}\t0.00\tevents of {of} of which it is less likely that the act is told are left out");
    }
    for feature in Feature::ALL {
        // No -0.00.
        let weight = |question: Question| (weights[question as usize][feature as usize] * 100.0).round() / 100.0 + 0.0;
        let (act, sides) = (weight(Question::Act), weight(Question::Sides));
        let _ = writeln!(page, "{}\t{act:.2}\t{sides:.2}\t{}", feature.code(), feature.meaning());
    }
    page
}

/// Makes the folder of the table, so that what cannot be written is told before the work.
pub(super) fn make_folder(path: &Path) -> anyhow::Result<()> {
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display())),
        None => Ok(()),
    }
}

/// Writes it.
pub(super) fn write(path: &Path, page: &str) -> anyhow::Result<()> {
    card::put(path, page.as_bytes())
}
