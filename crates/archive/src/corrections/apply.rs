//! Corrections laid over the records of a coding.

use super::change::{Change, Party, Set};
use super::{Anchor, Correction};
use crate::records::{Entity, Event, Place, Range, Records, Statement, quad};
use serde_json::{Value, json};
use waqai_coder::rules::EventType;

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The records were changed.
    Applied,
    /// The coder says the same by now.
    Unneeded,
    /// The coder says something third; somebody must look.
    Conflict,
}

impl Outcome {
    /// Its name in the archive.
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Applied => "applied",
            Outcome::Unneeded => "unneeded",
            Outcome::Conflict => "conflict",
        }
    }
}

/// An outcome, and why where it is a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// What became of it.
    pub outcome: Outcome,
    /// In words.
    pub detail: Option<String>,
}

fn done() -> Applied {
    Applied { outcome: Outcome::Applied, detail: None }
}

fn unneeded() -> Applied {
    Applied { outcome: Outcome::Unneeded, detail: None }
}

fn conflict(detail: impl Into<String>) -> Applied {
    Applied { outcome: Outcome::Conflict, detail: Some(detail.into()) }
}

/// Applies a correction to records of its own text.
///
/// ```
/// use waqai_archive::Records;
/// use waqai_archive::corrections::{Anchor, Change, Correction, Outcome, apply};
/// let text = "the minister arrived";
/// let change: Change = serde_json::from_str(r#"{"kind": "missing event", "set": {"type": "CONSULT"}}"#).unwrap();
/// let correction = Correction::new(text, Anchor::find(text, "arrived", None).unwrap(), change, "a visit", "me").unwrap();
/// let mut records = Records::default();
/// assert_eq!(apply(&correction, &mut records).outcome, Outcome::Applied);
/// assert_eq!(records.events[0].quad, "verbal cooperation");
/// assert_eq!(apply(&correction, &mut records).outcome, Outcome::Unneeded);
/// ```
pub fn apply(correction: &Correction, records: &mut Records) -> Applied {
    let range = correction.anchor.range();
    match &correction.change {
        Change::Event { set, was, actor, recipient } => event(records, range, set, was, actor.as_deref(), recipient.as_deref()),
        Change::NotAnEvent { kind } => not_an_event(records, range, kind.as_deref()),
        Change::MissingEvent { set, actor, recipient } => missing_event(records, range, set, actor, recipient),
        Change::Entity { set, was } => entity(records, range, set, was),
        Change::SameEntity { other } => same_entity(records, range, other),
        Change::DifferentEntity { other, set } => different_entity(records, range, other, set),
        Change::Statement { set, was, speaker, addressee } => {
            statement(records, range, set, was, [speaker.as_deref(), addressee.as_deref()])
        }
        Change::NotAStatement => not_a_statement(records, range),
        Change::Right { was } => right(records, range, was),
    }
}

/// The event whose trigger shares characters with a range, best of all the same ones.
pub(super) fn event_at(records: &Records, range: Range, kind: Option<&str>) -> Option<usize> {
    let fits = |event: &&(usize, &Event)| event.1.trigger.touches(range) && kind.is_none_or(|kind| event.1.kind == kind);
    let events: Vec<(usize, &Event)> = records.events.iter().enumerate().collect();
    events.iter().filter(fits).min_by_key(|(_, event)| event.trigger != range).map(|(at, _)| *at)
}

/// The entity that a range mentions: the mention that is the same, else the shortest that shares characters with it.
pub(super) fn entity_at(records: &Records, range: Range) -> Option<usize> {
    let spans = records.entities.iter().enumerate().flat_map(|(at, entity)| entity.spans.iter().map(move |(span, _)| (at, *span)));
    spans.filter(|(_, span)| span.touches(range)).min_by_key(|(_, span)| (*span != range, span.end - span.start)).map(|(at, _)| at)
}

/// The statement whose words of speech share characters with a range, best the same ones.
pub(super) fn statement_at(records: &Records, range: Range) -> Option<usize> {
    let statements = records.statements.iter().enumerate().filter(|(_, statement)| statement.cue.touches(range));
    statements.min_by_key(|(_, statement)| statement.cue != range).map(|(at, _)| at)
}

/// The fields of an event under their names in the coded report.
pub(super) fn event_field(event: &Event, name: &str) -> Value {
    match name {
        "type" => json!(event.kind),
        "mode" => json!(event.mode),
        "status" => json!(event.status),
        "context" => json!(event.contexts),
        "date" => event.days.as_ref().map_or(Value::Null, |(start, end)| json!({ "start": start, "end": end })),
        "place" => event.place.as_ref().map_or(Value::Null, place_value),
        "killed" => json!(event.killed),
        "injured" => json!(event.injured),
        _ => Value::Null,
    }
}

/// A place as corrections name it.
fn place_value(place: &Place) -> Value {
    json!({ "name": place.name, "name_ar": place.name_ar, "country": place.country })
}

/// Whether two places of corrections are one: a name that is not given does not matter.
fn same_place(one: &Value, other: &Value) -> bool {
    let field = |place: &Value, name: &str| place.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
    let agree = |name| matches!((field(one, name), field(other, name)), (one, other) if one.is_none() || other.is_none() || one == other);
    one.is_null() == other.is_null() && agree("name") && agree("name_ar") && agree("country")
}

fn set_event_field(event: &mut Event, name: &str, value: &Value) {
    let text = || value.as_str().map(str::to_owned);
    match name {
        "type" => {
            let kind = text().unwrap_or_default();
            if kind != event.kind {
                (event.quad, event.cameo) = classes(&kind);
                event.mode = None;
            }
            event.kind = kind;
        }
        "mode" => event.mode = text(),
        "status" => event.status = text().unwrap_or_default(),
        "context" => event.contexts = value.as_array().into_iter().flatten().filter_map(|code| code.as_str().map(str::to_owned)).collect(),
        "date" => {
            let day = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
            event.days = day("start").zip(day("end"));
        }
        "place" => {
            let field = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
            event.place = (!value.is_null()).then(|| {
                let (english, arabic) = (field("name"), field("name_ar"));
                let name = english.clone().or_else(|| arabic.clone()).unwrap_or_default();
                Place { name_ar: arabic.unwrap_or_else(|| name.clone()), name, country: field("country"), ..Place::default() }
            });
            event.place_basis = event.place.as_ref().map(|_| "told".into());
        }
        "killed" => event.killed = value.as_u64(),
        "injured" => event.injured = value.as_u64(),
        _ => {}
    }
}

fn statement_field(statement: &Statement, name: &str) -> Value {
    match name {
        "act" => json!(statement.act),
        "direct" => json!(statement.direct),
        _ => Value::Null,
    }
}

pub(super) fn entity_field(entity: &Entity, name: &str) -> Value {
    match name {
        "type" => json!(entity.kind),
        "name" => json!(entity.name),
        "name_en" => json!(entity.name_en),
        "country" => json!(entity.country),
        "sector" => json!(entity.sector),
        "office" => json!(entity.office),
        "rank" => json!(entity.rank),
        "known" => json!(entity.known),
        _ => Value::Null,
    }
}

fn set_entity_field(entity: &mut Entity, name: &str, value: &Value) {
    let text = value.as_str().map(str::to_owned);
    match name {
        "type" => entity.kind = text.unwrap_or_default(),
        "name" => entity.name = text,
        "name_en" => entity.name_en = text,
        "country" => entity.country = text,
        "sector" => entity.sector = text.unwrap_or_default(),
        "office" => entity.office = text,
        "rank" => entity.rank = text.unwrap_or_default(),
        "known" => entity.known = text,
        _ => {}
    }
}

/// Which fields stand between a record and its correction: none where it is as it shall be; an error where it is neither as it was nor as it shall be.
fn open<'a>(set: &'a Set, was: &Set, now: impl Fn(&str) -> Value) -> Result<Vec<&'a String>, String> {
    let mut open = Vec::new();
    for (name, value) in set {
        let current = now(name);
        let same = |one: &Value, other: &Value| if name == "place" { same_place(one, other) } else { one == other };
        if same(&current, value) {
            continue;
        }
        if let Some(before) = was.get(name)
            && !same(before, &current)
        {
            return Err(format!("`{name}` is now {current}; it was {before} when it was corrected to {value}"));
        }
        open.push(name);
    }
    Ok(open)
}

fn event(records: &mut Records, range: Range, set: &Set, was: &Set, actor: Option<&[Party]>, recipient: Option<&[Party]>) -> Applied {
    // Where the type was wrong, the event still has the wrong one or the right one.
    let kinds = [was.get("type"), set.get("type")].map(|kind| kind.and_then(Value::as_str));
    let Some(at) =
        kinds.into_iter().flatten().find_map(|kind| event_at(records, range, Some(kind))).or_else(|| event_at(records, range, None))
    else {
        return conflict("no event is coded at these words any more");
    };
    let fields = match open(set, was, |name| event_field(&records.events[at], name)) {
        Ok(fields) => fields,
        Err(detail) => return conflict(detail),
    };
    let mut sides = [None, None];
    for (side, parties) in sides.iter_mut().zip([actor, recipient]) {
        let Some(parties) = parties else { continue };
        match entities_of(records, parties, range) {
            Ok(entities) => *side = Some(entities),
            Err(detail) => return conflict(detail),
        }
    }
    let event = &records.events[at];
    let [actor, recipient] = sides;
    let differs = |side: &Option<Vec<usize>>, now: &[usize]| side.as_ref().is_some_and(|side| side != now);
    if fields.is_empty() && !differs(&actor, &event.actor) && !differs(&recipient, &event.recipient) {
        return unneeded();
    }
    let event = &mut records.events[at];
    // The type first: it resets the mode.
    let fields = fields.iter().filter(|name| *name == &"type").chain(fields.iter().filter(|name| *name != &"type"));
    for name in fields {
        set_event_field(event, name, &set[*name]);
    }
    event.actor = actor.unwrap_or_else(|| event.actor.clone());
    event.recipient = recipient.unwrap_or_else(|| event.recipient.clone());
    corrected(records, at);
    done()
}

fn statement(records: &mut Records, range: Range, set: &Set, was: &Set, sides: [Option<&[Party]>; 2]) -> Applied {
    let Some(at) = statement_at(records, range) else { return conflict("no statement is coded at these words any more") };
    let fields = match open(set, was, |name| statement_field(&records.statements[at], name)) {
        Ok(fields) => fields,
        Err(detail) => return conflict(detail),
    };
    let mut found = [None, None];
    for (found, parties) in found.iter_mut().zip(sides) {
        let Some(parties) = parties else { continue };
        match entities_of(records, parties, range) {
            Ok(entities) => *found = Some(entities.first().copied()),
            Err(detail) => return conflict(detail),
        }
    }
    let [speaker, addressee] = found;
    let now = &records.statements[at];
    if fields.is_empty() && speaker.is_none_or(|speaker| speaker == now.speaker) && addressee.is_none_or(|to| to == now.addressee) {
        return unneeded();
    }
    let statement = &mut records.statements[at];
    for name in fields {
        match name.as_str() {
            "act" => statement.act = set[name].as_str().unwrap_or_default().to_owned(),
            "direct" => statement.direct = set[name].as_bool().unwrap_or_default(),
            _ => {}
        }
    }
    statement.speaker = speaker.unwrap_or(statement.speaker);
    statement.addressee = addressee.unwrap_or(statement.addressee);
    statement.rule = "correction".into();
    done()
}

fn not_a_statement(records: &mut Records, range: Range) -> Applied {
    let Some(at) = statement_at(records, range) else { return unneeded() };
    let gone = records.statements.remove(at);
    // Whatever names the statement names the one around it, and those behind it by their new places.
    let moved = |place: Option<usize>| match place {
        Some(place) if place == at => gone.parent.filter(|parent| *parent != at),
        other => other,
    };
    let closed = |place: usize| if place > at { place - 1 } else { place };
    for place in records
        .statements
        .iter_mut()
        .map(|statement| &mut statement.parent)
        .chain(records.events.iter_mut().map(|event| &mut event.statement))
    {
        *place = moved(*place).map(closed);
    }
    done()
}

/// What an event is, for whoever confirms it: its fields, and who is on its sides.
pub(super) fn confirmed(records: &Records, event: &Event) -> Set {
    let mut was: Set =
        ["type", "mode", "status", "date", "place"].into_iter().map(|name| (name.to_owned(), event_field(event, name))).collect();
    for (name, side) in [("actor", &event.actor), ("recipient", &event.recipient)] {
        let called = |&entity: &usize| {
            let entity = records.entities.get(entity)?;
            entity.known.clone().or_else(|| entity.name.clone()).or_else(|| entity.name_en.clone())
        };
        was.insert(name.into(), json!(side.iter().map(called).collect::<Vec<_>>()));
    }
    was
}

fn right(records: &mut Records, range: Range, was: &Set) -> Applied {
    let kind = was.get("type").and_then(Value::as_str);
    let Some(at) = event_at(records, range, kind) else {
        return match event_at(records, range, None) {
            Some(at) => conflict(format!("the event at these words is now coded as {}", records.events[at].kind)),
            None => conflict("no event is coded at these words any more"),
        };
    };
    let now = confirmed(records, &records.events[at]);
    for (name, before) in was {
        let current = now.get(name).unwrap_or(&Value::Null);
        if current != before && !(name == "place" && same_place(current, before)) {
            return conflict(format!("`{name}` is now {current}; it was {before} when somebody confirmed it"));
        }
    }
    let event = &mut records.events[at];
    if event.confidence >= 1.0 {
        return unneeded();
    }
    // Somebody has read it: it is sure, whatever the frame's own weight.
    event.confidence = 1.0;
    done()
}

fn not_an_event(records: &mut Records, range: Range, kind: Option<&str>) -> Applied {
    match event_at(records, range, kind) {
        Some(at) => {
            records.events.remove(at);
            done()
        }
        None => match event_at(records, range, None) {
            Some(at) => conflict(format!("the event at these words is now coded as {}", records.events[at].kind)),
            None => unneeded(),
        },
    }
}

fn missing_event(records: &mut Records, range: Range, set: &Set, actor: &[Party], recipient: &[Party]) -> Applied {
    let kind = set.get("type").and_then(Value::as_str).unwrap_or_default();
    if event_at(records, range, Some(kind)).is_some() {
        return unneeded();
    }
    if let Some(at) = event_at(records, range, None) {
        return conflict(format!("an event of type {} is now coded at these words", records.events[at].kind));
    }
    let (actor, recipient) = match (entities_of(records, actor, range), entities_of(records, recipient, range)) {
        (Ok(actor), Ok(recipient)) => (actor, recipient),
        (Err(detail), _) | (_, Err(detail)) => return conflict(detail),
    };
    let sentence = records.sentences.iter().find(|sentence| sentence.touches(range)).copied().unwrap_or(range);
    let evidence = Range { start: sentence.start.min(range.start), end: sentence.end.max(range.end) };
    let (quad, cameo) = classes(kind);
    let mut made =
        Event { kind: kind.into(), quad, cameo, status: "actual".into(), actor, recipient, trigger: range, evidence, ..Event::default() };
    for (name, value) in set.iter().filter(|(name, _)| *name != "type") {
        set_event_field(&mut made, name, value);
    }
    let at = records.events.partition_point(|event| event.trigger.start <= range.start);
    records.events.insert(at, made);
    corrected(records, at);
    done()
}

fn entity(records: &mut Records, range: Range, set: &Set, was: &Set) -> Applied {
    let Some(at) = entity_at(records, range) else { return conflict("nobody is mentioned at these words any more") };
    match open(set, was, |name| entity_field(&records.entities[at], name)) {
        Err(detail) => conflict(detail),
        Ok(fields) if fields.is_empty() => unneeded(),
        Ok(fields) => {
            for name in fields {
                set_entity_field(&mut records.entities[at], name, &set[name]);
            }
            done()
        }
    }
}

fn same_entity(records: &mut Records, range: Range, other: &Anchor) -> Applied {
    let (Some(here), Some(there)) = (entity_at(records, range), entity_at(records, other.range())) else {
        return conflict("nobody is mentioned at one of these words any more");
    };
    if here == there {
        return unneeded();
    }
    // The one that is known better stays.
    let (keep, lose) =
        if records.entities[here].known.is_none() && records.entities[there].known.is_some() { (there, here) } else { (here, there) };
    let spans = std::mem::take(&mut records.entities[lose].spans);
    records.entities[keep].spans.extend(spans);
    records.entities[keep].spans.sort();
    records.entities[keep].spans.dedup();
    records.entities.remove(lose);
    renumber(records, |entity| {
        let entity = if entity == lose { keep } else { entity };
        if entity > lose { entity - 1 } else { entity }
    });
    done()
}

fn different_entity(records: &mut Records, range: Range, other: &Anchor, set: &Set) -> Applied {
    let (Some(here), Some(there)) = (entity_at(records, range), entity_at(records, other.range())) else {
        return conflict("nobody is mentioned at one of these words any more");
    };
    if here != there {
        return unneeded();
    }
    let (spans, left) = std::mem::take(&mut records.entities[here].spans).into_iter().partition(|(span, _)| span.touches(range));
    records.entities[here].spans = left;
    let old = &records.entities[here];
    let mut made = Entity { kind: old.kind.clone(), sector: old.sector.clone(), rank: "unknown".into(), spans, ..Entity::default() };
    for (name, value) in set {
        set_entity_field(&mut made, name, value);
    }
    records.entities.push(made);
    done()
}

/// The entities that parties stand for; those that the report does not mention as records are added to it.
fn entities_of(records: &mut Records, parties: &[Party], event: Range) -> Result<Vec<usize>, String> {
    let mut found = Vec::with_capacity(parties.len());
    for party in parties {
        let range = party.mention.as_ref().map(Anchor::range);
        let described = || {
            let fits = |entity: &Entity| {
                (party.known.is_some() && entity.known == party.known)
                    || (party.known.is_none()
                        && party.name.as_ref().is_none_or(|name| entity.name.as_ref() == Some(name))
                        && party.name_en.as_ref().is_none_or(|name| entity.name_en.as_ref() == Some(name))
                        && party.country.as_ref().is_none_or(|country| entity.country.as_ref() == Some(country))
                        && party.kind.as_ref().is_none_or(|kind| &entity.kind == kind))
            };
            records.entities.iter().position(fits)
        };
        let at = match range {
            Some(range) => entity_at(records, range),
            None => described(),
        };
        let at = at.unwrap_or_else(|| {
            let own = |value: &Option<String>| value.clone();
            let quote = party.mention.as_ref().map(|mention| mention.quote.clone());
            // Who is not mentioned by words of its own is elided at the event.
            let span =
                range.map_or((Range { start: event.start, end: event.start }, "elided".to_owned()), |range| (range, "name".to_owned()));
            records.entities.push(Entity {
                kind: party.kind.clone().unwrap_or_else(|| "ORG".into()),
                name: own(&party.name).or(quote),
                name_en: own(&party.name_en),
                country: own(&party.country),
                sector: party.sector.clone().unwrap_or_else(|| "UNK".into()),
                rank: "unknown".into(),
                known: own(&party.known),
                office: None,
                spans: vec![span],
            });
            records.entities.len() - 1
        });
        if !found.contains(&at) {
            found.push(at);
        }
    }
    Ok(found)
}

fn renumber(records: &mut Records, number: impl Fn(usize) -> usize) {
    for statement in &mut records.statements {
        statement.speaker = statement.speaker.map(&number);
        statement.addressee = statement.addressee.map(&number);
    }
    for event in &mut records.events {
        for side in [&mut event.actor, &mut event.recipient] {
            let mut seen = Vec::with_capacity(side.len());
            for entity in side.drain(..).map(&number) {
                if !seen.contains(&entity) {
                    seen.push(entity);
                }
            }
            *side = seen;
        }
    }
}

/// Marks an event as corrected: sure, and with lines that say no more than its fields do.
fn corrected(records: &mut Records, at: usize) {
    let names = |side: &[usize], english: bool| {
        let name = |&entity: &usize| {
            let entity = records.entities.get(entity)?;
            let (first, second) = if english { (&entity.name_en, &entity.name) } else { (&entity.name, &entity.name_en) };
            first.clone().or_else(|| second.clone())
        };
        let names: Vec<String> = side.iter().filter_map(name).collect();
        if names.is_empty() { "–".to_owned() } else { names.join(", ") }
    };
    let event = &records.events[at];
    let line = |english: bool| format!("{} · {} · {}", names(&event.actor, english), event.kind, names(&event.recipient, english));
    let (english, arabic) = (line(true), line(false));
    let event = &mut records.events[at];
    (event.gloss_en, event.gloss_ar) = (english, arabic);
    event.confidence = 1.0;
    event.rule = "correction".into();
}

/// The quad class of a type, and the CAMEO root that is closest to it.
fn classes(kind: &str) -> (String, String) {
    let Some(known) = EventType::named(kind) else { return (String::new(), String::new()) };
    use EventType::*;
    let cameo = match known {
        Agree => "030",
        Consult => "040",
        Support => "050",
        Cooperate => "060",
        Aid => "070",
        Concede => "080",
        Retreat => "087",
        Request => "100",
        Accuse => "110",
        Reject => "120",
        Threaten => "130",
        Protest => "140",
        Mobilize => "150",
        Sanction => "160",
        Coerce => "170",
        Assault => "190",
    };
    (quad(kind).1.into(), cameo.into())
}
