//! Events as a table: RFC 4180, UTF-8, lines end in LF, no bidi control characters.

use crate::contract::{Coded, event_id, statement_id};
use crate::isolate::is_bidi_control;
use waqai_coder::Resources;
use waqai_coder::record::Entity;

/// The columns: name and meaning. Cells of `actor_*` and `recip_*` hold a value for each entity, in the same order, separated by `;`.
pub(crate) const COLUMNS: &[(&str, &str)] = &[
    ("report_id", "id of the report"),
    ("event_id", "id of the event within the report"),
    ("published", "day of the report"),
    ("agency", "agency of the report"),
    ("event_date", "first day of the event"),
    ("event_end_date", "last day of the event"),
    ("event_type", "PLOVER type"),
    ("event_mode", "mode of the type"),
    ("event_context", "contexts, sorted"),
    ("quad_code", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
    ("event_score", "PLOVER score of the type, -10 to 10"),
    ("cameo_code", "closest CAMEO code"),
    ("realis", "actual, historical, future, hypothetical or negated"),
    ("actor_name_en", "who does it: English names"),
    ("actor_name_ar", "Arabic names"),
    ("actor_iso3", "ISO 3166 codes of states, PLOVER's of international bodies"),
    ("actor_cowcode", "Correlates of War numbers"),
    ("actor_gwcode", "Gleditsch-Ward numbers"),
    ("actor_sector", "sectors"),
    ("actor_office", "offices held on the report's day"),
    ("actor_rank", "ranks, `waqai codebook ranks`"),
    ("n_actors", "how many"),
    ("recip_name_en", "to whom it is done: the same columns"),
    ("recip_name_ar", ""),
    ("recip_iso3", ""),
    ("recip_cowcode", ""),
    ("recip_gwcode", ""),
    ("recip_sector", ""),
    ("recip_office", ""),
    ("recip_rank", ""),
    ("n_recips", ""),
    ("place_name_en", "where it happens"),
    ("place_iso3", "state of the place"),
    ("latitude", "degrees north"),
    ("longitude", "degrees east"),
    ("killed", "the dead"),
    ("injured", "the injured"),
    ("statement_id", "statement that carries it"),
    ("speaker_name_en", "who says so"),
    ("speaker_iso3", "state of the speaker"),
    ("speech_act", "what the statement does: state, praise, condemn, promise, demand, warn, deny, thank, condole, announce"),
    ("trigger", "words that name the act"),
    ("char_start", "evidence: first code point in the text"),
    ("char_end", "code point after the last"),
    ("rule_id", "frame that made it"),
    ("confidence", "0 to 1: how likely type and sides are right; high from 0.7, low below 0.4"),
    ("gloss_en", "one line, generated from the fields"),
    ("gloss_ar", "the same in Arabic"),
    ("title", "title of the report"),
    ("url", "address of the report"),
];

/// The line of column names.
pub(crate) fn header() -> String {
    let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    format!("{}\n", names.join(","))
}

/// A row for each event.
pub(crate) fn rows(coded: Coded, resources: &Resources, out: &mut Vec<u8>) {
    let Coded { report, records, points, .. } = coded;
    for (at, event) in records.events.iter().enumerate() {
        let row = &resources.rules.types[event.event_type as usize];
        let mut contexts = event.contexts.clone();
        contexts.sort_unstable();
        let mut cells = vec![
            report.id.clone(),
            event_id(at),
            text(records.published),
            records.agency.clone().unwrap_or_default(),
            text(event.date.map(|(first, _)| first)),
            text(event.date.map(|(_, last)| last)),
            event.event_type.code().to_owned(),
            event.mode.clone().unwrap_or_default(),
            contexts.join(";"),
            quad_code(&event.quad).to_owned(),
            row.score.to_string(),
            event.cameo.clone(),
            event.status.code().to_owned(),
        ];
        for side in [&event.actor, &event.recipient] {
            let entities: Vec<&Entity> = side.iter().filter_map(|&entity| records.entities.get(entity)).collect();
            cells.extend(side_cells(&entities, resources));
        }
        let statement = event.statement.and_then(|at| records.statements.get(at));
        let speaker = statement.and_then(|statement| statement.speaker).and_then(|at| records.entities.get(at));
        let evidence = points.span(event.evidence);
        let place = event.place.as_ref();
        cells.extend([
            place.map(|place| place.name.clone()).unwrap_or_default(),
            text(place.and_then(|place| place.country)),
            text(place.and_then(|place| place.coordinates).map(|(north, _)| north)),
            text(place.and_then(|place| place.coordinates).map(|(_, east)| east)),
            text(event.killed),
            text(event.injured),
            event.statement.map(statement_id).unwrap_or_default(),
            speaker.and_then(|speaker| speaker.name_en.clone()).unwrap_or_default(),
            text(speaker.and_then(|speaker| speaker.country)),
            statement.map(|statement| statement.act.code().to_owned()).unwrap_or_default(),
            event.trigger.slice(&report.text).to_owned(),
            evidence.start.to_string(),
            evidence.end.to_string(),
            event.rule.clone(),
            event.confidence.to_string(),
            event.gloss_en.clone(),
            event.gloss_ar.clone(),
            report.title.clone().unwrap_or_default(),
            report.url.clone().unwrap_or_default(),
        ]);
        debug_assert_eq!(cells.len(), COLUMNS.len());
        line(&cells, out);
    }
}

fn side_cells(side: &[&Entity], resources: &Resources) -> Vec<String> {
    let list = |value: &dyn Fn(&Entity) -> String| {
        let values: Vec<String> = side.iter().map(|entity| value(entity).replace(';', ",")).collect();
        if values.iter().all(String::is_empty) { String::new() } else { values.join(";") }
    };
    let state = |entity: &Entity| entity.country.and_then(|code| resources.knowledge.state(code));
    vec![
        list(&|entity| entity.name_en.clone().unwrap_or_default()),
        list(&|entity| entity.name.clone()),
        list(&|entity| text(entity.country)),
        list(&|entity| text(state(entity).and_then(|state| state.cow))),
        list(&|entity| text(state(entity).and_then(|state| state.gleditsch_ward))),
        list(&|entity| entity.sector.to_string()),
        list(&|entity| entity.office.clone().unwrap_or_default()),
        list(&|entity| entity.rank.code().to_owned()),
        side.len().to_string(),
    ]
}

fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The number of a quad class.
pub(crate) fn quad_code(quad: &str) -> &'static str {
    match quad {
        "verbal cooperation" => "1",
        "material cooperation" => "2",
        "verbal conflict" => "3",
        "material conflict" => "4",
        _ => "",
    }
}

fn line(cells: &[String], out: &mut Vec<u8>) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        let cell: String = cell.chars().filter(|&c| !is_bidi_control(c)).collect();
        if cell.contains([',', '"', '\n', '\r']) {
            out.push(b'"');
            out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(cell.as_bytes());
        }
    }
    out.push(b'\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must() {
        let mut out = Vec::new();
        line(&["a".into(), "b,c".into(), "d\"e\nf".into(), String::new()], &mut out);
        assert_eq!(String::from_utf8(out).expect("utf-8"), "a,\"b,c\",\"d\"\"e\nf\",\n");
    }
}
