//! What changed since a number, and the changes as they come.

use super::answer::{Row, Rows, response, rows};
use super::call::Call;
use super::declare::{Gives, Parameter, Route, Takes};
use super::parameters::{FORM_OF_ROWS, MOST, PAGES, p};
use crate::problem::Problem;
use crate::stream;
use axum::body::Bytes;
use axum::http::Method;
use axum::response::Response;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};
use waqai_archive::table::{Column, Form, Kind};
use waqai_archive::{Archive, Change, Cursor, Page};

const SINCE: &[Parameter] = &[p("since", Takes::Number(0, MOST), "the number of the last change that is known; 0 for all")];

const fn c(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, about }
}

/// A change of the archive.
static CHANGES: Form = Form {
    name: "changes",
    about: "A change of the archive; an event that was retracted stands here with the reason",
    columns: &[
        c("seq", Kind::Int, "its number"),
        c("at", Kind::Text, "when, in UTC"),
        c("operation", Kind::Text, "insert, update, retract, restore, merge, split"),
        c("kind", Kind::Text, "report, statement, event, actor"),
        c("id", Kind::Text, "the record"),
        c("reason", Kind::Text, "why, where it is no plain coding"),
    ],
    key: &["seq"],
    links: &[],
};

pub(super) static ROUTES: &[Route] = &[
    Route {
        method: Method::GET,
        path: "/v1/changes",
        name: "changes",
        about: "Changes after a number, the oldest first",
        within: &[],
        parameters: &[SINCE, PAGES, FORM_OF_ROWS],
        needs: &[],
        body: None,
        gives: Gives::Rows(&CHANGES, &[]),
        lasting: true,
        run: |call| Box::pin(list(call)),
    },
    Route {
        method: Method::GET,
        path: "/v1/changes/stream",
        name: "changes_stream",
        about: "Changes as they come, as server-sent events: the id of each is its number, so that a client that comes again with Last-Event-ID misses none. \
                Without it and without since only what is new is sent",
        within: &[],
        parameters: &[SINCE],
        needs: &[],
        body: None,
        gives: Gives::Events,
        lasting: false,
        run: |call| Box::pin(events(call)),
    },
];

/// Changes after a number, and the number where there are more.
fn after(archive: &Archive, since: i64, most: usize) -> Result<(Vec<Change>, Option<i64>), Problem> {
    let mut found = Vec::new();
    let take = &mut |change| {
        found.push(change);
        Ok::<(), Infallible>(())
    };
    archive.changes(since, most.saturating_add(1) as u64, take)?.unwrap_or_default();
    let more = found.len() > most;
    found.truncate(most);
    let next = found.last().filter(|_| more).map(|change| change.seq);
    Ok((found, next))
}

async fn list(call: Call) -> Result<Response, Problem> {
    let since = call.number("since").unwrap_or_default();
    let start = match call.value("cursor") {
        Some(cursor) => Cursor::read(cursor)?.record,
        None => since,
    };
    let step = |archive: &Archive, page: &Page| -> Result<Rows, Problem> {
        let (found, next) = after(archive, page.cursor.as_ref().map_or(0, |cursor| cursor.record), page.limit)?;
        let row = |change: &Change| -> Row {
            vec![
                change.seq.into(),
                (&change.at).into(),
                change.operation.as_str().into(),
                change.kind.as_str().into(),
                change.id.as_str().into(),
                (&change.reason).into(),
            ]
            .into()
        };
        Ok((found.iter().map(row).collect(), next.map(number)))
    };
    let page = Page { cursor: Some(number(start)), ..Page::default() };
    rows(call, page, |cursor| ("since", cursor.record.to_string()), Arc::new(step)).await
}

fn number(seq: i64) -> Cursor {
    Cursor { day: String::new(), record: seq, n: 0 }
}

/// So many changes are sent at a time.
const STEP: usize = 500;
/// The archive is looked at so often.
const PAUSE: Duration = Duration::from_secs(1);
/// A line is sent at least so often, so that nobody in between ends the connection.
const QUIET: Duration = Duration::from_secs(15);

async fn events(call: Call) -> Result<Response, Problem> {
    let known = call.headers.get("last-event-id").map(|id| id.to_str().ok().and_then(|id| id.trim().parse::<i64>().ok()));
    let known = match known {
        Some(Some(known)) if known >= 0 => Some(known),
        Some(_) => {
            return Err(Problem::question("Last-Event-ID is no number of a change").hint("Send the id of the last event, or leave it out"));
        }
        None => call.number("since"),
    };
    let shared = call.shared.clone();
    let Ok(place) = shared.guard.streams.clone().try_acquire_owned() else {
        return Err(Problem::busy("too many clients wait for changes").hint("Ask /v1/changes?since= now and then"));
    };
    let mut last = match known {
        Some(known) => known,
        None => shared.readers.ask(|archive| Ok(archive.last_change()?)).await?,
    };
    let (sender, body) = stream::body();
    let mut stopping = shared.guard.stopping.subscribe();
    tokio::spawn(async move {
        let _place = place;
        let mut text = String::from("retry: 3000\n\n");
        let mut sent = Instant::now();
        loop {
            let Ok((found, more)) = shared.readers.ask(move |archive| after(archive, last, STEP)).await else { return };
            for change in &found {
                let _ = writeln!(text, "id: {}\nevent: change\ndata: {}\n", change.seq, serde_json::to_string(change).unwrap_or_default());
                last = change.seq;
            }
            if text.is_empty() && sent.elapsed() >= QUIET {
                text.push_str(": still here\n\n");
            }
            if !text.is_empty() {
                sent = Instant::now();
                if sender.send(Ok(Bytes::from(std::mem::take(&mut text)))).await.is_err() {
                    return;
                }
            }
            if more.is_none() {
                tokio::select! {
                    () = tokio::time::sleep(PAUSE) => {}
                    () = sender.closed() => return,
                    _ = stopping.wait_for(|stopping| *stopping) => return,
                }
            }
        }
    });
    Ok(response("text/event-stream", body))
}
