//! What comes out: the coded report of CONTRACT.md, with offsets in bytes of the report's text.

use crate::rules::{Act, EventType};
use crate::whereabouts::Choice;
use waqai_knowledge::{Code, Rank};
use waqai_text::{Date, Span};

/// A whole report, coded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CodedReport {
    /// The agency that filed it, by its English name.
    pub agency: Option<String>,
    /// The day of the report.
    pub published: Option<Date>,
    /// Where, when and by whom it was filed.
    pub dateline: Option<Dateline>,
    /// The sentences.
    pub sentences: Vec<Span>,
    /// Who is in it.
    pub entities: Vec<Entity>,
    /// Who says what.
    pub statements: Vec<Statement>,
    /// Who does what to whom.
    pub events: Vec<Event>,
    /// Names that several places bear, and which of them is meant; the dateline's first, then in the order of the text.
    pub choices: Vec<Choice>,
    /// What the report is about, where words speak for a subject that gives no events or events were left out.
    pub gate: Option<Gate>,
    /// What the reader noticed and could not mend.
    pub notes: Vec<Note>,
}

/// How much of a report speaks for subjects that give no events, and what that led to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gate {
    /// The subject that most speaks for, by its place in [`crate::rules::Gates::kinds`]; none where nothing speaks for any.
    pub kind: Option<u8>,
    /// What speaks for such subjects.
    pub quiet: u32,
    /// What speaks for politics.
    pub politics: u32,
    /// Whether the subjects outweigh politics.
    pub closed: bool,
    /// The words that count.
    pub words: Vec<GateWord>,
    /// Events left out.
    pub left_out: Vec<LeftOut>,
}

/// A word that tells what a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GateWord {
    /// Where it stands.
    pub span: Span,
    /// The subject, by its place in [`crate::rules::Gates::kinds`]; none for politics.
    pub gate: Option<u8>,
    /// How much it says.
    pub weight: u8,
}

/// An event that a closed gate held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The type it would have.
    pub event_type: EventType,
    /// The words that name it.
    pub trigger: Span,
    /// The frame that fired.
    pub rule: String,
    /// Why it was held back.
    pub reason: LeftOutReason,
}

/// Why an event was held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOutReason {
    /// The report is about a subject that gives no events.
    Subject,
    /// Only private people take part, and nothing in the report speaks of politics.
    Private,
    /// It only tells which thing or time is meant, and has no date of its own.
    Background,
    /// What speaks against it leaves it hardly likely.
    Unlikely,
}

/// The dateline of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Dateline {
    /// Where it stands.
    pub span: Span,
    /// The place.
    pub place: Option<PlaceName>,
    /// The day.
    pub date: Option<Date>,
    /// The agency.
    pub agency: Option<String>,
}

/// A place with its state.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceName {
    /// Its name in English.
    pub name: String,
    /// Its name in Arabic.
    pub name_ar: String,
    /// The state.
    pub country: Option<Code>,
    /// Degrees north and east.
    pub coordinates: Option<(f32, f32)>,
    /// GeoNames' number.
    pub geonames: Option<u32>,
}

/// What the place of an event rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceBasis {
    /// Words near the act name it.
    Named,
    /// The state that is visited.
    Visit,
    /// The report was filed there.
    Dateline,
    /// Nobody names it: it is the state of all who take part, of those to whom it is done, or of the bodies whose word it is.
    Sides,
}

impl PlaceBasis {
    /// How it is written.
    ///
    /// ```
    /// assert_eq!(waqai_coder::record::PlaceBasis::Dateline.as_str(), "dateline");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            PlaceBasis::Named => "named",
            PlaceBasis::Visit => "visit",
            PlaceBasis::Dateline => "dateline",
            PlaceBasis::Sides => "sides",
        }
    }
}

/// What kind of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntityType {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A state or another place that acts.
    State,
    /// A place that does not act.
    Location,
    /// A group without a fixed organisation.
    Group,
}

impl EntityType {
    /// The code in the output.
    pub fn code(self) -> &'static str {
        match self {
            EntityType::Person => "PER",
            EntityType::Organisation => "ORG",
            EntityType::State => "GPE",
            EntityType::Location => "LOC",
            EntityType::Group => "GRP",
        }
    }
}

/// An entity of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub entity_type: EntityType,
    /// Its name or description in Arabic.
    pub name: String,
    /// Its name in English, where it is known.
    pub name_en: Option<String>,
    /// Its state or international code.
    pub country: Option<Code>,
    /// Its sector.
    pub sector: Code,
    /// The office held on the report's day.
    pub office: Option<String>,
    /// How high a person stands on the report's day.
    pub rank: Rank,
    /// Its id in the knowledge base.
    pub known: Option<String>,
    /// Where it is mentioned.
    pub mentions: Vec<Mention>,
}

/// How an entity is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// By name.
    Name,
    /// By a title or description.
    Title,
    /// By a pronoun.
    Pronoun,
    /// Left out: only the verb stands there.
    Elided,
    /// As a member of a dual or plural.
    Group,
}

impl MentionKind {
    /// The code in the output.
    pub fn code(self) -> &'static str {
        match self {
            MentionKind::Name => "name",
            MentionKind::Title => "title",
            MentionKind::Pronoun => "pronoun",
            MentionKind::Elided => "elided",
            MentionKind::Group => "group",
        }
    }
}

/// One mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// How.
    pub kind: MentionKind,
}

/// A statement. Entities are named by their place in [`CodedReport::entities`].
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Who speaks.
    pub speaker: Option<usize>,
    /// To whom.
    pub addressee: Option<usize>,
    /// Whom it is about: whom it blames, praises, thanks, asks or warns, else the first entity that it names besides the speaker.
    pub about: Option<usize>,
    /// The words of speech.
    pub cue: Span,
    /// What is said.
    pub content: Option<Span>,
    /// Whether it stands in quotation marks.
    pub direct: bool,
    /// The statement that this one is quoted in, by its place in [`CodedReport::statements`].
    pub parent: Option<usize>,
    /// What the speech does.
    pub act: Act,
    /// The rule that made it.
    pub rule: String,
}

/// Whether an act happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Done, under way, or performed by the words.
    Actual,
    /// A past that the report only looks back on.
    Historical,
    /// To come.
    Future,
    /// Possible, conditional, wished for.
    Hypothetical,
    /// Did not happen.
    Negated,
}

impl Status {
    /// The code in the output.
    pub fn code(self) -> &'static str {
        match self {
            Status::Actual => "actual",
            Status::Historical => "historical",
            Status::Future => "future",
            Status::Hypothetical => "hypothetical",
            Status::Negated => "negated",
        }
    }

    /// Whether it is counted as an event that happened.
    pub fn happened(self) -> bool {
        matches!(self, Status::Actual | Status::Historical)
    }
}

/// An event. Entities are named by their place in [`CodedReport::entities`].
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The type.
    pub event_type: EventType,
    /// The mode.
    pub mode: Option<String>,
    /// The contexts.
    pub contexts: Vec<String>,
    /// The closest CAMEO code.
    pub cameo: String,
    /// The quad class.
    pub quad: String,
    /// Who does it.
    pub actor: Vec<usize>,
    /// To whom it is done.
    pub recipient: Vec<usize>,
    /// The words that name it.
    pub trigger: Span,
    /// The clause that supports it.
    pub evidence: Span,
    /// First and last day.
    pub date: Option<(Date, Date)>,
    /// Where.
    pub place: Option<PlaceName>,
    /// What the place rests on.
    pub place_basis: Option<PlaceBasis>,
    /// Whether it happened.
    pub status: Status,
    /// The statement that carries it, by its place in [`CodedReport::statements`].
    pub statement: Option<usize>,
    /// The dead.
    pub killed: Option<u64>,
    /// The injured.
    pub injured: Option<u64>,
    /// The frame that made it.
    pub rule: String,
    /// Where the frame stands.
    pub rule_source: crate::rules::Source,
    /// From 0 to 1.
    pub confidence: f32,
    /// One line in English.
    pub gloss_en: String,
    /// One line in Arabic.
    pub gloss_ar: String,
}

/// Something that the reader noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What kind: `weekday`, `date`, `length` …
    pub kind: String,
    /// Where.
    pub span: Option<Span>,
    /// In words.
    pub message: String,
}
