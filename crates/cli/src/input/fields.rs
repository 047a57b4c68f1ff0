//! From a JSON object to a report.

use super::{Report, id_of};
use serde_json::{Map, Value};
use waqai_text::Date;

/// Takes the fields of an object. The error says what is missing.
pub(super) fn report(mut object: Map<String, Value>, origin: String) -> Result<Report, String> {
    let mut report = Report { origin, ..Report::default() };
    // As the wires write it: a report that is to be taken back.
    let status = object.remove("status").or_else(|| object.remove("pubStatus"));
    report.withdrawn = matches!(status.as_ref().and_then(Value::as_str), Some("canceled" | "cancelled" | "withdrawn"));
    report.text = match object.remove("text") {
        None | Some(Value::Null) if report.withdrawn && object.contains_key("id") => String::new(),
        Some(Value::String(text)) => text,
        Some(_) => return Err("`text` is no string. Give the report's text in quotation marks".into()),
        None => return Err("the object has no `text`. Give {\"id\", \"text\", \"title\"?, \"url\"?, \"agency\"?, \"published\"?}".into()),
    };
    let mut field = |name: &'static str| match object.remove(name) {
        None | Some(Value::Null) => None,
        Some(Value::String(value)) => Some(value).filter(|value| !value.trim().is_empty()),
        Some(Value::Number(number)) => Some(number.to_string()),
        Some(_) => {
            report.notes.push(("input", format!("`{name}` is no string and was left aside")));
            None
        }
    };
    let (id, title, url, agency, published) = (field("id"), field("title"), field("url"), field("agency"), field("published"));
    report.id = id.unwrap_or_else(|| id_of(&report.text));
    (report.title, report.url, report.agency) = (title, url, agency);
    if let Some(published) = published {
        match published.trim().parse::<Date>() {
            Ok(date) => report.published = Some(date),
            Err(_) => report.notes.push(("published", format!("{published:?} is no date: write YYYY-MM-DD"))),
        }
    }
    Ok(report)
}

/// What a JSON error says, without the place.
pub(super) fn what(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or(&message).to_owned()
}
