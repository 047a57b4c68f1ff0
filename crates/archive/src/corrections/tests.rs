//! What becomes of corrections of statements, of places, and of confirmations.

use super::{Anchor, Change, Correction, Outcome, apply};
use crate::records::{Entity, Event, Place, Range, Records, Statement};

const TEXT: &str = "the minister said the envoy arrived";

fn range(quote: &str) -> Range {
    Anchor::find(TEXT, quote, None).unwrap().range()
}

fn records() -> Records {
    let named = |quote: &str| Entity {
        kind: "PER".into(),
        name_en: Some(quote.into()),
        spans: vec![(range(quote), "title".into())],
        ..Entity::default()
    };
    Records {
        entities: vec![named("minister"), named("envoy")],
        statements: vec![Statement {
            speaker: Some(0),
            cue: range("said"),
            act: "state".into(),
            rule: "say".into(),
            ..Statement::default()
        }],
        events: vec![Event {
            kind: "CONSULT".into(),
            status: "actual".into(),
            actor: vec![1],
            trigger: range("arrived"),
            evidence: range("the envoy arrived"),
            rule: "consult.arrive".into(),
            confidence: 0.6,
            ..Event::default()
        }],
        ..Records::default()
    }
}

fn correction(quote: &str, change: Change) -> Correction {
    let anchor = Anchor::find(TEXT, quote, None).unwrap();
    let change = change.noting(&anchor, &records());
    Correction::new(TEXT, anchor, change, "why", "who").unwrap()
}

fn read(change: &str) -> Change {
    serde_json::from_str(change).unwrap()
}

#[test]
fn speaker_and_act_of_a_statement() {
    let change = read(r#"{"kind": "statement", "set": {"act": "warn"}, "speaker": [{"mention": {"quote": "envoy", "start": 22}}]}"#);
    let correction = correction("said", change);
    let mut changed = records();
    assert_eq!(apply(&correction, &mut changed).outcome, Outcome::Applied);
    let statement = &changed.statements[0];
    assert_eq!((statement.act.as_str(), statement.speaker, statement.rule.as_str()), ("warn", Some(1), "correction"));
    assert_eq!(apply(&correction, &mut changed).outcome, Outcome::Unneeded);
    changed.statements[0].act = "deny".into();
    assert_eq!(apply(&correction, &mut changed).outcome, Outcome::Conflict, "a third thing");
    changed.statements.clear();
    assert_eq!(apply(&correction, &mut changed).outcome, Outcome::Conflict, "no statement any more");
}

#[test]
fn nobody_speaks() {
    let correction = correction("said", read(r#"{"kind": "statement", "speaker": []}"#));
    let mut changed = records();
    assert_eq!(apply(&correction, &mut changed).outcome, Outcome::Applied);
    assert_eq!(changed.statements[0].speaker, None);
}

#[test]
fn a_place_is_the_same_by_any_of_its_names() {
    let correction = correction("arrived", read(r#"{"kind": "event", "set": {"place": {"name": "Astana", "country": "KAZ"}}}"#));
    let mut changed = records();
    assert_eq!(apply(&correction, &mut changed).outcome, Outcome::Applied);
    assert_eq!(changed.events[0].place.as_ref().unwrap().country.as_deref(), Some("KAZ"));
    let mut known = records();
    known.events[0].place =
        Some(Place { name: "Astana".into(), name_ar: "x".into(), country: Some("KAZ".into()), lat: Some(51.0), ..Place::default() });
    assert_eq!(apply(&correction, &mut known).outcome, Outcome::Unneeded);
    assert_eq!(known.events[0].place.as_ref().unwrap().lat, Some(51.0), "what the coder knows of it stays");
}

#[test]
fn a_confirmation_makes_sure_and_holds_for_what_was_confirmed_only() {
    let correction = correction("arrived", Change::right(&records(), 0).unwrap());
    let mut changed = records();
    assert_eq!(apply(&correction, &mut changed).outcome, Outcome::Applied);
    assert_eq!((changed.events[0].confidence, changed.events[0].rule.as_str()), (1.0, "consult.arrive"));
    assert_eq!(apply(&correction, &mut changed).outcome, Outcome::Unneeded);
    let mut other = records();
    other.events[0].actor = vec![0];
    let applied = apply(&correction, &mut other);
    assert_eq!(applied.outcome, Outcome::Conflict);
    assert!(applied.detail.unwrap().contains("`actor`"));
    other.events[0].kind = "AGREE".into();
    assert!(apply(&correction, &mut other).detail.unwrap().contains("AGREE"));
}

#[test]
fn what_cannot_be_said_is_refused() {
    let refused = |quote: &str, change: &str| {
        Correction::new(TEXT, Anchor::find(TEXT, quote, None).unwrap(), read(change), "why", "who").unwrap_err()
    };
    assert!(refused("said", r#"{"kind": "statement", "set": {"act": "shout"}}"#).contains("condemn"));
    assert!(refused("said", r#"{"kind": "statement"}"#).contains("sets nothing"));
    assert!(refused("said", r#"{"kind": "statement", "speaker": [{"name": "a"}, {"name": "b"}]}"#).contains("2 parties"));
    assert!(refused("arrived", r#"{"kind": "event", "set": {"place": "Astana"}}"#).contains("place"));
    assert!(refused("arrived", r#"{"kind": "right", "was": {}}"#).contains("was"));
}

#[test]
fn a_statement_that_is_none() {
    let correction = correction("said", read(r#"{"kind": "not a statement"}"#));
    let mut changed = records();
    let cue = range("minister");
    // Around it stands another, within it a third; each carries an event.
    changed.statements.insert(0, Statement { cue, ..Statement::default() });
    changed.statements[1].parent = Some(0);
    changed.statements.push(Statement { cue: range("envoy"), parent: Some(1), ..Statement::default() });
    changed.events = (0..3).map(|at| Event { statement: Some(at), ..Event::default() }).collect();
    assert_eq!(apply(&correction, &mut changed).outcome, Outcome::Applied);
    assert_eq!(changed.statements.iter().map(|statement| statement.parent).collect::<Vec<_>>(), [None, Some(0)]);
    assert_eq!(changed.events.iter().map(|event| event.statement).collect::<Vec<_>>(), [Some(0), Some(0), Some(1)]);
    assert_eq!(apply(&correction, &mut changed).outcome, Outcome::Unneeded);
}
