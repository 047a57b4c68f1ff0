//! Which form an answer has, whether who asks has it already, and whether what is sent can be read.

use super::call::Format;
use super::declare::{Gives, Route, Sent};
use crate::Shared;
use crate::problem::Problem;
use axum::http::header::{ACCEPT, CONTENT_TYPE, HeaderName, IF_NONE_MATCH};
use axum::http::{HeaderMap, Uri};
use sha2::{Digest, Sha256};

/// Forms of rows, by what a client calls them.
const FORMS: [(&str, Format); 4] = [
    ("application/json", Format::Json),
    ("application/x-ndjson", Format::Ndjson),
    ("application/ndjson", Format::Ndjson),
    ("text/csv", Format::Csv),
];

/// The form of the answer: that of the question, else the one that the client likes best.
pub(super) fn format(route: &Route, question: &[(String, String)], headers: &HeaderMap) -> Result<Format, Problem> {
    let named = question.iter().find(|(name, _)| name == "format").map(|(_, value)| value.as_str());
    match named {
        Some("csv") => return Ok(Format::Csv),
        Some("ndjson") => return Ok(Format::Ndjson),
        Some(_) => return Ok(Format::Json),
        None => {}
    }
    let accepted = joined(headers, ACCEPT);
    let own: &[(&str, Format)] = match route.gives {
        Gives::Rows(..) => &FORMS,
        Gives::One(..) | Gives::Object(_) => &FORMS[..1],
        // What has one form only is given as it is.
        Gives::Events | Gives::Text(_) => return Ok(Format::Json),
    };
    best(&accepted, own).ok_or_else(|| {
        let names: Vec<&str> = own.iter().map(|(name, _)| *name).collect();
        Problem::unacceptable(format!("this address does not give what Accept asks for: {}", super::check::shown(&accepted)))
            .hint(format!("It gives {}", names.join(", ")))
    })
}

/// The best of the forms for a list of media types with their weights; the first where none is named.
fn best(accepted: &str, own: &[(&str, Format)]) -> Option<Format> {
    if accepted.trim().is_empty() {
        return own.first().map(|(_, format)| *format);
    }
    let mut found: Option<(f32, usize, Format)> = None;
    for (place, (name, format)) in own.iter().enumerate() {
        let (kind, _) = name.split_once('/').unwrap_or((name, ""));
        // The most exact range counts.
        let mut weight: Option<(u8, f32)> = None;
        for range in accepted.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let media = parts.next().unwrap_or_default().to_ascii_lowercase();
            let exact = match media.as_str() {
                "*/*" => 0,
                media if media == *name => 2,
                media if media.strip_suffix("/*") == Some(kind) => 1,
                _ => continue,
            };
            let of = parts.find_map(|part| part.strip_prefix("q=")).map_or(1.0, |weight| weight.parse().unwrap_or(1.0));
            if weight.is_none_or(|(before, _)| exact >= before) {
                weight = Some((exact, of));
            }
        }
        if let Some((_, weight)) = weight.filter(|(_, weight)| *weight > 0.0)
            && found.is_none_or(|(best, ..)| weight > best)
        {
            found = Some((weight, place, *format));
        }
    }
    found.map(|(_, _, format)| format)
}

/// The tag of an answer: of the archive's last change, the question, and the program that answers.
pub(super) async fn tag(shared: &Shared, uri: &Uri, format: Format) -> Result<String, Problem> {
    let change = shared.readers.ask(|archive| Ok(archive.last_change()?)).await?;
    let mut hasher = Sha256::new();
    let asked = uri.path_and_query().map_or("", |asked| asked.as_str());
    for part in [asked, &shared.settings.version, &shared.resources.digest, &format!("{format:?}")] {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let digest: String = hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    // Weak: the bytes may be packed one time and not another.
    Ok(format!("W/\"{change}-{digest}\""))
}

/// Whether the client has the answer of this tag.
pub(super) fn has(headers: &HeaderMap, tag: &str) -> bool {
    is_among(tag, &joined(headers, IF_NONE_MATCH))
}

/// Whether a tag is among those of `If-None-Match`.
pub(crate) fn is_among(tag: &str, known: &str) -> bool {
    fn bare(tag: &str) -> &str {
        tag.trim().trim_start_matches("W/")
    }
    known.split(',').any(|known| known.trim() == "*" || bare(known) == bare(tag))
}

/// Whether what is sent is of a kind that can be read.
pub(super) fn sent(sent: Sent, headers: &HeaderMap) -> Result<(), Problem> {
    let given = joined(headers, CONTENT_TYPE).to_ascii_lowercase();
    let mut parts = given.split(';').map(str::trim);
    let media = parts.next().unwrap_or_default();
    let own: &[&str] = if matches!(sent, Sent::Report) { &["application/json", "text/plain"] } else { &["application/json"] };
    if !own.contains(&media) {
        let problem = Problem::media(if media.is_empty() { "Content-Type is missing".into() } else { format!("{media} is not read here") });
        return Err(problem.hint(format!("Send {}", own.join(" or "))));
    }
    let letters = parts.find_map(|part| part.strip_prefix("charset=")).map(|letters| letters.trim_matches('"'));
    match letters {
        None | Some("utf-8" | "utf8" | "us-ascii") => Ok(()),
        Some(other) => Err(Problem::media(format!("{other} is not read here")).hint("Send UTF-8")),
    }
}

/// All values of a header with commas between them.
fn joined(headers: &HeaderMap, name: HeaderName) -> String {
    let values: Vec<&str> = headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
    values.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_form_is_given() {
        assert_eq!(best("", &FORMS), Some(Format::Json));
        assert_eq!(best("*/*", &FORMS), Some(Format::Json));
        assert_eq!(best("text/html,application/xhtml+xml,*/*;q=0.8", &FORMS), Some(Format::Json));
        assert_eq!(best("text/csv", &FORMS), Some(Format::Csv));
        assert_eq!(best("application/json;q=0.1, text/*;q=0.5", &FORMS), Some(Format::Csv));
        assert_eq!(best("application/json;q=0, */*", &FORMS), Some(Format::Ndjson));
        assert_eq!(best("image/png", &FORMS), None);
        assert_eq!(best("text/csv", &FORMS[..1]), None);
    }

    #[test]
    fn tags_are_compared_weakly() {
        let mut headers = HeaderMap::new();
        headers.insert(IF_NONE_MATCH, "\"a\", W/\"b\"".parse().unwrap());
        assert!(has(&headers, "W/\"a\"") && has(&headers, "W/\"b\"") && !has(&headers, "W/\"c\""));
    }
}
