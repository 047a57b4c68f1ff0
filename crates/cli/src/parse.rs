//! `waqai parse`: text in, CoNLL-U out.

use crate::cli::{From, ParseFrom, ParseOptions};
use crate::conllu;
use crate::console::Console;
use crate::input::{Item, Meter, Report, Source, expand, inner_extension, read};
use crate::isolate::{counted, printable};
use crate::knowledge::load;
use crate::models;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::pool::{self, Job, Jobs, Run};
use anyhow::anyhow;
use std::ops::{ControlFlow, Range};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use waqai_coder::Resources;
use waqai_conllu::Trees;
use waqai_lang::models::Models;
use waqai_lang::parser::Parser;
use waqai_lang::segmenter::LexiconKnowledge;
use waqai_text::Text;

/// Parses what the paths stand for.
pub(crate) fn run(options: &ParseOptions) -> anyhow::Result<Outcome> {
    let models = models::load(&options.models)?.ok_or_else(|| {
        anyhow!("there are no models to parse with. Name a folder of models with --models, such as models/open; `waqai train` makes them")
    })?;
    let loaded = load(&options.knowledge)?;
    let console = Console::new(options.quiet);
    let (sources, size) = expand(&options.paths);
    let meter = Meter::default();
    let mut output = Output::open(options.output.as_deref())?;
    let failures = AtomicU64::new(0);
    let failed = |message: &str| {
        failures.fetch_add(1, Ordering::Relaxed);
        console.message(message);
    };
    let aside = |item: Item| match item {
        Item::Failure(message) => failed(&message),
        Item::Remark(message) => console.message(&message),
        Item::Report(_) => {}
    };
    let (mut sentences, mut words) = (0, 0);
    let documents = AtomicU64::new(0);
    pool::silence_faults();
    Run {
        threads: pool::threads(options.threads),
        work: &|scratch, batch| parse(scratch, &models, &loaded.resources, options.split, &batch),
        read: &|jobs| batches(&sources, options.from, &meter, &documents, &aside, jobs),
        tick: &|| console.progress(documents.load(Ordering::Relaxed), meter.get(), size),
    }
    .go(&mut |done, more| {
        match &done.failure {
            Some(message) => failed(message),
            None => (sentences, words) = (sentences + done.sentences, words + done.words),
        }
        let written = output.write(done.output.as_bytes()).and_then(|()| if more { Ok(()) } else { output.flush() });
        written.unwrap_or_else(|error| output.give_up(&error));
    });
    output.finish()?;
    let failures = failures.into_inner();
    if !options.quiet {
        let failed = if failures == 0 { String::new() } else { format!(", {failures} failed (named above)") };
        let (seconds, sentences) = (console.seconds(), counted(sentences, "sentence"));
        let rate = if seconds < 0.1 { String::new() } else { format!(", {:.0} words a second", words as f64 / seconds) };
        console.message(&format!("{sentences} with {} parsed{failed}; {seconds:.2} s{rate}", counted(words, "word")));
    }
    Ok(if failures > 0 { Outcome::SomeFailed } else { Outcome::Well })
}

/// A stretch of text that is parsed by itself: a line, or the text of a sentence of CoNLL-U.
struct Paragraph {
    /// Comments above its first sentence.
    comments: Vec<String>,
    /// The name of its only sentence, or what the names of its sentences begin with.
    id: String,
    /// As received.
    text: String,
}

/// Some paragraphs in a row: what one thread parses at a time.
#[derive(Default)]
struct Batch {
    /// Where they come from, for messages.
    origin: String,
    paragraphs: Vec<Paragraph>,
    size: usize,
}

/// So many bytes make a batch: about a thousand words.
const BATCH: usize = 12 << 10;

impl Job for Batch {
    fn size(&self) -> usize {
        self.size
    }
}

impl Batch {
    /// Adds a paragraph, and hands the batch on when it is full.
    fn add(&mut self, paragraph: Paragraph, jobs: Jobs<Batch>) -> ControlFlow<()> {
        self.size += paragraph.text.len();
        self.paragraphs.push(paragraph);
        if self.size < BATCH { ControlFlow::Continue(()) } else { self.hand_on(jobs) }
    }

    fn hand_on(&mut self, jobs: Jobs<Batch>) -> ControlFlow<()> {
        if self.paragraphs.is_empty() {
            return ControlFlow::Continue(());
        }
        let next = Batch { origin: self.origin.clone(), ..Batch::default() };
        jobs(std::mem::replace(self, next))
    }
}

/// Reads the sources one after another and hands their paragraphs on in batches.
fn batches(sources: &[Source], from: ParseFrom, meter: &Meter, documents: &AtomicU64, aside: &dyn Fn(Item), jobs: Jobs<Batch>) {
    let mut number = 0;
    for source in sources {
        let flow = if is_treebank(source, from) {
            treebank(source, meter, documents, aside, jobs)
        } else {
            let mut flow = ControlFlow::Continue(());
            read(std::slice::from_ref(source), as_report(from), meter, &mut |item| {
                flow = match item {
                    Item::Report(report) => {
                        documents.fetch_add(1, Ordering::Relaxed);
                        lines(&report, &mut number, jobs)
                    }
                    other => {
                        aside(other);
                        ControlFlow::Continue(())
                    }
                };
                flow
            });
            flow
        };
        if flow.is_break() {
            return;
        }
    }
}

fn as_report(from: ParseFrom) -> From {
    match from {
        ParseFrom::Text => From::Text,
        ParseFrom::Jsonl => From::Jsonl,
        ParseFrom::Json => From::Json,
        ParseFrom::Auto | ParseFrom::Conllu => From::Auto,
    }
}

fn is_treebank(source: &Source, from: ParseFrom) -> bool {
    match (from, source) {
        (_, Source::Problem(_)) => false,
        (ParseFrom::Conllu, _) => true,
        (ParseFrom::Auto, Source::File(path)) => inner_extension(path).is_some_and(|extension| extension == "conllu"),
        _ => false,
    }
}

/// The lines of a report: a paragraph each.
fn lines(report: &Report, number: &mut u64, jobs: Jobs<Batch>) -> ControlFlow<()> {
    let mut batch = Batch { origin: report.origin.clone(), ..Batch::default() };
    let mut document = Some(format!("newdoc id = {}", report.id));
    for line in report.text.lines().filter(|line| !line.trim().is_empty()) {
        *number += 1;
        let comments = document.take().into_iter().chain(["newpar".to_owned()]).collect();
        batch.add(Paragraph { comments, id: format!("p{number}"), text: line.to_owned() }, jobs)?;
    }
    batch.hand_on(jobs)
}

/// The texts of the sentences of a file in CoNLL-U, with their comments.
fn treebank(source: &Source, meter: &Meter, documents: &AtomicU64, aside: &dyn Fn(Item), jobs: Jobs<Batch>) -> ControlFlow<()> {
    let path = match source {
        Source::File(path) => path,
        _ => Path::new("-"),
    };
    let sentences = match conllu::read(path, Trees::Optional) {
        Ok(sentences) => sentences,
        Err(error) => {
            aside(Item::Failure(format!("{error:#}")));
            return ControlFlow::Continue(());
        }
    };
    meter.add(std::fs::metadata(path).map_or(0, |about| about.len() as usize));
    documents.fetch_add(1, Ordering::Relaxed);
    let mut batch = Batch { origin: path.display().to_string(), ..Batch::default() };
    for (number, sentence) in sentences.iter().enumerate() {
        let id = sentence.sent_id().map_or_else(|| format!("s{}", number + 1), str::to_owned);
        let is_ours = |comment: &&String| {
            let name = comment.split_once('=').map_or(comment.as_str(), |(name, _)| name).trim();
            name != "text" && name != "sent_id"
        };
        let comments = sentence.comments.iter().filter(is_ours).cloned().collect();
        batch.add(Paragraph { comments, id, text: sentence.text().into_owned() }, jobs)?;
    }
    batch.hand_on(jobs)
}

/// The scratch space of a thread.
#[derive(Default)]
struct Scratch {
    parser: Parser,
    text: Text,
    sentences: Vec<waqai_text::Sentence>,
}

/// What a batch gave.
#[derive(Default)]
struct Done {
    output: String,
    sentences: u64,
    words: u64,
    failure: Option<String>,
}

/// Parses a batch. A fault in the parser is caught: it costs this batch and no other.
fn parse(scratch: &mut Scratch, models: &Models, resources: &Resources, split: bool, batch: &Batch) -> Done {
    let result = catch_unwind(AssertUnwindSafe(|| {
        let mut done = Done::default();
        for paragraph in &batch.paragraphs {
            sentences(scratch, models, resources, split, paragraph, &mut done);
        }
        done
    }));
    result.unwrap_or_else(|fault| {
        *scratch = Scratch::default();
        let (origin, said) = (printable(&batch.origin), pool::said(&*fault));
        let first = batch.paragraphs.first().map_or("", |paragraph| &paragraph.id);
        let failure =
            format!("{origin}: the parser failed near {first} ({said}). This is a mistake of the program: please tell it with the text");
        Done { failure: Some(failure), ..Done::default() }
    })
}

/// Parses a paragraph as one sentence, or cut into sentences.
fn sentences(scratch: &mut Scratch, models: &Models, resources: &Resources, split: bool, paragraph: &Paragraph, done: &mut Done) {
    let knowledge = LexiconKnowledge { lexicon: &resources.lexicon, vocabulary: &resources.vocabulary };
    let Scratch { parser, text, sentences } = scratch;
    text.read(&paragraph.text);
    let mut comments = paragraph.comments.iter();
    let mut one = |tokens: Range<usize>, id: String| {
        parser.parse(models, text, tokens.clone(), &knowledge);
        let mut sentence = waqai_treebank::parsed(parser, models, text, tokens);
        if sentence.words.is_empty() {
            return;
        }
        sentence.comments.insert(0, format!("sent_id = {id}"));
        sentence.comments.splice(0..0, comments.by_ref().cloned());
        waqai_conllu::write(&sentence, &mut done.output);
        done.sentences += 1;
        done.words += sentence.words.len() as u64;
    };
    if split {
        waqai_text::sentences(text, &resources.calendar, sentences);
        for (number, sentence) in sentences.iter().enumerate() {
            one(sentence.tokens.start as usize..sentence.tokens.end as usize, format!("{}s{}", paragraph.id, number + 1));
        }
    } else {
        one(0..text.tokens().len(), paragraph.id.clone());
    }
}
