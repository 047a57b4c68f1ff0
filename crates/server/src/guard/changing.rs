//! Who may change anything: nobody where the server is read-only, who has a token or a session where it wants one, and no form of another site.

use super::origin::{is_foreign, is_safe};
use crate::language::{SESSION, form};
use crate::problem::Problem;
use crate::{Shared, api};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, WWW_AUTHENTICATE};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// What is sent to these addresses changes nothing of the archive: everybody who may read may send it.
const HARMLESS: [&str; 5] = ["/v1/code", "/v1/corrections/preview", "/login", "/logout", "/preferences"];

/// What belongs to the API and lies elsewhere: no forms are sent there.
const FOR_PROGRAMS: [&str; 3] = ["/openapi.json", "/healthz", "/metrics"];

/// Lets requests through that change nothing, or whose sender may.
pub(super) async fn changing(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    if is_safe(request.method()) {
        return next.run(request).await;
    }
    match check(&shared, request).await {
        Ok(request) => next.run(request).await,
        Err(problem) if problem.status == 401 => {
            let mut response = problem.into_response();
            response.headers_mut().insert(WWW_AUTHENTICATE, axum::http::HeaderValue::from_static("Bearer realm=\"waqai\""));
            response
        }
        Err(problem) => problem.into_response(),
    }
}

async fn check(shared: &Shared, request: Request) -> Result<Request, Problem> {
    let path = request.uri().path();
    let (is_api, harmless) = (path.starts_with("/v1/") || FOR_PROGRAMS.contains(&path), HARMLESS.contains(&path));
    let headers = request.headers();
    if is_foreign(headers) {
        return Err(Problem::forbidden("another site sent this request").hint("Send it from a page of this server, or without a browser"));
    }
    if shared.settings.read_only && !harmless {
        return Err(Problem::forbidden("the server is read-only: it was started with --read-only, and nothing can be changed")
            .hint("Whoever runs it can start it without --read-only"));
    }
    let session = cookie(headers, SESSION);
    let by_token = bearer(headers).is_some_and(|token| shared.guard.sessions.knows(token));
    if !harmless && !by_token {
        if bearer(headers).is_some() && shared.guard.sessions.wants_tokens() {
            return Err(Problem::sign_in("the token is not known").hint("Use a line of the file that the server was started with"));
        }
        if !shared.guard.sessions.may_change(session) {
            return Err(Problem::sign_in("who changes anything here must have a token")
                .hint("Send Authorization: Bearer and the token, or sign in at /login"));
        }
    }
    if by_token || (is_api && (session.is_empty() || harmless)) {
        // No browser sends such a request by itself: a token must be known, and the API takes no form.
        return Ok(request);
    }
    let sent = headers.get("x-waqai-csrf").and_then(|sent| sent.to_str().ok()).map(str::to_owned);
    if is_api || sent.is_some() {
        return known(shared, session, sent.as_deref()).map(|()| request);
    }
    let session = session.to_owned();
    let (parts, body) = request.into_parts();
    let body: Bytes = to_bytes(body, api::SMALL).await.map_err(|_| Problem::large(api::SMALL))?;
    let is_form = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    let fields = if is_form { form(&String::from_utf8_lossy(&body)) } else { Vec::new() };
    let sent = fields.iter().find(|(name, _)| name == "csrf").map(|(_, value)| value.as_str());
    known(shared, &session, sent)?;
    Ok(Request::from_parts(parts, Body::from(body)))
}

fn known(shared: &Shared, session: &str, sent: Option<&str>) -> Result<(), Problem> {
    match sent.is_some_and(|sent| shared.guard.sessions.is_form_token(session, sent)) {
        true => Ok(()),
        false => Err(Problem::forbidden("the form is not one of this server, or is older than the server")
            .hint("Go back, load the page again and send the form once more")),
    }
}

/// The token of a request.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The value of a cookie; empty where there is none.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, wanted: &str) -> &'a str {
    let all = headers.get_all(COOKIE).iter().filter_map(|cookies| cookies.to_str().ok()).flat_map(|cookies| cookies.split(';'));
    all.filter_map(|one| one.trim().split_once('=')).find(|(name, _)| *name == wanted).map_or("", |(_, value)| value)
}
