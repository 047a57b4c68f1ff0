//! `waqai code`: reports in, records out.

use crate::cli::{CodeOptions, Format};
use crate::console::Console;
use crate::contract::{self, Coded};
use crate::input::{Item, Meter, Report, expand, read};
use crate::isolate::counted;
use crate::knowledge::load_with_models;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::pool::{self, Done, Run};
use crate::style::Style;
use crate::{csv, page};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};
use waqai_coder::Resources;

/// Codes all reports that the paths stand for.
pub(crate) fn run(options: &CodeOptions) -> anyhow::Result<Outcome> {
    let loaded = load_with_models(&options.knowledge, &options.models)?;
    let resources = &loaded.resources;
    let console = Console::new(options.quiet);
    let (sources, size) = expand(&options.paths);
    let meter = Meter::default();
    let mut output = Output::open(options.output.as_deref())?;
    let failures = AtomicU64::new(0);
    let failed = |message: &str| {
        failures.fetch_add(1, Ordering::Relaxed);
        console.message(message);
    };
    let style = if options.output.is_some() { Style::plain() } else { Style::of_terminal() };
    let render = |coded: Coded, out: &mut Vec<u8>| write_report(options, resources, &style, coded, out);
    let mut tally = Tally::default();
    let done = AtomicU64::new(0);
    if options.format == Format::Csv {
        output.write(csv::header().as_bytes()).unwrap_or_else(|error| output.give_up(&error));
    }
    pool::silence_faults();
    Run {
        threads: pool::threads(options.threads),
        work: &|scratch, report: Box<Report>| pool::code(scratch, resources, &report, &render),
        read: &|jobs| {
            read(&sources, options.from, &meter, &mut |item| match item {
                Item::Report(report) if report.withdrawn => {
                    console.message(&format!("{}: the report {:?} was withdrawn by its agency and is not coded", report.origin, report.id));
                    ControlFlow::Continue(())
                }
                Item::Report(report) => jobs(report),
                Item::Failure(message) => {
                    failed(&message);
                    ControlFlow::Continue(())
                }
                Item::Remark(message) => {
                    console.message(&message);
                    ControlFlow::Continue(())
                }
            })
        },
        tick: &|| console.progress(done.load(Ordering::Relaxed), meter.get(), size),
    }
    .go(&mut |report, more| {
        if let Some(message) = &report.failure {
            failed(message);
        } else {
            tally.add(&report);
        }
        done.fetch_add(1, Ordering::Relaxed);
        let written = output.write(&report.output).and_then(|()| if more { Ok(()) } else { output.flush() });
        written.unwrap_or_else(|error| output.give_up(&error));
    });
    output.finish()?;
    let failures = failures.into_inner();
    if !options.quiet {
        console.message(&tally.summary(failures, console.seconds()));
    }
    Ok(if failures > 0 { Outcome::SomeFailed } else { Outcome::Well })
}

fn write_report(options: &CodeOptions, resources: &Resources, style: &Style, coded: Coded, out: &mut Vec<u8>) -> anyhow::Result<()> {
    match options.format {
        Format::Jsonl => contract::write(coded, !options.no_text, out)?,
        Format::Csv => csv::rows(coded, resources, out),
        Format::Pretty => out.extend_from_slice(page::page(coded, style, !options.no_text).as_bytes()),
    }
    Ok(())
}

/// What was found in all.
#[derive(Default)]
struct Tally {
    reports: u64,
    statements: usize,
    events: usize,
}

impl Tally {
    fn add(&mut self, done: &Done) {
        self.reports += 1;
        self.statements += done.statements;
        self.events += done.events;
    }

    fn summary(&self, failures: u64, seconds: f64) -> String {
        let failed = if failures == 0 { String::new() } else { format!(", {failures} failed (named above)") };
        let rate = if seconds < 0.1 { String::new() } else { format!(", {:.0} reports a second", self.reports as f64 / seconds) };
        let (reports, statements, events) =
            (counted(self.reports, "report"), counted(self.statements as u64, "statement"), counted(self.events as u64, "event"));
        format!("{reports} coded{failed}: {statements}, {events}; {seconds:.2} s{rate}")
    }
}
