//! The numbers of changes.
//!
//! Changes are numbered in the order in which they happen and written many at a time: a statement for each row would cost as much again, half of it to
//! keep the count of numbers given.

use super::Writer;
use rusqlite::{Result, ToSql};

/// Rows that one statement writes.
const TOGETHER: usize = 16;
/// So many wait at most.
const MOST: usize = 4096;

/// A change of a record.
#[derive(Debug)]
struct Change {
    operation: &'static str,
    kind: &'static str,
    record: i64,
    n: Option<i64>,
    reason: Option<String>,
}

/// Changes in their order, not yet written.
#[derive(Debug, Default)]
pub(super) struct Numbered(Vec<Change>);

impl Numbered {
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl Writer {
    /// Numbers a change.
    pub(super) fn change(
        &mut self,
        operation: &'static str,
        kind: &'static str,
        record: i64,
        n: Option<i64>,
        reason: Option<&str>,
    ) -> Result<()> {
        self.changes.0.push(Change { operation, kind, record, n, reason: reason.map(str::to_owned) });
        if self.changes.0.len() >= MOST { self.write_changes() } else { Ok(()) }
    }

    /// Writes the changes that wait.
    pub(super) fn write_changes(&mut self) -> Result<()> {
        let changes = std::mem::take(&mut self.changes.0);
        for together in changes.chunks(TOGETHER) {
            // A statement for each number of rows: sixteen, but for the last ones.
            let rows = vec!["(?, ?, ?, ?, ?)"; together.len()].join(", ");
            let sql = format!("INSERT OR ROLLBACK INTO changes (operation, kind, record, n, reason) VALUES {rows}");
            let mut insert = self.connection().prepare_cached(&sql)?;
            let values = together.iter().flat_map(|change| {
                let values: [&dyn ToSql; 5] = [&change.operation, &change.kind, &change.record, &change.n, &change.reason];
                values
            });
            insert.execute(rusqlite::params_from_iter(values))?;
        }
        Ok(())
    }
}
