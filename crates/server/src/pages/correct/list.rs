//! The list of what was corrected and decided, and taking it back.

use super::posted::{Posted, with};
use super::who::{known_who, remember_who};
use crate::Shared;
use crate::language::Reading;
use crate::pages::Frame;
use crate::pages::frame::page;
use crate::pages::report::names::Name;
use crate::pages::report::page::Correction;
use crate::problem::Problem;
use crate::writing::{writable, write};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use std::sync::Arc;
use waqai_archive::ArchiveError;

/// So many corrections has a page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "corrections.html")]
struct Corrections<'a> {
    frame: Frame<'a>,
    rows: Vec<(Correction, Vec<String>)>,
    decisions: Vec<Decision>,
    next: Option<String>,
    undone: Option<i64>,
    reason: &'static str,
    who: String,
}

struct Decision {
    number: i64,
    kind: &'static str,
    reason: Name,
    who: Name,
    at: String,
    undone: Option<Name>,
}

pub(super) async fn corrections(State(shared): State<Arc<Shared>>, reading: Reading, headers: HeaderMap) -> Result<Response, Problem> {
    let number = |name: &str| reading.value(name).parse::<i64>().ok();
    let before = number("before").unwrap_or(0);
    let (stored, decisions) =
        shared.readers.ask(move |archive| Ok((archive.newest_corrections(before, PAGE)?, archive.decisions()?))).await?;
    let frame = Frame::new(&shared, &reading);
    let t = frame.t;
    let next = (stored.len() == PAGE).then(|| stored.last().map(|last| reading.with("before", Some(&last.number.to_string())))).flatten();
    let rows = stored.iter().map(|stored| {
        let reports = stored.outcomes.iter().map(|(report, ..)| report.clone()).collect();
        (Correction::of(&t, stored, None), reports)
    });
    page(&Corrections {
        rows: rows.collect(),
        decisions: decisions
            .into_iter()
            .rev()
            .take(PAGE)
            .map(|row| Decision {
                number: row.decision,
                kind: match row.kind.as_str() {
                    "same event" => "report.decision.same_event",
                    "different event" => "report.decision.different_event",
                    "same actor" => "report.decision.same_actor",
                    _ => "report.decision.different_actor",
                },
                reason: Name::of(row.reason),
                who: Name::of(row.who),
                at: t.day(row.at.get(..10).unwrap_or_default()),
                undone: row.undone.map(Name::of),
            })
            .collect(),
        next,
        undone: number("undone"),
        reason: t.say("report.undo.reason"),
        who: known_who(&headers),
        frame,
    })
}

/// Reason, who, and the page to go back to.
fn given(posted: &Posted) -> Result<(String, String), Problem> {
    match (posted.get("reason"), posted.get("who")) {
        (Some(reason), Some(who)) => Ok((reason.to_owned(), who.to_owned())),
        _ => Err(Problem::question("a change has a reason and somebody who makes it").hint("Go back and fill in both")),
    }
}

fn back(posted: &Posted, who: &str, number: i64) -> Response {
    let then = posted.then().unwrap_or("/corrections").to_owned();
    let mut response = Redirect::to(&with(&then, "undone", &number.to_string())).into_response();
    if let Some(cookie) = remember_who(who) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response
}

pub(super) async fn undo(State(shared): State<Arc<Shared>>, Path(number): Path<i64>, body: String) -> Result<Response, Problem> {
    writable(&shared)?;
    let posted = Posted::read(&body);
    let (reason, who) = given(&posted)?;
    let by = who.clone();
    write(&shared, "correct", &who, move |writer| writer.undo(number, &reason, &by).map(drop)).await.map_err(missing)?;
    Ok(back(&posted, &who, number))
}

pub(super) async fn undo_decision(State(shared): State<Arc<Shared>>, Path(number): Path<i64>, body: String) -> Result<Response, Problem> {
    writable(&shared)?;
    let posted = Posted::read(&body);
    let (reason, who) = given(&posted)?;
    let by = who.clone();
    write(&shared, "correct", &who, move |writer| -> Result<(), ArchiveError> { writer.undo_decision(number, &reason, &by) })
        .await
        .map_err(missing)?;
    Ok(back(&posted, &who, number))
}

/// What cannot be undone is there or was undone: the list says which.
fn missing(problem: Problem) -> Problem {
    if problem.status == 400 { problem.hint("See /corrections for what can be undone") } else { problem }
}
