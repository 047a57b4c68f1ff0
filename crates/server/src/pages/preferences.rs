//! Preferences: language, digits, month names, theme. They lie in cookies of the reader's own browser.

use super::Frame;
use super::frame::{cookie, page};
use crate::Shared;
use crate::language::{Digits, Language, Months, Reading, Theme};
use crate::problem::Problem;
use askama::Template;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Form, Router};
use std::sync::Arc;

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/preferences", get(show).post(keep))
}

/// A preference: its cookie, and what it may be.
const CHOICES: [(&str, &[&str]); 4] = [
    ("lang", &["ar", "en"]),
    ("digits", &["western", "eastern"]),
    ("months", &["gulf", "levant", "maghreb", "morocco"]),
    ("theme", &["machine", "light", "dark"]),
];

/// A choice, its words, and whether it is chosen.
type Offered = (&'static str, &'static str, bool);

#[derive(Template)]
#[template(path = "preferences.html")]
struct Preferences<'a> {
    frame: Frame<'a>,
    back: String,
    kept: bool,
    /// One for each row of the form: name, words, and the choices with their words and whether they are chosen.
    fields: Vec<(&'static str, &'static str, Vec<Offered>)>,
}

async fn show(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    let frame = Frame::new(&shared, &reading);
    let t = frame.t;
    let field = |name, words, of: &[Offered]| (name, words, of.to_vec());
    let fields = vec![
        field(
            "lang",
            t.say("preferences.language"),
            &[
                ("ar", t.say("preferences.arabic"), reading.language == Language::Arabic),
                ("en", t.say("preferences.english"), reading.language == Language::English),
            ],
        ),
        field(
            "digits",
            t.say("preferences.digits"),
            &[
                ("western", t.say("preferences.western"), reading.digits == Digits::Western),
                ("eastern", t.say("preferences.eastern"), reading.digits == Digits::Eastern),
            ],
        ),
        field(
            "months",
            t.say("preferences.months"),
            &[
                ("gulf", t.say("preferences.gulf"), reading.months == Months::Gulf),
                ("levant", t.say("preferences.levant"), reading.months == Months::Levant),
                ("maghreb", t.say("preferences.maghreb"), reading.months == Months::Maghreb),
                ("morocco", t.say("preferences.morocco"), reading.months == Months::Morocco),
            ],
        ),
        field(
            "theme",
            t.say("preferences.theme"),
            &[
                ("machine", t.say("preferences.machine"), reading.theme == Theme::Machine),
                ("light", t.say("preferences.light"), reading.theme == Theme::Light),
                ("dark", t.say("preferences.dark"), reading.theme == Theme::Dark),
            ],
        ),
    ];
    let given = |wanted: &str| reading.question.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let back = given("back").filter(|back| is_own(back)).unwrap_or_default().to_owned();
    page(&Preferences { back, kept: given("kept").is_some(), fields, frame })
}

async fn keep(Form(given): Form<Vec<(String, String)>>) -> Response {
    let back = given.iter().find(|(name, value)| name == "back" && is_own(value)).map_or("/preferences?kept=1", |(_, value)| value);
    let mut response = Redirect::to(back).into_response();
    for (name, choices) in CHOICES {
        let chosen = given.iter().find(|(given, value)| given == name && choices.contains(&value.as_str()));
        if let Some(cookie) = chosen.and_then(|(_, value)| cookie(name, value)) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
    response
}

/// Whether an address leads to a page of this server: nobody is sent elsewhere.
pub(super) fn is_own(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.bytes().any(|byte| byte == b'\\' || byte < b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert!(is_own("/events?type=CONSULT"));
        for other in ["https://example.org/", "//example.org/", "/\\example.org", "events", "", "/a\r\nb"] {
            assert!(!is_own(other), "{other}");
        }
    }
}
