//! Rows of a report: itself, its text, entities, statements, words.

use super::actors::{Resolved, names};
use super::{REMEMBERED, Writer};
use crate::filing::Filing;
use crate::records::{Place, Records};
use crate::spans::{write, write_mentions};
use rusqlite::{OptionalExtension, Result, params};

/// A place in a list as the archive counts it: from one, as in `e1`, `s1`, `v1`.
pub(super) fn number(place: usize) -> i64 {
    place as i64 + 1
}

impl Writer {
    pub(super) fn insert_report(&mut self, filing: &Filing) -> Result<i64> {
        let records = &filing.records;
        let source = records.agency.as_deref().map(|agency| self.source(agency)).transpose()?;
        let dateline = records.dateline.as_ref();
        let place = dateline.and_then(|dateline| dateline.place.as_ref()).map(|place| self.place(place)).transpose()?;
        self.connection()
            .prepare_cached(
                "INSERT INTO reports (key, text_key, text_sha256, given_id, title, url, source, given_agency, published, given_published,
                    dateline_start, dateline_end, dateline_place, dateline_date, dateline_agency, characters, sentences, notes, added_run, coded_run, origin)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?19, ?20)",
            )?
            .execute(params![
                filing.key,
                filing.text_key,
                filing.text_hash,
                filing.id,
                filing.title,
                filing.url,
                source,
                filing.given_agency,
                records.published,
                filing.given_published,
                dateline.map(|dateline| dateline.range.start),
                dateline.map(|dateline| dateline.range.end),
                place,
                dateline.and_then(|dateline| dateline.date.as_deref()),
                dateline.and_then(|dateline| dateline.agency.as_deref()),
                filing.characters,
                write(&records.sentences),
                notes(records),
                self.run,
                filing.origin,
            ])?;
        let report = self.connection().last_insert_rowid();
        self.connection()
            .prepare_cached("INSERT INTO texts (report, dictionary, bytes, body, glosses) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![report, self.dictionary.0, filing.text.len() as i64, filing.packed, filing.glosses])?;
        Ok(report)
    }

    pub(super) fn insert_entities(&self, report: i64, records: &Records, actors: &[Resolved]) -> Result<()> {
        let mut insert = self.connection().prepare_cached(
            "INSERT INTO entities (report, n, actor, type, name, name_en, country, sector, office, rank, spans)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?;
        for (at, (entity, actor)) in records.entities.iter().zip(actors).enumerate() {
            // Most bear the names of their actor: those are not written again.
            let own = actor.names != names(entity.name.as_deref(), entity.name_en.as_deref());
            insert.execute(params![
                report,
                number(at),
                actor.own,
                entity.kind,
                own.then(|| entity.name.as_deref().unwrap_or_default()),
                own.then(|| entity.name_en.as_deref().unwrap_or_default()),
                entity.country,
                entity.sector,
                entity.office,
                entity.rank,
                write_mentions(&entity.spans)
            ])?;
        }
        Ok(())
    }

    pub(super) fn insert_statements(&mut self, report: i64, records: &Records, actors: &[Resolved]) -> Result<()> {
        for at in 0..records.statements.len() {
            self.insert_statement(report, records, at, actors)?;
            self.change("insert", "statement", report, Some(number(at)), None)?;
        }
        Ok(())
    }

    pub(super) fn insert_statement(&self, report: i64, records: &Records, at: usize, actors: &[Resolved]) -> Result<()> {
        let statement = &records.statements[at];
        self.connection()
            .prepare_cached(
                "INSERT INTO statements (report, n, speaker, addressee, cue_start, cue_end, content_start, content_end, direct, parent, act, rule,
                    speaker_actor)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                report,
                number(at),
                statement.speaker.map(number),
                statement.addressee.map(number),
                statement.cue.start,
                statement.cue.end,
                statement.content.map(|content| content.start),
                statement.content.map(|content| content.end),
                statement.direct,
                statement.parent.map(number),
                statement.act,
                statement.rule,
                statement.speaker.and_then(|speaker| actors.get(speaker)).map(|actor| actor.own)
            ])
            .map(drop)
    }

    /// The number of an agency.
    pub(super) fn source(&mut self, agency: &str) -> Result<i64> {
        if let Some(&source) = self.sources.get(agency) {
            return Ok(source);
        }
        let connection = self.connection();
        connection.prepare_cached("INSERT OR IGNORE INTO sources (agency) VALUES (?1)")?.execute([agency])?;
        let source = connection.prepare_cached("SELECT source FROM sources WHERE agency = ?1")?.query_row([agency], |row| row.get(0))?;
        if self.sources.len() >= REMEMBERED {
            self.sources.clear();
        }
        self.sources.insert(agency.to_owned(), source);
        Ok(source)
    }

    /// The number of a place.
    pub(super) fn place(&mut self, place: &Place) -> Result<i64> {
        let key = format!("{}|{}|{}", place.name, place.country.as_deref().unwrap_or(""), place.geonames.unwrap_or(0));
        if let Some(&place) = self.places.get(&key) {
            return Ok(place);
        }
        let connection = self.connection();
        let ask =
            "SELECT place FROM places WHERE name = ?1 AND ifnull(country, '') = ifnull(?2, '') AND ifnull(geonames, 0) = ifnull(?3, 0)";
        let found =
            connection.prepare_cached(ask)?.query_row(params![place.name, place.country, place.geonames], |row| row.get(0)).optional()?;
        let number = match found {
            Some(number) => number,
            None => {
                connection
                    .prepare_cached("INSERT INTO places (name, name_ar, country, lat, lon, geonames) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
                    .execute(params![place.name, place.name_ar, place.country, place.lat, place.lon, place.geonames])?;
                connection.last_insert_rowid()
            }
        };
        if self.places.len() >= REMEMBERED {
            self.places.clear();
        }
        self.places.insert(key, number);
        Ok(number)
    }
}

/// The notes as JSON; none where there are none.
pub(super) fn notes(records: &Records) -> Option<String> {
    if records.notes.is_empty() {
        return None;
    }
    serde_json::to_string(&records.notes).ok()
}
