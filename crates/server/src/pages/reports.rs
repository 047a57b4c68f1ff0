//! The list of reports, and the search in their words.

use super::Frame;
use super::frame::page;
use super::listing::{Kind, Listing, Reached, filter_of};
use super::shown::{Citation, EVENTS, STATEMENTS, hidden};
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
use waqai_archive::ask::{ReportRow, Usual};
use waqai_archive::ids::public_id;
use waqai_archive::search::Query;
use waqai_archive::words::{Snippet, WordReader};
use waqai_archive::{Archive, ArchiveError};

/// The route.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/reports", get(reports))
}

const KIND: Kind = Kind { resource: "reports", conditions: CONDITIONS, meant: &[] };

const CONDITIONS: &[(&str, &str)] = &[
    ("words", "facet.words"),
    ("q", "facet.words"),
    ("person", "facet.person"),
    ("state", "facet.state"),
    ("type", "facet.type"),
    ("place", "facet.dateline"),
    ("source", "facet.source"),
    ("status", "facet.status"),
    ("from", "facet.from"),
    ("to", "facet.to"),
];
const FIELDS: [&str; 7] = ["words", "q", "exact", "source", "person", "from", "to"];

/// So many reports stand on a page: their words are read for it.
const ON_A_PAGE: usize = 20;

/// A report in the list.
struct ReportLine {
    address: String,
    title: Option<String>,
    day: Option<String>,
    when: String,
    agency: Option<String>,
    place: Option<String>,
    events: String,
    statements: String,
    status: Option<&'static str>,
    /// How it repeats another one, and that one's address.
    repeats: Option<(String, String)>,
    pieces: Vec<Piece>,
}

/// A piece of a text, found or not.
struct Piece {
    text: String,
    found: bool,
}

#[derive(Template)]
#[template(path = "lists/reports.html")]
struct Reports<'a> {
    frame: Frame<'a>,
    lines: Vec<ReportLine>,
    searched: bool,
    list: Listing,
    exports: Vec<(&'static str, String)>,
    citation: Citation,
    /// What is wrong with the words of the search.
    wrong: Option<String>,
}

impl Reports<'_> {
    fn words(&self) -> &str {
        [self.frame.reading.value("words"), self.frame.reading.value("q")].into_iter().find(|words| !words.is_empty()).unwrap_or_default()
    }

    fn hidden(&self) -> Vec<(String, String)> {
        hidden(self.frame.reading, &FIELDS)
    }
}

/// What was found, with a piece of each text.
struct Found {
    rows: Vec<(ReportRow, Snippet)>,
    wrong: Option<String>,
    reached: Reached,
}

fn look(shared: &Shared, archive: &Archive, question: &Question) -> Result<Found, Problem> {
    let mut found = Found { rows: Vec::new(), wrong: None, reached: Reached::of(archive, &question.page)? };
    if let Some(Err(ArchiveError::Unknown(detail))) = question.words.as_deref().map(Query::read) {
        found.wrong = Some(detail);
        return Ok(found);
    }
    let (filter, query) = match filter_of(shared, archive, question, Usual::Reports)? {
        Ok(both) => both,
        Err(nobody) => {
            found.reached.nobody = Some(nobody);
            return Ok(found);
        }
    };
    let (rows, next) = archive.reports(&filter, &question.page)?;
    found.reached.next = next;
    let mut reader = WordReader::default();
    for row in rows {
        let text = archive.text(row.report)?;
        // Words of the title count too: where the text has none of them it is shown from its beginning.
        let hits = query.as_ref().map(|query| reader.find(&shared.resources, query, &text, row.title.as_deref())).unwrap_or_default();
        found.rows.push((row, Snippet::of(&text, &hits)));
    }
    Ok(found)
}

async fn reports(State(shared): State<Arc<Shared>>, reading: Reading, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let mut question = Question::read(&query.unwrap_or_default())?;
    question.page.limit = question.page.limit.min(ON_A_PAGE);
    let searched = question.words.is_some();
    let asking = shared.clone();
    let found = shared.readers.ask(move |archive| look(&asking, archive, &question)).await?;
    let frame = Frame::new(&shared, &reading);
    let (list, exports, citation) = Listing::of(&shared, &frame, &KIND, found.reached);
    page(&Reports {
        lines: found.rows.iter().map(|(row, snippet)| line(&frame, row, snippet)).collect(),
        searched,
        wrong: found.wrong,
        list,
        exports,
        citation,
        frame,
    })
}

fn line(frame: &Frame, row: &ReportRow, snippet: &Snippet) -> ReportLine {
    let t = &frame.t;
    ReportLine {
        address: format!("/report/{}", public_id("rpt", row.key)),
        title: row.title.clone().filter(|title| !title.trim().is_empty()),
        day: row.published.clone(),
        when: row.published.as_deref().map_or_else(|| t.say("day.unknown").to_owned(), |day| t.day(day)),
        agency: row.agency.clone(),
        place: row.dateline_place.clone(),
        events: t.count(row.events.unsigned_abs(), EVENTS),
        statements: t.count(row.statements.unsigned_abs(), STATEMENTS),
        status: match row.status.as_str() {
            "superseded" => Some(t.say("report.superseded")),
            "withdrawn" => Some(t.say("report.withdrawn")),
            _ => None,
        },
        repeats: row
            .relation
            .as_deref()
            .zip(row.original)
            .map(|(relation, original)| (t.named("relation", relation).to_owned(), format!("/report/{}", public_id("rpt", original)))),
        pieces: pieces(snippet),
    }
}

/// The words around what was found, in the order of reading.
fn pieces(snippet: &Snippet) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |text: &str, found: bool| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), found });
        }
    };
    if snippet.cut.0 {
        add("…", false);
    }
    let mut at = 0;
    for &(start, end) in &snippet.hits {
        if start < at {
            continue;
        }
        add(&snippet.text[at..start], false);
        add(&snippet.text[start..end], true);
        at = end;
    }
    add(&snippet.text[at..], false);
    if snippet.cut.1 {
        add("…", false);
    }
    pieces
}
