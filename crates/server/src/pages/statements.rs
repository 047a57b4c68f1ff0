//! The list of statements: who, act, about whom, words. "Who condemned X" is one address: `/statements?act=condemn&about=…`.

use super::events::filter_of;
use super::frame::page;
use super::shown::{AtMost, Chip, Citation, StatementLine, chips, citation, export, hidden, listed, toggled};
use super::{Frame, looked};
use crate::Shared;
use crate::language::Reading;
use crate::problem::Problem;
use crate::query::Question;
use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use axum::routing::get;
use std::sync::Arc;
use waqai_archive::ask::{ACTS, StatementTest, Usual, slice};
use waqai_archive::records::Range;
use waqai_archive::words::WordReader;

/// The route.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/statements", get(statements))
}

/// Conditions of the address and the keys of their words.
const CONDITIONS: [(&str, &str); 16] = [
    ("words", "facet.said"),
    ("q", "facet.said"),
    ("act", "facet.act"),
    ("actor", "facet.speaker"),
    ("about", "facet.about"),
    ("recipient", "facet.addressee"),
    ("person", "facet.person"),
    ("state", "facet.state"),
    ("pair", "facet.pair"),
    ("office", "facet.office"),
    ("rank", "facet.rank"),
    ("min_rank", "facet.min_rank"),
    ("type", "facet.type"),
    ("source", "facet.source"),
    ("from", "facet.from"),
    ("to", "facet.to"),
];

const FIELDS: [&str; 8] = ["words", "q", "actor", "about", "recipient", "source", "from", "to"];

/// So many letters of what is said stand in the list.
const WORDS: AtMost = AtMost(280);

/// An act to narrow by.
struct Act {
    label: String,
    chosen: bool,
    address: String,
}

#[derive(Template)]
#[template(path = "lists/statements.html")]
struct Statements<'a> {
    frame: Frame<'a>,
    lines: Vec<StatementLine>,
    acts: Vec<Act>,
    chips: Vec<Chip>,
    newest: bool,
    sorted_otherwise: String,
    next: Option<String>,
    until: Option<String>,
    first: Option<String>,
    exports: Vec<(&'static str, String)>,
    citation: Citation,
    nobody: Option<String>,
    empty_archive: bool,
}

impl Statements<'_> {
    fn field(&self, name: &str) -> String {
        self.frame
            .reading
            .question
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    }

    fn hidden(&self) -> Vec<(String, String)> {
        hidden(self.frame.reading, &FIELDS)
    }
}

async fn statements(State(shared): State<Arc<Shared>>, reading: Reading, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let question = Question::read(&query.unwrap_or_default())?;
    let (first_page, newest) = (question.page.cursor.is_none(), question.page.newest);
    let asking = shared.clone();
    let (found, nobody, change, empty_archive) = shared
        .readers
        .ask(move |archive| {
            let change = archive.last_change()?;
            let empty = archive.day_with_reports(None)?.is_none();
            match filter_of(&asking, archive, &question, Usual::All)? {
                Ok((filter, query)) => {
                    // Words are looked for in what is said, not in the rest of its report.
                    let mut reader = WordReader::default();
                    let mut test = |text: &str, content: Range| {
                        query.as_ref().is_none_or(|query| reader.read(&asking.resources, slice(text, content)).find(query).is_some())
                    };
                    let test: Option<&mut StatementTest> = if query.is_some() { Some(&mut test) } else { None };
                    Ok((looked::statements(archive, &filter, &question.page, test)?, None, change, empty))
                }
                Err(nobody) => Ok((looked::Looked { rows: Vec::new(), next: None, until: None }, Some(nobody), change, empty)),
            }
        })
        .await?;
    let frame = Frame::new(&shared, &reading);
    let t = frame.t;
    let chosen = listed(&reading, "act");
    let act = |code: &&str| Act {
        label: t.named("act", code).to_owned(),
        chosen: chosen.iter().any(|one| one == code),
        address: toggled(&reading, "act", code),
    };
    page(&Statements {
        lines: StatementLine::all(&shared, &frame, &found.rows, WORDS),
        acts: ACTS.iter().map(act).collect(),
        chips: chips(&frame, &CONDITIONS),
        newest,
        sorted_otherwise: reading.with("newest", newest.then_some("false")),
        next: found.next.as_ref().map(|cursor| reading.with("cursor", Some(&cursor.write()))),
        until: found.until.as_deref().map(|day| t.day(day)),
        first: (!first_page).then(|| reading.with("cursor", None)),
        exports: ["csv", "ndjson", "json"].map(|format| (format, export(&reading, "statements", format, &[]))).into(),
        citation: citation(&shared, &frame, change),
        nobody,
        empty_archive,
        frame,
    })
}
