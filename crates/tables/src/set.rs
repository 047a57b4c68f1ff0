//! All tables that a reader is built from: the bundled ones and what a user lays over them.

use crate::hash::hash;
use crate::{Table, TableError};
use std::collections::BTreeMap;

/// Table files by their path below `knowledge/`, such as `actors/states.tsv`.
///
/// A table may be spread over several files: [`TableSet::table`] of `actors/people` joins `actors/people.tsv` and all `actors/people-….tsv`.
#[derive(Clone, Debug, Default)]
pub struct TableSet {
    base: BTreeMap<String, String>,
    overlay: BTreeMap<String, (String, String)>,
}

/// One file of a table.
#[derive(Clone, Debug)]
pub struct Part {
    /// The file, as errors name it.
    pub file: String,
    /// Whether it is a user's, laid over the bundled ones.
    pub laid_over: bool,
    /// What it holds.
    pub table: Result<Table, TableError>,
}

/// Whether a file is a table's, or a part of it.
fn belongs(file: &str, table: &str) -> bool {
    file.strip_suffix(".tsv").and_then(|stem| stem.strip_prefix(table)).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

impl TableSet {
    /// A set of bundled files: path below `knowledge/` and contents.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> TableSet {
        TableSet { base: files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect(), overlay: BTreeMap::new() }
    }

    /// Lays a user's file over the bundled ones. `shown` is the name that errors give.
    pub fn lay_over(&mut self, path: &str, shown: &str, text: &str) {
        self.overlay.insert(path.to_owned(), (shown.to_owned(), text.to_owned()));
    }

    /// Whether a path is that of a table this program knows, or of a part of one: `actors/people.tsv`, `actors/people-mine.tsv`.
    pub fn knows(&self, path: &str) -> bool {
        let stem = path.strip_suffix(".tsv").unwrap_or(path);
        // The path itself, then what stands before each hyphen.
        let ends = std::iter::once(stem.len()).chain(stem.match_indices('-').map(|(at, _)| at));
        ends.map(|end| &stem[..end]).any(|table| {
            let known = || self.base.keys().map(|known| known.strip_suffix(".tsv").unwrap_or(known));
            let parts = known().filter(|known| known.strip_prefix(table).is_some_and(|rest| rest.starts_with('-'))).count();
            // One file with a hyphen has it in its name; several are parts of one table.
            known().any(|known| known == table) || parts > 1
        })
    }

    /// A table by its path without `.tsv`, joined from its files, with the user's rows laid over by `key`.
    pub fn table(&self, path: &str, key: &[&str]) -> Result<Table, TableError> {
        let mut whole = Table::default();
        for (file, text) in self.base.iter().filter(|(file, _)| belongs(file, path)) {
            whole.rows.extend(Table::parse(&format!("knowledge/{file}"), text)?.rows);
        }
        for (shown, text) in self.overlay.iter().filter(|(file, _)| belongs(file, path)).map(|(_, value)| value) {
            whole.overlay(Table::parse(shown, text)?, key);
        }
        whole.require(key)?;
        Ok(whole)
    }

    /// The files of a table one by one, the bundled ones first, each read by itself: for whoever wants to hear of every mistake and not of the first.
    pub fn parts(&self, path: &str) -> Vec<Part> {
        let base = self.base.iter().filter(|(file, _)| belongs(file, path)).map(|(file, text)| (format!("knowledge/{file}"), text, false));
        let overlay = self.overlay.iter().filter(|(file, _)| belongs(file, path)).map(|(_, (shown, text))| (shown.clone(), text, true));
        base.chain(overlay)
            .map(|(file, text, laid_over)| {
                let table = Table::parse(&file, text);
                Part { file, laid_over, table }
            })
            .collect()
    }

    /// A row with its columns' names, by the file and line that a rule or an error names.
    ///
    /// ```
    /// let set = waqai_tables::TableSet::new([("a.tsv", "# words\nid\tn\np\t1\n")]);
    /// assert_eq!(set.row("knowledge/a.tsv", 3).unwrap(), [("id", "p"), ("n", "1")]);
    /// assert!(set.row("knowledge/a.tsv", 9).is_none());
    /// ```
    pub fn row(&self, file: &str, line: u32) -> Option<Vec<(&str, &str)>> {
        let theirs = self.overlay.values().find(|(shown, _)| shown == file).map(|(_, text)| text);
        let text = theirs.or_else(|| self.base.get(file.strip_prefix("knowledge/").unwrap_or(file)))?;
        let names = text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty())?;
        let cells = text.lines().nth((line as usize).checked_sub(1)?)?;
        Some(names.split('\t').zip(cells.split('\t')).map(|(name, cell)| (name.trim(), cell.trim())).collect())
    }

    /// A digest of all files: two sets of tables with the same digest code alike.
    pub fn digest(&self) -> u64 {
        self.files().fold(0, |state, (path, text)| {
            let file = hash(path.as_bytes()).rotate_left(32) ^ hash(text.as_bytes());
            (state.rotate_left(7) ^ file).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        })
    }

    /// All files and their contents, bundled ones first, in the order of their paths: what a digest of the knowledge is made from.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.base
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .chain(self.overlay.iter().map(|(path, (_, text))| (path.as_str(), text.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_joined_from_its_parts_and_overlaid() {
        let mut set =
            TableSet::new([("a/people-x.tsv", "id\tn\np\t1\n"), ("a/people-y.tsv", "id\tn\nq\t2\n"), ("a/peoples.tsv", "id\tn\nr\t3\n")]);
        set.lay_over("a/people.tsv", "mine/people.tsv", "id\tn\nq\t9\n");
        let rows: Vec<_> =
            set.table("a/people", &["id"]).unwrap().rows.iter().map(|r| (r.get("id").to_owned(), r.get("n").to_owned())).collect();
        assert_eq!(rows, [("p".into(), "1".into()), ("q".into(), "9".into())]);
        assert!(set.knows("a/people.tsv") && set.knows("a/people-mine.tsv") && set.knows("a/peoples-more.tsv"));
        assert!(!set.knows("a/towns.tsv") && !set.knows("a/peo.tsv"));
    }

    #[test]
    fn an_error_names_the_users_file() {
        let mut set = TableSet::new([("a.tsv", "id\tn\n")]);
        set.lay_over("a.tsv", "/home/me/a.tsv", "id\tn\nonly-one\n");
        assert_eq!(set.table("a", &["id"]).unwrap_err().file, "/home/me/a.tsv");
    }
}
