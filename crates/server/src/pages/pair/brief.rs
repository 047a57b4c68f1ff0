//! A brief of one pair and month, to print.

use super::look::{Totals, said, totals, within};
use super::shown::{Count, Said, question, ranks, score, title, types, visits};
use super::{Two, Which, which};
use crate::Shared;
use crate::language::{Reading, write_form};
use crate::pages::Frame;
use crate::pages::frame::page;
use crate::pages::over_time::{Stretch, coverage, happened};
use crate::pages::shown::{Citation, EVENTS, EventLine, REPORTS, SOURCES, citation};
use crate::problem::Problem;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use std::sync::Arc;
use waqai_archive::ask::{EventRow, StatementRow, edge};
use waqai_archive::count::{Between, Period};

/// So many events and statements of each side stand in a brief.
const MOST_EVENTS: usize = 60;
const MOST_STATEMENTS: usize = 15;

#[derive(Template)]
#[template(path = "pair/brief.html")]
struct Brief<'a> {
    frame: Frame<'a>,
    title: String,
    month: String,
    pair: String,
    earlier: Option<String>,
    later: Option<String>,
    events_count: String,
    reports: String,
    observed: bool,
    score: Option<String>,
    future: i64,
    types: Vec<Count>,
    ranks: Vec<Count>,
    visits: Vec<Count>,
    happened: Vec<EventLine>,
    coming: Vec<EventLine>,
    left: i64,
    said: Vec<Said>,
    citation: Citation,
}

struct Found {
    two: Two,
    change: i64,
    month: String,
    totals: Totals,
    events: Vec<EventRow>,
    left: i64,
    said: [Vec<StatementRow>; 2],
    reports: i64,
    months: (Option<String>, Option<String>),
}

pub(super) async fn brief(
    State(shared): State<Arc<Shared>>,
    reading: Reading,
    Path((one, other)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let asked = reading
        .question
        .iter()
        .find(|(name, _)| name == "month")
        .map(|(_, month)| month.trim().to_owned())
        .filter(|month| !month.is_empty());
    if let Some(month) = &asked {
        edge(month, false)?;
    }
    let asking = shared.clone();
    let found = shared
        .readers
        .ask(move |archive| {
            let two = match which(&asking, archive, &one, &other)? {
                Which::Two(two) => two,
                Which::Choose(_) => {
                    return Err(
                        Problem::missing(format!("{one}, {other}: it is not plain who is meant")).hint("Choose the two under /pair")
                    );
                }
            };
            let change = archive.last_change()?;
            let events =
                asking.answers.between.get(&two.path(), change, || Ok(archive.events_between(&two.one.party, &two.other.party)?))?;
            let of = |event: &Between| event.day.as_deref().and_then(|day| day.get(..7)).map(str::to_owned);
            // Without a month: the last one in which something happened.
            let last = || events.iter().rev().filter(|event| happened(event.status)).find_map(of);
            let covered = coverage(&asking, archive, Period::Month, change)?;
            let month = match asked.and_then(|month| month.get(..7).map(str::to_owned)).or_else(last) {
                Some(month) => month,
                None => covered.last.as_deref().and_then(|day| day.get(..7)).unwrap_or("1970-01").to_owned(),
            };
            let stretch = Stretch { by: None, from: Some(edge(&month, false)?), to: Some(edge(&month, true)?) };
            let shown: Vec<i64> = within(&events, &stretch)
                .filter(|event| happened(event.status) || event.status == "future")
                .map(|event| event.event)
                .collect();
            let kept = &shown[..shown.len().min(MOST_EVENTS)];
            let (first, second) = (&two.one.party, &two.other.party);
            Ok(Found {
                change,
                totals: totals(&asking, within(&events, &stretch)),
                events: archive.events_numbered(kept)?,
                left: (shown.len() - kept.len()) as i64,
                said: [
                    said(archive, first, second, &events, &stretch, MOST_STATEMENTS)?,
                    said(archive, second, first, &events, &stretch, MOST_STATEMENTS)?,
                ],
                reports: covered.reports.get(&month).copied().unwrap_or_default(),
                months: (
                    events.iter().rev().filter_map(of).find(|other| *other < month),
                    events.iter().filter_map(of).find(|other| *other > month),
                ),
                month,
                two,
            })
        })
        .await?;
    let frame = Frame::new(&shared, &reading);
    let t = frame.t;
    let two = &found.two;
    let stretch = Stretch { by: None, from: Some(edge(&found.month, false)?), to: Some(edge(&found.month, true)?) };
    let lines = EventLine::all(&shared, &frame, &found.events);
    let (happened, coming) = lines.into_iter().partition(|line| line.happened);
    let address = |month: &String| format!("{}/brief?month={month}", two.path());
    let span: Vec<(String, String)> = vec![("from".into(), found.month.clone()), ("to".into(), found.month.clone())];
    page(&Brief {
        title: title(&frame, two),
        month: t.day(&found.month),
        pair: format!("{}?{}", two.path(), write_form(&span)),
        earlier: found.months.0.as_ref().map(address),
        later: found.months.1.as_ref().map(address),
        events_count: t.count(found.totals.events.unsigned_abs(), EVENTS),
        reports: t.count(found.reports.unsigned_abs(), REPORTS),
        observed: found.reports > 0,
        score: score(&frame, &found.totals),
        future: found.totals.future,
        types: types(&frame, &found.totals, &question(two), &stretch),
        ranks: ranks(&frame, &found.totals),
        visits: visits(&frame, two, &found.totals, &stretch),
        happened,
        coming,
        left: found.left,
        said: super::shown::said(&shared, &frame, two, &found.said, &stretch),
        citation: citation(&shared, &frame, found.change),
        frame,
    })
}
