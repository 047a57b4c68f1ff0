//! The records of a report as the archive keeps and compares them: plain values, offsets in code points.

use serde::{Deserialize, Serialize};
use waqai_coder::record::{CodedReport, EntityType as Kind, MentionKind, PlaceBasis, PlaceName};
use waqai_coder::rules::EventType;
use waqai_text::{CodePoints, Span};

/// A place in a text: code points, the end excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Range {
    /// The first.
    pub start: u32,
    /// Behind the last.
    pub end: u32,
}

impl Range {
    /// Whether the two share a character, or are the same.
    pub fn touches(self, other: Range) -> bool {
        self == other || (self.start < other.end && other.start < self.end)
    }
}

/// All that was found in a report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Records {
    /// The agency that filed it, by its English name.
    pub agency: Option<String>,
    /// Its day, ISO 8601.
    pub published: Option<String>,
    /// Its dateline.
    pub dateline: Option<Dateline>,
    /// Its sentences.
    pub sentences: Vec<Range>,
    /// Who is in it.
    pub entities: Vec<Entity>,
    /// Who says what.
    pub statements: Vec<Statement>,
    /// Who does what to whom.
    pub events: Vec<Event>,
    /// What was noticed.
    pub notes: Vec<Note>,
}

/// Where, when and by whom a report was filed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dateline {
    /// Its characters.
    pub range: Range,
    /// The place.
    pub place: Option<Place>,
    /// The day.
    pub date: Option<String>,
    /// The agency.
    pub agency: Option<String>,
}

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its name in English.
    pub name: String,
    /// Its name in Arabic.
    pub name_ar: String,
    /// Its state.
    pub country: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// GeoNames' number.
    pub geonames: Option<u32>,
}

/// An entity.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// `PER`, `ORG`, `GPE`, `LOC`, `GRP`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its name or description in Arabic.
    pub name: Option<String>,
    /// Its name in English.
    pub name_en: Option<String>,
    /// Its state or international code.
    pub country: Option<String>,
    /// Its sector.
    pub sector: String,
    /// The office held on the report's day.
    pub office: Option<String>,
    /// How high it stands.
    pub rank: String,
    /// Its id in the knowledge base.
    pub known: Option<String>,
    /// Where it is mentioned: range and kind (`name`, `title`, `pronoun`, `elided`, `group`).
    pub spans: Vec<(Range, String)>,
}

/// A statement. Entities and statements are named by their place in the lists of [`Records`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Who speaks.
    pub speaker: Option<usize>,
    /// To whom.
    pub addressee: Option<usize>,
    /// The words of speech.
    pub cue: Range,
    /// What is said.
    pub content: Option<Range>,
    /// Whether it stands in quotation marks.
    pub direct: bool,
    /// The statement that it is quoted in.
    pub parent: Option<usize>,
    /// What the speech does.
    pub act: String,
    /// The rule that made it.
    pub rule: String,
}

/// An event as one report tells it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// One of the sixteen types.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its mode.
    pub mode: Option<String>,
    /// Its contexts.
    pub contexts: Vec<String>,
    /// The closest CAMEO code.
    pub cameo: String,
    /// The quad class.
    pub quad: String,
    /// Who does it.
    pub actor: Vec<usize>,
    /// To whom.
    pub recipient: Vec<usize>,
    /// The words that name it.
    pub trigger: Range,
    /// The clause that supports it.
    pub evidence: Range,
    /// First and last day.
    pub days: Option<(String, String)>,
    /// Where.
    pub place: Option<Place>,
    /// What the place rests on: `told`, `dateline`, or `sides` where it is only the state of those who take part.
    pub place_basis: Option<String>,
    /// `actual`, `historical`, `future`, `hypothetical`, `negated`.
    pub status: String,
    /// The statement that carries it.
    pub statement: Option<usize>,
    /// The dead.
    pub killed: Option<u64>,
    /// The injured.
    pub injured: Option<u64>,
    /// The frame that made it, or `correction`.
    pub rule: String,
    /// From 0 to 1.
    pub confidence: f64,
    /// One line in English.
    pub gloss_en: String,
    /// One line in Arabic.
    pub gloss_ar: String,
}

/// Something that was noticed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// What kind.
    pub kind: String,
    /// Where.
    pub range: Option<Range>,
    /// In words.
    pub message: String,
}

impl Records {
    /// The two lines of every event, English and Arabic.
    pub(crate) fn glosses(&self) -> Vec<(&str, &str)> {
        self.events.iter().map(|event| (event.gloss_en.as_str(), event.gloss_ar.as_str())).collect()
    }

    /// The records of a coded report; `points` are those of its text.
    pub fn of(coded: &CodedReport, points: &CodePoints) -> Records {
        let range = |span: Span| {
            let span = points.span(span);
            Range { start: span.start, end: span.end }
        };
        Records {
            agency: coded.agency.clone(),
            published: coded.published.map(|date| date.to_string()),
            dateline: coded.dateline.as_ref().map(|dateline| Dateline {
                range: range(dateline.span),
                place: dateline.place.as_ref().map(place),
                date: dateline.date.map(|date| date.to_string()),
                agency: dateline.agency.clone(),
            }),
            sentences: coded.sentences.iter().map(|&span| range(span)).collect(),
            entities: coded.entities.iter().map(|row| entity(row, &range)).collect(),
            statements: coded
                .statements
                .iter()
                .map(|row| Statement {
                    speaker: row.speaker,
                    addressee: row.addressee,
                    cue: range(row.cue),
                    content: row.content.map(range),
                    direct: row.direct,
                    parent: row.parent,
                    act: row.act.code().into(),
                    rule: row.rule.clone(),
                })
                .collect(),
            events: coded.events.iter().map(|row| event(row, &range)).collect(),
            notes: coded
                .notes
                .iter()
                .map(|note| Note { kind: note.kind.clone(), range: note.span.map(range), message: note.message.clone() })
                .collect(),
        }
    }
}

fn entity(row: &waqai_coder::record::Entity, range: &dyn Fn(Span) -> Range) -> Entity {
    Entity {
        kind: Kind::code(row.entity_type).into(),
        name: Some(row.name.clone()).filter(|name| !name.is_empty()),
        name_en: row.name_en.clone(),
        country: row.country.map(|code| code.as_str().to_owned()),
        sector: row.sector.as_str().into(),
        office: row.office.clone(),
        rank: row.rank.code().into(),
        known: row.known.clone(),
        spans: row.mentions.iter().map(|mention| (range(mention.span), MentionKind::code(mention.kind).into())).collect(),
    }
}

fn event(row: &waqai_coder::record::Event, range: &dyn Fn(Span) -> Range) -> Event {
    Event {
        kind: row.event_type.code().into(),
        mode: row.mode.clone(),
        contexts: row.contexts.clone(),
        cameo: row.cameo.clone(),
        quad: row.quad.clone(),
        actor: row.actor.clone(),
        recipient: row.recipient.clone(),
        trigger: range(row.trigger),
        evidence: range(row.evidence),
        days: row.date.map(|(first, last)| (first.to_string(), last.to_string())),
        place: row.place.as_ref().map(place),
        place_basis: row.place.as_ref().and(row.place_basis).map(|basis| basis_code(basis).into()),
        status: row.status.code().into(),
        statement: row.statement,
        killed: row.killed,
        injured: row.injured,
        rule: row.rule.clone(),
        // As it is printed: two decimals, not the neighbours of a float of four bytes.
        confidence: (f64::from(row.confidence) * 100.0).round() / 100.0,
        gloss_en: row.gloss_en.clone(),
        gloss_ar: row.gloss_ar.clone(),
    }
}

/// The quad class of a type, as the codebook numbers it from 1, and its name.
///
/// ```
/// assert_eq!(waqai_archive::records::quad("CONSULT"), (1, "verbal cooperation"));
/// ```
pub fn quad(kind: &str) -> (i64, &'static str) {
    use EventType::*;
    match EventType::named(kind) {
        Some(Agree | Consult | Support | Concede) => (1, "verbal cooperation"),
        Some(Cooperate | Aid | Retreat) => (2, "material cooperation"),
        Some(Request | Accuse | Reject | Threaten) => (3, "verbal conflict"),
        Some(Protest | Sanction | Mobilize | Coerce | Assault) | None => (4, "material conflict"),
    }
}

/// As the archive has it: who visits a state is told to be there.
fn basis_code(basis: PlaceBasis) -> &'static str {
    match basis {
        PlaceBasis::Named | PlaceBasis::Visit => "told",
        PlaceBasis::Dateline | PlaceBasis::Sides => basis.as_str(),
    }
}

fn place(name: &PlaceName) -> Place {
    let degrees = |value: f32| (f64::from(value) * 1e5).round() / 1e5;
    Place {
        name: name.name.clone(),
        name_ar: name.name_ar.clone(),
        country: name.country.map(|code| code.as_str().to_owned()),
        lat: name.coordinates.map(|(north, _)| degrees(north)),
        lon: name.coordinates.map(|(_, east)| degrees(east)),
        geonames: name.geonames,
    }
}
