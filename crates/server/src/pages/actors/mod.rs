//! Actors: the list with a search in both scripts, and the page of each.

mod actor;

use super::Frame;
use super::frame::page;
use super::shown::{Chip, Citation, Run, chips, citation, export, hidden, run, state};
use crate::Shared;
use crate::language::{Reading, write_form};
use crate::problem::Problem;
use crate::query::Question;
use askama::Template;
use axum::Router;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use axum::routing::get;
use std::sync::Arc;
use waqai_archive::ask::{ActorRow, Filter, Party, Usual};
use waqai_archive::ids::public_id;

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/actors", get(actors)).merge(actor::routes())
}

const CONDITIONS: [(&str, &str); 6] = [
    ("words", "facet.name"),
    ("q", "facet.name"),
    ("state", "facet.state"),
    ("kind", "facet.kind"),
    ("sector", "facet.sector"),
    ("rank", "facet.rank"),
];
const FIELDS: [&str; 4] = ["q", "words", "state", "kind"];
const KINDS: [&str; 5] = ["PER", "ORG", "GPE", "GRP", "LOC"];

/// An actor in the list.
struct ActorLine {
    address: String,
    name: Run,
    /// The name in the other language.
    other: Option<Run>,
    kind: String,
    state: Option<String>,
    sector: Option<String>,
    known: bool,
    events: i64,
    statements: i64,
}

#[derive(Template)]
#[template(path = "lists/actors.html")]
struct Actors<'a> {
    frame: Frame<'a>,
    lines: Vec<ActorLine>,
    kinds: Vec<(&'static str, String, bool)>,
    chips: Vec<Chip>,
    next: Option<String>,
    until: Option<String>,
    first: Option<String>,
    exports: Vec<(&'static str, String)>,
    citation: Citation,
    nobody: Option<String>,
    empty_archive: bool,
}

impl Actors<'_> {
    fn field(&self, name: &str) -> String {
        self.frame
            .reading
            .question
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    }

    fn name(&self) -> String {
        let name = self.field("q");
        if name.is_empty() { self.field("words") } else { name }
    }

    fn hidden(&self) -> Vec<(String, String)> {
        hidden(self.frame.reading, &FIELDS)
    }
}

async fn actors(State(shared): State<Arc<Shared>>, reading: Reading, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let question = Question::read(&query.unwrap_or_default())?;
    let first_page = question.page.cursor.is_none();
    // Whoever differs only in the look of the page gets the answer that is kept.
    let looks = ["lang", "columns", "facets"];
    let mut asked: Vec<(String, String)> = reading.question.iter().filter(|(name, _)| !looks.contains(&name.as_str())).cloned().collect();
    asked.sort();
    let asked = write_form(&asked);
    let listed = |name: &str| -> Vec<String> {
        let values = question.rest.iter().filter(|(key, _)| key == name).flat_map(|(_, value)| value.split(','));
        values.map(|value| value.trim().to_ascii_uppercase()).collect()
    };
    let (kinds, sectors) = (listed("kind"), listed("sector"));
    let asking = shared.clone();
    let (found, nobody, change, empty_archive) = shared
        .readers
        .ask(move |archive| {
            let change = archive.last_change()?;
            let empty = archive.day_with_reports(None)?.is_none();
            let mut filter = Filter { kinds, sectors, ..question.asked.filter(archive, None, Usual::All)? };
            if let Some(name) = &question.words {
                match archive.party(name) {
                    Ok(Party::State(state)) => filter.states.push(state),
                    Ok(party) => filter.person = Some(party),
                    Err(_) => return Ok((Arc::default(), Some(name.clone()), change, empty)),
                }
            }
            let found = asking.answers.actors.get(&asked, change, || Ok(archive.actors(&filter, &question.page)?))?;
            Ok((found, None, change, empty))
        })
        .await?;
    let frame = Frame::new(&shared, &reading);
    let t = frame.t;
    let (rows, cursor) = &*found;
    let chosen = frame.reading.question.iter().find(|(name, _)| name == "kind").map(|(_, value)| value.clone()).unwrap_or_default();
    page(&Actors {
        lines: rows.iter().map(|row| line(&frame, row)).collect(),
        kinds: KINDS.iter().map(|&kind| (kind, t.named("kind", kind).to_owned(), kind == chosen)).collect(),
        chips: chips(&frame, &CONDITIONS),
        next: cursor.as_ref().map(|cursor| reading.with("cursor", Some(&cursor.write()))),
        until: None,
        first: (!first_page).then(|| reading.with("cursor", None)),
        exports: ["csv", "ndjson", "json"].map(|format| (format, export(&reading, "actors", format, &[]))).into(),
        citation: citation(&shared, &frame, change),
        nobody,
        empty_archive,
        frame,
    })
}

fn line(frame: &Frame, row: &ActorRow) -> ActorLine {
    let t = &frame.t;
    let (english, arabic) = (row.name_en.as_deref(), row.name.as_deref());
    let name =
        run(t.language(), english, arabic).unwrap_or_else(|| Run { text: t.say("who.unnamed").into(), language: t.language().code() });
    let other = run(t.language().other(), english, arabic).filter(|other| other.language != name.language);
    ActorLine {
        address: format!("/actor/{}", public_id("act", row.key)),
        name,
        other,
        kind: t.named("kind", &row.kind).to_owned(),
        state: row.country.as_ref().map(|code| state(frame, code)),
        sector: row.sector.as_deref().map(|sector| t.named("sector", sector).to_owned()),
        known: row.basis == "known",
        events: row.events,
        statements: row.statements,
    }
}
