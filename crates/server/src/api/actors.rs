//! Actors: the same person, state or body in all reports.

use super::answer::{Rows, by_cursor, response, rows};
use super::call::Call;
use super::declare::{Gives, Parameter, Route, Takes};
use super::filter::filter;
use super::parameters::{FORM_OF_ROWS, KINDS, PAGES, p};
use crate::problem::Problem;
use axum::http::Method;
use axum::response::Response;
use std::sync::Arc;
use waqai_archive::ask::{RANKS, Usual};
use waqai_archive::ids::public_id;
use waqai_archive::release::{ACTORS, actor_row};
use waqai_archive::words::WordReader;
use waqai_archive::{Archive, Filter, Page};

const ASKED: &[Parameter] = &[
    p("state", Takes::States, "their states"),
    p("person", Takes::Party, "an id (act_…) or words of a name in either script"),
    p("office", Takes::Text, "words of an office that they hold in some report, in English"),
    p("rank", Takes::Some(&RANKS), "ranks, one of which they have in some report"),
    p("min_rank", Takes::One(&RANKS), "the least rank, in the place of rank"),
    p("kind", Takes::Some(&KINDS), "PER persons, ORG organisations, GPE states and places that act, LOC places, GRP groups"),
    p("sector", Takes::Sectors, "sectors"),
];
const ID: &[Parameter] = &[p("id", Takes::Id("act", None), "the actor: act_…")];

pub(super) static ROUTES: &[Route] = &[
    Route {
        method: Method::GET,
        path: "/v1/actors",
        name: "actors",
        about: "Actors, those of most events first",
        within: &[],
        parameters: &[ASKED, PAGES, FORM_OF_ROWS],
        needs: &[],
        body: None,
        gives: Gives::Rows(&ACTORS, &[]),
        lasting: true,
        run: |call| Box::pin(list(call)),
    },
    Route {
        method: Method::GET,
        path: "/v1/actors/{id}",
        name: "actor",
        about: "An actor; of one that was merged, what it became",
        within: ID,
        parameters: &[],
        needs: &[],
        body: None,
        gives: Gives::One(&ACTORS, &[]),
        lasting: true,
        run: |call| Box::pin(one(call)),
    },
];

async fn list(call: Call) -> Result<Response, Problem> {
    let question = call.asked()?;
    let (kinds, sectors) = (call.list("kind"), call.list("sector"));
    let (shared, page) = (call.shared.clone(), question.page.clone());
    let step = move |archive: &Archive, page: &Page| -> Result<Rows, Problem> {
        let (mut filter, _) = filter(&shared, archive, &question, Usual::All, &mut WordReader::default())?;
        (filter.kinds, filter.sectors) = (kinds.clone(), sectors.clone());
        let (found, next) = archive.actors(&filter, page)?;
        Ok((found.iter().map(|row| actor_row(row).into()).collect(), next))
    };
    rows(call, page, by_cursor, Arc::new(step)).await
}

async fn one(call: Call) -> Result<Response, Problem> {
    let id = public_id("act", call.key("id", "act")?);
    let object = call.shared.readers.ask(move |archive| {
        let missing = || Problem::missing(format!("the archive has no actor {id}"));
        let party = archive.party(&id).map_err(|_| missing())?;
        let filter = Filter { person: Some(party), ..Filter::default() };
        let (found, _) = archive.actors(&filter, &Page { limit: 1, ..Page::default() })?;
        Ok(ACTORS.object(&actor_row(found.first().ok_or_else(missing)?), &[]))
    });
    Ok(response("application/json", object.await? + "\n"))
}
