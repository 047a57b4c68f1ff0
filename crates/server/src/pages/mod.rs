//! The pages. Each module has the routes of its page, its question to the archive and its template.

mod about;
mod actors;
mod codebook;
mod correct;
mod coverage;
mod events;
mod find;
mod frame;
mod latest;
mod listing;
mod login;
mod looked;
mod map;
mod markdown;
mod network;
mod over_time;
mod pair;
mod preferences;
mod report;
mod reports;
mod review;
mod saved;
mod shown;
mod statements;
mod stretch;

pub(crate) use frame::{Frame, problems, remember};
pub(crate) use over_time::{coverage_of, name as name_of};
pub(crate) use report::syntax::LastRead;

use crate::Shared;
use crate::problem::Problem;
use axum::Router;
use std::sync::Arc;

/// The routes of all pages.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .merge(about::routes())
        .merge(actors::routes())
        .merge(codebook::routes())
        .merge(correct::routes())
        .merge(coverage::routes())
        .merge(events::routes())
        .merge(find::routes())
        .merge(latest::routes())
        .merge(login::routes())
        .merge(map::routes())
        .merge(network::routes())
        .merge(pair::routes())
        .merge(preferences::routes())
        .merge(report::routes())
        .merge(reports::routes())
        .merge(review::routes())
        .merge(saved::routes())
        .merge(statements::routes())
        .fallback(async || Problem::missing("there is no page at this address"))
}
