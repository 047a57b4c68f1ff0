//! What a name can mean, with the page of each.

use crate::Shared;
use crate::language::{Language, write_form};
use crate::problem::Problem;
use waqai_archive::Archive;
use waqai_archive::ask::{Filter, Page, Party};
use waqai_archive::ids::public_id;
use waqai_knowledge::Day;
use waqai_knowledge::lookup::{Candidate, How, Item, Lookup};

/// At most so many hits are shown.
const MOST: usize = 40;

/// Somebody or something that a name can mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Hit {
    /// `state`, `body`, `person`, `place`.
    pub kind: &'static str,
    pub name_en: String,
    pub name_ar: String,
    /// The state it belongs to.
    pub state: Option<String>,
    /// The title that was asked for, where it led to its holder.
    pub title: Option<String>,
    /// Whether the title was asked for as one that is no longer held.
    pub former: bool,
    /// Its page; none where the archive has nothing of it.
    pub address: Option<String>,
    /// The piece that stands for it in the address of a pair.
    pub code: String,
    /// In how many events it takes part.
    pub events: Option<i64>,
}

impl Hit {
    pub fn is_party(&self) -> bool {
        self.kind != "place"
    }

    /// The name for a reader, and the language it is in.
    pub fn name(&self, language: Language) -> (&str, &'static str) {
        match (language, self.name_en.is_empty(), self.name_ar.is_empty()) {
            (Language::English, false, _) | (_, _, true) => (&self.name_en, "en"),
            _ => (&self.name_ar, "ar"),
        }
    }

    /// The name in the other script.
    pub fn other(&self, language: Language) -> Option<(&str, &'static str)> {
        let other = match self.name(language).1 {
            "en" => (self.name_ar.as_str(), "ar"),
            _ => (self.name_en.as_str(), "en"),
        };
        (!other.0.is_empty()).then_some(other)
    }
}

/// What the tables know of a name, each with its page where the archive has one.
pub(super) fn of_tables(shared: &Shared, archive: &Archive, lookup: &Lookup, question: &str) -> Result<Vec<Hit>, Problem> {
    let mut hits: Vec<Hit> = Vec::new();
    for candidate in lookup.ask(question) {
        for mut hit in hits_of(shared, archive, &candidate)? {
            if hit.kind != "place" {
                if let Some((id, events)) = in_archive(archive, &hit.code)? {
                    hit.address = Some(format!("/actor/{id}"));
                    hit.events = Some(events);
                    if hit.kind != "state" {
                        hit.code = id;
                    }
                } else if hit.kind == "state" {
                    hit.address = Some(format!("/events?state={}", hit.code));
                }
            }
            if !hits.iter().any(|other| (other.kind, &other.code) == (hit.kind, &hit.code)) {
                hits.push(hit);
            }
            if hits.len() >= MOST {
                return Ok(hits);
            }
        }
    }
    Ok(hits)
}

/// Whom or what a candidate stands for: several only where a title asks for those who held it before.
fn hits_of(shared: &Shared, archive: &Archive, candidate: &Candidate) -> Result<Vec<Hit>, Problem> {
    let knowledge = &shared.resources.knowledge;
    let person = |at: u16| {
        let person = &knowledge.people[usize::from(at)];
        Hit {
            kind: "person",
            name_en: person.name_en.to_string(),
            name_ar: person.name.to_string(),
            state: person.country.map(|code| code.as_str().to_owned()),
            code: person.id.to_string(),
            ..Hit::default()
        }
    };
    Ok(match candidate.item {
        Item::State(at) => {
            let state = &knowledge.states[usize::from(at)];
            // The capital for its state is what newswire writes, but who types a town looks for the town too.
            let capital = matches!(candidate.steps.last(), Some(step) if step.how == How::Capital);
            let hit = Hit {
                kind: "state",
                name_en: state.name_en.to_string(),
                name_ar: state.name.to_string(),
                code: state.code.as_str().to_owned(),
                ..Hit::default()
            };
            vec![if capital { place(&state.capital_en, &state.capital, Some(&hit.code)) } else { hit }]
        }
        Item::Organisation(at) => {
            let body = &knowledge.organisations[usize::from(at)];
            vec![Hit {
                kind: "body",
                name_en: body.name_en.to_string(),
                name_ar: body.name.to_string(),
                state: body.country.map(|code| code.as_str().to_owned()),
                code: body.id.to_string(),
                ..Hit::default()
            }]
        }
        Item::Person(at) => vec![person(at)],
        Item::Place(at) => {
            let of = &knowledge.places[usize::from(at)];
            vec![place(knowledge.label(of.name_en), knowledge.label(of.name), of.country.as_ref().map(|code| code.as_str()))]
        }
        Item::Title(_) | Item::Office(_) => {
            let (Some(office), Some(of)) = (candidate.office, candidate.of) else { return Ok(Vec::new()) };
            let Some(day) = archive.newest_day()? else { return Ok(Vec::new()) };
            let Some(on) = Day::latest(&day) else { return Ok(Vec::new()) };
            let held = if candidate.former {
                knowledge.former_holders(of, office, on)
            } else {
                knowledge.holder(of, office, on).into_iter().collect()
            };
            held.into_iter().map(|at| Hit { title: Some(day.clone()), former: candidate.former, ..person(at) }).collect()
        }
        Item::Body(_) | Item::Group(_) => Vec::new(),
    })
}

fn place(name_en: &str, name_ar: &str, state: Option<&str>) -> Hit {
    let question = [("place".to_owned(), name_en.to_owned())];
    Hit {
        kind: "place",
        name_en: name_en.to_owned(),
        name_ar: name_ar.to_owned(),
        state: state.map(str::to_owned),
        address: Some(format!("/events?{}", write_form(&question))),
        code: format!("{name_en} {}", state.unwrap_or_default()),
        ..Hit::default()
    }
}

/// The public id of an actor that the tables know, and in how many events it takes part.
fn in_archive(archive: &Archive, known: &str) -> Result<Option<(String, i64)>, Problem> {
    let found = archive.known_actor(known)?;
    Ok(found.map(|(key, events)| (public_id("act", key), events)))
}

/// Actors of the archive with these words in their names, those of most events first.
pub(super) fn of_archive(archive: &Archive, question: &str) -> Result<Vec<Hit>, Problem> {
    let Ok(Party::Actors(actors)) = archive.party(question) else { return Ok(Vec::new()) };
    let filter = Filter { person: Some(Party::Actors(actors)), ..Filter::default() };
    let (rows, _) = archive.actors(&filter, &Page { limit: MOST, ..Page::default() })?;
    let hit = |row: waqai_archive::ask::ActorRow| {
        let id = public_id("act", row.key);
        Hit {
            kind: match row.kind.as_str() {
                "PER" => "person",
                _ => "body",
            },
            name_en: row.name_en.unwrap_or_default(),
            name_ar: row.name.unwrap_or_default(),
            state: row.country,
            address: Some(format!("/actor/{id}")),
            code: id,
            events: Some(row.events),
            ..Hit::default()
        }
    };
    Ok(rows.into_iter().map(hit).collect())
}
