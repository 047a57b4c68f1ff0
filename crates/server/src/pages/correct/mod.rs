//! Correct in place: a form for a record, a look at what it would change, then saved through the archive's own writer, with reason and who; and undone.

mod form;
mod intent;
mod list;
mod look;
mod posted;
mod save;

pub(super) use posted::Posted;
pub(super) use save::{known_who, remember_who, write};

use crate::Shared;
use crate::problem::Problem;
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

/// Refuses changes where nothing may be changed.
pub(super) fn writable(shared: &Shared) -> Result<(), Problem> {
    if shared.settings.read_only {
        return Err(Problem::forbidden("this server is read-only").hint("Start `waqai serve` without --read-only to correct records"));
    }
    Ok(())
}
