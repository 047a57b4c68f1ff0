//! Measures a segmenter on sentences of a treebank: clean, carelessly spelled, and its speed on raw text.
//!
//! `cargo run --release -p waqai-train --example segmenter -- train=FILE.conllu raw=FILE.txt [open=PUD.conllu wikinews=FILE newsfane=FILE
//! anercorp=FILE] [errors=FILE]`. The fold of one block of sixty sentences in ten of the file after `train` is held out. With `open` it is
//! measured on only, and the model learns the other files.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;
use waqai_conllu::Sentence;
use waqai_lang::segmenter::{LexiconKnowledge, NoKnowledge, Segmenter, SegmenterModel, Segments, WordKnowledge};
use waqai_text::Text;
use waqai_train::segment::{Options, RawCounts, evaluate::evaluate, noise::Noise, open, train};

/// Sentences in blocks of `block`: those of one block in ten, and the others.
fn split(sentences: Vec<Sentence>, block: usize, fold: usize) -> (Vec<Sentence>, Vec<Sentence>) {
    let mut parts = (Vec::new(), Vec::new());
    for (number, sentence) in sentences.into_iter().enumerate() {
        if number / block % 10 == fold { parts.0.push(sentence) } else { parts.1.push(sentence) }
    }
    parts
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let set: BTreeMap<&str, &str> = arguments.iter().filter_map(|argument| argument.split_once('=')).collect();
    let text = |name: &str| -> Result<String, Box<dyn Error>> {
        let path = set.get(name).ok_or_else(|| format!("{name}=FILE is needed"))?;
        Ok(std::fs::read_to_string(path)?)
    };
    let number = |name: &str, usual: usize| set.get(name).map_or(Ok(usual), |value| value.parse());
    let (fold, mut learned) = split(waqai_conllu::read(&text("train")?)?, 60, number("fold", 9)?);
    let wikinews = if set.contains_key("wikinews") { open::wikinews::read(&text("wikinews")?) } else { Vec::new() };
    let mut held = fold.clone();
    if set.contains_key("open") {
        let mut certain = open::pud::convert(&waqai_conllu::read(&text("open")?)?);
        certain.extend(wikinews.iter().cloned());
        (held, learned) = split(certain, 20, 9);
        if set.contains_key("newsfane") {
            learned.extend(open::newsfane::read(&text("newsfane")?, &text("anercorp")?, 5.0 / 6.0));
        }
    }
    let news = text("raw")?;
    let mut raw = RawCounts::default();
    news.lines().for_each(|line| raw.add(line));
    let resources = waqai_base::resources();
    let lexicon = LexiconKnowledge { lexicon: &resources.lexicon, vocabulary: &resources.vocabulary };
    let usual = Options::default();
    let options = Options { passes: number("passes", 8)?, persons: number("persons", usual.persons)?, ..usual };
    let model = train(&learned, &held, &raw, &lexicon, &options, &mut |line| println!("{line}"));

    for (name, knowledge) in [("without lexicon", &NoKnowledge as &dyn WordKnowledge), ("with lexicon", &lexicon)] {
        measure(&format!("fold {name}"), &model, &fold, knowledge);
        if !set.contains_key("open") && !wikinews.is_empty() {
            measure(&format!("wikinews {name}"), &model, &wikinews, knowledge);
        }
        for noise in Noise::ALL {
            measure(&format!("{noise:?} {name}"), &model, &noise.spell_all(&fold), knowledge);
        }
    }
    // The same by the scorer of the shared task.
    let (mut line, mut segmenter, mut segments) = (Text::default(), Segmenter::default(), Segments::default());
    let found: Vec<Sentence> = fold
        .iter()
        .map(|sentence| {
            line.read(&sentence.text());
            let tokens = 0..line.tokens().len();
            segmenter.segment(&model, &line, tokens.clone(), &lexicon, &mut segments);
            waqai_treebank::segmented(&line, tokens, &segments)
        })
        .collect();
    let scores = waqai_conllu::evaluate(&fold, &found)?;
    for (name, score) in scores.metrics().iter().filter(|(name, _)| matches!(*name, "Tokens" | "Words")) {
        println!("CoNLL 2018 {name}: {:.3}", 100.0 * score.f1());
    }
    speed(&model, &news, &lexicon)?;
    if let Some(path) = set.get("errors") {
        let lines = evaluate(&model, &fold, &lexicon).errors.into_iter().map(|(token, gold, found)| format!("{token}\t{gold}\t{found}\n"));
        std::fs::write(path, lines.collect::<String>())?;
    }
    Ok(())
}

fn measure(name: &str, model: &SegmenterModel, sentences: &[Sentence], knowledge: &dyn WordKnowledge) {
    let result = evaluate(model, sentences, knowledge);
    let wrong = (result.arabic[0] - result.arabic[1]) as f64;
    println!(
        "{name}: tokens F1 {:.3}, words F1 {:.3}, right Arabic tokens {:.3} % (of all tokens {:.3} %), forms {:.3} %",
        result.tokens_f1(),
        result.words_f1(),
        result.accuracy(),
        100.0 - 100.0 * wrong / result.tokens[0].max(1) as f64,
        result.forms_accuracy()
    );
}

fn speed(model: &SegmenterModel, news: &str, lexicon: &LexiconKnowledge) -> Result<(), Box<dyn Error>> {
    let bytes = postcard::to_stdvec(model)?;
    let start = Instant::now();
    let model: SegmenterModel = postcard::from_bytes(&bytes)?;
    println!("model: {} bytes, read in {:?}", bytes.len(), start.elapsed());
    let plain = SegmenterModel { cache: Default::default(), ..model.clone() };
    let texts: Vec<Text> = news
        .lines()
        .map(|line| {
            let mut text = Text::default();
            text.read(line);
            text
        })
        .collect();
    let mut divisions: Vec<Vec<u32>> = Vec::new();
    for (name, model, knowledge) in [
        ("without cache", &plain, &NoKnowledge as &dyn WordKnowledge),
        ("with cache", &model, &NoKnowledge),
        ("with cache and lexicon", &model, lexicon),
    ] {
        let (mut segmenter, mut segments) = (Segmenter::default(), Segments::default());
        let mut fastest = f64::INFINITY;
        let mut tokens = 0;
        for _ in 0..3 {
            let start = Instant::now();
            tokens = 0;
            for text in &texts {
                segmenter.segment(model, text, 0..text.tokens().len(), knowledge, &mut segments);
                tokens += segments.surfaces().len();
            }
            fastest = fastest.min(start.elapsed().as_secs_f64());
        }
        println!("{name}: {:.2} million tokens a second", tokens as f64 / fastest / 1e6);
        divisions.push(
            texts
                .iter()
                .flat_map(|text| {
                    segmenter.segment(model, text, 0..text.tokens().len(), knowledge, &mut segments);
                    segments
                        .surfaces()
                        .iter()
                        .map(|surface| segments.pieces_of(surface).iter().fold(0, |all, piece| all * 67 + piece.folded.end))
                        .collect::<Vec<_>>()
                })
                .collect(),
        );
    }
    let changed = divisions[0].iter().zip(&divisions[1]).filter(|(one, other)| one != other).count();
    println!("the cache changes {changed} of {} tokens", divisions[0].len());
    Ok(())
}
