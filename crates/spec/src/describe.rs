//! Records in the words of the expectations.

use crate::expectation::Party;
use std::collections::BTreeSet;
use waqai_coder::record::{CodedReport, Entity, Event, Statement, Status};

/// Words of the report between the marks that keep their direction to themselves (FSI and PDI), so that a line with Arabic and Latin can be read.
pub fn isolate(words: &str) -> String {
    format!("\u{2068}{words}\u{2069}")
}

/// State and sector of an entity of the report.
pub(crate) fn party(report: &CodedReport, entity: usize) -> Option<Party> {
    report.entities.get(entity).map(|entity| Party { state: entity.country, sector: entity.sector })
}

pub(crate) fn side(report: &CodedReport, entities: &[usize]) -> BTreeSet<Party> {
    entities.iter().filter_map(|&entity| party(report, entity)).collect()
}

fn list(side: &BTreeSet<Party>) -> String {
    if side.is_empty() {
        return "-".to_owned();
    }
    side.iter().map(Party::to_string).collect::<Vec<_>>().join(",")
}

/// The first six words, so that a content does not fill the screen.
fn beginning(words: &str) -> String {
    let mut short = words.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    if words.split_whitespace().nth(6).is_some() {
        short.push('…');
    }
    short
}

pub(crate) fn event(report: &CodedReport, event: &Event, text: &str, contexts: bool) -> String {
    let mut line = format!("event {}", event.event_type.code());
    if let Some(mode) = &event.mode {
        line += &format!("/{mode}");
    }
    line += &format!(" {} > {}", list(&side(report, &event.actor)), list(&side(report, &event.recipient)));
    line += &format!(" {}", isolate(&format!("«{}»", event.trigger.slice(text))));
    if event.status != Status::Actual {
        line += &format!(" {}", event.status.code());
    }
    match event.date {
        Some((first, last)) if first == last => line += &format!(" date={first}"),
        Some((first, last)) => line += &format!(" date={first}..{last}"),
        None => {}
    }
    if let Some(state) = event.place.as_ref().and_then(|place| place.country) {
        line += &format!(" place={state}");
    }
    for (key, count) in [("killed", event.killed), ("injured", event.injured)] {
        if let Some(count) = count {
            line += &format!(" {key}={count}");
        }
    }
    if contexts && !event.contexts.is_empty() {
        line += &format!(" context={}", event.contexts.join(","));
    }
    line + &format!("  [{}]", event.rule)
}

pub(crate) fn statement(report: &CodedReport, statement: &Statement, text: &str) -> String {
    let speaker = statement.speaker.and_then(|speaker| party(report, speaker));
    let speaker = speaker.map_or_else(|| "-".to_owned(), |party| party.to_string());
    let mut line = format!("statement {speaker} {}", isolate(&format!("«{}»", statement.cue.slice(text))));
    if statement.direct {
        line += " direct";
    }
    line += &format!(" act={}", statement.act.code());
    let of = |entity: Option<usize>| entity.and_then(|entity| party(report, entity));
    for (key, whom) in [("to", of(statement.addressee)), ("about", of(statement.about))] {
        if let Some(whom) = whom {
            line += &format!(" {key}={whom}");
        }
    }
    if let Some(content) = statement.content {
        line += &format!(" content={}", isolate(&format!("«{}»", beginning(content.slice(text)))));
    }
    line + &format!("  [{}]", statement.rule)
}

pub(crate) fn entity(entity: &Entity, text: &str) -> String {
    let party = Party { state: entity.country, sector: entity.sector };
    let mentions: Vec<String> = entity
        .mentions
        .iter()
        .map(|mention| if mention.span.is_empty() { "∅".to_owned() } else { isolate(&format!("«{}»", mention.span.slice(text))) })
        .collect();
    let known = entity.known.as_ref().map_or(String::new(), |id| format!(" kb={id}"));
    format!("entity {} {party} {} rank={}{known}", entity.entity_type.code(), mentions.join(" "), entity.rank.code())
}
