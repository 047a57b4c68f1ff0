//! States and actors by the beginning of a word of their names, in either script.

use super::answer::{Row, all_rows};
use super::call::Call;
use super::declare::{Gives, Parameter, Route, Takes};
use super::parameters::{FORM_OF_ROWS, p};
use crate::problem::Problem;
use axum::http::Method;
use axum::response::Response;
use std::sync::Arc;
use waqai_archive::table::{Column, Form, Kind};

const ASKED: &[Parameter] = &[
    p("q", Takes::Text, "the beginning of a word of a name, or of several words, in Arabic or Latin letters; or a code"),
    p("limit", Takes::Number(1, 50), "at most so many; 10 where nothing is said"),
];

const fn c(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, about }
}

/// A name that begins so.
static SUGGESTIONS: Form = Form {
    name: "suggestions",
    about: "A state or an actor whose name has a word that begins so; states first, then those of most events",
    columns: &[
        c("id", Kind::Text, "the code of a state, or the id of an actor (act_…)"),
        c("kind", Kind::Text, "state, PER, ORG, GPE, LOC, GRP"),
        c("name_en", Kind::Text, "English name"),
        c("name_ar", Kind::Text, "Arabic name"),
        c("iso3", Kind::Text, "its state"),
        c("n_events", Kind::Int, "active events in which it takes part; of states empty"),
    ],
    key: &["id"],
    links: &[],
};

pub(super) static ROUTES: &[Route] = &[Route {
    method: Method::GET,
    path: "/v1/suggest",
    name: "suggest",
    about: "States and actors by the beginning of a word of their names, in either script",
    within: &[],
    parameters: &[ASKED, FORM_OF_ROWS],
    needs: &["q"],
    body: None,
    gives: Gives::Rows(&SUGGESTIONS, &[]),
    lasting: true,
    run: |call| Box::pin(suggest(call)),
}];

async fn suggest(call: Call) -> Result<Response, Problem> {
    let written = call.value("q").unwrap_or_default().to_owned();
    let limit = call.number("limit").map_or(10, |limit| limit as usize);
    let names = call.shared.suggestions().await?;
    let rows: Vec<Row> = names
        .begin_with(&written, limit)
        .into_iter()
        .map(|name| {
            vec![
                name.id.as_str().into(),
                name.kind.as_str().into(),
                name.english.as_str().into(),
                name.arabic.as_str().into(),
                name.state.as_str().into(),
                name.events.into(),
            ]
            .into()
        })
        .collect();
    all_rows(call, Arc::new(rows), Row::clone).await
}
