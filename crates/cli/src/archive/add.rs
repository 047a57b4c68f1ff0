//! `waqai add`: reports in, an archive that holds them.

use super::file::{dictionary, run_info};
use super::options::AddOptions;
use crate::console::Console;
use crate::input::{Item, Meter, Report, expand, read};
use crate::isolate::counted;
use crate::knowledge::load_with_models;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::pool::{self, Run, Scratch};
use anyhow::Context;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use waqai_archive::{Added, Archive, Filing, Incoming, Packer, Records, Writer};
use waqai_coder::{Resources, SearchWords};

/// A batch ends after so many reports as the options say, or after this time.
const LONGEST: Duration = Duration::from_millis(1000);

/// Codes all reports that the paths stand for and keeps them.
pub(crate) fn run(options: &AddOptions) -> anyhow::Result<Outcome> {
    let path = options.archive.path_to_write()?;
    let loaded = load_with_models(&options.knowledge, &options.models)?;
    let resources = &loaded.resources;
    let mut writer = Writer::open(&path, &dictionary(), run_info("add", Some(resources), None))?;
    writer.commit()?;
    let packs_with = writer.dictionary().to_vec();
    let console = Console::new(options.quiet);
    let (sources, size) = expand(&options.paths);
    let meter = Meter::default();
    let output = Output::open(None)?;
    let failures = AtomicU64::new(0);
    let failed = |message: &str| {
        failures.fetch_add(1, Ordering::Relaxed);
        console.message(message);
    };
    let done = AtomicU64::new(0);
    let ended = AtomicBool::new(false);
    let mut keeper = Keeper {
        writer,
        output,
        acknowledge: options.acknowledge,
        batch: options.batch,
        waiting: Vec::new(),
        since: Instant::now(),
        tally: Tally::default(),
    };
    let mut problem = None;
    pool::silence_faults();
    Run {
        threads: pool::threads(options.threads),
        work: &|scratch: &mut Preparing, report: Box<Report>| scratch.prepare(&path, &packs_with, resources, &report),
        read: &|jobs| {
            read(&sources, options.from, &meter, &mut |item| match item {
                _ if ended.load(Ordering::Relaxed) => ControlFlow::Break(()),
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
    .go(&mut |prepared, more| {
        if problem.is_some() {
            return;
        }
        done.fetch_add(1, Ordering::Relaxed);
        let kept = match prepared {
            Prepared::Filing(filing) => keeper.keep(*filing, more),
            Prepared::Known { id, report } => keeper.known(id, report, more),
            Prepared::Failure(message) => {
                failed(&message);
                Ok(())
            }
        };
        if let Err(error) = kept {
            ended.store(true, Ordering::Relaxed);
            problem = Some(error);
        }
    });
    if let Some(problem) = problem {
        return Err(problem);
    }
    keeper.commit()?;
    let Keeper { writer, output, tally, .. } = keeper;
    writer.finish()?;
    output.finish()?;
    let failures = failures.into_inner();
    if !options.quiet {
        console.message(&tally.summary(&path.display().to_string(), failures, console.seconds()));
    }
    Ok(if failures > 0 { Outcome::SomeFailed } else { Outcome::Well })
}

/// A report on its way into the archive.
enum Prepared {
    /// Coded and ready.
    Filing(Box<Filing>),
    /// It is there already; it was not coded again.
    Known { id: String, report: String },
    /// It could not be coded.
    Failure(String),
}

/// The scratch space of a thread that codes, and its own look into the archive.
#[derive(Default)]
struct Preparing {
    scratch: Scratch,
    words: SearchWords,
    packer: Option<Packer>,
    archive: Option<Archive>,
}

impl Preparing {
    fn prepare(&mut self, path: &std::path::Path, dictionary: &[u8], resources: &Resources, report: &Report) -> Prepared {
        match self.try_prepare(path, dictionary, resources, report) {
            Ok(prepared) => prepared,
            Err(problem) => Prepared::Failure(format!("{}: {problem:#}", report.origin)),
        }
    }

    fn try_prepare(
        &mut self,
        path: &std::path::Path,
        dictionary: &[u8],
        resources: &Resources,
        report: &Report,
    ) -> anyhow::Result<Prepared> {
        let published = report.published.map(|date| date.to_string());
        let incoming = incoming(report, published.as_deref());
        let key = incoming.key();
        if self.archive.is_none() {
            self.archive = Some(Archive::read(path)?);
        }
        if let Some(archive) = &self.archive
            && archive.holds(key)?
        {
            return Ok(Prepared::Known { id: report.id.clone(), report: waqai_archive::ids::public_id("rpt", key) });
        }
        let (words, records) = (&mut self.words, &mut None);
        words.clear();
        let failure = pool::with_records(&mut self.scratch, resources, report, &mut |worker, coded| {
            worker.search_words(resources, words);
            *records = Some(Records::of(coded.records, coded.points));
            Ok(())
        });
        if let Some(message) = failure {
            return Ok(Prepared::Failure(message));
        }
        let records = records.take().unwrap_or_default();
        if self.packer.is_none() {
            self.packer = Some(Packer::new(dictionary).context("the texts cannot be packed")?);
        }
        let Some(packer) = &mut self.packer else { anyhow::bail!("the texts cannot be packed") };
        Ok(Prepared::Filing(Box::new(Filing::new(&incoming, records, std::mem::take(&mut self.words), packer)?)))
    }
}

fn incoming<'a>(report: &'a Report, published: Option<&'a str>) -> Incoming<'a> {
    Incoming {
        id: &report.id,
        text: &report.text,
        title: report.title.as_deref(),
        url: report.url.as_deref(),
        agency: report.agency.as_deref(),
        published,
        origin: &report.origin,
    }
}

/// Puts reports into the archive in batches, and says which are safe.
struct Keeper {
    writer: Writer,
    output: Output,
    acknowledge: bool,
    batch: u32,
    /// Lines to write when the batch is safe.
    waiting: Vec<String>,
    since: Instant,
    tally: Tally,
}

impl Keeper {
    fn keep(&mut self, filing: Filing, more: bool) -> anyhow::Result<()> {
        let id = filing.id().to_owned();
        let (statements, events) = (filing.records.statements.len() as u64, filing.records.events.len() as u64);
        match self.writer.add(filing)? {
            Added::New { id: report, repeats } => {
                self.tally.new += 1;
                self.tally.statements += statements;
                self.tally.mentions += events;
                if let Some((_, relation)) = &repeats {
                    *self.tally.repeating.entry(relation).or_default() += 1;
                }
                self.note(&id, &report, "added", repeats);
            }
            Added::Known { id: report } => {
                self.tally.known += 1;
                self.note(&id, &report, "known", None);
            }
        }
        self.maybe_commit(more)
    }

    fn known(&mut self, id: String, report: String, more: bool) -> anyhow::Result<()> {
        self.tally.known += 1;
        self.note(&id, &report, "known", None);
        self.maybe_commit(more)
    }

    fn note(&mut self, id: &str, report: &str, outcome: &str, repeats: Option<(String, &str)>) {
        if !self.acknowledge {
            return;
        }
        let mut line = serde_json::Map::new();
        line.insert("id".into(), id.into());
        line.insert("report".into(), report.into());
        line.insert("outcome".into(), outcome.into());
        if let Some((original, relation)) = repeats {
            line.insert("relation".into(), relation.into());
            line.insert("original".into(), original.into());
        }
        self.waiting.push(serde_json::Value::Object(line).to_string());
    }

    /// Ends the batch where it is large or old, and where nothing more is ready: whoever feeds us slowly need not wait.
    fn maybe_commit(&mut self, more: bool) -> anyhow::Result<()> {
        self.tally.in_batch += 1;
        let old = self.since.elapsed() >= LONGEST;
        if self.tally.in_batch >= self.batch || old && !more || self.since.elapsed() >= 3 * LONGEST {
            self.commit()?;
        }
        Ok(())
    }

    fn commit(&mut self) -> anyhow::Result<()> {
        self.writer.commit()?;
        self.tally.in_batch = 0;
        self.since = Instant::now();
        for line in self.waiting.drain(..) {
            self.output.write(line.as_bytes())?;
            self.output.write(b"\n")?;
        }
        self.output.flush()
    }
}

/// What was kept in all.
#[derive(Default)]
struct Tally {
    new: u64,
    known: u64,
    statements: u64,
    mentions: u64,
    repeating: HashMap<&'static str, u64>,
    in_batch: u32,
}

impl Tally {
    fn summary(&self, path: &str, failures: u64, seconds: f64) -> String {
        let mut parts = vec![format!("{} added", counted(self.new, "report"))];
        if self.known > 0 {
            parts.push(format!("{} there already", self.known));
        }
        if failures > 0 {
            parts.push(format!("{failures} failed (named above)"));
        }
        let mut repeating: Vec<_> = self.repeating.iter().collect();
        repeating.sort();
        for (relation, count) in repeating {
            parts.push(counted(*count, relation));
        }
        let rate =
            if seconds < 0.1 { String::new() } else { format!(", {:.0} reports a second", (self.new + self.known) as f64 / seconds) };
        format!(
            "{path}: {}; {}, {} of events; {seconds:.2} s{rate}",
            parts.join(", "),
            counted(self.statements, "statement"),
            counted(self.mentions, "mention")
        )
    }
}
