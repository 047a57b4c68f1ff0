//! The coded report as JSON, the form that `waqai code` writes: the same keys in the same order, offsets in code points. From a report that was just coded, or
//! from one that lies in the archive.

use crate::Records;
use crate::records::{Place as StoredPlace, Range};
use serde::Serialize;
use waqai_coder::record::{self, CodedReport, PlaceBasis, PlaceName};
use waqai_text::{CodePoints, Date, Span};

/// What a report came with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Described<'a> {
    /// Given, or made from the text.
    pub id: &'a str,
    /// As received; none where it is to be left out.
    pub text: Option<&'a str>,
    /// Its title.
    pub title: Option<&'a str>,
    /// Its address.
    pub url: Option<&'a str>,
    /// What was noticed while it was read in: kind and message.
    pub notes: &'a [(&'static str, String)],
    /// The version of the program.
    pub version: &'a str,
    /// The digest of the tables that coded it.
    pub rules: &'a str,
}

/// A report in the form of the contract.
#[derive(Serialize)]
pub struct Contract<'a> {
    id: &'a str,
    waqai: Version<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    title: Option<&'a str>,
    url: Option<&'a str>,
    language: &'static str,
    agency: Option<&'a str>,
    published: Option<String>,
    dateline: Option<Dateline<'a>>,
    sentences: Vec<Range>,
    entities: Vec<Entity<'a>>,
    statements: Vec<Statement<'a>>,
    events: Vec<Event<'a>>,
    notes: Vec<Note<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
}

#[derive(Serialize)]
struct Version<'a> {
    version: &'a str,
    rules: &'a str,
}

#[derive(Serialize)]
struct Dateline<'a> {
    start: u32,
    end: u32,
    place: Option<Place<'a>>,
    date: Option<String>,
    agency: Option<&'a str>,
}

#[derive(Serialize)]
struct Entity<'a> {
    id: String,
    #[serde(rename = "type")]
    entity_type: &'a str,
    name: Option<&'a str>,
    name_en: Option<&'a str>,
    country: Option<&'a str>,
    sector: &'a str,
    office: Option<&'a str>,
    rank: &'a str,
    kb: Option<&'a str>,
    wikidata: Option<&'a str>,
    mentions: Vec<Mention<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    start: u32,
    end: u32,
    kind: &'a str,
}

#[derive(Serialize)]
struct Statement<'a> {
    id: String,
    speaker: Option<String>,
    addressee: Option<String>,
    cue: Range,
    content: Option<Range>,
    direct: bool,
    parent: Option<String>,
    act: &'a str,
    /// Whom it is about; the archive does not keep it.
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<Option<String>>,
    rule: &'a str,
}

#[derive(Serialize)]
struct Event<'a> {
    id: String,
    #[serde(rename = "type")]
    event_type: &'a str,
    mode: Option<&'a str>,
    context: &'a [String],
    cameo: &'a str,
    quad: &'a str,
    actor: Vec<String>,
    recipient: Vec<String>,
    trigger: Range,
    evidence: Range,
    date: Option<Days>,
    place: Option<Place<'a>>,
    status: &'a str,
    statement: Option<String>,
    killed: Option<u64>,
    injured: Option<u64>,
    rule: &'a str,
    confidence: Number,
    gloss: Gloss<'a>,
    /// File and line of the rule; the archive does not keep it.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_source: Option<String>,
}

#[derive(Serialize)]
struct Days {
    start: String,
    end: String,
}

/// A number as short as its own kind writes it.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Short(f32),
    Long(f64),
}

#[derive(Serialize)]
struct Place<'a> {
    name: &'a str,
    country: Option<&'a str>,
    lat: Option<Number>,
    lon: Option<Number>,
    geonames: Option<u32>,
    /// Of events: what the place rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'a str>,
}

#[derive(Serialize)]
struct Gloss<'a> {
    en: &'a str,
    ar: &'a str,
}

#[derive(Serialize)]
struct Note<'a> {
    kind: &'a str,
    start: Option<u32>,
    end: Option<u32>,
    message: &'a str,
}

impl<'a> Contract<'a> {
    /// A report that was just coded; `points` are those of its text.
    pub fn coded(described: Described<'a>, records: &'a CodedReport, points: &CodePoints) -> Contract<'a> {
        let range = |span: Span| {
            let span = points.span(span);
            Range { start: span.start, end: span.end }
        };
        Contract {
            agency: records.agency.as_deref(),
            published: records.published.map(|date| date.to_string()),
            dateline: records.dateline.as_ref().map(|dateline| {
                let Range { start, end } = range(dateline.span);
                Dateline {
                    start,
                    end,
                    place: dateline.place.as_ref().map(place),
                    date: dateline.date.map(|date| date.to_string()),
                    agency: dateline.agency.as_deref(),
                }
            }),
            sentences: records.sentences.iter().map(|&span| range(span)).collect(),
            entities: records.entities.iter().enumerate().map(|(at, row)| entity(at, row, points)).collect(),
            statements: records
                .statements
                .iter()
                .enumerate()
                .map(|(at, row)| Statement {
                    id: statement_id(at),
                    speaker: row.speaker.map(entity_id),
                    addressee: row.addressee.map(entity_id),
                    cue: range(row.cue),
                    content: row.content.map(range),
                    direct: row.direct,
                    parent: row.parent.map(statement_id),
                    act: row.act.code(),
                    about: Some(row.about.map(entity_id)),
                    rule: &row.rule,
                })
                .collect(),
            events: records.events.iter().enumerate().map(|(at, row)| event(at, row, &range)).collect(),
            notes: {
                let noticed = records.notes.iter().map(|note| {
                    let span = note.span.map(range);
                    Note { kind: &note.kind, start: span.map(|span| span.start), end: span.map(|span| span.end), message: &note.message }
                });
                incoming(described.notes).chain(noticed).collect()
            },
            ..Contract::of(described)
        }
    }

    /// A report of the archive with its public id and status.
    pub fn stored(described: Described<'a>, records: &'a Records, article_id: String, status: &'a str) -> Contract<'a> {
        Contract {
            agency: records.agency.as_deref(),
            published: records.published.clone(),
            dateline: records.dateline.as_ref().map(|dateline| Dateline {
                start: dateline.range.start,
                end: dateline.range.end,
                place: dateline.place.as_ref().map(|place| stored_place(place, None)),
                date: dateline.date.clone(),
                agency: dateline.agency.as_deref(),
            }),
            sentences: records.sentences.clone(),
            entities: records
                .entities
                .iter()
                .enumerate()
                .map(|(at, row)| Entity {
                    id: entity_id(at),
                    entity_type: &row.kind,
                    name: row.name.as_deref(),
                    name_en: row.name_en.as_deref(),
                    country: row.country.as_deref(),
                    sector: &row.sector,
                    office: row.office.as_deref(),
                    rank: &row.rank,
                    kb: row.known.as_deref(),
                    wikidata: None,
                    mentions: row.spans.iter().map(|(range, kind)| Mention { start: range.start, end: range.end, kind }).collect(),
                })
                .collect(),
            statements: records
                .statements
                .iter()
                .enumerate()
                .map(|(at, row)| Statement {
                    id: statement_id(at),
                    speaker: row.speaker.map(entity_id),
                    addressee: row.addressee.map(entity_id),
                    cue: row.cue,
                    content: row.content,
                    direct: row.direct,
                    parent: row.parent.map(statement_id),
                    act: &row.act,
                    about: None,
                    rule: &row.rule,
                })
                .collect(),
            events: records
                .events
                .iter()
                .enumerate()
                .map(|(at, row)| Event {
                    id: event_id(at),
                    event_type: &row.kind,
                    mode: row.mode.as_deref(),
                    context: &row.contexts,
                    cameo: &row.cameo,
                    quad: &row.quad,
                    actor: row.actor.iter().copied().map(entity_id).collect(),
                    recipient: row.recipient.iter().copied().map(entity_id).collect(),
                    trigger: row.trigger,
                    evidence: row.evidence,
                    date: row.days.as_ref().map(|(start, end)| Days { start: start.clone(), end: end.clone() }),
                    place: row.place.as_ref().map(|place| stored_place(place, row.place_basis.as_deref())),
                    status: &row.status,
                    statement: row.statement.map(statement_id),
                    killed: row.killed,
                    injured: row.injured,
                    rule: &row.rule,
                    confidence: Number::Long(row.confidence),
                    gloss: Gloss { en: &row.gloss_en, ar: &row.gloss_ar },
                    rule_source: None,
                })
                .collect(),
            notes: incoming(described.notes)
                .chain(records.notes.iter().map(|note| Note {
                    kind: &note.kind,
                    start: note.range.map(|range| range.start),
                    end: note.range.map(|range| range.end),
                    message: &note.message,
                }))
                .collect(),
            article_id: Some(article_id),
            status: Some(status),
            ..Contract::of(described)
        }
    }

    fn of(described: Described<'a>) -> Contract<'a> {
        Contract {
            id: described.id,
            waqai: Version { version: described.version, rules: described.rules },
            text: described.text,
            title: described.title,
            url: described.url,
            language: "ar",
            agency: None,
            published: None,
            dateline: None,
            sentences: Vec::new(),
            entities: Vec::new(),
            statements: Vec::new(),
            events: Vec::new(),
            notes: Vec::new(),
            article_id: None,
            status: None,
        }
    }
}

fn incoming<'a>(notes: &'a [(&'static str, String)]) -> impl Iterator<Item = Note<'a>> {
    notes.iter().map(|(kind, message)| Note { kind, start: None, end: None, message })
}

fn event<'a>(at: usize, row: &'a record::Event, range: &dyn Fn(Span) -> Range) -> Event<'a> {
    Event {
        id: event_id(at),
        event_type: row.event_type.code(),
        mode: row.mode.as_deref(),
        context: &row.contexts,
        cameo: &row.cameo,
        quad: &row.quad,
        actor: row.actor.iter().copied().map(entity_id).collect(),
        recipient: row.recipient.iter().copied().map(entity_id).collect(),
        trigger: range(row.trigger),
        evidence: range(row.evidence),
        date: row.date.map(|(first, last): (Date, Date)| Days { start: first.to_string(), end: last.to_string() }),
        place: row.place.as_ref().map(|name| Place { basis: row.place_basis.map(PlaceBasis::as_str), ..place(name) }),
        status: row.status.code(),
        statement: row.statement.map(statement_id),
        killed: row.killed,
        injured: row.injured,
        rule: &row.rule,
        confidence: Number::Short(row.confidence),
        gloss: Gloss { en: &row.gloss_en, ar: &row.gloss_ar },
        rule_source: Some(format!("{}:{}", row.rule_source.file, row.rule_source.line)),
    }
}

fn entity<'a>(at: usize, row: &'a record::Entity, points: &CodePoints) -> Entity<'a> {
    Entity {
        id: entity_id(at),
        entity_type: row.entity_type.code(),
        name: Some(row.name.as_str()).filter(|name| !name.is_empty()),
        name_en: row.name_en.as_deref(),
        country: row.country.as_ref().map(|code| code.as_str()),
        sector: row.sector.as_str(),
        office: row.office.as_deref(),
        rank: row.rank.code(),
        kb: row.known.as_deref(),
        wikidata: None,
        mentions: row
            .mentions
            .iter()
            .map(|mention| {
                let span = points.span(mention.span);
                Mention { start: span.start, end: span.end, kind: mention.kind.code() }
            })
            .collect(),
    }
}

fn place(name: &PlaceName) -> Place<'_> {
    Place {
        name: &name.name,
        country: name.country.as_ref().map(|code| code.as_str()),
        lat: name.coordinates.map(|(north, _)| Number::Short(north)),
        lon: name.coordinates.map(|(_, east)| Number::Short(east)),
        geonames: name.geonames,
        basis: None,
    }
}

fn stored_place<'a>(place: &'a StoredPlace, basis: Option<&'a str>) -> Place<'a> {
    Place {
        name: &place.name,
        country: place.country.as_deref(),
        lat: place.lat.map(Number::Long),
        lon: place.lon.map(Number::Long),
        geonames: place.geonames,
        basis,
    }
}

/// The id of an entity by its place.
///
/// ```
/// assert_eq!(waqai_archive::contract::entity_id(0), "e1");
/// ```
pub fn entity_id(at: usize) -> String {
    format!("e{}", at + 1)
}

/// The id of a statement by its place.
///
/// ```
/// assert_eq!(waqai_archive::contract::statement_id(1), "s2");
/// ```
pub fn statement_id(at: usize) -> String {
    format!("s{}", at + 1)
}

/// The id of an event by its place.
///
/// ```
/// assert_eq!(waqai_archive::contract::event_id(2), "v3");
/// ```
pub fn event_id(at: usize) -> String {
    format!("v{}", at + 1)
}
