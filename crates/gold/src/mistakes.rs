//! What differs between two readings, for people who want to see it: the sentence, and both readings side by side.

use crate::entities::{EntityPairs, is_coded_alike};
use crate::events::EventPairs;
use crate::matching::Pairs;
use crate::statements::is_same_speaker;
use crate::stretch::nearest;
use crate::{Entity, Event, Reading, Stretch};

/// What kind of record a mistake is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An entity.
    Entity,
    /// A statement.
    Statement,
    /// An event.
    Event,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The gold reading has a record that was not found.
    Missed,
    /// A record was found that the gold reading does not have.
    FalseAlarm,
    /// Both have the record, with other codes, another speaker or other sides: one is missed and the other a false alarm.
    Differs,
}

/// A record that one reading has and the other has not, or has otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The report's id.
    pub report: String,
    /// What kind of record.
    pub kind: Kind,
    /// What is wrong.
    pub fault: Fault,
    /// The words in question: trigger, words of speech, or first mention.
    pub words: Stretch,
    /// The sentence around them.
    pub sentence: Stretch,
    /// Both readings, field by field.
    pub rows: Vec<Row>,
}

/// A field of both readings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub field: &'static str,
    /// What the gold reading says; none where it has no such record.
    pub gold: Option<String>,
    /// What was found; none where there is no such record.
    pub coded: Option<String>,
}

impl Mistake {
    fn new(gold: &Reading, kind: Kind, fault: Fault, words: Stretch) -> Mistake {
        let sentence = nearest(&gold.sentences, words).map_or(words, |at| gold.sentences[at]);
        Mistake { report: gold.id.clone(), kind, fault, words, sentence, rows: Vec::new() }
    }

    fn with(mut self, field: &'static str, gold: Option<String>, coded: Option<String>) -> Mistake {
        self.rows.push(Row { field, gold, coded });
        self
    }
}

/// Puts both readings side by side: `show` says a field of a record.
fn beside<T>(
    gold: Option<&T>,
    coded: Option<&T>,
    show: (impl Fn(&T) -> String, impl Fn(&T) -> String),
) -> (Option<String>, Option<String>) {
    (gold.map(show.0), coded.map(show.1))
}

/// Entities that were missed, false, or coded otherwise.
pub(crate) fn of_entities(gold: &Reading, found: &Reading, entities: &EntityPairs, out: &mut Vec<Mistake>) {
    let mut tell = |fault, wanted: Option<&Entity>, other: Option<&Entity>| {
        let words = wanted.or(other).and_then(|entity| entity.mentions.first().copied()).unwrap_or_default();
        let mut mistake = Mistake::new(gold, Kind::Entity, fault, words);
        let code = |code: &Option<String>, none: &str| code.clone().unwrap_or_else(|| none.to_owned());
        let mentions = |entity: &Entity| entity.mentions.iter().map(|at| at.slice(&gold.text)).collect::<Vec<_>>().join(" | ");
        for (field, (left, right)) in [
            ("name", beside(wanted, other, (|e: &Entity| e.name.clone(), |e: &Entity| e.name.clone()))),
            ("country", beside(wanted, other, (|e: &Entity| code(&e.country, "none"), |e: &Entity| code(&e.country, "none")))),
            ("sector", beside(wanted, other, (|e: &Entity| code(&e.sector, "UNK"), |e: &Entity| code(&e.sector, "UNK")))),
            ("mentions", beside(wanted, other, (mentions, mentions))),
        ] {
            mistake = mistake.with(field, left, right);
        }
        out.push(mistake);
    };
    for (at, entity) in gold.entities.iter().enumerate() {
        match entities.pairs.of_left[at].map(|other| &found.entities[other]) {
            None => tell(Fault::Missed, Some(entity), None),
            Some(other) if !is_coded_alike(entity, other) => tell(Fault::Differs, Some(entity), Some(other)),
            Some(_) => {}
        }
    }
    for (other, entity) in found.entities.iter().enumerate() {
        if entities.gold_of(other).is_none() {
            tell(Fault::FalseAlarm, None, Some(entity));
        }
    }
}

/// Statements that were missed, false, or given to another speaker. Optional ones are left alone.
pub(crate) fn of_statements(gold: &Reading, found: &Reading, entities: &EntityPairs, pairs: &Pairs, out: &mut Vec<Mistake>) {
    let speaker = |reading: &Reading, speaker: Option<usize>| speaker.map_or("nobody named".to_owned(), |who| called(reading, who));
    let mut tell = |fault, wanted: Option<usize>, other: Option<usize>| {
        let (wanted, other) = (wanted.map(|at| &gold.statements[at]), other.map(|at| &found.statements[at]));
        let words = wanted.or(other).map(|statement| statement.cue).unwrap_or_default();
        let cue = |statement: &crate::Statement| statement.cue.slice(&gold.text).to_owned();
        out.push(Mistake::new(gold, Kind::Statement, fault, words).with("cue", wanted.map(cue), other.map(cue)).with(
            "speaker",
            wanted.map(|s| speaker(gold, s.speaker)),
            other.map(|s| speaker(found, s.speaker)),
        ));
    };
    for (at, statement) in gold.statements.iter().enumerate().filter(|(_, statement)| !statement.optional) {
        match pairs.of_left[at] {
            None => tell(Fault::Missed, Some(at), None),
            Some(other) if !is_same_speaker(statement.speaker, found.statements[other].speaker, entities) => {
                tell(Fault::Differs, Some(at), Some(other));
            }
            Some(_) => {}
        }
    }
    for other in (0..found.statements.len()).filter(|&other| pairs.of_right[other].is_none()) {
        tell(Fault::FalseAlarm, None, Some(other));
    }
}

/// Events that were missed, false, or given other sides. `wanted` and `counted` say which events of either reading are scored.
pub(crate) fn of_events(
    gold: &Reading,
    found: &Reading,
    events: &EventPairs,
    (wanted, counted): (&dyn Fn(usize) -> bool, &dyn Fn(usize) -> bool),
    out: &mut Vec<Mistake>,
) {
    let mut tell = |fault, at: Option<usize>, other: Option<usize>| {
        let (event, theirs) = (at.map(|at| &gold.events[at]), other.map(|at| &found.events[at]));
        let words = event.or(theirs).and_then(|event| event.trigger).unwrap_or_default();
        let mut mistake = Mistake::new(gold, Kind::Event, fault, words);
        let side = |reading: &Reading, side: &[usize]| {
            if side.is_empty() { "nobody".to_owned() } else { side.iter().map(|&who| called(reading, who)).collect::<Vec<_>>().join("; ") }
        };
        let trigger = |event: &Event| event.trigger.unwrap_or_default().slice(&gold.text).to_owned();
        for (field, (left, right)) in [
            ("type", beside(event, theirs, (type_name, type_name))),
            ("trigger", beside(event, theirs, (trigger, trigger))),
            ("actor", beside(event, theirs, (|e: &Event| side(gold, &e.actor), |e: &Event| side(found, &e.actor)))),
            ("recipient", beside(event, theirs, (|e: &Event| side(gold, &e.recipient), |e: &Event| side(found, &e.recipient)))),
            ("status", beside(event, theirs, (|e: &Event| e.status.code().to_owned(), |e: &Event| e.status.code().to_owned()))),
        ] {
            mistake = mistake.with(field, left, right);
        }
        out.push(mistake);
    };
    for at in (0..gold.events.len()).filter(|&at| wanted(at)) {
        match events.pairs.of_left[at] {
            Some(other) if counted(other) => {
                if !events.same_states(at, other) {
                    tell(Fault::Differs, Some(at), Some(other));
                }
            }
            // Found, but not as something that happened.
            other => tell(Fault::Missed, Some(at), other),
        }
    }
    for other in (0..found.events.len()).filter(|&other| counted(other)) {
        let pair = events.pairs.of_right[other];
        if !pair.is_some_and(wanted) {
            tell(Fault::FalseAlarm, pair, Some(other));
        }
    }
}

fn type_name(event: &Event) -> String {
    event.mode.as_ref().map_or(event.event_type.clone(), |mode| format!("{} {mode}", event.event_type))
}

/// An entity in a line: name, state, sector.
fn called(reading: &Reading, who: usize) -> String {
    let Some(entity) = reading.entities.get(who) else { return "somebody".to_owned() };
    let code = |code: &Option<String>, none: &'static str| code.clone().unwrap_or_else(|| none.to_owned());
    format!("{} ({} {})", entity.name, code(&entity.country, "---"), code(&entity.sector, "UNK"))
}
