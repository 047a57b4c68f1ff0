//! A line for an event.

use super::who::{Run, Who, run};
use crate::Shared;
use crate::pages::Frame;
use waqai_archive::ask::{EventRow, RANKS};
use waqai_archive::ids::public_id;

/// An event in a list.
#[derive(Clone, Debug, Default)]
pub(crate) struct EventLine {
    /// `evt_…`
    pub id: String,
    /// The address of its sentence.
    pub sentence: String,
    /// The day, ISO 8601.
    pub day: Option<String>,
    /// The day in words; several days with both ends.
    pub when: String,
    /// Whether the day is only that of the report.
    pub day_guessed: bool,
    /// One line that tells it.
    pub gloss: Run,
    pub kind_name: String,
    pub mode: Option<String>,
    pub quad: i64,
    pub quad_name: String,
    pub contexts: Vec<String>,
    pub actors: Vec<Who>,
    pub recipients: Vec<Who>,
    pub place: Option<Run>,
    pub status: String,
    pub status_name: String,
    /// Whether it is told as having happened.
    pub happened: bool,
    /// In percent.
    pub confidence: String,
    /// The highest rank on either side.
    pub rank: Option<String>,
    pub reports: i64,
    pub sources: i64,
    pub agency: Option<String>,
    /// The dead and injured.
    pub harm: Option<String>,
    pub corrected: bool,
}

impl EventLine {
    pub fn of(shared: &Shared, frame: &Frame, row: &EventRow) -> EventLine {
        let t = &frame.t;
        let language = t.language();
        let side = |side: &[waqai_archive::ask::Participant]| side.iter().map(|one| Who::of(shared, frame, one)).collect::<Vec<_>>();
        let gloss = run(language, Some(&row.lead.gloss_en), Some(&row.lead.gloss_ar));
        let kind_name = frame.labels.event_type(&row.kind, language).to_owned();
        let when = match (&row.first_day, &row.last_day, &row.day) {
            (Some(first), Some(last), _) if first != last => format!("{} – {}", t.day(first), t.day(last)),
            (_, _, Some(day)) => t.day(day),
            _ => t.say("day.unknown").to_owned(),
        };
        let ranks = row.actors.iter().chain(&row.recipients).map(|one| one.rank.as_str());
        let rank =
            ranks.filter_map(|rank| RANKS.iter().position(|known| *known == rank)).min().map(|at| t.named("rank", RANKS[at]).to_owned());
        let harm = match (row.killed, row.injured) {
            (None, None) => None,
            (killed, injured) => {
                let parts = [(killed, t.say("harm.killed")), (injured, t.say("harm.injured"))];
                let parts: Vec<String> = parts.iter().filter_map(|(number, word)| Some(word.replace('#', &t.number((*number)?)))).collect();
                Some(parts.join(t.say("list.comma")))
            }
        };
        EventLine {
            id: public_id("evt", row.key),
            sentence: format!("/report/{}#event-{}", public_id("rpt", row.lead.key), row.lead.n),
            when,
            day_guessed: row.day_basis == "published",
            day: row.day.clone(),
            gloss: gloss
                .map(|gloss| Run { text: days_in_words(&gloss.text, &|day| t.day(day)), ..gloss })
                .unwrap_or_else(|| Run { text: kind_name.clone(), language: language.code() }),
            kind_name,
            mode: row.mode.as_deref().map(|mode| t.named("mode", mode).to_owned()),
            quad: row.quad,
            quad_name: t.named("quad", &row.quad.to_string()).to_owned(),
            contexts: row.contexts.split(';').filter(|code| !code.is_empty()).map(|code| t.named("context", code).to_owned()).collect(),
            actors: side(&row.actors),
            recipients: side(&row.recipients),
            place: row.place.as_ref().and_then(|place| run(language, Some(&place.name), Some(&place.name_ar))),
            status: row.status.clone(),
            status_name: t.named("status", &row.status).to_owned(),
            happened: matches!(row.status.as_str(), "actual" | "historical"),
            confidence: t.percent(row.confidence),
            rank,
            reports: row.reports,
            sources: row.sources,
            agency: row.lead.agency.clone(),
            harm,
            corrected: row.corrected,
        }
    }

    /// Lines for rows.
    pub fn all(shared: &Shared, frame: &Frame, rows: &[EventRow]) -> Vec<EventLine> {
        rows.iter().map(|row| EventLine::of(shared, frame, row)).collect()
    }
}

/// A line with its days, `2022-04-25`, written in words: digits and hyphens change places between Arabic words.
fn days_in_words(line: &str, written: &dyn Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let digits = &rest.as_bytes()[at..];
        let is_day = digits.len() >= 10
            && digits[..10]
                .iter()
                .enumerate()
                .all(|(place, byte)| if matches!(place, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() })
            && !digits.get(10).is_some_and(|byte| byte.is_ascii_digit() || *byte == b'-');
        let end = at + if is_day { 10 } else { digits.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'-').count() };
        out.push_str(&rest[..at]);
        if is_day {
            out.push_str(&written(&rest[at..end]));
        } else {
            out.push_str(&rest[at..end]);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::days_in_words;

    #[test]
    fn days_of_a_line_are_written_out() {
        let written = |line| days_in_words(line, &|day| format!("<{day}>"));
        assert_eq!(written("زيارة (2022-04-25)، 12 قتيلا"), "زيارة (<2022-04-25>)، 12 قتيلا");
        assert_eq!(written("2022-04-25 – 2022-05-01"), "<2022-04-25> – <2022-05-01>");
        assert_eq!(written("1234-5678-90123"), "1234-5678-90123");
    }
}
