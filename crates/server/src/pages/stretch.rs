//! What map and network are asked: filters of an address, over the last year of the archive unless it says when.

use crate::language::{Reading, write_form};
use crate::problem::Problem;
use crate::query::Question;
use waqai_archive::Archive;
use waqai_archive::ask::{Filter, Usual};
use waqai_text::Date;

/// Days shown where the address names none.
const USUAL_DAYS: i32 = 365;

/// The stretch of days that a page shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Span {
    pub from: Option<String>,
    pub to: Option<String>,
}

/// The fields of the form, as the address fills them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asking {
    question: Vec<(String, String)>,
}

/// A question that waits for the archive's last day.
#[derive(Clone, Debug)]
pub(crate) struct Waiting(Question);

/// Reads an address.
pub(crate) fn asking(reading: &Reading) -> Result<(Asking, Waiting), Problem> {
    let question = Question::read(&write_form(&reading.question))?;
    Ok((Asking { question: reading.question.clone() }, Waiting(question)))
}

impl Asking {
    /// A value of the address; empty where there is none.
    pub fn value(&self, name: &str) -> &str {
        self.rest(name).unwrap_or_default()
    }

    /// A value of the address.
    pub fn rest(&self, name: &str) -> Option<&str> {
        self.question.iter().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }
}

impl Waiting {
    /// The days, and the filter for them.
    pub fn span(mut self, archive: &Archive, usual: Usual) -> Result<(Span, Filter), Problem> {
        let asked = &mut self.0.asked;
        let open = asked.from.is_none() && asked.to.is_none();
        if open && let Some(newest) = archive.newest_day()? {
            let first = newest.parse::<Date>().ok().map(|day| day.plus_days(-USUAL_DAYS).to_string());
            (asked.from, asked.to) = (first, Some(newest));
        }
        let filter = asked.filter(archive, None, usual)?;
        Ok((Span { from: asked.from.clone(), to: asked.to.clone() }, filter))
    }
}

impl Span {
    /// Another page with the conditions of this one and its days.
    pub fn address(&self, reading: &Reading, path: &str, added: &[(&str, &str)]) -> String {
        let own = ["view", "places", "cursor", "from", "to", "most"];
        let kept = reading
            .question
            .iter()
            .filter(|(name, value)| !own.contains(&name.as_str()) && !value.is_empty() && !added.iter().any(|(other, _)| other == name));
        let mut question: Vec<(String, String)> = kept.cloned().collect();
        let days = [("from", &self.from), ("to", &self.to)];
        question.extend(days.into_iter().filter_map(|(name, day)| Some((name.to_owned(), day.clone()?))));
        question.extend(added.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        format!("{path}?{}", write_form(&question))
    }
}

/// The codes of the sixteen types, for a form.
pub(crate) fn types() -> impl Iterator<Item = &'static str> {
    waqai_coder::rules::EventType::ALL.iter().map(|kind| kind.code())
}
