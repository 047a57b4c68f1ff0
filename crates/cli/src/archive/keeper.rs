//! Puts reports into the archive in batches, and says which are safe.

use crate::isolate::counted;
use crate::output::Output;
use std::collections::HashMap;
use std::time::{Duration, Instant};
use waqai_archive::ids::public_id;
use waqai_archive::{Added, ArchiveError, Filing, Writer};

/// The longest that a report waits until it is safe, unless the batch is full before.
const LONGEST: Duration = Duration::from_millis(1000);

/// Puts reports into the archive in batches, and says which are safe.
pub(crate) struct Keeper {
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
    /// Keeps with a writer; `acknowledge` writes a line for each report that is safe, `batch` is how many are made safe together.
    pub fn new(writer: Writer, output: Output, acknowledge: bool, batch: u32) -> Keeper {
        Keeper { writer, output, acknowledge, batch, waiting: Vec::new(), since: Instant::now(), tally: Tally::default() }
    }

    /// Adds a report. `more` says whether another is ready.
    pub fn keep(&mut self, filing: Filing, more: bool) -> anyhow::Result<()> {
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

    /// Notes a report that is there already.
    pub fn known(&mut self, id: &str, report: &str, more: bool) -> anyhow::Result<()> {
        self.tally.known += 1;
        self.note(id, report, "known", None);
        self.maybe_commit(more)
    }

    /// Withdraws the report of an id. Gives whether there is one.
    pub fn withdraw(&mut self, id: &str, more: bool) -> anyhow::Result<bool> {
        match self.writer.withdraw(id, "withdrawn by its agency") {
            Ok(report) => {
                self.tally.withdrawn += 1;
                self.note(id, &public_id("rpt", report.key), "withdrawn", None);
                self.maybe_commit(more)?;
                Ok(true)
            }
            Err(ArchiveError::Unknown(_)) => Ok(false),
            Err(problem) => Err(problem.into()),
        }
    }

    /// Now and then: what waits for long is made safe, also when nothing more comes for a while.
    pub fn tick(&mut self) -> anyhow::Result<()> {
        if self.tally.in_batch > 0 && self.since.elapsed() >= LONGEST { self.commit() } else { Ok(()) }
    }

    /// Makes the rest safe and ends the run. Gives what was kept in all.
    pub fn finish(mut self) -> anyhow::Result<Tally> {
        self.commit()?;
        self.writer.finish()?;
        self.output.finish()?;
        Ok(self.tally)
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

    /// Ends the batch where it is large, or old and nothing more is ready.
    fn maybe_commit(&mut self, more: bool) -> anyhow::Result<()> {
        self.tally.in_batch += 1;
        if self.tally.in_batch >= self.batch || !more && self.since.elapsed() >= LONGEST { self.commit() } else { Ok(()) }
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
pub(crate) struct Tally {
    new: u64,
    known: u64,
    withdrawn: u64,
    statements: u64,
    mentions: u64,
    repeating: HashMap<&'static str, u64>,
    in_batch: u32,
}

impl Tally {
    /// The tally in a line.
    pub fn summary(&self, path: &str, failures: u64, seconds: f64) -> String {
        let mut parts = vec![format!("{} added", counted(self.new, "report"))];
        if self.known > 0 {
            parts.push(format!("{} there already", self.known));
        }
        if self.withdrawn > 0 {
            parts.push(format!("{} withdrawn", self.withdrawn));
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
