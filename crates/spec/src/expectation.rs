//! The lines behind `=>`: what a case expects.

use crate::mistake::{Fault, fault};
use crate::pieces::{Piece, pieces};
use std::collections::BTreeSet;
use std::fmt;
use waqai_coder::record::{EntityType, Status};
use waqai_coder::rules::EventType;
use waqai_knowledge::{Code, Rank};
use waqai_text::{Date, Span};

/// One expectation of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// Its line in the page, from 1.
    pub line: usize,
    /// It as written, without `=>`.
    pub written: String,
    /// What it asks for.
    pub wanted: Wanted,
}

/// What an expectation asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// An event.
    Event(EventWanted),
    /// A statement.
    Statement(StatementWanted),
    /// An entity.
    Entity(EntityWanted),
    /// The day of the report.
    Published(Date),
    /// The agency of the report.
    Agency(String),
    /// The state of the dateline.
    Dateline(Code),
    /// No event that happened, beyond those listed.
    NoEvent,
    /// No statement.
    NoStatement,
    /// No entity at these words.
    NoEntity(Quoted),
    /// Events beyond those listed do no harm.
    MoreEvents,
}

/// State and sector of an entity: `KAZ.GOV`, or `-.UAF` without a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// The state.
    pub state: Option<Code>,
    /// The sector.
    pub sector: Code,
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.state {
            Some(state) => write!(f, "{state}.{}", self.sector),
            None => write!(f, "-.{}", self.sector),
        }
    }
}

/// Words of the report, with every place where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The words.
    pub words: String,
    /// Where they stand; never empty.
    pub places: Vec<Span>,
}

impl Quoted {
    /// Whether a span shares a character with one of the places.
    pub fn overlaps(&self, span: Span) -> bool {
        self.places.iter().any(|place| place.overlaps(span))
    }
}

/// An event that is expected. What is `None` or empty is not compared, sides and status excepted.
#[derive(Clone, Debug, PartialEq)]
pub struct EventWanted {
    /// The type.
    pub event_type: EventType,
    /// The mode.
    pub mode: Option<String>,
    /// Who does it.
    pub actors: BTreeSet<Party>,
    /// To whom.
    pub recipients: BTreeSet<Party>,
    /// Words that the trigger overlaps.
    pub trigger: Option<Quoted>,
    /// Whether it happened.
    pub status: Status,
    /// First and last day.
    pub date: Option<(Date, Date)>,
    /// The state where it happens.
    pub place: Option<Code>,
    /// The dead.
    pub killed: Option<u64>,
    /// The injured.
    pub injured: Option<u64>,
    /// Contexts that it has, among others.
    pub contexts: Vec<String>,
}

/// A statement that is expected.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementWanted {
    /// Who speaks; none where nobody is named.
    pub speaker: Option<Party>,
    /// Words that the cue overlaps.
    pub cue: Quoted,
    /// Whether it must stand in quotation marks.
    pub direct: bool,
    /// What the speech does.
    pub act: Option<String>,
    /// To whom it is said.
    pub to: Option<Party>,
    /// Whom it is about.
    pub about: Option<Party>,
    /// The first words of the content.
    pub content: Option<Quoted>,
}

/// An entity that is expected.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityWanted {
    /// Its type.
    pub entity_type: EntityType,
    /// Its state and sector.
    pub party: Party,
    /// Words that one of its mentions overlaps.
    pub mention: Quoted,
    /// How high it stands.
    pub rank: Option<Rank>,
    /// Its id in the knowledge base.
    pub known: Option<String>,
}

const KINDS: &str =
    "Begin the line with event, statement, entity, published, agency, dateline, no event, no statement, no entity or more events";
const STATUSES: [Status; 5] = [Status::Actual, Status::Historical, Status::Future, Status::Hypothetical, Status::Negated];
const TYPES: [EntityType; 5] = [EntityType::Person, EntityType::Organisation, EntityType::State, EntityType::Location, EntityType::Group];
const ACTS: [&str; 10] = ["state", "praise", "condemn", "promise", "demand", "warn", "deny", "thank", "condole", "announce"];

/// Reads the part of a line behind `=>`.
pub(crate) fn parse(written: &str, report: &str) -> Result<Wanted, Fault> {
    let cut = pieces(written)?;
    match cut.as_slice() {
        [Piece::Word("event"), rest @ ..] => event(rest, report).map(Wanted::Event),
        [Piece::Word("statement"), rest @ ..] => statement(rest, report).map(Wanted::Statement),
        [Piece::Word("entity"), Piece::Word(kind), Piece::Word(side), Piece::Quote(words), facts @ ..] => {
            let Some(entity_type) = TYPES.into_iter().find(|entity| entity.code() == *kind) else {
                return fault(format!("`{kind}` is no type of entity"), "Write PER, ORG, GPE, LOC or GRP");
            };
            let mut wanted = EntityWanted { entity_type, party: party(side)?, mention: quoted(words, report)?, rank: None, known: None };
            for fact in facts {
                match fact {
                    Piece::Pair("rank", code) => {
                        wanted.rank = Some(Rank::of_code(code).ok_or_else(|| Fault {
                            problem: format!("`{code}` is no rank"),
                            remedy: "Write one of the codes that `waqai codebook ranks` lists".into(),
                        })?);
                    }
                    Piece::Pair("kb", id) => wanted.known = Some((*id).to_owned()),
                    _ => return fault("an entity has no such fact", "Write rank= or kb="),
                }
            }
            Ok(Wanted::Entity(wanted))
        }
        [Piece::Word("entity"), ..] => fault("the entity is not complete", "Write `entity TYPE STATE.SECTOR «mention» [rank=…] [kb=…]`"),
        [Piece::Word("published"), Piece::Word(day)] => Ok(Wanted::Published(date(day)?)),
        [Piece::Word("agency"), Piece::Word(_), ..] => Ok(Wanted::Agency(written.trim().trim_start_matches("agency").trim().to_owned())),
        [Piece::Word("dateline"), Piece::Word(state)] => Ok(Wanted::Dateline(code(state)?)),
        [Piece::Word("no"), Piece::Word("event")] => Ok(Wanted::NoEvent),
        [Piece::Word("no"), Piece::Word("statement")] => Ok(Wanted::NoStatement),
        [Piece::Word("no"), Piece::Word("entity"), Piece::Quote(words)] => Ok(Wanted::NoEntity(quoted(words, report)?)),
        [Piece::Word("more"), Piece::Word("events")] => Ok(Wanted::MoreEvents),
        [] => fault("nothing stands behind `=>`", KINDS),
        _ => fault(format!("`{}` is no expectation", written.trim()), KINDS),
    }
}

fn event(cut: &[Piece], report: &str) -> Result<EventWanted, Fault> {
    let [Piece::Word(kind), Piece::Word(actors), Piece::Word(">"), Piece::Word(recipients), rest @ ..] = cut else {
        return fault(
            "the event has no two sides",
            "Write `event TYPE[/mode] ACTORS > RECIPIENTS`, with `-` for an empty side and no spaces inside a side",
        );
    };
    let (kind, mode) = match kind.split_once('/') {
        Some((kind, mode)) => (kind, Some(mode.to_owned())),
        None => (*kind, None),
    };
    let Some(event_type) = EventType::named(kind) else {
        let all: Vec<&str> = EventType::ALL.iter().map(|kind| kind.code()).collect();
        return fault(format!("`{kind}` is no event type"), format!("Write one of {}", all.join(", ")));
    };
    let mut wanted = EventWanted {
        event_type,
        mode,
        actors: side(actors)?,
        recipients: side(recipients)?,
        trigger: None,
        status: Status::Actual,
        date: None,
        place: None,
        killed: None,
        injured: None,
        contexts: Vec::new(),
    };
    for piece in rest {
        match *piece {
            Piece::Quote(words) if wanted.trigger.is_none() => wanted.trigger = Some(quoted(words, report)?),
            Piece::Quote(words) => return fault(format!("«{words}» is a second trigger"), "Give one trigger"),
            Piece::Word(word) => match STATUSES.into_iter().find(|status| status.code() == word) {
                Some(status) => wanted.status = status,
                None => return fault(format!("`{word}` is no status"), "Write actual, historical, future, hypothetical or negated"),
            },
            Piece::Pair("date", days) => {
                let (first, last) = days.split_once("..").unwrap_or((days, days));
                wanted.date = Some((date(first)?, date(last)?));
            }
            Piece::Pair("place", state) => wanted.place = Some(code(state)?),
            Piece::Pair("killed", count) => wanted.killed = Some(number(count)?),
            Piece::Pair("injured", count) => wanted.injured = Some(number(count)?),
            Piece::Pair("context", list) => wanted.contexts.extend(list.split(',').map(str::to_owned)),
            Piece::Pair(key, _) => {
                return fault(format!("an event has no `{key}`"), "Write date=, place=, killed=, injured= or context=");
            }
        }
    }
    Ok(wanted)
}

fn statement(cut: &[Piece], report: &str) -> Result<StatementWanted, Fault> {
    let [Piece::Word(speaker), Piece::Quote(cue), rest @ ..] = cut else {
        return fault("the statement has no speaker or no cue", "Write `statement STATE.SECTOR «cue»`, with `-` where nobody is named");
    };
    let speaker = if *speaker == "-" { None } else { Some(party(speaker)?) };
    let mut wanted = StatementWanted { speaker, cue: quoted(cue, report)?, direct: false, act: None, to: None, about: None, content: None };
    for piece in rest {
        match *piece {
            Piece::Word("direct") => wanted.direct = true,
            Piece::Pair("act", act) if ACTS.contains(&act) => wanted.act = Some(act.to_owned()),
            Piece::Pair("act", act) => return fault(format!("`{act}` is no act of speech"), format!("Write one of {}", ACTS.join(", "))),
            Piece::Pair("to", whom) => wanted.to = Some(party(whom)?),
            Piece::Pair("about", whom) => wanted.about = Some(party(whom)?),
            Piece::Pair("content", words) => wanted.content = Some(quoted(words, report)?),
            Piece::Word(other) | Piece::Pair(other, _) | Piece::Quote(other) => {
                return fault(
                    format!("a statement has no `{other}`"),
                    "Write direct, act=, to=STATE.SECTOR, about=STATE.SECTOR or content=«first words»",
                );
            }
        }
    }
    Ok(wanted)
}

fn side(text: &str) -> Result<BTreeSet<Party>, Fault> {
    if text == "-" {
        return Ok(BTreeSet::new());
    }
    text.split(',').map(party).collect()
}

fn party(text: &str) -> Result<Party, Fault> {
    let Some((state, sector)) = text.split_once('.') else {
        return fault(format!("`{text}` is not STATE.SECTOR"), "Write it as KAZ.GOV, or -.UAF without a state");
    };
    let state = if state == "-" { None } else { Some(code(state)?) };
    Ok(Party { state, sector: code(sector)? })
}

fn code(text: &str) -> Result<Code, Fault> {
    match Code::new(text) {
        Some(code) => Ok(code),
        None => fault(format!("`{text}` is no code"), "Write three capital letters, such as KAZ or GOV"),
    }
}

fn date(text: &str) -> Result<Date, Fault> {
    match text.parse() {
        Ok(date) if text.len() == 10 => Ok(date),
        _ => fault(format!("`{text}` is no day"), "Write YYYY-MM-DD, or YYYY-MM-DD..YYYY-MM-DD for several"),
    }
}

fn number(text: &str) -> Result<u64, Fault> {
    match text.parse() {
        Ok(number) => Ok(number),
        Err(_) => fault(format!("`{text}` is no number"), "Write it in digits"),
    }
}

fn quoted(words: &str, report: &str) -> Result<Quoted, Fault> {
    let places: Vec<Span> =
        report.match_indices(words).map(|(start, found)| Span::new(start as u32, (start + found.len()) as u32)).collect();
    if places.is_empty() {
        return fault(format!("«{words}» does not stand in the report"), "Quote the words as the report writes them");
    }
    Ok(Quoted { words: words.to_owned(), places })
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "قصف الجيش القرية";

    #[test]
    fn reads_an_event() {
        let line = "event ASSAULT/heavy-weapons CHN.MIL,-.UAF > - «قصف» negated date=2024-04-28..2024-05-04 place=KAZ killed=3 context=military,arms";
        let Ok(Wanted::Event(event)) = parse(line, REPORT) else { panic!("no event") };
        assert_eq!(event.actors.iter().map(Party::to_string).collect::<Vec<_>>(), ["-.UAF", "CHN.MIL"]);
        assert!(event.recipients.is_empty());
        assert_eq!((event.status, event.killed, event.injured), (Status::Negated, Some(3), None));
        assert_eq!(event.contexts, ["military", "arms"]);
        assert_eq!(event.trigger.map(|trigger| trigger.places), Some(vec![Span::new(0, 6)]));
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for wrong in [
            "",
            "evnt",
            "event",
            "event FOO A.B > -",
            "event CONSULT KAZ > -",
            "event CONSULT KAZ.GOV, CHN.GOV > -",
            "event CONSULT KAZ.GOV > - soon",
            "event CONSULT KAZ.GOV > - date=2024-02-30",
            "event CONSULT KAZ.GOV > - killed=many",
            "event CONSULT KAZ.GOV > - colour=red",
            "event CONSULT KAZ.GOV > - «غائب»",
            "event CONSULT KAZ.GOV > - «قصف» «الجيش»",
            "statement KAZ.GOV",
            "statement KAZ.GOV «قصف» act=sing",
            "statement KAZ.GOV «قصف» loud",
            "entity XXX KAZ.GOV «الجيش»",
            "entity ORG KAZ.GOV",
            "published today",
            "dateline kaz",
            "no events",
            "more statements",
        ] {
            assert!(parse(wrong, REPORT).is_err(), "{wrong}");
        }
    }
}
