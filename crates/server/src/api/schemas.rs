//! Schemas of what is given and sent. Rows have those of their columns.

use super::declare::Added;
use serde_json::{Map, Value, json};
use waqai_archive::table::{Form, Kind};
use waqai_coder::rules::EventType;

/// A row of a table.
pub(super) fn row(form: &Form, beside: &[(&'static str, Added)]) -> Value {
    let mut properties: Map<String, Value> = Map::new();
    for column in form.columns {
        let kind = match column.kind {
            Kind::Text | Kind::List | Kind::Day => "string",
            Kind::Int => "integer",
            Kind::Real => "number",
            Kind::Bool => "boolean",
        };
        let mut schema = json!({ "type": [kind, "null"], "description": column.about });
        if let (Kind::Day, Some(schema)) = (column.kind, schema.as_object_mut()) {
            schema.insert("format".into(), "date".into());
        }
        properties.insert(column.name.into(), schema);
    }
    for (name, added) in beside {
        properties.insert((*name).into(), super::openapi::added(*added));
    }
    json!({ "type": "object", "description": form.about, "properties": properties })
}

fn object(required: &[&str], properties: Value) -> Value {
    json!({ "type": "object", "required": required, "properties": properties })
}

/// All schemas that have a name.
pub(super) fn schemas() -> Value {
    let text = json!({ "type": "string" });
    let maybe = json!({ "type": ["string", "null"] });
    let number = json!({ "type": "integer" });
    let list = |items: &Value| json!({ "type": "array", "items": items });
    let anything = list(&json!({ "type": "object" }));
    let range = object(&["start", "end"], json!({ "start": number, "end": number }));
    let mention = object(&["quote"], json!({ "quote": text, "start": number }));
    let party = json!({ "type": "object", "properties": {
        "mention": mention, "type": text, "name": text, "name_en": text, "country": text, "sector": text, "known": text } });
    let types: Vec<&str> = EventType::ALL.iter().map(|kind| kind.code()).collect();
    let kinds =
        ["event", "not an event", "missing event", "entity", "same entity", "different entity", "statement", "not a statement", "right"];
    json!({
        "Problem": object(&["type", "title", "status", "detail"], json!({
            "type": text, "title": text, "status": number, "detail": text,
            "hint": { "type": "string", "description": "what to do, or what was meant" } })),
        "Anything": {},
        "Ranges": { "type": "array", "items": range, "description": "places in a text: code points, the end excluded" },
        "Outcomes": list(&object(&["report", "outcome"], json!({ "report": text, "outcome": text, "detail": maybe }))),
        "Health": object(&["status", "version", "change"], json!({ "status": text, "version": text, "change": number })),
        "Codebook": object(&["types", "modes", "contexts", "sectors", "ranks", "states", "statuses", "acts", "kinds"], json!({
            "types": anything, "modes": anything, "contexts": anything, "sectors": anything, "ranks": anything, "states": anything,
            "international": list(&text), "statuses": list(&text), "acts": list(&text), "kinds": list(&text) })),
        "Pair": object(&["one", "other", "counts", "types", "visits", "links"], json!({
            "one": text, "other": text, "counts": anything, "visits": anything, "links": { "type": "object" },
            "types": { "type": "object", "description": "events by type", "additionalProperties": number } })),
        "Report": object(&["id", "waqai", "text", "sentences", "entities", "statements", "events", "notes"], json!({
            "id": text,
            "waqai": object(&["version", "rules"], json!({ "version": text, "rules": text })),
            "text": text, "title": maybe, "url": maybe, "language": text, "agency": maybe, "published": maybe,
            "dateline": { "type": ["object", "null"] },
            "sentences": { "$ref": "#/components/schemas/Ranges" },
            "entities": list(&object(&["id", "type", "mentions"], json!({ "id": text, "type": text, "mentions": { "$ref": "#/components/schemas/Ranges" } }))),
            "statements": list(&object(&["id", "cue"], json!({ "id": text, "speaker": maybe, "cue": range }))),
            "events": list(&object(&["id", "type", "actor", "recipient", "trigger", "evidence", "status", "rule", "confidence", "gloss"], json!({
                "id": text, "type": { "type": "string", "enum": types }, "actor": list(&text), "recipient": list(&text), "trigger": range,
                "evidence": range, "status": text, "rule": text, "confidence": { "type": "number" } }))),
            "notes": anything,
            "article_id": { "type": "string", "description": "the id of a report of the archive" },
            "status": { "type": "string", "description": "live, superseded, withdrawn" } })),
        "SentReport": object(&["text"], json!({
            "id": maybe, "text": text, "title": maybe, "url": maybe, "agency": maybe,
            "published": { "type": ["string", "null"], "format": "date" } })),
        "SentCorrection": object(&["report", "quote", "kind", "reason"], json!({
            "report": { "type": "string", "description": "the report: rpt_…, or the id that it came with" },
            "quote": { "type": "string", "minLength": 1, "description": "the words that the correction is about, as they stand in the text" },
            "start": { "type": "integer", "minimum": 0, "description": "where they begin, where they stand in the text several times" },
            "kind": { "type": "string", "enum": kinds },
            "set": { "type": "object", "description": "fields and the values that they shall have" },
            "was": { "type": "object", "description": "what they were" },
            "type": { "type": "string", "enum": types, "description": "of not an event: the type that is meant" },
            "actor": list(&party), "recipient": list(&party), "speaker": list(&party), "addressee": list(&party),
            "other": mention,
            "reason": { "type": "string", "minLength": 1 }, "who": text })),
        "Undoing": object(&["reason"], json!({ "reason": { "type": "string", "minLength": 1, "pattern": "\\S" }, "who": maybe })),
        "Corrected": object(&["number", "reports"], json!({
            "number": { "type": ["integer", "null"], "description": "of the correction; null where it was only tried" },
            "reports": list(&object(&["report", "changes"], json!({ "report": text, "outcome": maybe, "detail": maybe, "changes": anything }))),
            "events": { "type": "array", "items": { "type": "object" }, "description": "events that would change, with the reports that tell them" },
            "correction": { "type": "object" } })),
    })
}
