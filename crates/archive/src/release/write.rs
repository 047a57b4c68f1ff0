//! A release: a folder with all tables, their codebook, checksums, and the difference from an earlier one. The same archive gives the same bytes.

use super::difference::difference;
use super::package::{accuracy, citation, codebook, datapackage};
use super::parquet::{self, ParquetTable};
use super::rows::hexadecimal;
use super::*;
use crate::Archive;
use crate::ask::{Filter, RawWords, slice};
use crate::codes::Codes;
use crate::count::{PairQuestion, Period};
use crate::error::{ArchiveError, Result};
use crate::load::place_at;
use crate::records::{Place, Range};
use crate::table::{Cell, Form, write_row};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// How much of the reports' words a release holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRights {
    /// All of it.
    Full,
    /// Titles, and at most 25 words of what supports a record.
    Quote,
    /// Offsets only.
    Offsets,
}

/// What a release is to be.
#[derive(Clone, Debug)]
pub struct ReleaseQuestion {
    /// Its name: `2026.8.0`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub author: String,
    /// How much text.
    pub text: TextRights,
    /// Version of the program and digest of its tables.
    pub stamp: Stamp,
    /// Whether pair_month has rows without events.
    pub zeros: bool,
    /// Whether every table is there as Parquet too. The program must be built with the feature `parquet`.
    pub parquet: bool,
    /// The folder of an earlier release.
    pub since: Option<PathBuf>,
    /// What is known of its accuracy, in Markdown.
    pub accuracy: Option<String>,
}

/// A file of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseFile {
    /// Its name.
    pub name: String,
    /// How many bytes.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
    /// How many rows, of a table.
    pub rows: Option<u64>,
}

/// Longest quotation in words where text may not be given in full.
const WORDS: usize = 25;
/// Characters before and behind a quotation.
const AROUND: u32 = 20;

impl TextRights {
    fn words(self, text: &str) -> String {
        match self {
            TextRights::Full => text.into(),
            TextRights::Offsets => String::new(),
            TextRights::Quote => text.split_whitespace().take(WORDS).collect::<Vec<_>>().join(" "),
        }
    }
}

/// A file that is hashed while it is written.
pub(super) struct Hashed {
    to: BufWriter<File>,
    hasher: Sha256,
    bytes: u64,
}

impl Hashed {
    pub fn create(path: &Path) -> std::io::Result<Hashed> {
        Ok(Hashed { to: BufWriter::with_capacity(1 << 16, File::create_new(path)?), hasher: Sha256::new(), bytes: 0 })
    }

    fn finish(mut self, name: &str, rows: Option<u64>) -> std::io::Result<ReleaseFile> {
        self.to.flush()?;
        self.to.get_ref().sync_all()?;
        Ok(ReleaseFile { name: name.into(), bytes: self.bytes, sha256: hexadecimal(&self.hasher.finalize()), rows })
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.to.flush()
    }
}

/// A table on its way into its file, or its two files.
struct Table {
    file: Hashed,
    form: &'static Form,
    rows: u64,
    line: Vec<u8>,
    parquet: Option<ParquetTable>,
}

impl Table {
    fn create(folder: &Path, form: &'static Form, parquet: bool) -> std::io::Result<Table> {
        let mut file = Hashed::create(&folder.join(format!("{}.csv", form.name)))?;
        file.write_all(form.header().as_bytes())?;
        let parquet = parquet.then(|| ParquetTable::create(folder, form)).transpose()?;
        Ok(Table { file, form, rows: 0, line: Vec::new(), parquet })
    }

    fn push(&mut self, row: &[Cell]) -> std::io::Result<()> {
        self.line.clear();
        write_row(row, b',', &mut self.line)?;
        self.rows += 1;
        self.file.write_all(&self.line)?;
        self.parquet.as_mut().map_or(Ok(()), |parquet| parquet.push(row))
    }

    fn finish(self) -> std::io::Result<Vec<ReleaseFile>> {
        let rows = Some(self.rows);
        let mut files = vec![self.file.finish(&format!("{}.csv", self.form.name), rows)?];
        if let Some(parquet) = self.parquet {
            files.push(parquet.finish()?.finish(&parquet::file_name(self.form), rows)?);
        }
        Ok(files)
    }
}

impl Archive {
    /// Writes a release into a folder that is not there yet. It takes its name when all is written.
    pub fn release(&self, folder: &Path, question: &ReleaseQuestion, codes: &Codes) -> Result<Vec<ReleaseFile>> {
        let failed = |problem: std::io::Error| ArchiveError::File { path: folder.to_owned(), problem };
        if folder.exists() {
            return Err(ArchiveError::Refused(format!(
                "{}: the folder is there already, and a release is never changed. Name another folder",
                folder.display()
            )));
        }
        let mut part = folder.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        if part.exists() {
            std::fs::remove_dir_all(&part).map_err(failed)?;
        }
        std::fs::create_dir_all(&part).map_err(failed)?;
        // All tables are of one moment, whoever writes meanwhile.
        self.check(self.connection().execute_batch("BEGIN"))?;
        let written = self.write_release(&part, question, codes);
        self.check(self.connection().execute_batch("COMMIT"))?;
        let files = written?;
        std::fs::rename(&part, folder).map_err(failed)?;
        Ok(files)
    }

    fn write_release(&self, folder: &Path, question: &ReleaseQuestion, codes: &Codes) -> Result<Vec<ReleaseFile>> {
        let failed = |problem: std::io::Error| ArchiveError::File { path: folder.to_owned(), problem };
        let rights = question.text;
        let table = |form: &'static Form| Table::create(folder, form, question.parquet).map_err(failed);
        let mut files = Vec::new();

        let (mut events, mut participants) = (table(&EVENTS)?, table(&PARTICIPANTS)?);
        let mut raw = RawWords::default();
        self.every_event(&mut |mut row| {
            if rights != TextRights::Offsets {
                raw.fill(self, &mut row).map_err(std::io::Error::other)?;
            }
            events.push(&event_row(&row, &question.stamp, codes))?;
            participant_rows(&row, codes).iter().try_for_each(|cells| participants.push(cells))
        })?
        .map_err(failed)?;
        files.extend(events.finish().map_err(failed)?);
        files.extend(participants.finish().map_err(failed)?);

        let mut mentions = table(&MENTIONS)?;
        let mut last: Option<(i64, String)> = None;
        self.every_mention(&mut |row| {
            if rights != TextRights::Offsets && last.as_ref().is_none_or(|(report, _)| *report != row.report) {
                last = Some((row.report, self.text(row.report).map_err(std::io::Error::other)?));
            }
            let text = last.as_ref().map_or("", |(_, text)| text);
            let (start, end) = (row.evidence.start, row.evidence.end);
            let before = slice(text, Range { start: start.saturating_sub(AROUND), end: start });
            let behind = slice(text, Range { start: end, end: end + AROUND });
            mentions.push(&mention_row(&row, [&rights.words(slice(text, row.evidence)), before, behind]))
        })?
        .map_err(failed)?;
        files.extend(mentions.finish().map_err(failed)?);

        let mut statements = table(&STATEMENTS)?;
        self.every_statement(&mut |mut row| {
            if rights == TextRights::Offsets {
                row.cue_words.clear();
            }
            statements.push(&statement_row(&row, &rights.words(&row.words)))
        })?
        .map_err(failed)?;
        files.extend(statements.finish().map_err(failed)?);

        let mut pairs = table(&PAIR_MONTH)?;
        let coverage = self.coverage(Period::Month)?;
        let happened = vec!["actual".to_owned(), "historical".to_owned()];
        for directed in [false, true] {
            let filter = Filter { statuses: happened.clone(), ..Filter::default() };
            let of = PairQuestion { filter, period: Period::Month, directed, within: false, zeros: question.zeros };
            let (mut written, mut cells) = (Ok(()), Vec::new());
            self.each_pair(&of, codes, &coverage, None, &mut |row| {
                fill_pair_row(row, directed, codes, &mut cells);
                written = pairs.push(&cells);
                if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })?;
            written.map_err(failed)?;
        }
        files.extend(pairs.finish().map_err(failed)?);

        let mut actors = table(&ACTORS)?;
        self.every_actor(&mut |row| actors.push(&actor_row(&row)))?.map_err(failed)?;
        files.extend(actors.finish().map_err(failed)?);

        let mut places = table(&PLACES)?;
        for (place, events) in self.places_with_events()? {
            places.push(&place_row(&place, events)).map_err(failed)?;
        }
        files.extend(places.finish().map_err(failed)?);

        let mut reports = table(&REPORTS)?;
        self.every_report(&mut |row| {
            let text = if rights == TextRights::Full { self.text(row.report).map_err(std::io::Error::other)? } else { String::new() };
            reports.push(&report_row(&row, rights != TextRights::Offsets, &text))
        })?
        .map_err(failed)?;
        files.extend(reports.finish().map_err(failed)?);

        let day = self.last_day()?;
        let mut page = |name: &str, text: &str| {
            let mut file = Hashed::create(&folder.join(name)).map_err(failed)?;
            file.write_all(text.as_bytes()).map_err(failed)?;
            files.push(file.finish(name, None).map_err(failed)?);
            Ok::<_, ArchiveError>(())
        };
        if let Some(since) = &question.since {
            let (name, text) = difference(since, folder)?;
            page(&name, &text)?;
        }
        page("accuracy.md", &accuracy(self, question)?)?;
        page("codebook.csv", &codebook())?;
        page("CITATION.cff", &citation(question, &day))?;
        let package = datapackage(question, &day, &files);
        let mut file = Hashed::create(&folder.join("datapackage.json")).map_err(failed)?;
        file.write_all(package.as_bytes()).map_err(failed)?;
        files.push(file.finish("datapackage.json", None).map_err(failed)?);
        files.sort_by(|one, other| one.name.cmp(&other.name));
        let sums: String = files.iter().map(|file| format!("{}  {}\n", file.sha256, file.name)).collect();
        std::fs::write(folder.join("SHA256SUMS"), sums).map_err(failed)?;
        Ok(files)
    }

    /// The places with the number of active events there, by name.
    fn places_with_events(&self) -> Result<Vec<(Place, i64)>> {
        let counts = "SELECT place, count(*) FROM events WHERE record_status = 'active' AND place IS NOT NULL GROUP BY place";
        self.check((|| {
            let counted: std::collections::HashMap<i64, i64> =
                self.connection().prepare(counts)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
            let mut ask = self
                .connection()
                .prepare("SELECT place, name, name_ar, country, lat, lon, geonames FROM places ORDER BY name, country, geonames")?;
            ask.query_map([], |row| {
                let place = place_at(row, 1)?;
                Ok((place, counted.get(&row.get(0)?).copied().unwrap_or_default()))
            })?
            .collect()
        })())
    }

    /// The day of the last batch that was stored: a release of the same archive has the same date whenever it is made.
    pub fn last_day(&self) -> Result<String> {
        let ask = "SELECT ifnull(substr(max(at), 1, 10), '1970-01-01') FROM batches";
        self.check(self.connection().query_row(ask, [], |row| row.get(0)))
    }
}
