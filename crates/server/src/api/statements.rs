//! Statements: who said what.

use super::answer::{Rows, by_cursor, rows};
use super::call::Call;
use super::declare::{Gives, Parameter, Route, Takes};
use super::filter::filter;
use super::parameters::{ACTS, ACTS_DONE, FORM_OF_ROWS, ORDER, PAGES, PARTIES, STATUS_OF_EVENTS, TOLD, WORDS, p};
use crate::problem::Problem;
use axum::http::Method;
use axum::response::Response;
use std::sync::Arc;
use waqai_archive::Archive;
use waqai_archive::ask::{Usual, slice};
use waqai_archive::ids::public_id;
use waqai_archive::records::Range;
use waqai_archive::release::{STATEMENTS, statement_row};
use waqai_archive::words::WordReader;

const ACT: &[Parameter] = &[
    p("act", Takes::Some(&ACTS), "what the speech does"),
    p("about", Takes::Party, "whom it is about: who takes part in an event that it carries, or is named in its words, and does not speak"),
];
const ID: &[Parameter] = &[p("id", Takes::Id("rpt", Some('s')), "the statement: the id of its report, s and its number")];

pub(super) static ROUTES: &[Route] = &[
    Route {
        method: Method::GET,
        path: "/v1/statements",
        name: "statements",
        about: "Statements in the order of their reports' days, the newest first; types, modes and statuses are those of the events that they carry, \
                words are looked for in what is said",
        within: &[],
        parameters: &[PARTIES, ACT, ACTS_DONE, STATUS_OF_EVENTS, TOLD, WORDS, ORDER, PAGES, FORM_OF_ROWS],
        needs: &[],
        body: None,
        gives: Gives::Rows(&STATEMENTS, &[]),
        lasting: true,
        run: |call| Box::pin(list(call)),
    },
    Route {
        method: Method::GET,
        path: "/v1/statements/{id}",
        name: "statement",
        about: "A statement",
        within: ID,
        parameters: &[],
        needs: &[],
        body: None,
        gives: Gives::One(&STATEMENTS, &[]),
        lasting: true,
        run: |call| Box::pin(one(call)),
    },
];

async fn list(call: Call) -> Result<Response, Problem> {
    let question = call.asked()?;
    let acts = call.list("act");
    let (shared, page) = (call.shared.clone(), question.page.clone());
    let step = move |archive: &Archive, page: &waqai_archive::Page| -> Result<Rows, Problem> {
        let mut words = WordReader::default();
        // Statements have no status of their own: it is that of what they carry, and only where it is asked for.
        let (mut filter, query) = filter(&shared, archive, &question, Usual::All, &mut words)?;
        filter.acts = acts.clone();
        let (found, next) = match &query {
            None => archive.statements(&filter, page, None)?,
            Some(query) => {
                let mut test = |text: &str, content: Range| words.says(&shared.resources, query, slice(text, content));
                archive.statements(&filter, page, Some(&mut test))?
            }
        };
        Ok((found.iter().map(|row| statement_row(row, &row.words).into()).collect(), next))
    };
    rows(call, page, by_cursor, Arc::new(step)).await
}

async fn one(call: Call) -> Result<Response, Problem> {
    let id = call.part("id").to_owned();
    let object = call.shared.readers.ask(move |archive| {
        let missing = || Problem::missing(format!("the archive has no statement {id}"));
        let (report, n) = id.split_once('s').and_then(|(report, n)| Some((report, n.parse().ok()?))).ok_or_else(missing)?;
        let report = super::reports::find(archive, report)?;
        let row = archive.statement(report.report, n)?.ok_or_else(missing)?;
        debug_assert!(id.starts_with(&public_id("rpt", row.key)));
        Ok(STATEMENTS.object(&statement_row(&row, &row.words), &[]))
    });
    Ok(super::answer::response("application/json", object.await? + "\n"))
}
