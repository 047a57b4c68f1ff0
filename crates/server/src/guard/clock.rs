//! What takes too long is given up.

use crate::problem::Problem;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::time::Duration;

/// So long may a request take until its answer begins.
const USUAL: Duration = Duration::from_secs(30);
/// So long may a text be read.
const CODING: Duration = Duration::from_secs(120);

/// Gives up what takes too long.
pub(super) async fn clock(request: Request, next: Next) -> Response {
    let limit = if request.uri().path() == "/v1/code" { CODING } else { USUAL };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            Problem::late(format!("there was no answer in {} seconds", limit.as_secs())).hint("Ask for less at a time").into_response()
        }
    }
}
