//! Which event of one reading is which of the other, and whether their sides agree.

use crate::entities::EntityPairs;
use crate::matching::{Pairs, pair};
use crate::stretch::nearest;
use crate::{Entity, Event, Reading};
use std::collections::BTreeSet;

/// Types of which both sides are compared as one set where either names no recipient.
const MUTUAL: [&str; 3] = ["CONSULT", "AGREE", "COOPERATE"];

/// The events of two readings of one report.
pub(crate) struct EventPairs<'a> {
    gold: &'a Reading,
    found: &'a Reading,
    entities: &'a EntityPairs,
    /// Gold on the left, found on the right.
    pub pairs: Pairs,
}

/// A member of a side, as it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Member<'a> {
    /// Whoever belongs to a state.
    State(&'a str),
    /// An entity of the gold reading.
    Known(usize),
    /// An entity that the gold reading does not have.
    Unknown(usize),
}

impl<'a> EventPairs<'a> {
    /// Pairs events of the same type in the same sentence: first by whether they happened, then by sides, then by trigger.
    pub fn of(gold: &'a Reading, found: &'a Reading, entities: &'a EntityPairs) -> EventPairs<'a> {
        let sentences = |reading: &Reading| -> Vec<Option<usize>> {
            reading.events.iter().map(|event| event.trigger.and_then(|trigger| nearest(&gold.sentences, trigger))).collect()
        };
        let (wanted, theirs) = (sentences(gold), sentences(found));
        let mut made = EventPairs { gold, found, entities, pairs: Pairs::default() };
        made.pairs = pair(gold.events.len(), found.events.len(), |at, other| {
            let (event, candidate) = (&gold.events[at], &found.events[other]);
            if event.event_type != candidate.event_type || wanted[at].is_none() || wanted[at] != theirs[other] {
                return 0.0;
            }
            let touches = event.trigger.zip(candidate.trigger).is_some_and(|(a, b)| a.overlap(b) > 0);
            1.0 + 2.0 * f64::from(touches)
                + 4.0 * f64::from(made.same_states(at, other))
                + f64::from(made.same_entities(at, other))
                + 8.0 * f64::from(event.status.happened() == candidate.status.happened())
                + 0.5 * f64::from(!event.optional)
        });
        made
    }

    /// Whether the same states stand on the same sides. An entity without a state stands for itself.
    pub fn same_states(&self, at: usize, other: usize) -> bool {
        self.same(at, other, |reading, who, entity| match &entity.country {
            Some(country) => Member::State(country),
            None => self.member(reading, who),
        })
    }

    /// Whether the same entities stand on the same sides.
    pub fn same_entities(&self, at: usize, other: usize) -> bool {
        self.same(at, other, |reading, who, _| self.member(reading, who))
    }

    /// An entity as itself.
    fn member(&self, reading: &Reading, who: usize) -> Member<'a> {
        if std::ptr::eq(reading, self.gold) {
            return Member::Known(who);
        }
        self.entities.gold_of(who).map_or(Member::Unknown(who), Member::Known)
    }

    fn same(&self, at: usize, other: usize, member: impl Fn(&'a Reading, usize, &'a Entity) -> Member<'a>) -> bool {
        let (event, candidate) = (&self.gold.events[at], &self.found.events[other]);
        let side = |reading: &'a Reading, side: &[usize]| -> BTreeSet<Member<'a>> {
            side.iter().filter_map(|&who| reading.entities.get(who).map(|entity| member(reading, who, entity))).collect()
        };
        let sides = |reading: &'a Reading, event: &Event| (side(reading, &event.actor), side(reading, &event.recipient));
        let (wanted, theirs) = (sides(self.gold, event), sides(self.found, candidate));
        let mutual = MUTUAL.contains(&&*event.event_type) && (wanted.1.is_empty() || theirs.1.is_empty());
        if mutual || wanted.1.is_empty() && event.actor.len() > 1 {
            return wanted.0.union(&wanted.1).eq(theirs.0.union(&theirs.1));
        }
        wanted == theirs
    }
}
