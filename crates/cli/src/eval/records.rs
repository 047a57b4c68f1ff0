//! Records against gold records.

use super::coded::{code, reports};
use super::files::{self, Gold};
use super::options::EvalOptions;
use super::{floors, json, side_by_side};
use crate::input::Report;
use crate::outcome::{Outcome, say};
use crate::style::Style;
use anyhow::bail;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;
use waqai_gold::{Markdown, Mistake, Reading, Reliability, Scores};

/// Compares, and prints the figures.
pub(super) fn run(path: &Path, options: &EvalOptions) -> anyhow::Result<Outcome> {
    let gold = files::gold(path)?;
    let (found, outcome) = found(&gold, options)?;
    let mut scores = Scores::default();
    let mut mistakes: Vec<(&Gold, Mistake)> = Vec::new();
    for gold in &gold {
        let differs = scores.add(&gold.reading, found.get(&gold.reading.id));
        mistakes.extend(differs.into_iter().map(|mistake| (gold, mistake)));
    }
    let mut out = if options.json {
        format!("{}\n", json::of_scores(&scores))
    } else if options.markdown {
        let tables = [Markdown::Figures(&scores), Markdown::Attributes(&scores), Markdown::Types(&scores)];
        let tables = &tables[..if options.per_type { 3 } else { 2 }];
        tables.iter().map(Markdown::to_string).collect::<Vec<_>>().join("\n")
    } else if options.per_type {
        format!("{scores}\n{}", scores.types_table())
    } else {
        scores.to_string()
    };
    if options.reliability {
        let _ = write!(out, "\n{}", reliability(&gold, &found)?);
    }
    if let Some(most) = options.errors.filter(|_| !options.json) {
        mistakes.retain(|(_, mistake)| mistake.kind == options.of.kind());
        out.push_str(&side_by_side::page(&mistakes, most, Style::of_terminal()));
    }
    say(&out)?;
    Ok(match floors::check(&options.at_least, &scores) {
        Outcome::Well => outcome,
        below => below,
    })
}

/// How well the confidence of events tells which of them have type and states right.
fn reliability(gold: &[Gold], found: &HashMap<String, Reading>) -> anyhow::Result<Reliability> {
    let mut reliability = Reliability::default();
    for gold in gold {
        let Some(coded) = found.get(&gold.reading.id) else { continue };
        for (event, verdict) in coded.events.iter().zip(waqai_gold::verdicts(&gold.reading, coded)) {
            let Some(verdict) = verdict else { continue };
            let Some(confidence) = event.confidence else {
                bail!("{}: an event has no `confidence`. Leave --reliability out, or compare records that have it", gold.reading.id);
            };
            reliability.add(confidence, verdict.same_states);
        }
    }
    Ok(reliability)
}

/// What was found in the reports: read from a file, or coded now.
fn found(gold: &[Gold], options: &EvalOptions) -> anyhow::Result<(HashMap<String, Reading>, Outcome)> {
    if let Some(file) = &options.pred {
        return Ok((files::coded(file)?, Outcome::Well));
    }
    let (mut given, unread) = match &options.reports {
        Some(path) => reports(path),
        None => (gold.iter().map(report).collect(), Outcome::Well),
    };
    given.retain(|report| gold.iter().any(|gold| gold.reading.id == report.id));
    let (found, outcome) = code(given, options)?;
    Ok((found, if unread == Outcome::Well { outcome } else { unread }))
}

/// What the program gets of a gold report: its text and its day.
fn report(gold: &Gold) -> Report {
    let Reading { id, text, published, .. } = &gold.reading;
    let published = published.as_deref().and_then(|day| day.parse().ok());
    Report { id: id.clone(), text: text.clone(), published, origin: gold.origin.clone(), ..Report::default() }
}
