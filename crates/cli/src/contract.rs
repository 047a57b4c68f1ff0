//! The coded report as JSON, after CONTRACT.md: the same keys in the same order, offsets in code points.

use crate::input::Report;
use serde::Serialize;
use waqai_coder::record::{self, CodedReport, PlaceBasis, PlaceName};
use waqai_text::{CodePoints, Date, Span};

/// A report with its records, and all that is needed to write them down.
#[derive(Clone, Copy)]
pub(crate) struct Coded<'a> {
    /// As it came in.
    pub report: &'a Report,
    /// What was found in it.
    pub records: &'a CodedReport,
    /// From bytes to code points of its text.
    pub points: &'a CodePoints,
    /// The digest of the tables that coded it.
    pub digest: &'a str,
}

/// Writes the report as one line.
pub(crate) fn write(coded: Coded, with_text: bool, out: &mut Vec<u8>) -> serde_json::Result<()> {
    serde_json::to_writer(&mut *out, &object(coded, with_text))?;
    out.push(b'\n');
    Ok(())
}

#[derive(Serialize)]
struct Object<'a> {
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
}

#[derive(Serialize)]
struct Version<'a> {
    version: &'static str,
    rules: &'a str,
}

#[derive(Serialize)]
struct Range {
    start: u32,
    end: u32,
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
    entity_type: &'static str,
    name: Option<&'a str>,
    name_en: Option<&'a str>,
    country: Option<&'a str>,
    sector: &'a str,
    office: Option<&'a str>,
    rank: &'static str,
    kb: Option<&'a str>,
    wikidata: Option<&'a str>,
    mentions: Vec<Mention>,
}

#[derive(Serialize)]
struct Mention {
    start: u32,
    end: u32,
    kind: &'static str,
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
    act: &'static str,
    about: Option<String>,
    rule: &'a str,
}

#[derive(Serialize)]
struct Event<'a> {
    id: String,
    #[serde(rename = "type")]
    event_type: &'static str,
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
    status: &'static str,
    statement: Option<String>,
    killed: Option<u64>,
    injured: Option<u64>,
    rule: &'a str,
    confidence: f32,
    gloss: Gloss<'a>,
    rule_source: String,
}

#[derive(Serialize)]
struct Days {
    start: String,
    end: String,
}

#[derive(Serialize)]
struct Place<'a> {
    name: &'a str,
    country: Option<&'a str>,
    lat: Option<f32>,
    lon: Option<f32>,
    geonames: Option<u32>,
    /// Of events: what the place rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'static str>,
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

fn object<'a>(coded: Coded<'a>, with_text: bool) -> Object<'a> {
    let Coded { report, records, points, digest } = coded;
    let range = |span: Span| {
        let span = points.span(span);
        Range { start: span.start, end: span.end }
    };
    let incoming = report.notes.iter().map(|(kind, message)| Note { kind, start: None, end: None, message });
    let noticed = records.notes.iter().map(|note| {
        let span = note.span.map(|span| points.span(span));
        Note { kind: &note.kind, start: span.map(|span| span.start), end: span.map(|span| span.end), message: &note.message }
    });
    Object {
        id: &report.id,
        waqai: Version { version: env!("CARGO_PKG_VERSION"), rules: digest },
        text: with_text.then_some(&report.text),
        title: report.title.as_deref(),
        url: report.url.as_deref(),
        language: "ar",
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
                about: row.about.map(entity_id),
                rule: &row.rule,
            })
            .collect(),
        events: records
            .events
            .iter()
            .enumerate()
            .map(|(at, row)| Event {
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
                confidence: row.confidence,
                gloss: Gloss { en: &row.gloss_en, ar: &row.gloss_ar },
                rule_source: format!("{}:{}", row.rule_source.file, row.rule_source.line),
            })
            .collect(),
        notes: incoming.chain(noticed).collect(),
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
        lat: name.coordinates.map(|(north, _)| north),
        lon: name.coordinates.map(|(_, east)| east),
        geonames: name.geonames,
        basis: None,
    }
}

/// The id of an entity by its place.
pub(crate) fn entity_id(at: usize) -> String {
    format!("e{}", at + 1)
}

/// The id of a statement by its place.
pub(crate) fn statement_id(at: usize) -> String {
    format!("s{}", at + 1)
}

/// The id of an event by its place.
pub(crate) fn event_id(at: usize) -> String {
    format!("v{}", at + 1)
}
