//! An event from its mentions: which report leads, what stands in the event's row, its participants and the indexes by state and pair.

use super::Writer;
use super::actors::Basis;
use super::events::pairs;
use super::rows::number;
use super::same_event::{Party, Telling};
use super::tallies::{Counted, Way};
use crate::records::{Entity, quad};
use crate::spans::read_places;
use rusqlite::{OptionalExtension, Result, params};
use std::fmt::Write as _;

/// The mentions of an event in brief.
struct Summary {
    mentions: i64,
    reports: i64,
    sources: i64,
    first: Option<String>,
    last: Option<String>,
}

/// A party of an event.
pub(super) struct Participant {
    actor: i64,
    country: Option<String>,
    sector: String,
    office: Option<String>,
    rank: String,
}

impl Participant {
    /// An entity as a party.
    pub fn of(actor: i64, entity: &Entity) -> Participant {
        Participant {
            actor,
            country: entity.country.clone(),
            sector: entity.sector.clone(),
            office: entity.office.clone(),
            rank: entity.rank.clone(),
        }
    }
}

/// What the indexes need of an event.
pub(super) struct Head<'a> {
    pub event: i64,
    pub day: &'a str,
    pub kind: &'a str,
    pub mode: Option<&'a str>,
    pub status: &'a str,
    /// How often live reports tell it.
    pub mentions: i64,
    /// Which reports tell it.
    pub told: ToldBy,
    /// Nothing of it is in the indexes yet.
    pub new: bool,
}

/// The reports that tell an event, with their sources.
#[derive(Clone, Debug)]
pub(super) enum ToldBy {
    /// One report alone.
    One(i64, Option<i64>),
    /// Several, as `event_pairs.told` has them: `12:3;15:0`.
    Several(String),
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
        if status == "active" {
            self.unindex(event)?;
        }
        let kind: String = self
            .connection()
            .prepare_cached("SELECT type FROM mentions WHERE report = ?1 AND n = ?2")?
            .query_row([report, n], |row| row.get(0))?;
        self.connection()
            .prepare_cached(
                "UPDATE events SET (type, mode, contexts, cameo, status, first_day, last_day, day, day_basis, place, place_basis, killed, injured,
                    confidence, corrected) =
                    (SELECT m.type, m.mode, m.contexts, m.cameo, m.status, m.first_day, m.last_day,
                        CASE WHEN m.first_day IS NOT NULL THEN m.first_day WHEN m.status <> 'historical' THEN r.published END,
                        CASE WHEN m.first_day IS NOT NULL THEN 'told' WHEN m.status <> 'historical' AND r.published IS NOT NULL THEN 'published'
                            ELSE 'unknown' END,
                        m.place, m.place_basis, m.killed, m.injured, m.confidence, r.corrected
                     FROM mentions m JOIN reports r USING (report) WHERE m.report = ?2 AND m.n = ?3),
                    quad = ?9, version = version + 1, record_status = 'active', merged_into = NULL, mentions = ?4, reports = ?5, sources = ?6,
                    first_published = ?7, last_published = ?8, lead_report = ?2, lead_n = ?3
                 WHERE event = ?1",
            )?
            .execute(params![
                event,
                report,
                n,
                summary.mentions,
                summary.reports,
                summary.sources,
                summary.first,
                summary.last,
                quad(&kind).0
            ])?;
        self.index_again(event, report, n, &summary)?;
        Ok(Some(match (status.as_str(), version) {
            (_, 0) => "insert",
            ("active", _) => "update",
            _ => "restore",
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
    pub(super) fn unindex(&mut self, event: i64) -> Result<()> {
        let telling = self.telling_of(event)?;
        let ask = "SELECT ifnull(day, ''), type, ifnull(mode, ''), status, mentions FROM events WHERE event = ?1";
        let (counted, mentions) = self.connection().prepare_cached(ask)?.query_row([event], |row| {
            Ok((Counted { day: row.get(0)?, kind: row.get(1)?, mode: row.get(2)?, status: row.get(3)? }, row.get(4)?))
        })?;
        let day = counted.day.clone();
        self.tallies.event(counted, mentions, Way::Go);
        for (one, other) in pairs(&telling) {
            self.connection()
                .prepare_cached("DELETE FROM event_pairs WHERE state_1 = ?1 AND state_2 = ?2 AND day = ?3 AND event = ?4")?
                .execute(params![one, other, day, event])?;
        }
        for party in telling.actor.iter().chain(&telling.recipient) {
            self.connection()
                .prepare_cached("DELETE FROM event_states WHERE country = ?1 AND day = ?2 AND event = ?3")?
                .execute(params![party.country, day, event])?;
            let gone = self
                .connection()
                .prepare_cached("DELETE FROM event_actors WHERE actor = ?1 AND day = ?2 AND event = ?3")?
                .execute(params![party.actor, day, event])?;
            if gone > 0 {
                self.tallies.takes_part(party.actor, Way::Go);
            }
        }
        self.connection().prepare_cached("DELETE FROM participants WHERE event = ?1")?.execute([event]).map(drop)
    }

    /// Puts an event into the indexes, as its leading mention has it.
    fn index_again(&mut self, event: i64, report: i64, n: i64, summary: &Summary) -> Result<()> {
        let (day, kind, mode, status, sides): (String, String, Option<String>, String, [String; 2]) = self
            .connection()
            .prepare_cached(
                "SELECT ifnull(e.day, ''), e.type, e.mode, e.status, m.actor, m.recipient FROM events e, mentions m
                 WHERE e.event = ?1 AND m.report = ?2 AND m.n = ?3",
            )?
            .query_row([event, report, n], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, [row.get(4)?, row.get(5)?])))?;
        let side = |places: &str| {
            let parties = read_places(places).into_iter().map(|place| self.participant(report, number(place)));
            parties.filter_map(Result::transpose).collect::<Result<Vec<_>>>()
        };
        let sides = [side(&sides[0])?, side(&sides[1])?];
        let party = |participant: &Participant| Party {
            actor: participant.actor,
            // The pairs need no more than the states.
            basis: Basis::Known,
            is_person: false,
            country: participant.country.clone(),
            sector: participant.sector.clone(),
        };
        let telling =
            Telling { actor: sides[0].iter().map(party).collect(), recipient: sides[1].iter().map(party).collect(), ..Telling::default() };
        let told = self.told_by(event, report, summary.reports == 1)?;
        let head =
            Head { event, day: &day, kind: &kind, mode: mode.as_deref(), status: &status, mentions: summary.mentions, told, new: false };
        self.index(&head, &sides, &telling)
    }

    /// Puts an event into the indexes by party, state and pair.
    pub(super) fn index(&mut self, head: &Head, sides: &[Vec<Participant>; 2], telling: &Telling) -> Result<()> {
        let Head { event, day, kind, mode, status, mentions, ref told, new } = *head;
        let counted = Counted { day: day.into(), kind: kind.into(), mode: mode.unwrap_or_default().into(), status: status.into() };
        self.tallies.event(counted, mentions, Way::Come);
        let connection = &self.store.connection;
        let mut insert = connection.prepare_cached(
            "INSERT INTO participants (event, side, position, actor, country, sector, office, rank) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        let mut state = connection.prepare_cached(
            "INSERT OR IGNORE INTO event_states (country, day, event, side, type, status, mentions) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        for (list, side) in sides.iter().zip(["actor", "recipient"]) {
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
                    state.execute(params![country, day, event, side, kind, status, mentions])?;
                }
            }
        }
        let [actors, recipients] = sides;
        let mut involved: Vec<(i64, i64)> = Vec::with_capacity(actors.len() + recipients.len());
        for (actor, side) in actors.iter().map(|party| (party.actor, 1)).chain(recipients.iter().map(|party| (party.actor, 2))) {
            match involved.iter_mut().find(|known| known.0 == actor) {
                Some(known) => known.1 |= side,
                None => involved.push((actor, side)),
            }
        }
        let mut insert = connection.prepare_cached(
            "INSERT INTO event_actors (actor, day, event, sides, type, mode, status, mentions) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for (actor, sides) in involved {
            insert.execute(params![actor, day, event, sides, kind, mode, status, mentions])?;
            self.tallies.takes_part(actor, Way::Come);
        }
        let (report, source, told) = match told {
            ToldBy::One(report, source) => (Some(report), *source, None),
            ToldBy::Several(told) => (None, None, Some(told)),
        };
        for (one, other) in pairs(telling) {
            let on = |side: &[Participant], state: &str| side.iter().any(|party| party.country.as_deref() == Some(state));
            let forth = on(actors, &one) && on(recipients, &other);
            let back = on(actors, &other) && on(recipients, &one);
            let direction = i64::from(forth) + 2 * i64::from(back && one != other);
            let rank = |state: &str| {
                let of = actors.iter().chain(recipients).filter(|party| party.country.as_deref() == Some(state));
                let highest = of.map(|party| RANKS.iter().position(|rank| *rank == party.rank).unwrap_or(RANKS.len() - 1)).min();
                RANKS[highest.unwrap_or(RANKS.len() - 1)]
            };
            // What may replace a row may have to be undone alone, which costs: a new event replaces nothing.
            let insert = if new {
                "INSERT INTO event_pairs (state_1, state_2, day, event, direction, type, mode, status, rank_1, rank_2, report, source, told)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
            } else {
                "INSERT OR REPLACE INTO event_pairs (state_1, state_2, day, event, direction, type, mode, status, rank_1, rank_2, report, source, told)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
            };
            connection.prepare_cached(insert)?.execute(params![
                one,
                other,
                day,
                event,
                direction,
                kind,
                mode,
                status,
                rank(&one),
                rank(&other),
                report,
                source,
                told
            ])?;
        }
        Ok(())
    }

    /// The reports that tell an event.
    fn told_by(&self, event: i64, report: i64, alone: bool) -> Result<ToldBy> {
        if alone {
            let ask = "SELECT source FROM reports WHERE report = ?1";
            return Ok(ToldBy::One(report, self.connection().prepare_cached(ask)?.query_row([report], |row| row.get(0))?));
        }
        let mut told = String::new();
        let mut ask = self.connection().prepare_cached(
            "SELECT DISTINCT m.report, ifnull(r.source, 0) FROM mentions m JOIN reports r ON r.report = m.report AND r.status = 'live'
             WHERE m.event = ?1 ORDER BY m.report",
        )?;
        let mut rows = ask.query([event])?;
        while let Some(row) = rows.next()? {
            let (report, source): (i64, i64) = (row.get(0)?, row.get(1)?);
            let between = if told.is_empty() { "" } else { ";" };
            // Writing into a text does not fail.
            let _ = write!(told, "{between}{report}:{source}");
        }
        Ok(ToldBy::Several(told))
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
