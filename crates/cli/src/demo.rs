//! `waqai demo`: the bundled samples, coded: what happened in them, as a table.

use crate::cli::DemoOptions;
use crate::contract::Coded;
use crate::embedded::SAMPLES;
use crate::input::{Item, Report, embedded};
use crate::isolate::counted;
use crate::knowledge::{Loaded, load_with_models};
use crate::outcome::{Outcome, say};
use crate::page::{called, days, mixed, page, place_name, type_name};
use crate::single::one;
use crate::style::{Look, Style};
use crate::table::{cell, widest};
use anyhow::bail;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::time::Instant;
use waqai_coder::Worker;
use waqai_coder::record::{Entity, Event};

/// What to try after the demo.
const NEXT: &str = "
Next:
  waqai demo 01              samples whose name holds 01, as pages: who, what was said, what happened
  waqai code REPORT.txt      your own report, as JSON
  waqai explain REPORT.txt   every step, and the rule behind every record
  waqai demo --serve         the samples as pages in a browser
  waqai codebook             what the types mean and which words speak for them
  waqai --help               everything else
";

/// Codes the samples. With a name, shows the pages of the samples that have it; else the table of events.
pub(crate) fn run(options: &DemoOptions) -> anyhow::Result<Outcome> {
    let loaded = load_with_models(&options.knowledge, &options.models)?;
    let style = Style::of_terminal();
    let reports = samples(options.name.as_deref());
    if options.serve {
        return crate::serve::demo(loaded, &reports, options.port);
    }
    match &options.name {
        Some(name) if reports.is_empty() => {
            bail!("no sample is called {name:?}. The samples are: {}", SAMPLES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", "))
        }
        Some(_) => {
            let mut worker = Worker::default();
            say(&reports
                .iter()
                .map(|report| one(&loaded, &mut worker, report, &|_, _, coded| page(coded, &style, true)))
                .collect::<String>())?;
        }
        None => say(&table(&loaded, &reports, style))?,
    }
    Ok(Outcome::Well)
}

/// The samples whose name or id holds `name`, each text once.
fn samples(name: Option<&str>) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for (file, contents) in SAMPLES {
        let _ = embedded(file, contents, &mut |item| {
            if let Item::Report(report) = item {
                let wanted = name.is_none_or(|name| report.origin.contains(name) || report.id == name);
                if wanted && !reports.iter().any(|known| known.text.trim() == report.text.trim()) {
                    reports.push(*report);
                }
            }
            ControlFlow::Continue(())
        });
    }
    reports
}

/// A row of the table.
struct Row {
    date: String,
    what: String,
    sides: String,
    place: String,
    gloss: String,
    quad: String,
}

/// What was found in all samples.
#[derive(Default)]
struct Found {
    rows: Vec<Row>,
    entities: usize,
    statements: usize,
    /// Events that are told but did not happen.
    other: usize,
}

impl Found {
    fn add(&mut self, coded: Coded) {
        let records = coded.records;
        self.entities += records.entities.len();
        self.statements += records.statements.len();
        for event in &records.events {
            if event.status.happened() {
                self.rows.push(row(event, &records.entities, &coded.report.text));
            } else {
                self.other += 1;
            }
        }
    }
}

fn row(event: &Event, entities: &[Entity], text: &str) -> Row {
    let side =
        |side: &[usize]| side.iter().filter_map(|&at| entities.get(at)).map(|entity| called(entity, text)).collect::<Vec<_>>().join(", ");
    let (actor, recipient) = (side(&event.actor), side(&event.recipient));
    Row {
        date: event.date.map_or(String::new(), |date| days((date.0, date.0))),
        what: type_name(event),
        sides: match (actor.is_empty(), recipient.is_empty()) {
            (_, true) => actor,
            (true, false) => format!("? → {recipient}"),
            (false, false) => format!("{actor} → {recipient}"),
        },
        place: event.place.as_ref().map(place_name).unwrap_or_default(),
        gloss: mixed(&event.gloss_en),
        quad: event.quad.clone(),
    }
}

fn table(loaded: &Loaded, reports: &[Report], style: Style) -> String {
    let mut worker = Worker::default();
    let mut found = Found::default();
    let begun = Instant::now();
    for report in reports {
        let records = one(loaded, &mut worker, report, &|_, _, coded| {
            let mut found = Found::default();
            found.add(coded);
            found
        });
        found.entities += records.entities;
        found.statements += records.statements;
        found.other += records.other;
        found.rows.extend(records.rows);
    }
    let taken = begun.elapsed();
    let mut out = String::new();
    let rows = &found.rows;
    let what = widest(rows.iter().map(|row| row.what.as_str()), 24).max(4);
    let sides = widest(rows.iter().map(|row| row.sides.as_str()), 44).max(10);
    let place = widest(rows.iter().map(|row| row.place.as_str()), 22).max(5);
    let wide = terminal_size::terminal_size().is_none_or(|(width, _)| usize::from(width.0) >= 10 + what + sides + place + 70);
    let head = format!(
        "{} {} {} {}{}",
        cell("date", 10),
        cell("type", what),
        cell("who → whom", sides),
        cell("place", place),
        if wide { " what happened" } else { "" }
    );
    let _ = writeln!(out, "{}", style.paint(Look::Heading, head.trim_end()));
    for row in rows {
        let look = if row.quad.contains("conflict") { Look::Conflict } else { Look::Cooperation };
        let line = format!(
            "{} {} {} {}",
            cell(&row.date, 10),
            style.paint(look, &cell(&row.what, what)),
            cell(&row.sides, sides),
            cell(&row.place, place)
        );
        let _ = if wide {
            writeln!(out, "{line} {}", row.gloss)
        } else {
            writeln!(out, "{}\n{:11}{}", line.trim_end(), "", style.paint(Look::Faint, &row.gloss))
        };
    }
    let _ = writeln!(out, "\n{}", counts(loaded, reports.len(), &found));
    let seconds = taken.as_secs_f64();
    let _ = writeln!(
        out,
        "Coded in {:.1} ms on one thread ({:.0} reports a second). All samples are invented.",
        seconds * 1000.0,
        reports.len() as f64 / seconds.max(1e-9)
    );
    out.push_str(NEXT);
    out
}

/// Reports, entities, statements, and events by quad class.
fn counts(loaded: &Loaded, reports: usize, found: &Found) -> String {
    let mut classes: Vec<(&str, u64)> = Vec::new();
    for row in &loaded.resources.rules.types {
        if !classes.iter().any(|(quad, _)| *quad == &*row.quad) {
            classes.push((&row.quad, found.rows.iter().filter(|event| event.quad == *row.quad).count() as u64));
        }
    }
    let classes: Vec<String> = classes.iter().map(|(quad, number)| format!("{number} {quad}")).collect();
    let mut line = format!(
        "{}, {} entities, {}, {}: {}",
        counted(reports as u64, "report"),
        found.entities,
        counted(found.statements as u64, "statement"),
        counted(found.rows.len() as u64, "event"),
        classes.join(", ")
    );
    if found.other > 0 {
        let _ = write!(line, "\n{} more are told as planned, possible or denied, and not listed; `waqai show` has them", found.other);
    }
    line
}
