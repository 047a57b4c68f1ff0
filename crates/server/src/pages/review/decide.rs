//! A decision of the review: right as it is, or no event. Both are corrections, and can be undone like any other.

use crate::Shared;
use crate::pages::correct::{Posted, remember_who};
use crate::pages::report::whole;
use crate::problem::Problem;
use crate::writing::{writable, write};
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use std::sync::Arc;
use waqai_archive::corrections::{Anchor, Change, Correction};

pub(super) async fn decide(State(shared): State<Arc<Shared>>, body: String) -> Result<Response, Problem> {
    writable(&shared)?;
    let posted = Posted::read(&body);
    let missing = |what: &str| Problem::question(format!("the form has no {what}"));
    let report = posted.get("report").ok_or_else(|| missing("report"))?.to_owned();
    let at = posted.place("event").ok_or_else(|| missing("event"))?;
    let decision = posted.get("decision").ok_or_else(|| missing("decision"))?.to_owned();
    let kind = posted.get("type").map(str::to_owned);
    let who = posted
        .get("who")
        .ok_or_else(|| Problem::question("a decision has somebody who makes it").hint("Go back and give your name"))?
        .to_owned();
    let by = who.clone();
    let correction = shared
        .readers
        .ask(move |archive| {
            let whole = whole(archive, &report)?;
            let gone = || {
                Problem::question("the event is no longer as it was shown")
                    .hint("Go back to the review: the next page shows what is there now")
            };
            let event = whole.records.events.get(at).ok_or_else(gone)?;
            // Somebody else may have corrected it since the page was written.
            if kind.is_some_and(|kind| kind != event.kind) {
                return Err(gone());
            }
            let change = match decision.as_str() {
                "right" => Change::right(&whole.records, at).ok_or_else(gone)?,
                "not" => Change::NotAnEvent { kind: Some(event.kind.clone()) },
                other => return Err(Problem::question(format!("{other}: a decision is right or not"))),
            };
            let anchor = Anchor::of(&whole.text, event.trigger)
                .ok_or_else(|| Problem::question("the event has no words in the text to anchor a decision to"))?;
            Correction::new(&whole.text, anchor, change, "review", &by).map_err(Problem::question)
        })
        .await?;
    let done = write(&shared, "correct", &who, move |writer| writer.correct(&correction)).await?;
    let mut question: Vec<(String, String)> = posted.without(&["report", "event", "decision", "kind", "type", "who", "csrf", "then"]);
    // The type of the event and that of the filter have one name: the filter's comes as f_type.
    for (name, _) in &mut question {
        if let Some(filter) = name.strip_prefix("f_") {
            *name = filter.to_owned();
        }
    }
    question.push(("saved".into(), done.number.to_string()));
    let mut response = Redirect::to(&format!("/review?{}", crate::language::write_form(&question))).into_response();
    if let Some(cookie) = remember_who(&who) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    Ok(response)
}
