//! The queue of what to look at: events of least confidence first, each with its sentence, decided with one key.

mod decide;
mod queue;

use crate::Shared;
use axum::Router;
use axum::routing::get;
use std::sync::Arc;

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/review", get(queue::queue).post(decide::decide))
}
