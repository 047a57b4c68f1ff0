//! Which words of the frame tables the guide shows at work: `cargo run --release -p waqai-spec --example vocabulary [-- TYPE] [--missing]`.
//!
//! A trigger (a verb, a noun or a phrase of `knowledge/frames/`) has a case where some case of the guide expects an event of its type and the words
//! stand there, at the quoted «trigger» or, where a case quotes none, anywhere. Of several triggers at one place the most specific counts.
//! Prints for each type: triggers in its table, those with a case, those with a case that passes. `--missing` lists those without a case, `--failing`
//! those that no passing case holds.

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;
use waqai_coder::rules::{Element, EventType};
use waqai_coder::{Input, Resources, Worker};
use waqai_lang::{Lemma, Part, Word};
use waqai_spec::{Case, EventWanted, Wanted, check, read_pages};
use waqai_tables::TableError;
use waqai_text::Span;

/// How many words may stand where a phrase has `..`.
const GAP: usize = 6;
/// How far behind a lemma its preposition may stand.
const REACH: usize = 25;

/// A cell of a frame's row that fires it.
struct Trigger {
    event_type: EventType,
    frame: String,
    text: String,
    shape: Shape,
    shown: bool,
    passes: bool,
}

/// What its words look like.
enum Shape {
    Lemma { lemma: Option<Lemma>, verb: bool, preposition: Option<String> },
    Phrase(Vec<Element>),
}

impl Shape {
    fn rank(&self) -> usize {
        match self {
            Shape::Lemma { preposition, .. } => 1 + usize::from(preposition.is_some()),
            Shape::Phrase(elements) => 2 * elements.len(),
        }
    }

    /// The words from the first to the last that match, where the trigger begins at a word.
    fn find(&self, words: &[(Span, Word)], at: usize, report: &str, resources: &Resources) -> Option<Span> {
        let (first, word) = words[at];
        match self {
            Shape::Lemma { lemma, verb, preposition } => {
                let own = word.lemma?;
                let same = if *verb { resources.lexicon.verb_of(own) == *lemma } else { Some(own) == *lemma };
                if !same || *verb && !(word.is_verb() || word.part.is_nominal()) {
                    return None;
                }
                let behind = preposition.as_deref().is_none_or(|wanted| {
                    words[at + 1..].iter().take(REACH).any(|(span, word)| {
                        let text = waqai_text::fold(&report[span.start as usize..span.end as usize]);
                        if word.part == Part::Preposition { text == wanted } else { word.has_preposition() && text.starts_with(wanted) }
                    })
                });
                behind.then_some(first)
            }
            Shape::Phrase(elements) => {
                let (mut place, mut rest) = (at, elements.iter());
                if !matches(rest.next()?, &word) {
                    return None;
                }
                for element in rest.filter(|element| !element.somebody) {
                    let reach = if element.gap { GAP } else { 0 };
                    place = (place + 1..words.len()).take(reach + 1).find(|&next| matches(element, &words[next].1))?;
                }
                Some(Span::new(first.start, words[place].0.end))
            }
        }
    }
}

fn matches(element: &Element, word: &Word) -> bool {
    match element.verb {
        Some(verb) => word.is_verb() && word.lemma == Some(verb),
        None if element.preposition && !word.has_preposition() => false,
        None => {
            (word.form.is_known() && word.form == element.form)
                || (element.noun.is_some() && word.lemma == element.noun)
                || (word.whole.is_known() && word.whole == element.form)
        }
    }
}

/// The triggers of all tables, in the order in which the rules were compiled.
fn triggers(resources: &Resources) -> Result<Vec<Trigger>, TableError> {
    let (mut verbs, mut nouns) = (HashMap::new(), HashMap::new());
    for (lemma, entry) in resources.lexicon.lemmas() {
        if entry.is_verb { &mut verbs } else { &mut nouns }.insert(entry.form, lemma);
    }
    let lemma = |text: &str, verb: bool| -> Option<Lemma> {
        let form = resources.vocabulary.get(&waqai_text::fold(text));
        let listed = if verb { verbs.get(&form) } else { nouns.get(&form) }.copied();
        let nominal = || resources.lexicon.analyses(form).iter().find(|a| a.part != Part::Verb && !a.part.is_particle()).map(|a| a.lemma);
        if verb { listed } else { listed.or_else(nominal) }
    };
    let mut patterns = resources.rules.frame_patterns.iter();
    let mut found = Vec::new();
    for event_type in EventType::ALL {
        for row in waqai_base::tables().table(&format!("frames/{}", event_type.code().to_ascii_lowercase()), &["id"])?.rows {
            let mut push = |text: &str, shape| {
                let (frame, text) = (row.get("id").to_owned(), text.to_owned());
                found.push(Trigger { event_type, frame, text, shape, shown: false, passes: false });
            };
            for (column, verb) in [("verbs", true), ("nouns", false)] {
                for text in row.list(column) {
                    let (bare, preposition) = text.split_once('+').map_or((text, None), |(bare, preposition)| (bare, Some(preposition)));
                    push(text, Shape::Lemma { lemma: lemma(bare.trim(), verb), verb, preposition: preposition.map(waqai_text::fold) });
                }
            }
            for (text, pattern) in row.list("phrases").zip(&mut patterns) {
                push(text, Shape::Phrase(pattern.elements.clone()));
            }
        }
    }
    Ok(found)
}

/// Marks the triggers of an event that a case expects.
fn mark(triggers: &mut [Trigger], wanted: &EventWanted, case: &Case, words: &[(Span, Word)], resources: &Resources, passes: bool) {
    let mut best: Vec<(usize, Span)> = Vec::new();
    for (number, trigger) in triggers.iter().enumerate().filter(|(_, trigger)| trigger.event_type == wanted.event_type) {
        let place = (0..words.len())
            .filter_map(|at| trigger.shape.find(words, at, &case.report, resources))
            .find(|span| wanted.trigger.as_ref().is_none_or(|quoted| quoted.overlaps(*span)));
        best.extend(place.map(|span| (number, span)));
    }
    let rank = |number: usize| triggers[number].shape.rank();
    let all = best.clone();
    best.retain(|(number, span)| !all.iter().any(|(other, place)| place.overlaps(*span) && rank(*other) > rank(*number)));
    for (number, _) in best {
        triggers[number].shown = true;
        triggers[number].passes |= passes;
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("usage: vocabulary [TYPE] [--missing] [--failing]");
        return ExitCode::SUCCESS;
    }
    let resources = waqai_base::resources();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
    let (triggers, pages) = match (triggers(&resources), read_pages(&root)) {
        (Ok(triggers), Ok((pages, _))) => (triggers, pages),
        (Err(error), _) => return fail(&error),
        (_, Err(error)) => return fail(&error),
    };
    let mut triggers = triggers;
    let mut worker = Worker::default();
    for case in pages.iter().flat_map(|page| &page.cases) {
        let coded = worker.code(&resources, Input { text: &case.report, published: case.day, agency: None });
        let passes = check(case, &coded).passes();
        let words: Vec<(Span, Word)> = worker.words().map(|(span, word)| (span, *word)).collect();
        for expectation in &case.expectations {
            if let Wanted::Event(wanted) = &expectation.wanted {
                mark(&mut triggers, wanted, case, &words, &resources, passes);
            }
        }
    }
    let asked = |event_type: EventType| {
        arguments.iter().all(|argument| argument.starts_with("--")) || arguments.iter().any(|argument| argument == event_type.code())
    };
    for (flag, lacks) in [("--missing", (|trigger| !trigger.shown) as fn(&Trigger) -> bool), ("--failing", |t| t.shown && !t.passes)] {
        if arguments.iter().any(|argument| argument == flag) {
            for trigger in triggers.iter().filter(|trigger| asked(trigger.event_type) && lacks(trigger)) {
                println!("{}\t{}\t{}", trigger.event_type.code(), trigger.frame, trigger.text);
            }
        }
    }
    println!("{:<12} {:>8} {:>9} {:>7}", "type", "triggers", "with case", "passing");
    let line = |name: &str, of: &dyn Fn(&Trigger) -> bool| {
        let count = |test: fn(&Trigger) -> bool| triggers.iter().filter(|&trigger| of(trigger) && test(trigger)).count();
        println!("{name:<12} {:>8} {:>9} {:>7}", count(|_| true), count(|trigger| trigger.shown), count(|trigger| trigger.passes));
    };
    for event_type in EventType::ALL.into_iter().filter(|&event_type| asked(event_type)) {
        line(event_type.code(), &|trigger| trigger.event_type == event_type);
    }
    line("all", &|trigger| asked(trigger.event_type));
    ExitCode::SUCCESS
}

fn fail(error: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("{error}");
    ExitCode::from(2)
}
