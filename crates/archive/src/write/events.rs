//! From the events of a report to those of the archive: each finds the event that it tells, or becomes a new one.

use super::Writer;
use super::actors::Resolved;
use super::refresh::{Head, Participant, ToldBy};
use super::rows::number;
use super::same_event::{self, Party, Spot, Telling};
use super::tallies::Way;
use crate::filing::Filing;
use crate::ids::{TextHash, key_of, public_id};
use crate::records::{Entity, Event, Records, quad};
use crate::spans::write_places;
use rusqlite::{OptionalExtension, Result, params};
use waqai_text::Date;

/// The key of an event as a report tells it: its text, its type and its words. The first one of an event gives the event's key.
pub(super) fn mention_key(text: &TextHash, event: &Event) -> i64 {
    key_of(&[text, event.kind.as_bytes(), &event.trigger.start.to_le_bytes(), &event.trigger.end.to_le_bytes()])
}

/// What is free for a new event.
enum Free {
    /// A key.
    Key(i64),
    /// The event itself, retracted before.
    Retracted(i64),
}

/// A confidence as the archive has it: hundredths.
pub(super) fn percent(confidence: f64) -> i64 {
    (confidence * 100.0).round() as i64
}

fn day_number(day: &str) -> Option<i32> {
    day.parse::<Date>().ok().map(Date::number)
}

impl Writer {
    /// Stores the events of a new report.
    pub(super) fn insert_mentions(&mut self, report: i64, filing: &Filing, actors: &[Resolved], original: Option<i64>) -> Result<()> {
        let mut taken = Vec::new();
        for at in 0..filing.records.events.len() {
            let event = self.place_mention(report, &filing.text_hash, &filing.records, at, actors, original, &taken)?;
            taken.push(event);
        }
        Ok(())
    }

    /// Finds or makes the event that a report tells, and stores the mention. `taken` are events that the report has told already.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn place_mention(
        &mut self,
        report: i64,
        text: &TextHash,
        records: &Records,
        at: usize,
        actors: &[Resolved],
        original: Option<i64>,
        taken: &[i64],
    ) -> Result<i64> {
        let told = &records.events[at];
        let key = mention_key(text, told);
        let telling = self.telling(records, told, actors)?;
        let found = match self.decided(key, taken)? {
            Some(found) => Some(found),
            None => {
                let repeated = original.map(|original| self.repeated_event(original, &telling, told, taken)).transpose()?.flatten();
                match repeated {
                    Some(found) => Some(found),
                    None => self.same_event(&telling, taken)?,
                }
            }
        };
        let found = match found {
            Some((event, _)) if self.decisions && self.kept_apart(key, event)? => None,
            found => found,
        };
        let reason = found.as_ref().map(|(_, reason)| reason.as_str());
        match &found {
            Some((event, _)) => {
                self.insert_mention(report, key, records, at, *event, reason)?;
                self.refresh_event(*event, reason)?;
                Ok(*event)
            }
            None => self.new_event(key, report, records, at, &telling),
        }
    }

    /// A row of `mentions`.
    pub(super) fn insert_mention(
        &mut self,
        report: i64,
        key: i64,
        records: &Records,
        at: usize,
        event: i64,
        reason: Option<&str>,
    ) -> Result<()> {
        let told = &records.events[at];
        let place = told.place.as_ref().map(|place| self.place(place)).transpose()?;
        self.connection()
            .prepare_cached(
                "INSERT INTO mentions (report, n, event, key, type, mode, contexts, cameo, status, actor, recipient, trigger_start, trigger_end,
                    evidence_start, evidence_end, first_day, last_day, place, place_basis, statement, killed, injured, rule, confidence, reason)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25)",
            )?
            .execute(params![
                report,
                number(at),
                event,
                key,
                told.kind,
                told.mode,
                told.contexts.join(";"),
                told.cameo,
                told.status,
                write_places(&told.actor),
                write_places(&told.recipient),
                told.trigger.start,
                told.trigger.end,
                told.evidence.start,
                told.evidence.end,
                told.days.as_ref().map(|(first, _)| first),
                told.days.as_ref().map(|(_, last)| last),
                place,
                told.place_basis,
                told.statement.map(number),
                told.killed.map(|count| count as i64),
                told.injured.map(|count| count as i64),
                told.rule,
                percent(told.confidence),
                reason,
            ])
            .map(drop)
    }

    /// An event that nobody told before. One that was retracted and comes back is itself again.
    fn new_event(&mut self, key: i64, report: i64, records: &Records, at: usize, telling: &Telling) -> Result<i64> {
        let told = &records.events[at];
        let (day, basis) = match (&told.days, &records.published) {
            (Some((first, _)), _) => (Some(first), "told"),
            (None, Some(published)) if told.status != "historical" => (Some(published), "published"),
            _ => (None, "unknown"),
        };
        let day = day.map(String::as_str);
        let mut free = key;
        // As a rule nobody has the key.
        while !self.insert_event(free, report, records, at, telling, (day, basis))? {
            match self.free_key(free)? {
                Free::Key(key) => free = key,
                Free::Retracted(event) => {
                    self.insert_mention(report, key, records, at, event, None)?;
                    self.refresh_event(event, None)?;
                    return Ok(event);
                }
            }
        }
        let event = self.connection().last_insert_rowid();
        self.insert_mention(report, free, records, at, event, None)?;
        let sides =
            [&told.actor, &told.recipient].map(|side| side.iter().filter_map(|&entity| records.entities.get(entity)).collect::<Vec<_>>());
        let participants = |side: &[Party], entities: &[&Entity]| {
            let pairs = side.iter().zip(entities);
            pairs.map(|(party, entity)| Participant::of(party.actor, entity)).collect::<Vec<_>>()
        };
        let sides = [participants(&telling.actor, &sides[0]), participants(&telling.recipient, &sides[1])];
        let source = records.agency.as_deref().map(|agency| self.source(agency)).transpose()?;
        let head = Head {
            event,
            day: day.unwrap_or_default(),
            kind: &told.kind,
            mode: told.mode.as_deref(),
            status: &told.status,
            mentions: 1,
            told: ToldBy::One(report, source),
            new: true,
        };
        self.index(&head, &sides, telling)?;
        self.change("insert", "event", event, None, None)?;
        Ok(event)
    }

    /// A row of `events`. Gives whether its key was free.
    fn insert_event(
        &self,
        key: i64,
        report: i64,
        records: &Records,
        at: usize,
        telling: &Telling,
        (day, basis): (Option<&str>, &str),
    ) -> Result<bool> {
        let told = &records.events[at];
        let days = told.days.as_ref();
        self.connection()
            .prepare_cached(
                "INSERT INTO events (key, type, mode, contexts, cameo, quad, status, first_day, last_day, day, day_basis, place, place_basis, killed,
                    injured, confidence, mentions, reports, sources, first_published, last_published, lead_report, lead_n)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 1, 1, 1, ?17, ?17, ?18, ?19)
                 ON CONFLICT (key) DO NOTHING",
            )?
            .execute(params![
                key,
                told.kind,
                told.mode,
                told.contexts.join(";"),
                told.cameo,
                quad(&told.kind).0,
                told.status,
                days.map(|(first, _)| first),
                days.map(|(_, last)| last),
                day,
                basis,
                telling.place.as_ref().map(|spot| spot.place),
                told.place_basis,
                told.killed.map(|count| count as i64),
                told.injured.map(|count| count as i64),
                percent(told.confidence),
                records.published,
                report,
                number(at)
            ])
            .map(|rows| rows > 0)
    }

    /// A row of `events` without contents, for [`Writer::refresh_event`] to fill from a mention that is there.
    pub(super) fn empty_event(&mut self, key: i64, report: i64, n: i64) -> Result<i64> {
        let key = match self.free_key(key)? {
            Free::Key(key) => key,
            Free::Retracted(event) => return Ok(event),
        };
        self.connection()
            .prepare_cached(
                "INSERT INTO events (key, version, record_status, type, contexts, cameo, quad, status, day_basis, confidence, mentions, reports, sources,
                    lead_report, lead_n)
                 VALUES (?1, 0, 'retracted', '', '', '', 0, '', 'unknown', 0, 0, 0, 0, ?2, ?3)",
            )?
            .execute([key, report, n])?;
        Ok(self.connection().last_insert_rowid())
    }

    /// A key that no event has: the one given, or the next where two events of one key are kept apart by hand.
    fn free_key(&self, mut key: i64) -> Result<Free> {
        loop {
            let known = self
                .connection()
                .prepare_cached("SELECT event, record_status FROM events WHERE key = ?1")?
                .query_row([key], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
                .optional()?;
            match known {
                None => return Ok(Free::Key(key)),
                Some((event, status)) if status == "retracted" => return Ok(Free::Retracted(event)),
                Some(_) => key = (key + 1) & i64::MAX,
            }
        }
    }

    /// An event of the report that this one repeats: the same type and class, and the same parties or words.
    fn repeated_event(&self, original: i64, telling: &Telling, told: &Event, taken: &[i64]) -> Result<Option<(i64, String)>> {
        let mut ask = self.connection().prepare_cached(
            "SELECT m.event, m.trigger_end - m.trigger_start, m.status, r.key FROM mentions m JOIN reports r USING (report)
             WHERE m.report = ?1 AND m.type = ?2 ORDER BY m.n",
        )?;
        let rows = ask.query_map(params![original, told.kind], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, u32>(1)?, row.get::<_, String>(2)?, row.get::<_, i64>(3)?))
        })?;
        let rows = rows.collect::<Result<Vec<_>>>()?;
        let mut second = None;
        for (event, length, status, key) in rows {
            if taken.contains(&event) || same_event::class(&status) != same_event::class(&told.status) {
                continue;
            }
            let known = self.telling_of(event)?;
            let ids = |side: &[Party]| side.iter().map(|party| party.actor).collect::<Vec<_>>();
            if ids(&known.actor) == ids(&telling.actor) && ids(&known.recipient) == ids(&telling.recipient) {
                let reason = format!("told in {}, which this report repeats; same parties", public_id("rpt", key));
                if length == told.trigger.end - told.trigger.start {
                    return Ok(Some((event, reason)));
                }
                second.get_or_insert((event, reason));
            }
        }
        Ok(second)
    }

    /// The oldest event of the archive that a telling is of, by the published rule.
    fn same_event(&self, telling: &Telling, taken: &[i64]) -> Result<Option<(i64, String)>> {
        let days = telling.days.or(telling.published.map(|day| (day, day)));
        let Some((first, last)) = days else { return Ok(None) };
        // A month or a year: compared only with what has the same range.
        let last = if last - first > 7 { first } else { last };
        let (first, last) = (Date::from_number(first - 7).to_string(), Date::from_number(last + 1).to_string());
        let mut candidates = Vec::new();
        let pairs = pairs(telling);
        if let Some((one, other)) = pairs.first() {
            let mut ask = self.connection().prepare_cached(
                "SELECT event FROM event_pairs WHERE state_1 = ?1 AND state_2 = ?2 AND day BETWEEN ?3 AND ?4 AND type = ?5",
            )?;
            candidates
                .extend(ask.query_map(params![one, other, first, last, telling.kind], |row| row.get(0))?.collect::<Result<Vec<i64>>>()?);
        } else if let Some(country) = telling.actor.iter().chain(&telling.recipient).find_map(|party| party.country.as_deref()) {
            let mut ask = self
                .connection()
                .prepare_cached("SELECT event FROM event_states WHERE country = ?1 AND day BETWEEN ?2 AND ?3 AND type = ?4")?;
            candidates.extend(ask.query_map(params![country, first, last, telling.kind], |row| row.get(0))?.collect::<Result<Vec<i64>>>()?);
        }
        candidates.sort_unstable();
        candidates.dedup();
        for event in candidates.into_iter().filter(|event| !taken.contains(event)) {
            if let Some(reason) = same_event::same(telling, &self.telling_of(event)?) {
                return Ok(Some((event, reason)));
            }
        }
        Ok(None)
    }

    /// An event as a report tells it, for the rule.
    pub(super) fn telling(&mut self, records: &Records, told: &Event, actors: &[Resolved]) -> Result<Telling> {
        let party = |&entity: &usize| {
            let (entity, actor) = (records.entities.get(entity)?, actors.get(entity)?);
            Some(Party {
                actor: actor.actor,
                basis: actor.basis,
                is_person: entity.kind == "PER",
                country: entity.country.clone(),
                sector: entity.sector.clone(),
            })
        };
        let place = match &told.place {
            None => None,
            Some(place) => Some(Spot {
                place: self.place(place)?,
                name: place.name.clone(),
                country: place.country.clone(),
                is_wide: place.geonames.is_none(),
                told: told.place_basis.as_deref() == Some("told"),
            }),
        };
        Ok(Telling {
            kind: told.kind.clone(),
            mode: told.mode.clone(),
            status: told.status.clone(),
            days: told.days.as_ref().and_then(|(first, last)| Some((day_number(first)?, day_number(last)?))),
            published: records.published.as_deref().and_then(day_number),
            place,
            actor: told.actor.iter().filter_map(party).collect(),
            recipient: told.recipient.iter().filter_map(party).collect(),
        })
    }

    /// An event as the archive has it, for the rule.
    pub(super) fn telling_of(&self, event: i64) -> Result<Telling> {
        let mut telling = self
            .connection()
            .prepare_cached(
                "SELECT e.type, e.mode, e.status, e.first_day, e.last_day, e.first_published, e.place, e.place_basis, p.name, p.country,
                    p.geonames IS NULL
                 FROM events e LEFT JOIN places p USING (place) WHERE e.event = ?1",
            )?
            .query_row([event], |row| {
                let day = |at: usize| Ok::<_, rusqlite::Error>(row.get_ref(at)?.as_str_or_null()?.and_then(day_number));
                let place: Option<i64> = row.get(6)?;
                Ok(Telling {
                    kind: row.get(0)?,
                    mode: row.get(1)?,
                    status: row.get(2)?,
                    days: day(3)?.zip(day(4)?),
                    published: day(5)?,
                    place: match place {
                        None => None,
                        Some(place) => Some(Spot {
                            place,
                            told: row.get_ref(7)?.as_str_or_null()? == Some("told"),
                            name: row.get(8)?,
                            country: row.get(9)?,
                            is_wide: row.get(10)?,
                        }),
                    },
                    ..Telling::default()
                })
            })?;
        let mut ask = self.connection().prepare_cached(
            "SELECT p.side, p.actor, a.basis, a.type, p.country, p.sector FROM participants p JOIN actors a USING (actor)
             WHERE p.event = ?1 ORDER BY p.side, p.position",
        )?;
        let mut rows = ask.query([event])?;
        while let Some(row) = rows.next()? {
            let party = Party {
                actor: row.get(1)?,
                basis: super::actors::Basis::of_code(row.get_ref(2)?.as_str()?),
                is_person: row.get_ref(3)?.as_str()? == "PER",
                country: row.get(4)?,
                sector: row.get(5)?,
            };
            let side = if row.get_ref(0)?.as_str()? == "actor" { &mut telling.actor } else { &mut telling.recipient };
            side.push(party);
        }
        Ok(telling)
    }

    /// Retires a report: its events lose its mentions, and those that nobody else tells are retracted.
    pub(super) fn retire(&mut self, report: i64, status: &str, reason: &str) -> Result<()> {
        self.tally_report(report, Way::Go)?;
        self.connection().prepare_cached("UPDATE reports SET status = ?2 WHERE report = ?1")?.execute(params![report, status])?;
        self.delete_words(report);
        self.change("retract", "report", report, None, Some(reason))?;
        let statements: Vec<i64> = self
            .connection()
            .prepare_cached("SELECT n FROM statements WHERE report = ?1 ORDER BY n")?
            .query_map([report], |row| row.get(0))?
            .collect::<Result<_>>()?;
        for n in statements {
            self.change("retract", "statement", report, Some(n), Some(reason))?;
        }
        for event in self.events_of(report)? {
            self.refresh_event(event, Some(reason))?;
        }
        Ok(())
    }

    /// The events that a report tells.
    pub(super) fn events_of(&self, report: i64) -> Result<Vec<i64>> {
        self.connection()
            .prepare_cached("SELECT DISTINCT event FROM mentions WHERE report = ?1 ORDER BY event")?
            .query_map([report], |row| row.get(0))?
            .collect()
    }
}

/// The pairs of states of an event: between its sides, or among its actors where there is one side only. Each pair in the order of letters, once.
pub(super) fn pairs(telling: &Telling) -> Vec<(String, String)> {
    let countries = |side: &[Party]| side.iter().filter_map(|party| party.country.clone()).collect::<Vec<_>>();
    let (actors, recipients) = (countries(&telling.actor), countries(&telling.recipient));
    let mut pairs = Vec::new();
    let mut add = |one: &String, other: &String| {
        pairs.push(if one <= other { (one.clone(), other.clone()) } else { (other.clone(), one.clone()) });
    };
    if telling.recipient.is_empty() {
        for (at, one) in actors.iter().enumerate() {
            actors[at + 1..].iter().for_each(|other| add(one, other));
        }
    } else {
        for one in &actors {
            recipients.iter().for_each(|other| add(one, other));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
