//! `waqai add`: reports in, an archive that holds them.

use super::file::{dictionary, run_info};
use super::keeper::Keeper;
use super::options::AddOptions;
use crate::console::Console;
use crate::input::{Item, Meter, Report, expand, read};
use crate::knowledge::{Loaded, load_with_models};
use crate::outcome::{Outcome, is_broken_pipe};
use crate::output::Output;
use crate::pool::{self, Run, Scratch};
use anyhow::Context;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use waqai_archive::notices::Notices;
use waqai_archive::{Archive, Filing, Incoming, Packer, Records, Writer};
use waqai_coder::{Resources, SearchWords};

/// Codes all reports that the paths stand for and keeps them.
pub(crate) fn run(options: &AddOptions) -> anyhow::Result<Outcome> {
    let path = options.archive.path_to_write()?;
    let loaded = load_with_models(&options.knowledge, &options.models)?;
    let resources = &loaded.resources;
    let mut writer = Writer::open(&path, &dictionary(), run_info("add", Some(resources), None))?;
    writer.commit()?;
    let packs_with = writer.dictionary().to_vec();
    let notices = Notices::of(&loaded.tables())?;
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
    let keeper = Keeper::new(writer, output, options.acknowledge, options.batch);
    // The writer's thread has it; a mutex, because whoever ticks must not change anything of its own.
    let keeper = Mutex::new(keeper);
    pool::silence_faults();
    Run {
        threads: pool::threads(options.threads),
        work: &|scratch: &mut Preparing, report: Box<Report>| {
            scratch.prepare(&Known { path: &path, dictionary: &packs_with, resources, notices: &notices }, &report)
        },
        read: &|jobs| {
            read(&sources, options.from, &meter, &mut |item| match item {
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
        tick: &|| {
            console.progress(done.load(Ordering::Relaxed), meter.get(), size);
            lock(&keeper).tick().unwrap_or_else(|problem| give_up(&problem));
        },
    }
    .go(&mut |prepared, more| {
        done.fetch_add(1, Ordering::Relaxed);
        let mut keeper = lock(&keeper);
        let kept = match prepared {
            Prepared::Filing(filing) => keeper.keep(*filing, more),
            Prepared::Known { id, report } => keeper.known(&id, &report, more),
            Prepared::Withdrawal { id, origin } => keeper.withdraw(&id, more).map(|found| {
                if !found {
                    failed(&format!("{origin}: the report {id:?} was withdrawn, and the archive has none of this id"));
                }
            }),
            Prepared::Failure(message) => {
                failed(&message);
                Ok(())
            }
        };
        kept.unwrap_or_else(|problem| give_up(&problem));
    });
    let keeper = keeper.into_inner().unwrap_or_else(PoisonError::into_inner);
    let tally = keeper.finish()?;
    let failures = failures.into_inner();
    if !options.quiet {
        console.message(&tally.summary(&path.display().to_string(), failures, console.seconds()));
    }
    Ok(if failures > 0 { Outcome::SomeFailed } else { Outcome::Well })
}

fn lock(keeper: &Mutex<Keeper>) -> MutexGuard<'_, Keeper> {
    keeper.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the program at once: the reader may wait for input that nobody needs any more. The batch that failed was undone, those before are safe.
fn give_up(problem: &anyhow::Error) -> ! {
    if is_broken_pipe(problem) {
        std::process::exit(0);
    }
    eprintln!("waqai: {problem:#}");
    std::process::exit(2);
}

/// A report on its way into the archive.
enum Prepared {
    /// Coded and ready.
    Filing(Box<Filing>),
    /// It is there already; it was not coded again.
    Known { id: String, report: String },
    /// Its agency took it back.
    Withdrawal { id: String, origin: String },
    /// It could not be coded.
    Failure(String),
}

/// What all threads that code share.
#[derive(Clone, Copy)]
struct Known<'a> {
    path: &'a Path,
    dictionary: &'a [u8],
    resources: &'a Resources,
    notices: &'a Notices,
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
    fn prepare(&mut self, known: &Known, report: &Report) -> Prepared {
        match self.try_prepare(known, report) {
            Ok(prepared) => prepared,
            Err(problem) => Prepared::Failure(format!("{}: {problem:#}", report.origin)),
        }
    }

    fn try_prepare(&mut self, known: &Known, report: &Report) -> anyhow::Result<Prepared> {
        let Known { path, dictionary, resources, notices } = *known;
        if report.withdrawn {
            return Ok(Prepared::Withdrawal { id: report.id.clone(), origin: report.origin.clone() });
        }
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
        words.lemmas.reserve(report.text.len());
        words.forms.reserve(report.text.len());
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
        Ok(Prepared::Filing(Box::new(Filing::new(&incoming, records, std::mem::take(&mut self.words), packer)?.with_notice(notices))))
    }
}

/// Codes reports one after the other and keeps them in an archive, which is made where there is none.
pub(crate) fn keep_all(path: &Path, loaded: &Loaded, reports: &[Report]) -> anyhow::Result<()> {
    let resources = &loaded.resources;
    let mut writer = Writer::open(path, &dictionary(), run_info("add", Some(resources), None))?;
    writer.commit()?;
    let packs_with = writer.dictionary().to_vec();
    let notices = Notices::of(&loaded.tables())?;
    let known = Known { path, dictionary: &packs_with, resources, notices: &notices };
    let mut preparing = Preparing::default();
    for report in reports {
        match preparing.prepare(&known, report) {
            Prepared::Filing(filing) => drop(writer.add(*filing)?),
            Prepared::Failure(message) => anyhow::bail!(message),
            Prepared::Known { .. } | Prepared::Withdrawal { .. } => {}
        }
    }
    Ok(writer.finish()?)
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
