//! Reports, and the search in their words.

use super::answer::{Row, Rows, by_cursor, response, rows};
use super::call::Call;
use super::declare::{Added, Gives, Parameter, Route, Takes};
use super::filter::filter;
use super::parameters::{ACTS_DONE, FORM_OF_ROWS, ORDER, PAGES, STATUS_OF_REPORTS, TOLD, WORDS, p};
use crate::Shared;
use crate::problem::Problem;
use crate::query::Question;
use axum::http::Method;
use axum::response::Response;
use serde_json::json;
use std::sync::Arc;
use waqai_archive::ask::Usual;
use waqai_archive::contract::{Contract, Described};
use waqai_archive::ids::public_id;
use waqai_archive::release::{REPORTS, report_row};
use waqai_archive::words::{Snippet, WordReader};
use waqai_archive::{Archive, ArchiveError, Page, StoredReport};

const WHO: &[Parameter] = &[
    p("pair", Takes::Pair, "two states that the report names"),
    p("state", Takes::States, "states that it names"),
    p("person", Takes::Party, "who is in it: a state, an id (act_…) or words of a name in either script"),
];
const ID: &[Parameter] = &[p("id", Takes::Text, "the report: rpt_…, or the id that it came with")];
pub(super) const FOUND: &[(&str, Added)] = &[("snippet", Added::Text), ("hits", Added::Schema("Ranges"))];

pub(super) static ROUTES: &[Route] = &[
    Route {
        method: Method::GET,
        path: "/v1/reports",
        name: "reports",
        about: "Reports, the newest first; where words are asked for, those that fit best, each with a piece of its text around what was found \
                and the code points of all that was found",
        within: &[],
        parameters: &[WHO, ACTS_DONE, STATUS_OF_REPORTS, TOLD, WORDS, ORDER, PAGES, FORM_OF_ROWS],
        needs: &[],
        body: None,
        gives: Gives::Rows(&REPORTS, FOUND),
        lasting: true,
        run: |call| Box::pin(list(call)),
    },
    Route {
        method: Method::GET,
        path: "/v1/reports/{id}",
        name: "report",
        about: "A report with its text and its records as they stand now, in the form that `waqai code` writes, and its id and status behind them",
        within: ID,
        parameters: &[],
        needs: &[],
        body: None,
        gives: Gives::Object("Report"),
        lasting: true,
        run: |call| Box::pin(one(call)),
    },
];

async fn list(call: Call) -> Result<Response, Problem> {
    let question = call.asked()?;
    found(call, question).await
}

/// Reports that a question finds, with pieces of their texts where it asks for words.
pub(super) async fn found(call: Call, question: Question) -> Result<Response, Problem> {
    let (shared, page, csv) = (call.shared.clone(), question.page.clone(), call.format == super::call::Format::Csv);
    let step = move |archive: &Archive, page: &Page| reports(&shared, archive, &question, page, !csv);
    rows(call, page, by_cursor, Arc::new(step)).await
}

fn reports(shared: &Shared, archive: &Archive, question: &Question, page: &Page, pieces: bool) -> Result<Rows, Problem> {
    let mut words = WordReader::default();
    let (filter, query) = filter(shared, archive, question, Usual::Reports, &mut words)?;
    let (found, next) = archive.reports(&filter, page)?;
    let rows = found.iter().map(|row| {
        let mut added = Vec::new();
        if let Some(query) = query.as_ref().filter(|_| pieces) {
            let text = archive.text(row.report)?;
            // Words of the title count too: where the text has none of them it is shown from its beginning.
            let hits = words.read(&shared.resources, &text).find(query).unwrap_or_default();
            let snippet = Snippet::of(&text, &hits);
            added = vec![("snippet", json!(snippet.text).to_string()), ("hits", json!(snippet.ranges).to_string())];
        }
        Ok(Row { cells: report_row(row, true, ""), added })
    });
    Ok((rows.collect::<Result<_, Problem>>()?, next))
}

/// The report of an id of any kind.
pub(super) fn find(archive: &Archive, name: &str) -> Result<StoredReport, Problem> {
    archive.report(name).map_err(|problem| match problem {
        ArchiveError::Unknown(_) => Problem::missing(format!("the archive has no report '{}'", super::check::shown(name)))
            .hint("/v1/reports lists them; an id is rpt_ and thirteen digits, or the one that the report came with"),
        problem => problem.into(),
    })
}

async fn one(call: Call) -> Result<Response, Problem> {
    let (name, shared) = (call.part("id").to_owned(), call.shared.clone());
    let body = call.shared.readers.ask(move |archive| {
        let report = find(archive, &name)?;
        let (text, records) = (archive.text(report.report)?, archive.records(report.report)?);
        let described = Described {
            id: &report.id,
            text: Some(&text),
            title: report.title.as_deref(),
            url: report.url.as_deref(),
            notes: &[],
            version: &shared.settings.version,
            rules: &shared.resources.digest,
        };
        let contract = Contract::stored(described, &records, public_id("rpt", report.key), &report.status);
        serde_json::to_string(&contract).map_err(|problem| Problem::fault(format!("the report cannot be written: {problem}")))
    });
    Ok(response("application/json", body.await? + "\n"))
}
