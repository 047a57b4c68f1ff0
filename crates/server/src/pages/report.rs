//! A report with its records marked in the text, and why each is there.

use crate::Shared;
use axum::Router;
use std::sync::Arc;

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
}
