//! Other records for a report that is there: after a coding with other tables, or a correction. What stays the same keeps its ids.

use super::Writer;
use super::events::mention_key;
use super::rows::{notes, number};
use super::same_event;
use super::tallies::Way;
use crate::difference::{Difference, difference, pair};
use crate::filing::pack_glosses;
use crate::ids::TextHash;
use crate::load;
use crate::records::Records;
use crate::spans::write;
use crate::texts::Packer;
use rusqlite::{Result, params};

impl Writer {
    /// Puts other records in place of those that a report has. Gives what changed; where nothing did, nothing is written.
    pub(super) fn replace_records(&mut self, report: i64, new: &Records, reason: &str) -> Result<Vec<Difference>> {
        let old = load::records(&self.store.connection, report, &mut self.unpackers)?;
        let found = difference(&old, new);
        if found.is_empty() && old == *new {
            return Ok(found);
        }
        let pairing = pair(&old, new);
        let (key, text): (i64, TextHash) = self
            .connection()
            .prepare_cached("SELECT key, text_sha256 FROM reports WHERE report = ?1")?
            .query_row([report], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let were: Vec<(i64, Option<String>, Option<i64>)> = self
            .connection()
            .prepare_cached("SELECT event, reason, moved_by FROM mentions WHERE report = ?1 ORDER BY n")?
            .query_map([report], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_>>()?;
        self.tally_report(report, Way::Go)?;
        self.update_report(report, new)?;
        self.update_glosses(report, new)?;
        for table in ["mentions", "statements", "entities"] {
            self.connection().prepare_cached(&format!("DELETE FROM {table} WHERE report = ?1"))?.execute([report])?;
        }
        let actors = self.resolve_actors(key, new)?;
        self.insert_entities(report, new, &actors)?;
        for at in 0..new.statements.len() {
            self.insert_statement(report, new, at, &actors)?;
        }
        self.tally_report(report, Way::Come)?;
        // Whoever keeps its event comes first, so that what is new cannot take it.
        let mut taken: Vec<i64> = Vec::new();
        let mut kept = vec![None; new.events.len()];
        for (at, place) in kept.iter_mut().enumerate() {
            let Some((event, why, moved_by)) = pairing.events[at].and_then(|old| were.get(old)).cloned() else { continue };
            // What somebody merged by hand stays where it was put.
            if taken.contains(&event) || moved_by.is_none() && !self.still_tells(event, report, new, at, &actors)? {
                continue;
            }
            taken.push(event);
            *place = Some(event);
            self.insert_mention(report, mention_key(&text, &new.events[at]), new, at, event, why.as_deref())?;
            if moved_by.is_some() {
                self.connection().prepare_cached("UPDATE mentions SET moved_by = ?3 WHERE report = ?1 AND n = ?2")?.execute(params![
                    report,
                    number(at),
                    moved_by
                ])?;
            }
        }
        for at in (0..new.events.len()).filter(|&at| kept[at].is_none()).collect::<Vec<_>>() {
            let event = self.place_mention(report, &text, new, at, &actors, None, &taken)?;
            taken.push(event);
        }
        let changed = |old: usize, new: usize| found.iter().any(|row| row.kind == "event" && row.old == Some(old) && row.new == Some(new));
        for (old, (event, _, _)) in were.iter().enumerate() {
            let stays = (0..new.events.len()).find(|&at| pairing.events[at] == Some(old) && kept[at] == Some(*event));
            match stays {
                Some(at) if !changed(old, at) => self.refresh_quietly(*event)?,
                _ => self.refresh_event(*event, Some(reason))?,
            }
        }
        for row in found.iter().filter(|row| row.kind == "statement") {
            let (operation, n) = match (row.what, row.old, row.new) {
                ("new", _, Some(new)) => ("insert", new),
                ("gone", Some(old), _) => ("retract", old),
                (_, _, Some(new)) => ("update", new),
                _ => continue,
            };
            self.change(operation, "statement", report, Some(number(n)), Some(reason))?;
        }
        self.change("update", "report", report, None, Some(reason))?;
        Ok(found)
    }

    /// Whether a mention still tells the event that it told. Where nobody else tells it, it does whatever it says now.
    fn still_tells(&mut self, event: i64, report: i64, new: &Records, at: usize, actors: &[super::actors::Resolved]) -> Result<bool> {
        let others = "SELECT 1 FROM mentions m JOIN reports r USING (report) WHERE m.event = ?1 AND m.report <> ?2 AND r.status = 'live'";
        if !self.connection().prepare_cached(others)?.exists([event, report])? {
            return Ok(true);
        }
        let telling = self.telling(new, &new.events[at], actors)?;
        Ok(same_event::same(&telling, &self.telling_of(event)?).is_some())
    }

    fn update_glosses(&mut self, report: i64, new: &Records) -> Result<()> {
        let packer = match &mut self.packer {
            Some(packer) => packer,
            free => free.insert(Packer::new(&self.dictionary.1).map_err(load::unreadable)?),
        };
        let glosses = pack_glosses(new, packer).map_err(load::unreadable)?;
        // The text is packed with its dictionary still: only lines packed with the same one can stand beside it.
        self.connection()
            .prepare_cached("UPDATE texts SET glosses = ?2 WHERE report = ?1 AND dictionary = ?3")?
            .execute(params![report, glosses, self.dictionary.0])
            .map(drop)
    }

    fn update_report(&mut self, report: i64, new: &Records) -> Result<()> {
        let source = new.agency.as_deref().map(|agency| self.source(agency)).transpose()?;
        let dateline = new.dateline.as_ref();
        let place = dateline.and_then(|dateline| dateline.place.as_ref()).map(|place| self.place(place)).transpose()?;
        self.connection()
            .prepare_cached(
                "UPDATE reports SET source = ?2, published = ?3, dateline_start = ?4, dateline_end = ?5, dateline_place = ?6, dateline_date = ?7,
                    dateline_agency = ?8, sentences = ?9, notes = ?10, coded_run = ?11 WHERE report = ?1",
            )?
            .execute(params![
                report,
                source,
                new.published,
                dateline.map(|dateline| dateline.range.start),
                dateline.map(|dateline| dateline.range.end),
                place,
                dateline.and_then(|dateline| dateline.date.as_deref()),
                dateline.and_then(|dateline| dateline.agency.as_deref()),
                write(&new.sentences),
                notes(new),
                self.run,
            ])
            .map(drop)
    }
}
