//! The list of events: a table with facets, columns to choose, exports of exactly this view and a citation.

mod columns;
mod facets;

use super::frame::page;
use super::listing::{Kind, Listing, Reached, filter_of};
use super::shown::{Citation, EVENTS, EventLine, hidden};
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
use columns::Choice;
use facets::Group;
use std::sync::Arc;
use waqai_archive::Archive;
use waqai_archive::ask::{EventRow, Facets, Usual};

/// The route.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/events", get(events))
}

/// So many events are counted for the facets.
const COUNTED: usize = 300;

const KIND: Kind = Kind { resource: "events", conditions: CONDITIONS, meant: &[("status", "actual,historical,future")] };

const CONDITIONS: &[(&str, &str)] = &[
    ("words", "facet.words"),
    ("q", "facet.words"),
    ("pair", "facet.pair"),
    ("state", "facet.state"),
    ("actor", "facet.actor"),
    ("recipient", "facet.recipient"),
    ("person", "facet.person"),
    ("office", "facet.office"),
    ("rank", "facet.rank"),
    ("min_rank", "facet.min_rank"),
    ("type", "facet.type"),
    ("mode", "column.mode"),
    ("quad", "facet.quad"),
    ("context", "facet.context"),
    ("status", "facet.status"),
    ("place", "facet.place"),
    ("source", "facet.source"),
    ("confidence", "facet.confidence"),
    ("from", "facet.from"),
    ("to", "facet.to"),
];

/// Fields of the form; what else the address has is sent along.
const FIELDS: [&str; 9] = ["words", "q", "pair", "actor", "recipient", "place", "from", "to", "confidence"];

#[derive(Template)]
#[template(path = "lists/events.html")]
struct Events<'a> {
    frame: Frame<'a>,
    lines: Vec<EventLine>,
    choices: Vec<Choice>,
    groups: Vec<Group>,
    /// Over how many events the facets were counted, and whether that is all.
    counted: String,
    counted_all: bool,
    list: Listing,
    exports: Vec<(&'static str, String)>,
    citation: Citation,
}

impl Events<'_> {
    fn hidden(&self) -> Vec<(String, String)> {
        hidden(self.frame.reading, &FIELDS)
    }

    /// The least confidences to choose from.
    fn confidences(&self) -> [(&'static str, &'static str); 5] {
        [("", self.frame.t.say("confidence.any")), ("0.5", "50%"), ("0.7", "70%"), ("0.85", "85%"), ("0.95", "95%")]
    }

    fn hidden_columns(&self) -> Vec<(String, String)> {
        hidden(self.frame.reading, &["columns"])
    }
}

/// Rows and facets of a page.
fn look(shared: &Shared, archive: &Archive, question: &Question) -> Result<(Vec<EventRow>, Facets, Reached), Problem> {
    let reached = Reached::of(archive, &question.page)?;
    let filter = match filter_of(shared, archive, question, Usual::Shown)? {
        Ok((filter, _)) => filter,
        Err(nobody) => return Ok((Vec::new(), Facets::default(), Reached { nobody: Some(nobody), ..reached })),
    };
    let found = looked::events(archive, &filter, &question.page)?;
    let facets = looked::facets(archive, &filter, COUNTED)?;
    Ok((found.rows, facets, Reached { next: found.next, until: found.until, ..reached }))
}

async fn events(State(shared): State<Arc<Shared>>, reading: Reading, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let question = Question::read(&query.unwrap_or_default())?;
    let asking = shared.clone();
    let (rows, facets, reached) = shared.readers.ask(move |archive| look(&asking, archive, &question)).await?;
    let frame = Frame::new(&shared, &reading);
    let t = frame.t;
    let (list, exports, citation) = Listing::of(&shared, &frame, &KIND, reached);
    page(&Events {
        lines: EventLine::all(&shared, &frame, &rows),
        choices: columns::choices(&reading, |key| t.say(key)),
        groups: facets::groups(&frame, &facets),
        counted: t.count(facets.counted.unsigned_abs(), EVENTS),
        counted_all: facets.all,
        list,
        exports,
        citation,
        frame,
    })
}
