//! What a resource is declared as: from this the router, the checks of parameters and the document at `/openapi.json` are made.

use super::call::Call;
use crate::problem::Problem;
use axum::http::Method;
use axum::response::Response;
use std::pin::Pin;
use waqai_archive::table::Form;

/// An answer on its way.
pub(super) type Answering = Pin<Box<dyn Future<Output = Result<Response, Problem>> + Send>>;

/// A resource: a path and a method.
pub(super) struct Route {
    /// `GET` (which answers `HEAD` too) or `POST`.
    pub method: Method,
    /// As the router and the document write it: `/v1/events/{id}`.
    pub path: &'static str,
    /// Its name in the document, once only.
    pub name: &'static str,
    /// What it gives, in a sentence.
    pub about: &'static str,
    /// What stands in the path's braces.
    pub within: &'static [Parameter],
    /// What may be asked, in groups that several resources share.
    pub parameters: &'static [&'static [Parameter]],
    /// Parameters that must be there.
    pub needs: &'static [&'static str],
    /// What is sent.
    pub body: Option<Sent>,
    /// What is given.
    pub gives: Gives,
    /// Whether the answer depends on the archive's last change and the question alone, so that it has an `ETag`.
    pub lasting: bool,
    /// Answers.
    pub run: fn(Call) -> Answering,
}

/// A parameter of the question or of the path.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameter {
    pub name: &'static str,
    pub takes: Takes,
    pub about: &'static str,
}

/// What a parameter takes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Takes {
    /// Words, an id, a name.
    Text,
    /// A state or an international code.
    State,
    /// Several, with commas between them.
    States,
    /// Two of them with a comma between them.
    Pair,
    /// A state, an actor's id or words of a name.
    Party,
    /// Event types with commas between them.
    Types,
    /// Contexts.
    Contexts,
    /// Sectors.
    Sectors,
    /// Modes.
    Modes,
    /// One of these.
    One(&'static [&'static str]),
    /// Some of these, with commas between them.
    Some(&'static [&'static str]),
    /// Texts with commas between them.
    Texts,
    /// A whole number.
    Number(i64, i64),
    /// A number from 0 to 1.
    Fraction,
    /// true or false.
    YesNo,
    /// A year, month or day.
    Day,
    /// Where a page begins.
    Cursor,
    /// Names of the columns that are given.
    Columns,
    /// The public id of a record: its prefix, and the letter before a number behind it, if there is one.
    Id(&'static str, Option<char>),
}

/// What is sent with a request.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sent {
    /// A report to be coded: text, or JSON with its title, day and agency.
    Report,
    /// A correction.
    Correction,
    /// Why and by whom a correction is undone.
    Undoing,
}

/// What is given.
#[derive(Clone, Copy)]
pub(super) enum Gives {
    /// Rows of a table, with what JSON has beside the columns: name and what it is.
    Rows(&'static Form, &'static [(&'static str, Added)]),
    /// One row, with what stands beside the columns.
    One(&'static Form, &'static [(&'static str, Added)]),
    /// An object; the name of its schema.
    Object(&'static str),
    /// Server-sent events.
    Events,
    /// Text of a media type.
    Text(&'static str),
}

/// What JSON has beside the columns of a row.
#[derive(Clone, Copy)]
pub(super) enum Added {
    /// Rows of another table.
    Rows(&'static Form),
    /// Something of a schema.
    Schema(&'static str),
    /// Words.
    Text,
}

impl Route {
    /// All parameters of the question.
    pub fn asked(&self) -> impl Iterator<Item = &'static Parameter> {
        self.parameters.iter().flat_map(|group| group.iter())
    }

    /// The parameter of a name.
    pub fn parameter(&self, name: &str) -> Option<&'static Parameter> {
        self.asked().find(|parameter| parameter.name == name)
    }

    /// The table whose rows are given.
    pub fn form(&self) -> Option<&'static Form> {
        match self.gives {
            Gives::Rows(form, _) => Some(form),
            _ => None,
        }
    }
}
