//! The list of statements: who, act, about whom, words. "Who condemned X" is one address: `/statements?act=condemn&about=…`.

use super::frame::page;
use super::listing::{Kind, Listing, Reached, filter_of};
use super::shown::{AtMost, Citation, StatementLine, hidden, listed, toggled};
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
use waqai_archive::Archive;
use waqai_archive::ask::{ACTS, StatementRow, Usual};

/// The route.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/statements", get(statements))
}

const KIND: Kind = Kind { resource: "statements", conditions: CONDITIONS, meant: &[] };

const CONDITIONS: &[(&str, &str)] = &[
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
    list: Listing,
    exports: Vec<(&'static str, String)>,
    citation: Citation,
}

impl Statements<'_> {
    fn hidden(&self) -> Vec<(String, String)> {
        hidden(self.frame.reading, &FIELDS)
    }
}

fn look(shared: &Shared, archive: &Archive, question: &Question) -> Result<(Vec<StatementRow>, Reached), Problem> {
    let reached = Reached::of(archive, &question.page)?;
    let (filter, query) = match filter_of(shared, archive, question, Usual::All)? {
        Ok(both) => both,
        Err(nobody) => return Ok((Vec::new(), Reached { nobody: Some(nobody), ..reached })),
    };
    let found = looked::statements(archive, &filter, &question.page, query.as_ref().map(|query| (query, &*shared.resources)))?;
    Ok((found.rows, Reached { next: found.next, until: found.until, ..reached }))
}

async fn statements(State(shared): State<Arc<Shared>>, reading: Reading, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let question = Question::read(&query.unwrap_or_default())?;
    let asking = shared.clone();
    let (rows, reached) = shared.readers.ask(move |archive| look(&asking, archive, &question)).await?;
    let frame = Frame::new(&shared, &reading);
    let t = frame.t;
    let chosen = listed(&reading, "act");
    let act = |code: &&str| Act {
        label: t.named("act", code).to_owned(),
        chosen: chosen.iter().any(|one| one == code),
        address: toggled(&reading, "act", code),
    };
    let (list, exports, citation) = Listing::of(&shared, &frame, &KIND, reached);
    page(&Statements {
        lines: StatementLine::all(&shared, &frame, &rows, WORDS),
        acts: ACTS.iter().map(act).collect(),
        list,
        exports,
        citation,
        frame,
    })
}
