//! Names of codes in both languages: states, event types, ranks. From the tables of `knowledge/`.

use crate::language::Language;
use std::collections::HashMap;
use waqai_tables::{TableError, TableSet};

/// Names of codes in both languages, English first.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    states: HashMap<String, [String; 2]>,
    types: HashMap<String, [String; 2]>,
    ranks: HashMap<String, [String; 2]>,
    offices: HashMap<String, [String; 2]>,
}

impl Labels {
    pub fn of(tables: &TableSet) -> Result<Labels, TableError> {
        let mut labels = Labels::default();
        for row in tables.table("actors/states", &["iso3"])?.rows {
            let arabic = row.get("names").split('|').next().unwrap_or_default().trim().to_owned();
            labels.states.insert(row.required("iso3")?.into(), [row.required("name_en")?.into(), arabic]);
        }
        for row in tables.table("frames/types", &["type"])?.rows {
            let code = row.required("type")?;
            labels.types.insert(code.into(), [code.into(), row.required("name_ar")?.into()]);
        }
        for row in tables.table("codes/ranks", &["code"])?.rows {
            labels.ranks.insert(row.required("code")?.into(), [row.get("name_en").into(), row.get("name_ar").into()]);
        }
        for row in tables.table("codes/offices", &["code"])?.rows {
            labels.offices.insert(row.required("code")?.into(), [row.get("name_en").into(), row.get("name_ar").into()]);
        }
        Ok(labels)
    }

    /// The name of a state; its code where it has none.
    pub fn state<'a>(&'a self, code: &'a str, language: Language) -> &'a str {
        named(&self.states, code, language)
    }

    /// The name of an event type.
    pub fn event_type<'a>(&'a self, code: &'a str, language: Language) -> &'a str {
        named(&self.types, code, language)
    }

    /// The name of a rank.
    pub fn rank<'a>(&'a self, code: &'a str, language: Language) -> &'a str {
        named(&self.ranks, code, language)
    }

    /// The name of an office; as it is where it is no code but a title.
    pub fn office<'a>(&'a self, code: &'a str, language: Language) -> &'a str {
        named(&self.offices, code, language)
    }

    /// Whether there is a state of this code.
    pub fn is_state(&self, code: &str) -> bool {
        self.states.contains_key(code)
    }

    /// Codes and names of all states.
    pub fn states(&self) -> impl Iterator<Item = (&str, &[String; 2])> {
        self.states.iter().map(|(code, names)| (code.as_str(), names))
    }
}

fn named<'a>(labels: &'a HashMap<String, [String; 2]>, code: &'a str, language: Language) -> &'a str {
    match labels.get(code) {
        Some(names) => &names[usize::from(language == Language::Arabic)],
        None => code,
    }
}
