//! What is least certain, to be decided one by one.

use crate::Shared;
use axum::Router;
use std::sync::Arc;

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
}
