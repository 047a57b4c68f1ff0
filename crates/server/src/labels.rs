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
    /// Two letters of a state, and its code.
    short: HashMap<String, String>,
    /// Codes of contexts, in the order of the codebook.
    pub contexts: Vec<String>,
    /// Codes of sectors.
    pub sectors: Vec<String>,
    /// Modes of all types, each once.
    pub modes: Vec<String>,
    offices: HashMap<String, [String; 2]>,
}

impl Labels {
    pub fn of(tables: &TableSet) -> Result<Labels, TableError> {
        let mut labels = Labels::default();
        for row in tables.table("actors/states", &["iso3"])?.rows {
            let arabic = row.get("names").split('|').next().unwrap_or_default().trim().to_owned();
            labels.short.insert(row.get("iso2").into(), row.required("iso3")?.into());
            labels.states.insert(row.required("iso3")?.into(), [row.required("name_en")?.into(), arabic]);
        }
        for row in tables.table("frames/types", &["type"])?.rows {
            let code = row.required("type")?;
            labels.types.insert(code.into(), [code.into(), row.required("name_ar")?.into()]);
        }
        for row in tables.table("codes/ranks", &["code"])?.rows {
            labels.ranks.insert(row.required("code")?.into(), [row.get("name_en").into(), row.get("name_ar").into()]);
        }
        for row in tables.table("codes/contexts", &["code"])?.rows {
            labels.contexts.push(row.required("code")?.into());
        }
        for row in tables.table("codes/sectors", &["code"])?.rows {
            labels.sectors.push(row.required("code")?.into());
        }
        for row in tables.table("codes/modes", &["type", "mode"])?.rows {
            let mode = row.required("mode")?;
            if !labels.modes.iter().any(|known| known == mode) {
                labels.modes.push(mode.into());
            }
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

    /// At most three codes of states that somebody may have meant: by two letters, by its name, by the letters that it begins with.
    pub fn states_like(&self, written: &str) -> Vec<&str> {
        let (upper, lower) = (written.trim().to_uppercase(), written.trim().to_lowercase());
        let by_two = self.short.get(&upper).map(String::as_str);
        let mut others: Vec<(u8, &str)> = self
            .states()
            .filter_map(|(code, [english, arabic])| {
                let rank = if english.to_lowercase() == lower || arabic == written.trim() {
                    0
                } else if upper.chars().count() > 1 && (code.starts_with(&upper) || english.to_lowercase().starts_with(&lower)) {
                    1
                } else if upper.len() == 3 && code.bytes().zip(upper.bytes()).filter(|(one, other)| one != other).count() == 1 {
                    2
                } else {
                    return None;
                };
                Some((rank, code)).filter(|(_, code)| Some(*code) != by_two)
            })
            .collect();
        others.sort_unstable();
        // Only the best kind: who is meant by name is not meant by letters.
        let best = others.first().map(|(rank, _)| *rank);
        let others = others.into_iter().filter(|(rank, _)| Some(*rank) == best).map(|(_, code)| code);
        by_two.into_iter().chain(others).take(3).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_found_by_what_was_meant() {
        let labels = Labels::of(&waqai_base::tables()).unwrap();
        assert_eq!(labels.states_like("CH")[0], "CHE");
        assert!(labels.states_like("CH").contains(&"CHN"));
        assert_eq!(labels.states_like("kazakhstan"), ["KAZ"]);
        assert_eq!(labels.states_like("الصين"), ["CHN"]);
        assert!(labels.states_like("KAX").contains(&"KAZ"));
        assert!(labels.states_like("").is_empty() && labels.states_like("%").is_empty());
    }
}
