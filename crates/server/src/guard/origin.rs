//! Who asks from where: the name under which the server was reached, and the site that sent a form.

use crate::problem::Problem;
use crate::{Settings, Shared};
use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use std::sync::Arc;

/// Refuses requests for other names: a page of another site whose name was made to mean this machine asks under that name.
pub(super) async fn host(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).map(|host| host.to_str().unwrap_or("?"));
    match host.is_none_or(|host| is_own(host, &shared.settings)) {
        true => next.run(request).await,
        false => {
            let problem = Problem::forbidden("the server is not called by this name")
                .hint("Ask for it by its address, or start it with --name and the name that is used");
            problem.into_response()
        }
    }
}

/// Whether a host, with its port or without, means this server.
fn is_own(host: &str, settings: &Settings) -> bool {
    let name = without_port(host).trim_end_matches('.').to_ascii_lowercase();
    if name == "localhost" || settings.names.iter().any(|own| own.to_ascii_lowercase() == name) {
        return true;
    }
    match name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>() {
        // No name can be made to mean an address that is asked for as such. Where only this machine is served, others are not meant.
        Ok(address) => address.is_loopback() || address == settings.host || !settings.host.is_loopback(),
        Err(_) => false,
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        // The colons of an address in brackets are no port.
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) && (!name.contains(':') || name.ends_with(']')) => name,
        _ => host,
    }
}

/// Whether a request changes nothing by its method.
pub(super) fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether another site sent a request. Programs that are no browsers say nothing of it.
pub(super) fn is_foreign(headers: &HeaderMap) -> bool {
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match header("sec-fetch-site") {
        Some("same-origin" | "none") => return false,
        Some(_) => return true,
        None => {}
    }
    match (header(ORIGIN.as_str()), header(HOST.as_str())) {
        (None, _) => false,
        (Some(origin), Some(host)) => origin.split_once("://").is_none_or(|(_, from)| !from.eq_ignore_ascii_case(host)),
        (Some(_), None) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(host: &str, settings: &Settings) -> bool {
        is_own(host, settings)
    }

    #[test]
    fn only_own_names_are_answered() {
        let here = Settings::new("a.db", "test");
        for host in ["localhost", "localhost:7878", "127.0.0.1:7878", "[::1]:7878", "LOCALHOST:1", "[::1]", "127.0.0.1."] {
            assert!(own(host, &here), "{host}");
        }
        for host in ["example.org", "localhost.example.org", "10.0.0.5", "example.org:7878", "", "localhost:x", "::1@example.org"] {
            assert!(!own(host, &here), "{host}");
        }
        let open = Settings { host: [0, 0, 0, 0].into(), names: vec!["News.example.org".into()], ..here };
        assert!(own("10.0.0.5:7878", &open) && own("news.example.org", &open) && !own("example.org", &open));
    }

    #[test]
    fn forms_of_other_sites_are_known() {
        let headers = |pairs: &[(&'static str, &str)]| {
            pairs.iter().map(|(name, value)| (axum::http::HeaderName::from_static(name), value.parse().unwrap())).collect::<HeaderMap>()
        };
        assert!(!is_foreign(&headers(&[])));
        assert!(!is_foreign(&headers(&[("origin", "http://localhost:7878"), ("host", "localhost:7878")])));
        assert!(is_foreign(&headers(&[("origin", "http://example.org"), ("host", "localhost:7878")])));
        assert!(is_foreign(&headers(&[("origin", "null"), ("host", "localhost:7878")])));
        assert!(is_foreign(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(is_foreign(&headers(&[("sec-fetch-site", "same-site"), ("origin", "http://localhost"), ("host", "localhost")])));
        assert!(!is_foreign(&headers(&[("sec-fetch-site", "same-origin")])));
    }
}
