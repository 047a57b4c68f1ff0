//! Compares a coded report with what its case expects.

use crate::describe::{self, party, side};
use crate::expectation::{EntityWanted, EventWanted, Expectation, StatementWanted, Wanted};
use crate::page::Case;
use std::collections::BTreeSet;
use waqai_coder::record::{CodedReport, Entity, Event, Statement};
use waqai_text::fold;

/// What came of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// One row for each expectation, then one for each record that is not expected.
    pub rows: Vec<Row>,
}

/// An expectation beside the record that comes nearest to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The expectation as written; none for a record that is not expected.
    pub expected: Option<String>,
    /// The record, in the words of the expectations.
    pub found: Option<String>,
    /// In what the two differ; empty where all is well.
    pub differs: Vec<&'static str>,
}

impl Verdict {
    /// Whether all is as expected.
    pub fn passes(&self) -> bool {
        self.rows.iter().all(|row| row.differs.is_empty())
    }
}

/// Compares.
pub fn check(case: &Case, coded: &CodedReport) -> Verdict {
    let mut rows = Vec::new();
    events(case, coded, &mut rows);
    statements(case, coded, &mut rows);
    entities(case, coded, &mut rows);
    for expectation in &case.expectations {
        let (found, fits) = match &expectation.wanted {
            Wanted::Published(day) => (coded.published.map(|day| format!("published {day}")), coded.published == Some(*day)),
            Wanted::Agency(name) => (coded.agency.as_ref().map(|name| format!("agency {name}")), coded.agency.as_ref() == Some(name)),
            Wanted::Dateline(state) => {
                let found = coded.dateline.as_ref().and_then(|dateline| dateline.place.as_ref()).and_then(|place| place.country);
                (found.map(|state| format!("dateline {state}")), found == Some(*state))
            }
            _ => continue,
        };
        let differs = if fits { Vec::new() } else { vec![if found.is_some() { "value" } else { "missing" }] };
        rows.push(Row { expected: Some(expectation.written.clone()), found, differs });
    }
    Verdict { rows }
}

/// An expectation whose record is to be found among several.
struct Seeker<'a, W, R> {
    wanted: Vec<(&'a Expectation, &'a W)>,
    records: &'a [R],
    /// In what two differ.
    differences: &'a dyn Fn(&W, &R) -> Vec<&'static str>,
    /// How much a record that differs looks like the one that is meant; 0 for not at all.
    likeness: &'a dyn Fn(&W, &R) -> u32,
    describe: &'a dyn Fn(&W, &R) -> String,
}

impl<W, R> Seeker<'_, W, R> {
    /// Gives each expectation a record of its own; says which records are taken.
    fn pair(&self, rows: &mut Vec<Row>) -> Vec<bool> {
        let fits: Vec<Vec<bool>> = self
            .wanted
            .iter()
            .map(|(_, wanted)| self.records.iter().map(|record| (self.differences)(wanted, record).is_empty()).collect())
            .collect();
        let mut owner: Vec<Option<usize>> = vec![None; self.records.len()];
        for wanted in 0..self.wanted.len() {
            let mut seen = vec![false; self.records.len()];
            assign(wanted, &fits, &mut owner, &mut seen);
        }
        let mut taken: Vec<bool> = owner.iter().map(Option::is_some).collect();
        for (number, (expectation, wanted)) in self.wanted.iter().enumerate() {
            let own = owner.iter().position(|&owner| owner == Some(number));
            let nearest = || {
                let likeness = |place: usize| (self.likeness)(wanted, &self.records[place]);
                let free = (0..taken.len()).filter(|&place| !taken[place] && likeness(place) > 0);
                free.max_by_key(|&place| (likeness(place), std::cmp::Reverse(place)))
            };
            let found = own.or_else(nearest);
            let differs = match found {
                Some(place) => (self.differences)(wanted, &self.records[place]),
                None => vec!["missing"],
            };
            if let Some(place) = found {
                taken[place] = true;
            }
            let found = found.map(|place| (self.describe)(wanted, &self.records[place]));
            rows.push(Row { expected: Some(expectation.written.clone()), found, differs });
        }
        taken
    }
}

/// Finds a record for an expectation, moving others to records that fit them too.
fn assign(wanted: usize, fits: &[Vec<bool>], owner: &mut [Option<usize>], seen: &mut [bool]) -> bool {
    for record in 0..owner.len() {
        if !fits[wanted][record] || seen[record] {
            continue;
        }
        seen[record] = true;
        let free = match owner[record] {
            None => true,
            Some(other) => assign(other, fits, owner, seen),
        };
        if free {
            owner[record] = Some(wanted);
            return true;
        }
    }
    false
}

fn all<'a, W>(case: &'a Case, pick: impl Fn(&'a Wanted) -> Option<&'a W>) -> Vec<(&'a Expectation, &'a W)> {
    case.expectations.iter().filter_map(|expectation| pick(&expectation.wanted).map(|wanted| (expectation, wanted))).collect()
}

fn asks(case: &Case, wanted: &Wanted) -> bool {
    case.expectations.iter().any(|expectation| expectation.wanted == *wanted)
}

/// The row of `no event` and its like.
fn none_row(written: &str, none: bool) -> Row {
    Row { expected: Some(written.to_owned()), found: None, differs: if none { Vec::new() } else { vec!["others found"] } }
}

fn events(case: &Case, coded: &CodedReport, rows: &mut Vec<Row>) {
    let wanted = all(case, |wanted| match wanted {
        Wanted::Event(event) => Some(event),
        _ => None,
    });
    let none = asks(case, &Wanted::NoEvent);
    let closed = (none || !wanted.is_empty()) && !asks(case, &Wanted::MoreEvents);
    let contexts = wanted.iter().any(|(_, event)| !event.contexts.is_empty());
    let seeker = Seeker {
        wanted,
        records: &coded.events,
        differences: &|wanted: &EventWanted, event: &Event| event_differences(wanted, event, coded),
        likeness: &|wanted, event| {
            let differs = event_differences(wanted, event, coded);
            let same = |what: &str| u32::from(!differs.contains(&what));
            let trigger = wanted.trigger.as_ref().is_some_and(|trigger| trigger.overlaps(event.trigger));
            let near = 4 * same("type") + 3 * u32::from(trigger) + same("actors") + same("recipients");
            if same("type") == 1 || trigger || same("actors") + same("recipients") == 2 { near * 2 + same("status") } else { 0 }
        },
        describe: &|_, event| describe::event(coded, event, &case.report, contexts),
    };
    let taken = seeker.pair(rows);
    let extra: Vec<&Event> =
        coded.events.iter().zip(taken).filter(|(event, taken)| !taken && event.status.happened()).map(|(event, _)| event).collect();
    if none {
        rows.push(none_row("no event", extra.is_empty()));
    }
    if closed {
        for event in extra {
            let found = describe::event(coded, event, &case.report, contexts);
            rows.push(Row { expected: None, found: Some(found), differs: vec!["not expected"] });
        }
    }
}

/// In what an event differs from what is wanted.
pub(crate) fn event_differences(wanted: &EventWanted, event: &Event, coded: &CodedReport) -> Vec<&'static str> {
    let mut differs = Vec::new();
    let mut compare = |what: &'static str, same: bool| {
        if !same {
            differs.push(what);
        }
    };
    compare("type", wanted.event_type == event.event_type);
    compare("mode", wanted.mode.is_none() || wanted.mode == event.mode);
    let (actors, recipients) = (side(coded, &event.actor), side(coded, &event.recipient));
    let open = [&wanted.actors, &wanted.recipients, &actors, &recipients].into_iter().any(BTreeSet::is_empty);
    if open && wanted.event_type.is_symmetric() {
        compare("sides", &wanted.actors | &wanted.recipients == &actors | &recipients);
    } else {
        compare("actors", wanted.actors == actors);
        compare("recipients", wanted.recipients == recipients);
    }
    compare("trigger", wanted.trigger.as_ref().is_none_or(|trigger| trigger.overlaps(event.trigger)));
    compare("status", wanted.status == event.status);
    compare("date", wanted.date.is_none() || wanted.date == event.date);
    compare("place", wanted.place.is_none() || wanted.place == event.place.as_ref().and_then(|place| place.country));
    compare("killed", wanted.killed.is_none() || wanted.killed == event.killed);
    compare("injured", wanted.injured.is_none() || wanted.injured == event.injured);
    compare("context", wanted.contexts.iter().all(|context| event.contexts.contains(context)));
    differs
}

fn statements(case: &Case, coded: &CodedReport, rows: &mut Vec<Row>) {
    let wanted = all(case, |wanted| match wanted {
        Wanted::Statement(statement) => Some(statement),
        _ => None,
    });
    let none = asks(case, &Wanted::NoStatement);
    let closed = none || !wanted.is_empty();
    let seeker = Seeker {
        wanted,
        records: &coded.statements,
        differences: &|wanted: &StatementWanted, statement: &Statement| statement_differences(wanted, statement, coded, &case.report),
        likeness: &|wanted, statement| {
            let speaker = statement.speaker.and_then(|speaker| party(coded, speaker));
            2 * u32::from(wanted.cue.overlaps(statement.cue)) + u32::from(wanted.speaker == speaker)
        },
        describe: &|_, statement| describe::statement(coded, statement, &case.report),
    };
    let taken = seeker.pair(rows);
    let extra: Vec<&Statement> = coded.statements.iter().zip(taken).filter(|(_, taken)| !taken).map(|(statement, _)| statement).collect();
    if none {
        rows.push(none_row("no statement", extra.is_empty()));
    }
    if closed {
        for statement in extra {
            let found = describe::statement(coded, statement, &case.report);
            rows.push(Row { expected: None, found: Some(found), differs: vec!["not expected"] });
        }
    }
}

fn statement_differences(wanted: &StatementWanted, statement: &Statement, coded: &CodedReport, text: &str) -> Vec<&'static str> {
    let mut differs = Vec::new();
    let mut compare = |what: &'static str, same: bool| {
        if !same {
            differs.push(what);
        }
    };
    compare("speaker", wanted.speaker == statement.speaker.and_then(|speaker| party(coded, speaker)));
    compare("cue", wanted.cue.overlaps(statement.cue));
    compare("direct", !wanted.direct || statement.direct);
    let of = |entity: Option<usize>| entity.and_then(|entity| party(coded, entity));
    compare("addressee", wanted.to.is_none() || wanted.to == of(statement.addressee));
    compare("about", wanted.about.is_none() || wanted.about == of(statement.about));
    compare("act", wanted.act.as_ref().is_none_or(|act| act == statement.act.code()));
    compare(
        "content",
        wanted.content.as_ref().is_none_or(|words| statement.content.is_some_and(|content| begins(content.slice(text), &words.words))),
    );
    differs
}

/// Whether a content begins with some words; marks and spaces in front are left aside.
fn begins(content: &str, words: &str) -> bool {
    let trim = |text: &'_ str| fold(text.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let (content, words) = (trim(content), trim(words));
    // The gold records let a content begin with its subordinator or without: both count.
    content.starts_with(&words) || content.split_once(' ').is_some_and(|(_, rest)| trim(rest).starts_with(&words))
}

/// Expectations of entities do not compete: two may mean the same entity, unless they are written alike.
fn entities(case: &Case, coded: &CodedReport, rows: &mut Vec<Row>) {
    let wanted = all(case, |wanted| match wanted {
        Wanted::Entity(entity) => Some(entity),
        _ => None,
    });
    let mut done: Vec<&str> = Vec::new();
    for (expectation, _) in &wanted {
        if done.contains(&&*expectation.written) {
            continue;
        }
        done.push(&expectation.written);
        let alike = wanted.iter().copied().filter(|(other, _)| other.written == expectation.written).collect();
        let seeker = Seeker {
            wanted: alike,
            records: &coded.entities,
            differences: &entity_differences,
            likeness: &|wanted: &EntityWanted, entity: &Entity| {
                u32::from(entity.mentions.iter().any(|mention| wanted.mention.overlaps(mention.span)))
            },
            describe: &|_, entity| describe::entity(entity, &case.report),
        };
        seeker.pair(rows);
    }
    for expectation in &case.expectations {
        let Wanted::NoEntity(words) = &expectation.wanted else { continue };
        let found = coded.entities.iter().find(|entity| entity.mentions.iter().any(|mention| words.overlaps(mention.span)));
        rows.push(Row {
            expected: Some(expectation.written.clone()),
            found: found.map(|entity| describe::entity(entity, &case.report)),
            differs: if found.is_some() { vec!["not expected"] } else { Vec::new() },
        });
    }
}

fn entity_differences(wanted: &EntityWanted, entity: &Entity) -> Vec<&'static str> {
    let mut differs = Vec::new();
    if wanted.entity_type != entity.entity_type {
        differs.push("type");
    }
    if wanted.party.state != entity.country {
        differs.push("state");
    }
    if wanted.party.sector != entity.sector {
        differs.push("sector");
    }
    if !entity.mentions.iter().any(|mention| wanted.mention.overlaps(mention.span)) {
        differs.push("mention");
    }
    if wanted.rank.is_some_and(|rank| rank != entity.rank) {
        differs.push("rank");
    }
    if wanted.known.is_some() && wanted.known != entity.known {
        differs.push("kb");
    }
    differs
}
