//! Corrected reports as gold data, in the form that the scorer reads.

use crate::records::{Range, Records};
use serde_json::{Map, Value, json};

/// A report and its records as a gold file: ranges as pairs of code points, entities by ids.
///
/// ```
/// use waqai_archive::{Records, corrections::gold};
/// let file = gold("r1", "text", &Records::default());
/// assert_eq!(file["id"], "r1");
/// assert!(file["events"].as_array().unwrap().is_empty());
/// ```
pub fn gold(id: &str, text: &str, records: &Records) -> Value {
    let pair = |range: Range| json!([range.start, range.end]);
    let entity = |at: usize| json!(format!("e{}", at + 1));
    let entities: Vec<Value> = records
        .entities
        .iter()
        .enumerate()
        .map(|(at, row)| {
            json!({
                "id": entity(at), "type": row.kind, "name": row.name, "name_en": row.name_en, "country": row.country, "sector": row.sector,
                "mentions": row.spans.iter().map(|(range, _)| pair(*range)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let statements: Vec<Value> = records
        .statements
        .iter()
        .enumerate()
        .map(|(at, row)| {
            json!({
                "id": format!("s{}", at + 1), "speaker": row.speaker.map(entity), "addressee": row.addressee.map(entity), "cue": pair(row.cue),
                "content": row.content.map(pair), "direct": row.direct, "parent": row.parent.map(|parent| format!("s{}", parent + 1)),
            })
        })
        .collect();
    let events: Vec<Value> = records
        .events
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let side = |side: &[usize]| side.iter().map(|&at| entity(at)).collect::<Vec<_>>();
            json!({
                "id": format!("v{}", at + 1), "type": row.kind, "mode": row.mode, "context": row.contexts, "actor": side(&row.actor),
                "recipient": side(&row.recipient), "trigger": pair(row.trigger),
                "date": row.days.as_ref().map(|(start, end)| json!({ "start": start, "end": end })),
                "place": row.place.as_ref().map(|place| json!({ "name": place.name, "country": place.country })), "status": row.status,
                "statement": row.statement.map(|at| format!("s{}", at + 1)), "killed": row.killed, "injured": row.injured,
            })
        })
        .collect();
    let mut file = Map::new();
    file.insert("id".into(), json!(id));
    file.insert("text".into(), json!(text));
    file.insert("published".into(), json!(records.published));
    file.insert("sentences".into(), records.sentences.iter().map(|&range| pair(range)).collect());
    file.insert(
        "dateline".into(),
        records.dateline.as_ref().map_or(Value::Null, |dateline| {
            let place = dateline.place.as_ref();
            json!({
                "span": pair(dateline.range), "city": place.map(|place| &place.name), "country": place.and_then(|place| place.country.as_ref()),
                "date": dateline.date, "agency": dateline.agency,
            })
        }),
    );
    file.insert("entities".into(), entities.into());
    file.insert("statements".into(), statements.into());
    file.insert("events".into(), events.into());
    Value::Object(file)
}
