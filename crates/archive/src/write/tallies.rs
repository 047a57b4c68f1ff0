//! Counts that are kept beside the rows: what a batch adds to them and takes away, written once at its end.
//!
//! Every place that makes a record count, or count no more, says so here. SCHEMA.md has the tables; `Archive::problems` counts them again.

use super::Writer;
use super::actors::Resolved;
use crate::records::Records;
use rusqlite::{OptionalExtension, Result, params};
use std::collections::{HashMap, HashSet};

/// Whether records begin to count or cease to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Come,
    Go,
}

impl Way {
    fn sign(self) -> i64 {
        match self {
            Way::Come => 1,
            Way::Go => -1,
        }
    }
}

/// What an event is counted by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Counted {
    pub day: String,
    pub kind: String,
    pub mode: String,
    pub status: String,
}

/// What a batch changes of the counts.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    /// Reports and statements by day and source.
    reports: HashMap<(String, i64), (i64, i64)>,
    /// Events and mentions.
    events: HashMap<Counted, (i64, i64)>,
    /// Events and statements of actors.
    actors: HashMap<i64, (i64, i64)>,
    /// Actors that nobody knew: they are counted even where they do nothing.
    new: HashSet<i64>,
}

impl Tallies {
    /// An active event with its mentions.
    pub fn event(&mut self, counted: Counted, mentions: i64, way: Way) {
        let found = self.events.entry(counted).or_default();
        found.0 += way.sign();
        found.1 += way.sign() * mentions;
    }

    /// An actor in an active event.
    pub fn takes_part(&mut self, actor: i64, way: Way) {
        self.actors.entry(actor).or_default().0 += way.sign();
    }

    /// An actor that nobody knew.
    pub fn new_actor(&mut self, actor: i64) {
        self.new.insert(actor);
    }

    /// A new report with its statements.
    pub fn new_report(&mut self, source: Option<i64>, records: &Records, actors: &[Resolved]) {
        let day = records.published.clone().unwrap_or_default();
        let found = self.reports.entry((day, source.unwrap_or(0))).or_default();
        found.0 += 1;
        found.1 += records.statements.len() as i64;
        for speaker in records.statements.iter().filter_map(|statement| actors.get(statement.speaker?)) {
            self.actors.entry(speaker.actor).or_default().1 += 1;
        }
    }
}

impl Writer {
    /// A live report with its statements comes or goes, as its rows stand now. Other reports do not count.
    pub(super) fn tally_report(&mut self, report: i64, way: Way) -> Result<()> {
        let row = self
            .connection()
            .prepare_cached("SELECT ifnull(published, ''), ifnull(source, 0) FROM reports WHERE report = ?1 AND status = 'live'")?
            .query_row([report], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))
            .optional()?;
        let Some(key) = row else { return Ok(()) };
        let speakers: Vec<Option<i64>> = self
            .connection()
            .prepare_cached(
                "SELECT ifnull(a.merged_into, a.actor) FROM statements t LEFT JOIN actors a ON a.actor = t.speaker_actor WHERE t.report = ?1",
            )?
            .query_map([report], |row| row.get(0))?
            .collect::<Result<_>>()?;
        let found = self.tallies.reports.entry(key).or_default();
        found.0 += way.sign();
        found.1 += way.sign() * speakers.len() as i64;
        for speaker in speakers.into_iter().flatten() {
            self.tallies.actors.entry(speaker).or_default().1 += way.sign();
        }
        Ok(())
    }

    /// Counts an actor's statements anew, after others were merged into it or parted from it. Who is merged into another has no counts.
    pub(super) fn count_actor(&mut self, actor: i64) -> Result<()> {
        self.write_tallies()?;
        let connection = self.connection();
        connection.prepare_cached("DELETE FROM actor_counts WHERE actor = ?1")?.execute([actor])?;
        connection
            .prepare_cached(
                "INSERT INTO actor_counts (actor, events, statements)
                 SELECT a.actor, (SELECT count(*) FROM event_actors p WHERE p.actor = a.actor),
                    (SELECT count(*) FROM actors b CROSS JOIN statements t ON t.speaker_actor = b.actor JOIN reports r ON r.report = t.report
                     WHERE (b.actor = a.actor OR b.merged_into = a.actor) AND r.status = 'live')
                 FROM actors a WHERE a.actor = ?1 AND a.merged_into IS NULL",
            )?
            .execute([actor])
            .map(drop)
    }

    /// Writes what the batch changed, in the order of the keys.
    pub(super) fn write_tallies(&mut self) -> Result<()> {
        let Tallies { reports, events, mut actors, new } = std::mem::take(&mut self.tallies);
        let connection = self.connection();
        let changed = |change: &(i64, i64)| *change != (0, 0);
        let mut reports: Vec<_> = reports.into_iter().filter(|(_, change)| changed(change)).collect();
        reports.sort_unstable();
        let mut add = connection.prepare_cached(
            "INSERT INTO report_days (day, source, reports, statements) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET reports = reports + excluded.reports, statements = statements + excluded.statements",
        )?;
        let mut tidy = connection.prepare_cached("DELETE FROM report_days WHERE day = ?1 AND source = ?2 AND reports = 0")?;
        for ((day, source), (reports, statements)) in reports {
            add.execute(params![day, source, reports, statements])?;
            if reports < 0 {
                tidy.execute(params![day, source])?;
            }
        }
        let mut events: Vec<_> = events.into_iter().filter(|(_, change)| changed(change)).collect();
        events.sort_unstable();
        let mut add = connection.prepare_cached(
            "INSERT INTO event_days (day, type, mode, status, events, mentions) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET events = events + excluded.events, mentions = mentions + excluded.mentions",
        )?;
        let mut tidy = connection
            .prepare_cached("DELETE FROM event_days WHERE day = ?1 AND type = ?2 AND mode = ?3 AND status = ?4 AND events = 0")?;
        for (Counted { day, kind, mode, status }, (events, mentions)) in events {
            add.execute(params![day, kind, mode, status, events, mentions])?;
            if events < 0 {
                tidy.execute(params![day, kind, mode, status])?;
            }
        }
        actors.retain(|_, change| changed(change));
        for actor in new {
            actors.entry(actor).or_default();
        }
        let mut actors: Vec<_> = actors.into_iter().collect();
        actors.sort_unstable();
        let mut add = connection.prepare_cached(
            "INSERT INTO actor_counts (actor, events, statements) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET events = events + excluded.events, statements = statements + excluded.statements",
        )?;
        for (actor, (events, statements)) in actors {
            add.execute([actor, events, statements])?;
        }
        Ok(())
    }
}
