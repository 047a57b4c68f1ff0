//! `waqai code`: reports in, records out.

use crate::cli::{CodeOptions, Format};
use crate::console::Console;
use crate::contract::{self, Coded};
use crate::input::{Item, Meter, expand, read};
use crate::isolate::{counted, printable};
use crate::knowledge::load;
use crate::outcome::{Outcome, is_broken_pipe};
use crate::pool::{self, Done, Run};
use crate::style::Style;
use crate::{csv, page};
use anyhow::Context;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use waqai_coder::Resources;

/// Codes all reports that the paths stand for.
pub(crate) fn run(options: &CodeOptions) -> anyhow::Result<Outcome> {
    let loaded = load(&options.knowledge)?;
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
        threads: options.threads.map(usize::from).unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from)),
        resources,
        render: &render,
        read: &|sink| read(&sources, options.from, &meter, sink),
        aside: &|item| match item {
            Item::Failure(message) => failed(&message),
            Item::Remark(message) => console.message(&message),
            Item::Report(_) => {}
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

/// Standard output, or a file that takes its name when it is whole.
struct Output {
    to: BufWriter<Box<dyn Write>>,
    /// The file under its name while it is written, and the name that it will have.
    file: Option<(PathBuf, PathBuf)>,
}

impl Output {
    fn open(path: Option<&Path>) -> anyhow::Result<Output> {
        let (to, file): (Box<dyn Write>, _) = match path {
            None => (Box::new(std::io::stdout()), None),
            // Devices and pipes are written to as they are.
            Some(path) if path.exists() && !path.is_file() => {
                (Box::new(File::create(path).with_context(|| format!("cannot write {}", path.display()))?), None)
            }
            Some(path) => {
                let mut part = path.as_os_str().to_owned();
                part.push(".part");
                let part = PathBuf::from(part);
                let file = File::create(&part).with_context(|| format!("cannot write {}", part.display()))?;
                (Box::new(file), Some((part, path.to_owned())))
            }
        };
        Ok(Output { to: BufWriter::with_capacity(1 << 16, to), file })
    }

    fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        Ok(self.to.write_all(bytes)?)
    }

    fn flush(&mut self) -> anyhow::Result<()> {
        Ok(self.to.flush()?)
    }

    fn finish(mut self) -> anyhow::Result<()> {
        self.flush()?;
        if let Some((part, whole)) = &self.file {
            std::fs::rename(part, whole).with_context(|| format!("cannot give {} its name {}", part.display(), whole.display()))?;
        }
        Ok(())
    }

    /// Ends the program at once: the reader may wait for input that nobody needs any more.
    fn give_up(&self, error: &anyhow::Error) -> ! {
        if is_broken_pipe(error) {
            std::process::exit(0);
        }
        let at = self.file.as_ref().map_or("standard output".into(), |(part, _)| part.display().to_string());
        eprintln!("waqai: cannot write {}: {error:#}", printable(&at));
        std::process::exit(2);
    }
}
