//! Saved searches: a name for the address of a list, and an Atom feed of what is new in it.

mod feed;

use super::Frame;
use super::correct::Posted;
use super::frame::page;
use super::preferences::is_own;
use crate::Shared;
use crate::language::{Reading, write_form};
use crate::problem::Problem;
use crate::writing::write;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use std::sync::Arc;
use waqai_archive::SavedSearch;

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/saved", get(list).post(save))
        .route("/saved/{search}", get(open))
        .route("/saved/{search}/forget", post(forget))
        .route("/saved/{search}/feed.atom", get(feed::feed))
}

/// Longer names and addresses are not kept.
const LONGEST: usize = 2000;
/// More searches are not kept in one archive.
const MOST: usize = 1000;

#[derive(Template)]
#[template(path = "saved/saved.html")]
struct Saved<'a> {
    frame: Frame<'a>,
    searches: Vec<SavedSearch>,
    /// The address that is to be saved, from where the reader came.
    address: String,
    /// The number of a search that was just saved.
    new: i64,
}

impl Saved<'_> {
    fn was_kept(&self) -> bool {
        self.new > 0
    }
}

/// Whether a page has rows that a feed can tell of.
pub(super) fn is_list(address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    is_own(address) && matches!(path, "/events" | "/statements")
}

async fn list(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    let searches = shared.readers.ask(|archive| Ok(archive.saved_searches()?)).await?;
    let given = |wanted: &str| reading.value(wanted).to_owned();
    let address = Some(given("address")).filter(|address| is_list(address)).unwrap_or_default();
    page(&Saved { searches, address, new: given("new").parse().unwrap_or_default(), frame: Frame::new(&shared, &reading) })
}

async fn save(State(shared): State<Arc<Shared>>, body: String) -> Result<Response, Problem> {
    let posted = Posted::read(&body);
    let name = posted.get("name").ok_or_else(|| Problem::question("a saved search needs a name"))?.to_owned();
    let address = posted.get("address").unwrap_or_default().to_owned();
    if !is_list(&address) {
        return Err(Problem::question(format!("{address}: only lists of events and statements can be saved"))
            .hint("Open the list, narrow it as you like, and choose \"Save this search\" there"));
    }
    if name.chars().count() > LONGEST || address.len() > LONGEST {
        return Err(Problem::question(format!("names and addresses of searches have at most {LONGEST} characters")));
    }
    if shared.readers.ask(|archive| Ok(archive.saved_searches()?.len())).await? >= MOST {
        return Err(Problem::question(format!("this archive keeps {MOST} searches already")).hint("Forget one that nobody needs"));
    }
    let new = write(&shared, "save search", "", move |writer| writer.save_search(&name, &address, None)).await?;
    Ok(Redirect::to(&format!("/saved?{}", write_form(&[("new".into(), new.to_string())]))).into_response())
}

async fn open(State(shared): State<Arc<Shared>>, Path(search): Path<i64>) -> Result<Response, Problem> {
    let found = one(&shared, search).await?;
    Ok(Redirect::to(&found.address).into_response())
}

async fn forget(State(shared): State<Arc<Shared>>, Path(search): Path<i64>) -> Result<Response, Problem> {
    write(&shared, "forget search", "", move |writer| writer.forget_search(search)).await?;
    Ok(Redirect::to("/saved").into_response())
}

async fn one(shared: &Arc<Shared>, search: i64) -> Result<SavedSearch, Problem> {
    let found = shared.readers.ask(move |archive| Ok(archive.saved_search(search)?)).await?;
    found.ok_or_else(|| Problem::missing(format!("there is no saved search {search}")).hint("The page /saved lists those that there are"))
}
