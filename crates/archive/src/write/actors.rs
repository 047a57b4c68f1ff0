//! From the entities of a report to the actors of the archive: the same actor in several reports is one.
//!
//! An actor is known by its identity, a line of text that says why two entities are one (SCHEMA.md has the rule):
//!
//! | basis | identity | when |
//! |---|---|---|
//! | `known` | `kb:ID` | it is in the knowledge base |
//! | `named` | `PER:KAZ:folded name`, `ORG:…` | a person with a name of two words or more, an organisation with a name, a body of a state |
//! | `described` | `GRP:SYR:REB:words` | only a description: such actors are a kind and no individual |
//! | `single` | `PER:report` | one word of a name: the same person within the report, nobody knows beyond it |

use super::{REMEMBERED, Writer};
use crate::ids::key_of;
use crate::records::{Entity, Records};
use crate::schema::index_name;
use rusqlite::{OptionalExtension, Result, params};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use waqai_text::fold;

/// How sure it is that two entities with one identity are one actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    /// By the knowledge base.
    Known,
    /// By name.
    Named,
    /// By description: a kind of actor.
    Described,
    /// Within one report only.
    Single,
}

impl Basis {
    pub fn code(self) -> &'static str {
        match self {
            Basis::Known => "known",
            Basis::Named => "named",
            Basis::Described => "described",
            Basis::Single => "single",
        }
    }

    pub fn of_code(code: &str) -> Basis {
        match code {
            "known" => Basis::Known,
            "named" => Basis::Named,
            "single" => Basis::Single,
            _ => Basis::Described,
        }
    }
}

/// The actor of an entity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resolved {
    /// Its own number.
    pub own: i64,
    /// That of the actor that it became by merges.
    pub actor: i64,
    /// Its names as the archive has them, in brief.
    pub names: u64,
    /// How it is known.
    pub basis: Basis,
}

/// Two names in brief.
pub(super) fn names(name: Option<&str>, name_en: Option<&str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (name, name_en).hash(&mut hasher);
    hasher.finish()
}

/// Actors met before, by their key.
pub(super) type Known = HashMap<i64, Resolved>;

/// The identity of an entity. `report` tells actors apart that are known within one report only.
pub(super) fn identity(entity: &Entity, report: i64) -> (Basis, String) {
    let (kind, country) = (&entity.kind, entity.country.as_deref().unwrap_or(""));
    if let Some(known) = &entity.known {
        return (Basis::Known, format!("kb:{known}"));
    }
    let name = entity.name.as_deref().map(fold).unwrap_or_default();
    match (kind.as_str(), &entity.name_en) {
        // A body of a state, such as its foreign ministry.
        ("ORG", Some(english)) if !country.is_empty() => (Basis::Named, format!("ORG:{country}:{english}")),
        ("ORG", None) if !name.is_empty() => (Basis::Named, format!("ORG:{country}:{name}")),
        // Where a person has an English line and is not known, it is a description, and there is no name.
        ("PER", None) if name.contains(' ') => (Basis::Named, format!("PER:{country}:{name}")),
        ("PER", None) => (Basis::Single, format!("PER:{country}:{name}:{report:x}")),
        ("GPE" | "LOC", _) if !name.is_empty() => (Basis::Named, format!("{kind}:{country}:{name}")),
        (_, english) => {
            let words = english.as_deref().unwrap_or(&name);
            (Basis::Described, format!("{kind}:{country}:{}:{words}", entity.sector))
        }
    }
}

impl Writer {
    /// The actors of a report's entities; those that are new are made.
    pub(super) fn resolve_actors(&mut self, report_key: i64, records: &Records) -> Result<Vec<Resolved>> {
        let mut resolved = Vec::with_capacity(records.entities.len());
        for entity in &records.entities {
            let (basis, identity) = identity(entity, report_key);
            resolved.push(self.actor(basis, &identity, entity)?);
        }
        Ok(resolved)
    }

    fn actor(&mut self, basis: Basis, identity: &str, entity: &Entity) -> Result<Resolved> {
        let key = key_of(&[identity.as_bytes()]);
        if let Some(&known) = self.actors.get(&key) {
            return Ok(known);
        }
        let found = self
            .connection()
            .prepare_cached("SELECT actor, ifnull(merged_into, actor), basis, name, name_en FROM actors WHERE key = ?1")?
            .query_row([key], |row| {
                Ok(Resolved {
                    own: row.get(0)?,
                    actor: row.get(1)?,
                    basis: Basis::of_code(row.get_ref(2)?.as_str()?),
                    names: names(row.get_ref(3)?.as_str_or_null()?, row.get_ref(4)?.as_str_or_null()?),
                })
            })
            .optional()?;
        let resolved = match found {
            Some(found) => found,
            None => {
                self.connection()
                    .prepare_cached(
                        "INSERT INTO actors (key, identity, basis, type, name, name_en, country, sector, known)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                    )?
                    .execute(params![
                        key,
                        identity,
                        basis.code(),
                        entity.kind,
                        entity.name,
                        entity.name_en,
                        entity.country,
                        entity.sector,
                        entity.known
                    ])?;
                let actor = self.connection().last_insert_rowid();
                self.change("insert", "actor", actor, None, None)?;
                self.tallies.new_actor(actor);
                index_name(self.connection(), actor, [entity.name.as_deref(), entity.name_en.as_deref()])?;
                Resolved { own: actor, actor, basis, names: names(entity.name.as_deref(), entity.name_en.as_deref()) }
            }
        };
        if basis != Basis::Single {
            if self.actors.len() >= REMEMBERED {
                self.actors.clear();
            }
            self.actors.insert(key, resolved);
        }
        Ok(resolved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, country: Option<&str>) -> Entity {
        Entity {
            kind: "PER".into(),
            name: Some(name.into()),
            country: country.map(str::to_owned),
            sector: "GOV".into(),
            rank: "official".into(),
            ..Entity::default()
        }
    }

    #[test]
    fn names_of_two_words_are_one_actor_everywhere_and_single_words_only_in_their_report() {
        let full = person("أحمد المنصوري", Some("ARE"));
        assert_eq!(identity(&full, 1), identity(&person("احمد المنصورى", Some("ARE")), 2));
        assert_ne!(identity(&full, 1), identity(&person("أحمد المنصوري", Some("BHR")), 1));
        let single = person("المنصوري", Some("ARE"));
        assert_eq!(identity(&single, 1), identity(&single, 1));
        assert_ne!(identity(&single, 1), identity(&single, 2));
    }

    #[test]
    fn what_the_knowledge_base_knows_is_one_whatever_its_name() {
        let mut entity = person("الرئيس", Some("KAZ"));
        entity.known = Some("some-id".into());
        assert_eq!(identity(&entity, 1), (Basis::Known, "kb:some-id".to_owned()));
    }
}
