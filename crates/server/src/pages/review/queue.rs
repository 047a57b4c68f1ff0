//! The next event to look at, within filters.

use crate::Shared;
use crate::language::{Reading, write_form};
use crate::pages::Frame;
use crate::pages::correct::known_who;
use crate::pages::frame::page;
use crate::pages::report::marks::excerpt;
use crate::pages::report::names;
use crate::pages::report::view::{self, EventCard};
use crate::problem::Problem;
use crate::query::Question;
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use std::sync::Arc;
use waqai_archive::ask::{Behind, Usual, Whole};
use waqai_archive::ids::public_id;
use waqai_coder::rules::EventType;

/// So far the events left are counted.
const COUNTED: usize = 1000;

#[derive(Template)]
#[template(path = "review.html")]
struct Review<'a> {
    frame: Frame<'a>,
    item: Option<Item>,
    left: String,
    more_left: bool,
    decided: String,
    /// The filters as they are, to be kept by the form.
    filters: Vec<(String, String)>,
    types: Vec<(String, String, bool)>,
    states: Vec<(String, String, bool)>,
    /// What was just saved.
    saved: Option<i64>,
    reason: &'static str,
    who: String,
}

/// The event to look at.
struct Item {
    report: String,
    event: EventCard,
    sentence: String,
    before: String,
    after: String,
    agency: Option<names::Name>,
    day: Option<String>,
    /// This page without the event.
    skip: String,
    correct: String,
}

/// The last event seen, from the address.
fn behind(reading: &Reading) -> Result<Option<Behind>, Problem> {
    let Some((_, value)) = reading.question.iter().find(|(name, value)| name == "after" && !value.is_empty()) else { return Ok(None) };
    let parse = || {
        let (confidence, event) = value.split_once('.')?;
        Some(Behind { confidence: confidence.parse().ok()?, event: event.parse().ok()? })
    };
    parse().map(Some).ok_or_else(|| Problem::question(format!("after={value}: give what the page before ended with")))
}

pub(super) async fn queue(State(shared): State<Arc<Shared>>, reading: Reading, headers: HeaderMap) -> Result<Response, Problem> {
    let question = Question::read(&write_form(&reading.question))?;
    let behind = behind(&reading)?;
    let (found, left, decided) = shared
        .readers
        .ask(move |archive| {
            let filter = question.asked.filter(archive, None, Usual::All)?;
            let found = archive.uncertain(&filter, behind, 1)?.into_iter().next();
            let found = match found {
                None => None,
                Some(found) => {
                    let whole = archive.whole(&public_id("rpt", found.event.lead.key))?;
                    Some((found, whole))
                }
            };
            Ok((found, archive.uncertain_count(&filter, COUNTED)?, archive.decided_count()?))
        })
        .await?;
    let frame = Frame::new(&shared, &reading);
    let t = frame.t;
    let language = t.language();
    let item = found.and_then(|(found, whole)| item(&shared, &frame, &reading, &whole, found.event.lead.n, found.behind));
    let chosen = |name: &str| reading.value(name).to_owned();
    let (kind, state) = (chosen("type"), chosen("state"));
    let mut states: Vec<(String, String, bool)> =
        shared.labels.states().map(|(code, names)| (code.to_owned(), t.of(&names[0], &names[1]).to_owned(), code == state)).collect();
    states.sort_by(|one, other| one.1.cmp(&other.1));
    page(&Review {
        item,
        more_left: left.1,
        left: t.number(left.0),
        decided: t.number(decided),
        filters: reading.question.iter().filter(|(name, _)| !matches!(name.as_str(), "after" | "saved" | "undone")).cloned().collect(),
        types: EventType::ALL
            .iter()
            .map(|one| (one.code().to_owned(), shared.labels.event_type(one.code(), language).to_owned(), one.code() == kind))
            .collect(),
        states,
        saved: chosen("saved").parse().ok(),
        reason: t.say("report.undo.reason"),
        who: known_who(&headers),
        frame,
    })
}

fn item(shared: &Shared, frame: &Frame, reading: &Reading, whole: &Whole, n: i64, behind: Behind) -> Option<Item> {
    let t = frame.t;
    let at = usize::try_from(n).ok()?.checked_sub(1)?;
    let record = whole.records.events.get(at)?;
    let sentence = names::sentence(&whole.records, record.trigger, record.evidence);
    let number = whole.records.sentences.iter().position(|other| *other == sentence);
    let neighbour = |step: isize| {
        let other = number?.checked_add_signed(step)?;
        whole.records.sentences.get(other).map(|range| excerpt(&whole.text, *range, &[]))
    };
    let report = public_id("rpt", whole.row.key);
    let after = format!("{}.{}", behind.confidence, behind.event);
    let mut here = reading.clone();
    here.question.retain(|(name, _)| name != "saved" && name != "undone");
    let skip = here.with("after", Some(&after));
    let then = write_form(&[("event".into(), n.to_string()), ("then".into(), skip.clone())]);
    Some(Item {
        event: view::event_card(shared, &t, whole, at, record),
        sentence: excerpt(&whole.text, sentence, &[(record.trigger, "trigger")]),
        before: neighbour(-1).unwrap_or_default(),
        after: neighbour(1).unwrap_or_default(),
        agency: whole.row.agency.clone().map(names::Name::of),
        day: whole.row.published.as_deref().map(|day| t.day(day)),
        correct: format!("/report/{report}/correct?{then}"),
        skip,
        report,
    })
}
