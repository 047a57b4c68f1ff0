//! What the codes mean, from the tables.

use crate::Shared;
use axum::Router;
use std::sync::Arc;

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
}
