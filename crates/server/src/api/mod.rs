//! The API, under `/v1`.
//!
//! Each module has a resource: what it is declared as, and what answers. The router, the checks of parameters and the document at `/openapi.json` are made
//! from the declarations, so that they cannot differ.

mod actors;
mod answer;
mod call;
mod changes;
mod check;
mod code;
mod codebook;
mod corrections;
mod counts;
mod declare;
mod events;
mod filter;
mod negotiate;
mod openapi;
mod pairs;
mod parameters;
mod reports;
mod schemas;
mod search;
mod service;
mod statements;
mod suggest;

use crate::Shared;
use crate::language::form;
use crate::problem::Problem;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{RawPathParams, Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, ETAG, VARY};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use call::Call;
pub(crate) use counts::Counted;
use declare::{Route, Sent};
pub(crate) use negotiate::is_among;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most that a report to be coded may have, in bytes.
pub(crate) const REPORT: usize = 16 << 20;
/// The most that any other request may have.
pub(crate) const SMALL: usize = 256 << 10;

/// All resources.
fn all() -> impl Iterator<Item = &'static Route> {
    let modules = [
        events::ROUTES,
        statements::ROUTES,
        actors::ROUTES,
        pairs::ROUTES,
        reports::ROUTES,
        counts::ROUTES,
        search::ROUTES,
        suggest::ROUTES,
        changes::ROUTES,
        code::ROUTES,
        corrections::ROUTES,
        codebook::ROUTES,
        service::ROUTES,
    ];
    modules.into_iter().flatten()
}

/// The routes of the API.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    let mut paths: BTreeMap<&'static str, Vec<&'static Route>> = BTreeMap::new();
    for route in all() {
        paths.entry(route.path).or_default().push(route);
    }
    let mut router = Router::new();
    for (path, routes) in paths {
        let routes: Arc<[&'static Route]> = routes.into();
        router = router.route(path, any(move |shared, within, request| answer(routes.clone(), shared, within, request)));
    }
    let nothing = async || Problem::missing("there is nothing at this address").hint("/openapi.json names every address");
    router.route("/v1", any(nothing)).route("/v1/{*rest}", any(nothing))
}

type Within = Result<RawPathParams, axum::extract::rejection::RawPathParamsRejection>;

async fn answer(routes: Arc<[&'static Route]>, State(shared): State<Arc<Shared>>, within: Within, request: Request) -> Response {
    let head = request.method() == Method::HEAD;
    let method = if head { Method::GET } else { request.method().clone() };
    let Some(route) = routes.iter().find(|route| route.method == method) else {
        let mut response = match method {
            Method::OPTIONS => StatusCode::NO_CONTENT.into_response(),
            _ => Problem::method(format!("{method} is not possible here")).hint(format!("Use {}", allowed(&routes))).into_response(),
        };
        if let Ok(allowed) = HeaderValue::from_str(&allowed(&routes)) {
            response.headers_mut().insert(ALLOW, allowed);
        }
        return response;
    };
    let mut response = handle(route, shared, within, request).await.unwrap_or_else(IntoResponse::into_response);
    if head {
        *response.body_mut() = Body::empty();
    }
    response
}

fn allowed(routes: &[&Route]) -> String {
    let mut methods = vec!["OPTIONS"];
    for route in routes {
        methods.push(route.method.as_str());
        if route.method == Method::GET {
            methods.push("HEAD");
        }
    }
    methods.sort_unstable();
    methods.join(", ")
}

async fn handle(route: &'static Route, shared: Arc<Shared>, within: Within, request: Request) -> Result<Response, Problem> {
    let within = within.map_err(|_| Problem::question("the address has bytes that are no UTF-8"))?;
    let within: Vec<(String, String)> = within.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    for parameter in route.within {
        let value = within.iter().find(|(name, _)| name == parameter.name).map_or("", |(_, value)| value);
        if value.contains('\0') {
            return Err(Problem::missing("a nought stands in the address"));
        }
        check::value(&shared, route, parameter, value)?;
    }
    let (parts, body) = request.into_parts();
    let question = form(parts.uri.query().unwrap_or_default());
    check::question(&shared, route, &question)?;
    let format = negotiate::format(route, &question, &parts.headers)?;
    let tag = match route.lasting {
        true => Some(negotiate::tag(&shared, &parts.uri, format).await?),
        false => None,
    };
    if let Some(tag) = tag.as_ref().filter(|tag| negotiate::has(&parts.headers, tag)) {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        lasting(&mut response, tag);
        return Ok(response);
    }
    let body = match route.body {
        None => axum::body::Bytes::new(),
        Some(sent) => {
            let most = if matches!(sent, Sent::Report) { REPORT } else { SMALL };
            negotiate::sent(sent, &parts.headers)?;
            to_bytes(body, most).await.map_err(|_| Problem::large(most))?
        }
    };
    let path = parts.uri.path().to_owned();
    let mut response = (route.run)(Call { shared, route, headers: parts.headers, path, within, question, format, body }).await?;
    match tag {
        Some(tag) if response.status() == StatusCode::OK => lasting(&mut response, &tag),
        _ => {
            response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
        }
    }
    Ok(response)
}

/// Says that an answer may be kept, and must be asked for again with its tag.
fn lasting(response: &mut Response, tag: &str) {
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(ETAG, tag);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.append(VARY, HeaderValue::from_static("accept"));
}
