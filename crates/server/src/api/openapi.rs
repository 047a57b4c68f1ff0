//! The document of the API, OpenAPI 3.1, made from what the resources are declared as.

use super::check::{INTERNATIONAL, is_list, known};
use super::declare::{Added, Gives, Parameter, Route, Sent, Takes};
use super::schemas::{row, schemas};
use crate::Shared;
use axum::http::Method;
use serde_json::{Map, Value, json};

/// Texts that hold something, and no nought.
const SOMETHING: &str = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$";
/// Years, months and days that there are.
const DAY: &str =
    "^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])|-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|-(0[13-9]|1[0-2])-(29|30)|-(0[13578]|1[02])-31)?$";
/// Digits of public ids.
const DIGITS: &str = "[0-7][0-9a-hjkmnp-tv-z]{12}";

/// The document.
pub(super) fn document(shared: &Shared) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for route in super::all() {
        let method = if route.method == Method::POST { "post" } else { "get" };
        let path = paths.entry(route.path).or_insert_with(|| json!({}));
        if let Some(path) = path.as_object_mut() {
            path.insert(method.into(), operation(shared, route));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Waqai",
            "version": shared.settings.version,
            "summary": "Who did what to whom, from Arabic newswire",
            "description": "Events are counted once, however many reports tell them. Every list has pages without an end: follow next. \
                            Lists are given as JSON, NDJSON or CSV, by the header Accept or by format; the last two run to the end where no limit is given. \
                            What is wrong with a question is said as application/problem+json, with what was meant.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer", "description": "a line of the file of --token-file" } },
        },
    })
}

fn operation(shared: &Shared, route: &Route) -> Value {
    let mut parameters: Vec<Value> = route.within.iter().map(|one| parameter(shared, route, one, "path")).collect();
    parameters.extend(route.asked().map(|one| parameter(shared, route, one, "query")));
    if matches!(route.gives, Gives::Events) {
        parameters.push(json!({
            "name": "Last-Event-ID", "in": "header", "required": false, "schema": { "type": "integer", "minimum": 0 },
            "description": "the id of the last event that came",
        }));
    }
    let status = if route.name == "correct" { "201" } else { "200" };
    let problem = json!({ "description": "what is wrong, and what to do", "content": {
        "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } } });
    let mut responses = json!({ status: given(route), "default": problem });
    if let (true, Some(responses)) = (route.lasting, responses.as_object_mut()) {
        responses.insert("304".into(), json!({ "description": "the archive has not changed since the ETag in If-None-Match" }));
    }
    let mut operation = json!({ "operationId": route.name, "summary": route.about, "parameters": parameters, "responses": responses });
    if let (Some(sent), Some(operation)) = (route.body, operation.as_object_mut()) {
        operation.insert("requestBody".into(), body(sent));
        if !matches!(route.name, "code" | "correct_preview") {
            operation.insert("security".into(), json!([{}, { "token": [] }]));
        }
    }
    operation
}

fn parameter(shared: &Shared, route: &Route, parameter: &Parameter, place: &str) -> Value {
    let mut value = json!({
        "name": parameter.name,
        "in": place,
        "required": place == "path" || route.needs.contains(&parameter.name),
        "description": parameter.about,
        "schema": takes(shared, route, parameter.takes),
    });
    if let (true, Some(value)) = (is_list(parameter.takes) || matches!(parameter.takes, Takes::Pair), value.as_object_mut()) {
        value.insert("style".into(), "form".into());
        value.insert("explode".into(), false.into());
    }
    value
}

fn takes(shared: &Shared, route: &Route, takes: Takes) -> Value {
    let states = || {
        let mut codes: Vec<&str> = shared.labels.states().map(|(code, _)| code).chain(INTERNATIONAL).collect();
        codes.sort_unstable();
        json!({ "type": "string", "enum": codes })
    };
    match takes {
        Takes::Text | Takes::Party => json!({ "type": "string", "minLength": 1, "pattern": SOMETHING }),
        Takes::State => states(),
        Takes::States => json!({ "type": "array", "minItems": 1, "items": states() }),
        Takes::Pair => json!({ "type": "array", "minItems": 2, "maxItems": 2, "items": states() }),
        Takes::One(_) => json!({ "type": "string", "enum": known(shared, route, takes) }),
        Takes::Types | Takes::Contexts | Takes::Sectors | Takes::Modes | Takes::Some(_) | Takes::Columns => {
            json!({ "type": "array", "minItems": 1, "items": { "type": "string", "enum": known(shared, route, takes) } })
        }
        Takes::Texts => {
            json!({ "type": "array", "minItems": 1, "items": { "type": "string", "pattern": "^[^\\u0000,]*[^\\s\\u0000,][^\\u0000,]*$" } })
        }
        Takes::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Takes::Fraction => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        Takes::YesNo => json!({ "type": "boolean" }),
        Takes::Day => json!({ "type": "string", "pattern": DAY, "examples": ["2022", "2022-04", "2022-04-25"] }),
        Takes::Cursor => json!({ "type": "string", "pattern": "^[0-9-]{0,24}\\.[0-9]{1,18}\\.[0-9]{1,18}$" }),
        Takes::Id(prefix, None) => json!({ "type": "string", "pattern": format!("^{prefix}_{DIGITS}$") }),
        Takes::Id(prefix, Some(letter)) => json!({ "type": "string", "pattern": format!("^{prefix}_{DIGITS}{letter}[0-9]{{1,9}}$") }),
    }
}

fn given(route: &Route) -> Value {
    let content = match &route.gives {
        Gives::Rows(form, added) => json!({
            "application/json": { "schema": {
                "type": "object",
                "required": ["data", "next"],
                "properties": {
                    "data": { "type": "array", "items": row(form, added) },
                    "next": { "type": ["string", "null"], "description": "the address of the next page; null where there is none" },
                },
            } },
            "application/x-ndjson": { "schema": { "type": "string", "description": "a row in each line, as in data" } },
            "text/csv": { "schema": { "type": "string", "description": "the columns' names, then a row in each line" } },
        }),
        Gives::One(form, added) => json!({ "application/json": { "schema": row(form, added) } }),
        Gives::Object(name) => json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{name}") } } }),
        Gives::Events => json!({ "text/event-stream": { "schema": { "type": "string" } } }),
        Gives::Text(media) => json!({ *media: { "schema": { "type": "string" } } }),
    };
    let mut given = json!({ "description": route.about, "content": content });
    if let (true, Some(given)) = (route.lasting, given.as_object_mut()) {
        let text = json!({ "type": "string" });
        given.insert(
            "headers".into(),
            json!({ "ETag": { "schema": text }, "Link": { "schema": text, "description": "rel=\"next\"", "required": false } }),
        );
    }
    given
}

fn body(sent: Sent) -> Value {
    let name = match sent {
        Sent::Report => "SentReport",
        Sent::Correction => "SentCorrection",
        Sent::Undoing => "Undoing",
    };
    let mut content = json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{name}") } } });
    if let (Sent::Report, Some(content)) = (sent, content.as_object_mut()) {
        content.insert("text/plain".into(), json!({ "schema": { "type": "string" } }));
    }
    json!({ "required": true, "content": content })
}

/// What stands beside the columns, as a schema.
pub(super) fn added(added: Added) -> Value {
    match added {
        Added::Rows(form) => json!({ "type": "array", "items": row(form, &[]) }),
        Added::Schema(name) => json!({ "$ref": format!("#/components/schemas/{name}") }),
        Added::Text => json!({ "type": "string" }),
    }
}
