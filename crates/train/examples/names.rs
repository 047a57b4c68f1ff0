//! Measures the model of names on five contiguous folds: `names DATA NEWS [key=value …] [/ key=value …]`, where DATA is the folder that holds
//! `ner/` and `knowledge/`, and NEWS a file of raw reports, one a line. Every `/` begins another setting.
//!
//! `save=FILE` trains on everything first and writes the model; `tables=no` leaves the program's own tables out, `lore=no` frequencies,
//! clusters and lists; `show=yes` prints sentences with mistakes. With `QUIET` in the environment the single folds are not shown.

use std::collections::BTreeSet;
use std::time::Instant;
use waqai_lang::{ShallowAnalyser, namer::Marks};
use waqai_train::names::{NameOptions, NameScore, Passage, WordLore, WordSources, read, spelling, train};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let data = arguments.next().ok_or("give the folder of the data")?;
    let news = arguments.next().ok_or("give the file of raw news")?;
    let file = |name: &str| std::fs::read_to_string(format!("{data}/{name}"));
    let sentences = read(&file("ner/anercorp-train.txt")?);
    let news: Vec<String> = std::fs::read_to_string(news)?.lines().map(str::to_owned).collect();
    let start = Instant::now();
    let (towns, people) = (file("knowledge/geonames-cities-ar.tsv")?, file("knowledge/latin-arabic-names.tsv")?);
    let all_lore = WordLore::new(&WordSources { news: &news, towns: &towns, people: &people }, 7);
    eprintln!("words {:.1} s", start.elapsed().as_secs_f32());
    let resources = waqai_base::resources();
    let mut analyser = ShallowAnalyser::default();
    let tables = std::cell::Cell::new(true);
    let mut know = |text: &waqai_text::Text| {
        let mut marks = Marks::default();
        if tables.get() {
            let mut words = Vec::new();
            analyser.analyse(text, &resources.lexicon, &resources.vocabulary, &[], &mut words);
            marks.mark(&words, resources.knowledge.names(), resources.knowledge.terms(), waqai_knowledge::name_class);
        }
        marks
    };
    let none = WordLore::default();
    let arguments: Vec<String> = arguments.collect();
    for setting in arguments.split(|argument| argument == "/") {
        let mut lore = &all_lore;
        let verbose = std::env::var_os("QUIET").is_none();
        let mut options = NameOptions::default();
        let (mut folds, mut show, mut save) = (vec![0, 1, 2, 3, 4], false, None);
        for argument in setting {
            let (key, value) = argument.split_once('=').ok_or("write key=value")?;
            match key {
                "epochs" => options.chain.epochs = value.parse()?,
                "rate" => options.chain.rate = value.parse()?,
                "dropout" => options.chain.dropout = value.parse()?,
                "decay" => options.chain.decay = value.parse()?,
                "outside" => options.chain.outside = value.parse()?,
                "seed" => options.chain.seed = value.parse()?,
                "least" => options.least = value.parse()?,
                "parts" => options.parts = value.parse()?,
                "unit" => options.unit = value.parse()?,
                "prune" => options.prune = value.parse()?,
                "folds" => folds = value.split(',').map(str::parse).collect::<Result<_, _>>()?,
                "tables" => tables.set(value == "yes"),
                "save" => save = Some(value.to_owned()),
                "lore" if value == "no" => lore = &none,
                "show" => show = value == "yes",
                _ => return Err(format!("`{key}` is no option").into()),
            }
        }
        println!("{}", setting.join(" "));
        if let Some(path) = &save {
            let start = Instant::now();
            let bytes = postcard::to_stdvec(&train(&sentences, lore, &mut know, &options))?;
            println!("trained on all in {:.0} s", start.elapsed().as_secs_f32());
            std::fs::write(path, &bytes)?;
            let start = Instant::now();
            let model: waqai_lang::namer::NamerModel = postcard::from_bytes(&bytes)?;
            println!(
                "{} bytes, {} + {} rows, read in {:.1} ms",
                bytes.len(),
                model.first.len(),
                model.second.len(),
                start.elapsed().as_secs_f64() * 1e3
            );
        }
        let mut whole = NameScore::default();
        let mut mean = 0.0;
        for &fold in &folds {
            let size = sentences.len().div_ceil(5);
            let test = fold * size..((fold + 1) * size).min(sentences.len());
            let rest: Vec<_> = sentences.iter().enumerate().filter(|(at, _)| !test.contains(at)).map(|(_, s)| s.clone()).collect();
            let seen: BTreeSet<String> = rest.iter().flat_map(|s| s.names.iter().map(|name| spelling(s, name.0.clone()))).collect();
            let start = Instant::now();
            let model = train(&rest, lore, &mut know, &options);
            let trained = start.elapsed().as_secs_f32();
            let mut score = NameScore::default();
            let (mut reading, mut tokens) = (0.0, 0);
            let mut namer = waqai_lang::namer::Namer::default();
            let mut found = Vec::new();
            for passage_sentences in sentences[test].chunks(options.passage) {
                let passage = Passage::new(passage_sentences);
                found.clear();
                let marks = know(&passage.text);
                let start = Instant::now();
                namer.names(&model, &passage.text, 0..passage.text.tokens().len(), &marks, &mut found);
                reading += start.elapsed().as_secs_f64();
                tokens += passage.text.tokens().len();
                score.add(passage_sentences, &passage, &found, &seen);
                if show {
                    print(&passage, &found);
                }
            }
            let size = postcard::to_stdvec(&model)?.len();
            if verbose {
                println!("fold {fold}: {score}  ({trained:.0} s, {size} bytes, {:.0} tokens/s)", tokens as f64 / reading);
            }
            mean += score.figures(&waqai_lang::namer::NameKind::ALL).2 / folds.len() as f64;
            whole.merge(&score);
        }
        println!("all: mean {mean:.2} pooled {whole}");
    }
    Ok(())
}

/// Lines of tokens with right (in brackets) and found names (in braces).
fn print(passage: &Passage, found: &[waqai_lang::namer::NameSpan]) {
    let text = &passage.text;
    let mut line = String::new();
    let mut wrong = false;
    for (at, token) in text.tokens().iter().enumerate() {
        if token.kind == waqai_text::TokenKind::Break {
            if wrong {
                println!("{line}");
            }
            line.clear();
            wrong = false;
            continue;
        }
        let right = passage.labels[at];
        let got = found
            .iter()
            .find(|span| span.tokens.contains(&at))
            .map_or(0, |span| waqai_lang::namer::label(Some((span.kind, span.tokens.start == at))));
        wrong |= right != got;
        let name = |label: u8| ["O", "B-P", "I-P", "B-O", "I-O", "B-L", "I-L", "B-M", "I-M"][usize::from(label)];
        line += text.slice(token.span);
        if right != 0 || got != 0 {
            line += &format!("[{}|{}]", name(right), if right == got { "=" } else { name(got) });
        }
        line.push(' ');
    }
}
