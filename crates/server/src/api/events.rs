//! Events, each once, however many reports tell it.

use super::answer::{Row, Rows, all_rows, by_cursor, rows};
use super::call::Call;
use super::declare::{Added, Gives, Parameter, Route, Takes};
use super::filter::filter;
use super::parameters::{ACTS_DONE, CONFIDENCE, FORM_OF_ROWS, ORDER, PAGES, PARTIES, STATUS_OF_EVENTS, TOLD, WORDS, p};
use crate::Shared;
use crate::problem::Problem;
use axum::http::Method;
use axum::response::Response;
use std::sync::Arc;
use waqai_archive::Archive;
use waqai_archive::ask::{EventRow, MentionRow, Usual, slice};
use waqai_archive::ids::public_id;
use waqai_archive::records::Range;
use waqai_archive::release::{EVENTS, MENTIONS, PARTICIPANTS, STATEMENTS, Stamp, event_row, mention_row, participant_rows, statement_row};
use waqai_archive::table::Cell;
use waqai_archive::words::WordReader;

const WITH: &[Parameter] = &[p("with", Takes::Some(&["statements", "mentions"]), "what JSON has beside the columns and the participants")];
const ID: &[Parameter] = &[p("id", Takes::Id("evt", None), "the event: evt_…")];
const BESIDE: &[(&str, Added)] =
    &[("participants", Added::Rows(&PARTICIPANTS)), ("statements", Added::Rows(&STATEMENTS)), ("mentions", Added::Rows(&MENTIONS))];

pub(super) static ROUTES: &[Route] = &[
    Route {
        method: Method::GET,
        path: "/v1/events",
        name: "events",
        about: "Events, each once, the newest first. The columns are those of a release",
        within: &[],
        parameters: &[PARTIES, ACTS_DONE, STATUS_OF_EVENTS, TOLD, CONFIDENCE, WORDS, ORDER, WITH, PAGES, FORM_OF_ROWS],
        needs: &[],
        body: None,
        gives: Gives::Rows(&EVENTS, BESIDE),
        lasting: true,
        run: |call| Box::pin(list(call)),
    },
    Route {
        method: Method::GET,
        path: "/v1/events/{id}",
        name: "event",
        about: "An event with its participants, every mention of it and the statements that carry it, whatever became of it",
        within: ID,
        parameters: &[],
        needs: &[],
        body: None,
        gives: Gives::One(&EVENTS, BESIDE),
        lasting: true,
        run: |call| Box::pin(one(call)),
    },
    Route {
        method: Method::GET,
        path: "/v1/events/{id}/mentions",
        name: "event_mentions",
        about: "How reports tell an event, with the words that support it; the leading report first",
        within: ID,
        parameters: &[PAGES, FORM_OF_ROWS],
        needs: &[],
        body: None,
        gives: Gives::Rows(&MENTIONS, &[]),
        lasting: true,
        run: |call| Box::pin(mentions(call)),
    },
    Route {
        method: Method::GET,
        path: "/v1/events/{id}/statements",
        name: "event_statements",
        about: "The statements that carry an event",
        within: ID,
        parameters: &[PAGES, FORM_OF_ROWS],
        needs: &[],
        body: None,
        gives: Gives::Rows(&STATEMENTS, &[]),
        lasting: true,
        run: |call| Box::pin(statements(call)),
    },
];

async fn list(call: Call) -> Result<Response, Problem> {
    let question = call.asked()?;
    let with = call.list("with");
    let (shared, page) = (call.shared.clone(), question.page.clone());
    let step = move |archive: &Archive, page: &waqai_archive::Page| -> Result<Rows, Problem> {
        let (filter, _) = filter(&shared, archive, &question, Usual::Shown, &mut WordReader::default())?;
        let (found, next) = archive.events(&filter, page)?;
        let rows = found.iter().map(|row| event(archive, &shared, row, &with)).collect::<Result<_, _>>()?;
        Ok((rows, next))
    };
    rows(call, page, by_cursor, Arc::new(step)).await
}

/// An event as a row, with its participants and what else is wanted.
pub(super) fn event(archive: &Archive, shared: &Shared, row: &EventRow, with: &[String]) -> Result<Row, Problem> {
    let list = |objects: Vec<String>| format!("[{}]", objects.join(","));
    let participants = participant_rows(row, &shared.codes).iter().map(|cells| PARTICIPANTS.object(cells, &[])).collect();
    let mut added = vec![("participants", list(participants))];
    if with.iter().any(|one| one == "statements") {
        let told = archive.statements_of_event(row.event)?;
        added.push(("statements", list(told.iter().map(|row| STATEMENTS.object(&statement_row(row, &row.words), &[])).collect())));
    }
    if with.iter().any(|one| one == "mentions") {
        let told = archive.mentions(row.event)?.iter().map(|row| mention(archive, row)).collect::<Result<Vec<_>, _>>()?;
        added.push(("mentions", list(told.iter().map(|cells| MENTIONS.object(cells, &[])).collect())));
    }
    Ok(Row { cells: event_row(row, &Stamp::default(), &shared.codes), added })
}

/// Characters before and behind the evidence of a mention.
const AROUND: u32 = 20;

fn mention(archive: &Archive, row: &MentionRow) -> Result<Vec<Cell>, Problem> {
    let text = archive.text(row.report)?;
    let (start, end) = (row.evidence.start, row.evidence.end);
    let before = slice(&text, Range { start: start.saturating_sub(AROUND), end: start });
    let behind = slice(&text, Range { start: end, end: end.saturating_add(AROUND) });
    Ok(mention_row(row, [slice(&text, row.evidence), before, behind]))
}

fn find(archive: &Archive, key: i64) -> Result<EventRow, Problem> {
    archive.event(key)?.ok_or_else(|| Problem::missing(format!("the archive has no event {}", public_id("evt", key))))
}

async fn one(call: Call) -> Result<Response, Problem> {
    let (key, shared) = (call.key("id", "evt")?, call.shared.clone());
    let with = ["statements".to_owned(), "mentions".to_owned()];
    let object = call.shared.readers.ask(move |archive| {
        let row = event(archive, &shared, &find(archive, key)?, &with)?;
        Ok(EVENTS.object(&row.cells, &row.added))
    });
    Ok(super::answer::response("application/json", object.await? + "\n"))
}

async fn mentions(call: Call) -> Result<Response, Problem> {
    let key = call.key("id", "evt")?;
    let found = call.shared.readers.ask(move |archive| {
        let event = find(archive, key)?;
        archive.mentions(event.event)?.iter().map(|row| Ok(mention(archive, row)?.into())).collect::<Result<Vec<Row>, Problem>>()
    });
    let found = Arc::new(found.await?);
    all_rows(call, found, Row::clone).await
}

async fn statements(call: Call) -> Result<Response, Problem> {
    let key = call.key("id", "evt")?;
    let found = call.shared.readers.ask(move |archive| {
        let event = find(archive, key)?;
        Ok(archive.statements_of_event(event.event)?.iter().map(|row| statement_row(row, &row.words).into()).collect::<Vec<Row>>())
    });
    let found = Arc::new(found.await?);
    all_rows(call, found, Row::clone).await
}
