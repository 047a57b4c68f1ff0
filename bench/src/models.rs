//! The trained models: what it costs to load them, and how fast each of their steps is.

use crate::input::Report;
use crate::machine;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use waqai_coder::Resources;
use waqai_knowledge::name_class;
use waqai_lang::models::{Kind, Models};
use waqai_lang::namer::{Marks, NameSpan, Namer};
use waqai_lang::parser::Parser;
use waqai_lang::segmenter::{LexiconKnowledge, Segmenter, Segments};
use waqai_lang::{ShallowAnalyser, Word};
use waqai_text::{Sentence, Text};

/// Loads a folder of models and says what that cost.
pub(crate) fn load(folder: &str) -> Result<(Models, String), String> {
    let size: u64 =
        Kind::ALL.iter().filter_map(|kind| fs::metadata(Path::new(folder).join(kind.file_name())).ok()).map(|file| file.len()).sum();
    let before = machine::memory();
    let start = Instant::now();
    let models = waqai_models::read(|name| fs::read(Path::new(folder).join(name)).ok()).map_err(|error| format!("{folder}: {error}"))?;
    let time = start.elapsed().as_secs_f64() * 1e3;
    let added = match (before, machine::memory()) {
        (Some(before), Some(after)) => format!(", {:.1} MB of memory more", after - before),
        _ => String::new(),
    };
    let cost = format!("{:.1} MB in files, loaded in {time:.1} ms{added}", size as f64 / 1e6);
    Ok((models, cost))
}

/// What `waqai parse --split` does with a text, without reading and writing files.
pub(crate) struct Chain<'a> {
    resources: &'a Resources,
    models: &'a Models,
    text: Text,
    sentences: Vec<Sentence>,
    parser: Parser,
    output: String,
}

impl<'a> Chain<'a> {
    pub fn new(resources: &'a Resources, models: &'a Models) -> Chain<'a> {
        Chain { resources, models, text: Text::default(), sentences: Vec::new(), parser: Parser::default(), output: String::new() }
    }

    /// From text to CoNLL-U. Gives the bytes that were written.
    pub fn parse(&mut self, report: &Report) -> usize {
        self.output.clear();
        self.read(report);
        for number in 0..self.sentences.len() {
            self.parser.parse(self.models, &self.text, self.tokens(number), &lexicon(self.resources));
            self.write(number);
        }
        self.output.len()
    }

    fn read(&mut self, report: &Report) {
        self.text.read(&report.text);
        self.sentences.clear();
        waqai_text::sentences(&self.text, &self.resources.calendar, &mut self.sentences);
    }

    fn tokens(&self, sentence: usize) -> std::ops::Range<usize> {
        let tokens = &self.sentences[sentence].tokens;
        tokens.start as usize..tokens.end as usize
    }

    fn write(&mut self, sentence: usize) {
        let tokens = self.tokens(sentence);
        waqai_conllu::write(&waqai_treebank::parsed(&mut self.parser, self.models, &self.text, tokens), &mut self.output);
    }
}

fn lexicon(resources: &Resources) -> LexiconKnowledge<'_> {
    LexiconKnowledge { lexicon: &resources.lexicon, vocabulary: &resources.vocabulary }
}

/// The time of each step, summed up. A step that also runs inside another one is run by itself twice: the second time tells what it costs inside,
/// with its tables at hand already, and that is taken off the other one.
#[derive(Clone, Copy, Debug, Default)]
struct Times {
    read: Duration,
    segment: Duration,
    segment_again: Duration,
    /// Segmenting, and the network.
    parse: Duration,
    lemmas: Duration,
    lemmas_again: Duration,
    /// Lemmas, and CoNLL-U.
    write: Duration,
    names: Duration,
}

/// The steps one by one, with what only some of them need.
struct Steps<'a> {
    chain: Chain<'a>,
    segmenter: Segmenter,
    segments: Segments,
    analyser: ShallowAnalyser,
    words: Vec<Word>,
    marks: Marks,
    namer: Namer,
    names: Vec<NameSpan>,
    times: Times,
}

impl Steps<'_> {
    fn report(&mut self, report: &Report) {
        let (resources, models) = (self.chain.resources, self.chain.models);
        let knowledge = lexicon(resources);
        let mut lap = Instant::now();
        // The time since it was asked last.
        let mut lapsed = || std::mem::replace(&mut lap, Instant::now()).elapsed();
        let chain = &mut self.chain;
        chain.output.clear();
        chain.read(report);
        self.times.read += lapsed();
        for number in 0..chain.sentences.len() {
            let tokens = chain.tokens(number);
            for time in [&mut self.times.segment, &mut self.times.segment_again] {
                self.segmenter.segment(&models.segmenter, &chain.text, tokens.clone(), &knowledge, &mut self.segments);
                *time += lapsed();
            }
            chain.parser.parse(models, &chain.text, tokens, &knowledge);
            self.times.parse += lapsed();
            for time in [&mut self.times.lemmas, &mut self.times.lemmas_again] {
                for word in 0..chain.parser.parsed().tags.len() {
                    std::hint::black_box(chain.parser.lemma(models, &chain.text, word));
                }
                *time += lapsed();
            }
            chain.write(number);
            self.times.write += lapsed();
        }
        let Some(model) = &models.namer else { return };
        self.analyser.analyse(&chain.text, &resources.lexicon, &resources.vocabulary, &[], &mut self.words);
        self.names.clear();
        // The words come from a step of the coder: their time is not that of the names.
        lapsed();
        self.marks.mark(&self.words, resources.knowledge.names(), resources.knowledge.terms(), name_class);
        self.namer.names(model, &chain.text, 0..chain.text.tokens().len(), &self.marks, &mut self.names);
        self.times.names += lapsed();
    }
}

/// Measures the steps on one thread for so many seconds, `words` being those of one round over the reports, and prints a line for each.
pub(crate) fn steps(reports: &[Report], words: usize, seconds: f64, resources: &Resources, models: &Models) {
    let mut steps = Steps {
        chain: Chain::new(resources, models),
        segmenter: Segmenter::default(),
        segments: Segments::default(),
        analyser: ShallowAnalyser::default(),
        words: Vec::new(),
        marks: Marks::default(),
        namer: Namer::default(),
        names: Vec::new(),
        times: Times::default(),
    };
    reports.iter().for_each(|report| steps.report(report));
    steps.times = Times::default();
    let (start, mut rounds) = (Instant::now(), 0);
    while rounds == 0 || start.elapsed().as_secs_f64() < seconds {
        reports.iter().for_each(|report| steps.report(std::hint::black_box(report)));
        rounds += 1;
    }
    let times = steps.times;
    let words = (words * rounds) as f64;
    println!();
    println!("{:<34} {:>12} {:>10}", "steps of the models, one thread", "words/s", "ns/word");
    let line = |name: &str, time: Duration| {
        let each = time.as_secs_f64() / words;
        println!("{name:<34} {:>12.0} {:>10.0}", 1.0 / each, each * 1e9);
    };
    line("tokens, folding, sentences", times.read);
    line("segment", times.segment);
    line("network: tags and trees", times.parse.saturating_sub(times.segment_again));
    line("lemmatise", times.lemmas);
    line("write CoNLL-U", times.write.saturating_sub(times.lemmas_again));
    if models.namer.is_some() {
        line("names", times.names);
    }
}
