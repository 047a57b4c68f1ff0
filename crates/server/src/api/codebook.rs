//! What the codes mean, from the tables that the coder runs on.

use super::answer::{Row, all_rows, json};
use super::call::Call;
use super::check::INTERNATIONAL;
use super::declare::{Gives, Route};
use super::parameters::{ACTS, FORM_OF_ROWS, KINDS, PAGES};
use crate::problem::Problem;
use axum::http::Method;
use axum::response::Response;
use serde_json::{Value, json};
use std::sync::Arc;
use waqai_archive::ask::STATUSES;
use waqai_archive::release::FORMS;
use waqai_archive::table::{Column, Form, Kind};
use waqai_tables::TableSet;

const fn c(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, about }
}

/// A column of a table.
static COLUMNS: Form = Form {
    name: "columns",
    about: "A column of a table and what it means",
    columns: &[
        c("table", Kind::Text, "the table"),
        c("variable", Kind::Text, "the column"),
        c("type", Kind::Text, "string, list, date, integer, number, boolean"),
        c("description_en", Kind::Text, "what it means"),
        c("key", Kind::Bool, "whether it belongs to the key of the table"),
    ],
    key: &["table", "variable"],
    links: &[],
};

pub(super) static ROUTES: &[Route] = &[
    Route {
        method: Method::GET,
        path: "/v1/codebook",
        name: "codebook",
        about: "Types, modes, contexts, sectors, ranks, statuses, acts and states with their meanings and names",
        within: &[],
        parameters: &[],
        needs: &[],
        body: None,
        gives: Gives::Object("Codebook"),
        lasting: true,
        run: |call| Box::pin(async move { json(&book(&call.shared.tables)) }),
    },
    Route {
        method: Method::GET,
        path: "/v1/codebook/columns",
        name: "codebook_columns",
        about: "The columns of all tables with their meanings",
        within: &[],
        parameters: &[PAGES, FORM_OF_ROWS],
        needs: &[],
        body: None,
        gives: Gives::Rows(&COLUMNS, &[]),
        lasting: true,
        run: |call| Box::pin(columns(call)),
    },
];

/// The lists of the book.
fn book(tables: &TableSet) -> Value {
    let list = |table: &str, key: &[&str], columns: &[&str]| -> Vec<Value> {
        // Tables that cannot be read stop the program before; one that could not be would leave its list empty.
        let rows = tables.table(table, key).map(|table| table.rows).unwrap_or_default();
        rows.iter()
            .map(|row| {
                let cells = columns.iter().map(|&column| {
                    let number = row.get(column).parse::<f64>().ok().filter(|_| column == "score");
                    let first = row.get(column).split('|').next().unwrap_or_default().trim();
                    (column.to_owned(), number.map_or(Value::from(first), Value::from))
                });
                Value::Object(cells.collect())
            })
            .collect()
    };
    json!({
        "types": list("frames/types", &["type"], &["type", "quad", "score", "name_ar", "meaning"]),
        "modes": list("codes/modes", &["type", "mode"], &["type", "mode", "meaning"]),
        "contexts": list("codes/contexts", &["code"], &["code", "meaning"]),
        "sectors": list("codes/sectors", &["code"], &["code", "name", "meaning"]),
        "ranks": list("codes/ranks", &["code"], &["code", "name_en", "name_ar"]),
        "states": list("actors/states", &["iso3"], &["iso3", "iso2", "name_en", "names"]),
        "international": INTERNATIONAL,
        "statuses": STATUSES,
        "acts": ACTS,
        "kinds": KINDS,
    })
}

async fn columns(call: Call) -> Result<Response, Problem> {
    let kind = |kind: Kind| match kind {
        Kind::Text => "string",
        Kind::List => "list",
        Kind::Day => "date",
        Kind::Int => "integer",
        Kind::Real => "number",
        Kind::Bool => "boolean",
    };
    let row = |form: &Form, column: &Column| -> Row {
        let key = form.key.contains(&column.name);
        vec![form.name.into(), column.name.into(), kind(column.kind).into(), column.about.into(), key.into()].into()
    };
    let rows: Vec<Row> = FORMS.iter().flat_map(|form| form.columns.iter().map(move |column| row(form, column))).collect();
    all_rows(call, Arc::new(rows), Row::clone).await
}
