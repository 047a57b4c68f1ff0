//! What a release changes: row by row from an earlier one.

use super::{EVENTS, STATEMENTS};
use crate::error::{ArchiveError, Result};
use crate::table::{Form, object};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Columns that differ in every release, or only count changes.
const PASSED_OVER: [&str; 4] = ["release", "coder_version", "lexicon_version", "event_version"];

/// The lines of JSON, and the name of their file.
pub(super) fn difference(earlier: &Path, later: &Path) -> Result<(String, String)> {
    let name = earlier_name(earlier)?;
    let mut lines = String::new();
    for form in [EVENTS, STATEMENTS] {
        let (old, new) = (read(earlier, &form)?, read(later, &form)?);
        let mut ids: Vec<&String> = old.keys().chain(new.keys()).collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            let told = match (old.get(id), new.get(id)) {
                (None, _) => "new",
                (_, None) => "gone",
                (Some(one), Some(other)) if one == other => continue,
                _ => "changed",
            };
            let mut fields = Vec::new();
            if let (Some(one), Some(other)) = (old.get(id), new.get(id)) {
                for column in form.columns.iter().map(|column| column.name) {
                    let (one, other) = (one.get(column), other.get(column));
                    if one != other {
                        fields.push((column, json!([one, other]).to_string()));
                    }
                }
            }
            let mut pairs = vec![
                ("table", Value::from(form.name).to_string()),
                ("id", Value::from(id.as_str()).to_string()),
                ("what", format!("\"{told}\"")),
            ];
            if !fields.is_empty() {
                pairs.push(("fields", object(fields)));
            }
            lines.push_str(&object(pairs));
            lines.push('\n');
        }
    }
    Ok((format!("diff-from-{name}.jsonl"), lines))
}

/// The version of a release.
fn earlier_name(folder: &Path) -> Result<String> {
    let path = folder.join("datapackage.json");
    let text = std::fs::read_to_string(&path).map_err(|problem| ArchiveError::File { path: path.clone(), problem })?;
    let package: Value = serde_json::from_str(&text).unwrap_or_default();
    let name =
        package["version"].as_str().filter(|name| name.bytes().all(|letter| letter.is_ascii_alphanumeric() || b".-_".contains(&letter)));
    name.map(str::to_owned)
        .ok_or_else(|| ArchiveError::Refused(format!("{}: this is no release of waqai. Name the folder of one", path.display())))
}

type Rows = BTreeMap<String, BTreeMap<String, String>>;

/// The rows of a table by their first column, without empty cells.
fn read(folder: &Path, form: &Form) -> Result<Rows> {
    let path = folder.join(format!("{}.csv", form.name));
    let text = std::fs::read_to_string(&path).map_err(|problem| ArchiveError::File { path, problem })?;
    let mut rows = records(&text).into_iter();
    let names = rows.next().unwrap_or_default();
    Ok(rows
        .filter_map(|row| {
            let id = row.first()?.clone();
            let cells = names.iter().cloned().zip(row).filter(|(name, cell)| !cell.is_empty() && !PASSED_OVER.contains(&name.as_str()));
            Some((id, cells.collect()))
        })
        .collect())
}

/// The records of a file after RFC 4180.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    #[test]
    fn records_are_read_as_they_are_written() {
        assert_eq!(super::records("a,b\n\"x,\"\"y\n\",\n"), [["a", "b"], ["x,\"y\n", ""]]);
    }
}
