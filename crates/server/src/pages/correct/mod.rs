//! Correct in place: a form for a record, a look at what it would change, then saved through the archive's own writer, with reason and who; and undone.

mod form;
mod intent;
mod list;
mod look;
mod posted;
mod who;

pub(super) use posted::Posted;
pub(super) use who::{known_who, remember_who};

use crate::Shared;
use axum::Router;
use axum::routing::{get, post};
use std::sync::Arc;

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/report/{id}/correct", get(form::form).post(look::posted))
        .route("/corrections", get(list::corrections))
        .route("/corrections/{number}/undo", post(list::undo))
        .route("/decisions/{number}/undo", post(list::undo_decision))
}
