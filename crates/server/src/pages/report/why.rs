//! Why a record is there: the rule with its row, the words, the reports that tell the same, and how sure it is.

use super::names::Name;
use crate::Shared;
use crate::wording::Texts;
use waqai_archive::Archive;
use waqai_archive::ask::{MentionRow, slice};
use waqai_archive::ids::public_id;
use waqai_archive::records::{Event, Records};

use super::marks::excerpt;
use crate::problem::Problem;

/// A rule: its row in the tables, or that a person made the record.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rule {
    pub id: String,
    /// The file and line, such as `knowledge/frames/consult.tsv:35`.
    pub at: Option<String>,
    /// The cells that say something: column, and its values with their language.
    pub cells: Vec<(String, Vec<Name>)>,
    /// Whether a correction made the record.
    pub by_hand: bool,
}

/// The rule that a record names.
pub(crate) fn rule(shared: &Shared, id: &str) -> Rule {
    let mut rule = Rule { id: id.to_owned(), by_hand: id == "correction", ..Rule::default() };
    let Some(source) = shared.resources.rules.source(id) else { return rule };
    rule.at = Some(format!("{}:{}", source.file, source.line));
    for (column, value) in shared.tables.row(&source.file, source.line).unwrap_or_default() {
        if !value.is_empty() && column != "id" {
            rule.cells.push((column.to_owned(), value.split(" | ").map(Name::of).collect()));
        }
    }
    rule
}

/// A report that tells the same event.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mention {
    /// The address of the marked sentence.
    pub address: String,
    /// The public id of the report with the number of the event.
    pub id: String,
    pub agency: Option<String>,
    pub day: Option<String>,
    /// The sentence with the trigger marked, as HTML.
    pub sentence: String,
    /// Why it was taken for the same event.
    pub reason: Option<Name>,
    pub by_hand: bool,
    pub lead: bool,
    /// Whether it is the mention that is explained.
    pub here: bool,
    pub status: String,
}

/// Most mentions of an event that are shown.
pub(crate) const MENTIONS: usize = 20;

/// The mentions of an event: the leading ones first.
pub(crate) fn mentions(archive: &Archive, event: i64, report: i64, n: i64) -> Result<Vec<MentionRow>, Problem> {
    let mut found = archive.mentions(event)?;
    // The one that is explained stays, however many there are.
    if let Some(at) = found.iter().position(|row| row.report == report && row.n == n) {
        let here = found.remove(at);
        found.insert(usize::from(!here.lead).min(found.len()), here);
    }
    found.truncate(MENTIONS);
    Ok(found)
}

/// A mention as the page shows it; `text` is that of its report.
pub(crate) fn mention(t: &Texts, row: &MentionRow, text: &str, here: bool) -> Mention {
    let sentence = row.sentence().map_or(row.evidence, |(_, sentence)| sentence);
    let id = public_id("rpt", row.key);
    Mention {
        address: format!("/report/{id}#event-{}", row.n),
        id: format!("{id}v{}", row.n),
        agency: row.agency.clone(),
        day: row.published.as_deref().map(|day| t.day(day)),
        sentence: excerpt(text, sentence, &[(row.trigger, "trigger")]),
        reason: row.reason.as_deref().map(Name::of),
        by_hand: row.moved_by.is_some(),
        lead: row.lead,
        here,
        status: row.status.clone(),
    }
}

/// The words of a trigger or cue.
pub(crate) fn words(text: &str, range: waqai_archive::records::Range) -> Name {
    Name::of(slice(text, range))
}

/// The parties of a record, each once, for whom the knowledge is shown.
pub(crate) fn parties(records: &Records, event: &Event) -> Vec<usize> {
    let mut found = Vec::new();
    for &at in event.actor.iter().chain(&event.recipient) {
        if at < records.entities.len() && !found.contains(&at) {
            found.push(at);
        }
    }
    found
}
