//! What is new, day by day: how much came in from whom, which events it tells for the first time, what was said.

use super::Frame;
use super::frame::page;
use super::shown::{AtMost, EVENTS, EventLine, REPORTS, SOURCES, STATEMENTS, StatementLine};
use crate::Shared;
use crate::language::Reading;
use crate::problem::Problem;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::{Redirect, Response};
use axum::routing::get;
use std::sync::Arc;
use waqai_archive::ask::{DayTold, StatementRow, edge};
use waqai_archive::{Archive, Filter, Page};

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/latest", get(latest)).route("/", get(async || Redirect::temporary("/latest")))
}

/// Days are added until so many events stand on the page.
const ENOUGH: usize = 24;
/// At most so many days.
const DAYS: usize = 7;
/// At most so many events of a day.
const OF_A_DAY: usize = 60;
/// So many statements of a day.
const SAID: usize = 4;
/// So many letters of a statement.
const WORDS: AtMost = AtMost(200);

/// A day as it is shown.
struct Day {
    iso: String,
    words: String,
    reports: String,
    sources_count: String,
    statements_count: String,
    new: String,
    again: i64,
    /// Agencies with their reports.
    sources: Vec<(String, String)>,
    events: Vec<EventLine>,
    /// New events that are not shown.
    left: i64,
    statements: Vec<StatementLine>,
}

#[derive(Template)]
#[template(path = "lists/latest.html")]
struct Latest<'a> {
    frame: Frame<'a>,
    days: Vec<Day>,
    earlier: Option<String>,
    later: Option<String>,
    /// The day asked for.
    asked: String,
}

/// Days with what came in, and whether there are days before and behind them.
#[derive(Default)]
struct Found {
    days: Vec<(DayTold, Vec<StatementRow>)>,
    earlier: Option<String>,
    later: Option<String>,
}

fn look(archive: &Archive, from: Option<String>) -> Result<Found, Problem> {
    let mut found = Found::default();
    let mut day = archive.day_with_reports(from.as_deref())?;
    if let Some(day) = &day {
        found.later = archive.next_day_with_reports(day)?;
    }
    let mut events = 0;
    while let Some(this) = day {
        let told = archive.day_told(&this, OF_A_DAY)?;
        events += told.events.len();
        let filter = Filter { from: Some(this.clone()), to: Some(this.clone()), ..Filter::default() };
        let (said, _) = archive.statements(&filter, &Page { limit: SAID, newest: true, cursor: None }, None)?;
        found.days.push((told, said));
        day = before(&this).map_or(Ok(None), |day| archive.day_with_reports(Some(&day)))?;
        if events >= ENOUGH || found.days.len() >= DAYS {
            found.earlier = day;
            break;
        }
    }
    Ok(found)
}

/// The day before.
fn before(day: &str) -> Option<String> {
    let day: waqai_text::Date = day.parse().ok()?;
    Some(day.plus_days(-1).to_string())
}

async fn latest(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    let asked = reading.value("day").to_owned();
    let day = if asked.is_empty() { None } else { Some(edge(&asked, true)?) };
    let found = shared.readers.ask(move |archive| look(archive, day)).await?;
    let frame = Frame::new(&shared, &reading);
    let days = found.days.iter().map(|(told, said)| shown(&shared, &frame, told, said)).collect();
    let address = |day: &String| reading.with("day", Some(day));
    page(&Latest { days, earlier: found.earlier.as_ref().map(address), later: found.later.as_ref().map(address), asked, frame })
}

fn shown(shared: &Shared, frame: &Frame, told: &DayTold, said: &[StatementRow]) -> Day {
    let t = &frame.t;
    Day {
        iso: told.day.clone(),
        words: t.day(&told.day),
        reports: t.count(told.reports.unsigned_abs(), REPORTS),
        sources_count: t.count(told.sources.len() as u64, SOURCES),
        statements_count: t.count(told.statements.unsigned_abs(), STATEMENTS),
        new: t.count(told.new.unsigned_abs(), EVENTS),
        again: told.again,
        sources: told
            .sources
            .iter()
            .map(|source| {
                let agency = source.agency.clone().unwrap_or_else(|| t.say("source.unknown").to_owned());
                (agency, t.count(source.reports.unsigned_abs(), REPORTS))
            })
            .collect(),
        events: EventLine::all(shared, frame, &told.events),
        left: told.new - told.events.len() as i64,
        statements: StatementLine::all(shared, frame, said, WORDS),
    }
}
