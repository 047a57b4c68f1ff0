//! Signing in with a token, where the server wants one from whoever changes anything.

use super::Frame;
use super::frame::page;
use crate::Shared;
use crate::guard::{LASTS, cookie};
use crate::language::{Reading, SESSION, form};
use crate::problem::Problem;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use std::sync::Arc;
use std::time::Duration;

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/login", get(ask).post(sign_in)).route("/logout", post(sign_out))
}

#[derive(Template)]
#[template(path = "login.html")]
struct Login<'a> {
    frame: Frame<'a>,
    /// Whether a token is wanted at all.
    wanted: bool,
    /// Where the reader goes on.
    next: &'a str,
    /// A token was given, and is none.
    wrong: bool,
}

async fn ask(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    let next = reading.question.iter().find(|(name, _)| name == "next").map_or("/", |(_, value)| value);
    show(&shared, &reading, inside(next), false)
}

fn show(shared: &Shared, reading: &Reading, next: &str, wrong: bool) -> Result<Response, Problem> {
    page(&Login { frame: Frame::new(shared, reading), wanted: shared.guard.sessions.wants_tokens(), next, wrong })
}

/// An address of this server; the first page where it would lead elsewhere.
fn inside(next: &str) -> &str {
    let leads_away = !next.starts_with('/') || next.starts_with("//") || next.contains(['\\', '\r', '\n', '\t']);
    if leads_away || !next.is_ascii() { "/" } else { next }
}

async fn sign_in(State(shared): State<Arc<Shared>>, reading: Reading, body: String) -> Result<Response, Problem> {
    let fields = form(&body);
    let field = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value.as_str());
    let next = inside(field("next"));
    if !shared.guard.sessions.knows(field("token").trim()) {
        // Who guesses waits.
        tokio::time::sleep(Duration::from_millis(400)).await;
        let mut response = show(&shared, &reading, next, true)?;
        *response.status_mut() = StatusCode::UNAUTHORIZED;
        return Ok(response);
    }
    let session = shared.guard.sessions.begin();
    let cookie = format!("{SESSION}={session}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}", LASTS.as_secs());
    away(next, &cookie)
}

async fn sign_out(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Result<Response, Problem> {
    shared.guard.sessions.end(cookie(&headers, SESSION));
    away("/", &format!("{SESSION}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"))
}

fn away(next: &str, cookie: &str) -> Result<Response, Problem> {
    let header = |value: &str| HeaderValue::from_str(value).map_err(|_| Problem::question("the address cannot be read"));
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(LOCATION, header(next)?);
    response.headers_mut().insert(SET_COOKIE, header(cookie)?);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_elsewhere() {
        assert_eq!(inside("/report/rpt_1?lang=ar"), "/report/rpt_1?lang=ar");
        for next in ["https://example.org", "//example.org", "/\\example.org", "", "/a\r\nb", "javascript:alert(1)"] {
            assert_eq!(inside(next), "/", "{next}");
        }
    }
}
