//! What stands around every page: head, menu, foot. And problems as pages.

use crate::Shared;
use crate::assets;
use crate::labels::Labels;
use crate::language::Reading;
use crate::problem::Problem;
use crate::wording::Texts;
use askama::Template;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, VARY};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use std::sync::Arc;

/// Sections of the menu: address and the key of its words.
const MENU: &[(&str, &str)] = &[
    ("/latest", "menu.latest"),
    ("/events", "menu.events"),
    ("/statements", "menu.statements"),
    ("/actors", "menu.actors"),
    ("/reports", "menu.reports"),
    ("/pair", "menu.pair"),
    ("/map", "menu.map"),
    ("/network", "menu.network"),
    ("/review", "menu.review"),
    ("/codebook", "menu.codebook"),
    ("/coverage", "menu.coverage"),
    ("/about", "menu.about"),
];

/// What every template has as `frame`: the words, the address, the menu.
pub(crate) struct Frame<'a> {
    /// Words in the reader's language.
    pub t: Texts<'a>,
    /// Names of codes.
    pub labels: &'a Labels,
    /// How the reader wants the page, and its address.
    pub reading: &'a Reading,
    /// The version of the program.
    pub version: &'a str,
    /// Nothing may be changed.
    pub read_only: bool,
}

impl<'a> Frame<'a> {
    pub fn new(shared: &'a Shared, reading: &'a Reading) -> Frame<'a> {
        Frame {
            t: Texts::new(&shared.wording, reading),
            labels: &shared.labels,
            reading,
            version: &shared.settings.version,
            read_only: shared.settings.read_only,
        }
    }

    /// Sections of the menu: address, words, whether it is this one.
    pub fn menu(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        MENU.iter().map(|&(address, key)| (address, self.t.say(key), self.reading.path.starts_with(address)))
    }

    /// The address of a file of `assets/`.
    pub fn asset(&self, name: &str) -> String {
        assets::address(name)
    }
}

/// A template as a response.
pub(crate) fn page(template: &impl Template) -> Result<Response, Problem> {
    let text = template.render().map_err(|problem| Problem::fault(format!("the page cannot be written: {problem}")))?;
    let mut response = Html(text).into_response();
    response.headers_mut().insert(VARY, axum::http::HeaderValue::from_static("cookie, accept-language"));
    Ok(response)
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    frame: Frame<'a>,
    problem: &'a Problem,
}

/// Shows the problems of pages as pages.
pub(crate) async fn problems(State(shared): State<Arc<Shared>>, reading: Reading, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let Some(problem) = response.extensions().get::<Problem>().cloned() else { return response };
    let shown = page(&ProblemPage { frame: Frame::new(&shared, &reading), problem: &problem });
    match shown {
        Ok(mut shown) => {
            *shown.status_mut() = response.status();
            shown
        }
        Err(_) => {
            let mut response = response;
            response.headers_mut().remove(CONTENT_TYPE);
            response
        }
    }
}
