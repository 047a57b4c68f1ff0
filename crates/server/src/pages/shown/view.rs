//! What every list has around it: what it is narrowed by, its exports, its citation.

use crate::Shared;
use crate::language::{Reading, write_form};
use crate::pages::Frame;
use waqai_text::Date;

/// Names in an address that say how a view looks, not what it holds.
const LOOKS: [&str; 5] = ["columns", "lang", "cursor", "limit", "facets"];

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
        (!values.is_empty()).then(|| Chip { label: frame.t.say(key), value: values.join(", "), without: frame.reading.with(name, None) })
    };
    names.iter().filter_map(chip).collect()
}

/// Names and values of the address that a form does not ask for itself, to be sent along.
pub(crate) fn hidden(reading: &Reading, asked: &[&str]) -> Vec<(String, String)> {
    let others = reading.question.iter().filter(|(name, value)| name != "cursor" && !asked.contains(&name.as_str()) && !value.is_empty());
    others.cloned().collect()
}

/// The address of the API that answers the question of this view with all its rows.
pub(crate) fn export(reading: &Reading, of: &str, format: &str, added: &[(&str, &str)]) -> String {
    let mut question: Vec<(String, String)> =
        reading.question.iter().filter(|(name, value)| !LOOKS.contains(&name.as_str()) && !value.trim().is_empty()).cloned().collect();
    for (name, value) in added {
        if !question.iter().any(|(known, _)| known == name) {
            question.push(((*name).to_owned(), (*value).to_owned()));
        }
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
    }
}
