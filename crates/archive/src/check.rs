//! What must hold in every archive, asked of one.

use crate::Archive;
use crate::ask::name_words;
use crate::error::Result;
use rusqlite::params;

/// Questions that must find nothing, and what it means where they find something.
const MUST_BE_NOTHING: [(&str, &str); 13] = [
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
    (
        "SELECT count(*) FROM (
            SELECT day, source, reports, statements FROM report_days
            UNION ALL SELECT ifnull(r.published, ''), ifnull(r.source, 0), count(*), sum((SELECT count(*) FROM statements t WHERE t.report = r.report))
            FROM reports r WHERE r.status = 'live' GROUP BY 1, 2
         ) GROUP BY day, source, reports, statements HAVING count(*) <> 2",
        "counts of reports by day are not those of the reports",
    ),
    (
        "SELECT count(*) FROM (
            SELECT day, type, mode, status, events, mentions FROM event_days
            UNION ALL SELECT ifnull(day, ''), type, ifnull(mode, ''), status, count(*), sum(mentions) FROM events
            WHERE record_status = 'active' GROUP BY 1, 2, 3, 4
         ) GROUP BY day, type, mode, status, events, mentions HAVING count(*) <> 2",
        "counts of events by day are not those of the events",
    ),
    (
        "SELECT count(*) FROM (
            SELECT actor, day, event, sides, type, ifnull(mode, '') AS mode, status, mentions FROM event_actors
            UNION ALL SELECT p.actor, ifnull(e.day, ''), p.event, max(p.side = 'actor') + 2 * max(p.side = 'recipient'), e.type, ifnull(e.mode, ''),
                e.status, e.mentions
            FROM participants p JOIN events e ON e.event = p.event WHERE e.record_status = 'active' GROUP BY 1, 2, 3
         ) GROUP BY actor, day, event, sides, type, mode, status, mentions HAVING count(*) <> 2",
        "entries of the index by actors do not fit those who take part",
    ),
    (
        "SELECT count(*) FROM (
            SELECT actor, events, statements FROM actor_counts
            UNION ALL SELECT a.actor, (SELECT count(*) FROM event_actors p WHERE p.actor = a.actor),
                (SELECT count(*) FROM actors b CROSS JOIN statements t ON t.speaker_actor = b.actor JOIN reports r ON r.report = t.report
                 WHERE (b.actor = a.actor OR b.merged_into = a.actor) AND r.status = 'live')
            FROM actors a WHERE a.merged_into IS NULL
         ) GROUP BY actor, events, statements HAVING count(*) <> 2",
        "counts of actors are not those of their events and statements",
    ),
    (
        "SELECT count(*) FROM event_pairs p WHERE CASE
            WHEN p.report IS NOT NULL THEN p.told IS NOT NULL OR p.source IS NOT (SELECT r.source FROM reports r WHERE r.report = p.report)
                OR (SELECT count(DISTINCT m.report) FROM mentions m JOIN reports r ON r.report = m.report AND r.status = 'live'
                    WHERE m.event = p.event AND m.report <> p.report) > 0
            ELSE p.told IS NOT (
                SELECT group_concat(m.report || ':' || m.source, ';') FROM (
                    SELECT DISTINCT n.report, ifnull(r.source, 0) AS source FROM mentions n JOIN reports r ON r.report = n.report AND r.status = 'live'
                    WHERE n.event = p.event ORDER BY n.report
                ) m)
            END",
        "entries of the index by pairs name other reports than those that tell their events",
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
                // A question that groups gives a row for each fault, others one with their number.
                let mut ask = self.connection().prepare(question)?;
                let mut rows = ask.query([])?;
                let mut count = 0;
                while let Some(row) = rows.next()? {
                    count += row.get::<_, i64>(0)?;
                }
                if count > 0 {
                    problems.push(format!("{count} {meaning}"));
                }
            }
            let unnamed = self.actors_without_words()?;
            if unnamed > 0 {
                problems.push(format!("{unnamed} actors cannot be found by their names"));
            }
            Ok(problems)
        })();
        self.check(result)
    }

    fn actors_without_words(&self) -> rusqlite::Result<usize> {
        let mut ask = self.connection().prepare("SELECT actor, name, name_en FROM actors")?;
        let mut there = self.connection().prepare("SELECT 1 FROM actor_words WHERE word = ?1 AND actor = ?2")?;
        let mut rows = ask.query([])?;
        let mut without = 0;
        while let Some(row) = rows.next()? {
            let actor: i64 = row.get(0)?;
            let names = [row.get_ref(1)?.as_str_or_null()?, row.get_ref(2)?.as_str_or_null()?];
            let mut all = true;
            for word in names.into_iter().flatten().flat_map(name_words) {
                all &= there.exists(params![word, actor])?;
            }
            without += usize::from(!all);
        }
        Ok(without)
    }
}
