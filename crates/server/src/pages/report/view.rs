//! What the page of a report shows of its records, in the language of the page.

use super::marks::{self, Paragraph, Record};
use super::names::{self, Name, Who};
use super::why::{self, Rule};
use crate::Shared;
use crate::language::Language;
use crate::wording::Texts;
use waqai_archive::ask::{Telling, Whole, slice};
use waqai_archive::ids::public_id;
use waqai_archive::records::{Entity, Event, Statement};

/// An event as the page shows it.
pub(crate) struct EventCard {
    pub n: usize,
    pub kind: String,
    pub label: String,
    pub mode: Option<String>,
    pub status: String,
    pub status_code: String,
    pub gloss: Name,
    pub actors: Vec<Who>,
    pub recipients: Vec<Who>,
    pub day: Option<String>,
    pub place: Option<(Name, &'static str)>,
    pub killed: Option<String>,
    pub injured: Option<String>,
    pub contexts: Vec<String>,
    pub cameo: String,
    pub trigger: Name,
    /// The number of the statement that tells it.
    pub statement: Option<usize>,
    /// The public id of the event in the archive.
    pub id: Option<String>,
    pub telling: Telling,
    pub reason: Option<Name>,
    pub rule: Rule,
    /// In percent.
    pub confidence: String,
    pub conflict: bool,
}

/// A statement as the page shows it.
pub(crate) struct StatementCard {
    pub n: usize,
    pub act: String,
    pub speaker: Option<Who>,
    pub addressee: Option<Who>,
    pub cue: Name,
    pub words: Option<String>,
    pub direct: bool,
    pub parent: Option<usize>,
    pub events: Vec<(usize, String)>,
    pub rule: Rule,
}

/// An entity as the page shows it.
pub(crate) struct EntityCard {
    pub n: usize,
    pub name: Name,
    /// Its name in the other script.
    pub other: Option<Name>,
    pub kind: String,
    pub state: Option<(String, String)>,
    pub sector: String,
    pub office: Option<Name>,
    pub rank: Option<String>,
    pub known: Option<String>,
    /// The public id of the actor.
    pub actor: Option<String>,
    /// How often words stand for it.
    pub mentions: String,
}

/// A note in the margin: the record, its kind and one line.
pub(crate) struct Note {
    pub anchor: String,
    pub is_event: bool,
    pub label: String,
    pub line: Name,
    pub status: Option<String>,
    pub conflict: bool,
}

/// A paragraph of the text and the notes beside it.
pub(crate) struct Passage {
    pub html: String,
    pub notes: Vec<Note>,
}

/// Whether an event of this type is one of conflict.
pub(crate) fn is_conflict(quad: &str) -> bool {
    quad.ends_with("conflict")
}

/// The paragraphs with their notes.
pub(crate) fn passages(whole: &Whole, events: &[EventCard], statements: &[StatementCard], t: &Texts) -> Vec<Passage> {
    let passage = |paragraph: Paragraph| {
        let notes = paragraph.records.iter().filter_map(|&record| note(record, events, statements, t)).collect();
        Passage { html: paragraph.html, notes }
    };
    marks::paragraphs(&whole.text, &whole.records, true).into_iter().map(passage).collect()
}

fn note(record: Record, events: &[EventCard], statements: &[StatementCard], t: &Texts) -> Option<Note> {
    let anchor = record.anchor();
    match record {
        Record::Event(at) => {
            let event = events.get(at)?;
            let status = (event.status_code != "actual").then(|| event.status.clone());
            // Arabic lines begin with the type's name, which stands before them already.
            let rest = event.gloss.text.strip_prefix(&event.label).and_then(|rest| rest.strip_prefix(':'));
            let line = rest.map_or(event.gloss.clone(), |rest| Name { text: rest.trim().to_owned(), lang: event.gloss.lang });
            Some(Note { anchor, is_event: true, label: event.label.clone(), line, status, conflict: event.conflict })
        }
        Record::Statement(at) => {
            let statement = statements.get(at)?;
            let line = statement
                .speaker
                .as_ref()
                .map_or(Name { text: t.say("report.nobody").into(), lang: t.language().code() }, |who| who.name.clone());
            Some(Note { anchor, is_event: false, label: statement.act.clone(), line, status: None, conflict: false })
        }
        Record::Entity(_) => None,
    }
}

/// All events of a report.
pub(crate) fn events(shared: &Shared, t: &Texts, whole: &Whole) -> Vec<EventCard> {
    let events = whole.records.events.iter().enumerate();
    events.map(|(at, event)| event_card(shared, t, whole, at, event)).collect()
}

/// One event of a report.
pub(crate) fn event_card(shared: &Shared, t: &Texts, whole: &Whole, at: usize, event: &Event) -> EventCard {
    let language = t.language();
    let side = |side: &[usize]| names::side(&whole.records, &whole.text, side, language);
    let telling = whole.told.get(at).cloned().unwrap_or_default();
    let rule = why::rule(shared, &event.rule);
    let place = event
        .place
        .as_ref()
        .map(|place| (names::place(t, &shared.labels, place), names::place_basis(event.place_basis.as_deref().unwrap_or_default())));
    EventCard {
        n: at + 1,
        kind: event.kind.clone(),
        label: shared.labels.event_type(&event.kind, language).to_owned(),
        mode: event.mode.as_deref().map(|mode| t.named("mode", mode).to_owned()),
        status: t.named("status", &event.status).to_owned(),
        status_code: event.status.clone(),
        gloss: names::gloss(event, language),
        actors: side(&event.actor),
        recipients: side(&event.recipient),
        day: names::days(t, &event.days),
        place,
        killed: event.killed.map(|number| t.number(number)),
        injured: event.injured.map(|number| t.number(number)),
        contexts: event.contexts.iter().map(|context| t.named("context", context).to_owned()).collect(),
        cameo: event.cameo.clone(),
        trigger: why::words(&whole.text, event.trigger),
        statement: event.statement.map(|at| at + 1),
        id: whole.told.get(at).map(|telling| public_id("evt", telling.event_key)),
        reason: telling.reason.as_deref().map(Name::of),
        telling,
        confidence: names::percent(t, event.confidence),
        rule,
        conflict: is_conflict(&event.quad),
    }
}

/// All statements of a report.
pub(crate) fn statements(shared: &Shared, t: &Texts, whole: &Whole) -> Vec<StatementCard> {
    whole.records.statements.iter().enumerate().map(|(at, statement)| statement_card(shared, t, whole, at, statement)).collect()
}

/// One statement of a report.
pub(crate) fn statement_card(shared: &Shared, t: &Texts, whole: &Whole, at: usize, statement: &Statement) -> StatementCard {
    let language = t.language();
    let who = |at: Option<usize>| at.and_then(|at| names::who(&whole.records, &whole.text, at, language));
    let carried = whole.records.events.iter().enumerate().filter(|(_, event)| event.statement == Some(at));
    StatementCard {
        n: at + 1,
        act: t.named("act", &statement.act).to_owned(),
        speaker: who(statement.speaker),
        addressee: who(statement.addressee),
        cue: why::words(&whole.text, statement.cue),
        words: statement.content.map(|content| names::plain(slice(&whole.text, content))),
        direct: statement.direct,
        parent: statement.parent.map(|at| at + 1),
        events: carried.map(|(at, event)| (at + 1, shared.labels.event_type(&event.kind, language).to_owned())).collect(),
        rule: why::rule(shared, &statement.rule),
    }
}

/// All entities of a report.
pub(crate) fn entities(shared: &Shared, t: &Texts, whole: &Whole) -> Vec<EntityCard> {
    whole.records.entities.iter().enumerate().map(|(at, entity)| entity_card(shared, t, whole, at, entity)).collect()
}

fn entity_card(shared: &Shared, t: &Texts, whole: &Whole, at: usize, entity: &Entity) -> EntityCard {
    let language = t.language();
    let name = names::called(entity, &whole.text, language);
    let other = match language {
        Language::English => &entity.name,
        Language::Arabic => &entity.name_en,
    };
    let rank = Some(entity.rank.as_str()).filter(|rank| !matches!(*rank, "body" | "unknown"));
    EntityCard {
        n: at + 1,
        other: other.clone().map(Name::of).filter(|other| *other != name && !other.text.trim().is_empty()),
        name,
        kind: t.named("kind", &entity.kind).to_owned(),
        state: entity.country.clone().map(|code| (names::state(t, &shared.labels, &code), code)),
        sector: t.named("sector", &entity.sector).to_owned(),
        office: entity.office.as_deref().map(|office| Name::of(shared.labels.office(office, language))),
        rank: rank.map(|rank| shared.labels.rank(rank, language).to_owned()),
        known: entity.known.clone(),
        actor: whole.actors.get(at).and_then(Option::as_ref).map(|actor| public_id("act", actor.key)),
        mentions: t.number(entity.spans.len()),
    }
}
