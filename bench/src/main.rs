//! How fast the reader reads.
//!
//! ```text
//! cargo run --release -p waqai-bench                          bundled samples, one thread, 3 seconds for each arrow
//! cargo run --release -p waqai-bench -- --threads --seconds 10 news.jsonl
//! cargo run --release -p waqai-bench -- --models models/open  the trained models too
//! cargo run --release -p waqai-bench -- --look-ups            names and titles instead of reports
//! ```
//! Prints reports, megabytes (10⁶ bytes) and words a second for each part of the way that stands alone in the public API and for the whole
//! way, peak memory, and how many records were found. Those counts are checked in each round and on each thread: they must not change.

mod input;
mod lookups;
mod machine;
mod models;

use input::Report;
use models::Chain;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use waqai_coder::{Input, Resources, Worker};
use waqai_lang::ShallowAnalyser;
use waqai_text::{Text, TokenKind};

const HELP: &str = "\
How fast the reader reads: reports, megabytes and words a second, peak memory, records found.

usage: waqai-bench [--seconds N] [--threads] [--models DIR] [FILE]...
       waqai-bench --look-ups [--seconds N]

  FILE          JSONL with the fields text, published and agency, or a text file with one report;
                without one, samples/reports.jsonl and samples/*.txt
  --seconds N   time for each measurement (3)
  --threads     on all cores; otherwise on one thread
  --models DIR  also with the trained models of this folder: what loading costs, each of their steps on one thread,
                text to CoNLL-U, and the whole way with them
  --look-ups    look up names, and titles with a day, on one thread; no report is read

Exit status 1: the number of records (or of names found) changed between rounds, or a name of the tables was not found. 2: the arguments or a file cannot be used.";

struct Options {
    seconds: f64,
    threads: usize,
    models: Option<String>,
    look_ups: bool,
    files: Vec<String>,
}

fn options(arguments: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
    let mut options = Options { seconds: 3.0, threads: 1, models: None, look_ups: false, files: Vec::new() };
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        match &*argument {
            "--help" | "-h" => return Ok(None),
            "--threads" => options.threads = std::thread::available_parallelism().map_or(1, usize::from),
            "--look-ups" => options.look_ups = true,
            "--seconds" => {
                let seconds = arguments.next().and_then(|value| value.parse().ok()).filter(|seconds| (0.01..=86_400.0).contains(seconds));
                options.seconds = seconds.ok_or("--seconds needs a number of seconds, such as 3")?;
            }
            "--models" => options.models = Some(arguments.next().ok_or("--models needs a folder, such as models/open")?),
            flag if flag.starts_with('-') => return Err(format!("`{flag}` is not known; --help lists the arguments")),
            _ => options.files.push(argument),
        }
    }
    Ok(Some(options))
}

fn main() -> ExitCode {
    let outcome = options(std::env::args().skip(1)).and_then(|options| match options {
        Some(options) if options.look_ups => look_ups(&options),
        Some(options) => run(&options),
        None => {
            println!("{HELP}");
            Ok(true)
        }
    });
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!(
                "waqai-bench: what is found changes between rounds, or a name of the tables is not found: something is kept from one round to the next. Compare a fresh Worker with a used one."
            );
            ExitCode::from(1)
        }
        Err(problem) => {
            eprintln!("waqai-bench: {problem}");
            ExitCode::from(2)
        }
    }
}

/// Measures look-ups alone.
fn look_ups(options: &Options) -> Result<bool, String> {
    let resources = waqai_base::tables_only();
    println!("machine   {}", machine::name());
    println!("knowledge {}", resources.digest);
    lookups::run(&resources, options.seconds)
}

/// Measures everything. False where the number of records changed between rounds.
fn run(options: &Options) -> Result<bool, String> {
    let reports = input::read(&options.files)?;
    let start = Instant::now();
    let mut resources = waqai_base::tables_only();
    let start_up = start.elapsed();
    let models = options.models.as_deref().map(models::load).transpose()?;
    let size = Size::of(&reports);
    println!("machine   {}", machine::name());
    println!("reports   {} ({} words, {:.3} MB)", reports.len(), size.words, size.bytes as f64 / 1e6);
    println!("knowledge {} loaded in {:.1} ms", resources.digest, start_up.as_secs_f64() * 1e3);
    let models = models.map(|(models, cost)| {
        println!("models    {cost}");
        models
    });
    println!("threads   {}", options.threads);
    println!();
    println!("{:<34} {:>12} {:>10} {:>14}", "", "reports/s", "MB/s", "words/s");

    let bench = Bench { options, reports: &reports, size };
    bench.arrow("text: tokens and folding", || {
        let mut text = Text::default();
        move |report: &Report| {
            text.read(&report.text);
            text.tokens().len()
        }
    });
    bench.arrow("text: + sentences, times, numbers", || {
        let mut reader = Reader::default();
        let resources = &resources;
        move |report: &Report| reader.read(report, resources)
    });
    bench.arrow("lang: + words", || {
        let mut reader = Reader::default();
        let mut analyser = ShallowAnalyser::default();
        let mut words = Vec::new();
        let resources = &resources;
        move |report: &Report| {
            let found = reader.read(report, resources);
            analyser.analyse(&reader.text, &resources.lexicon, &resources.vocabulary, &[], &mut words);
            found + words.len()
        }
    });
    let mut stable = bench.whole_way("coder: the whole way, no models", &resources);
    resources.models = models;
    if let Some(models) = &resources.models {
        bench.arrow("models: text to CoNLL-U", || {
            let mut chain = Chain::new(&resources, models);
            move |report: &Report| chain.parse(report)
        });
        stable &= bench.whole_way("coder: the whole way, with models", &resources);
        models::steps(&reports, size.words, options.seconds, &resources, models);
    }
    println!();
    println!("found     {}", Found::count(&reports, &resources));
    println!("memory    {}", machine::peak_memory());
    Ok(stable)
}

/// What one round over the reports finds.
struct Found {
    events: usize,
    happened: usize,
    statements: usize,
    entities: usize,
}

impl Found {
    fn count(reports: &[Report], resources: &Resources) -> Found {
        let mut found = Found { events: 0, happened: 0, statements: 0, entities: 0 };
        let mut worker = Worker::default();
        for report in reports {
            let coded = worker.code(resources, report.input());
            found.events += coded.events.len();
            found.happened += coded.events.iter().filter(|event| event.status.happened()).count();
            found.statements += coded.statements.len();
            found.entities += coded.entities.len();
        }
        found
    }
}

impl std::fmt::Display for Found {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Found { events, happened, statements, entities } = self;
        write!(to, "{events} events ({happened} happened), {statements} statements, {entities} entities in one round")
    }
}

impl Report {
    fn input(&self) -> Input<'_> {
        Input { text: &self.text, published: self.published, agency: self.agency.as_deref() }
    }
}

/// The first steps of the way, with their buffers.
#[derive(Default)]
struct Reader {
    text: Text,
    sentences: Vec<waqai_text::Sentence>,
    times: Vec<waqai_text::TimeExpression>,
    numbers: Vec<waqai_text::Number>,
}

impl Reader {
    fn read(&mut self, report: &Report, resources: &Resources) -> usize {
        self.text.read(&report.text);
        self.sentences.clear();
        self.times.clear();
        self.numbers.clear();
        let tokens = self.text.tokens().len() as u32;
        waqai_text::sentences(&self.text, &resources.calendar, &mut self.sentences);
        waqai_text::times(&self.text, &resources.calendar, 0..tokens, &mut self.times);
        waqai_text::numbers(&self.text, &resources.calendar, 0..tokens, &mut self.numbers);
        self.sentences.len() + self.times.len() + self.numbers.len()
    }
}

/// How much one round over all reports is.
#[derive(Clone, Copy)]
struct Size {
    bytes: usize,
    words: usize,
}

impl Size {
    fn of(reports: &[Report]) -> Size {
        let mut text = Text::default();
        let mut size = Size { bytes: 0, words: 0 };
        for report in reports {
            text.read(&report.text);
            size.bytes += report.text.len();
            size.words += text.tokens().iter().filter(|token| token.is_word() || token.kind == TokenKind::Number).count();
        }
        size
    }
}

struct Bench<'a> {
    options: &'a Options,
    reports: &'a [Report],
    size: Size,
}

impl Bench<'_> {
    /// Measures one part of the way, prints its line, and gives what each round found, if that was always the same.
    fn arrow<S: FnMut(&Report) -> usize>(&self, name: &str, make: impl Fn() -> S + Sync) -> Option<usize> {
        let runs: Vec<Run> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..self.options.threads).map(|_| scope.spawn(|| self.rounds(make()))).collect();
            threads.into_iter().filter_map(|thread| thread.join().ok()).collect()
        });
        let rounds: f64 = runs.iter().map(|run| run.rounds as f64 / run.time.as_secs_f64()).sum();
        let (reports, bytes, words) =
            (rounds * self.reports.len() as f64, rounds * self.size.bytes as f64, rounds * self.size.words as f64);
        println!("{name:<34} {reports:>12.0} {:>10.2} {words:>14.0}", bytes / 1e6);
        let found = runs.first().and_then(|run| run.found);
        if runs.len() == self.options.threads && runs.iter().all(|run| run.found == found) { found } else { None }
    }

    /// Measures the reader. False where the number of events changed.
    fn whole_way(&self, name: &str, resources: &Resources) -> bool {
        let found = self.arrow(name, || {
            let mut worker = Worker::default();
            move |report: &Report| worker.code(resources, report.input()).events.len()
        });
        found == Some(Found::count(self.reports, resources).events)
    }

    /// Whole rounds over the reports until the time is over; one before it starts.
    fn rounds(&self, mut step: impl FnMut(&Report) -> usize) -> Run {
        let mut round = || self.reports.iter().map(|report| step(std::hint::black_box(report))).sum::<usize>();
        let first = round();
        let mut run = Run { rounds: 0, time: Duration::ZERO, found: Some(first) };
        let start = Instant::now();
        while run.time.as_secs_f64() < self.options.seconds {
            if round() != first {
                run.found = None;
            }
            run.rounds += 1;
            run.time = start.elapsed();
        }
        run
    }
}

struct Run {
    rounds: u64,
    time: Duration,
    /// What each round found; none where it changed.
    found: Option<usize>,
}
