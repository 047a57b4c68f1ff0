//! The tables of people and offices as they are written, for whoever wants to show a row and its place.
//!
//! [`crate::Knowledge`] holds what the reader needs; spellings, notes and lines are only here. Tables are read when they are first asked for.

use crate::{Absence, Tenure};
use std::cell::OnceCell;
use waqai_tables::{Row, TableError, TableSet};

/// Rows of the tables by their keys.
pub struct Register<'t> {
    tables: &'t TableSet,
    states: OnceCell<Vec<Row>>,
    places: OnceCell<Vec<Row>>,
    organisations: OnceCell<Vec<Row>>,
    bodies: OnceCell<Vec<Row>>,
    titles: OnceCell<Vec<Row>>,
    groups: OnceCell<Vec<Row>>,
    people: OnceCell<Vec<Row>>,
    offices: OnceCell<Vec<Row>>,
    tenures: OnceCell<Vec<Tenure>>,
    absences: OnceCell<Vec<Absence>>,
}

impl std::fmt::Debug for Register<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Register")
    }
}

/// What the cell holds; on the first call, what `read` gives.
fn kept<T>(cell: &OnceCell<Vec<T>>, read: impl FnOnce() -> Result<Vec<T>, TableError>) -> Result<&[T], TableError> {
    if let Some(rows) = cell.get() {
        return Ok(rows);
    }
    let rows = read()?;
    Ok(cell.get_or_init(|| rows))
}

impl<'t> Register<'t> {
    /// Over a set of tables.
    pub fn new(tables: &'t TableSet) -> Register<'t> {
        Register {
            tables,
            states: OnceCell::new(),
            places: OnceCell::new(),
            organisations: OnceCell::new(),
            bodies: OnceCell::new(),
            titles: OnceCell::new(),
            groups: OnceCell::new(),
            people: OnceCell::new(),
            offices: OnceCell::new(),
            tenures: OnceCell::new(),
            absences: OnceCell::new(),
        }
    }

    fn rows<'a>(&'a self, cell: &'a OnceCell<Vec<Row>>, table: &str, key: &[&str]) -> Result<&'a [Row], TableError> {
        kept(cell, || Ok(self.tables.table(table, key)?.rows))
    }

    /// The states.
    pub fn states(&self) -> Result<&[Row], TableError> {
        self.rows(&self.states, "actors/states", &["iso3"])
    }

    /// The places.
    pub fn places(&self) -> Result<&[Row], TableError> {
        self.rows(&self.places, "actors/places", &["name_en", "country"])
    }

    /// The organisations.
    pub fn organisations(&self) -> Result<&[Row], TableError> {
        self.rows(&self.organisations, "actors/organisations", &["id"])
    }

    /// The bodies that every state has.
    pub fn bodies(&self) -> Result<&[Row], TableError> {
        self.rows(&self.bodies, "actors/bodies", &["names"])
    }

    /// The titles.
    pub fn titles(&self) -> Result<&[Row], TableError> {
        self.rows(&self.titles, "actors/titles", &["title"])
    }

    /// The kinds of people.
    pub fn groups(&self) -> Result<&[Row], TableError> {
        self.rows(&self.groups, "actors/groups", &["singular", "plural"])
    }

    /// The people.
    pub fn people(&self) -> Result<&[Row], TableError> {
        self.rows(&self.people, "actors/people", &["id"])
    }

    /// The offices, by rank.
    pub fn offices(&self) -> Result<&[Row], TableError> {
        self.rows(&self.offices, "codes/offices", &["code"])
    }

    /// English names of offices beside those of `codes/offices`: office and name.
    pub fn office_words(&self) -> Result<Vec<(String, String)>, TableError> {
        let rows = self.tables.table("codes/office-words", &["office"])?.rows;
        Ok(rows.iter().flat_map(|row| row.list("words").map(|word| (row.get("office").to_owned(), word.to_owned()))).collect())
    }

    /// Words of a question that say how a title stands to its owner, in both scripts: what they say (`former`, `posted`) and the words.
    pub fn title_words(&self) -> Result<Vec<(String, String)>, TableError> {
        let arabic = self.tables.table("grammar/markers", &["marker"])?.rows;
        let english = self.tables.table("codes/title-words", &["says"])?.rows;
        let arabic = arabic.iter().map(|row| (row.get("marker"), row)).filter(|(marker, _)| matches!(*marker, "former" | "posted"));
        let all = arabic.chain(english.iter().map(|row| (row.get("says"), row)));
        Ok(all.flat_map(|(says, row)| row.list("words").map(move |word| (says.to_owned(), word.to_owned()))).collect())
    }

    /// All terms of office.
    pub fn tenures(&self) -> Result<&[Tenure], TableError> {
        kept(&self.tenures, || {
            self.tables.table("actors/terms", &["person", "of", "office", "from"])?.rows.iter().map(Tenure::read).collect()
        })
    }

    /// All days on which nobody of their own held an office.
    pub fn absences(&self) -> Result<&[Absence], TableError> {
        kept(&self.absences, || self.tables.table("actors/vacancies", &["of", "office", "from"])?.rows.iter().map(Absence::read).collect())
    }

    /// The row of a person.
    pub fn person(&self, id: &str) -> Result<Option<&Row>, TableError> {
        Ok(self.people()?.iter().find(|row| row.get("id") == id))
    }

    /// The place of an office in the order of ranks.
    pub fn rank(&self, office: &str) -> Result<usize, TableError> {
        let offices = self.offices()?;
        Ok(offices.iter().position(|row| row.get("code") == office).unwrap_or(offices.len()))
    }
}
