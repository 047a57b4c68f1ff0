//! Two states: what they did to each other, by period and by type, and the visits.

use super::answer::response;
use super::call::Call;
use super::counts::{OF_PAIRS, not_too_long, period};
use super::declare::{Gives, Parameter, Route, Takes};
use super::events::event;
use super::filter::filter;
use super::parameters::{ACTS_DONE, PERIODS, STATUS_OF_EVENTS, TOLD, p};
use crate::problem::Problem;
use axum::http::Method;
use axum::response::Response;
use serde_json::json;
use std::collections::BTreeMap;
use waqai_archive::ask::Usual;
use waqai_archive::count::PairQuestion;
use waqai_archive::release::{EVENTS, PAIR_MONTH, pair_row};
use waqai_archive::table::object;
use waqai_archive::words::WordReader;
use waqai_archive::{Filter, Page};
use waqai_coder::rules::EventType;

const WITHIN: &[Parameter] =
    &[p("one", Takes::State, "a state, by its ISO 3166-1 alpha-3 code"), p("other", Takes::State, "the other state")];
const PER: &[Parameter] = &[p("per", Takes::One(&PERIODS), "the length of the periods; month where nothing is said")];
/// So many visits are given; the link has all.
const VISITS: usize = 20;

pub(super) static ROUTES: &[Route] = &[Route {
    method: Method::GET,
    path: "/v1/pairs/{one}/{other}",
    name: "pair",
    about: "Two states: events by period (rows of pair_month) and by type, their last visits, and where the rest is found",
    within: WITHIN,
    parameters: &[PER, OF_PAIRS, ACTS_DONE, STATUS_OF_EVENTS, TOLD],
    needs: &[],
    body: None,
    gives: Gives::Object("Pair"),
    lasting: true,
    run: |call| Box::pin(pair(call)),
}];

async fn pair(call: Call) -> Result<Response, Problem> {
    let (one, other) = (call.part("one").to_uppercase(), call.part("other").to_uppercase());
    let mut question = call.asked()?;
    question.asked.pair = Some(format!("{one},{other}"));
    let (period, directed, zeros) = (period(&call), call.yes("directed"), call.yes("zeros"));
    let within = call.yes("within") || one == other;
    let shared = call.shared.clone();
    let answer = call.shared.readers.ask(move |archive| {
        let (filter, _) = filter(&shared, archive, &question, Usual::Happened, &mut WordReader::default())?;
        if zeros {
            not_too_long(&filter.from, &filter.to)?;
        }
        let of = PairQuestion { filter: filter.clone(), period, directed, within, zeros };
        let counted = archive.count_pairs(&of, &shared.codes)?;
        let mut types: BTreeMap<&str, i64> = BTreeMap::new();
        for row in &counted {
            for (kind, number) in EventType::ALL.iter().zip(row.types) {
                *types.entry(kind.code()).or_default() += number;
            }
        }
        types.retain(|_, number| *number > 0);
        let visiting = Filter { types: vec!["CONSULT".into()], modes: vec!["visit".into()], ..filter };
        let (visits, _) = archive.events(&visiting, &Page { limit: VISITS, newest: true, cursor: None })?;
        let visits = visits
            .iter()
            .map(|row| event(archive, &shared, row, &[]).map(|row| EVENTS.object(&row.cells, &row.added)))
            .collect::<Result<Vec<_>, Problem>>()?;
        let counts: Vec<String> = counted.iter().map(|row| PAIR_MONTH.object(&pair_row(row, directed, &shared.codes), &[])).collect();
        Ok((counts, json!(types).to_string(), visits))
    });
    let (counts, types, visits) = answer.await?;
    let links = json!({
        "events": format!("/v1/events?pair={one}%2C{other}"),
        "statements": format!("/v1/statements?pair={one}%2C{other}"),
        "visits": format!("/v1/events?pair={one}%2C{other}&type=CONSULT&mode=visit"),
        "counts": format!("/v1/counts/pairs?pair={one}%2C{other}"),
        "page": format!("/pair/{one}/{other}"),
    });
    let list = |objects: Vec<String>| format!("[{}]", objects.join(","));
    let body = object([
        ("one", json!(one).to_string()),
        ("other", json!(other).to_string()),
        ("counts", list(counts)),
        ("types", types),
        ("visits", list(visits)),
        ("links", links.to_string()),
    ]);
    Ok(response("application/json", body + "\n"))
}
