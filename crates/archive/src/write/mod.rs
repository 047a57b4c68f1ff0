//! Writing: one writer, whole batches, and a number for every change.

mod actors;
mod changes;
mod correct;
mod decisions;
mod events;
mod likeness;
mod merge;
mod notices;
mod refresh;
mod replace;
mod rows;
mod same_event;
mod tallies;
mod words;

use crate::archive::Exclusive;
use crate::error::{ArchiveError, Result, of_sqlite};
use crate::filing::Filing;
use crate::ids::public_id;
use crate::likeness::BANDS;
use crate::texts::{Packer, Unpacker};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;
use std::path::Path;

/// Who and what writes; it stands beside every record that a run makes.
#[derive(Clone, Debug, Default)]
pub struct RunInfo {
    /// `add`, `replay`, `correct`, `merge`, `split`, `withdraw`.
    pub kind: String,
    /// The version of the program.
    pub program: String,
    /// The digest of tables and models.
    pub rules: String,
    /// Who gave the command, where it is known.
    pub who: Option<String>,
}

/// What became of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is new.
    New {
        /// Its public id.
        id: String,
        /// The report that it repeats, and how: `reprint`, `excerpt`, `update`, `variant`, `version`.
        repeats: Option<(String, &'static str)>,
    },
    /// It was there already.
    Known {
        /// Its public id.
        id: String,
    },
}

/// The one that writes into an archive. What was added is safe once [`Writer::commit`] has returned; a batch is whole or not there.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use waqai_archive::{Added, Filing, Incoming, Records, RunInfo, Writer};
/// # let folder = std::env::temp_dir().join(format!("waqai-doc-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder)?;
/// # let path = folder.join("waqai.db");
/// let mut writer = Writer::open(&path, b"dictionary", RunInfo { kind: "add".into(), ..RunInfo::default() })?;
/// let report = Incoming { id: "a1", text: "وصل الوزير إلى العاصمة.", ..Incoming::default() };
/// let filing = || Filing::new(&report, Records::default(), Default::default(), &mut writer_packer(&path));
/// # fn writer_packer(_: &std::path::Path) -> waqai_archive::Packer { waqai_archive::Packer::new(b"dictionary").unwrap() }
/// assert!(matches!(writer.add(filing()?)?, Added::New { .. }));
/// assert!(matches!(writer.add(filing()?)?, Added::Known { .. }));
/// writer.commit()?;
/// # drop(writer); std::fs::remove_dir_all(&folder)?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Writer {
    store: Exclusive,
    dictionary: (i64, Vec<u8>),
    unpackers: HashMap<i64, Unpacker>,
    packer: Option<Packer>,
    run: i64,
    /// Whether a batch is open.
    in_batch: bool,
    /// The number that the batch's first change gets.
    first_change: i64,
    actors: actors::Known,
    sources: HashMap<String, i64>,
    places: HashMap<String, i64>,
    /// Whether anybody merged or split by hand: most archives need not look.
    decisions: bool,
    /// Whether anybody corrected anything.
    corrections: bool,
    /// Words for the end of the batch.
    waiting: words::Waiting,
    /// Changes that are numbered and not yet written.
    changes: changes::Numbered,
    /// What the batch changes of the counts, for its end.
    tallies: tallies::Tallies,
}

pub use correct::Corrected;

/// Most places and actors that are remembered between reports; more are looked up again.
const REMEMBERED: usize = 50_000;

impl Writer {
    /// Opens an archive for writing, makes it where there is none, and begins a run. `dictionary` is what a new archive packs its texts with.
    pub fn open(path: &Path, dictionary: &[u8], info: RunInfo) -> Result<Writer> {
        Self::begin(Exclusive::open(path, true)?, dictionary, info)
    }

    /// Opens an archive that must be there.
    pub fn open_existing(path: &Path, info: RunInfo) -> Result<Writer> {
        Self::begin(Exclusive::open(path, false)?, &[], info)
    }

    fn begin(store: Exclusive, dictionary: &[u8], info: RunInfo) -> Result<Writer> {
        let mut writer = Writer {
            store,
            dictionary: (0, Vec::new()),
            unpackers: HashMap::new(),
            packer: None,
            run: 0,
            in_batch: false,
            first_change: 0,
            actors: actors::Known::default(),
            sources: HashMap::new(),
            places: HashMap::new(),
            decisions: true,
            corrections: true,
            waiting: words::Waiting::default(),
            changes: changes::Numbered::default(),
            tallies: tallies::Tallies::default(),
        };
        writer.batch()?;
        writer.attempt(|writer| {
            let connection = &writer.store.connection;
            let newest = "SELECT dictionary, contents FROM dictionaries ORDER BY dictionary DESC LIMIT 1";
            let found = connection.query_row(newest, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            writer.dictionary = match found {
                Some(found) => found,
                None => {
                    connection.execute("INSERT INTO dictionaries (contents) VALUES (?1)", [dictionary])?;
                    (connection.last_insert_rowid(), dictionary.to_vec())
                }
            };
            connection.execute(
                "INSERT INTO runs (kind, begun, program, rules, who) VALUES (?1, strftime('%Y-%m-%dT%H:%M:%SZ'), ?2, ?3, ?4)",
                params![info.kind, info.program, info.rules, info.who],
            )?;
            writer.run = connection.last_insert_rowid();
            writer.decisions = connection.query_row("SELECT count(*) FROM decisions", [], |row| row.get::<_, i64>(0))? > 0;
            writer.corrections = connection.query_row("SELECT count(*) FROM corrections", [], |row| row.get::<_, i64>(0))? > 0;
            Ok(())
        })?;
        Ok(writer)
    }

    /// A packer with the archive's dictionary, for the threads that make filings.
    pub fn packer(&self) -> Result<Packer> {
        Packer::new(&self.dictionary.1).map_err(|problem| ArchiveError::File { path: self.store.path.clone(), problem })
    }

    /// The dictionary that texts are packed with.
    pub fn dictionary(&self) -> &[u8] {
        &self.dictionary.1
    }

    /// Adds a report to the batch, unless it is there.
    pub fn add(&mut self, filing: Filing) -> Result<Added> {
        self.batch()?;
        self.attempt(|writer| writer.add_report(filing))
    }

    /// Whether a report is there, by [`crate::Incoming::key`].
    pub fn holds(&self, key: i64) -> Result<bool> {
        let found = self.connection().prepare_cached("SELECT 1 FROM reports WHERE key = ?1").and_then(|mut ask| ask.exists([key]));
        found.map_err(|problem| of_sqlite(&self.store.path, problem))
    }

    /// Makes the batch safe: it is on the disk when this returns.
    pub fn commit(&mut self) -> Result<()> {
        if !self.in_batch {
            return Ok(());
        }
        self.attempt(|writer| {
            writer.write_words()?;
            writer.write_changes()?;
            writer.write_tallies()?;
            let connection = &writer.store.connection;
            // A batch that changed nothing leaves no trace.
            if last_change(connection)? >= writer.first_change {
                connection
                    .prepare_cached("INSERT INTO batches (run, at, first_seq) VALUES (?1, strftime('%Y-%m-%dT%H:%M:%fZ'), ?2)")?
                    .execute([writer.run, writer.first_change])?;
            }
            connection.execute_batch("COMMIT")
        })?;
        self.in_batch = false;
        Ok(())
    }

    /// Ends the run.
    pub fn finish(mut self) -> Result<()> {
        self.batch()?;
        self.attempt(|writer| {
            let run = writer.run;
            writer.store.connection.execute("UPDATE runs SET ended = strftime('%Y-%m-%dT%H:%M:%SZ') WHERE run = ?1", [run]).map(drop)
        })?;
        self.commit()
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.store.path
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.store.connection
    }

    /// Opens a batch where none is open.
    fn batch(&mut self) -> Result<()> {
        if self.in_batch {
            return Ok(());
        }
        self.in_batch = true;
        self.attempt(|writer| {
            writer.store.connection.execute_batch("BEGIN IMMEDIATE")?;
            writer.first_change = last_change(&writer.store.connection)? + 1;
            Ok(())
        })
    }

    /// Does something in the batch. Where it fails, the whole batch is undone: nothing of it was acknowledged.
    fn attempt<T>(&mut self, action: impl FnOnce(&mut Writer) -> rusqlite::Result<T>) -> Result<T> {
        action(self).map_err(|problem| {
            let _ = self.store.connection.execute_batch("ROLLBACK");
            self.in_batch = false;
            self.actors = actors::Known::default();
            self.sources.clear();
            self.places.clear();
            self.waiting.clear();
            self.changes.clear();
            self.tallies = tallies::Tallies::default();
            of_sqlite(&self.store.path, problem)
        })
    }

    fn add_report(&mut self, mut filing: Filing) -> rusqlite::Result<Added> {
        let known = self.connection().prepare_cached("SELECT 1 FROM reports WHERE key = ?1")?.exists([filing.key])?;
        let id = public_id("rpt", filing.key);
        if known {
            return Ok(Added::Known { id });
        }
        let concerned = if filing.notice.is_some() { self.concerned(&mut filing)? } else { None };
        let report = self.insert_report(&filing)?;
        self.change("insert", "report", report, None, None)?;
        let records = &filing.records;
        let actors = self.resolve_actors(filing.key, records)?;
        let repeats = self.repeated_report(report, &filing, &actors)?;
        self.insert_entities(report, records, &actors)?;
        self.insert_statements(report, records, &actors)?;
        let source = records.agency.as_deref().map(|agency| self.source(agency)).transpose()?;
        self.tallies.new_report(source, records, &actors);
        self.insert_mentions(report, &filing, &actors, repeats.as_ref().map(|repeats| repeats.original))?;
        self.insert_words(report, std::mem::take(&mut filing.words))?;
        if let Some(repeats) = &repeats {
            self.link(report, repeats)?;
        }
        if let Some(concerned) = &concerned {
            self.heed(concerned)?;
        }
        self.correct_new(report, &filing.text)?;
        debug_assert!(filing.sketch.bands.len() <= BANDS);
        Ok(Added::New { id, repeats: repeats.map(|repeats| (public_id("rpt", repeats.original_key), repeats.relation)) })
    }
}

fn last_change(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached("SELECT ifnull(max(seq), 0) FROM changes")?.query_row([], |row| row.get(0))
}
