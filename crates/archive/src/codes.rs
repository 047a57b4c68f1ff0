//! What stands beside the records when they are counted and published: scores of types, numbers of states.

use std::collections::HashMap;
use waqai_tables::{TableError, TableSet};

/// The numbers and scores of the tables, as the archive needs them.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    scores: HashMap<String, f64>,
    numbers: HashMap<(System, String), Vec<Term>>,
}

/// A list of states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum System {
    /// Correlates of War.
    Cow,
    /// Gleditsch and Ward.
    Gw,
}

#[derive(Clone, Copy, Debug)]
struct Term {
    number: u16,
    from: i32,
    to: i32,
}

impl Codes {
    /// Scores of types and numbers of states, from the tables `frames/types` and `codes/state-numbers`.
    ///
    /// # Errors
    /// A row that says something else, with its place.
    pub fn of(tables: &TableSet) -> Result<Codes, TableError> {
        let mut codes = Codes::default();
        for row in tables.table("frames/types", &["type"])?.rows {
            codes.add_score(row.required("type")?, row.number("score")?.unwrap_or_default());
        }
        for row in tables.table("codes/state-numbers", &["iso3", "system", "from"])?.rows {
            let system = match row.required("system")? {
                "cow" => System::Cow,
                "gw" => System::Gw,
                other => return Err(row.error("system", &format!("`{other}` is no list of states"), "Use cow or gw")),
            };
            if let Some(number) = row.number("number")? {
                codes.add_number(system, row.required("iso3")?, number, row.number("from")?, row.number("to")?);
            }
        }
        Ok(codes)
    }

    /// Gives an event type its score.
    pub fn add_score(&mut self, kind: &str, score: f64) {
        self.scores.insert(kind.into(), score);
    }

    /// Gives a state its number in a system from one year to another.
    pub fn add_number(&mut self, system: System, state: &str, number: u16, from: Option<i32>, to: Option<i32>) {
        let term = Term { number, from: from.unwrap_or(i32::MIN), to: to.unwrap_or(i32::MAX) };
        self.numbers.entry((system, state.into())).or_default().push(term);
    }

    /// The score of a type; 0 where it is unknown.
    pub fn score(&self, kind: &str) -> f64 {
        self.scores.get(kind).copied().unwrap_or_default()
    }

    /// The number of a state that is valid in a year.
    ///
    /// ```
    /// use waqai_archive::codes::{Codes, System};
    /// let mut codes = Codes::default();
    /// codes.add_number(System::Gw, "SRB", 345, None, Some(2005));
    /// codes.add_number(System::Gw, "SRB", 340, Some(2006), None);
    /// assert_eq!(codes.number(System::Gw, "SRB", 2003), Some(345));
    /// assert_eq!(codes.number(System::Gw, "SRB", 2020), Some(340));
    /// assert_eq!(codes.number(System::Cow, "SRB", 2020), None);
    /// ```
    pub fn number(&self, system: System, state: &str, year: i32) -> Option<u16> {
        let terms = self.numbers.get(&(system, state.to_owned()))?;
        terms.iter().find(|term| (term.from..=term.to).contains(&year)).map(|term| term.number)
    }
}

/// The year of a day, month or year as text.
pub fn year_of(day: &str) -> Option<i32> {
    day.get(..4)?.parse().ok()
}
