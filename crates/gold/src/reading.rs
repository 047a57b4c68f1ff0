//! One reader's records of one report.

use crate::Stretch;

/// A report as one reader reads it. Entities and statements are named by their places in these lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The report's id.
    pub id: String,
    /// Its text; may be left out of what a coder found.
    pub text: String,
    /// Its day, as written.
    pub published: Option<String>,
    /// What its dateline says.
    pub dateline: Option<Dateline>,
    /// Its sentences, which say what events stand together. Asked of the gold reading only.
    pub sentences: Vec<Stretch>,
    /// Who is in it.
    pub entities: Vec<Entity>,
    /// Who says what.
    pub statements: Vec<Statement>,
    /// Who does what to whom.
    pub events: Vec<Event>,
}

/// What a dateline says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dateline {
    /// The agency.
    pub agency: Option<String>,
    /// The state of the place.
    pub country: Option<String>,
}

/// A person, body, state or group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entity {
    /// What to call it.
    pub name: String,
    /// Its state.
    pub country: Option<String>,
    /// What it is in political life; `UNK` where that cannot be told.
    pub sector: Option<String>,
    /// Where it is named.
    pub mentions: Vec<Stretch>,
}

/// A statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// Who speaks.
    pub speaker: Option<usize>,
    /// The words of speech.
    pub cue: Stretch,
    /// What is said.
    pub content: Option<Stretch>,
    /// Whether finding it is neither rewarded nor punished.
    pub optional: bool,
}

/// An event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// One of the types of the codebook.
    pub event_type: String,
    /// The type's mode.
    pub mode: Option<String>,
    /// What it is about.
    pub contexts: Vec<String>,
    /// Who does it.
    pub actor: Vec<usize>,
    /// To whom it is done.
    pub recipient: Vec<usize>,
    /// The words that name it; its evidence where they are not given.
    pub trigger: Option<Stretch>,
    /// First and last day, as written.
    pub date: Option<(String, String)>,
    /// The state where it happens.
    pub place: Option<String>,
    /// Whether it happened.
    pub status: Status,
    /// The statement that carries it.
    pub statement: Option<usize>,
    /// The dead.
    pub killed: Option<u64>,
    /// The injured.
    pub injured: Option<u64>,
    /// Whether finding it is neither rewarded nor punished.
    pub optional: bool,
    /// How sure the coder is, from 0 to 1.
    pub confidence: Option<f64>,
}

/// Whether an act happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Done, under way, or performed by the words.
    #[default]
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
    /// All, in order.
    pub const ALL: [Status; 5] = [Status::Actual, Status::Historical, Status::Future, Status::Hypothetical, Status::Negated];

    /// The code in files.
    pub fn code(self) -> &'static str {
        match self {
            Status::Actual => "actual",
            Status::Historical => "historical",
            Status::Future => "future",
            Status::Hypothetical => "hypothetical",
            Status::Negated => "negated",
        }
    }

    /// From the code in files.
    ///
    /// ```
    /// assert_eq!(waqai_gold::Status::of_code("future"), Some(waqai_gold::Status::Future));
    /// ```
    pub fn of_code(code: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.code() == code)
    }

    /// Whether it is counted as an event that happened.
    pub fn happened(self) -> bool {
        matches!(self, Status::Actual | Status::Historical)
    }

    /// Whether two say the same of what happened: all that happened is one class.
    pub(crate) fn is_like(self, other: Status) -> bool {
        self == other || self.happened() && other.happened()
    }
}
