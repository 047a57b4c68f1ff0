//! The document of the API, whether the server lives, and figures for whoever watches it.

use super::answer::{json, response};
use super::call::Call;
use super::declare::{Gives, Route};
use crate::problem::Problem;
use axum::http::Method;
use axum::response::Response;
use serde_json::json;
use std::fmt::Write as _;

pub(super) static ROUTES: &[Route] = &[
    Route {
        method: Method::GET,
        path: "/openapi.json",
        name: "openapi",
        about: "This document",
        within: &[],
        parameters: &[],
        needs: &[],
        body: None,
        gives: Gives::Object("Anything"),
        lasting: true,
        run: |call| Box::pin(async move { json(&super::openapi::document(&call.shared)) }),
    },
    Route {
        method: Method::GET,
        path: "/healthz",
        name: "health",
        about: "Whether the server answers and can read the archive",
        within: &[],
        parameters: &[],
        needs: &[],
        body: None,
        gives: Gives::Object("Health"),
        lasting: false,
        run: |call| Box::pin(health(call)),
    },
    Route {
        method: Method::GET,
        path: "/metrics",
        name: "metrics",
        about: "Figures in the text form of Prometheus: requests and their times by route, the archive's size and records",
        within: &[],
        parameters: &[],
        needs: &[],
        body: None,
        gives: Gives::Text("text/plain; version=0.0.4; charset=utf-8"),
        lasting: false,
        run: |call| Box::pin(metrics(call)),
    },
];

async fn health(call: Call) -> Result<Response, Problem> {
    let change = call.shared.readers.ask(|archive| Ok(archive.last_change()?)).await?;
    json(&json!({ "status": "ok", "version": call.shared.settings.version, "change": change }))
}

async fn metrics(call: Call) -> Result<Response, Problem> {
    let shared = call.shared.clone();
    let (change, totals) =
        call.shared.readers.ask(move |archive| Ok((archive.last_change()?, shared.guard.measures.totals(archive)?))).await?;
    let mut page = call.shared.guard.measures.page();
    let [found, made, kept] = call.shared.remembered.figures();
    page.push_str("# HELP waqai_answers_total Answers given from memory and worked out.\n# TYPE waqai_answers_total counter\n");
    let _ = writeln!(page, "waqai_answers_total{{from=\"memory\"}} {found}\nwaqai_answers_total{{from=\"archive\"}} {made}");
    page.push_str("# HELP waqai_answers_bytes Size of the answers kept in memory.\n# TYPE waqai_answers_bytes gauge\n");
    let _ = writeln!(page, "waqai_answers_bytes {kept}");
    let bytes = |end: &str| {
        let mut path = call.shared.settings.archive.as_os_str().to_owned();
        path.push(end);
        std::fs::metadata(path).map_or(0, |file| file.len())
    };
    page.push_str(
        "# HELP waqai_archive_bytes Size of the archive with what is not yet moved into its file.\n# TYPE waqai_archive_bytes gauge\n",
    );
    let _ = writeln!(page, "waqai_archive_bytes {}", bytes("") + bytes("-wal"));
    page.push_str("# HELP waqai_archive_change Number of the archive's last change.\n# TYPE waqai_archive_change gauge\n");
    let _ = writeln!(page, "waqai_archive_change {change}");
    page.push_str(
        "# HELP waqai_archive_records Live reports, active events, actors; a minute old at most.\n# TYPE waqai_archive_records gauge\n",
    );
    for (kind, number) in [("reports", totals.reports), ("events", totals.events), ("actors", totals.actors)] {
        let _ = writeln!(page, "waqai_archive_records{{kind=\"{kind}\"}} {number}");
    }
    Ok(response("text/plain; version=0.0.4; charset=utf-8", page))
}
