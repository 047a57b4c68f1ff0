//! The sixteen event types of PLOVER.

use serde::{Deserialize, Serialize};
use waqai_tables::{TableError, TableSet};

macro_rules! event_types {
    ($($name:ident $code:literal),*) => {
        /// An event type. What each means: `knowledge/frames/types.tsv` and CODEBOOK.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[allow(missing_docs, reason = "the table of types documents them")]
        pub enum EventType { $($name),* }

        impl EventType {
            /// All sixteen.
            pub const ALL: [EventType; 16] = [$(EventType::$name),*];

            /// The code, in capitals.
            pub fn code(self) -> &'static str {
                match self { $(EventType::$name => $code),* }
            }
        }
    };
}

event_types!(
    Agree "AGREE", Consult "CONSULT", Support "SUPPORT", Concede "CONCEDE", Cooperate "COOPERATE", Aid "AID", Retreat "RETREAT", Request "REQUEST",
    Accuse "ACCUSE", Reject "REJECT", Threaten "THREATEN", Protest "PROTEST", Sanction "SANCTION", Mobilize "MOBILIZE", Coerce "COERCE", Assault "ASSAULT"
);

impl EventType {
    /// The type with a code in capitals.
    pub fn named(code: &str) -> Option<EventType> {
        EventType::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether both sides do it together where the text does not say who acts on whom.
    pub fn is_symmetric(self) -> bool {
        matches!(self, EventType::Consult | EventType::Agree | EventType::Cooperate)
    }

    /// Whether it is an act of words that a speech performs.
    pub fn is_verbal(self) -> bool {
        !matches!(
            self,
            EventType::Cooperate
                | EventType::Aid
                | EventType::Retreat
                | EventType::Protest
                | EventType::Sanction
                | EventType::Mobilize
                | EventType::Coerce
                | EventType::Assault
        )
    }
}

/// A row of `frames/types.tsv`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TypeRow {
    /// The type.
    pub event_type: EventType,
    /// Its quad class.
    pub quad: Box<str>,
    /// Its PLOVER score.
    pub score: f32,
    /// What an intended or future act of this type is coded as; none keeps the type.
    pub when_future: Option<EventType>,
    /// Its name in Arabic.
    pub name_ar: Box<str>,
    /// What it means.
    pub meaning: Box<str>,
}

pub(super) fn compile(tables: &TableSet) -> Result<Vec<TypeRow>, TableError> {
    let mut rows = Vec::new();
    for row in tables.table("frames/types", &["type"])?.rows {
        let event_type = |column: &str, code: &str| {
            EventType::named(code)
                .ok_or_else(|| row.error(column, &format!("`{code}` is no event type"), "Use one of the sixteen types in capitals"))
        };
        rows.push(TypeRow {
            event_type: event_type("type", row.required("type")?)?,
            quad: row.required("quad")?.into(),
            score: row.number("score")?.unwrap_or_default(),
            when_future: match row.get("when_future") {
                "" => None,
                code => Some(event_type("when_future", code)?),
            },
            name_ar: row.get("name_ar").into(),
            meaning: row.get("meaning").into(),
        });
    }
    rows.sort_by_key(|row| row.event_type);
    if rows.len() != EventType::ALL.len() {
        return Err(TableError {
            file: "frames/types.tsv".into(),
            line: 1,
            column: "type".into(),
            problem: format!("the table has {} types", rows.len()),
            remedy: "Give each of the sixteen types one row".into(),
        });
    }
    Ok(rows)
}
