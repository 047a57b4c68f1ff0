//! A table with all its files, whatever is wrong with some of them.

use super::{Kind, Review};
use std::collections::HashMap;
use waqai_tables::{Row, TableSet};

/// A row, and whether it is a user's.
pub(super) struct Line {
    pub row: Row,
    pub laid_over: bool,
}

/// The rows of a table, a user's laid over the bundled ones by key. Files that cannot be read and keys given twice are found.
pub(super) fn lines(tables: &TableSet, path: &str, key: &[&str], review: &mut Review) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut places: HashMap<Vec<String>, usize> = HashMap::new();
    for part in tables.parts(path) {
        let table = match part.table {
            Ok(table) => table,
            Err(error) => {
                review.table_error(Kind::Shape, error, part.laid_over);
                continue;
            }
        };
        if let Err(error) = table.require(key) {
            review.table_error(Kind::Shape, error, part.laid_over);
            continue;
        }
        for row in table.rows {
            let cells: Vec<String> = key.iter().map(|column| row.get(column).to_owned()).collect();
            match places.get(&cells) {
                Some(&at) if lines[at].laid_over == part.laid_over => {
                    let first = &lines[at].row;
                    let problem = format!("the row has the key of {}:{} ({})", first.file, first.line, cells.join(", "));
                    let error = row.error("", &problem, &format!("Leave one of the two; {} is the key", key.join(", ")));
                    review.table_error(Kind::Twice, error, part.laid_over);
                }
                Some(&at) => lines[at] = Line { row, laid_over: part.laid_over },
                None => {
                    places.insert(cells, lines.len());
                    lines.push(Line { row, laid_over: part.laid_over });
                }
            }
        }
    }
    lines
}
