//! A report as a page: the text with marks, then who, what was said, what happened.

use crate::contract::{Coded, entity_id, event_id, statement_id};
use crate::isolate::{counted, isolated, shortened};
use crate::marks::marked;
use crate::style::{Look, Style};
use std::fmt::Write as _;
use waqai_coder::record::{CodedReport, Entity, EntityType, Event, MentionKind, PlaceName, Statement};
use waqai_coder::rules::Confidence;
use waqai_text::{Date, Span};

/// The page of a report.
pub(crate) fn page(coded: Coded, style: &Style, with_text: bool) -> String {
    let Coded { report, records, .. } = coded;
    let mut out = String::new();
    let _ = writeln!(out, "{}", style.paint(Look::Heading, &format!("Report {}", isolated(&report.id))));
    let _ = writeln!(out, "{}", style.paint(Look::Faint, &heading(coded)));
    if let Some(title) = &report.title {
        let _ = writeln!(out, "{}", isolated(title));
    }
    if with_text {
        let _ = writeln!(out, "\n{}", marked(report.text.trim_end(), records, *style));
    }
    section(&mut out, style, "Who", records.entities.is_empty(), "Nobody was recognised.");
    for (at, entity) in records.entities.iter().enumerate() {
        let _ = writeln!(out, "{}", who(at, entity, &report.text, style));
    }
    section(&mut out, style, "What was said", records.statements.is_empty(), "No statement was found.");
    for (at, statement) in records.statements.iter().enumerate() {
        let _ = writeln!(out, "{}", said(at, statement, records, &report.text, style));
    }
    let (happened, other): (Vec<_>, Vec<_>) = records.events.iter().enumerate().partition(|(_, event)| event.status.happened());
    section(&mut out, style, "What happened", happened.is_empty(), "No event was found.");
    for (at, event) in happened {
        out.push_str(&act(at, event, style));
    }
    if !other.is_empty() {
        section(&mut out, style, "Told, but not counted as happened", false, "");
        for (at, event) in other {
            out.push_str(&act(at, event, style));
        }
    }
    if !report.notes.is_empty() || !records.notes.is_empty() {
        section(&mut out, style, "Notes", false, "");
        for message in report.notes.iter().map(|(_, message)| message).chain(records.notes.iter().map(|note| &note.message)) {
            let _ = writeln!(out, "  {}", isolated(message));
        }
    }
    out.push('\n');
    out
}

/// Day, agency and dateline in one line.
pub(crate) fn heading(coded: Coded) -> String {
    let records = coded.records;
    let mut parts = vec![records.published.map_or("day unknown".to_owned(), |date| date.to_string())];
    parts.extend(records.agency.as_deref().map(isolated));
    parts.extend(records.dateline.as_ref().and_then(|dateline| dateline.place.as_ref()).map(|place| format!("from {}", place_name(place))));
    parts.push(coded.report.origin.clone());
    parts.join(" · ")
}

fn section(out: &mut String, style: &Style, title: &str, empty: bool, nothing: &str) {
    let _ = writeln!(out, "\n{}", style.paint(Look::Heading, title));
    if empty {
        let _ = writeln!(out, "  {}", style.paint(Look::Faint, nothing));
    }
}

fn who(at: usize, entity: &Entity, text: &str, style: &Style) -> String {
    let mut parts = vec![called(entity, text)];
    if entity.name_en.is_some() && !entity.name.is_empty() {
        parts.push(isolated(&entity.name));
    }
    parts.push(affiliation(entity));
    parts.extend(entity.office.as_deref().map(isolated));
    parts.push(format!("{} · {}", kind(entity.entity_type), counted(entity.mentions.len() as u64, "mention")));
    format!("  {} {}", style.paint(Look::Id, &format!("{:<4}", entity_id(at))), parts.join(" · "))
}

/// State and sector, such as `KAZ GOV`.
pub(crate) fn affiliation(entity: &Entity) -> String {
    format!("{} {}", entity.country.as_ref().map_or("---", |code| code.as_str()), entity.sector)
}

/// What to call an entity in an English line.
pub(crate) fn called(entity: &Entity, text: &str) -> String {
    let named = entity.name_en.as_deref().or(Some(entity.name.as_str())).filter(|name| !name.is_empty());
    let mentioned = || entity.mentions.iter().find(|mention| mention.kind != MentionKind::Elided).map(|mention| mention.span.slice(text));
    isolated(&shortened(named.or_else(mentioned).unwrap_or("somebody"), 70))
}

/// What kind of thing an entity is, in a word.
pub(crate) fn kind(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Person => "person",
        EntityType::Organisation => "organisation",
        EntityType::State => "state",
        EntityType::Location => "place",
        EntityType::Group => "group",
    }
}

fn said(at: usize, statement: &Statement, records: &CodedReport, text: &str, style: &Style) -> String {
    let name = |entity: Option<usize>| entity.and_then(|at| records.entities.get(at)).map(|entity| called(entity, text));
    let mut line = format!(
        "  {} {}",
        style.paint(Look::Id, &format!("{:<4}", statement_id(at))),
        name(statement.speaker).unwrap_or_else(|| "somebody".into())
    );
    if let Some(addressee) = name(statement.addressee) {
        let _ = write!(line, " to {addressee}");
    }
    if let Some(parent) = statement.parent {
        let _ = write!(line, ", told in {}", statement_id(parent));
    }
    let _ = write!(line, " — {}", style.paint(Look::Cue, &isolated(statement.cue.slice(text))));
    let mut facts = vec![statement.act.code().to_owned()];
    facts.extend(name(statement.about).map(|about| format!("about {about}")));
    if statement.direct {
        facts.push("in quotation marks".into());
    }
    let _ = write!(line, " {}", style.paint(Look::Faint, &format!("({})", facts.join(", "))));
    if let Some(content) = statement.content {
        let _ = write!(line, "\n       {}", isolated(&quote(content, text)));
    }
    line
}

fn quote(span: Span, text: &str) -> String {
    shortened(span.slice(text), 220)
}

fn act(at: usize, event: &Event, style: &Style) -> String {
    let look = if event.quad.contains("conflict") { Look::Conflict } else { Look::Cooperation };
    let mut facts = vec![event.status.code().to_owned()];
    facts.extend(event.date.map(days));
    facts.extend(event.place.as_ref().map(place_name));
    facts.extend(event.killed.map(|number| format!("{number} killed")));
    facts.extend(event.injured.map(|number| format!("{number} injured")));
    facts.extend((!event.contexts.is_empty()).then(|| event.contexts.join(", ")));
    facts.extend(event.statement.map(|at| format!("told in {}", statement_id(at))));
    facts.push(confidence(event.confidence));
    let mut out = String::new();
    let (id, name) = (style.paint(Look::Id, &format!("{:<4}", event_id(at))), style.paint(look, &type_name(event)));
    let _ = writeln!(out, "  {id} {name} {}", style.paint(Look::Faint, &facts.join(" · ")));
    let _ = writeln!(out, "       {}", mixed(&event.gloss_en));
    if !event.gloss_ar.is_empty() {
        let _ = writeln!(out, "       {}", isolated(&event.gloss_ar));
    }
    out
}

/// Type and mode, such as `CONSULT visit`.
pub(crate) fn type_name(event: &Event) -> String {
    event.mode.as_ref().map_or(event.event_type.code().to_owned(), |mode| format!("{} {mode}", event.event_type.code()))
}

/// One day or the first and last.
pub(crate) fn days((first, last): (Date, Date)) -> String {
    if first == last { first.to_string() } else { format!("{first} to {last}") }
}

/// A place with its state.
pub(crate) fn place_name(place: &PlaceName) -> String {
    match &place.country {
        Some(code) => format!("{} ({code})", isolated(&place.name)),
        None => isolated(&place.name),
    }
}

/// A confidence in a word and a number.
pub(crate) fn confidence(value: f32) -> String {
    format!("{} {value:.2}", Confidence::word(value))
}

/// An English line with its Arabic runs isolated.
pub(crate) fn mixed(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 12);
    let mut run = String::new();
    let mut rest = line.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).peekable();
    while let Some(character) = rest.next() {
        let arabic = crate::isolate::is_right_to_left(character);
        let inside = !run.is_empty()
            && matches!(character, ' ' | '-' | '\u{AB}' | '\u{BB}')
            && rest.peek().is_some_and(|&next| crate::isolate::is_right_to_left(next));
        if arabic || inside {
            run.push(character);
        } else {
            if !run.is_empty() {
                out.push_str(&isolated(&std::mem::take(&mut run)));
            }
            out.push(character);
        }
    }
    if !run.is_empty() {
        out.push_str(&isolated(&run));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_arabic_are_isolated_as_a_whole() {
        assert_eq!(mixed("A \u{642}\u{627} \u{644} met B"), "A \u{2068}\u{642}\u{627} \u{644}\u{2069} met B");
        assert_eq!(mixed("plain"), "plain");
    }
}
