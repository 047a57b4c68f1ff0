//! What changed since a number, and what was decided by hand.

use crate::Archive;
use crate::error::Result;
use crate::ids::public_id;
use rusqlite::Row;
use serde::Serialize;

/// A change of the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its number.
    pub seq: i64,
    /// When, in UTC.
    pub at: Option<String>,
    /// `insert`, `update`, `retract`, `restore`, `merge`, `split`.
    pub operation: String,
    /// `report`, `statement`, `event`, `actor`.
    pub kind: String,
    /// The public id of the record.
    pub id: String,
    /// Why, where it is no plain coding.
    pub reason: Option<String>,
}

/// A merge or split by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// Its number.
    pub decision: i64,
    /// `same event`, `different event`, `same actor`.
    pub kind: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub who: String,
    /// When.
    pub at: String,
    /// Who undid it, when and why.
    pub undone: Option<String>,
}

impl Archive {
    /// Hands on the changes after number `since`, the oldest first, at most `most` of them. Gives the number to ask with next time.
    ///
    /// An event that was retracted stands here as a tombstone: `retract`, with the reason.
    pub fn changes<E>(
        &self,
        since: i64,
        most: u64,
        take: &mut dyn FnMut(Change) -> std::result::Result<(), E>,
    ) -> Result<std::result::Result<i64, E>> {
        let mut last = since;
        let result = (|| {
            let mut ask = self.connection().prepare_cached(
                "SELECT c.seq, (SELECT at FROM batches b WHERE b.first_seq <= c.seq ORDER BY b.first_seq DESC LIMIT 1), c.operation, c.kind, c.n, c.reason,
                    CASE c.kind WHEN 'event' THEN (SELECT key FROM events WHERE event = c.record)
                        WHEN 'actor' THEN (SELECT key FROM actors WHERE actor = c.record)
                        ELSE (SELECT key FROM reports WHERE report = c.record) END
                 FROM changes c WHERE c.seq > ?1 ORDER BY c.seq LIMIT ?2",
            )?;
            let mut rows = ask.query([since, i64::try_from(most).unwrap_or(i64::MAX)])?;
            while let Some(row) = rows.next()? {
                let change = change(row)?;
                last = change.seq;
                if let Err(problem) = take(change) {
                    return Ok(Err(problem));
                }
            }
            Ok(Ok(()))
        })();
        Ok(self.check(result)?.map(|()| last))
    }

    /// The number of the last change.
    pub fn last_change(&self) -> Result<i64> {
        self.check(self.connection().query_row("SELECT ifnull(max(seq), 0) FROM changes", [], |row| row.get(0)))
    }

    /// Merges and splits by hand, the undone ones too.
    pub fn decisions(&self) -> Result<Vec<Decision>> {
        let decision = |row: &Row| {
            Ok(Decision {
                decision: row.get(0)?,
                kind: row.get(1)?,
                reason: row.get(2)?,
                who: row.get(3)?,
                at: row.get(4)?,
                undone: row.get(5)?,
            })
        };
        let ask = "SELECT decision, kind, reason, who, at, undone_who || ', ' || undone_at || ': ' || undone_reason FROM decisions ORDER BY decision";
        self.check(self.connection().prepare(ask).and_then(|mut ask| ask.query_map([], decision)?.collect()))
    }
}

fn change(row: &Row) -> rusqlite::Result<Change> {
    let (kind, n, key): (String, Option<i64>, Option<i64>) = (row.get(3)?, row.get(4)?, row.get(6)?);
    let key = key.unwrap_or(0);
    let id = match kind.as_str() {
        "event" => public_id("evt", key),
        "actor" => public_id("act", key),
        "statement" => format!("{}s{}", public_id("rpt", key), n.unwrap_or(0)),
        _ => public_id("rpt", key),
    };
    Ok(Change { seq: row.get(0)?, at: row.get(1)?, operation: row.get(2)?, kind, id, reason: row.get(5)? })
}
