//! About: versions, what the archive holds, how well the program reads, whose work is inside; and the kinds of problems.

use super::frame::page;
use super::{Frame, markdown};
use crate::Shared;
use crate::language::Reading;
use crate::problem::Problem;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use std::sync::Arc;

/// The routes.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/about", get(about)).route("/about/problems", get(problems)).route("/about/licences", get(licences))
}

/// The project's own pages on figures and licences: what they say there is said here.
const EVALUATION: &str = include_str!("../../../../../EVALUATION.md");
const LICENCES: &str = include_str!("../../../../../LICENSES.md");
const MODELS: &str = include_str!("../../../../../models/README.md");

/// Kinds of problems, as [`Problem`] names them; each has its words in both languages.
const KINDS: &[&str] =
    &["missing", "question", "token", "forbidden", "conflict", "method", "form", "media", "large", "often", "late", "busy", "fault"];

#[derive(Template)]
#[template(path = "about/about.html")]
struct About<'a> {
    frame: Frame<'a>,
    rules: &'a str,
    changes: i64,
    reports: i64,
    first: Option<String>,
    last: Option<String>,
    figures: String,
}

async fn about(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    let inner = shared.clone();
    let (changes, counts) = shared
        .readers
        .ask(move |archive| {
            let change = archive.last_change()?;
            let counts =
                inner.answers.sources.get("month", change, || Ok(archive.sources_by_period(waqai_archive::count::Period::Month)?))?;
            Ok((change, counts))
        })
        .await?;
    let months = || counts.iter().map(|count| &count.period).filter(|month| !month.is_empty());
    page(&About {
        frame: Frame::new(&shared, &reading),
        rules: &shared.resources.digest,
        changes,
        reports: counts.iter().map(|count| count.reports).sum(),
        first: months().min().cloned(),
        last: months().max().cloned(),
        figures: markdown::html(figures(EVALUATION), 3),
    })
}

/// The figures over all reports, between their marks in the page on evaluation.
fn figures(text: &str) -> &str {
    let begins = text.find("<!-- figures: records -->").unwrap_or(0);
    let rest = &text[begins..];
    let end = rest.find("| type | wanted").or_else(|| rest[1..].find("<!--")).unwrap_or(0);
    rest[..end].trim()
}

#[derive(Template)]
#[template(path = "about/problems.html")]
struct Problems<'a> {
    frame: Frame<'a>,
    kinds: &'static [&'static str],
}

async fn problems(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    page(&Problems { frame: Frame::new(&shared, &reading), kinds: KINDS })
}

#[derive(Template)]
#[template(path = "about/licences.html")]
struct Licences<'a> {
    frame: Frame<'a>,
    text: String,
    models: String,
}

async fn licences(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    page(&Licences { frame: Frame::new(&shared, &reading), text: markdown::html(LICENCES, 2), models: markdown::html(MODELS, 2) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_found() {
        let found = figures(EVALUATION);
        assert!(found.contains("event type") && !found.contains("ACCUSE"), "{found}");
    }
}
