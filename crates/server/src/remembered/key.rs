//! What an answer depends on besides the archive.

use crate::Shared;
use crate::guard::{accepts_gzip, cookie};
use crate::language::Reading;
use axum::extract::Request;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, COOKIE, HOST};
use axum::http::{HeaderName, Method};
use std::fmt::Write;
use std::sync::Arc;

/// Nothing is kept of these: what they say does not come from the archive, or must be new.
const NOT_KEPT: [&str; 6] = ["/login", "/logout", "/preferences", "/healthz", "/metrics", "/v1/code"];
/// Keys longer than this are not worth their memory.
const LONGEST: usize = 2048;

/// Everything that an answer to a request depends on; none where it is not to be kept.
pub(super) fn of(shared: &Shared, request: &Request) -> Option<Arc<str>> {
    let (path, headers) = (request.uri().path(), request.headers());
    if request.method() != Method::GET || NOT_KEPT.contains(&path) {
        return None;
    }
    let header = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let asked = request.uri().path_and_query().map_or("", |asked| asked.as_str());
    let mut key = String::with_capacity(asked.len() + 96);
    // No address and no header holds a line break, so that no two questions have one key.
    let _ = write!(key, "{asked}\n{}\n", u8::from(accepts_gzip(headers)));
    if path.starts_with("/v1/") || path == "/openapi.json" {
        let _ = write!(key, "{}", header(ACCEPT));
    } else {
        let reading = Reading::of("", request.uri().query().unwrap_or_default(), header(COOKIE), header(ACCEPT_LANGUAGE));
        let may_change = shared.guard.sessions.may_change(&reading.session);
        if !(reading.session.is_empty() || may_change && shared.guard.sessions.wants_tokens()) {
            // Whatever somebody calls a session: it would fill the memory.
            return None;
        }
        let Reading { language, digits, months, theme, session, .. } = reading;
        let _ = write!(key, "{language:?} {digits:?} {months:?} {theme:?} {may_change}\n{session}\n{}", cookie(headers, "who"));
        if path.starts_with("/saved") {
            // A feed has whole addresses.
            let _ = write!(key, "\n{}\n{}", header(HOST), header(HeaderName::from_static("x-forwarded-proto")));
        }
    }
    (key.len() <= LONGEST).then(|| key.into())
}
