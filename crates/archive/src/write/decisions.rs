//! What people decided about events by hand: merged and split. Asked before the rule.

use super::Writer;
use rusqlite::Result;

impl Writer {
    /// The event that somebody said a mention belongs to.
    pub(super) fn decided(&self, key: i64, taken: &[i64]) -> Result<Option<(i64, String)>> {
        if !self.decisions {
            return Ok(None);
        }
        let mut ask = self.connection().prepare_cached(
            "SELECT m.event, d.reason, d.who FROM decisions d JOIN events e JOIN mentions m ON m.event = e.event
             WHERE d.kind = 'same event' AND d.undone_at IS NULL AND d.one = ?1 AND e.key = d.other AND e.record_status = 'active'
             ORDER BY d.decision LIMIT 1",
        )?;
        let mut rows = ask.query([key])?;
        while let Some(row) = rows.next()? {
            let event: i64 = row.get(0)?;
            if !taken.contains(&event) {
                let (reason, who): (String, String) = (row.get(1)?, row.get(2)?);
                return Ok(Some((event, format!("merged by {who}: {reason}"))));
            }
        }
        Ok(None)
    }

    /// Whether somebody said that a mention is not of an event.
    pub(super) fn kept_apart(&self, key: i64, event: i64) -> Result<bool> {
        self.connection()
            .prepare_cached(
                "SELECT 1 FROM decisions d WHERE d.kind = 'different event' AND d.undone_at IS NULL AND d.one = ?1
                 AND d.other = (SELECT key FROM events WHERE event = ?2)",
            )?
            .exists([key, event])
    }
}
