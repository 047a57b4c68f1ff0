//! The list of events: a table with facets, columns to choose, exports of exactly this view and a citation.

mod columns;
mod facets;

use super::frame::page;
use super::shown::{Chip, Citation, EVENTS, EventLine, chips, citation, export, hidden};
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
use waqai_archive::ask::{Asked, Facets, Usual};
use waqai_archive::search::Query;
use waqai_archive::words::WordReader;
use waqai_archive::{Archive, ArchiveError, Filter};

/// The route.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/events", get(events))
}

/// So many events are counted for the facets.
const COUNTED: usize = 1000;

/// Conditions of the address and the keys of their words.
const CONDITIONS: [(&str, &str); 18] = [
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
];
const DAYS: [(&str, &str); 2] = [("from", "facet.from"), ("to", "facet.to")];

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
    chips: Vec<Chip>,
    newest: bool,
    sorted_otherwise: String,
    next: Option<String>,
    until: Option<String>,
    first: Option<String>,
    exports: Vec<(&'static str, String)>,
    citation: Citation,
    /// A name that nobody in the archive has.
    nobody: Option<String>,
    empty_archive: bool,
}

impl Events<'_> {
    /// What a field of the form holds.
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

    /// The least confidences to choose from.
    fn confidences(&self) -> [(&'static str, &'static str); 5] {
        [("", self.frame.t.say("confidence.any")), ("0.5", "50%"), ("0.7", "70%"), ("0.85", "85%"), ("0.95", "95%")]
    }

    fn hidden_columns(&self) -> Vec<(String, String)> {
        hidden(self.frame.reading, &["columns"])
    }
}

/// A filter read from the address; a name that nobody has in the place of one where that is what is wrong.
pub(in crate::pages) fn filter_of(
    shared: &Shared,
    archive: &Archive,
    question: &Question,
    usual: Usual,
) -> Result<Result<(Filter, Option<Query>), String>, Problem> {
    let Asked { actor, recipient, person, about, .. } = &question.asked;
    for name in [actor, recipient, person, about].into_iter().flatten() {
        if let Err(ArchiveError::Unknown(_)) = archive.party(name) {
            return Ok(Err(name.clone()));
        }
    }
    let query = match &question.words {
        None => None,
        Some(words) => Some(WordReader::default().query(archive, words, (!question.exact).then_some(&shared.resources))?),
    };
    let filter = question.asked.filter(archive, query.as_ref(), usual)?;
    Ok(Ok((filter, query)))
}

async fn events(State(shared): State<Arc<Shared>>, reading: Reading, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let question = Question::read(&query.unwrap_or_default())?;
    let first_page = question.page.cursor.is_none();
    let newest = question.page.newest;
    let asking = shared.clone();
    let (found, facets, nobody, change, empty_archive) = shared
        .readers
        .ask(move |archive| {
            let change = archive.last_change()?;
            let empty = archive.day_with_reports(None)?.is_none();
            let filter = match filter_of(&asking, archive, &question, Usual::Shown)? {
                Ok((filter, _)) => filter,
                Err(nobody) => {
                    return Ok((
                        looked::Looked { rows: Vec::new(), next: None, until: None },
                        Facets::default(),
                        Some(nobody),
                        change,
                        empty,
                    ));
                }
            };
            let found = looked::events(archive, &filter, &question.page)?;
            let facets = looked::facets(archive, &filter, COUNTED)?;
            Ok((found, facets, None, change, empty))
        })
        .await?;
    let frame = Frame::new(&shared, &reading);
    let statuses = [("status", "actual,historical,future")];
    let exports = ["csv", "ndjson", "json"].map(|format| (format, export(&reading, "events", format, &statuses)));
    let t = frame.t;
    let mut conditions = CONDITIONS.to_vec();
    conditions.extend(DAYS);
    page(&Events {
        lines: EventLine::all(&shared, &frame, &found.rows),
        choices: columns::choices(&reading, |key| t.say(key)),
        groups: facets::groups(&frame, &facets),
        counted: t.count(facets.counted.unsigned_abs(), EVENTS),
        counted_all: facets.all,
        chips: chips(&frame, &conditions),
        newest,
        sorted_otherwise: reading.with("newest", newest.then_some("false")),
        next: found.next.as_ref().map(|cursor| reading.with("cursor", Some(&cursor.write()))),
        until: found.until.as_deref().map(|day| t.day(day)),
        first: (!first_page).then(|| reading.with("cursor", None)),
        exports: exports.into(),
        citation: citation(&shared, &frame, change),
        nobody,
        empty_archive,
        frame,
    })
}
