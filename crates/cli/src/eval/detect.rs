//! Detection by sentence, against votes.

use super::coded::code;
use super::options::EvalOptions;
use super::{files, json};
use crate::input::Report;
use crate::outcome::{Outcome, say};
use std::path::PathBuf;
use waqai_gold::{Detection, Markdown, Vote, detect};

/// Compares, and prints the figures.
pub(super) fn run(paths: &[PathBuf], options: &EvalOptions) -> anyhow::Result<Outcome> {
    let mut all = Vec::new();
    for path in paths {
        all.extend(files::votes(path)?);
    }
    let (found, outcome) = match &options.pred {
        Some(file) => (files::coded(file)?, Outcome::Well),
        None => code(all.iter().map(report).collect(), options)?,
    };
    let votes: Vec<Vote> = all.into_iter().map(|(vote, ..)| vote).collect();
    let missing = votes.iter().filter(|vote| !found.contains_key(&vote.id)).count();
    let detections = detect(&votes, |vote| {
        let is_one = |event: &waqai_gold::Event| event.event_type == vote.event_type && event.status.happened();
        found.get(&vote.id).is_some_and(|reading| reading.events.iter().any(is_one))
    });
    say(&if options.json {
        format!("{}\n", json::of_detections(&detections, missing))
    } else if options.markdown {
        Markdown::Detections(&detections).to_string()
    } else {
        let lines: String = detections.iter().map(line).collect();
        format!("{} sentences, {missing} without a prediction\n{lines}", votes.len())
    })?;
    Ok(outcome)
}

fn line(row: &Detection) -> String {
    let (name, tally, (low, high)) = (format!("{} {}", row.event_type, row.protocol.code()), row.tally, row.interval);
    format!(
        "{name:12} precision {:.3}  recall {:.3}  F1 {:.3}  (95 % {low:.2}–{high:.2}, n={})\n",
        tally.precision(),
        tally.recall(),
        tally.f1(),
        row.sentences
    )
}

fn report((vote, text, published): &(Vote, String, Option<String>)) -> Report {
    let published = published.as_deref().and_then(|day| day.parse().ok());
    Report { id: vote.id.clone(), text: text.clone(), published, origin: vote.id.clone(), ..Report::default() }
}
