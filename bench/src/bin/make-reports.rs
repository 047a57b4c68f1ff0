//! Makes any number of different reports from the project's samples: sentences mixed, states and people put in place of others, days varied.
//!
//! ```text
//! cargo run --release -p waqai-bench --bin make-reports -- 1000000 | waqai add - --archive million.db
//! ```
//! The same number and seed give the same bytes. The reports mean nothing; they have the words, the lengths and the records of newswire.

use std::io::Write;
use std::process::ExitCode;
use waqai_coder::record::{EntityType, MentionKind};
use waqai_coder::{Input, Resources, Worker};
use waqai_text::Date;

const HELP: &str = "\
usage: make-reports N [--seed S] [--first F] [--words W] [--skew]
N reports as JSONL on standard output; F is the number of the first one (0); sentences are added until a report has W words (0);
with --skew few people and states do most, as in newswire";

/// A piece of a sentence.
enum Piece {
    /// Words as they stand.
    Words(String),
    /// The name of the sample's person or state number N.
    Person(usize),
    /// A state.
    State(usize),
}

/// A sentence to be used.
struct Sentence {
    sample: usize,
    pieces: Vec<Piece>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("make-reports: {problem}\n{HELP}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let (mut count, mut seed, mut first, mut words, mut skewed) = (None, 1, 0, 0, false);
    while let Some(argument) = arguments.next() {
        let mut number = |what: &str| arguments.next().and_then(|value| value.parse::<u64>().ok()).ok_or(format!("{what} needs a number"));
        match argument.as_str() {
            "--seed" => seed = number("--seed")?,
            "--first" => first = number("--first")?,
            "--words" => words = number("--words")? as usize,
            "--skew" => skewed = true,
            _ => count = Some(argument.parse::<u64>().map_err(|_| format!("`{argument}` is no number"))?),
        }
    }
    let count = count.ok_or("how many reports?")?;
    let resources = waqai_base::tables_only();
    let sentences = sentences(&resources)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for number in first..first + count {
        let line = report(number, seed, (words, skewed), &sentences, &resources);
        if writeln!(out, "{line}").is_err() {
            // Whoever reads has had enough.
            return Ok(());
        }
    }
    Ok(())
}

/// The sentences of the samples, with slots where a known person or state is named in full.
fn sentences(resources: &Resources) -> Result<Vec<Sentence>, String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../samples");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .map_err(|problem| format!("{folder}: {problem}"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    let mut worker = Worker::default();
    let mut found = Vec::new();
    for (sample, file) in files.iter().enumerate() {
        let text = std::fs::read_to_string(file).map_err(|problem| format!("{}: {problem}", file.display()))?;
        let coded = worker.code(resources, Input { text: &text, ..Input::default() });
        let mut slots = Vec::new();
        for (at, entity) in coded.entities.iter().enumerate().filter(|(_, entity)| entity.known.is_some()) {
            let piece = match entity.entity_type {
                EntityType::Person => Piece::Person,
                EntityType::State => Piece::State,
                _ => continue,
            };
            for mention in entity.mentions.iter().filter(|mention| mention.kind == MentionKind::Name || mention.kind == MentionKind::Title)
            {
                let words = mention.span.slice(&text);
                if let Some(within) = words.find(&entity.name) {
                    let start = mention.span.start as usize + within;
                    slots.push((start, start + entity.name.len(), piece(at)));
                }
            }
        }
        slots.sort_by_key(|slot| slot.0);
        let mut slots = slots.into_iter().peekable();
        for span in &coded.sentences {
            let mut at = coded.dateline.as_ref().map_or(span.start, |dateline| dateline.span.end.max(span.start)) as usize;
            let mut pieces = Vec::new();
            while let Some((start, end, piece)) = slots.next_if(|slot| slot.1 <= span.end as usize) {
                if start < at {
                    continue;
                }
                pieces.push(Piece::Words(text[at..start].to_owned()));
                pieces.push(piece);
                at = end;
            }
            pieces.push(Piece::Words(text[at.min(span.end as usize)..span.end as usize].to_owned()));
            found.push(Sentence { sample, pieces });
        }
    }
    Ok(found)
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let bits = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let bits = (bits ^ bits >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ bits >> 31
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// The same, small numbers more often than great ones: every sixth time the first of two hundred.
    fn skewed(&mut self, end: usize) -> usize {
        let part = self.next() as f64 / u64::MAX as f64;
        ((part * part * part * end as f64) as usize).min(end.saturating_sub(1))
    }
}

/// A report of at least so many words, whose parties are drawn evenly or as newswire has them.
fn report(number: u64, seed: u64, (words, skewed): (usize, bool), sentences: &[Sentence], resources: &Resources) -> serde_json::Value {
    let mut random = Random(seed.wrapping_mul(0x1000_0000_01B3) ^ number);
    let (people, states) = (&resources.knowledge.people, &resources.knowledge.states);
    let mut text = String::new();
    // Five parties act in a report; slots of one sample's entity are the same party.
    let mut pick = |end: usize| if skewed { random.skewed(end) } else { random.below(end) };
    let parties: Vec<(usize, usize)> = (0..5).map(|_| (pick(people.len()), pick(states.len()))).collect();
    let wanted = 3 + random.below(5);
    let mut at = 0;
    while at < wanted || text.split_whitespace().count() < words {
        let sentence = &sentences[random.below(sentences.len())];
        text.push_str(if at == 0 { "" } else { "\n" });
        at += 1;
        for piece in &sentence.pieces {
            match piece {
                Piece::Words(words) => text.push_str(words.trim_start_matches('\n')),
                Piece::Person(slot) => text.push_str(&people[parties[(sentence.sample + slot) % parties.len()].0].name),
                Piece::State(slot) => text.push_str(&states[parties[(sentence.sample + slot) % parties.len()].1].name),
            }
        }
    }
    let begin = Date::new(2005, 1, 1).map_or(0, Date::number);
    let day = Date::from_number(begin + random.below(7300) as i32);
    let agency = ["Xinhua", "SPA", "KUNA", "Anadolu", "Petra", "MENA", "QNA", "WAM"][random.below(8)];
    serde_json::json!({ "id": format!("m{number:07}"), "published": day.to_string(), "agency": agency, "text": text.trim() })
}
