//! The forms: one for each kind of record, filled with what is there.

use super::who::known_who;
use crate::Shared;
use crate::language::{Reading, write_form};
use crate::pages::Frame;
use crate::pages::frame::page;
use crate::pages::report::marks::excerpt;
use crate::pages::report::names::{self, Name};
use crate::pages::report::whole;
use crate::problem::Problem;
use crate::writing::writable;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use std::sync::Arc;
use waqai_archive::ask::{STATUSES, Whole, slice};
use waqai_archive::ids::public_id;
use waqai_archive::records::{Entity, Event, Range};
use waqai_coder::rules::{Act, EventType};

/// What can be chosen: value, words, whether it is chosen.
pub(super) type Choice = (String, String, bool);

#[derive(Template)]
#[template(path = "correct.html")]
struct FormPage<'a> {
    frame: Frame<'a>,
    id: String,
    /// The page that the form is about, with the record's anchor.
    back: String,
    /// `event`, `missing`, `statement`, `entity`.
    which: &'static str,
    n: usize,
    sentence: String,
    /// The whole text, where words are to be chosen from it.
    text: String,
    fields: Fields,
    parties: Vec<PartyRow>,
    types: Vec<Choice>,
    modes: Vec<(String, Vec<Choice>)>,
    statuses: Vec<Choice>,
    states: Vec<Choice>,
    place_states: Vec<Choice>,
    acts: Vec<Choice>,
    kinds: Vec<Choice>,
    sectors: Vec<Choice>,
    ranks: Vec<Choice>,
    mentions: Vec<(usize, Name, Name)>,
    /// The event of the archive, and how many reports tell it.
    told: Option<(String, i64)>,
    who: String,
    then: String,
}

/// Values in the fields.
#[derive(Default)]
struct Fields {
    from: String,
    to: String,
    place: String,
    killed: String,
    injured: String,
    name: String,
    name_en: String,
    office: String,
    known: String,
}

/// A party with the sides that it is on.
struct PartyRow {
    n: usize,
    name: Name,
    codes: String,
    actor: bool,
    recipient: bool,
}

/// What the question asks for.
fn asked(reading: &Reading, name: &str) -> Option<usize> {
    let value = reading.question.iter().find(|(key, _)| key == name).map(|(_, value)| value)?;
    value.parse::<usize>().ok()?.checked_sub(1)
}

pub(super) async fn form(
    State(shared): State<Arc<Shared>>,
    reading: Reading,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    writable(&shared)?;
    if Frame::new(&shared, &reading).must_sign_in {
        let next = write_form(&[("next".into(), reading.with("lang", None))]);
        return Ok(Redirect::to(&format!("/login?{next}")).into_response());
    }
    let whole = shared.readers.ask(move |archive| whole(archive, &name)).await?;
    let frame = Frame::new(&shared, &reading);
    let id = public_id("rpt", whole.row.key);
    let records = &whole.records;
    let (event, statement, entity) = (asked(&reading, "event"), asked(&reading, "statement"), asked(&reading, "entity"));
    let gone = || Problem::missing("the report has no such record any more").hint("Go back to the report: its records may have changed");
    let (which, n, range, mark): (_, _, Option<Range>, &'static str) = match (event, statement, entity) {
        (Some(at), ..) => {
            let event = records.events.get(at).ok_or_else(gone)?;
            ("event", at, Some(event.trigger), "trigger")
        }
        (_, Some(at), _) => {
            let statement = records.statements.get(at).ok_or_else(gone)?;
            ("statement", at, Some(statement.cue), "cue")
        }
        (.., Some(at)) => {
            let entity = records.entities.get(at).ok_or_else(gone)?;
            let named = entity.spans.iter().map(|(range, _)| *range).find(|range| range.start < range.end);
            ("entity", at, named, "name")
        }
        _ => ("missing", 0, None, ""),
    };
    let sentence = range.map_or(String::new(), |range| excerpt(&whole.text, names::sentence(records, range, range), &[(range, mark)]));
    let event = if which == "event" { records.events.get(n) } else { None };
    let entity = if which == "entity" { records.entities.get(n) } else { None };
    let statement = if which == "statement" { records.statements.get(n) } else { None };
    let language = frame.t.language();
    let parties = records.entities.iter().enumerate().map(|(at, entity)| PartyRow {
        n: at + 1,
        name: names::called(entity, &whole.text, language),
        codes: names::codes(entity),
        actor: event.is_some_and(|event| event.actor.contains(&at)) || statement.is_some_and(|statement| statement.speaker == Some(at)),
        recipient: event.is_some_and(|event| event.recipient.contains(&at))
            || statement.is_some_and(|statement| statement.addressee == Some(at)),
    });
    let then = reading.value("then").to_owned();
    let back = match which {
        "missing" => format!("/report/{id}"),
        _ => format!("/report/{id}#{which}-{}", n + 1),
    };
    page(&FormPage {
        back,
        which,
        n: n + 1,
        sentence,
        text: if which == "missing" { excerpt(&whole.text, Range { start: 0, end: u32::MAX }, &[]) } else { String::new() },
        fields: fields(event, entity, &frame),
        parties: parties.collect(),
        types: types(&frame, event.map(|event| event.kind.as_str())),
        modes: modes(&shared, &frame, event),
        statuses: STATUSES
            .iter()
            .map(|code| {
                let chosen = event.map_or(*code == "actual", |event| event.status == *code);
                ((*code).to_owned(), frame.t.named("status", code).to_owned(), chosen)
            })
            .collect(),
        states: states(&frame, entity.and_then(|entity| entity.country.as_deref())),
        place_states: states(&frame, event.and_then(|event| event.place.as_ref()).and_then(|place| place.country.as_deref())),
        acts: Act::ALL
            .iter()
            .map(|act| {
                let chosen = statement.is_some_and(|statement| statement.act == act.code());
                (act.code().to_owned(), frame.t.named("act", act.code()).to_owned(), chosen)
            })
            .collect(),
        kinds: ["PER", "ORG", "GPE", "LOC", "GRP"]
            .iter()
            .map(|code| ((*code).to_owned(), frame.t.named("kind", code).to_owned(), entity.is_some_and(|entity| entity.kind == *code)))
            .collect(),
        sectors: codes(
            &shared,
            "codes/sectors",
            |row| frame.t.named("sector", row.get("code")).to_owned(),
            entity.map(|entity| entity.sector.as_str()),
        ),
        ranks: codes(
            &shared,
            "codes/ranks",
            |row| frame.t.of(row.get("name_en"), row.get("name_ar")).to_owned(),
            entity.map(|entity| entity.rank.as_str()),
        ),
        mentions: entity.map_or(Vec::new(), |entity| mentions(&whole, entity)),
        told: whole.told.get(n).filter(|_| which == "event").map(|told| (public_id("evt", told.event_key), told.reports)),
        who: known_who(&headers),
        then,
        frame,
        id,
    })
}

fn fields(event: Option<&Event>, entity: Option<&Entity>, frame: &Frame) -> Fields {
    let mut fields = Fields::default();
    if let Some(event) = event {
        if let Some((from, to)) = &event.days {
            (fields.from, fields.to) = (from.clone(), to.clone());
        }
        let number = |number: Option<u64>| number.map_or(String::new(), |number| number.to_string());
        (fields.killed, fields.injured) = (number(event.killed), number(event.injured));
        if let Some(place) = &event.place {
            let (first, second) = (frame.t.of(&place.name, &place.name_ar), &place.name);
            fields.place = if first.is_empty() { second.clone() } else { first.to_owned() };
        }
    }
    if let Some(entity) = entity {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        fields.name = text(&entity.name);
        fields.name_en = text(&entity.name_en);
        fields.office = text(&entity.office);
        fields.known = text(&entity.known);
    }
    fields
}

fn types(frame: &Frame, chosen: Option<&str>) -> Vec<Choice> {
    let label = |code: &str| match frame.labels.event_type(code, frame.t.language()) {
        name if name == code => code.to_owned(),
        name => format!("{name} {code}"),
    };
    EventType::ALL.iter().map(|kind| (kind.code().to_owned(), label(kind.code()), chosen == Some(kind.code()))).collect()
}

/// The modes of all types, by type.
fn modes(shared: &Shared, frame: &Frame, event: Option<&Event>) -> Vec<(String, Vec<Choice>)> {
    let Ok(table) = shared.tables.table("codes/modes", &["type", "mode"]) else { return Vec::new() };
    let mut found: Vec<(String, Vec<Choice>)> = Vec::new();
    for row in &table.rows {
        let (kind, mode) = (row.get("type"), row.get("mode"));
        let label = frame.labels.event_type(kind, frame.t.language()).to_owned();
        let chosen = event.is_some_and(|event| event.kind == kind && event.mode.as_deref() == Some(mode));
        let choice = (format!("{kind}/{mode}"), frame.t.named("mode", mode).to_owned(), chosen);
        match found.last_mut().filter(|(last, _)| *last == label) {
            Some((_, choices)) => choices.push(choice),
            None => found.push((label, vec![choice])),
        }
    }
    found
}

fn states(frame: &Frame, chosen: Option<&str>) -> Vec<Choice> {
    let english = frame.t.of("en", "ar") == "en";
    let mut found: Vec<Choice> =
        frame.labels.states().map(|(code, names)| (code.to_owned(), names[usize::from(!english)].clone(), chosen == Some(code))).collect();
    found.sort_by(|one, other| one.1.cmp(&other.1));
    // International bodies have codes of their own, which are no states.
    if let Some(code) = chosen.filter(|code| !frame.labels.is_state(code)) {
        found.insert(0, (code.to_owned(), frame.t.named("state", code).to_owned(), true));
    }
    found
}

fn codes(shared: &Shared, table: &str, name: impl Fn(&waqai_tables::Row) -> String, chosen: Option<&str>) -> Vec<Choice> {
    let Ok(table) = shared.tables.table(table, &["code"]) else { return Vec::new() };
    table.rows.iter().map(|row| (row.get("code").to_owned(), name(row), chosen == Some(row.get("code")))).collect()
}

/// The words that mention an entity, with what stands around them.
fn mentions(whole: &Whole, entity: &Entity) -> Vec<(usize, Name, Name)> {
    let spans = entity.spans.iter().enumerate().filter(|(_, (range, _))| range.start < range.end);
    spans
        .map(|(n, (range, _))| {
            let around = Range { start: range.start.saturating_sub(24), end: range.end + 24 };
            (n + 1, Name::of(slice(&whole.text, *range)), Name::of(slice(&whole.text, around)))
        })
        .collect()
}
