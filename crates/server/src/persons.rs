//! What the tables know of actors beyond what the archive holds: other spellings of their names, and who held which office when.

use std::collections::HashMap;
use waqai_knowledge::Register;
use waqai_tables::{TableError, TableSet};

/// A term of office as the tables have it.
#[derive(Clone, Debug)]
pub(crate) struct Tenure {
    /// The office, English and Arabic.
    pub office: [String; 2],
    /// The state, or an organisation's name in English and Arabic.
    pub of: Of,
    /// The first day, month or year.
    pub from: String,
    /// The last; none while it lasts, as far as known.
    pub to: Option<String>,
}

/// Whose an office is.
#[derive(Clone, Debug)]
pub(crate) enum Of {
    State(String),
    Body([String; 2]),
}

/// Spellings and offices by the ids of the knowledge base.
#[derive(Debug, Default)]
pub(crate) struct Persons {
    spellings: HashMap<String, Vec<String>>,
    tenures: HashMap<String, Vec<Tenure>>,
    offices: HashMap<String, [String; 2]>,
    /// Arabic names of organisations by their English ones.
    bodies: HashMap<String, String>,
}

impl Persons {
    pub fn of(tables: &TableSet) -> Result<Persons, TableError> {
        let register = Register::new(tables);
        let mut persons = Persons::default();
        let mut bodies: HashMap<&str, [String; 2]> = HashMap::new();
        let first = |names: &str| names.split('|').next().unwrap_or_default().trim().to_owned();
        for (rows, key) in [(register.people()?, "id"), (register.organisations()?, "id"), (register.states()?, "iso3")] {
            for row in rows {
                let columns = if key == "id" { &["names", "short"][..] } else { &["names"] };
                let mut names: Vec<String> = columns.iter().flat_map(|column| row.list(column)).map(str::to_owned).collect();
                names.dedup();
                persons.spellings.insert(row.get(key).to_owned(), names);
            }
        }
        for row in register.organisations()? {
            bodies.insert(row.get("id"), [row.get("name_en").to_owned(), first(row.get("names"))]);
        }
        persons.bodies = bodies.values().map(|[english, arabic]| (english.clone(), arabic.clone())).collect();
        for row in register.offices()? {
            persons.offices.insert(row.get("code").to_owned(), [row.get("name_en").to_owned(), row.get("name_ar").to_owned()]);
        }
        for tenure in register.tenures()? {
            let day = |period: &waqai_knowledge::Period| written(&period.first.to_string(), &period.last.to_string());
            persons.tenures.entry(tenure.person.clone()).or_default().push(Tenure {
                office: persons.offices.get(&tenure.office).cloned().unwrap_or_else(|| [tenure.office.clone(), tenure.office.clone()]),
                of: bodies.get(tenure.of.as_str()).map_or_else(|| Of::State(tenure.of.clone()), |names| Of::Body(names.clone())),
                from: day(&tenure.dates.from),
                to: tenure.dates.to.as_ref().map(day),
            });
        }
        for tenures in persons.tenures.values_mut() {
            tenures.sort_by(|one, other| other.from.cmp(&one.from));
        }
        Ok(persons)
    }

    /// All spellings in Arabic of an id, the usual one first.
    pub fn spellings(&self, known: &str) -> &[String] {
        self.spellings.get(known).map_or(&[], Vec::as_slice)
    }

    /// The terms of office of a person, the last first.
    pub fn tenures(&self, known: &str) -> &[Tenure] {
        self.tenures.get(known).map_or(&[], Vec::as_slice)
    }

    /// An office in English and Arabic, as reports give it: its code, or with the body behind it (`head of Some Council`).
    pub fn office(&self, code: &str) -> Option<[String; 2]> {
        if let Some(names) = self.offices.get(code) {
            return Some(names.clone());
        }
        let mut ways = code.match_indices(" of ").map(|(at, of)| (&code[..at], &code[at + of.len()..]));
        let found = ways.find_map(|(office, body)| Some((self.offices.get(office)?, self.bodies.get(body)?)));
        found.map(|(office, body)| [code.to_owned(), format!("{} ({body})", office[1])])
    }
}

/// A period as exact as it is known: a year, a month or a day.
fn written(first: &str, last: &str) -> String {
    match (first == last, first.get(..7) == last.get(..7)) {
        (true, _) => first.to_owned(),
        (false, true) => first.get(..7).unwrap_or(first).to_owned(),
        (false, false) => first.get(..4).unwrap_or(first).to_owned(),
    }
}
