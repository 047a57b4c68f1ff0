//! The columns of the table of events, and which of them a view shows.

use crate::language::Reading;
use crate::pages::shown::listed;

/// A column: its name in the address and the key of its words.
pub(super) const COLUMNS: [(&str, &str); 17] = [
    ("day", "column.day"),
    ("event", "column.event"),
    ("type", "column.type"),
    ("mode", "column.mode"),
    ("quad", "column.quad"),
    ("actor", "column.actor"),
    ("recipient", "column.recipient"),
    ("rank", "column.rank"),
    ("place", "column.place"),
    ("status", "column.status"),
    ("contexts", "column.contexts"),
    ("harm", "column.harm"),
    ("confidence", "column.confidence"),
    ("reports", "column.reports"),
    ("sources", "column.sources"),
    ("agency", "column.agency"),
    ("id", "column.id"),
];

/// What is shown where the address says nothing.
const USUAL: [&str; 7] = ["day", "event", "type", "place", "status", "confidence", "sources"];

/// A column to choose.
pub(super) struct Choice {
    pub name: &'static str,
    pub label: &'static str,
    pub shown: bool,
}

/// All columns, with those of the view marked. One at least is shown; the event itself, where nothing that the address names is a column.
pub(super) fn choices(reading: &Reading, say: impl Fn(&'static str) -> &'static str) -> Vec<Choice> {
    let asked = listed(reading, "columns");
    let known: Vec<&str> = asked.iter().map(String::as_str).filter(|one| COLUMNS.iter().any(|(name, _)| name == one)).collect();
    let shown: &[&str] = match (asked.is_empty(), known.is_empty()) {
        (true, _) => &USUAL,
        (false, true) => &["event"],
        (false, false) => &known,
    };
    COLUMNS.iter().map(|&(name, key)| Choice { name, label: say(key), shown: shown.contains(&name) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_chooses_columns() {
        let shown = |question: &str| -> Vec<&str> {
            let reading = Reading::of("/events", question, "", "");
            choices(&reading, |key| key).iter().filter(|choice| choice.shown).map(|choice| choice.name).collect()
        };
        assert_eq!(shown(""), USUAL);
        assert_eq!(shown("columns=id&columns=day"), ["day", "id"]);
        assert_eq!(shown("columns=nothing"), ["event"]);
    }
}
