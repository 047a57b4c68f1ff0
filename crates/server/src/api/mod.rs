//! The API, under `/v1`.

use crate::Shared;
use axum::Router;
use std::sync::Arc;

/// The routes of the API.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
}
