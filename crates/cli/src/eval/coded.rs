//! Codes reports for a comparison: what `waqai code` would write of them, read again.

use super::files::add;
use super::options::EvalOptions;
use crate::contract;
use crate::input::{Item, Meter, Report, expand, read};
use crate::knowledge::load_with_models;
use crate::outcome::Outcome;
use crate::pool::{self, Run};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Mutex;
use waqai_gold::Reading;

/// Codes reports with all cores. Those that fail are told on standard error and left out.
pub(super) fn code(reports: Vec<Report>, options: &EvalOptions) -> anyhow::Result<(HashMap<String, Reading>, Outcome)> {
    let loaded = load_with_models(&options.knowledge, &options.models)?;
    let mut readings = HashMap::new();
    let mut outcome = Outcome::Well;
    let mut result = Ok(());
    let reports = Mutex::new(reports);
    pool::silence_faults();
    Run {
        threads: pool::threads(None),
        work: &|scratch, report: Box<Report>| {
            pool::code(scratch, &loaded.resources, &report, &|coded, out| Ok(contract::write(coded, false, out)?))
        },
        read: &|jobs| {
            let reports = reports.lock().map(|mut reports| std::mem::take(&mut *reports)).unwrap_or_default();
            let _ = reports.into_iter().try_for_each(|report| jobs(Box::new(report)));
        },
        tick: &|| {},
    }
    .go(&mut |done, _| {
        if let Some(message) = &done.failure {
            eprintln!("waqai: {message}");
            outcome = Outcome::SomeFailed;
        } else if result.is_ok() {
            let value = serde_json::from_slice(&done.output).map_err(anyhow::Error::from);
            result = value.and_then(|value| add(&mut readings, "a coded report", &value));
        }
    });
    result.map(|()| (readings, outcome))
}

/// The reports behind a path. What cannot be read is told on standard error.
pub(super) fn reports(path: &PathBuf) -> (Vec<Report>, Outcome) {
    let (sources, _) = expand(std::slice::from_ref(path));
    let (mut reports, mut outcome) = (Vec::new(), Outcome::Well);
    read(&sources, crate::cli::From::Auto, &Meter::default(), &mut |item| {
        match item {
            Item::Report(report) => reports.push(*report),
            Item::Remark(message) => eprintln!("waqai: {message}"),
            Item::Failure(message) => {
                eprintln!("waqai: {message}");
                outcome = Outcome::SomeFailed;
            }
        }
        ControlFlow::Continue(())
    });
    (reports, outcome)
}
