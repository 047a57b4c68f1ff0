//! A report with its records marked in the text, and why each is there.

pub(crate) mod marks;
pub(crate) mod names;
pub(crate) mod page;
pub(crate) mod syntax;
pub(crate) mod view;
pub(crate) mod why;
mod why_page;

use crate::Shared;
use crate::problem::Problem;
use axum::Router;
use axum::routing::get;
use std::sync::Arc;
use waqai_archive::ask::Whole;
use waqai_archive::{Archive, ArchiveError};

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/report/{id}", get(page::report))
        .route("/report/{id}/why/event/{n}", get(why_page::event))
        .route("/report/{id}/why/statement/{n}", get(why_page::statement))
}

/// A report by any of its names; a problem with status 404 where there is none.
pub(crate) fn whole(archive: &Archive, name: &str) -> Result<Whole, Problem> {
    archive.whole(name).map_err(|problem| match problem {
        ArchiveError::Unknown(_) => Problem::missing(format!("the archive has no report {name}")),
        other => other.into(),
    })
}
