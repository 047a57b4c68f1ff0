//! Reports in other spellings give the same records: how many, and that it does not get worse.

use std::fmt::Write as _;
use std::path::Path;
use waqai_coder::record::{CodedReport, Entity, EntityType, MentionKind};
use waqai_coder::{Input, Resources, Worker};
use waqai_spec::read_pages;
use waqai_text::Date;

/// Another spelling: its name, what makes it, and the least share of reports, in per cent, that give the same records.
struct Spelling {
    name: &'static str,
    make: fn(&str, &CodedReport) -> String,
    least: usize,
}

const SPELLINGS: &[Spelling] = &[
    Spelling { name: "vowel signs on every letter", make: |text, _| vowelled(text), least: 0 },
    Spelling { name: "final ي written ى", make: |text, _| ending(text, 'ي', 'ى'), least: 0 },
    Spelling { name: "final ة written ه", make: |text, _| ending(text, 'ة', 'ه'), least: 0 },
    Spelling { name: "hamzas left out", make: |text, _| text.replace(['أ', 'إ', 'آ'], "ا"), least: 0 },
    Spelling { name: "Arabic-Indic digits", make: |text, _| digits(text), least: 0 },
    Spelling { name: "letters stretched", make: |text, _| stretched(text), least: 0 },
    Spelling { name: "two spaces for one", make: |text, _| text.replace(' ', "  "), least: 0 },
    Spelling { name: "no full stop at the end", make: |text, _| text.trim_end().trim_end_matches('.').to_owned(), least: 0 },
    Spelling { name: "the lead above as headline", make: with_headline, least: 0 },
    Spelling { name: "Latin name behind the Arabic one", make: with_latin, least: 0 },
];

/// Every so many cases of the guide are tried, and all samples.
const STEP: usize = 6;

fn is_letter(letter: char) -> bool {
    matches!(letter, '\u{621}'..='\u{64A}') && letter != '\u{640}'
}

/// Vowel signs that no word has, so that nothing but leaving them out helps.
fn vowelled(text: &str) -> String {
    let signs = ['\u{64E}', '\u{64F}', '\u{650}', '\u{652}'];
    let mut out = String::new();
    for (place, letter) in text.chars().enumerate() {
        out.push(letter);
        if is_letter(letter) && letter != 'ا' {
            out.push(signs[place % signs.len()]);
        }
    }
    out
}

/// Another letter at the ends of words.
fn ending(text: &str, from: char, to: char) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_last = |place: usize| letters.get(place + 1).is_none_or(|&next| !is_letter(next) && !matches!(next, '\u{64B}'..='\u{652}'));
    letters.iter().enumerate().map(|(place, &letter)| if letter == from && is_last(place) { to } else { letter }).collect()
}

fn digits(text: &str) -> String {
    let other = |letter: char| letter.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(letter);
    text.chars().map(other).collect()
}

/// A tatweel behind every second letter that joins the next.
fn stretched(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let joins = |letter: char| is_letter(letter) && !"اأإآدذرزوؤءةىئ".contains(letter);
    let mut out = String::new();
    for (place, &letter) in letters.iter().enumerate() {
        out.push(letter);
        if place % 2 == 0 && joins(letter) && letters.get(place + 1).copied().is_some_and(is_letter) {
            out.push('\u{640}');
        }
    }
    out
}

fn with_headline(text: &str, coded: &CodedReport) -> String {
    // Behind the dateline, which no headline has.
    let start = coded.dateline.as_ref().map_or(0, |dateline| dateline.span.end as usize);
    let end = coded.sentences.iter().map(|sentence| sentence.end as usize).find(|&end| end > start).unwrap_or(text.len());
    let lead = text.get(start..end).unwrap_or(text).trim_matches([' ', '-', '–', '—', ':', '.', '\n']);
    format!("{lead}\n\n{text}")
}

/// The English name in brackets behind the first name of a person or body.
fn with_latin(text: &str, coded: &CodedReport) -> String {
    let named = |entity: &Entity| {
        let mention = entity.mentions.iter().find(|mention| mention.kind == MentionKind::Name && !mention.span.is_empty())?;
        let name = entity.name_en.clone().filter(|_| entity.known.is_some() && entity.entity_type != EntityType::State)?;
        Some((mention.span.end as usize, name))
    };
    let Some((place, name)) = coded.entities.iter().find_map(named) else { return text.to_owned() };
    format!("{} ({name}){}", &text[..place], &text[place..])
}

/// What is compared: sides, type and status of every event; speaker and act of every statement.
fn records(coded: &CodedReport) -> Vec<String> {
    let who = |at: usize| {
        let Entity { country, sector, .. } = &coded.entities[at];
        format!("{}.{sector}", country.as_ref().map_or("-", |code| code.as_str()))
    };
    let side = |side: &[usize]| {
        let mut side: Vec<String> = side.iter().map(|&at| who(at)).collect();
        side.sort();
        side.join(",")
    };
    let mut records: Vec<String> = coded
        .events
        .iter()
        .map(|event| format!("{} {} {} > {}", event.event_type.code(), event.status.code(), side(&event.actor), side(&event.recipient)))
        .collect();
    records.extend(
        coded
            .statements
            .iter()
            .map(|statement| format!("says {} {}", statement.act.code(), statement.speaker.map_or("nobody".into(), who))),
    );
    records.sort();
    records
}

fn texts() -> Vec<(String, Option<Date>, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (pages, _) = read_pages(&root.join("spec")).unwrap_or_else(|error| panic!("the pages have mistakes:\n{error}"));
    let cases =
        pages.iter().filter(|page| !page.path.starts_with("quiet/")).flat_map(|page| page.cases.iter().map(move |case| (page, case)));
    let mut texts: Vec<_> =
        cases.step_by(STEP).map(|(page, case)| (format!("{} {}", page.path, case.name), case.day, case.report.clone())).collect();
    let mut samples: Vec<_> =
        std::fs::read_dir(root.join("samples")).expect("the samples").filter_map(|entry| Some(entry.ok()?.path())).collect();
    samples.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    samples.sort();
    for path in samples {
        let text = std::fs::read_to_string(&path).expect("a sample");
        texts.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), None, text));
    }
    texts
}

fn coded(worker: &mut Worker, resources: &Resources, text: &str, day: Option<Date>) -> CodedReport {
    worker.code(resources, Input { text, published: day, agency: None })
}

/// With `WAQAI_SHOW` set to part of a spelling's name, what differs is shown.
#[test]
fn other_spellings_give_the_same_records() {
    let resources = waqai_base::resources();
    let mut worker = Worker::default();
    let texts = texts();
    let plain: Vec<CodedReport> = texts.iter().map(|(_, day, text)| coded(&mut worker, &resources, text, *day)).collect();
    let wanted = std::env::var("WAQAI_SHOW").ok();
    let mut table = String::from("| spelling | reports changed by it | with the same records |\n|---|---|---|\n");
    let mut below = Vec::new();
    for Spelling { name, make, least } in SPELLINGS {
        let (mut tried, mut same) = (0, 0);
        for ((title, day, text), plain) in texts.iter().zip(&plain) {
            let other = make(text, plain);
            if other == *text {
                continue;
            }
            tried += 1;
            let (mut before, mut after) = (records(plain), records(&coded(&mut worker, &resources, &other, *day)));
            if name.contains("headline") {
                // What is said in the headline too is a statement of its own; an act is one event however often it is told.
                [&mut before, &mut after].map(|records| records.retain(|record| !record.starts_with("says ")));
            }
            same += usize::from(before == after);
            if before != after && wanted.as_ref().is_some_and(|wanted| name.contains(wanted.as_str())) {
                let lost: Vec<_> = before.iter().filter(|record| !after.contains(record)).collect();
                let new: Vec<_> = after.iter().filter(|record| !before.contains(record)).collect();
                println!("{name}: {title}\n  {other}\n  lost {lost:?}\n  new {new:?}");
            }
        }
        let share = if tried == 0 { 100.0 } else { 100.0 * same as f64 / tried as f64 };
        let _ = writeln!(table, "| {name} | {tried} | {share:.1} % |");
        if tried == 0 || share < *least as f64 {
            below.push(format!("{name}: {share:.1} % of {tried} give the same records, {least} % should"));
        }
    }
    println!("{table}");
    assert!(below.is_empty(), "{}", below.join("\n"));
}
