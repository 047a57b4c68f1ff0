//! A text in, its records out: what `waqai code` writes.

use super::answer::response;
use super::call::Call;
use super::declare::{Gives, Route, Sent};
use crate::problem::Problem;
use axum::http::Method;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use waqai_archive::contract::{Contract, Described};
use waqai_coder::{Input, Worker};
use waqai_text::{CodePoints, Date};

pub(super) static ROUTES: &[Route] = &[Route {
    method: Method::POST,
    path: "/v1/code",
    name: "code",
    about: "Codes a report and gives what is found in it, as `waqai code` writes it. Nothing is kept",
    within: &[],
    parameters: &[],
    needs: &[],
    body: Some(Sent::Report),
    gives: Gives::Object("Report"),
    lasting: false,
    run: |call| Box::pin(code(call)),
}];

/// A report that came as JSON.
#[derive(Default, Deserialize)]
struct Report {
    id: Option<String>,
    text: String,
    title: Option<String>,
    url: Option<String>,
    agency: Option<String>,
    published: Option<String>,
}

async fn code(call: Call) -> Result<Response, Problem> {
    let is_json = call.headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().to_ascii_lowercase().starts_with(b"application/json"));
    let report = if is_json {
        serde_json::from_slice::<Report>(&call.body).map_err(|problem| {
            Problem::question(format!("this is no report: {problem}")).hint("Send {\"text\", \"title\"?, \"published\"?, \"agency\"?}")
        })?
    } else {
        let text = std::str::from_utf8(&call.body).map_err(|_| Problem::question("the text is no UTF-8").hint("Send UTF-8"))?;
        Report { text: text.to_owned(), ..Report::default() }
    };
    let published = match report.published.as_deref() {
        None => None,
        Some(day) => Some(day.parse::<Date>().map_err(|_| {
            Problem::question(format!("published: '{}' is no day", super::check::shown(day))).hint("Give a day such as 2022-04-25")
        })?),
    };
    let shared = call.shared.clone();
    let place = shared.guard.coding.clone().acquire_owned().await.map_err(|_| Problem::fault("the server is stopping"))?;
    let work = tokio::task::spawn_blocking(move || {
        let _place = place;
        let points = CodePoints::new(&report.text);
        let input = Input { text: &report.text, published, agency: report.agency.as_deref() };
        let coded = Worker::default().code(&shared.resources, input);
        // A report without an id is called by its text, as everywhere in the program.
        let id =
            report.id.unwrap_or_else(|| Sha256::digest(report.text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect());
        let described = Described {
            id: &id,
            text: Some(&report.text),
            title: report.title.as_deref(),
            url: report.url.as_deref(),
            notes: &[],
            version: &shared.settings.version,
            rules: &shared.resources.digest,
        };
        serde_json::to_string(&Contract::coded(described, &coded, &points))
    });
    let body =
        work.await.map_err(|_| Problem::fault("the text could not be read").hint("This is a mistake of the program: please report it"))?;
    let body = body.map_err(|problem| Problem::fault(format!("the answer cannot be written: {problem}")))?;
    Ok(response("application/json", body + "\n"))
}
