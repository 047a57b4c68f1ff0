//! Merging and splitting by hand. Every decision is kept, can be undone, and is asked before the rule when reports are coded again.

use super::Writer;
use crate::error::{ArchiveError, Result};
use crate::ids::{public_id, read_public_id};
use rusqlite::{OptionalExtension, params};

impl Writer {
    /// Says that two records are one: events (`evt_…`) or actors (`act_…`). The second becomes part of the first.
    pub fn merge(&mut self, keep: &str, lose: &str, reason: &str, who: &str) -> Result<i64> {
        let (kind, keep) = self.record(keep)?;
        let (other_kind, lose) = self.record(lose)?;
        if kind != other_kind || keep == lose {
            return Err(ArchiveError::Refused("give two different events (evt_…), or two different actors (act_…)".into()));
        }
        self.attempt(|writer| {
            if kind == "evt" { writer.merge_events(keep, lose, reason, who) } else { writer.merge_actors(keep, lose, reason, who) }
        })
    }

    /// Says that a mention (`rpt_…v3`) tells another event than those with it: it becomes an event of its own.
    pub fn split(&mut self, mention: &str, reason: &str, who: &str) -> Result<i64> {
        let unknown =
            || ArchiveError::Unknown(format!("{mention}: there is no such mention. Name one as rpt_…v3: the report, and the event in it"));
        let (report, n) = mention.rsplit_once('v').ok_or_else(unknown)?;
        let (_, key) = read_public_id(report).filter(|(prefix, _)| *prefix == "rpt").ok_or_else(unknown)?;
        let n: i64 = n.parse().map_err(|_| unknown())?;
        self.batch()?;
        let found = self.attempt(|writer| {
            writer
                .connection()
                .query_row(
                    "SELECT m.report, m.key, m.event, e.key, e.mentions FROM mentions m JOIN reports r USING (report) JOIN events e USING (event)
                     WHERE r.key = ?1 AND m.n = ?2 AND r.status = 'live'",
                    [key, n],
                    |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get::<_, i64>(4)?)),
                )
                .optional()
        })?;
        let Some((report, key, event, event_key, mentions)) = found else { return Err(unknown()) };
        if mentions < 2 {
            return Err(ArchiveError::Refused(format!("{mention} is the only mention of its event: there is nothing to split")));
        }
        self.attempt(|writer| {
            // The mention that gave the event its key takes the key along: then the others are kept apart from it.
            let decision = writer.decide("different event", key, event_key, reason, who)?;
            let made = writer.empty_event(key, report, n)?;
            let why = format!("split by {who}: {reason}");
            writer
                .connection()
                .prepare_cached("UPDATE mentions SET event = ?3, reason = ?4 WHERE report = ?1 AND n = ?2")?
                .execute(params![report, n, made, why])?;
            writer.change("split", "event", event, None, Some(&why))?;
            writer.refresh_event(event, Some(&why))?;
            writer.refresh_event(made, Some(&why))?;
            Ok(decision)
        })
    }

    /// Takes a decision back. Merged events and actors are themselves again; a split mention goes back to where it was.
    pub fn undo_decision(&mut self, decision: i64, reason: &str, who: &str) -> Result<()> {
        self.batch()?;
        let found = self.attempt(|writer| {
            let ask = "SELECT kind, one, other FROM decisions WHERE decision = ?1 AND undone_at IS NULL";
            writer.connection().query_row(ask, [decision], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?))).optional()
        })?;
        let Some((kind, one, other)) = found else {
            return Err(ArchiveError::Unknown(format!("there is no decision {decision} that could be undone. `waqai merges` lists all")));
        };
        self.attempt(|writer| {
            writer.connection().execute(
                "UPDATE decisions SET undone_at = strftime('%Y-%m-%dT%H:%M:%SZ'), undone_who = ?2, undone_reason = ?3 WHERE decision = ?1",
                params![decision, who, reason],
            )?;
            let why = format!("decision {decision} undone by {who}: {reason}");
            match kind.as_str() {
                "same event" => writer.part_events(decision, one, &why),
                "different event" => writer.rejoin(one, other, &why),
                "same actor" => writer.part_actors(one, &why),
                _ => Ok(()),
            }
        })
    }

    /// A record by its public id: its prefix and number.
    fn record(&mut self, id: &str) -> Result<(&'static str, i64)> {
        let unknown = || ArchiveError::Unknown(format!("{id}: the archive has no such event or actor"));
        let (prefix, key) = read_public_id(id).ok_or_else(unknown)?;
        self.batch()?;
        let (kind, ask) = match prefix {
            "evt" => ("evt", "SELECT event FROM events WHERE key = ?1 AND record_status = 'active'"),
            "act" => ("act", "SELECT actor FROM actors WHERE key = ?1"),
            _ => return Err(unknown()),
        };
        let found = self.attempt(|writer| writer.connection().query_row(ask, [key], |row| row.get(0)).optional())?;
        found.map(|number| (kind, number)).ok_or_else(unknown)
    }

    fn decide(&mut self, kind: &str, one: i64, other: i64, reason: &str, who: &str) -> rusqlite::Result<i64> {
        self.connection().execute(
            "INSERT INTO decisions (kind, one, other, reason, who, at) VALUES (?1, ?2, ?3, ?4, ?5, strftime('%Y-%m-%dT%H:%M:%SZ'))",
            params![kind, one, other, reason, who],
        )?;
        self.decisions = true;
        Ok(self.connection().last_insert_rowid())
    }

    fn merge_events(&mut self, keep: i64, lose: i64, reason: &str, who: &str) -> rusqlite::Result<i64> {
        let key = |event: i64| self.connection().query_row("SELECT key FROM events WHERE event = ?1", [event], |row| row.get::<_, i64>(0));
        let (keep_key, lose_key) = (key(keep)?, key(lose)?);
        // The decision is about the mention that made the event: its key is the event's.
        let decision = self.decide("same event", lose_key, keep_key, reason, who)?;
        let why = format!("merged by {who}: {reason}");
        self.unindex(lose)?;
        self.connection()
            .execute("UPDATE mentions SET event = ?2, reason = ?3, moved_by = ?4 WHERE event = ?1", params![lose, keep, why, decision])?;
        self.connection().execute(
            "UPDATE events SET record_status = 'merged', merged_into = ?2, version = version + 1, mentions = 0, reports = 0, sources = 0 WHERE event = ?1",
            [lose, keep],
        )?;
        self.change("merge", "event", lose, None, Some(&format!("into {}; {why}", public_id("evt", keep_key))))?;
        self.refresh_event(keep, Some(&why))?;
        Ok(decision)
    }

    /// The mentions that a merge moved go back to the event that they came from.
    fn part_events(&mut self, decision: i64, lost_key: i64, why: &str) -> rusqlite::Result<()> {
        let lost: i64 = self.connection().query_row("SELECT event FROM events WHERE key = ?1", [lost_key], |row| row.get(0))?;
        let from: Vec<i64> = self
            .connection()
            .prepare_cached("SELECT DISTINCT event FROM mentions WHERE moved_by = ?1")?
            .query_map([decision], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        self.connection()
            .execute("UPDATE mentions SET event = ?2, reason = NULL, moved_by = NULL WHERE moved_by = ?1", [decision, lost])?;
        for event in from {
            self.refresh_event(event, Some(why))?;
        }
        self.connection().execute("UPDATE events SET record_status = 'retracted', merged_into = NULL WHERE event = ?1", [lost])?;
        self.refresh_event(lost, Some(why))
    }

    /// A mention that was split off goes back.
    fn rejoin(&mut self, mention_key: i64, event_key: i64, why: &str) -> rusqlite::Result<()> {
        let event: i64 = self.connection().query_row("SELECT event FROM events WHERE key = ?1", [event_key], |row| row.get(0))?;
        let was: Option<i64> =
            self.connection().query_row("SELECT event FROM mentions WHERE key = ?1 LIMIT 1", [mention_key], |row| row.get(0)).optional()?;
        self.connection().execute("UPDATE mentions SET event = ?2, reason = ?3 WHERE key = ?1", params![mention_key, event, why])?;
        if let Some(was) = was.filter(|was| *was != event) {
            self.refresh_event(was, Some(why))?;
        }
        self.refresh_event(event, Some(why))
    }

    fn merge_actors(&mut self, keep: i64, lose: i64, reason: &str, who: &str) -> rusqlite::Result<i64> {
        let root = |actor: i64| {
            let ask = "SELECT ifnull(merged_into, actor), key FROM actors WHERE actor = ?1";
            self.connection().query_row(ask, [actor], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))
        };
        let ((keep, keep_key), (former, lose_key)) = (root(keep)?, root(lose)?);
        let decision = self.decide("same actor", lose_key, keep_key, reason, who)?;
        let why = format!("merged by {who}: {reason}");
        // What was merged into the one goes along: never a chain.
        self.connection()
            .execute("UPDATE actors SET merged_into = ?2 WHERE (actor = ?1 OR merged_into = ?1) AND actor <> ?2", [lose, keep])?;
        self.change("merge", "actor", lose, None, Some(&format!("into {}; {why}", public_id("act", keep_key))))?;
        self.actors.clear();
        self.refresh_events_of(lose)?;
        // Who was merged into another one before leaves that one.
        for actor in [lose, former, keep] {
            self.count_actor(actor)?;
        }
        Ok(decision)
    }

    fn part_actors(&mut self, lost_key: i64, why: &str) -> rusqlite::Result<()> {
        let (lost, kept): (i64, i64) =
            self.connection().query_row("SELECT actor, ifnull(merged_into, actor) FROM actors WHERE key = ?1", [lost_key], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        self.connection().execute("UPDATE actors SET merged_into = NULL WHERE actor = ?1", [lost])?;
        self.change("split", "actor", lost, None, Some(why))?;
        self.actors.clear();
        self.refresh_events_of(lost)?;
        self.count_actor(lost)?;
        self.count_actor(kept)
    }

    /// The participants of events that an actor is named in, and of those where it stands for others that were merged into it.
    fn refresh_events_of(&mut self, actor: i64) -> rusqlite::Result<()> {
        let events: Vec<i64> = self
            .connection()
            .prepare_cached(
                "SELECT DISTINCT m.event FROM entities e JOIN mentions m USING (report) JOIN events v USING (event)
                 WHERE e.actor = ?1 AND v.record_status = 'active'
                 UNION SELECT event FROM event_actors WHERE actor = ?1 ORDER BY 1",
            )?
            .query_map([actor], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        events.into_iter().try_for_each(|event| self.refresh_quietly(event))
    }
}
