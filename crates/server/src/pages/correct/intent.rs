//! From a form to what the archive is told: a correction of the report's text, or a decision about the event that it tells.

use super::posted::Posted;
use crate::problem::Problem;
use serde_json::{Value, json};
use waqai_archive::ask::Whole;
use waqai_archive::corrections::{Anchor, Change, Correction, Party, Set};
use waqai_archive::ids::{public_id, read_public_id};
use waqai_archive::records::{Entity, Event, Range};

/// What a form asks for.
#[derive(Clone, Debug)]
pub(super) enum Intent {
    /// A correction, and the anchor on the page that it is about.
    Correct(Box<Correction>, String),
    /// Two events are one: the one that stays, the one that becomes part of it.
    Merge { keep: String, lose: String },
    /// A mention tells an event of its own.
    Split { mention: String },
}

/// Why nothing can be done with a form; in English, as all problems are.
fn bad(detail: impl Into<String>) -> Problem {
    Problem::question(detail.into())
}

/// Reads a form about a report.
pub(super) fn read(posted: &Posted, whole: &Whole) -> Result<Intent, Problem> {
    let change = posted.get("change").ok_or_else(|| bad("the form does not say what to change"))?;
    let id = public_id("rpt", whole.row.key);
    match change {
        "merge" => {
            let event = event_place(posted, whole)?;
            let other = posted.get("other").ok_or_else(|| bad("give the id of the other event, evt_ and thirteen letters and digits"))?;
            // An address of an event's mention will do too.
            let other = other.rsplit(['/', '#']).find(|part| read_public_id(part).is_some_and(|(kind, _)| kind == "evt")).unwrap_or(other);
            let lose = public_id("evt", whole.told.get(event).ok_or_else(|| bad("the event is not there"))?.event_key);
            Ok(Intent::Merge { keep: other.to_owned(), lose })
        }
        "split" => Ok(Intent::Split { mention: format!("{id}v{}", event_place(posted, whole)? + 1) }),
        _ => {
            let (range, change, anchor) = correction(change, posted, whole)?;
            let here = match &range {
                Place::Range(range) => {
                    Anchor::of(&whole.text, *range).ok_or_else(|| bad("the record has no words in the text to anchor a correction to"))?
                }
                Place::Words(anchor) => anchor.clone(),
            };
            let (reason, who) = (posted.get("reason").unwrap_or_default(), posted.get("who").unwrap_or_default());
            let change = change.noting(&here, &whole.records);
            let correction = Correction::new(&whole.text, here, change, reason, who).map_err(bad)?;
            Ok(Intent::Correct(Box::new(correction), anchor))
        }
    }
}

enum Place {
    Range(Range),
    Words(Anchor),
}

fn event_place(posted: &Posted, whole: &Whole) -> Result<usize, Problem> {
    posted.place("event").filter(|at| *at < whole.records.events.len()).ok_or_else(|| bad("the report has no such event any more"))
}

fn correction(change: &str, posted: &Posted, whole: &Whole) -> Result<(Place, Change, String), Problem> {
    let records = &whole.records;
    let event = || event_place(posted, whole);
    Ok(match change {
        "event" => {
            let at = event()?;
            let event = &records.events[at];
            let set = event_set(posted, Some(event))?;
            let sides = [sides(posted, whole, "actor")?, sides(posted, whole, "recipient")?];
            let [actor, recipient] = sides;
            // A side that is as it was needs no correction.
            let actor = actor.filter(|(places, other)| *other || *places != event.actor);
            let recipient = recipient.filter(|(places, other)| *other || *places != event.recipient);
            let parties =
                |side: Option<(Vec<usize>, bool)>, name| side.map(|(places, _)| parties(posted, whole, name, &places)).transpose();
            let (actor, recipient) = (parties(actor, "actor")?, parties(recipient, "recipient")?);
            if set.is_empty() && actor.is_none() && recipient.is_none() {
                return Err(bad("nothing is different from what is there").hint("Change a field, or say that the event is right as it is"));
            }
            (Place::Range(event.trigger), Change::Event { set, was: Set::new(), actor, recipient }, format!("event-{}", at + 1))
        }
        "not-an-event" => {
            let at = event()?;
            let event = &records.events[at];
            (Place::Range(event.trigger), Change::NotAnEvent { kind: Some(event.kind.clone()) }, "text-heading".into())
        }
        "right" => {
            let at = event()?;
            let change = Change::right(records, at).ok_or_else(|| bad("the event is not there"))?;
            (Place::Range(records.events[at].trigger), change, format!("event-{}", at + 1))
        }
        "missing" => {
            let anchor = words(posted, whole, "words")?.ok_or_else(|| bad("quote the words of the report that tell the event"))?;
            let set = event_set(posted, None)?;
            let party = |name| {
                let places = sides(posted, whole, name)?.map(|(places, _)| places).unwrap_or_default();
                parties(posted, whole, name, &places)
            };
            let (actor, recipient) = (party("actor")?, party("recipient")?);
            (Place::Words(anchor), Change::MissingEvent { set, actor, recipient }, "text-heading".into())
        }
        "statement" => {
            let at = posted.place("statement").filter(|at| *at < records.statements.len());
            let at = at.ok_or_else(|| bad("the report has no such statement any more"))?;
            let statement = &records.statements[at];
            let mut set = Set::new();
            if let Some(act) = posted.get("act").filter(|act| *act != statement.act) {
                set.insert("act".into(), json!(act));
            }
            let speaks = speaker(posted, whole, "speaker", statement.speaker)?;
            let addressee = speaker(posted, whole, "addressee", statement.addressee)?;
            if set.is_empty() && speaks.is_none() && addressee.is_none() {
                return Err(bad("nothing is different from what is there"));
            }
            (
                Place::Range(statement.cue),
                Change::Statement { set, was: Set::new(), speaker: speaks, addressee },
                format!("statement-{}", at + 1),
            )
        }
        "not-a-statement" => {
            let at = posted.place("statement").and_then(|at| records.statements.get(at));
            let statement = at.ok_or_else(|| bad("the report has no such statement any more"))?;
            (Place::Range(statement.cue), Change::NotAStatement, "text-heading".into())
        }
        "entity" | "same" | "different" => {
            let at = posted.place("entity").filter(|at| *at < records.entities.len());
            let at = at.ok_or_else(|| bad("the report has no such party any more"))?;
            let anchor = format!("entity-{}", at + 1);
            let here = mention(&records.entities[at]).ok_or_else(|| bad("no words of the report name this party"))?;
            match change {
                "entity" => {
                    let set = entity_set(posted, Some(&records.entities[at]));
                    if set.is_empty() {
                        return Err(bad("nothing is different from what is there"));
                    }
                    (Place::Range(here), Change::Entity { set, was: Set::new() }, anchor)
                }
                "same" => {
                    let other = posted.place("other").and_then(|other| records.entities.get(other)).and_then(mention);
                    let other = other.ok_or_else(|| bad("choose the other party"))?;
                    let other = Anchor::of(&whole.text, other).ok_or_else(|| bad("no words of the report name the other party"))?;
                    (Place::Range(here), Change::SameEntity { other }, anchor)
                }
                _ => {
                    let spans = &records.entities[at].spans;
                    let chosen = posted.place("mention").and_then(|n| spans.get(n)).map(|(range, _)| *range);
                    let chosen =
                        chosen.filter(|range| range.start < range.end).ok_or_else(|| bad("choose the words that name somebody else"))?;
                    let other = spans.iter().map(|(range, _)| *range).find(|range| range.start < range.end && !range.touches(chosen));
                    let other = other.and_then(|other| Anchor::of(&whole.text, other));
                    let other = other.ok_or_else(|| bad("the party is named once only: there is nothing to tell apart"))?;
                    (Place::Range(chosen), Change::DifferentEntity { other, set: entity_set(posted, None) }, "text-heading".into())
                }
            }
        }
        other => return Err(bad(format!("{other}: this form is not known"))),
    })
}

/// The best words that name an entity.
fn mention(entity: &Entity) -> Option<Range> {
    entity.spans.iter().map(|(range, _)| *range).find(|range| range.start < range.end)
}

/// Words that a form quotes, found in the text.
fn words(posted: &Posted, whole: &Whole, name: &str) -> Result<Option<Anchor>, Problem> {
    let Some(quote) = posted.get(name) else { return Ok(None) };
    let start = posted.get(&format!("{name}_start")).and_then(|start| start.parse().ok());
    // Where the script's place does not fit the words were written by hand afterwards.
    let found = Anchor::find(&whole.text, quote, start).or_else(|problem| Anchor::find(&whole.text, quote, None).map_err(|_| problem));
    found.map(Some).map_err(bad)
}

/// The parties ticked for a side, and whether another one is named beside them; none where the form has no such side.
fn sides(posted: &Posted, whole: &Whole, name: &str) -> Result<Option<(Vec<usize>, bool)>, Problem> {
    if !posted.has(&format!("{name}_asked")) {
        return Ok(None);
    }
    let mut places = Vec::new();
    for value in posted.all(name) {
        let at = value.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|at| *at < whole.records.entities.len());
        places.push(at.ok_or_else(|| bad(format!("{value}: the report has no such party")))?);
    }
    let other = posted.get(&format!("{name}_words")).is_some() || posted.get(&format!("{name}_state")).is_some();
    Ok(Some((places, other)))
}

/// Parties of the report by their places, and the one that is named by words or state.
fn parties(posted: &Posted, whole: &Whole, name: &str, places: &[usize]) -> Result<Vec<Party>, Problem> {
    let mut found: Vec<Party> = places.iter().map(|&at| party(whole, at)).collect();
    let state = posted.get(&format!("{name}_state")).map(str::to_owned);
    match words(posted, whole, &format!("{name}_words"))? {
        Some(mention) => found.push(Party { mention: Some(mention), country: state, ..Party::default() }),
        None => found.extend(state.map(|state| Party {
            kind: Some("GPE".into()),
            known: Some(state.clone()),
            country: Some(state),
            sector: Some("GOV".into()),
            ..Party::default()
        })),
    }
    Ok(found)
}

/// A party of the report as corrections name it: by its words where it has some.
fn party(whole: &Whole, at: usize) -> Party {
    let entity = &whole.records.entities[at];
    match mention(entity).and_then(|range| Anchor::of(&whole.text, range)) {
        // Words that two parties share, as in "the two sides", say too little.
        Some(mention) if shared_by(whole, mention.range()) == 1 => Party { mention: Some(mention), ..Party::default() },
        _ => Party {
            known: entity.known.clone(),
            name: entity.name.clone(),
            name_en: entity.name_en.clone(),
            country: entity.country.clone(),
            kind: Some(entity.kind.clone()),
            sector: Some(entity.sector.clone()),
            mention: None,
        },
    }
}

fn shared_by(whole: &Whole, range: Range) -> usize {
    whole.records.entities.iter().filter(|entity| entity.spans.iter().any(|(span, _)| *span == range)).count()
}

/// Who speaks: the party chosen, nobody, or the words quoted; none where it is as it was.
fn speaker(posted: &Posted, whole: &Whole, name: &str, now: Option<usize>) -> Result<Option<Vec<Party>>, Problem> {
    if let Some(mention) = words(posted, whole, &format!("{name}_words"))? {
        return Ok(Some(vec![Party { mention: Some(mention), ..Party::default() }]));
    }
    let Some(chosen) = posted.get(name) else { return Ok(None) };
    let chosen = if chosen == "nobody" { None } else { posted.place(name).filter(|at| *at < whole.records.entities.len()) };
    Ok((chosen != now).then(|| chosen.map(|at| party(whole, at)).into_iter().collect()))
}

/// The fields of an event that the form gives other values than the event has.
fn event_set(posted: &Posted, event: Option<&Event>) -> Result<Set, Problem> {
    let mut set = Set::new();
    let kind = posted.get("type").map(str::to_owned).or_else(|| event.map(|event| event.kind.clone()));
    let kind = kind.ok_or_else(|| bad("choose the type of the event"))?;
    if event.is_none_or(|event| event.kind != kind) {
        set.insert("type".into(), json!(kind));
    }
    if posted.has("mode") {
        // Modes are named with their type: CONSULT/visit.
        let mode = posted.get("mode").map(|mode| mode.split_once('/').unwrap_or(("", mode)));
        if let Some((of, mode)) = mode
            && !of.is_empty()
            && of != kind
        {
            return Err(
                bad(format!("{mode} is a mode of {of}, and the event is of type {kind}")).hint("Choose a mode of the type, or none")
            );
        }
        let mode = mode.map(|(_, mode)| mode);
        if event.map_or(mode.is_some(), |event| event.mode.as_deref() != mode || (event.kind != kind && mode.is_some())) {
            set.insert("mode".into(), json!(mode));
        }
    }
    if let Some(status) = posted.get("status")
        && event.map_or(status != "actual", |event| event.status != status)
    {
        set.insert("status".into(), json!(status));
    }
    if posted.has("from") {
        let from = posted.get("from");
        let to = posted.get("to").or(from);
        let days = from.zip(to).map(|(from, to)| (from.to_owned(), to.to_owned()));
        if event.map_or(days.is_some(), |event| event.days != days) {
            set.insert("date".into(), days.map_or(Value::Null, |(start, end)| json!({ "start": start, "end": end })));
        }
    }
    if posted.has("place") {
        let (name, state) = (posted.get("place"), posted.get("place_state"));
        let now = event.and_then(|event| event.place.as_ref());
        let same = match (now, name) {
            (None, None) => true,
            (Some(now), Some(name)) => [&now.name, &now.name_ar].iter().any(|known| *known == name) && now.country.as_deref() == state,
            _ => false,
        };
        if !same {
            set.insert("place".into(), name.map_or(Value::Null, |name| place(name, state)));
        }
    }
    for number in ["killed", "injured"] {
        if !posted.has(number) {
            continue;
        }
        let value =
            posted.get(number).map(|text| text.parse::<u64>().map_err(|_| bad(format!("{text}: {number} is a number")))).transpose()?;
        let now = event.and_then(|event| if number == "killed" { event.killed } else { event.injured });
        if value != now {
            set.insert(number.into(), json!(value));
        }
    }
    Ok(set)
}

/// A place by its name, in whichever script.
fn place(name: &str, state: Option<&str>) -> Value {
    let arabic = name.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter));
    if arabic { json!({ "name_ar": name, "country": state }) } else { json!({ "name": name, "country": state }) }
}

/// The fields of an entity that the form gives other values.
fn entity_set(posted: &Posted, entity: Option<&Entity>) -> Set {
    let mut set = Set::new();
    for name in ["type", "name", "name_en", "country", "sector", "office", "rank", "known"] {
        if !posted.has(name) {
            continue;
        }
        let value = posted.get(name);
        let now = entity.map(|entity| match name {
            "type" => Some(entity.kind.as_str()),
            "name" => entity.name.as_deref(),
            "name_en" => entity.name_en.as_deref(),
            "country" => entity.country.as_deref(),
            "sector" => Some(entity.sector.as_str()),
            "office" => entity.office.as_deref(),
            "rank" => Some(entity.rank.as_str()),
            _ => entity.known.as_deref(),
        });
        if now.map_or(value.is_some(), |now| now != value) {
            set.insert(name.into(), json!(value));
        }
    }
    set
}
