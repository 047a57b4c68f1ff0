//! `waqai explain`: a report after every step of the way, and the rule behind every record.

use crate::cli::ReadOptions;
use crate::contract::{Coded, entity_id, event_id, statement_id};
use crate::isolate::{counted, isolated, listed, shortened};
use crate::knowledge::Loaded;
use crate::outcome::Outcome;
use crate::page::{affiliation, called, days, heading, kind, mixed, place_name, type_name};
use crate::single::pages;
use crate::style::{Look, Style};
use crate::sureness;
use crate::table::cell;
use std::fmt::Write as _;
use waqai_coder::record::LeftOutReason;
use waqai_coder::whereabouts::Spot;
use waqai_coder::{Resources, Worker};
use waqai_knowledge::{Day, FormerName, Rank};
use waqai_lang::{Features, Gender, Number, Proclitics, Pronoun, Tense, Word};
use waqai_text::{Direction, Span, Text};

/// Explains the reports behind the paths.
pub(crate) fn run(options: &ReadOptions) -> anyhow::Result<Outcome> {
    let style = Style::of_terminal();
    pages(&options.paths, options.from, (&options.knowledge, &options.models), &|loaded, worker, coded| {
        explanation(loaded, worker, coded, style)
    })
}

fn explanation(loaded: &Loaded, worker: &Worker, coded: Coded, style: Style) -> String {
    let mut out = String::new();
    let mut step = |title: &str, body: String| {
        let _ = writeln!(out, "{}\n{}", style.paint(Look::Heading, title), body);
    };
    step("1 Report: what came in", report(coded));
    step("2 Text: sentences, dates, numbers, quotations", text(&loaded.resources, coded));
    step("3 Words: what is glued on, lemma, part of speech; behind the dot what the tree says", words(&loaded.resources, worker, coded));
    step("4 Entities: who is mentioned where", entities(coded) + &choices(&loaded.resources, coded));
    step("5 Statements: who says what", statements(loaded, coded));
    step("6 Events: who does what to whom", gate(&loaded.resources, coded) + &events(loaded, worker, coded));
    out
}

/// A place in the text as code points, and the words there.
fn place(span: Span, coded: Coded, most: usize) -> String {
    let points = coded.points.span(span);
    let words = span.slice(&coded.report.text);
    let range = format!("{}–{}", points.start, points.end);
    if words.is_empty() { format!("{range} (left out)") } else { format!("{range} {}", isolated(&shortened(words, most))) }
}

fn report(coded: Coded) -> String {
    let (text, points) = (&coded.report.text, coded.points.total());
    let mut out = format!("  {}\n  id {} · {} bytes, {points} code points\n", heading(coded), isolated(&coded.report.id), text.len());
    if let Some(title) = &coded.report.title {
        let _ = writeln!(out, "  title {}", isolated(title));
    }
    if let Some(dateline) = &coded.records.dateline {
        let _ = writeln!(out, "  dateline {}", place(dateline.span, coded, 80));
    }
    for message in coded.report.notes.iter().map(|(_, message)| message).chain(coded.records.notes.iter().map(|note| &note.message)) {
        let _ = writeln!(out, "  note: {}", isolated(message));
    }
    out
}

fn text(resources: &Resources, coded: Coded) -> String {
    let mut text = Text::default();
    text.read(&coded.report.text);
    let calendar = &resources.calendar;
    let all = 0..text.tokens().len() as u32;
    let (mut sentences, mut times, mut numbers, mut quotes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    waqai_text::sentences(&text, calendar, &mut sentences);
    waqai_text::times(&text, calendar, all.clone(), &mut times);
    waqai_text::numbers(&text, calendar, all, &mut numbers);
    waqai_text::quotes(&text, &mut quotes);
    let mut out = String::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let _ = writeln!(
            out,
            "  sentence {} in paragraph {}, {} tokens: {}",
            at + 1,
            sentence.paragraph + 1,
            sentence.tokens.len(),
            place(sentence.span, coded, 90)
        );
    }
    for time in &times {
        let resolved = calendar.resolve(time, coded.records.published, Direction::Past);
        let meaning = resolved.map_or("cannot be resolved here".to_owned(), |found| {
            format!("{} (by {:?})", days((found.first, found.last)), found.basis).to_lowercase()
        });
        let _ = writeln!(out, "  time {} = {meaning}", place(time.span, coded, 60));
    }
    for number in &numbers {
        let value = number.value.map_or("an unknown number".to_owned(), |value| value.to_string());
        let _ = writeln!(out, "  number {} = {value} ({:?})", place(number.span, coded, 60), number.precision);
    }
    for quote in &quotes {
        let _ = writeln!(out, "  quotation {}{}", place(quote.span, coded, 90), if quote.closed { "" } else { " (not closed)" });
    }
    out
}

fn words(resources: &Resources, worker: &Worker, coded: Coded) -> String {
    let mut out = String::new();
    let spans: Vec<_> = worker.words().map(|(span, _)| span).collect();
    for ((span, word), arc) in worker.words().zip(worker.arcs()) {
        if word.is_mark() {
            continue;
        }
        // What the trained models say, where there are any: part of speech, relation, head.
        let tree = arc.map_or(String::new(), |(upos, relation, head)| {
            let head = head.and_then(|head| spans.get(head)).map(|head| format!(" of {}", isolated(head.slice(&coded.report.text))));
            format!(" · {} {}{}", upos.as_str(), relation.as_str(), head.unwrap_or_default())
        });
        // A particle is its own lemma.
        let lemma = match word.lemma {
            Some(_) if word.part.is_particle() => isolated(span.slice(&coded.report.text)),
            Some(lemma) => isolated(&resources.lexicon.lemma(lemma).text),
            None => String::new(),
        };
        let form = cell(&isolated(span.slice(&coded.report.text)), 20);
        let stem = cell(&isolated(resources.vocabulary.text(word.form)), 16);
        let line = format!("  {form} {stem} {} {} {}", cell(&lemma, 16), cell(&format!("{:?}", word.part), 17), features(word) + &tree);
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

/// What is glued to a word, and its features, in words.
fn features(word: &Word) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for (clitic, name) in [
        (Proclitics::WA, "and+"),
        (Proclitics::FA, "so+"),
        (Proclitics::BI, "with+"),
        (Proclitics::LI, "to+"),
        (Proclitics::KA, "as+"),
        (Proclitics::SA, "will+"),
        (Proclitics::AL, "the+"),
    ] {
        if word.proclitics.has(clitic) {
            parts.push(name);
        }
    }
    parts.extend(word.enclitic.map(|pronoun| match pronoun {
        Pronoun::Him => "+him",
        Pronoun::Her => "+her",
        Pronoun::Them => "+them",
        Pronoun::Both => "+both",
        Pronoun::Us => "+us",
        Pronoun::Me => "+me",
        Pronoun::You => "+you",
    }));
    parts.extend(grammar(word.features));
    parts.join(" ")
}

fn grammar(features: Features) -> Vec<&'static str> {
    let mut parts = Vec::new();
    parts.extend(features.get_tense().map(|tense| match tense {
        Tense::Perfect => "perfect",
        Tense::Imperfect => "imperfect",
    }));
    parts.extend(match features.get_person() {
        1 => Some("first person"),
        2 => Some("second person"),
        3 => Some("third person"),
        _ => None,
    });
    parts.extend(features.get_gender().map(|gender| match gender {
        Gender::Masculine => "masculine",
        Gender::Feminine => "feminine",
    }));
    parts.extend(features.get_number().map(|number| match number {
        Number::Singular => "singular",
        Number::Dual => "dual",
        Number::Plural => "plural",
    }));
    parts.extend(features.is_passive().then_some("passive"));
    parts.extend(features.is_construct().then_some("construct"));
    parts.extend(features.is_accusative().then_some("accusative"));
    parts.extend(features.is_human().then_some("people"));
    parts
}

fn entities(coded: Coded) -> String {
    let mut out = String::new();
    for (at, entity) in coded.records.entities.iter().enumerate() {
        let known = entity.known.as_ref().map_or("not in the knowledge base".to_owned(), |id| format!("known as {}", isolated(id)));
        let office = entity.office.as_ref().map_or(String::new(), |office| format!(", {}", isolated(office)));
        let rank = match entity.rank {
            Rank::Body | Rank::Unknown => String::new(),
            rank => format!(", rank {}", rank.code()),
        };
        let _ = writeln!(
            out,
            "  {} {}: {}, {}{office}{rank}, {known}",
            entity_id(at),
            called(entity, &coded.report.text),
            kind(entity.entity_type),
            affiliation(entity)
        );
        for mention in &entity.mentions {
            let _ = writeln!(out, "       {:<8} {}", mention.kind.code(), place(mention.span, coded, 80));
        }
    }
    out
}

/// Names that several places bear: which one is meant, and what speaks for it against each of the others.
fn choices(resources: &Resources, coded: Coded) -> String {
    const MOST: usize = 5;
    let mut out = String::new();
    let described = |spot: &Spot| {
        let knowledge = &resources.knowledge;
        let name = spot.name(resources).as_ref().map(place_name).unwrap_or_default();
        let division = match spot {
            Spot::Place(place) => knowledge.places[usize::from(*place)].division,
            Spot::Capital(_) => None,
        };
        let division = division.and_then(|at| knowledge.divisions.get(usize::from(at))).map(|name| format!(" in {}", isolated(name)));
        let people = match spot.population(knowledge) {
            0 => String::new(),
            people => format!(", {}", counted(u64::from(people), "inhabitant")),
        };
        format!("{name}{}{people}", division.unwrap_or_default())
    };
    for choice in &coded.records.choices {
        let Some(((meant, evidence), others)) = choice.candidates.split_first() else { continue };
        let _ = writeln!(out, "  place {} = {}", place(choice.span, coded, 60), described(meant));
        for (other, less) in others.iter().take(MOST) {
            let _ = writeln!(out, "       not {}: {}", described(other), evidence.reason(less));
        }
        if others.len() > MOST {
            let _ = writeln!(out, "       nor {} of the name", counted((others.len() - MOST) as u64, "other place"));
        }
    }
    out
}

/// The older names of an event's place.
fn older_names(resources: &Resources, geonames: u32) -> Vec<String> {
    let bound = |day: Day, word: &str| match day {
        Day::FIRST | Day::LAST => String::new(),
        Day(number) => format!(" {word} {}", number / 10_000),
    };
    let shown =
        |former: &FormerName| format!("once {}{}{}", isolated(&former.name_en), bound(former.from, "from"), bound(former.to, "until"));
    resources.knowledge.former_names(geonames).map(shown).collect()
}

fn statements(loaded: &Loaded, coded: Coded) -> String {
    let mut out = String::new();
    for (at, statement) in coded.records.statements.iter().enumerate() {
        let name = |at: Option<usize>| at.map_or("nobody named".to_owned(), entity_id);
        let _ = writeln!(
            out,
            "  {} {} says ({}): {}",
            statement_id(at),
            name(statement.speaker),
            statement.act.code(),
            place(statement.cue, coded, 60)
        );
        if let Some(content) = statement.content {
            let _ = writeln!(out, "       content {}", place(content, coded, 120));
        }
        let facts: Vec<String> = [
            statement.addressee.map(|at| format!("to {}", entity_id(at))),
            statement.about.map(|at| format!("about {}", entity_id(at))),
            statement.parent.map(|at| format!("inside {}", statement_id(at))),
            statement.direct.then(|| "in quotation marks".into()),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !facts.is_empty() {
            let _ = writeln!(out, "       {}", facts.join(", "));
        }
        match loaded.resources.rules.reporting.iter().find(|rule| *rule.id == *statement.rule) {
            Some(rule) => rule_lines(&mut out, loaded, &statement.rule, &rule.source.file, rule.source.line),
            None => {
                let _ = writeln!(out, "       rule {}", statement.rule);
            }
        }
    }
    out
}

fn events(loaded: &Loaded, worker: &Worker, coded: Coded) -> String {
    let mut out = String::new();
    for (at, (event, features)) in coded.records.events.iter().zip(worker.features()).enumerate() {
        let side = |side: &[usize]| {
            if side.is_empty() { "nobody".to_owned() } else { side.iter().map(|&at| entity_id(at)).collect::<Vec<_>>().join(", ") }
        };
        let _ = writeln!(
            out,
            "  {} {} {}: {} → {}",
            event_id(at),
            type_name(event),
            event.status.code(),
            side(&event.actor),
            side(&event.recipient)
        );
        let _ = writeln!(out, "       {}", mixed(&event.gloss_en));
        let _ = writeln!(out, "       trigger {}", place(event.trigger, coded, 80));
        let _ = writeln!(out, "       evidence {}", place(event.evidence, coded, 120));
        let mut facts = vec![format!("{} (CAMEO {})", event.quad, event.cameo)];
        facts.extend(event.date.map(days));
        facts.extend(event.place.as_ref().map(place_name));
        facts.extend(event.place.as_ref().and_then(|place| place.geonames).into_iter().flat_map(|at| older_names(&loaded.resources, at)));
        facts.extend((!event.contexts.is_empty()).then(|| event.contexts.join(", ")));
        facts.extend(event.statement.map(|at| format!("told in {}", statement_id(at))));
        facts.extend(event.killed.map(|number| format!("{number} killed")));
        facts.extend(event.injured.map(|number| format!("{number} injured")));
        let _ = writeln!(out, "       {}", facts.join(" · "));
        out.push_str(&sureness::lines(&loaded.resources.rules.confidence, features));
        rule_lines(&mut out, loaded, &event.rule, &event.rule_source.file, event.rule_source.line);
    }
    if coded.records.events.is_empty() {
        let _ = writeln!(out, "  none ({} read)", counted(coded.records.sentences.len() as u64, "sentence"));
    }
    out
}

/// What the report is about, where that is something that gives no events, and what was left out for it.
fn gate(resources: &Resources, coded: Coded) -> String {
    let Some(gate) = &coded.records.gate else { return String::new() };
    let kinds = &resources.rules.gates.kinds;
    let about = |kind: Option<u8>| kind.and_then(|at| kinds.get(usize::from(at))).map_or("politics", |kind| &*kind.name_en);
    let verdict = if gate.closed { "closed" } else { "open" };
    let mut out = match gate.kind {
        None => format!("  gate open: nothing speaks for a subject that gives no events, {} for politics\n", gate.politics),
        kind => format!(
            "  gate {verdict}: {} for {} and other subjects that give no events, {} for politics\n",
            gate.quiet,
            about(kind),
            gate.politics
        ),
    };
    let mut kinds: Vec<Option<u8>> = gate.words.iter().map(|word| word.gate).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let words = gate.words.iter().filter(|word| word.gate == kind);
        let words: Vec<String> = words.map(|word| format!("{} {}", isolated(word.span.slice(&coded.report.text)), word.weight)).collect();
        let _ = writeln!(out, "       {}: {}", about(kind), words.join(", "));
    }
    for event in &gate.left_out {
        let why = match event.reason {
            LeftOutReason::Subject => "the subject gives no events",
            LeftOutReason::Private => "private people, and no politics",
            LeftOutReason::Background => "background without a date",
            LeftOutReason::Unlikely => "hardly likely",
        };
        let (code, trigger) = (event.event_type.code(), place(event.trigger, coded, 60));
        let _ = writeln!(out, "       left out ({why}): {code} by rule {} at {trigger}", event.rule);
    }
    out
}

/// A rule with its place and what its row says.
pub(crate) fn rule_lines(out: &mut String, loaded: &Loaded, id: &str, file: &str, line: u32) {
    let _ = writeln!(out, "       rule {id} at {file}:{line}");
    for (name, value) in loaded.row(file, line).unwrap_or_default() {
        if !value.is_empty() && name != "id" {
            let _ = writeln!(out, "         {name:<14} {}", listed(value.split(" | ")));
        }
    }
}
