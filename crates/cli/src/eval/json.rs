//! Figures as JSON, rounded to four places.

use serde_json::{Map, Value, json};
use waqai_gold::{Detection, Figure, Scores, Tally};

/// An object with precision, recall and F1 for each figure, the accuracies in `attributes`, counts in `reports`, dyads by type in `types`.
pub(super) fn of_scores(scores: &Scores) -> Value {
    let mut out = Map::new();
    for figure in Figure::ALL {
        out.insert(figure.name().into(), Value::Object(tally(scores.tally(figure))));
    }
    let attributes =
        scores.attributes.iter().map(|(name, mean)| ((*name).into(), json!({"accuracy": rounded(mean.value(), 4), "n": mean.count})));
    out.insert("attributes".into(), Value::Object(attributes.collect()));
    let reports = json!({
        "gold": scores.reports,
        "without_prediction": scores.without_prediction,
        "without_events": scores.quiet,
        "of_those_coded_with_events": scores.noisy,
    });
    out.insert("reports".into(), reports);
    let types = scores.types.iter().map(|(name, of_type)| {
        let mut object = tally(of_type.dyad);
        object.insert("wanted".into(), of_type.dyad.wanted.into());
        object.insert("coded".into(), of_type.dyad.found.into());
        object.insert("type_f1".into(), rounded(of_type.same_type.f1(), 4));
        (name.clone(), Value::Object(object))
    });
    out.insert("types".into(), Value::Object(types.collect()));
    Value::Object(out)
}

/// An object for each type and protocol, and how many sentences were not coded.
pub(super) fn of_detections(detections: &[Detection], missing: usize) -> Value {
    let mut out = Map::new();
    out.insert("missing".into(), missing.into());
    for row in detections {
        let mut object = tally(row.tally);
        object.insert("ci95".into(), json!([rounded(row.interval.0, 3), rounded(row.interval.1, 3)]));
        object.insert("n".into(), row.sentences.into());
        out.insert(format!("{} {}", row.event_type, row.protocol.code()), Value::Object(object));
    }
    Value::Object(out)
}

fn tally(tally: Tally) -> Map<String, Value> {
    let figures = [("precision", tally.precision()), ("recall", tally.recall()), ("f1", tally.f1())];
    figures.into_iter().map(|(name, value)| (name.to_owned(), rounded(value, 4))).collect()
}

/// To so many places, by the exact value of the number.
fn rounded(value: f64, places: usize) -> Value {
    format!("{value:.places$}").parse::<f64>().unwrap_or(value).into()
}
