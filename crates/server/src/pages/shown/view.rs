//! What every list has around it: what it is narrowed by, its exports, its citation.

use crate::Shared;
use crate::language::{Reading, write_form};
use crate::pages::Frame;
use waqai_text::Date;

/// What lists of events are asked; the rest of an address says how a view looks.
const ASKED: [&str; 21] = [
    "pair",
    "state",
    "actor",
    "recipient",
    "person",
    "office",
    "rank",
    "min_rank",
    "type",
    "mode",
    "quad",
    "context",
    "status",
    "place",
    "from",
    "to",
    "source",
    "confidence",
    "words",
    "exact",
    "newest",
];

/// A condition of the view, and the view without it.
#[derive(Clone, Debug)]
pub(crate) struct Chip {
    /// The name of the condition.
    pub label: &'static str,
    /// Its value as it was given.
    pub value: String,
    /// The address without it.
    pub without: String,
}

/// How to cite a view.
#[derive(Clone, Debug)]
pub(crate) struct Citation {
    /// The archive's name.
    pub archive: String,
    /// The number of its last change.
    pub change: i64,
    pub version: String,
    /// The digest of the tables.
    pub digest: String,
    /// Today.
    pub day: String,
    /// The address that shows it again.
    pub link: String,
}

/// All values of a name in the address.
pub(crate) fn listed(reading: &Reading, name: &str) -> Vec<String> {
    let of = reading.question.iter().filter(|(key, _)| key == name);
    of.flat_map(|(_, value)| value.split(',')).map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

/// The address with a value of a list put in, or taken out where it is there.
pub(crate) fn toggled(reading: &Reading, name: &str, value: &str) -> String {
    let mut values = listed(reading, name);
    match values.iter().position(|one| one == value) {
        Some(at) => drop(values.remove(at)),
        None => values.push(value.to_owned()),
    }
    reading.with(name, (!values.is_empty()).then(|| values.join(",")).as_deref())
}

/// The conditions of the address, each with the address without it.
pub(crate) fn chips(frame: &Frame, names: &[(&'static str, &'static str)]) -> Vec<Chip> {
    let given =
        |name: &str| frame.reading.question.iter().filter(|(key, value)| key == name && !value.trim().is_empty()).collect::<Vec<_>>();
    let chip = |(name, key): &(&'static str, &'static str)| {
        let values: Vec<String> = given(name).iter().map(|(_, value)| value.trim().to_owned()).collect();
        let value = values.iter().flat_map(|value| named(frame, name, value)).collect::<Vec<_>>().join(frame.t.say("list.comma.space"));
        (!values.is_empty()).then(|| Chip { label: frame.t.say(key), value, without: frame.reading.with(name, None) })
    };
    names.iter().filter_map(chip).collect()
}

/// The values of a condition as they are read: codes by their names, days in words.
fn named(frame: &Frame, name: &str, value: &str) -> Vec<String> {
    let t = &frame.t;
    let codes = |of: &dyn Fn(&str) -> String| value.split(',').map(|code| of(code.trim())).collect();
    match name {
        "type" => codes(&|code| frame.labels.event_type(&code.to_ascii_uppercase(), t.language()).to_owned()),
        "state" | "pair" => codes(&|code| super::state(frame, &code.to_ascii_uppercase())),
        "quad" | "status" | "rank" | "mode" | "context" | "act" | "kind" | "sector" => codes(&|code| t.named(name, code).to_owned()),
        "min_rank" => codes(&|code| t.named("rank", code).to_owned()),
        "from" | "to" => vec![t.day(value)],
        _ => vec![value.to_owned()],
    }
}

/// Names and values of the address that a form does not ask for itself, to be sent along.
pub(crate) fn hidden(reading: &Reading, asked: &[&str]) -> Vec<(String, String)> {
    let others = reading.question.iter().filter(|(name, value)| name != "cursor" && !asked.contains(&name.as_str()) && !value.is_empty());
    others.cloned().collect()
}

/// The address of the API that answers the question of this view with all its rows; what the API does not know stays behind.
pub(crate) fn export(reading: &Reading, of: &str, format: &str, added: &[(&str, &str)]) -> String {
    let words = if of == "actors" { "person" } else { "words" };
    let known = |name: &str| match of {
        "actors" => ["state", "person", "office", "rank", "min_rank", "kind", "sector"].contains(&name),
        "statements" => (ASKED.contains(&name) && name != "confidence") || ["act", "about"].contains(&name),
        "reports" => ASKED.contains(&name) && !["actor", "recipient", "office", "rank", "min_rank", "confidence"].contains(&name),
        _ => ASKED.contains(&name),
    };
    let given = reading.question.iter().filter(|(_, value)| !value.trim().is_empty());
    let mut question: Vec<(String, String)> = given
        .map(|(name, value)| (if matches!(name.as_str(), "q" | "words") { words } else { name.as_str() }.to_owned(), value.clone()))
        .filter(|(name, _)| known(name))
        .collect();
    for (name, value) in added {
        if !question.iter().any(|(known, _)| known == name) {
            question.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    if format == "json" {
        // CSV and NDJSON run to their end; JSON comes in pages, each with the address of the next.
        question.push(("limit".into(), "1000".into()));
    }
    question.push(("format".into(), format.into()));
    format!("/v1/{of}?{}", write_form(&question))
}

/// How to cite the view that is read.
pub(crate) fn citation(shared: &Shared, frame: &Frame, change: i64) -> Citation {
    let archive = shared.settings.archive.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Citation {
        archive,
        change,
        version: shared.settings.version.clone(),
        digest: shared.resources.digest.to_string(),
        day: today(),
        link: frame.reading.with("cursor", None),
    }
}

/// Today in UTC.
fn today() -> String {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i32::try_from(seconds / 86_400).unwrap_or(0);
    Date::new(1970, 1, 1).map_or_else(String::new, |first| first.plus_days(days).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_lists_go_in_and_out() {
        let reading = Reading::of("/events", "type=CONSULT&type=AID&cursor=x&columns=day", "", "");
        assert_eq!(toggled(&reading, "type", "AID"), "/events?columns=day&type=CONSULT");
        assert_eq!(toggled(&reading, "quad", "1"), "/events?type=CONSULT&type=AID&columns=day&quad=1");
        assert_eq!(export(&reading, "events", "csv", &[("status", "actual")]), "/v1/events?type=CONSULT&type=AID&status=actual&format=csv");
        let actors = Reading::of("/actors", "q=x&limit=3&state=KAZ", "", "");
        assert_eq!(export(&actors, "actors", "json", &[]), "/v1/actors?person=x&state=KAZ&limit=1000&format=json");
    }
}
