//! `waqai train`: from treebanks, raw text and lists to models, each with its card.

mod card;
mod confidence;
mod data;
mod lemma;
mod names;
mod network;
mod options;
mod segment;

pub(crate) use options::TrainOptions;

use crate::console::Console;
use crate::knowledge;
use crate::outcome::Outcome;
use confidence::ConfidenceOptions;
use options::{CommonOptions, TrainCommand};
use std::path::Path;
use waqai_coder::Resources;
use waqai_conllu::{Scores, Sentence};

/// Trains a model and writes it.
pub(crate) fn run(options: &TrainOptions) -> anyhow::Result<Outcome> {
    let run = |common: &CommonOptions, train: &dyn Fn(&Setting) -> anyhow::Result<std::path::PathBuf>| {
        let loaded = knowledge::load(&common.knowledge)?;
        let console = Console::new(true);
        let path = train(&Setting { resources: &loaded.resources, console: &console })?;
        console.message(&format!("{} is written, its card beside it; {:.0} s", path.display(), console.seconds()));
        Ok(Outcome::Well)
    };
    match &options.what {
        TrainCommand::Segment(own) => run(&own.common, &|setting| segment::train(own, setting)),
        TrainCommand::Tag(own) | TrainCommand::Parse(own) => run(&own.common, &|setting| network::train(own, setting)),
        TrainCommand::Lemma(own) => run(&own.common, &|setting| lemma::train(own, setting)),
        TrainCommand::Names(own) => run(&own.common, &|setting| names::train(own, setting)),
        TrainCommand::Confidence(own) => confidence(own),
    }
}

/// Trains what reads the program's own records, so that it needs all that reading needs.
fn confidence(options: &ConfidenceOptions) -> anyhow::Result<Outcome> {
    let mut loaded = knowledge::load_with_models(&options.knowledge, &options.models)?;
    // What is unlikely by the table of today must be learned too.
    loaded.resources.rules.confidence.least = Default::default();
    let console = Console::new(true);
    let path = confidence::train(options, &Setting { resources: &loaded.resources, console: &console })?;
    console.message(&format!("{} is written; {:.0} s", path.display(), console.seconds()));
    Ok(Outcome::Well)
}

/// What all trainings are given.
struct Setting<'a> {
    resources: &'a Resources,
    console: &'a Console,
}

impl Setting<'_> {
    /// Tells how far the training is, with the time since it began.
    fn tell(&self, line: &str) {
        self.console.message(&format!("{:>5.0} s  {line}", self.console.seconds()));
    }
}

/// The number of words of sentences.
fn words(sentences: &[Sentence]) -> usize {
    sentences.iter().map(|sentence| sentence.words.len()).sum()
}

/// How much was learned and held out, in a line.
fn amount(learned: &[Sentence], held: &[Sentence], name: &str, passes: usize) -> String {
    let learned = format!("Learned: {} sentences, {} words, in at most {passes} passes.", learned.len(), words(learned));
    match held.len() {
        0 => format!("{learned} Nothing was held out."),
        count => format!("{learned} Held out ({name}): {count} sentences, {} words.", words(held)),
    }
}

/// Some of the scores of sentences as the model has them against the held ones, in Markdown: F1 in per cent.
fn table(held: &[Sentence], found: &[Sentence], wanted: &[&str]) -> String {
    let scores: Scores = match waqai_conllu::evaluate(held, found) {
        Ok(scores) => scores,
        Err(error) => return format!("Could not be measured: {error}.\n"),
    };
    let mut table = String::from("| metric (CoNLL 2018 shared task) | F1 in % |\n|---|---|\n");
    for (name, score) in scores.metrics().iter().filter(|(name, _)| wanted.contains(name)) {
        table += &format!("| {name} | {:.2} |\n", 100.0 * score.f1());
    }
    table
}

/// The part of a card's settings that all have.
fn settings(common: &CommonOptions, others: &str) -> String {
    let tables = common
        .knowledge
        .knowledge
        .as_deref()
        .map_or(String::new(), |folder: &Path| format!(", tables of {} laid over the bundled ones", data::file_name(folder)));
    format!("seed {}{others}{tables}", common.seed)
}
