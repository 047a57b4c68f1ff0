//! The rows of the knowledge base behind the ids that records carry: who somebody is, and which offices they held when.

use std::collections::HashMap;
use waqai_tables::{Row, TableSet};

/// A row of a table: file, line, and the cells that say something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KnownRow {
    /// File and line, such as `knowledge/actors/states.tsv:12`.
    pub at: String,
    /// Column and value.
    pub cells: Vec<(String, String)>,
}

/// Where the rows stand, by the ids that records carry.
#[derive(Debug, Default)]
pub(crate) struct Known {
    rows: HashMap<String, Place>,
    terms: HashMap<String, Vec<Term>>,
}

/// File and line of a row.
#[derive(Debug)]
struct Place {
    file: String,
    line: u32,
}

/// A term of office: its row, and its days as they are written.
#[derive(Debug)]
struct Term {
    place: Place,
    from: String,
    to: String,
}

/// Tables that ids stand for, and their keys.
const TABLES: [(&str, &str); 5] =
    [("actors/people", "id"), ("actors/organisations", "id"), ("actors/states", "iso3"), ("actors/bodies", "id"), ("actors/groups", "id")];

impl Known {
    /// Reads the tables. Rows that cannot be read are left out: the program would not have started with them.
    pub fn of(tables: &TableSet) -> Known {
        let mut known = Known::default();
        for (table, key) in TABLES {
            each(tables, table, |row, place| {
                known.rows.insert(row.get(key).to_owned(), place);
            });
        }
        each(tables, "actors/terms", |row, place| {
            let term = Term { place, from: row.get("from").to_owned(), to: row.get("to").to_owned() };
            known.terms.entry(row.get("person").to_owned()).or_default().push(term);
        });
        known
    }

    /// The row of an id.
    pub fn row(&self, tables: &TableSet, id: &str) -> Option<KnownRow> {
        read(tables, self.rows.get(id)?)
    }

    /// The terms of office of a person that a day may lie in; all where the day is unknown.
    pub fn terms(&self, tables: &TableSet, person: &str, day: Option<&str>) -> Vec<KnownRow> {
        let held = |term: &&Term| {
            let Some(day) = day else { return true };
            // Dates may be years or months only: compared as far as they go.
            let edge = |date: &str| day.get(..date.len()).unwrap_or_default().to_owned();
            (term.from.is_empty() || term.from <= edge(&term.from)) && (term.to.is_empty() || edge(&term.to) <= term.to)
        };
        self.terms.get(person).into_iter().flatten().filter(held).filter_map(|term| read(tables, &term.place)).collect()
    }
}

/// Hands on the rows of a table with their places.
fn each(tables: &TableSet, table: &str, mut take: impl FnMut(&Row, Place)) {
    for part in tables.parts(table) {
        for row in part.table.iter().flat_map(|table| &table.rows) {
            take(row, Place { file: part.file.clone(), line: row.line as u32 });
        }
    }
}

fn read(tables: &TableSet, place: &Place) -> Option<KnownRow> {
    let cells = tables.row(&place.file, place.line)?.into_iter().filter(|(_, value)| !value.is_empty());
    let cells = cells.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Some(KnownRow { at: format!("{}:{}", place.file, place.line), cells })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_those_of_the_day() {
        let tables = TableSet::new([
            ("actors/people.tsv", "id\tname_en\nx\tX\n"),
            ("actors/terms.tsv", "person\tof\toffice\tfrom\tto\nx\tKAZ\ta\t2001\t2004-05\nx\tKAZ\tb\t2004-05-09\t\n"),
        ]);
        let known = Known::of(&tables);
        assert_eq!(known.row(&tables, "x").unwrap().cells[1], ("name_en".into(), "X".into()));
        let offices = |day| known.terms(&tables, "x", day).into_iter().map(|row| row.cells[2].1.clone()).collect::<Vec<_>>();
        assert_eq!(offices(Some("2003-01-01")), ["a"]);
        assert_eq!(offices(Some("2004-05-20")), ["a", "b"]);
        assert_eq!(offices(None).len(), 2);
        assert!(offices(Some("1999-01-01")).is_empty());
    }
}
