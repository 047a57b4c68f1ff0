//! Rows of the tables as the codebook shows them.

use crate::problem::Problem;
use waqai_codebook::List;
use waqai_tables::{Row, TableSet};

/// A rule with its words.
pub(super) struct Rule {
    pub id: String,
    pub mode: String,
    /// File and line.
    pub place: String,
    /// Column and words.
    pub words: Vec<(&'static str, String, &'static str)>,
    pub example: String,
}

/// Rows of cells, each with its language.
pub(super) type Rows = Vec<Vec<(String, &'static str)>>;

/// The rows of a table.
pub(super) fn rows(tables: &TableSet, table: &str, key: &[&str]) -> Result<Vec<Row>, Problem> {
    Ok(tables.table(table, key).map_err(|problem| Problem::fault(problem.to_string()))?.rows)
}

/// The rules of a table.
pub(super) fn rules(tables: &TableSet, table: &str, columns: &'static [&'static str]) -> Result<Vec<Rule>, Problem> {
    let rule = |row: &Row| Rule {
        id: row.get("id").to_owned(),
        mode: row.get("mode").to_owned(),
        place: format!("{}:{}", row.file, row.line),
        words: columns
            .iter()
            .filter(|column| !row.get(column).is_empty())
            .map(|column| {
                let words = row.list(column).collect::<Vec<_>>().join(" · ");
                let language = language(&words);
                (*column, words, language)
            })
            .collect(),
        example: row.get("example").to_owned(),
    };
    Ok(rows(tables, table, &["id"])?.iter().map(rule).collect())
}

/// The cells of a list.
pub(super) fn cells(tables: &TableSet, list: &List) -> Result<Rows, Problem> {
    let cell = |row: &Row, column: &&str| {
        let words = row.list(column).collect::<Vec<_>>().join(" · ");
        let language = language(&words);
        (words, language)
    };
    Ok(rows(tables, list.table, &list.columns[..1])?
        .iter()
        .map(|row| list.columns.iter().map(|column| cell(row, column)).collect())
        .collect())
}

fn language(words: &str) -> &'static str {
    if words.chars().any(|letter| ('\u{600}'..='\u{6FF}').contains(&letter)) { "ar" } else { "en" }
}
