//! What stands beside the records when they are counted and published: scores of types, numbers of states.

use crate::records::Place;
use std::collections::HashMap;
use waqai_tables::{TableError, TableSet};

/// The numbers and scores of the tables, as the archive needs them.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    scores: HashMap<String, f64>,
    /// For each state its numbers, by [`System`].
    numbers: HashMap<String, [Vec<Term>; 2]>,
    places: HashMap<(String, String), Spot>,
}

/// What the tables say of a place beyond its coordinates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Kind {
    /// GeoNames' code of such places.
    feature: &'static str,
    /// How exact it is: 1 a town or spot, 2 a region, 3 a state.
    precision: u8,
}

#[derive(Clone, Debug)]
struct Spot {
    kind: Kind,
    division: String,
}

/// Kinds of places in the tables.
const KINDS: &[(&str, Kind)] = &[
    ("capital", Kind { feature: "PPLC", precision: 1 }),
    ("city", Kind { feature: "PPL", precision: 1 }),
    ("crossing", Kind { feature: "", precision: 1 }),
    ("mountain", Kind { feature: "MT", precision: 1 }),
    ("region", Kind { feature: "RGN", precision: 2 }),
    ("area", Kind { feature: "AREA", precision: 2 }),
    ("water", Kind { feature: "", precision: 2 }),
];
/// A place without a row of its own is a state.
const STATE: Kind = Kind { feature: "PCLI", precision: 3 };

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

    /// The same with kinds and divisions of places, from `actors/places`. They are many rows, which only whoever publishes needs.
    ///
    /// # Errors
    /// A row that cannot be read, with its place.
    pub fn with_places(mut self, tables: &TableSet) -> Result<Codes, TableError> {
        for row in tables.table("actors/places", &["name_en", "country"])?.rows {
            let kind = KINDS.iter().find(|(name, _)| *name == row.get("kind")).map_or(Kind::default(), |(_, kind)| *kind);
            let spot = Spot { kind, division: row.get("division").to_owned() };
            self.places.insert((row.required("name_en")?.to_owned(), row.get("country").to_owned()), spot);
        }
        Ok(self)
    }

    /// GeoNames' feature code of a place, where it is sure: PPLC, PPL, RGN (region or division), AREA, MT, PCLI (state).
    pub(crate) fn feature(&self, place: &Place) -> Option<&'static str> {
        Some(self.kind(place)?.feature).filter(|code| !code.is_empty())
    }

    /// How exact a place is: 1 a town or spot, 2 a region, 3 a state. Nothing where the tables' places were not read ([`Codes::with_places`]).
    pub fn precision(&self, place: &Place) -> Option<i64> {
        Some(self.kind(place)?.precision.into()).filter(|&precision| precision > 0)
    }

    /// The first-level division that a place lies in.
    pub(crate) fn division(&self, place: &Place) -> Option<&str> {
        self.spot(place).map(|spot| spot.division.as_str()).filter(|division| !division.is_empty())
    }

    fn spot(&self, place: &Place) -> Option<&Spot> {
        self.places.get(&(place.name.clone(), place.country.clone().unwrap_or_default()))
    }

    fn kind(&self, place: &Place) -> Option<Kind> {
        match self.spot(place) {
            Some(spot) => Some(spot.kind),
            None if self.places.is_empty() || place.geonames.is_some() => None,
            None => Some(STATE),
        }
    }

    /// Gives an event type its score.
    pub fn add_score(&mut self, kind: &str, score: f64) {
        self.scores.insert(kind.into(), score);
    }

    /// Gives a state its number in a system from one year to another.
    pub fn add_number(&mut self, system: System, state: &str, number: u16, from: Option<i32>, to: Option<i32>) {
        let term = Term { number, from: from.unwrap_or(i32::MIN), to: to.unwrap_or(i32::MAX) };
        self.numbers.entry(state.into()).or_default()[system as usize].push(term);
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
        let terms = &self.numbers.get(state)?[system as usize];
        terms.iter().find(|term| (term.from..=term.to).contains(&year)).map(|term| term.number)
    }
}

/// The year of a day, month or year as text.
pub fn year_of(day: &str) -> Option<i32> {
    day.get(..4)?.parse().ok()
}
