//! The rows of the knowledge base behind the ids that records carry: who somebody is, and which offices they held when.

use std::collections::HashMap;
use waqai_tables::TableSet;

/// A row of a table: file, line, and the cells that say something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KnownRow {
    /// File and line, such as `knowledge/actors/states.tsv:12`.
    pub at: String,
    /// Column and value.
    pub cells: Vec<(String, String)>,
}

impl KnownRow {
    /// The value of a column.
    pub fn get(&self, column: &str) -> &str {
        self.cells.iter().find(|(name, _)| name == column).map_or("", |(_, value)| value)
    }
}

/// Rows by the ids that records carry.
#[derive(Debug, Default)]
pub(crate) struct Known {
    rows: HashMap<String, KnownRow>,
    terms: HashMap<String, Vec<KnownRow>>,
}

/// Tables that ids stand for, and their keys.
const TABLES: [(&str, &str); 5] = [
    ("actors/people", "id"),
    ("actors/organisations", "id"),
    ("actors/states", "iso3"),
    ("actors/bodies", "id"),
    ("actors/groups", "id"),
];

impl Known {
    /// Reads the tables. Rows that cannot be read are left out: the program would not have started with them.
    pub fn of(tables: &TableSet) -> Known {
        let mut known = Known::default();
        for (table, key) in TABLES {
            for (id, row) in rows(tables, table, key) {
                known.rows.insert(id, row);
            }
        }
        for (person, row) in rows(tables, "actors/terms", "person") {
            known.terms.entry(person).or_default().push(row);
        }
        known
    }

    /// The row of an id.
    pub fn row(&self, id: &str) -> Option<&KnownRow> {
        self.rows.get(id)
    }

    /// The terms of office of a person that a day may lie in; all where the day is unknown.
    pub fn terms<'a>(&'a self, person: &str, day: Option<&'a str>) -> impl Iterator<Item = &'a KnownRow> {
        let held = move |row: &&KnownRow| {
            let Some(day) = day else { return true };
            let (from, to) = (row.get("from"), row.get("to"));
            // Dates may be years or months only: compared as far as they go.
            let edge = |date: &str| day.get(..date.len()).map(str::to_owned).unwrap_or_default();
            (from.is_empty() || *from <= *edge(from)) && (to.is_empty() || *edge(to) <= *to)
        };
        self.terms.get(person).into_iter().flatten().filter(held)
    }
}

fn rows(tables: &TableSet, table: &str, key: &str) -> Vec<(String, KnownRow)> {
    let mut found = Vec::new();
    for part in tables.parts(table) {
        let Ok(rows) = part.table.map(|table| table.rows) else { continue };
        for row in rows {
            let id = row.get(key).to_owned();
            let Some(cells) = tables.row(&part.file, row.line as u32) else { continue };
            let cells = cells.into_iter().filter(|(_, value)| !value.is_empty());
            let cells = cells.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            found.push((id, KnownRow { at: format!("{}:{}", part.file, row.line), cells }));
        }
    }
    found
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
        assert_eq!(known.row("x").unwrap().get("name_en"), "X");
        let offices = |day| known.terms("x", day).map(|row| row.get("office").to_owned()).collect::<Vec<_>>();
        assert_eq!(offices(Some("2003-01-01")), ["a"]);
        assert_eq!(offices(Some("2004-05-20")), ["a", "b"]);
        assert_eq!(offices(None).len(), 2);
        assert!(offices(Some("1999-01-01")).is_empty());
    }
}
