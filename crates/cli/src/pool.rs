//! Reads, codes and writes at the same time: one reader, a coder on each thread, and a writer that keeps the order of the input.

use crate::contract::Coded;
use crate::gate::Gate;
use crate::input::{Item, Report, Sink};
use std::any::Any;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, scope};
use std::time::Duration;

use waqai_coder::{Input, Resources, Worker};
use waqai_text::CodePoints;

/// What one report gave.
#[derive(Clone, Debug, Default)]
pub(crate) struct Done {
    /// What to write.
    pub output: Vec<u8>,
    /// Statements found.
    pub statements: usize,
    /// Events found.
    pub events: usize,
    /// Why the report could not be coded.
    pub failure: Option<String>,
}

/// Turns a coded report into output.
pub(crate) type Render<'a> = &'a (dyn Fn(Coded, &mut Vec<u8>) -> anyhow::Result<()> + Sync);

/// The scratch space of a thread.
#[derive(Default)]
pub(crate) struct Scratch {
    worker: Worker,
    points: CodePoints,
}

/// Codes one report. A fault in the coder is caught: it costs this report and no other.
pub(crate) fn code(scratch: &mut Scratch, resources: &Resources, report: &Report, render: Render) -> Done {
    let mut done = Done::default();
    let result = catch_unwind(AssertUnwindSafe(|| {
        let input = Input { text: &report.text, published: report.published, agency: report.agency.as_deref() };
        let records = scratch.worker.code(resources, input);
        scratch.points.build(&report.text);
        (done.statements, done.events) = (records.statements.len(), records.events.len());
        render(Coded { report, records: &records, points: &scratch.points, digest: &resources.digest }, &mut done.output)
    }));
    done.failure = match result {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(format!("{}: {error:#}", report.origin)),
        Err(fault) => {
            *scratch = Scratch::default();
            Some(format!(
                "{}: the coder failed on this report ({}). This is a mistake of the program: please tell it with the text",
                report.origin,
                said(&*fault)
            ))
        }
    };
    if done.failure.is_some() {
        done.output.clear();
    }
    done
}

fn said(fault: &(dyn Any + Send)) -> String {
    let said = fault.downcast_ref::<&str>().map(|said| (*said).to_owned());
    said.or_else(|| fault.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no reason given".into())
}

/// What a run does.
pub(crate) struct Run<'a> {
    /// How many threads code.
    pub threads: usize,
    /// The tables.
    pub resources: &'a Resources,
    /// How to write a report.
    pub render: Render<'a>,
    /// Gives the items; runs on a thread of its own.
    pub read: &'a (dyn Fn(Sink) + Sync),
    /// Takes what is neither report nor output: failures and remarks of the reader. Runs on the reader's thread.
    pub aside: &'a (dyn Fn(Item) + Sync),
    /// Now and then, while the writer waits.
    pub tick: &'a (dyn Fn() + Sync),
}

impl Run<'_> {
    /// Runs to the end of the input. `write` gets every report's output in the order of the input, and whether more is ready now.
    pub fn go(&self, write: &mut dyn FnMut(Done, bool)) {
        let gate = Gate::new(self.threads * 16, 64 << 20);
        let (jobs, waiting) = channel::<(u64, Box<Report>)>();
        let waiting = Mutex::new(waiting);
        let (results, finished) = channel::<(u64, usize, Done)>();
        scope(|scope| {
            for _ in 0..self.threads.max(1) {
                let (results, waiting) = (results.clone(), &waiting);
                let work = move || {
                    let mut scratch = Scratch::default();
                    while let Some((number, report)) = next(waiting) {
                        let done = code(&mut scratch, self.resources, &report, self.render);
                        if results.send((number, report.text.len(), done)).is_err() {
                            return;
                        }
                    }
                };
                if Builder::new().name(CODER.into()).spawn_scoped(scope, work).is_err() {
                    break;
                }
            }
            drop(results);
            let gate = &gate;
            scope.spawn(move || {
                let mut number = 0;
                (self.read)(&mut |item| match item {
                    Item::Report(report) => {
                        gate.enter(report.text.len());
                        number += 1;
                        if jobs.send((number - 1, report)).is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
                    }
                    other => {
                        (self.aside)(other);
                        ControlFlow::Continue(())
                    }
                });
            });
            self.in_order(&finished, gate, write);
        });
    }

    /// Hands on the results in order.
    fn in_order(&self, finished: &Receiver<(u64, usize, Done)>, gate: &Gate, write: &mut dyn FnMut(Done, bool)) {
        let mut early = BTreeMap::new();
        let mut due = 0;
        loop {
            match finished.recv_timeout(Duration::from_millis(250)) {
                Ok((number, bytes, done)) => {
                    early.insert(number, (bytes, done));
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            while let Ok((number, bytes, done)) = finished.try_recv() {
                early.insert(number, (bytes, done));
            }
            while let Some((bytes, done)) = early.remove(&due) {
                due += 1;
                write(done, early.contains_key(&due));
                gate.leave(bytes);
            }
            (self.tick)();
        }
    }
}

/// The name of the threads that code: their faults are told by the run, not by the panic hook.
pub(crate) const CODER: &str = "coder";

/// Leaves the telling of a coder's fault to the run.
pub(crate) fn silence_faults() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        if std::thread::current().name() != Some(CODER) {
            usual(fault);
        }
    }));
}

fn next(waiting: &Mutex<Receiver<(u64, Box<Report>)>>) -> Option<(u64, Box<Report>)> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}
