//! Who takes part, as it is listed beside events and statements.

use crate::Archive;
use rusqlite::Row;

/// Somebody or something that takes part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Participant {
    /// The number of the actor, after merges.
    pub actor: i64,
    /// The key of its public id.
    pub key: i64,
    /// `PER`, `ORG`, `GPE`, `LOC`, `GRP`.
    pub kind: String,
    /// Its name in Arabic.
    pub name: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// Its state or international code in the report.
    pub country: Option<String>,
    /// Its sector in the report.
    pub sector: String,
    /// The office on that day.
    pub office: Option<String>,
    /// How high it stands.
    pub rank: String,
    /// Its id in the knowledge base.
    pub known: Option<String>,
    /// Its id in Wikidata.
    pub wikidata: Option<String>,
    /// How the leading report names it first; filled in by [`super::RawWords`].
    pub raw: Option<String>,
    /// The first title that the leading report gives it, in Arabic; filled in by [`super::RawWords`].
    pub title: Option<String>,
}

impl Participant {
    /// What to call it in an English line.
    pub fn called(&self) -> &str {
        self.name_en.as_deref().or(self.name.as_deref()).filter(|name| !name.is_empty()).unwrap_or("somebody")
    }
}

fn participant(row: &Row) -> rusqlite::Result<Participant> {
    Ok(Participant {
        actor: row.get(0)?,
        key: row.get(1)?,
        kind: row.get(2)?,
        name: row.get(3)?,
        name_en: row.get(4)?,
        country: row.get(5)?,
        sector: row.get(6)?,
        office: row.get(7)?,
        rank: row.get(8)?,
        known: row.get(9)?,
        wikidata: row.get(10)?,
        ..Participant::default()
    })
}

impl Archive {
    /// The two sides of an event, in their order.
    pub(crate) fn sides(&self, event: i64) -> rusqlite::Result<(Vec<Participant>, Vec<Participant>)> {
        let mut ask = self.connection().prepare_cached(
            "SELECT p.actor, a.key, a.type, a.name, a.name_en, p.country, p.sector, p.office, p.rank, a.known, a.wikidata, p.side
             FROM participants p JOIN actors a ON a.actor = p.actor WHERE p.event = ?1 ORDER BY p.side, p.position",
        )?;
        let mut rows = ask.query([event])?;
        let mut sides = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let side = if row.get_ref(11)?.as_str()? == "actor" { &mut sides.0 } else { &mut sides.1 };
            side.push(participant(row)?);
        }
        Ok(sides)
    }

    /// An entity of a report, with the name that it has there.
    pub(crate) fn entity_of(&self, report: i64, n: i64) -> rusqlite::Result<Option<Participant>> {
        let mut ask = self.connection().prepare_cached(
            "SELECT k.actor, k.key, e.type, e.name, e.name_en, e.country, e.sector, e.office, e.rank, e.known, k.wikidata
             FROM entities_named e JOIN actors a ON a.actor = e.actor JOIN actors k ON k.actor = ifnull(a.merged_into, a.actor)
             WHERE e.report = ?1 AND e.n = ?2",
        )?;
        let mut rows = ask.query([report, n])?;
        rows.next()?.map(participant).transpose()
    }
}
