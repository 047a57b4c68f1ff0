//! One table: remarks, a line of column names, rows of cells.

use std::fmt;

/// What is wrong with a table, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// The file, as it was named when it was read.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The name of the column, or empty where the whole line is meant.
    pub column: String,
    /// What was found.
    pub problem: String,
    /// What to write instead.
    pub remedy: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.column.is_empty() {
            write!(f, "column `{}`: ", self.column)?;
        }
        write!(f, "{}. {}", self.problem, self.remedy)
    }
}

impl std::error::Error for TableError {}

/// A row of a [`Table`] with the place it was read from.
#[derive(Clone, Debug)]
pub struct Row {
    /// The file the row stands in.
    pub file: std::rc::Rc<str>,
    /// The line in that file, counted from 1.
    pub line: usize,
    columns: std::rc::Rc<Vec<String>>,
    cells: Vec<String>,
}

impl Row {
    /// The cell of a column; empty where the table has no such column.
    pub fn get(&self, column: &str) -> &str {
        self.columns.iter().position(|c| c == column).map_or("", |at| self.cells[at].as_str())
    }

    /// Whether the row's file has a column of this name.
    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|known| known == column)
    }

    /// The values of a cell that holds several, separated by ` | `.
    pub fn list<'a>(&'a self, column: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.get(column).split('|').map(str::trim).filter(|value| !value.is_empty())
    }

    /// The cell of a column that must not be empty.
    pub fn required(&self, column: &str) -> Result<&str, TableError> {
        match self.get(column) {
            "" => Err(self.error(column, "the cell is empty", "Give a value, or leave the row out")),
            value => Ok(value),
        }
    }

    /// A number, or `None` for an empty cell.
    pub fn number<N: std::str::FromStr>(&self, column: &str) -> Result<Option<N>, TableError> {
        match self.get(column) {
            "" => Ok(None),
            value => value.parse().map(Some).map_err(|_| {
                self.error(column, &format!("`{value}` is no number that fits here"), "Write it in ASCII digits, or leave the cell empty")
            }),
        }
    }

    /// The names of the columns.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// An error that points at a cell of this row.
    pub fn error(&self, column: &str, problem: &str, remedy: &str) -> TableError {
        TableError { file: self.file.to_string(), line: self.line, column: column.into(), problem: problem.into(), remedy: remedy.into() }
    }

    fn key(&self, columns: &[&str]) -> Vec<&str> {
        columns.iter().map(|c| self.get(c)).collect()
    }
}

/// A table as read: the column names and the rows.
///
/// ```
/// let table = waqai_tables::Table::parse("demo.tsv", "# a remark\nname\tcode\nA | B\tx\n").unwrap();
/// let row = &table.rows[0];
/// assert_eq!(row.list("name").collect::<Vec<_>>(), ["A", "B"]);
/// assert_eq!((row.get("code"), row.line), ("x", 3));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The rows, in the order of the file.
    pub rows: Vec<Row>,
}

impl Table {
    /// Reads a table. The first line that is no remark names the columns; every other line has as many cells.
    pub fn parse(file: &str, text: &str) -> Result<Table, TableError> {
        let name: std::rc::Rc<str> = file.into();
        let mut columns: Option<std::rc::Rc<Vec<String>>> = None;
        let mut rows = Vec::new();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (at, line) in text.lines().enumerate() {
            let line = line.strip_suffix('\r').unwrap_or(line);
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let cells: Vec<String> = line.split('\t').map(|cell| cell.trim().to_owned()).collect();
            match &columns {
                None => columns = Some(std::rc::Rc::new(cells)),
                Some(columns) => {
                    let found = cells.len();
                    let row = Row { file: name.clone(), line: at + 1, columns: columns.clone(), cells };
                    if found != columns.len() {
                        return Err(row.error(
                            columns.get(found.saturating_sub(1)).map_or("", String::as_str),
                            &format!("the line has {found} cells, the table has {} columns", columns.len()),
                            &format!("Separate the cells with single tabs, in the order {}", columns.join(", ")),
                        ));
                    }
                    rows.push(row);
                }
            }
        }
        if columns.is_none() {
            return Err(TableError {
                file: file.into(),
                line: 1,
                column: String::new(),
                problem: "the table has no line of column names".into(),
                remedy: "Begin with the column names, separated by tabs".into(),
            });
        }
        Ok(Table { rows })
    }

    /// Lays another table over this one: a row with the same key replaces, other rows are added.
    pub fn overlay(&mut self, other: Table, key: &[&str]) {
        for row in other.rows {
            match self.rows.iter().position(|mine| mine.key(key) == row.key(key)) {
                Some(at) => self.rows[at] = row,
                None => self.rows.push(row),
            }
        }
    }

    /// Refuses columns that a reader needs and the table lacks.
    pub fn require(&self, columns: &[&str]) -> Result<(), TableError> {
        if let Some(row) = self.rows.first() {
            for column in columns {
                if !row.columns.iter().any(|c| c == column) {
                    return Err(row.error(column, "the table has no such column", "Add it to the line of column names"));
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_is_refused_with_its_place() {
        let error = Table::parse("t.tsv", "a\tb\n1\t2\n3\n").unwrap_err();
        assert_eq!((error.line, error.column.as_str()), (3, "a"));
        assert_eq!(
            error.to_string(),
            "t.tsv:3: column `a`: the line has 1 cells, the table has 2 columns. Separate the cells with single tabs, in the order a, b"
        );
    }

    #[test]
    fn an_overlay_replaces_by_key_and_adds() {
        let mut base = Table::parse("a", "k\tv\nx\t1\ny\t2\n").unwrap();
        base.overlay(Table::parse("b", "k\tv\ny\t3\nz\t4\n").unwrap(), &["k"]);
        let values: Vec<_> = base.rows.iter().map(|r| (r.get("k"), r.get("v"))).collect();
        assert_eq!(values, [("x", "1"), ("y", "3"), ("z", "4")]);
    }

    #[test]
    fn numbers_are_checked() {
        let table = Table::parse("n", "v\nseven\n").unwrap();
        assert!(table.rows[0].number::<u32>("v").unwrap_err().problem.contains("seven"));
    }

    #[test]
    fn an_empty_file_is_refused() {
        assert!(Table::parse("e", "# nothing\n").unwrap_err().problem.contains("no line of column names"));
    }
}
