//! What stands in a report when a correction is made, noted in the correction: a later coding that says something third is told from one that says the
//! same.

use super::Anchor;
use super::apply::{confirmed, entity_at, entity_field, event_at, event_field, statement_at};
use super::change::{Change, Set};
use crate::records::{Range, Records};
use serde_json::{Value, json};

impl Change {
    /// The change with what its fields are now in the records at its words.
    ///
    /// ```
    /// use waqai_archive::corrections::{Anchor, Change};
    /// use waqai_archive::records::{Event, Range, Records};
    /// let trigger = Range { start: 13, end: 20 };
    /// let records = Records { events: vec![Event { kind: "CONSULT".into(), trigger, ..Event::default() }], ..Records::default() };
    /// let change: Change = serde_json::from_str(r#"{"kind": "event", "set": {"type": "AGREE"}}"#).unwrap();
    /// let anchor = Anchor::find("the minister arrived", "arrived", None).unwrap();
    /// let Change::Event { was, .. } = change.noting(&anchor, &records) else { panic!() };
    /// assert_eq!(was["type"], "CONSULT");
    /// ```
    pub fn noting(self, anchor: &Anchor, records: &Records) -> Change {
        let range = anchor.range();
        match self {
            Change::Event { set, actor, recipient, .. } => {
                let was = noted(&set, event_at(records, range, None), |at, name| event_field(&records.events[at], name));
                Change::Event { set, was, actor, recipient }
            }
            Change::Entity { set, .. } => {
                let was = noted(&set, entity_at(records, range), |at, name| entity_field(&records.entities[at], name));
                Change::Entity { set, was }
            }
            Change::Statement { set, speaker, addressee, .. } => {
                let was = noted(&set, statement_at(records, range), |at, name| match name {
                    "act" => json!(records.statements[at].act),
                    _ => json!(records.statements[at].direct),
                });
                Change::Statement { set, was, speaker, addressee }
            }
            other => other,
        }
    }

    /// That the event of a list is right as it is.
    pub fn right(records: &Records, event: usize) -> Option<Change> {
        records.events.get(event).map(|event| Change::Right { was: confirmed(records, event) })
    }
}

fn noted(set: &Set, at: Option<usize>, field: impl Fn(usize, &str) -> Value) -> Set {
    let Some(at) = at else { return Set::new() };
    set.keys().map(|name| (name.clone(), field(at, name))).collect()
}

impl Anchor {
    /// The anchor of a range of code points. None where the range is empty or does not lie in the text.
    ///
    /// ```
    /// use waqai_archive::{corrections::Anchor, records::Range};
    /// let anchor = Anchor::of("one two one", Range { start: 8, end: 11 }).unwrap();
    /// assert_eq!((anchor.quote.as_str(), anchor.start), ("one", 8));
    /// assert!(Anchor::of("one", Range { start: 1, end: 9 }).is_none());
    /// ```
    pub fn of(text: &str, range: Range) -> Option<Anchor> {
        let quote: String = text.chars().skip(range.start as usize).take(range.end.checked_sub(range.start)? as usize).collect();
        if quote.is_empty() || quote.chars().count() != (range.end - range.start) as usize {
            return None;
        }
        Anchor::find(text, &quote, Some(range.start)).ok()
    }
}
