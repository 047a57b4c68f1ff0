//! Actors: the list with a search in both scripts, and the page of each.

mod actor;

use super::Frame;
use super::frame::page;
use super::listing::{Kind, Listing, Reached};
use super::shown::{Citation, Run, hidden, run, state};
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

const KIND: Kind = Kind { resource: "actors", conditions: CONDITIONS, meant: &[] };

const CONDITIONS: &[(&str, &str)] = &[
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
    list: Listing,
    exports: Vec<(&'static str, String)>,
    citation: Citation,
}

impl Actors<'_> {
    fn name(&self) -> &str {
        [self.frame.reading.value("q"), self.frame.reading.value("words")].into_iter().find(|name| !name.is_empty()).unwrap_or_default()
    }

    fn hidden(&self) -> Vec<(String, String)> {
        hidden(self.frame.reading, &FIELDS)
    }
}

async fn actors(State(shared): State<Arc<Shared>>, reading: Reading, RawQuery(query): RawQuery) -> Result<Response, Problem> {
    let question = Question::read(&query.unwrap_or_default())?;
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
    let (found, mut reached) = shared
        .readers
        .ask(move |archive| {
            let reached = Reached::of(archive, &question.page)?;
            let mut filter = Filter { kinds, sectors, ..question.asked.filter(archive, None, Usual::All)? };
            if let Some(name) = &question.words {
                match archive.party(name) {
                    Ok(Party::State(state)) => filter.states.push(state),
                    Ok(party) => filter.person = Some(party),
                    Err(_) => return Ok((Arc::default(), Reached { nobody: Some(name.clone()), ..reached })),
                }
            }
            let found = asking.answers.actors.get(&asked, reached.change, || Ok(archive.actors(&filter, &question.page)?))?;
            Ok((found, reached))
        })
        .await?;
    let frame = Frame::new(&shared, &reading);
    let t = frame.t;
    let (rows, cursor) = &*found;
    reached.next.clone_from(cursor);
    let (list, exports, citation) = Listing::of(&shared, &frame, &KIND, reached);
    let chosen = reading.value("kind");
    page(&Actors {
        lines: rows.iter().map(|row| line(&frame, row)).collect(),
        kinds: KINDS.iter().map(|&kind| (kind, t.named("kind", kind).to_owned(), kind == chosen)).collect(),
        list,
        exports,
        citation,
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
