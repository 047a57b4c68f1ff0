//! Search in either script: who is meant, and the reports that have the words.

use super::call::Call;
use super::declare::{Gives, Parameter, Route, Takes};
use super::parameters::{FORM_OF_ROWS, PAGES, TOLD, p};
use crate::problem::Problem;
use axum::http::Method;
use axum::response::Response;
use waqai_archive::release::REPORTS;

const ASKED: &[Parameter] = &[
    p("q", Takes::Text, "words in Arabic or Latin letters: phrases in quotation marks, OR, -without, begin*; Latin words stand for names"),
    p("exact", Takes::YesNo, "words as they are written, not by lemma"),
];

pub(super) static ROUTES: &[Route] = &[Route {
    method: Method::GET,
    path: "/v1/search",
    name: "search",
    about: "Reports that have the words, those that fit best first, each with a piece of its text; /v1/suggest finds states and actors by name",
    within: &[],
    parameters: &[ASKED, TOLD, PAGES, FORM_OF_ROWS],
    needs: &["q"],
    body: None,
    gives: Gives::Rows(&REPORTS, super::reports::FOUND),
    lasting: true,
    run: |call| Box::pin(search(call)),
}];

async fn search(call: Call) -> Result<Response, Problem> {
    let question = call.asked()?;
    super::reports::found(call, question).await
}
