//! The feed of a saved search, as Atom 1.0 (RFC 4287): one entry for each event or statement, the newest first.

use super::one;
use crate::Shared;
use crate::language::{Language, Reading, form};
use crate::pages::Frame;
use crate::pages::listing::filter_of;
use crate::pages::looked;
use crate::pages::shown::{AtMost, EventLine, StatementLine};
use crate::problem::Problem;
use crate::query::Question;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use waqai_archive::ask::{EventRow, StatementRow, Usual};
use waqai_archive::ids::public_id;

/// Entries of a feed.
const ENTRIES: usize = 50;
/// So many letters of what is said.
const WORDS: AtMost = AtMost(600);

/// An entry.
struct Entry {
    id: String,
    title: String,
    language: &'static str,
    address: String,
    updated: String,
    author: Option<String>,
    category: String,
    summary: String,
    summary_language: &'static str,
}

#[derive(Template)]
#[template(path = "saved/feed.xml", escape = "html")]
struct Feed<'a> {
    frame: Frame<'a>,
    /// Scheme and host under which the reader reached the server.
    origin: String,
    search: i64,
    name: String,
    address: String,
    updated: String,
    entries: Vec<Entry>,
}

/// The rows that a feed tells of, each with when it changed last.
enum Rows {
    Events(Vec<(EventRow, Option<String>)>),
    Statements(Vec<(StatementRow, Option<String>)>),
}

pub(super) async fn feed(
    State(shared): State<Arc<Shared>>,
    reading: Reading,
    headers: HeaderMap,
    Path(search): Path<i64>,
) -> Result<Response, Problem> {
    let saved = one(&shared, search).await?;
    let (path, asked) = saved.address.split_once('?').unwrap_or((&saved.address, ""));
    let mut question = Question::read(asked)?;
    question.page.limit = ENTRIES;
    question.page.newest = true;
    question.page.cursor = None;
    let (inner, of_events) = (shared.clone(), path == "/events");
    let rows = shared
        .readers
        .ask(move |archive| {
            let usual = if of_events { Usual::Shown } else { Usual::All };
            let Ok((filter, query)) = filter_of(&inner, archive, &question, usual)? else { return Ok(Rows::Events(Vec::new())) };
            if of_events {
                let found = looked::events(archive, &filter, &question.page)?;
                let dated = found.rows.into_iter().map(|row| Ok((archive.changed_at("event", row.event, None)?, row)));
                let dated: Result<Vec<_>, Problem> = dated.collect();
                Ok(Rows::Events(dated?.into_iter().map(|(at, row)| (row, at)).collect()))
            } else {
                let found = looked::statements(archive, &filter, &question.page, query.as_ref().map(|query| (query, &*inner.resources)))?;
                let at = |row: &StatementRow| {
                    let own = archive.changed_at("statement", row.report, Some(row.n))?;
                    Ok::<_, Problem>(if own.is_some() { own } else { archive.changed_at("report", row.report, None)? })
                };
                let dated: Result<Vec<_>, Problem> = found.rows.into_iter().map(|row| Ok((at(&row)?, row))).collect();
                Ok(Rows::Statements(dated?.into_iter().map(|(at, row)| (row, at)).collect()))
            }
        })
        .await?;
    // The feed has the language of the search, where its address or the reader's names one.
    let mut reading = reading;
    if let Some(language) = form(asked).iter().find(|(name, _)| name == "lang").and_then(|(_, value)| Language::of_code(value)) {
        reading.language = language;
    }
    let frame = Frame::new(&shared, &reading);
    let entries: Vec<Entry> = match rows {
        Rows::Events(rows) => rows.into_iter().map(|(row, at)| of_event(&shared, &frame, &row, at)).collect(),
        Rows::Statements(rows) => rows.into_iter().map(|(row, at)| of_statement(&shared, &frame, &row, at)).collect(),
    };
    let feed = Feed {
        origin: origin(&headers),
        search,
        name: saved.name.clone(),
        address: saved.address.clone(),
        updated: entries.iter().map(|entry| entry.updated.clone()).max().unwrap_or(saved.at),
        entries,
        frame,
    };
    let text = feed.render().map_err(|problem| Problem::fault(format!("the feed cannot be written: {problem}")))?;
    Ok(([(CONTENT_TYPE, "application/atom+xml; charset=utf-8")], clean(&text)).into_response())
}

fn of_event(shared: &Shared, frame: &Frame, row: &EventRow, at: Option<String>) -> Entry {
    let line = EventLine::of(shared, frame, row);
    let place = line.place.map(|place| format!(" · {}", place.text)).unwrap_or_default();
    Entry {
        id: format!("urn:waqai:{}", line.id),
        title: line.gloss.text,
        language: line.gloss.language,
        address: line.sentence,
        updated: moment(at, row.day.as_deref()),
        author: line.agency,
        category: line.kind_name.clone(),
        summary: format!("{} · {} · {}{place}", line.when, line.kind_name, line.status_name),
        summary_language: frame.t.language().code(),
    }
}

fn of_statement(shared: &Shared, frame: &Frame, row: &StatementRow, at: Option<String>) -> Entry {
    let line = StatementLine::of(shared, frame, row, WORDS);
    let speaker = line.speaker.map(|who| who.name);
    let (name, language) =
        speaker.map_or((frame.t.say("speaker.unknown").to_owned(), frame.t.language().code()), |run| (run.text, run.language));
    Entry {
        id: format!("urn:waqai:{}s{}", public_id("rpt", row.key), row.n),
        title: format!("{name}: {}", line.act_name),
        language,
        address: line.sentence,
        updated: moment(at, row.published.as_deref()),
        author: line.agency,
        category: line.act_name,
        summary: if line.words.is_empty() { line.cue } else { line.words },
        summary_language: "ar",
    }
}

/// A moment as RFC 3339 has it; the day where no change is known.
fn moment(at: Option<String>, day: Option<&str>) -> String {
    at.unwrap_or_else(|| format!("{}T00:00:00Z", day.filter(|day| day.len() == 10).unwrap_or("1970-01-01")))
}

/// Scheme and host under which the reader reached the server: behind a proxy that speaks TLS this is `https`, as the proxy says.
fn origin(headers: &HeaderMap) -> String {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).filter(|host| is_host(host)).unwrap_or("localhost");
    let scheme = if headers.get("x-forwarded-proto").is_some_and(|scheme| scheme == "https") { "https" } else { "http" };
    format!("{scheme}://{host}")
}

/// Whether a header names a host and nothing else.
fn is_host(host: &str) -> bool {
    !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']'))
}

/// A document without the characters that XML knows no way to write.
fn clean(text: &str) -> String {
    text.chars().filter(|&letter| letter >= ' ' && letter != '\u{FFFE}' && letter != '\u{FFFF}' || matches!(letter, '\n' | '\t')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_xml_comes_out() {
        assert_eq!(clean("a\u{0}b\u{1b}c\n"), "abc\n");
        assert!(is_host("127.0.0.1:7878") && is_host("[::1]:80") && !is_host("a\"><x"));
        let mut headers = HeaderMap::new();
        headers.insert(HOST, "example.org".parse().unwrap());
        assert_eq!(origin(&headers), "http://example.org");
        headers.insert("x-forwarded-proto", "https".parse().unwrap());
        assert_eq!(origin(&headers), "https://example.org");
        assert_eq!(moment(None, Some("2022-04-25")), "2022-04-25T00:00:00Z");
    }
}
