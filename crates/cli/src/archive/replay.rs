//! `waqai replay`: the archive coded again, and what that changes.

use super::file::run_info;
use super::options::ReplayOptions;
use crate::console::Console;
use crate::input::Report;
use crate::isolate::counted;
use crate::knowledge::load_with_models;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::pool::{self, Run, Scratch};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use waqai_archive::difference::Difference;
use waqai_archive::ids::public_id;
use waqai_archive::{Archive, Recodable, Records, Writer};
use waqai_coder::SearchWords;

/// Reports between two batches.
const BATCH: u64 = 500;

/// A report coded again.
struct Recoded {
    recodable: Recodable,
    result: Result<(Records, SearchWords), String>,
}

/// What waits for a coder.
struct Job(Recodable);

impl pool::Job for Job {
    fn size(&self) -> usize {
        self.0.text.len()
    }
}

/// Codes all live reports again, writes every difference as a line of JSON, and stores the new records where it is told to.
pub(crate) fn run(options: &ReplayOptions) -> anyhow::Result<Outcome> {
    let path = options.archive.path()?;
    let loaded = load_with_models(&options.knowledge, &options.models)?;
    let resources = &loaded.resources;
    let mut writer = match options.in_place {
        true => {
            let mut writer = Writer::open_existing(&path, run_info("replay", Some(resources), None))?;
            writer.commit()?;
            Some(writer)
        }
        false => None,
    };
    let archive = Archive::read(&path)?;
    let reading = Archive::read(&path)?;
    let total = archive.live_count()?;
    let reading = Mutex::new(reading);
    let mut output = Output::open(options.output.as_deref())?;
    let console = Console::new(options.quiet);
    let (done, ended) = (AtomicU64::new(0), AtomicBool::new(false));
    let mut tally = Tally::default();
    let (mut problem, unread) = (None, Mutex::new(None));
    pool::silence_faults();
    Run {
        threads: pool::threads(options.threads),
        work: &|scratch: &mut Scratch, Job(recodable): Job| {
            let report = report(&recodable);
            let (mut words, mut records) = (SearchWords::default(), None);
            let failure = pool::with_records(scratch, resources, &report, &mut |worker, coded| {
                worker.search_words(resources, &mut words);
                records = Some(Records::of(coded.records, coded.points));
                Ok(())
            });
            let result = match failure {
                Some(message) => Err(message),
                None => {
                    words.add_title(report.title.as_deref());
                    Ok((records.unwrap_or_default(), words))
                }
            };
            Box::new(Recoded { recodable, result })
        },
        read: &|jobs| {
            let Ok(archive) = reading.lock() else { return };
            let result = archive.live_reports(&mut |recodable| {
                if ended.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { jobs(Job(recodable)) }
            });
            if let (Err(error), Ok(mut unread)) = (result, unread.lock()) {
                *unread = Some(error);
            }
        },
        tick: &|| console.progress(done.load(Ordering::Relaxed), done.load(Ordering::Relaxed), Some(total)),
    }
    .go(&mut |recoded: Box<Recoded>, _| {
        if problem.is_some() {
            return;
        }
        let number = done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Err(error) = take(&recoded, &archive, writer.as_mut(), &mut output, &mut tally, number, &console) {
            ended.store(true, Ordering::Relaxed);
            problem = Some(error);
        }
    });
    if let Some(problem) = problem {
        return Err(problem);
    }
    if let Some(error) = unread.into_inner().ok().flatten() {
        return Err(error.into());
    }
    if let Some(writer) = writer {
        writer.finish()?;
    }
    output.finish()?;
    if !options.quiet {
        console.message(&tally.summary(done.into_inner(), options.in_place, console.seconds()));
    }
    Ok(if tally.failed > 0 { Outcome::SomeFailed } else { Outcome::Well })
}

fn report(recodable: &Recodable) -> Report {
    let stored = &recodable.report;
    Report {
        id: stored.id.clone(),
        text: recodable.text.clone(),
        title: stored.title.clone(),
        url: stored.url.clone(),
        agency: stored.agency.clone(),
        published: stored.published.as_deref().and_then(|day| day.parse().ok()),
        origin: public_id("rpt", stored.key),
        ..Report::default()
    }
}

fn take(
    recoded: &Recoded,
    archive: &Archive,
    writer: Option<&mut Writer>,
    output: &mut Output,
    tally: &mut Tally,
    number: u64,
    console: &Console,
) -> anyhow::Result<()> {
    let report = &recoded.recodable.report;
    let (records, words) = match &recoded.result {
        Ok(coded) => coded,
        Err(message) => {
            tally.failed += 1;
            console.message(message);
            return Ok(());
        }
    };
    let found = match writer {
        Some(writer) => {
            let found = writer.replay(report.report, records, words)?;
            if number.is_multiple_of(BATCH) {
                writer.commit()?;
            }
            found
        }
        None => archive.would_change(report.report, &recoded.recodable.text, records)?,
    };
    tally.reports += u64::from(!found.is_empty());
    for difference in &found {
        *tally.found.entry((difference.kind, difference.what)).or_default() += 1;
        output.write(line(&public_id("rpt", report.key), &report.id, difference)?.as_bytes())?;
    }
    Ok(())
}

fn line(report: &str, id: &str, difference: &Difference) -> anyhow::Result<String> {
    let mut object = Map::new();
    object.insert("report".into(), json!(report));
    object.insert("id".into(), json!(id));
    object.insert("kind".into(), json!(difference.kind));
    object.insert("what".into(), json!(difference.what));
    object.insert("fields".into(), Value::Object(difference.fields.clone()));
    Ok(serde_json::to_string(&object)? + "\n")
}

/// What changed in all.
#[derive(Default)]
struct Tally {
    failed: u64,
    reports: u64,
    found: BTreeMap<(&'static str, &'static str), u64>,
}

impl Tally {
    fn summary(&self, done: u64, in_place: bool, seconds: f64) -> String {
        let mut parts: Vec<String> = self.found.iter().map(|((kind, what), count)| format!("{count} {kind} {what}")).collect();
        if parts.is_empty() {
            parts.push("no difference".into());
        }
        let stored = if in_place { "stored" } else { "nothing stored: --in-place stores it" };
        let failed = if self.failed > 0 { format!(", {} failed (named above)", self.failed) } else { String::new() };
        format!("{} coded again{failed}, {} differ: {}; {stored}; {seconds:.2} s", counted(done, "report"), self.reports, parts.join(", "))
    }
}
