//! Actors of the archive: the same person, state or body in all reports.

use super::filter::{Conditions, Filter, Party, marks, number, text};
use super::page::{Cursor, Page};
use crate::Archive;
use crate::error::Result;
use rusqlite::{Row, params_from_iter};

/// An actor, and how often it takes part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActorRow {
    /// Its number.
    pub actor: i64,
    /// The key of its public id.
    pub key: i64,
    /// `PER`, `ORG`, `GPE`, `LOC`, `GRP`.
    pub kind: String,
    /// Its name in Arabic.
    pub name: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// Its state or international code.
    pub country: Option<String>,
    /// Its sector.
    pub sector: Option<String>,
    /// Its id in the knowledge base.
    pub known: Option<String>,
    /// Its id in Wikidata.
    pub wikidata: Option<String>,
    /// How its identity was found: `known`, `named`, `described`, `single`.
    pub basis: String,
    /// In how many active events it takes part.
    pub events: i64,
    /// How many statements are its.
    pub statements: i64,
}

/// An actor with a name, for lists of names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownActor {
    /// The key of its public id.
    pub key: i64,
    /// `PER`, `ORG`, `GPE`, `LOC`, `GRP`.
    pub kind: String,
    /// Its name in Arabic.
    pub name: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// Its state or international code.
    pub country: Option<String>,
    /// In how many events it takes part.
    pub events: i64,
}

const COLUMNS: &str =
    "a.actor, a.key, a.type, a.name, a.name_en, a.country, a.sector, a.known, a.wikidata, a.basis, c.statements, c.events";

/// So many actors at most are put in order by their events; where more may fit, they are walked in that order until the page is full.
const SORTED: i64 = 20_000;

/// All actors in the order of their events. Who was merged into another has no counts.
const WALKED: &str = "actor_counts c INDEXED BY actors_by_events CROSS JOIN actors a ON a.actor = c.actor";
/// Actors by what they are.
const GATHERED: &str = "actors a CROSS JOIN actor_counts c ON c.actor = a.actor";

fn actor(row: &Row) -> rusqlite::Result<ActorRow> {
    Ok(ActorRow {
        actor: row.get(0)?,
        key: row.get(1)?,
        kind: row.get(2)?,
        name: row.get(3)?,
        name_en: row.get(4)?,
        country: row.get(5)?,
        sector: row.get(6)?,
        known: row.get(7)?,
        wikidata: row.get(8)?,
        basis: row.get(9)?,
        statements: row.get(10)?,
        events: row.get(11)?,
    })
}

impl Archive {
    /// A page of the actors that the filter lets through (its states, person, kinds and sectors), those of most events first.
    pub fn actors(&self, filter: &Filter, page: &Page) -> Result<(Vec<ActorRow>, Option<Cursor>)> {
        self.check((|| {
            let mut all = Conditions::default();
            all.one_of("a.type", &filter.kinds);
            all.one_of("a.country", &filter.states);
            all.one_of("a.sector", &filter.sectors);
            match &filter.person {
                None => {}
                Some(Party::State(state)) => all.add("a.country = ?", [text(state)]),
                Some(Party::Actors(actors)) => all.add(format!("a.actor IN ({})", marks(actors.len())), actors.iter().map(number)),
            }
            let from = self.actors_from(&all)?;
            if let Some(office) = &filter.office {
                all.add(
                    "EXISTS (SELECT 1 FROM entities x WHERE x.actor = a.actor AND x.office LIKE ? ESCAPE '\\')",
                    [super::filter::pattern(office)],
                );
            }
            if !filter.ranks.is_empty() {
                let list = marks(filter.ranks.len());
                all.add(
                    format!("EXISTS (SELECT 1 FROM entities x WHERE x.actor = a.actor AND x.rank IN ({list}))"),
                    filter.ranks.iter().map(text),
                );
            }
            // The cursor holds the number of events of the last row.
            if let Some(cursor) = &page.cursor {
                let events: i64 = cursor.day.parse().unwrap_or_default();
                all.add("c.events <= ? AND (c.events < ? OR c.actor > ?)", [events.into(), events.into(), cursor.record.into()]);
            }
            let sql = format!(
                "SELECT {COLUMNS} FROM {from} WHERE {} ORDER BY c.events DESC, c.actor LIMIT {}",
                all.clause(),
                page.limit.saturating_add(1)
            );
            let mut ask = self.connection().prepare_cached(&sql)?;
            let mut found = ask.query_map(params_from_iter(&all.values), actor)?.collect::<rusqlite::Result<Vec<_>>>()?;
            let more = found.len() > page.limit;
            found.truncate(page.limit);
            let next = found.last().filter(|_| more).map(|row| Cursor { day: row.events.to_string(), record: row.actor, n: 0 });
            Ok((found, next))
        })())
    }

    /// Where the actors come from: those that few conditions leave are gathered, others walked in the order of their events.
    fn actors_from(&self, all: &Conditions) -> rusqlite::Result<&'static str> {
        if all.sql.is_empty() {
            return Ok(WALKED);
        }
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM actors a WHERE {} LIMIT {})", all.clause(), SORTED + 1);
        let fit: i64 = self.connection().prepare_cached(&sql)?.query_row(params_from_iter(&all.values), |row| row.get(0))?;
        Ok(if fit > SORTED { WALKED } else { GATHERED })
    }

    /// The actors that are known or go by a name, those of most events first.
    pub fn known_actors(&self, most: usize) -> Result<Vec<KnownActor>> {
        let sql = format!(
            "SELECT a.key, a.type, a.name, a.name_en, a.country, c.events FROM {WALKED} WHERE a.basis IN ('known', 'named')
             ORDER BY c.events DESC, c.actor LIMIT ?1"
        );
        let known = |row: &Row| {
            Ok(KnownActor {
                key: row.get(0)?,
                kind: row.get(1)?,
                name: row.get(2)?,
                name_en: row.get(3)?,
                country: row.get(4)?,
                events: row.get(5)?,
            })
        };
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.check(self.connection().prepare_cached(&sql).and_then(|mut ask| ask.query_map([most], known)?.collect()))
    }

    /// Hands on every actor that still is one, in the order of keys.
    pub(crate) fn every_actor(&self, take: &mut dyn FnMut(ActorRow) -> std::io::Result<()>) -> Result<std::io::Result<()>> {
        let result = (|| {
            let sql = format!("SELECT {COLUMNS} FROM {GATHERED} ORDER BY a.key");
            let mut ask = self.connection().prepare(&sql)?;
            let mut rows = ask.query([])?;
            while let Some(row) = rows.next()? {
                if let Err(problem) = take(actor(row)?) {
                    return Ok(Err(problem));
                }
            }
            Ok(Ok(()))
        })();
        self.check(result)
    }
}
