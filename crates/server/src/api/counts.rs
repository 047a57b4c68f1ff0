//! Counts of events, by pair and period or by anything else that an event has; and what the archive covers.

use super::answer::{Last, Rows, all_rows, by_cursor, rows};
use super::call::Call;
use super::declare::{Gives, Parameter, Route, Takes};
use super::filter::filter;
use super::parameters::{ACTS_DONE, CONFIDENCE, FORM_OF_ROWS, PAGES, PARTIES, PERIODS, STATUS_OF_EVENTS, TOLD, WORDS, p};
use crate::Shared;
use crate::kept::Kept;
use crate::problem::Problem;
use axum::http::Method;
use axum::response::Response;
use std::ops::ControlFlow;
use std::sync::Arc;
use waqai_archive::ask::Usual;
use waqai_archive::count::{By, Count, PairCount, PairPlace, PairQuestion, Period, SourceMonth};
use waqai_archive::release::{PAIR_MONTH, pair_row};
use waqai_archive::table::{Cell, Column, Form, Kind};
use waqai_archive::words::WordReader;
use waqai_archive::{Archive, Cursor, Page};

const BY: [&str; 9] = ["state", "actor", "type", "mode", "context", "place", "status", "source", "quad"];

const PER: &[Parameter] = &[p("per", Takes::One(&PERIODS), "the length of the periods; month where nothing is said")];
const BY_WHAT: &[Parameter] = &[p("by", Takes::One(&BY), "by what events are counted; type where nothing is said")];
pub(super) const OF_PAIRS: &[Parameter] = &[
    p("directed", Takes::YesNo, "whether who acts on whom counts"),
    p("within", Takes::YesNo, "whether events within a state count"),
    p("zeros", Takes::YesNo, "whether to give rows without events: zeros where the archive has reports, nothing where it has none"),
];

const fn c(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, about }
}

/// Events with something in common, in a period.
static COUNTS: Form = Form {
    name: "counts",
    about: "Events with something in common, in a period",
    columns: &[
        c("period", Kind::Text, "2022-04-25, 2022-W17, 2022-04 or 2022; empty for all"),
        c("actor_id", Kind::Text, "the actor (act_…), where counted by actor"),
        c("key", Kind::Text, "what they have in common: a code or a name"),
        c("n_events", Kind::Int, "events"),
        c("n_quad1", Kind::Int, "of verbal cooperation"),
        c("n_quad2", Kind::Int, "of material cooperation"),
        c("n_quad3", Kind::Int, "of verbal conflict"),
        c("n_quad4", Kind::Int, "of material conflict"),
        c("score_mean", Kind::Real, "mean of the types' scores"),
        c("score_sum", Kind::Real, "their sum"),
        c("n_mentions", Kind::Int, "how often live reports tell them"),
    ],
    key: &["period", "key"],
    links: &[],
};

/// Reports of an agency in a period.
static COVERAGE: Form = Form {
    name: "coverage",
    about: "Live reports of an agency in a period; a period without reports says nothing of what happened in it",
    columns: &[
        c("source", Kind::Text, "the agency; empty where it is unknown"),
        c("period", Kind::Text, "the period; empty where the day is unknown"),
        c("n_articles", Kind::Int, "live reports"),
    ],
    key: &["source", "period"],
    links: &[],
};

pub(super) static ROUTES: &[Route] = &[
    Route {
        method: Method::GET,
        path: "/v1/counts/pairs",
        name: "pair_counts",
        about: "Events between pairs of states by period, in the order of pairs and periods: the table pair_month of a release",
        within: &[],
        parameters: &[PER, OF_PAIRS, PARTIES, ACTS_DONE, STATUS_OF_EVENTS, TOLD, CONFIDENCE, WORDS, PAGES, FORM_OF_ROWS],
        needs: &[],
        body: None,
        gives: Gives::Rows(&PAIR_MONTH, &[]),
        lasting: true,
        run: |call| Box::pin(pairs(call)),
    },
    Route {
        method: Method::GET,
        path: "/v1/counts",
        name: "counts",
        about: "Events by something that they have and by period, the most frequent first within a period",
        within: &[],
        parameters: &[BY_WHAT, PER, PARTIES, ACTS_DONE, STATUS_OF_EVENTS, TOLD, CONFIDENCE, WORDS, PAGES, FORM_OF_ROWS],
        needs: &[],
        body: None,
        gives: Gives::Rows(&COUNTS, &[]),
        lasting: true,
        run: |call| Box::pin(counts(call)),
    },
    Route {
        method: Method::GET,
        path: "/v1/coverage",
        name: "coverage",
        about: "Live reports by agency and period: what the archive can say anything of",
        within: &[],
        parameters: &[PER, PAGES, FORM_OF_ROWS],
        needs: &[],
        body: None,
        gives: Gives::Rows(&COVERAGE, &[]),
        lasting: true,
        run: |call| Box::pin(coverage(call)),
    },
];

/// The length of the periods.
pub(super) fn period(call: &Call) -> Period {
    match call.value("per") {
        Some("day") => Period::Day,
        Some("week") => Period::Week,
        Some("year") => Period::Year,
        Some("all") => Period::All,
        _ => Period::Month,
    }
}

/// Results that cost much.
#[derive(Default)]
pub(crate) struct Counted {
    pairs: Last<PairCount>,
    others: Kept<Vec<Count>>,
}

/// So many rows of a table of pairs are counted ahead, so that its next pages are there already.
const AHEAD: usize = 5_000;
/// And so many where the table is only begun.
const AT_FIRST: usize = 500;
/// A table of counts with more rows is not given.
const MOST_ROWS: usize = 300_000;

async fn pairs(call: Call) -> Result<Response, Problem> {
    let (question, period) = (call.asked()?, period(&call));
    let (directed, within, zeros) = (call.yes("directed"), call.yes("within"), call.yes("zeros"));
    let cursor = call.value("cursor").map(Cursor::read).transpose()?;
    let (shared, asked) = (call.shared.clone(), call.but_pages());
    let step = move |archive: &Archive, page: &Page| -> Result<Rows, Problem> {
        let (filter, _) = filter(&shared, archive, &question, Usual::Happened, &mut WordReader::default())?;
        if zeros {
            not_too_long(&filter.from, &filter.to)?;
        }
        let of = PairQuestion { filter, period, directed, within, zeros };
        let behind = page.cursor.as_ref().map(place).transpose()?;
        let counted = |behind: &Option<PairPlace>, ahead: usize| {
            let coverage = crate::pages::coverage_of(&shared, archive, period)?;
            let mut found = Vec::new();
            archive.each_pair(&of, &shared.codes, &coverage, behind.as_ref(), &mut |row| {
                found.push(row.clone());
                // One more than is given tells whether there is a next page.
                if found.len() > ahead.max(page.limit) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })?;
            Ok(found)
        };
        let Some(behind) = behind else {
            let at_first = AT_FIRST.max(page.limit);
            let key = format!("{at_first} {asked}");
            let known = shared.answers.first_pairs.get(&key, archive.last_change()?, || counted(&None, at_first))?;
            return Ok(given(&known, 0, page.limit, directed, &shared));
        };
        // The rows that were counted last may go on behind the place.
        let known = shared.counted.pairs.kept(archive, &asked)?.and_then(|known| {
            let start = known.partition_point(|row| row.place() <= behind);
            (start > 0 && known.len() > start + page.limit).then_some((known, start))
        });
        let (known, start) = match known {
            Some(known) => known,
            None => (shared.counted.pairs.keep(archive, &asked, counted(&Some(behind.clone()), AHEAD)?)?, 0),
        };
        Ok(given(&known, start, page.limit, directed, &shared))
    };
    rows(call, Page { cursor, ..Page::default() }, by_cursor, Arc::new(step)).await
}

/// A page of the rows that were counted.
fn given(known: &[PairCount], start: usize, limit: usize, directed: bool, shared: &Shared) -> Rows {
    let end = known.len().min(start.saturating_add(limit));
    let last = known[start..end].last().filter(|_| end < known.len());
    let next = last.map(|row| Cursor { day: format!("{},{},{}", row.state_1, row.state_2, row.period), record: 0, n: 0 });
    (known[start..end].iter().map(|row| pair_row(row, directed, &shared.codes).into()).collect(), next)
}

/// The row that a page of pairs begins behind.
fn place(cursor: &Cursor) -> Result<PairPlace, Problem> {
    let parts: Vec<&str> = cursor.day.splitn(3, ',').collect();
    match parts[..] {
        [state_1, state_2, period] => Ok(PairPlace { state_1: state_1.into(), state_2: state_2.into(), period: period.into() }),
        _ => Err(Problem::question("this is no cursor of a table of pairs").hint("Give the one that the page before ended with")),
    }
}

/// Rows for every period of thousands of years would fill the memory.
pub(super) fn not_too_long(from: &Option<String>, to: &Option<String>) -> Result<(), Problem> {
    let year = |day: &Option<String>, usual: i32| day.as_deref().and_then(waqai_archive::codes::year_of).unwrap_or(usual);
    if (1900..=2100).contains(&year(from, 2000)) && (1900..=2100).contains(&year(to, 2000)) {
        return Ok(());
    }
    Err(Problem::question("rows without events are given between 1900 and 2100 only")
        .hint("Give from and to within them, or leave zeros out"))
}

async fn counts(call: Call) -> Result<Response, Problem> {
    let (question, period) = (call.asked()?, period(&call));
    let by = match call.value("by") {
        Some("state") => By::State,
        Some("actor") => By::Actor,
        Some("mode") => By::Mode,
        Some("context") => By::Context,
        Some("place") => By::Place,
        Some("status") => By::Status,
        Some("source") => By::Source,
        Some("quad") => By::Quad,
        _ => By::Type,
    };
    let (shared, asked) = (call.shared.clone(), call.but_pages());
    let found = call.shared.readers.ask(move |archive| {
        shared.counted.others.get(&asked, archive.last_change()?, || {
            let (filter, _) = filter(&shared, archive, &question, Usual::Happened, &mut WordReader::default())?;
            Ok(archive.count_by(&filter, by, period, &shared.codes, MOST_ROWS)?)
        })
    });
    let found = found.await?;
    all_rows(call, found, |count| row(count).into()).await
}

fn row(count: &Count) -> Vec<Cell> {
    let [quad1, quad2, quad3, quad4] = count.quads;
    vec![
        count.period.as_str().into(),
        (&count.id).into(),
        count.key.as_str().into(),
        count.events.into(),
        quad1.into(),
        quad2.into(),
        quad3.into(),
        quad4.into(),
        Cell::Real((count.score_sum / count.events.max(1) as f64 * 1e4).round() / 1e4),
        count.score_sum.into(),
        count.mentions.into(),
    ]
}

async fn coverage(call: Call) -> Result<Response, Problem> {
    let (period, shared) = (period(&call), call.shared.clone());
    let found = call.shared.readers.ask(move |archive| {
        let change = archive.last_change()?;
        shared.answers.sources.get(crate::pages::name_of(period), change, || Ok(archive.sources_by_period(period)?))
    });
    let row = |row: &SourceMonth| vec![(&row.agency).into(), row.period.as_str().into(), row.reports.into()].into();
    let found = found.await?;
    all_rows(call, found, row).await
}
