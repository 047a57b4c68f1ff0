//! What must hold in every archive, asked of one.

use crate::Archive;
use crate::error::Result;

/// Questions that must find nothing, and what it means where they find something.
const MUST_BE_NOTHING: [(&str, &str); 8] = [
    ("SELECT count(*) FROM pragma_foreign_key_check", "rows name records that are not there"),
    ("SELECT count(*) FROM reports WHERE report NOT IN (SELECT report FROM texts)", "reports have no text"),
    (
        "SELECT count(*) FROM reports WHERE status = 'live' AND report NOT IN (SELECT id FROM words_docsize)",
        "live reports cannot be found by their words",
    ),
    (
        "SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT report FROM reports WHERE status = 'live')",
        "words are of reports that are not live",
    ),
    (
        "SELECT count(*) FROM mentions m JOIN reports r USING (report) JOIN events e USING (event)
         WHERE r.status = 'live' AND e.record_status <> 'active'",
        "live reports tell events that are not active",
    ),
    (
        "SELECT count(*) FROM events e WHERE e.record_status = 'active' AND e.mentions <>
            (SELECT count(*) FROM mentions m JOIN reports r USING (report) WHERE m.event = e.event AND r.status = 'live')",
        "events count other mentions than they have",
    ),
    (
        "SELECT count(*) FROM event_pairs p JOIN events e USING (event) WHERE e.record_status <> 'active' OR ifnull(e.day, '') <> p.day OR e.type <> p.type",
        "entries of the index by pairs do not fit their events",
    ),
    (
        "SELECT count(*) FROM event_states s JOIN events e USING (event) WHERE e.record_status <> 'active' OR ifnull(e.day, '') <> s.day OR e.type <> s.type",
        "entries of the index by states do not fit their events",
    ),
];

impl Archive {
    /// What is wrong with the archive: nothing, in words, unless the file is damaged or somebody else wrote into it.
    pub fn problems(&self) -> Result<Vec<String>> {
        let result = (|| {
            let mut problems: Vec<String> = self
                .connection()
                .prepare("PRAGMA integrity_check")?
                .query_map([], |row| row.get(0))?
                .collect::<std::result::Result<Vec<String>, _>>()?;
            problems.retain(|problem| problem != "ok");
            for (question, meaning) in MUST_BE_NOTHING {
                let count: i64 = self.connection().query_row(question, [], |row| row.get(0))?;
                if count > 0 {
                    problems.push(format!("{count} {meaning}"));
                }
            }
            Ok(problems)
        })();
        self.check(result)
    }
}
