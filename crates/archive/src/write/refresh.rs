//! An event from its mentions: which report leads, what stands in the event's row, its participants and the indexes by state and pair.

use super::Writer;
use super::events::{TextOrNull, pairs};
use super::rows::number;
use crate::spans::read_places;
use rusqlite::{OptionalExtension, Result, params};

/// The mentions of an event in brief.
struct Summary {
    mentions: i64,
    reports: i64,
    sources: i64,
    first: Option<String>,
    last: Option<String>,
}

/// A party of an event.
struct Participant {
    actor: i64,
    country: Option<String>,
    sector: String,
    office: Option<String>,
    rank: String,
}

/// Ranks from the highest.
const RANKS: [&str; 8] = ["head", "deputy_head", "minister", "deputy_minister", "senior", "official", "body", "unknown"];

impl Writer {
    /// The same, without a change to tell: the event's mention was only written anew.
    pub(super) fn refresh_quietly(&mut self, event: i64) -> Result<()> {
        self.refresh(event).map(drop)
    }

    /// Makes an event's row, participants and index entries anew from its mentions in live reports; retracts it where none is left.
    /// `reason` stands beside the change.
    pub(super) fn refresh_event(&mut self, event: i64, reason: Option<&str>) -> Result<()> {
        match self.refresh(event)? {
            Some(operation) => self.change(operation, "event", event, None, reason),
            None => Ok(()),
        }
    }

    /// Gives what happened to the event.
    fn refresh(&mut self, event: i64) -> Result<Option<&'static str>> {
        let (status, version): (String, i64) = self
            .connection()
            .prepare_cached("SELECT record_status, version FROM events WHERE event = ?1")?
            .query_row([event], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let Some((report, n)) = self.lead(event)? else {
            if status != "active" {
                return Ok(None);
            }
            self.unindex(event)?;
            let update = "UPDATE events SET record_status = 'retracted', version = version + 1, mentions = 0, reports = 0, sources = 0 WHERE event = ?1";
            self.connection().prepare_cached(update)?.execute([event])?;
            return Ok(Some("retract"));
        };
        let summary = self.summary(event)?;
        self.connection()
            .prepare_cached(
                "UPDATE events SET (type, mode, contexts, cameo, quad, status, first_day, last_day, day, day_basis, place, place_basis, killed, injured,
                    confidence, rule, corrected) =
                    (SELECT m.type, m.mode, m.contexts, m.cameo, m.quad, m.status, m.first_day, m.last_day,
                        CASE WHEN m.first_day IS NOT NULL THEN m.first_day WHEN m.status <> 'historical' THEN r.published END,
                        CASE WHEN m.first_day IS NOT NULL THEN 'told' WHEN m.status <> 'historical' AND r.published IS NOT NULL THEN 'published'
                            ELSE 'unknown' END,
                        m.place, m.place_basis, m.killed, m.injured, m.confidence, m.rule, r.corrected
                     FROM mentions m JOIN reports r USING (report) WHERE m.report = ?2 AND m.n = ?3),
                    version = version + 1, record_status = 'active', merged_into = NULL, mentions = ?4, reports = ?5, sources = ?6,
                    first_published = ?7, last_published = ?8, lead_report = ?2, lead_n = ?3
                 WHERE event = ?1",
            )?
            .execute(params![event, report, n, summary.mentions, summary.reports, summary.sources, summary.first, summary.last])?;
        if version > 0 {
            self.unindex(event)?;
        }
        self.index(event, report, n)?;
        Ok(Some(match (status.as_str(), version) {
            (_, 0) => "insert",
            ("retracted", _) => "restore",
            _ => "update",
        }))
    }

    /// The mention that an event takes its fields from: of a live report, with a day and a place of its own, the most parties, the surest, the first.
    fn lead(&self, event: i64) -> Result<Option<(i64, i64)>> {
        self.connection()
            .prepare_cached(
                "SELECT m.report, m.n FROM mentions m JOIN reports r USING (report) WHERE m.event = ?1 AND r.status = 'live'
                 ORDER BY r.corrected DESC, m.first_day IS NULL, ifnull(m.place_basis, '') <> 'told', m.recipient = '',
                    ifnull(r.published, '9999'), m.report, m.n LIMIT 1",
            )?
            .query_row([event], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
    }

    fn summary(&self, event: i64) -> Result<Summary> {
        self.connection()
            .prepare_cached(
                "SELECT count(*), count(DISTINCT m.report), count(DISTINCT ifnull(r.source, 0)), min(r.published), max(r.published)
                 FROM mentions m JOIN reports r USING (report) WHERE m.event = ?1 AND r.status = 'live'",
            )?
            .query_row([event], |row| {
                Ok(Summary { mentions: row.get(0)?, reports: row.get(1)?, sources: row.get(2)?, first: row.get(3)?, last: row.get(4)? })
            })
    }

    /// Takes an event out of the indexes by party, state and pair.
    pub(super) fn unindex(&self, event: i64) -> Result<()> {
        let telling = self.telling_of(event)?;
        let day: Option<String> =
            self.connection().prepare_cached("SELECT indexed_day FROM events WHERE event = ?1")?.query_row([event], |row| row.get(0))?;
        let day = day.unwrap_or_default();
        for (one, other) in pairs(&telling) {
            self.connection()
                .prepare_cached("DELETE FROM event_pairs WHERE state_1 = ?1 AND state_2 = ?2 AND day = ?3 AND event = ?4")?
                .execute(params![one, other, day, event])?;
        }
        for party in telling.actor.iter().chain(&telling.recipient) {
            self.connection()
                .prepare_cached("DELETE FROM event_states WHERE country = ?1 AND day = ?2 AND event = ?3")?
                .execute(params![party.country, day, event])?;
        }
        self.connection().prepare_cached("DELETE FROM participants WHERE event = ?1")?.execute([event]).map(drop)
    }

    /// Puts an event into the indexes, as its leading mention has it.
    fn index(&mut self, event: i64, report: i64, n: i64) -> Result<()> {
        let (day, kind, mode, status, sides): (String, String, Option<String>, String, [String; 2]) = self
            .connection()
            .prepare_cached(
                "SELECT ifnull(e.day, ''), e.type, e.mode, e.status, m.actor, m.recipient FROM events e, mentions m
                 WHERE e.event = ?1 AND m.report = ?2 AND m.n = ?3",
            )?
            .query_row([event, report, n], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, [row.get(4)?, row.get(5)?])))?;
        let mut all: [Vec<Participant>; 2] = [Vec::new(), Vec::new()];
        for (list, (side, places)) in all.iter_mut().zip(["actor", "recipient"].into_iter().zip(&sides)) {
            for place in read_places(places) {
                list.extend(self.participant(report, number(place))?);
            }
            let mut insert = self.connection().prepare_cached(
                "INSERT INTO participants (event, side, position, actor, country, sector, office, rank) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?;
            let mut state = self.connection().prepare_cached(
                "INSERT OR IGNORE INTO event_states (country, day, event, side, type, status) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?;
            for (position, party) in list.iter().enumerate() {
                insert.execute(params![
                    event,
                    side,
                    position as i64 + 1,
                    party.actor,
                    party.country,
                    party.sector,
                    party.office,
                    party.rank
                ])?;
                if let Some(country) = &party.country {
                    state.execute(params![country, day, event, side, kind, status])?;
                }
            }
        }
        let telling = self.telling_of(event)?;
        for (one, other) in pairs(&telling) {
            let [actors, recipients] = &all;
            let on = |side: &[Participant], state: &str| side.iter().any(|party| party.country.as_deref() == Some(state));
            let forth = on(actors, &one) && on(recipients, &other);
            let back = on(actors, &other) && on(recipients, &one);
            let direction = i64::from(forth) + 2 * i64::from(back && one != other);
            let rank = |state: &str| {
                let of = actors.iter().chain(recipients).filter(|party| party.country.as_deref() == Some(state));
                let highest = of.map(|party| RANKS.iter().position(|rank| *rank == party.rank).unwrap_or(RANKS.len() - 1)).min();
                RANKS[highest.unwrap_or(RANKS.len() - 1)]
            };
            self.connection()
                .prepare_cached(
                    "INSERT OR REPLACE INTO event_pairs (state_1, state_2, day, event, direction, type, mode, status, rank_1, rank_2)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                )?
                .execute(params![one, other, day, event, direction, kind, mode, status, rank(&one), rank(&other)])?;
        }
        self.connection().prepare_cached("UPDATE events SET indexed_day = ?2 WHERE event = ?1")?.execute(params![event, day]).map(drop)
    }

    fn participant(&self, report: i64, n: i64) -> Result<Option<Participant>> {
        self.connection()
            .prepare_cached(
                "SELECT ifnull(a.merged_into, a.actor), e.country, e.sector, e.office, e.rank FROM entities e JOIN actors a USING (actor)
                 WHERE e.report = ?1 AND e.n = ?2",
            )?
            .query_row([report, n], |row| {
                Ok(Participant {
                    actor: row.get(0)?,
                    country: row.get_ref(1)?.as_str_or_null()?.map(str::to_owned),
                    sector: row.get(2)?,
                    office: row.get(3)?,
                    rank: row.get(4)?,
                })
            })
            .optional()
    }
}
