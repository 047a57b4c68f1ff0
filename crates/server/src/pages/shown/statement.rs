//! A line for a statement.

use super::who::Who;
use crate::Shared;
use crate::pages::Frame;
use waqai_archive::ask::StatementRow;
use waqai_archive::ids::public_id;

/// How many letters of what is said stand in a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AtMost(pub usize);

/// A statement in a list.
#[derive(Clone, Debug, Default)]
pub(crate) struct StatementLine {
    /// The address of its sentence.
    pub sentence: String,
    pub when: String,
    pub speaker: Option<Who>,
    pub addressee: Option<Who>,
    pub act_name: String,
    /// The words of speech, in Arabic.
    pub cue: String,
    /// What is said, in Arabic.
    pub words: String,
    /// Whether there is more of it.
    pub cut: bool,
    pub direct: bool,
    pub agency: Option<String>,
    /// Types of the events that it carries.
    pub events: Vec<String>,
}

impl StatementLine {
    pub fn of(shared: &Shared, frame: &Frame, row: &StatementRow, AtMost(most): AtMost) -> StatementLine {
        let t = &frame.t;
        let report = public_id("rpt", row.key);
        let (words, cut) = shortened(row.words.trim(), most);
        StatementLine {
            sentence: format!("/report/{report}#statement-{}", row.n),
            when: row.published.as_deref().map_or_else(|| t.say("day.unknown").to_owned(), |day| t.day(day)),
            speaker: row.speaker.as_ref().map(|one| Who::of(shared, frame, one)),
            addressee: row.addressee.as_ref().map(|one| Who::of(shared, frame, one)),
            act_name: t.named("act", &row.act).to_owned(),
            cue: row.cue_words.clone(),
            words,
            cut,
            direct: row.direct,
            agency: row.agency.clone(),
            events: row.events.iter().map(|(_, kind)| frame.labels.event_type(kind, t.language()).to_owned()).collect(),
        }
    }

    /// Lines for rows.
    pub fn all(shared: &Shared, frame: &Frame, rows: &[StatementRow], most: AtMost) -> Vec<StatementLine> {
        rows.iter().map(|row| StatementLine::of(shared, frame, row, most)).collect()
    }
}

/// A text cut between two words after so many letters.
fn shortened(text: &str, most: usize) -> (String, bool) {
    let Some((end, _)) = text.char_indices().nth(most) else { return (text.to_owned(), false) };
    let end = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    (text[..end].trim_end().to_owned(), true)
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn words_stay_whole() {
        assert_eq!(shortened("one two three", 9), ("one two".into(), true));
        assert_eq!(shortened("one", 9), ("one".into(), false));
    }
}
