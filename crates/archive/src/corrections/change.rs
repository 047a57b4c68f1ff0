//! What a correction says.

use super::Anchor;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use waqai_coder::rules::{Act, EventType};

/// Values that a record shall have, by the names of the coded report.
pub type Set = Map<String, Value>;

/// A party of an event: somebody mentioned in the report, or somebody described here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Where the report mentions it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mention: Option<Anchor>,
    /// `PER`, `ORG`, `GPE`, `LOC`, `GRP`.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Its name in Arabic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its name in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_en: Option<String>,
    /// Its state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Its sector.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// Its id in the knowledge base.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}

/// What a correction says about the words that it is anchored to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum Change {
    /// An event is coded here, with wrong fields.
    #[serde(rename = "event")]
    Event {
        /// Fields and the values that they shall have: `type`, `mode`, `status`, `context`, `date`, `place`, `killed`, `injured`.
        #[serde(default)]
        set: Set,
        /// What they were when the correction was made. Where they are neither, somebody must look.
        #[serde(default)]
        was: Set,
        /// Who does it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        actor: Option<Vec<Party>>,
        /// To whom.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recipient: Option<Vec<Party>>,
    },
    /// An event is coded here, and there is none.
    #[serde(rename = "not an event")]
    NotAnEvent {
        /// Its type.
        #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
        kind: Option<String>,
    },
    /// An event is told here, and not coded.
    #[serde(rename = "missing event")]
    MissingEvent {
        /// Its fields; `type` must be there.
        set: Set,
        /// Who does it.
        #[serde(default)]
        actor: Vec<Party>,
        /// To whom.
        #[serde(default)]
        recipient: Vec<Party>,
    },
    /// Somebody is mentioned here, with wrong fields.
    #[serde(rename = "entity")]
    Entity {
        /// `type`, `name`, `name_en`, `country`, `sector`, `office`, `rank`, `known`.
        set: Set,
        /// What they were.
        #[serde(default)]
        was: Set,
    },
    /// Who is mentioned here and there is the same.
    #[serde(rename = "same entity")]
    SameEntity {
        /// There.
        other: Anchor,
    },
    /// Who is mentioned here is somebody else than the one mentioned there.
    #[serde(rename = "different entity")]
    DifferentEntity {
        /// There.
        other: Anchor,
        /// Who it is.
        #[serde(default)]
        set: Set,
    },
    /// A statement is coded here, with wrong fields.
    #[serde(rename = "statement")]
    Statement {
        /// `act`, `direct`.
        #[serde(default)]
        set: Set,
        /// What they were.
        #[serde(default)]
        was: Set,
        /// Who speaks: one party, or none where nobody is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<Vec<Party>>,
        /// To whom.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        addressee: Option<Vec<Party>>,
    },
    /// A statement is coded here, and nobody says anything. Events that it carried are told by the report itself, statements within it by whom it was in.
    #[serde(rename = "not a statement")]
    NotAStatement,
    /// The event that is coded here is right as it is.
    #[serde(rename = "right")]
    Right {
        /// What it is: `type`, `mode`, `status`, `date`, `place`, and who is on each side. Where the coder says otherwise later, somebody must look.
        was: Set,
    },
}

/// Fields that may be set, and of what form their values are.
const EVENT_FIELDS: [&str; 8] = ["type", "mode", "status", "context", "date", "place", "killed", "injured"];
const STATEMENT_FIELDS: [&str; 2] = ["act", "direct"];
/// What a confirmed event was: its fields and its sides.
const RIGHT_FIELDS: [&str; 7] = ["type", "mode", "status", "date", "place", "actor", "recipient"];
const ENTITY_FIELDS: [&str; 8] = ["type", "name", "name_en", "country", "sector", "office", "rank", "known"];
const STATUSES: [&str; 5] = ["actual", "historical", "future", "hypothetical", "negated"];
const ENTITY_TYPES: [&str; 5] = ["PER", "ORG", "GPE", "LOC", "GRP"];

impl Change {
    /// The name of its kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Change::Event { .. } => "event",
            Change::NotAnEvent { .. } => "not an event",
            Change::MissingEvent { .. } => "missing event",
            Change::Entity { .. } => "entity",
            Change::SameEntity { .. } => "same entity",
            Change::DifferentEntity { .. } => "different entity",
            Change::Statement { .. } => "statement",
            Change::NotAStatement => "not a statement",
            Change::Right { .. } => "right",
        }
    }

    pub(super) fn check(&self, text: &str) -> Result<(), String> {
        let parties = |parties: &[Party]| parties.iter().try_for_each(|party| party.check(text));
        match self {
            Change::Event { set, actor, recipient, .. } => {
                if set.is_empty() && actor.is_none() && recipient.is_none() {
                    return Err("the correction sets nothing. Give `set`, `actor` or `recipient`".into());
                }
                check_set(set, &EVENT_FIELDS)?;
                parties(actor.as_deref().unwrap_or_default())?;
                parties(recipient.as_deref().unwrap_or_default())
            }
            Change::NotAnEvent { kind } => kind.as_deref().map_or(Ok(()), check_type),
            Change::MissingEvent { set, actor, recipient } => {
                if !set.contains_key("type") {
                    return Err("a missing event needs a `type`, one of the sixteen in capitals".into());
                }
                check_set(set, &EVENT_FIELDS)?;
                parties(actor)?;
                parties(recipient)
            }
            Change::Entity { set, .. } => {
                if set.is_empty() {
                    return Err("the correction sets nothing. Give `set` with fields of the entity".into());
                }
                check_set(set, &ENTITY_FIELDS)
            }
            Change::SameEntity { other } => Anchor::find(text, &other.quote, Some(other.start)).map(drop),
            Change::DifferentEntity { other, set } => {
                Anchor::find(text, &other.quote, Some(other.start))?;
                check_set(set, &ENTITY_FIELDS)
            }
            Change::Statement { set, speaker, addressee, .. } => {
                if set.is_empty() && speaker.is_none() && addressee.is_none() {
                    return Err("the correction sets nothing. Give `set`, `speaker` or `addressee`".into());
                }
                check_set(set, &STATEMENT_FIELDS)?;
                for (what, side) in [("speaker", speaker), ("addressee", addressee)] {
                    let side = side.as_deref().unwrap_or_default();
                    if side.len() > 1 {
                        return Err(format!("`{what}` has {} parties; a statement has one at most", side.len()));
                    }
                    parties(side)?;
                }
                Ok(())
            }
            Change::NotAStatement => Ok(()),
            Change::Right { was } => match was.keys().find(|name| !RIGHT_FIELDS.contains(&name.as_str())) {
                Some(name) => Err(format!("`{name}` is nothing that is confirmed. Fields are {}", RIGHT_FIELDS.join(", "))),
                None if was.is_empty() => Err("`was` must say what the event is that is right".into()),
                None => Ok(()),
            },
        }
    }
}

impl Party {
    fn check(&self, text: &str) -> Result<(), String> {
        match &self.mention {
            Some(mention) => Anchor::find(text, &mention.quote, Some(mention.start)).map(drop),
            None if self.name.is_none() && self.name_en.is_none() && self.known.is_none() && self.country.is_none() => {
                Err("a party needs a `mention` in the report, or at least a `name`, `known` or `country`".into())
            }
            None => Ok(()),
        }?;
        if let Some(country) = &self.country {
            check_code("country", country)?;
        }
        self.sector.as_ref().map_or(Ok(()), |sector| check_code("sector", sector))
    }
}

fn check_set(set: &Set, fields: &[&str]) -> Result<(), String> {
    for (name, value) in set {
        if !fields.contains(&name.as_str()) {
            return Err(format!("`{name}` cannot be corrected here. Fields are {}", fields.join(", ")));
        }
        let text = value.as_str();
        match name.as_str() {
            "type" if fields == EVENT_FIELDS => check_type(text.unwrap_or_default())?,
            "type" if !ENTITY_TYPES.contains(&text.unwrap_or_default()) => {
                return Err(format!("{value} is no type of entity. Types are {}", ENTITY_TYPES.join(", ")));
            }
            "status" if !STATUSES.contains(&text.unwrap_or_default()) => {
                return Err(format!("{value} is no status. Give one of {}", STATUSES.join(", ")));
            }
            "country" | "sector" if !value.is_null() => check_code(name, text.unwrap_or_default())?,
            "killed" | "injured" if !value.is_null() && !value.is_u64() => return Err(format!("`{name}` must be a number, not {value}")),
            "date" if !value.is_null() && !is_days(value) => {
                return Err(format!("`date` must be {{\"start\": \"YYYY-MM-DD\", \"end\": \"YYYY-MM-DD\"}}, not {value}"));
            }
            "place" if !value.is_null() && !is_place(value) => {
                return Err(format!("`place` must be {{\"name\": \"Astana\", \"country\": \"KAZ\"}}, not {value}"));
            }
            "act" if !Act::ALL.iter().any(|act| Some(act.code()) == text) => {
                let all: Vec<&str> = Act::ALL.iter().map(|act| act.code()).collect();
                return Err(format!("{value} is no act of speech. Give one of {}", all.join(", ")));
            }
            "direct" if !value.is_boolean() => return Err(format!("`direct` must be true or false, not {value}")),
            "context" if !value.is_array() => return Err(format!("`context` must be a list, not {value}")),
            _ => {}
        }
    }
    Ok(())
}

fn is_days(value: &Value) -> bool {
    let day = |name: &str| value.get(name).and_then(Value::as_str).and_then(|day| day.parse::<waqai_text::Date>().ok());
    day("start").zip(day("end")).is_some_and(|(start, end)| start <= end)
}

fn is_place(value: &Value) -> bool {
    let name = |field: &str| value.get(field).and_then(Value::as_str).is_some_and(|name| !name.trim().is_empty());
    (name("name") || name("name_ar"))
        && value.get("country").is_none_or(|code| code.is_null() || code.as_str().is_some_and(|code| check_code("country", code).is_ok()))
}

fn check_type(code: &str) -> Result<(), String> {
    match EventType::named(code) {
        Some(_) => Ok(()),
        None => {
            let all: Vec<&str> = EventType::ALL.iter().map(|kind| kind.code()).collect();
            Err(format!("`{code}` is no event type. Types are {}", all.join(", ")))
        }
    }
}

fn check_code(what: &str, code: &str) -> Result<(), String> {
    if code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return Ok(());
    }
    Err(format!("`{code}` is no code of a {what}. Give three capital letters, such as {}", if what == "country" { "KAZ" } else { "GOV" }))
}
