//! From paths to reports: folders, compression, encodings, formats.
//!
//! Every file gives items in its order: reports, failures (a report or file that could not be read; the run goes on) and remarks.

mod decode;
mod fields;
mod json;
mod jsonl;
mod open;
mod plain;
mod sources;

use crate::cli::From;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use waqai_text::Date;

pub(crate) use sources::{Source, expand, inner_extension, why};

/// The most text that one report may have, in bytes of UTF-8.
pub(crate) const MOST_TEXT: usize = 16 << 20;

/// A report as it came in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// Given, or made from the text.
    pub id: String,
    /// As received, decoded.
    pub text: String,
    /// Its title; kept, not coded.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The agency that it came with.
    pub agency: Option<String>,
    /// The day that it came with.
    pub published: Option<Date>,
    /// Whether its agency took it back: `status` is `canceled`. It may then have no text.
    pub withdrawn: bool,
    /// What was noticed on the way in: kind and message.
    pub notes: Vec<(&'static str, String)>,
    /// File, and line where there are several reports in it.
    pub origin: String,
}

impl Report {
    /// A report that is text alone.
    pub fn of_text(text: String, origin: String) -> Report {
        Report { id: id_of(&text), text, origin, ..Report::default() }
    }
}

/// What a reader finds.
pub(crate) enum Item {
    /// A report to code.
    Report(Box<Report>),
    /// Something that cannot be coded: where, what is wrong and what to do.
    Failure(String),
    /// Something worth knowing.
    Remark(String),
}

/// Where items go. A break ends the reading.
pub(crate) type Sink<'a> = &'a mut dyn FnMut(Item) -> ControlFlow<()>;

/// How far the reading is, in bytes of the files.
#[derive(Debug, Default)]
pub(crate) struct Meter(AtomicU64);

impl Meter {
    /// Bytes read so far.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Adds what was read.
    pub fn add(&self, bytes: usize) {
        self.0.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

/// The id of a report that came without one: the first sixteen hexadecimal digits of its text's SHA-256.
pub(crate) fn id_of(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// How many ids that come twice are told on standard error; all are noted in the output.
const MOST_TOLD: usize = 20;

/// Reads all sources one after another.
pub(crate) fn read(sources: &[Source], from: From, meter: &Meter, sink: Sink) {
    let mut ids = Ids::default();
    let mut checked = |item: Item| {
        let Item::Report(mut report) = item else { return sink(item) };
        if report.text.len() > MOST_TEXT {
            let size = report.text.len() >> 20;
            return sink(Item::Failure(format!(
                "{}: the report has {size} MiB of text, more than {} MiB. Split it",
                report.origin,
                MOST_TEXT >> 20
            )));
        }
        if report.text.trim().is_empty() && !report.withdrawn {
            return sink(Item::Failure(format!("{}: the report has no text. Nothing was coded", report.origin)));
        }
        if let Some(remark) = ids.check(&mut report).filter(|_| !report.withdrawn) {
            sink(Item::Remark(remark))?;
        }
        sink(Item::Report(report))
    };
    for source in sources {
        let flow = match source {
            Source::Problem(message) => checked(Item::Failure(message.clone())),
            Source::Standard => read_one("standard input", None, from, meter, &mut checked),
            Source::File(path) => read_one(&path.display().to_string(), Some(path), from, meter, &mut checked),
        };
        if flow.is_break() {
            return;
        }
    }
}

/// The ids of a run.
#[derive(Default)]
struct Ids {
    seen: HashSet<u64>,
    twice: usize,
}

impl Ids {
    /// Notes in the report that its id came before; gives what to tell.
    fn check(&mut self, report: &mut Report) -> Option<String> {
        let mut hasher = DefaultHasher::new();
        report.id.hash(&mut hasher);
        if self.seen.insert(hasher.finish()) {
            return None;
        }
        let message = format!("an earlier report of this run has the id {:?} too", report.id);
        let told = match self.twice {
            0..MOST_TOLD => Some(format!("{}: {message}; both are kept", report.origin)),
            MOST_TOLD => Some("more ids come twice; the field `notes` of their reports says so".into()),
            _ => None,
        };
        self.twice += 1;
        report.notes.push(("duplicate-id", message));
        told
    }
}

/// Reads a file that the program carries.
pub(crate) fn embedded(name: &str, contents: &str, sink: Sink) -> ControlFlow<()> {
    if name.ends_with(".jsonl") { jsonl::read(contents.as_bytes(), name, sink) } else { plain::read(contents.as_bytes(), name, sink) }
}

fn read_one(name: &str, path: Option<&PathBuf>, from: From, meter: &Meter, sink: Sink) -> ControlFlow<()> {
    let opened = match open::open(path.map(PathBuf::as_path), from, meter) {
        Ok(opened) => opened,
        Err(problem) => return sink(Item::Failure(format!("{name}: {problem}"))),
    };
    if let Some(encoding) = opened.encoding {
        sink(Item::Remark(format!("{name}: not UTF-8, read as {encoding}")))?;
    }
    match opened.kind {
        From::Jsonl => jsonl::read(opened.reader, name, sink),
        From::Json => json::read(opened.reader, name, sink),
        From::Text | From::Auto => plain::read(opened.reader, name, sink),
    }
}
