//! What changed between two codings of a report, record by record and field by field.

use crate::records::{Entity, Event, Range, Records, Statement};
use serde_json::{Map, Value, json};

/// A record that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// `entity`, `statement`, `event` or `report`.
    pub kind: &'static str,
    /// `new`, `gone` or `changed`.
    pub what: &'static str,
    /// Its place in the old list.
    pub old: Option<usize>,
    /// Its place in the new list.
    pub new: Option<usize>,
    /// The fields that differ: old and new value. For `new` and `gone` the fields that tell which it is.
    pub fields: Map<String, Value>,
}

/// For each new record the old one that it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// By place in the new list.
    pub entities: Vec<Option<usize>>,
    /// By place in the new list.
    pub statements: Vec<Option<usize>>,
    /// By place in the new list.
    pub events: Vec<Option<usize>>,
}

/// Pairs the records of two codings of one text: entities by the mentions that they share, statements by their cues, events by trigger and type.
pub fn pair(old: &Records, new: &Records) -> Pairing {
    Pairing {
        entities: assign(&old.entities, &new.entities, |old, new| {
            let shared = new.spans.iter().filter(|(range, _)| old.spans.iter().any(|(known, _)| known == range)).count();
            shared * 2 + usize::from(shared == 0 && old.known.is_some() && old.known == new.known)
        }),
        statements: assign(&old.statements, &new.statements, |old, new| {
            usize::from(old.cue == new.cue) * 2 + usize::from(old.cue.touches(new.cue))
        }),
        events: assign(&old.events, &new.events, |old, new| {
            if !old.trigger.touches(new.trigger) {
                return 0;
            }
            1 + usize::from(old.trigger == new.trigger) * 2 + usize::from(old.kind == new.kind) * 4 + usize::from(old.rule == new.rule)
        }),
    }
}

/// The best pairs first; ties in the order of the lists.
fn assign<T>(old: &[T], new: &[T], score: impl Fn(&T, &T) -> usize) -> Vec<Option<usize>> {
    let mut pairs = Vec::new();
    for (there, new) in new.iter().enumerate() {
        for (here, old) in old.iter().enumerate() {
            let score = score(old, new);
            if score > 0 {
                pairs.push((usize::MAX - score, there.abs_diff(here), there, here));
            }
        }
    }
    pairs.sort_unstable();
    let (mut taken, mut found) = (vec![false; old.len()], vec![None; new.len()]);
    for (_, _, there, here) in pairs {
        if found[there].is_none() && !taken[here] {
            (found[there], taken[here]) = (Some(here), true);
        }
    }
    found
}

/// What changed. Empty where the two are equal. The order of records alone is no change: records are named by what they are, not by their numbers.
///
/// ```
/// use waqai_archive::difference::difference;
/// use waqai_archive::records::{Event, Records};
/// let old = Records { events: vec![Event { kind: "CONSULT".into(), ..Event::default() }], ..Records::default() };
/// assert!(difference(&old, &old).is_empty());
/// let mut new = old.clone();
/// new.events[0].status = "negated".into();
/// let found = difference(&old, &new);
/// assert_eq!((found[0].kind, found[0].what), ("event", "changed"));
/// assert!(found[0].fields.contains_key("status"));
/// ```
pub fn difference(old: &Records, new: &Records) -> Vec<Difference> {
    if old == new {
        return Vec::new();
    }
    let pairing = pair(old, new);
    let mut found = Vec::new();
    compare_reports(old, new, &mut found);
    let lists = [
        ("entity", &pairing.entities, views(&old.entities, entity), views(&new.entities, entity)),
        (
            "statement",
            &pairing.statements,
            views(&old.statements, |row| statement(row, old)),
            views(&new.statements, |row| statement(row, new)),
        ),
        ("event", &pairing.events, views(&old.events, |row| event(row, old)), views(&new.events, |row| event(row, new))),
    ];
    for (kind, pairs, old, new) in lists {
        for (there, fields) in new.iter().enumerate() {
            match pairs[there] {
                None => found.push(Difference { kind, what: "new", old: None, new: Some(there), fields: fields.clone() }),
                Some(here) => {
                    let changed = changed(&old[here], fields);
                    if !changed.is_empty() {
                        found.push(Difference { kind, what: "changed", old: Some(here), new: Some(there), fields: changed });
                    }
                }
            }
        }
        for (here, fields) in old.iter().enumerate().filter(|(here, _)| !pairs.contains(&Some(*here))) {
            found.push(Difference { kind, what: "gone", old: Some(here), new: None, fields: fields.clone() });
        }
    }
    found
}

fn compare_reports(old: &Records, new: &Records, found: &mut Vec<Difference>) {
    let view = |records: &Records| {
        let mut view = Map::new();
        view.insert("agency".into(), json!(records.agency));
        view.insert("published".into(), json!(records.published));
        view.insert("dateline".into(), json!(records.dateline));
        view.insert("sentences".into(), json!(records.sentences));
        view.insert("notes".into(), json!(records.notes));
        view
    };
    let fields = changed(&view(old), &view(new));
    if !fields.is_empty() {
        found.push(Difference { kind: "report", what: "changed", old: None, new: None, fields });
    }
}

fn views<T>(rows: &[T], view: impl Fn(&T) -> Map<String, Value>) -> Vec<Map<String, Value>> {
    rows.iter().map(view).collect()
}

fn changed(old: &Map<String, Value>, new: &Map<String, Value>) -> Map<String, Value> {
    let mut fields = Map::new();
    for (name, value) in new {
        let before = old.get(name).unwrap_or(&Value::Null);
        if before != value {
            fields.insert(name.clone(), json!({ "old": before, "new": value }));
        }
    }
    fields
}

fn object(row: &impl serde::Serialize) -> Map<String, Value> {
    match serde_json::to_value(row) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// Who an entity is, in one word: numbers change when an entity is found before it.
fn name(records: &Records, entity: Option<usize>) -> Value {
    let Some(entity) = entity.and_then(|entity| records.entities.get(entity)) else { return Value::Null };
    json!(entity.known.as_ref().or(entity.name.as_ref()).or(entity.name_en.as_ref()))
}

fn entity(row: &Entity) -> Map<String, Value> {
    object(row)
}

fn statement(row: &Statement, records: &Records) -> Map<String, Value> {
    let mut fields = object(row);
    fields.insert("speaker".into(), name(records, row.speaker));
    fields.insert("addressee".into(), name(records, row.addressee));
    let parent = row.parent.and_then(|parent| records.statements.get(parent)).map(|parent| parent.cue);
    fields.insert("parent".into(), json!(parent));
    fields
}

fn event(row: &Event, records: &Records) -> Map<String, Value> {
    let mut fields = object(row);
    let names = |side: &[usize]| Value::Array(side.iter().map(|&entity| name(records, Some(entity))).collect());
    fields.insert("actor".into(), names(&row.actor));
    fields.insert("recipient".into(), names(&row.recipient));
    let statement = row.statement.and_then(|statement| records.statements.get(statement)).map(|statement| statement.cue);
    fields.insert("statement".into(), json!(statement));
    fields
}

/// The words of a text that a range covers.
pub fn quoted(text: &str, range: Range) -> String {
    text.chars().skip(range.start as usize).take((range.end.saturating_sub(range.start)) as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event_at(start: u32, kind: &str) -> Event {
        Event { kind: kind.into(), trigger: Range { start, end: start + 4 }, ..Event::default() }
    }

    fn of(events: Vec<Event>) -> Records {
        Records { events, ..Records::default() }
    }

    #[test]
    fn a_record_found_before_others_changes_none_of_them() {
        let old = of(vec![event_at(10, "CONSULT"), event_at(30, "AGREE")]);
        let new = of(vec![event_at(2, "SUPPORT"), event_at(10, "CONSULT"), event_at(30, "AGREE")]);
        let found = difference(&old, &new);
        assert_eq!(found.iter().map(|row| (row.what, row.new)).collect::<Vec<_>>(), [("new", Some(0))]);
        assert_eq!(difference(&new, &old).iter().map(|row| (row.what, row.old)).collect::<Vec<_>>(), [("gone", Some(0))]);
    }

    #[test]
    fn another_type_at_the_same_words_is_a_change() {
        let found = difference(&of(vec![event_at(10, "CONSULT")]), &of(vec![event_at(10, "AGREE")]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].fields["type"], json!({ "old": "CONSULT", "new": "AGREE" }));
    }
}
