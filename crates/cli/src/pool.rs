//! Reads, works and writes at the same time: one reader, a coder or parser on each thread, and a writer that keeps the order of the input.

use crate::contract::Coded;
use crate::gate::Gate;
use crate::input::Report;
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
    done.failure = with_records(scratch, resources, report, &mut |_, coded| {
        (done.statements, done.events) = (coded.records.statements.len(), coded.records.events.len());
        render(coded, &mut done.output)
    });
    if done.failure.is_some() {
        done.output.clear();
    }
    done
}

/// What is done with a report that was just coded, and with the worker that coded it.
pub(crate) type Take<'a> = &'a mut dyn FnMut(&Worker, Coded) -> anyhow::Result<()>;

/// Codes one report and hands it on. Gives what went wrong; a fault in the coder is caught.
pub(crate) fn with_records(scratch: &mut Scratch, resources: &Resources, report: &Report, take: Take) -> Option<String> {
    let result = catch_unwind(AssertUnwindSafe(|| {
        let input = Input { text: &report.text, published: report.published, agency: report.agency.as_deref() };
        let records = scratch.worker.code(resources, input);
        scratch.points.build(&report.text);
        take(&scratch.worker, Coded { report, records: &records, points: &scratch.points, digest: &resources.digest })
    }));
    match result {
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
    }
}

pub(crate) fn said(fault: &(dyn Any + Send)) -> String {
    let said = fault.downcast_ref::<&str>().map(|said| (*said).to_owned());
    said.or_else(|| fault.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no reason given".into())
}

/// Something for a thread to do.
pub(crate) trait Job: Send {
    /// Its size in bytes, which counts while it is under way.
    fn size(&self) -> usize;
}

impl Job for Box<Report> {
    fn size(&self) -> usize {
        self.text.len()
    }
}

/// Where the reader puts jobs. A break ends the reading.
pub(crate) type Jobs<'a, J> = &'a mut dyn FnMut(J) -> ControlFlow<()>;

/// What a run does: jobs of type `J` with the scratch space `S` of each thread, giving `D`.
pub(crate) struct Run<'a, J, S, D> {
    /// How many threads work.
    pub threads: usize,
    /// Does a job.
    pub work: &'a (dyn Fn(&mut S, J) -> D + Sync),
    /// Gives the jobs; runs on a thread of its own.
    pub read: &'a (dyn Fn(Jobs<J>) + Sync),
    /// Now and then, while the writer waits.
    pub tick: &'a (dyn Fn() + Sync),
}

/// How many threads work where the user names no number: all cores.
pub(crate) fn threads(wanted: Option<u16>) -> usize {
    wanted.map(usize::from).unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from))
}

impl<J: Job, S: Default, D: Send> Run<'_, J, S, D> {
    /// Runs to the end of the input. `write` gets every job's result in the order of the input, and whether more is ready now.
    pub fn go(&self, write: &mut dyn FnMut(D, bool)) {
        // Enough that nobody waits while a batch is made safe on the disk.
        let gate = Gate::new(self.threads.max(1) * 128, 64 << 20);
        let (jobs, waiting) = channel::<(u64, J)>();
        let waiting = Mutex::new(waiting);
        let (results, finished) = channel::<(u64, usize, D)>();
        scope(|scope| {
            for _ in 0..self.threads.max(1) {
                let (results, waiting) = (results.clone(), &waiting);
                let work = move || {
                    let mut scratch = S::default();
                    while let Some((number, job)) = next(waiting) {
                        let size = job.size();
                        let done = (self.work)(&mut scratch, job);
                        if results.send((number, size, done)).is_err() {
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
                (self.read)(&mut |job| {
                    gate.enter(job.size());
                    number += 1;
                    if jobs.send((number - 1, job)).is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
                });
            });
            self.in_order(&finished, gate, write);
        });
    }

    /// Hands on the results in order.
    fn in_order(&self, finished: &Receiver<(u64, usize, D)>, gate: &Gate, write: &mut dyn FnMut(D, bool)) {
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

fn next<J>(waiting: &Mutex<Receiver<(u64, J)>>) -> Option<(u64, J)> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}
