//! What a list of events can be narrowed by: values with counts over the newest events that fit.

use crate::pages::Frame;
use crate::pages::shown::{listed, run, state, toggled};
use waqai_archive::ask::{Facets, RANKS, STATUSES, Value};

/// A value to narrow by.
pub(super) struct Choice {
    pub label: String,
    /// The language of the label, where it is not that of the page.
    pub language: &'static str,
    pub events: i64,
    pub chosen: bool,
    /// The view with it put in or taken out.
    pub address: String,
}

/// Values of one kind.
pub(super) struct Group {
    pub label: &'static str,
    pub choices: Vec<Choice>,
}

/// So many values of a kind are shown.
const MOST: usize = 12;

/// Which value is asked for how: the name in the address, whether several can be, the words above.
struct Kind<'a> {
    name: &'static str,
    list: bool,
    label: &'static str,
    values: &'a [Value],
}

/// The groups of a view.
pub(super) fn groups(frame: &Frame, facets: &Facets) -> Vec<Group> {
    let kinds = [
        Kind { name: "type", list: true, label: frame.t.say("facet.type"), values: &facets.types },
        Kind { name: "quad", list: true, label: frame.t.say("facet.quad"), values: &facets.quads },
        Kind { name: "status", list: true, label: frame.t.say("facet.status"), values: &facets.statuses },
        Kind { name: "state", list: true, label: frame.t.say("facet.state"), values: &facets.states },
        Kind { name: "rank", list: true, label: frame.t.say("facet.rank"), values: &facets.ranks },
        Kind { name: "place", list: false, label: frame.t.say("facet.place"), values: &facets.places },
        Kind { name: "source", list: true, label: frame.t.say("facet.source"), values: &facets.sources },
    ];
    kinds.iter().map(|kind| group(frame, kind)).filter(|group| !group.choices.is_empty()).collect()
}

fn group(frame: &Frame, kind: &Kind) -> Group {
    let language = frame.t.language();
    let chosen = listed(frame.reading, kind.name);
    let mut values: Vec<Value> = kind.values.iter().take(MOST).cloned().collect();
    for one in &chosen {
        if !values.iter().any(|value| value.key == *one) && (kind.list || !kind.values.is_empty()) {
            let found = kind.values.iter().find(|value| value.key == *one).cloned();
            values.push(found.unwrap_or_else(|| Value { key: one.clone(), ..Value::default() }));
        }
    }
    match kind.name {
        "rank" => values.sort_by_key(|value| RANKS.iter().position(|rank| *rank == value.key)),
        "status" => values.sort_by_key(|value| STATUSES.iter().position(|status| *status == value.key)),
        "quad" => values.sort_by(|one, other| one.key.cmp(&other.key)),
        _ => {}
    }
    let choice = |value: Value| {
        let is_chosen = chosen.contains(&value.key);
        let (label, of) = match kind.name {
            "type" => (frame.labels.event_type(&value.key, language).to_owned(), language.code()),
            "state" => (state(frame, &value.key), language.code()),
            "place" => run(language, Some(&value.key), value.arabic.as_deref()).map(|run| (run.text, run.language)).unwrap_or_default(),
            "source" => (value.key.clone(), "en"),
            name => (frame.t.named(name, &value.key).to_owned(), language.code()),
        };
        let address = match kind.list {
            true => toggled(frame.reading, kind.name, &value.key),
            false => frame.reading.with(kind.name, (!is_chosen).then_some(value.key.as_str())),
        };
        Choice { label, language: of, events: value.events, chosen: is_chosen, address }
    };
    Group { label: kind.label, choices: values.into_iter().map(choice).collect() }
}
