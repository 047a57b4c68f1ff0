//! `waqai correct` and `waqai corrections`.

use super::file::{run_info, who};
use super::options::{ArchiveOptions, CorrectOptions, CorrectionsCommand, CorrectionsVerb};
use crate::isolate::isolated;
use crate::outcome::{Outcome, say};
use anyhow::{Context, bail};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;
use waqai_archive::corrections::{Anchor, Change, Correction, Party, Set, StoredCorrection, gold};
use waqai_archive::{Archive, ArchiveError, Corrected, Writer};

/// Records corrections, and says what became of them.
pub(crate) fn run(options: &CorrectOptions) -> anyhow::Result<Outcome> {
    let path = options.archive.path()?;
    let corrections = match &options.file {
        Some(file) => read_file(file)?,
        None => vec![from_terminal(options, &Archive::read(&path)?)?],
    };
    let mut writer = Writer::open_existing(&path, run_info("correct", None, Some(who(options.who.as_deref()))))?;
    let (mut page, mut refused) = (String::new(), false);
    for (line, correction) in corrections.iter().enumerate() {
        match writer.correct(correction) {
            Ok(corrected) => page.push_str(&told(&corrected)),
            // In a file one that cannot be recorded does not hold the others.
            Err(problem @ (ArchiveError::Refused(_) | ArchiveError::Unknown(_))) if options.file.is_some() => {
                refused = true;
                eprintln!("waqai: correction {} of the file: {problem}", line + 1);
            }
            Err(problem) => return Err(problem.into()),
        }
    }
    writer.finish()?;
    say(&page)?;
    Ok(if refused { Outcome::SomeFailed } else { Outcome::Well })
}

/// Lists corrections, undoes one, or writes gold files.
pub(crate) fn corrections(command: &CorrectionsCommand) -> anyhow::Result<Outcome> {
    let path = ArchiveOptions { archive: command.archive.clone() }.path()?;
    match &command.verb {
        CorrectionsVerb::List { json } => list(&Archive::read(&path)?.corrections()?, *json),
        CorrectionsVerb::Undo { number, reason, who: by } => {
            let who = who(by.as_deref());
            let mut writer = Writer::open_existing(&path, run_info("correct", None, Some(who.clone())))?;
            let reports = writer.undo(*number, reason, &who)?;
            writer.finish()?;
            let mut page = format!("correction {number} is undone\n");
            for (report, differences) in reports {
                let _ = writeln!(page, "  {report}: {} records changed", differences.len());
            }
            say(&page)?;
            Ok(Outcome::Well)
        }
        CorrectionsVerb::Export { folder } => export(&Archive::read(&path)?, folder),
    }
}

fn told(corrected: &Corrected) -> String {
    let mut page = String::new();
    for (report, applied, differences) in &corrected.reports {
        let detail = applied.detail.as_deref().map_or(String::new(), |detail| format!(": {}", isolated(detail)));
        let _ = writeln!(
            page,
            "correction {} · {report} · {}{detail} · {} records changed",
            corrected.number,
            applied.outcome.code(),
            differences.len()
        );
    }
    page
}

fn list(corrections: &[StoredCorrection], as_json: bool) -> anyhow::Result<Outcome> {
    let mut page = String::new();
    for stored in corrections {
        if as_json {
            page.push_str(&serde_json::to_string(stored)?);
            page.push('\n');
            continue;
        }
        let correction = &stored.correction;
        let _ = writeln!(
            page,
            "{} {} {} at {} by {}: {}",
            stored.number,
            stored.at,
            correction.change.kind(),
            isolated(&correction.anchor.quote),
            isolated(&correction.who),
            isolated(&correction.reason)
        );
        for (report, outcome, detail) in &stored.outcomes {
            let _ = writeln!(
                page,
                "    {report} {outcome}{}",
                detail.as_deref().map_or(String::new(), |detail| format!(": {}", isolated(detail)))
            );
        }
        if let Some(undone) = &stored.undone {
            let _ = writeln!(page, "    undone by {}", isolated(undone));
        }
    }
    say(&page)?;
    Ok(if corrections.is_empty() { Outcome::NothingFound } else { Outcome::Well })
}

/// A gold file for every live report that corrections were applied to.
fn export(archive: &Archive, folder: &Path) -> anyhow::Result<Outcome> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let reports = archive.corrected_reports()?;
    for report in &reports {
        let file = gold(&report.id, &archive.text(report.report)?, &archive.records(report.report)?);
        let path = folder.join(format!("{}.json", file_name(&report.id)));
        std::fs::write(&path, serde_json::to_string_pretty(&file)? + "\n").with_context(|| format!("cannot write {}", path.display()))?;
    }
    say(&format!("{} corrected reports written to {}\n", reports.len(), folder.display()))?;
    Ok(if reports.is_empty() { Outcome::NothingFound } else { Outcome::Well })
}

/// An id as a file's name: what no file system takes becomes an underscore.
fn file_name(id: &str) -> String {
    let name: String = id.chars().map(|letter| if letter.is_alphanumeric() || "-_.".contains(letter) { letter } else { '_' }).collect();
    name.trim_start_matches('.').chars().take(100).collect()
}

fn read_file(file: &Path) -> anyhow::Result<Vec<Correction>> {
    let text = match file.as_os_str() == "-" {
        true => std::io::read_to_string(std::io::stdin()).context("standard input cannot be read")?,
        false => std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?,
    };
    let mut corrections = Vec::new();
    for (line, row) in text.lines().enumerate().filter(|(_, row)| !row.trim().is_empty()) {
        let correction = serde_json::from_str(row)
            .with_context(|| format!("{}:{}: no correction. `waqai corrections list --json` shows the form", file.display(), line + 1))?;
        corrections.push(correction);
    }
    Ok(corrections)
}

fn from_terminal(options: &CorrectOptions, archive: &Archive) -> anyhow::Result<Correction> {
    let (Some(report), Some(at), Some(reason)) = (&options.report, &options.at, &options.reason) else {
        bail!("name the report, its words (--at) and why (--reason), or a file of corrections (--file)");
    };
    let text = archive.text(archive.report(report)?.report)?;
    let anchor = |quote: &str| Anchor::find(&text, quote, None).map_err(ArchiveError::Refused);
    let here = Anchor::find(&text, at, options.start).map_err(ArchiveError::Refused)?;
    let parties = |quotes: &[String]| {
        quotes.iter().map(|quote| Ok(Party { mention: Some(anchor(quote)?), ..Party::default() })).collect::<anyhow::Result<Vec<_>>>()
    };
    let sides = |quotes: &Option<Vec<String>>| quotes.as_deref().map(parties).transpose();
    let change = if options.not_an_event {
        Change::NotAnEvent { kind: options.event_type.clone() }
    } else if options.not_a_statement {
        Change::NotAStatement
    } else if options.missing {
        let actor = sides(&options.actor)?.unwrap_or_default();
        Change::MissingEvent { set: event_set(options), actor, recipient: sides(&options.recipient)?.unwrap_or_default() }
    } else if let Some(other) = &options.same_as {
        Change::SameEntity { other: anchor(other)? }
    } else if let Some(other) = &options.different_from {
        Change::DifferentEntity { other: anchor(other)?, set: entity_set(options) }
    } else if !entity_set(options).is_empty() {
        Change::Entity { set: entity_set(options), was: Set::new() }
    } else {
        Change::Event { set: event_set(options), was: Set::new(), actor: sides(&options.actor)?, recipient: sides(&options.recipient)? }
    };
    let change = change.noting(&here, &archive.records(archive.report(report)?.report)?);
    Ok(Correction::new(&text, here, change, reason, &who(options.who.as_deref())).map_err(ArchiveError::Refused)?)
}

fn event_set(options: &CorrectOptions) -> Set {
    let mut set = Set::new();
    for (name, value) in [("type", &options.event_type), ("mode", &options.mode), ("status", &options.status)] {
        if let Some(value) = value {
            // `none` empties a field.
            set.insert(name.into(), if value == "none" { Value::Null } else { json!(value) });
        }
    }
    if let Some(date) = &options.date {
        let (start, end) = date.split_once("..").unwrap_or((date, date));
        set.insert("date".into(), if date == "none" { Value::Null } else { json!({ "start": start, "end": end }) });
    }
    set
}

fn entity_set(options: &CorrectOptions) -> Set {
    let mut set = Set::new();
    let fields = [
        ("name", &options.name),
        ("name_en", &options.name_en),
        ("country", &options.country),
        ("sector", &options.sector),
        ("office", &options.office),
        ("known", &options.known),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            set.insert(name.into(), if value == "none" { Value::Null } else { json!(value) });
        }
    }
    set
}
