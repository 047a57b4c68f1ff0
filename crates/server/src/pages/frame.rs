//! What stands around every page: head, menu, foot. And problems as pages.

use crate::Shared;
use crate::assets;
use crate::labels::Labels;
use crate::language::{Language, Reading, Theme, form, write_form};
use crate::problem::Problem;
use crate::wording::Texts;
use askama::Template;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_TYPE, SET_COOKIE, VARY};
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
    /// Who reads must sign in at `/login` before anything can be changed.
    pub must_sign_in: bool,
    /// What every form that is posted carries: `<input type="hidden" name="csrf" value="{{ frame.csrf }}">`.
    pub csrf: String,
}

impl<'a> Frame<'a> {
    pub fn new(shared: &'a Shared, reading: &'a Reading) -> Frame<'a> {
        Frame {
            t: Texts::new(&shared.wording, reading),
            labels: &shared.labels,
            reading,
            version: &shared.settings.version,
            read_only: shared.settings.read_only,
            must_sign_in: !shared.settings.read_only && !shared.guard.sessions.may_change(&reading.session),
            csrf: shared.guard.sessions.form_token(&reading.session),
        }
    }

    /// Sections of the menu: address, words, whether it is this one.
    pub fn menu(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        let path = self.reading.path.as_str();
        let section = path.get(1..).and_then(|rest| rest.split('/').next()).unwrap_or_default();
        // A page of one actor belongs to the actors, one of a report to the reports.
        let here = move |address: &str| address.get(1..).is_some_and(|name| name == section || name.strip_suffix('s') == Some(section));
        MENU.iter().map(move |&(address, key)| (address, self.t.say(key), here(address)))
    }

    /// The theme that the reader chose; none where the machine's own counts.
    pub fn theme(&self) -> Option<&'static str> {
        match self.reading.theme {
            Theme::Machine => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }

    /// What the search box holds: what was sought on the page of a search.
    pub fn sought(&self) -> &str {
        let asked = self.reading.question.iter().find(|(name, _)| name == "q" && self.reading.path == "/find");
        asked.map_or("", |(_, words)| words)
    }

    /// The address of the preferences, which come back to this page.
    pub fn preferences(&self) -> String {
        if self.reading.path == "/preferences" {
            return self.reading.path.clone();
        }
        let back = self.reading.with("cursor", None);
        format!("/preferences?{}", write_form(&[("back".into(), back)]))
    }

    /// Where this list can be saved as a search; none where it cannot.
    pub fn saving(&self) -> Option<String> {
        let address = self.reading.with("cursor", None);
        (!self.read_only && super::saved::is_list(&address)).then(|| format!("/saved?{}", write_form(&[("address".into(), address)])))
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
    response.headers_mut().insert(VARY, HeaderValue::from_static("cookie, accept-language"));
    Ok(response)
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    frame: Frame<'a>,
    problem: &'a Problem,
}

/// Keeps a language that an address asked for, so that the links of the page lead to pages in it.
pub(crate) async fn remember(request: Request, next: Next) -> Response {
    let question = form(request.uri().query().unwrap_or_default());
    let asked = question.iter().rev().find(|(name, _)| name == "lang").and_then(|(_, value)| Language::of_code(value));
    let mut response = next.run(request).await;
    if let Some(cookie) = asked.and_then(|language| cookie("lang", language.code())) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// A cookie that holds a preference for a year. It says nothing of who reads.
pub(crate) fn cookie(name: &str, value: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax")).ok()
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
