//! How an event is told: every mention with its report, and why it was taken for the same event.

use crate::Archive;
use crate::error::Result;
use crate::records::Range;
use rusqlite::Row;

/// A mention of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MentionRow {
    /// The number of the report.
    pub report: i64,
    /// The key of its public id.
    pub key: i64,
    /// The number of the event in the report.
    pub n: i64,
    /// The key of the event.
    pub event_key: i64,
    /// The id that the report came with.
    pub given_id: String,
    /// Its day.
    pub published: Option<String>,
    /// Its agency.
    pub agency: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// `live`, `superseded`, `withdrawn`.
    pub status: String,
    /// The sentences of the report.
    pub sentences: Vec<Range>,
    /// The words that name the act.
    pub trigger: Range,
    /// The clause that supports it.
    pub evidence: Range,
    /// The frame that made it.
    pub rule: String,
    /// In hundredths.
    pub confidence: i64,
    /// Why it was taken for the same event as earlier mentions.
    pub reason: Option<String>,
    /// The decision by hand that moved it.
    pub moved_by: Option<i64>,
    /// Whether the event takes its fields from it.
    pub lead: bool,
    /// The SHA-256 of the report's text.
    pub text_sha256: Vec<u8>,
    /// The numbers of the entities that act.
    pub actor: String,
    /// The numbers of the entities that it is done to.
    pub recipient: String,
}

impl MentionRow {
    /// The number of the sentence, from 1, and its range.
    pub fn sentence(&self) -> Option<(usize, Range)> {
        let at = self.sentences.iter().rposition(|sentence| sentence.start <= self.trigger.start)?;
        Some((at + 1, self.sentences[at]))
    }
}

const COLUMNS: &str = "m.report, r.key, m.n, e.key, r.given_id, r.published, s.agency, r.url, r.status, r.sentences, m.trigger_start, m.trigger_end,
    m.evidence_start, m.evidence_end, m.rule, m.confidence, m.reason, m.moved_by, e.lead_report = m.report AND e.lead_n = m.n, r.text_sha256,
    m.actor, m.recipient";
const JOINS: &str = "JOIN events e ON e.event = m.event JOIN reports r ON r.report = m.report LEFT JOIN sources s ON s.source = r.source";

fn mention(row: &Row) -> rusqlite::Result<MentionRow> {
    Ok(MentionRow {
        report: row.get(0)?,
        key: row.get(1)?,
        n: row.get(2)?,
        event_key: row.get(3)?,
        given_id: row.get(4)?,
        published: row.get(5)?,
        agency: row.get(6)?,
        url: row.get(7)?,
        status: row.get(8)?,
        sentences: crate::spans::read(row.get_ref(9)?.as_str()?),
        trigger: Range { start: row.get(10)?, end: row.get(11)? },
        evidence: Range { start: row.get(12)?, end: row.get(13)? },
        rule: row.get(14)?,
        confidence: row.get(15)?,
        reason: row.get(16)?,
        moved_by: row.get(17)?,
        lead: row.get(18)?,
        text_sha256: row.get(19)?,
        actor: row.get(20)?,
        recipient: row.get(21)?,
    })
}

impl Archive {
    /// The mentions of an event, the leading one first.
    pub fn mentions(&self, event: i64) -> Result<Vec<MentionRow>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM mentions m {JOINS} WHERE m.event = ?1
             ORDER BY NOT (e.lead_report = m.report AND e.lead_n = m.n), r.published, m.report, m.n"
        );
        self.check(self.connection().prepare_cached(&sql).and_then(|mut ask| ask.query_map([event], mention)?.collect()))
    }

    /// The mention with a number in a report, and the key of its event.
    pub fn mention(&self, report: i64, n: i64) -> Result<Option<MentionRow>> {
        let sql = format!("SELECT {COLUMNS} FROM mentions m {JOINS} WHERE m.report = ?1 AND m.n = ?2");
        let found: Vec<MentionRow> =
            self.check(self.connection().prepare_cached(&sql).and_then(|mut ask| ask.query_map([report, n], mention)?.collect()))?;
        Ok(found.into_iter().next())
    }

    /// Hands on every mention in a live report, in the order of the reports' keys.
    pub(crate) fn every_mention(&self, take: &mut dyn FnMut(MentionRow) -> std::io::Result<()>) -> Result<std::io::Result<()>> {
        let result = (|| {
            let sql = format!(
                "SELECT {COLUMNS} FROM reports r CROSS JOIN mentions m ON m.report = r.report JOIN events e ON e.event = m.event
                 LEFT JOIN sources s ON s.source = r.source WHERE r.status = 'live' ORDER BY r.key, m.n"
            );
            let mut ask = self.connection().prepare(&sql)?;
            let mut rows = ask.query([])?;
            while let Some(row) = rows.next()? {
                if let Err(problem) = take(mention(row)?) {
                    return Ok(Err(problem));
                }
            }
            Ok(Ok(()))
        })();
        self.check(result)
    }
}
