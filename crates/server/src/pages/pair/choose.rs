//! The form that asks for two parties, and who may be meant where a name means several.

use super::{Which, which};
use crate::Shared;
use crate::language::Reading;
use crate::pages::Frame;
use crate::pages::frame::page;
use crate::pages::shown::{EVENTS, Run, run, state};
use crate::parties::Meant;
use crate::problem::Problem;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use std::sync::Arc;
use waqai_archive::ask::ActorRow;
use waqai_archive::ids::public_id;

/// Two parties of whom at least one is not plain.
pub(super) struct Open {
    pub one: String,
    pub other: String,
    pub found_one: Meant,
    pub found_other: Meant,
}

/// One of several who may be meant.
struct Candidate {
    name: Run,
    kind: String,
    of: Option<String>,
    events: i64,
    address: String,
}

/// What to choose for one of the two.
struct Choice {
    asked: String,
    nobody: bool,
    candidates: Vec<Candidate>,
}

#[derive(Template)]
#[template(path = "pair/choose.html")]
struct Choose<'a> {
    frame: Frame<'a>,
    one: String,
    other: String,
    choices: Vec<Choice>,
    states: Vec<String>,
}

/// `/pair`: the form; with both parties in the address their page.
pub(super) async fn choose(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    let value = |name: &str| reading.value(name).to_owned();
    let (one, other) = (value("one"), value("other"));
    let frame = Frame::new(&shared, &reading);
    if one.is_empty() || other.is_empty() {
        return page(&Choose { one, other, choices: Vec::new(), states: states(&frame), frame });
    }
    let asking = shared.clone();
    match shared.readers.ask(move |archive| which(&asking, archive, &one, &other)).await? {
        Which::Two(two) => Ok(Redirect::to(&two.path()).into_response()),
        Which::Choose(open) => candidates(frame, &open),
    }
}

/// The page that asks which of several is meant.
pub(super) fn candidates(frame: Frame, open: &Open) -> Result<Response, Problem> {
    let plain = |found: &Meant, asked: &str| match found {
        Meant::One(named) => named.code.clone(),
        _ => asked.to_owned(),
    };
    let (one, other) = (plain(&open.found_one, &open.one), plain(&open.found_other, &open.other));
    let choice = |asked: &str, found: &Meant, address: &dyn Fn(&str) -> String| {
        let rows: &[ActorRow] = match found {
            Meant::One(_) => return None,
            Meant::Several(rows) => rows,
            Meant::Nobody => &[],
        };
        let candidate = |row: &ActorRow| Candidate {
            name: run(frame.t.language(), row.name_en.as_deref(), row.name.as_deref()).unwrap_or_default(),
            kind: frame.t.named("kind", &row.kind).to_owned(),
            of: row.country.as_ref().map(|code| state(&frame, code)),
            events: row.events,
            address: address(&public_id("act", row.key)),
        };
        Some(Choice { asked: asked.to_owned(), nobody: rows.is_empty(), candidates: rows.iter().map(candidate).collect() })
    };
    let address = |one: &str, other: &str| {
        format!("/pair?{}", crate::language::write_form(&[("one".into(), one.into()), ("other".into(), other.into())]))
    };
    let choices: Vec<Choice> = [
        choice(&open.one, &open.found_one, &|code| address(code, &other)),
        choice(&open.other, &open.found_other, &|code| address(&one, code)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let nobody = choices.iter().any(|choice| choice.nobody);
    let mut response = page(&Choose { choices, states: states(&frame), one: open.one.clone(), other: open.other.clone(), frame })?;
    if nobody {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    Ok(response)
}

/// Names of all states in the reader's language, to choose from while typing.
fn states(frame: &Frame) -> Vec<String> {
    let mut names: Vec<String> = frame.labels.states().map(|(_, names)| frame.t.of(&names[0], &names[1]).to_owned()).collect();
    names.sort();
    names
}
