//! About: versions, tables, what the archive holds.

use super::Frame;
use super::frame::page;
use crate::Shared;
use crate::language::Reading;
use crate::problem::Problem;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use std::sync::Arc;

/// The route.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/about", get(about))
}

#[derive(Template)]
#[template(path = "about.html")]
struct About<'a> {
    frame: Frame<'a>,
    rules: &'a str,
    changes: i64,
}

async fn about(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    let changes = shared.readers.ask(|archive| Ok(archive.last_change()?)).await?;
    page(&About { frame: Frame::new(&shared, &reading), rules: &shared.resources.digest, changes })
}
