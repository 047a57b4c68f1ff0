//! Corrections: listed, tried, recorded and undone, as `waqai correct` does.

use super::answer::{Row, all_rows, json, response};
use super::call::Call;
use super::declare::{Added, Gives, Parameter, Route, Sent, Takes};
use super::parameters::{FORM_OF_ROWS, MOST, PAGES, p};
use crate::problem::Problem;
use crate::writing::write;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::sync::Arc;
use waqai_archive::corrections::{Anchor, Applied, Correction, Preview};
use waqai_archive::difference::Difference;
use waqai_archive::ids::public_id;
use waqai_archive::table::{Cell, Column, Form, Kind};
use waqai_archive::{Archive, ArchiveError};

const NUMBER: &[Parameter] = &[p("number", Takes::Number(1, MOST), "the number of the correction")];

const fn c(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, about }
}

/// A correction that was recorded.
static CORRECTIONS: Form = Form {
    name: "corrections",
    about: "A correction that was recorded; one that was undone stays in the list",
    columns: &[
        c("number", Kind::Int, "its number"),
        c("at", Kind::Text, "when it was recorded, in UTC"),
        c(
            "kind",
            Kind::Text,
            "event, not an event, missing event, entity, same entity, different entity, statement, not a statement, right",
        ),
        c("quote", Kind::Text, "the words that it is about"),
        c("start", Kind::Int, "where they begin, in code points of the text"),
        c("prefix", Kind::Text, "what stands before them"),
        c("suffix", Kind::Text, "what stands behind them"),
        c("text_sha256", Kind::Text, "SHA-256 of the text"),
        c("reason", Kind::Text, "why"),
        c("who", Kind::Text, "who says so"),
        c("undone", Kind::Text, "who undid it, when and why"),
    ],
    key: &["number"],
    links: &[],
};
const BESIDE: &[(&str, Added)] = &[("change", Added::Schema("Anything")), ("outcomes", Added::Schema("Outcomes"))];

pub(super) static ROUTES: &[Route] = &[
    Route {
        method: Method::GET,
        path: "/v1/corrections",
        name: "corrections",
        about: "All corrections, the undone ones too, in the order of their numbers; change has the fields that they set",
        within: &[],
        parameters: &[PAGES, FORM_OF_ROWS],
        needs: &[],
        body: None,
        gives: Gives::Rows(&CORRECTIONS, BESIDE),
        lasting: false,
        run: |call| Box::pin(list(call)),
    },
    Route {
        method: Method::POST,
        path: "/v1/corrections",
        name: "correct",
        about: "Records a correction and applies it to every live report with the same text",
        within: &[],
        parameters: &[],
        needs: &[],
        body: Some(Sent::Correction),
        gives: Gives::Object("Corrected"),
        lasting: false,
        run: |call| Box::pin(save(call)),
    },
    Route {
        method: Method::POST,
        path: "/v1/corrections/preview",
        name: "correct_preview",
        about: "What a correction would change and touch, without recording it",
        within: &[],
        parameters: &[],
        needs: &[],
        body: Some(Sent::Correction),
        gives: Gives::Object("Corrected"),
        lasting: false,
        run: |call| Box::pin(preview(call)),
    },
    Route {
        method: Method::GET,
        path: "/v1/corrections/{number}",
        name: "correction",
        about: "A correction",
        within: NUMBER,
        parameters: &[],
        needs: &[],
        body: None,
        gives: Gives::One(&CORRECTIONS, BESIDE),
        lasting: false,
        run: |call| Box::pin(one(call)),
    },
    Route {
        method: Method::POST,
        path: "/v1/corrections/{number}/undo",
        name: "undo",
        about: "Takes a correction back: it stays in the list, and is not applied",
        within: NUMBER,
        parameters: &[],
        needs: &[],
        body: Some(Sent::Undoing),
        gives: Gives::Object("Corrected"),
        lasting: false,
        run: |call| Box::pin(undo(call)),
    },
];

/// Fields that have a column.
const PLAIN: [&str; 11] = ["number", "at", "kind", "quote", "start", "prefix", "suffix", "text_sha256", "reason", "who", "undone"];

fn all(archive: &Archive) -> Result<Vec<Row>, Problem> {
    archive
        .corrections()?
        .iter()
        .map(|stored| {
            let value =
                serde_json::to_value(stored).map_err(|problem| Problem::fault(format!("a correction cannot be written: {problem}")))?;
            let cell = |name: &&str| match &value[*name] {
                Value::String(text) if !text.is_empty() => Cell::Text(text.clone()),
                Value::Number(number) => number.as_i64().map_or(Cell::Null, Cell::Int),
                _ => Cell::Null,
            };
            let change: Map<String, Value> = value
                .as_object()
                .into_iter()
                .flatten()
                .filter(|(name, _)| !PLAIN.contains(&name.as_str()) && *name != "outcomes")
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect();
            let outcomes: Vec<Value> = stored
                .outcomes
                .iter()
                .map(|(report, outcome, detail)| json!({ "report": report, "outcome": outcome, "detail": detail }))
                .collect();
            let added = vec![("change", Value::from(change).to_string()), ("outcomes", Value::from(outcomes).to_string())];
            Ok(Row { cells: PLAIN.iter().map(cell).collect(), added })
        })
        .collect()
}

async fn list(call: Call) -> Result<Response, Problem> {
    let found = Arc::new(call.shared.readers.ask(all).await?);
    all_rows(call, found, Row::clone).await
}

async fn one(call: Call) -> Result<Response, Problem> {
    let number = call.part("number").parse::<i64>().unwrap_or_default();
    let object = call.shared.readers.ask(move |archive| {
        let found = all(archive)?.into_iter().find(|row| row.cells.first() == Some(&Cell::Int(number)));
        let row = found.ok_or_else(|| Problem::missing(format!("there is no correction {number}")).hint("/v1/corrections lists them"))?;
        Ok(CORRECTIONS.object(&row.cells, &row.added))
    });
    Ok(response("application/json", object.await? + "\n"))
}

/// Reads a correction. Where it names its report, the hash of the text and the places of words are filled in.
fn read(archive: &Archive, body: &[u8]) -> Result<Correction, Problem> {
    let no_correction = |problem: &dyn std::fmt::Display| {
        Problem::question(format!("this is no correction: {problem}"))
            .hint("Send {\"report\", \"quote\", \"start\"?, \"kind\", …, \"reason\", \"who\"}; the API page shows one of each kind")
    };
    let mut value: Map<String, Value> = serde_json::from_slice(body).map_err(|problem| no_correction(&problem))?;
    if let Some(report) = value.remove("report") {
        let report = super::reports::find(archive, report.as_str().unwrap_or_default())?;
        let text = archive.text(report.report)?;
        value.insert("text_sha256".into(), Archive::text_sha256(&text).into());
        place(&text, &mut value)?;
        for side in ["actor", "recipient"] {
            let parties = value.get_mut(side).and_then(Value::as_array_mut).into_iter().flatten();
            for mention in parties.filter_map(|party| party.get_mut("mention")?.as_object_mut()) {
                place(&text, mention)?;
            }
        }
        if let Some(other) = value.get_mut("other").and_then(Value::as_object_mut) {
            place(&text, other)?;
        }
    }
    value.entry("who").or_insert_with(|| "API".into());
    serde_json::from_value(Value::Object(value)).map_err(|problem| no_correction(&problem))
}

/// Says where quoted words begin and what stands around them.
fn place(text: &str, anchor: &mut Map<String, Value>) -> Result<(), Problem> {
    let Some(quote) = anchor.get("quote").and_then(Value::as_str) else { return Ok(()) };
    let start = match anchor.get("start") {
        None | Some(Value::Null) => None,
        Some(start) => {
            let start = start.as_u64().and_then(|start| u32::try_from(start).ok());
            Some(start.ok_or_else(|| Problem::question("start is no place in a text").hint("Give the code point where the quote begins"))?)
        }
    };
    let found = Anchor::find(text, quote, start).map_err(Problem::question)?;
    anchor.insert("start".into(), found.start.into());
    anchor.insert("prefix".into(), found.prefix.into());
    anchor.insert("suffix".into(), found.suffix.into());
    Ok(())
}

fn changes(report: &str, applied: Option<&Applied>, differences: &[Difference]) -> Value {
    let changed: Vec<Value> = differences
        .iter()
        .map(|one| json!({ "kind": one.kind, "what": one.what, "old": one.old, "new": one.new, "fields": one.fields }))
        .collect();
    json!({
        "report": report,
        "outcome": applied.map(|applied| applied.outcome.code()),
        "detail": applied.and_then(|applied| applied.detail.clone()),
        "changes": changed,
    })
}

async fn preview(call: Call) -> Result<Response, Problem> {
    let body = call.body.clone();
    let answer = call.shared.readers.ask(move |archive| {
        let correction = read(archive, &body)?;
        let found = archive.would_correct(&correction).map_err(no_text)?;
        let reports: Vec<Value> = found.iter().map(|one| changes(&one.id, Some(&one.applied), &one.differences)).collect();
        Ok(json!({ "number": null, "reports": reports, "events": touched(archive, &found)?, "correction": correction }))
    });
    json(&answer.await?)
}

/// A text that is not there is missing.
fn no_text(problem: ArchiveError) -> Problem {
    match problem {
        ArchiveError::Unknown(detail) => Problem::missing(detail),
        problem => problem.into(),
    }
}

/// Events whose mentions would change, and how many other reports tell them.
fn touched(archive: &Archive, found: &[Preview]) -> Result<Vec<Value>, Problem> {
    let mut keys = Vec::new();
    for one in found {
        for old in one.differences.iter().filter(|one| one.kind == "event").filter_map(|one| one.old) {
            keys.extend(archive.mention(one.report, old as i64 + 1)?.map(|mention| mention.event_key));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let mut events = Vec::new();
    for row in keys.into_iter().map(|key| archive.event(key)).collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
        events.push(json!({
            "event_id": public_id("evt", row.key),
            "n_mentions": row.mentions,
            "n_articles": row.reports,
            "gloss_en": row.lead.gloss_en,
            "gloss_ar": row.lead.gloss_ar,
        }));
    }
    Ok(events)
}

async fn save(call: Call) -> Result<Response, Problem> {
    let body = call.body.clone();
    let correction = call.shared.readers.ask(move |archive| read(archive, &body)).await?;
    let who = correction.who.clone();
    let done = write(&call.shared, "correct", &who, move |writer| match writer.correct(&correction) {
        Err(problem @ ArchiveError::Unknown(_)) => Ok(Err(no_text(problem))),
        result => result.map(Ok),
    });
    let done = done.await??;
    let reports: Vec<Value> = done.reports.iter().map(|(id, applied, differences)| changes(id, Some(applied), differences)).collect();
    let mut response = json(&json!({ "number": done.number, "reports": reports }))?;
    *response.status_mut() = StatusCode::CREATED;
    if let Ok(address) = HeaderValue::from_str(&format!("/v1/corrections/{}", done.number)) {
        response.headers_mut().insert(LOCATION, address);
    }
    Ok(response)
}

/// Why a correction is undone.
#[derive(Deserialize)]
struct Undoing {
    reason: String,
    who: Option<String>,
}

async fn undo(call: Call) -> Result<Response, Problem> {
    let number = call.part("number").parse::<i64>().unwrap_or_default();
    let undoing: Undoing = serde_json::from_slice(&call.body).map_err(|problem| {
        Problem::question(format!("this cannot be read: {problem}")).hint("Send {\"reason\": why, \"who\": who says so}")
    })?;
    if undoing.reason.trim().is_empty() {
        return Err(Problem::question("no reason is given").hint("Say why in reason"));
    }
    let who = undoing.who.filter(|who| !who.trim().is_empty()).unwrap_or_else(|| "API".into());
    let by = who.clone();
    let changed = write(&call.shared, "correct", &who, move |writer| match writer.undo(number, &undoing.reason, &by) {
        Err(ArchiveError::Unknown(_)) => Ok(Err(Problem::missing(format!("there is no correction {number}")))),
        Err(ArchiveError::Refused(detail)) => Ok(Err(Problem::conflict(detail))),
        result => result.map(Ok),
    });
    let reports: Vec<Value> = changed.await??.iter().map(|(id, differences)| changes(id, None, differences)).collect();
    json(&json!({ "number": number, "reports": reports }))
}
