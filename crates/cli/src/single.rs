//! Reports one after another, for the commands that print pages.

use crate::cli::{From, KnowledgeOptions, ModelOptions};
use crate::console::Console;
use crate::contract::Coded;
use crate::input::{Item, Meter, Report, expand, read};
use crate::knowledge::{Loaded, load_with_models};
use crate::outcome::Outcome;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::PathBuf;
use waqai_coder::{Input, Worker};
use waqai_text::CodePoints;

/// Codes the reports behind the paths and prints a page for each.
pub(crate) fn pages(
    paths: &[PathBuf],
    from: From,
    (knowledge, models): (&KnowledgeOptions, &ModelOptions),
    page: &dyn Fn(&Loaded, &Worker, Coded) -> String,
) -> anyhow::Result<Outcome> {
    let loaded = load_with_models(knowledge, models)?;
    let console = Console::new(true);
    let (sources, _) = expand(paths);
    let mut worker = Worker::default();
    let mut outcome = Outcome::Well;
    let mut written = Ok(());
    let mut out = std::io::stdout().lock();
    read(&sources, from, &Meter::default(), &mut |item| {
        match item {
            Item::Failure(message) => {
                outcome = Outcome::SomeFailed;
                console.message(&message);
            }
            Item::Remark(message) => console.message(&message),
            Item::Report(report) => {
                let text = one(&loaded, &mut worker, &report, page);
                written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
                if written.is_err() {
                    return ControlFlow::Break(());
                }
            }
        }
        ControlFlow::Continue(())
    });
    written?;
    Ok(outcome)
}

/// Codes one report and hands it to `page`.
pub(crate) fn one<T>(loaded: &Loaded, worker: &mut Worker, report: &Report, page: &dyn Fn(&Loaded, &Worker, Coded) -> T) -> T {
    let records =
        worker.code(&loaded.resources, Input { text: &report.text, published: report.published, agency: report.agency.as_deref() });
    let points = CodePoints::new(&report.text);
    page(loaded, worker, Coded { report, records: &records, points: &points, digest: &loaded.resources.digest })
}
