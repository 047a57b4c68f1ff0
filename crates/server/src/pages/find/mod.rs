//! The search box: from a name in either script to the page of whoever it names, from two names to the page of both.

mod hits;
mod two;

use super::Frame;
use super::frame::page;
use crate::Shared;
use crate::language::{Reading, write_form};
use crate::problem::Problem;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use hits::Hit;
use std::sync::Arc;
use waqai_archive::Archive;
use waqai_archive::ids::read_public_id;

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/find", get(find))
}

/// Longer questions are no names.
const LONGEST: usize = 200;

/// What a question leads to.
enum Found {
    /// One page.
    Page(String),
    /// Several, or none.
    Hits(Vec<Hit>),
}

#[derive(Template)]
#[template(path = "find/find.html")]
struct Find<'a> {
    frame: Frame<'a>,
    sought: String,
    hits: Vec<Hit>,
    /// The address of the search in the words of reports.
    words: String,
}

async fn find(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    let asked = reading.value("q");
    let sought: String = asked.chars().take(LONGEST).collect();
    let (inner, question) = (shared.clone(), sought.clone());
    let found = if sought.is_empty() {
        Found::Hits(Vec::new())
    } else {
        shared.readers.ask(move |archive| answer(&inner, archive, &question)).await?
    };
    match found {
        Found::Page(address) => Ok(Redirect::to(&address).into_response()),
        Found::Hits(hits) => {
            let words = format!("/reports?{}", write_form(&[("words".into(), sought.clone())]));
            page(&Find { frame: Frame::new(&shared, &reading), sought, hits, words })
        }
    }
}

fn answer(shared: &Shared, archive: &Archive, question: &str) -> Result<Found, Problem> {
    if let Some((kind @ ("rpt" | "act"), _)) = read_public_id(question) {
        return Ok(Found::Page(format!("/{}/{question}", if kind == "rpt" { "report" } else { "actor" })));
    }
    let lookup = shared.names().lookup(shared);
    let mut hits = hits::of_tables(shared, archive, &lookup, question)?;
    // The name of one that takes part in something leads there at once; a town of the same name is no reason to ask.
    let mut parties = hits.iter().filter(|hit| hit.is_party() && hit.address.is_some());
    if let (Some(Hit { address: Some(address), .. }), None) = (parties.next(), parties.next()) {
        return Ok(Found::Page(address.clone()));
    }
    if hits.is_empty() {
        if let Some(address) = two::pair(shared, archive, &lookup, question)? {
            return Ok(Found::Page(address));
        }
        hits = hits::of_archive(archive, question)?;
        if let [Hit { address: Some(address), .. }] = hits.as_slice() {
            return Ok(Found::Page(address.clone()));
        }
    }
    Ok(Found::Hits(hits))
}
