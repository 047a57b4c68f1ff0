//! Parameters that several resources share.

use super::declare::{Parameter, Takes};
use waqai_archive::ask::{RANKS, STATUSES};

pub(super) const fn p(name: &'static str, takes: Takes, about: &'static str) -> Parameter {
    Parameter { name, takes, about }
}

/// The greatest number that every reader of JSON knows.
pub(super) const MOST: i64 = (1 << 53) - 1;

/// What speech does.
pub(super) const ACTS: [&str; 10] = ["state", "praise", "condemn", "promise", "demand", "warn", "deny", "thank", "condole", "announce"];
/// Kinds of actors.
pub(super) const KINDS: [&str; 5] = ["PER", "ORG", "GPE", "LOC", "GRP"];
/// Lengths of periods.
pub(super) const PERIODS: [&str; 5] = ["day", "week", "month", "year", "all"];
/// Quad classes.
const QUADS: [&str; 4] = ["1", "2", "3", "4"];
/// Statuses of events, or all of them.
const STATUS: [&str; 6] = [STATUSES[0], STATUSES[1], STATUSES[2], STATUSES[3], STATUSES[4], "all"];
/// Statuses of reports.
const OF_REPORTS: [&str; 4] = ["live", "superseded", "withdrawn", "all"];

/// Who takes part.
pub(super) const PARTIES: &[Parameter] = &[
    p("pair", Takes::Pair, "two states that both take part, in either role: KAZ,CHN"),
    p("state", Takes::States, "states that take part in any role"),
    p("actor", Takes::Party, "who does it (who speaks): a state, an id (act_…) or words of a name in either script"),
    p("recipient", Takes::Party, "to whom"),
    p("person", Takes::Party, "who takes part in any role"),
    p("office", Takes::Text, "words of the office of somebody who takes part, in English"),
    p("rank", Takes::Some(&RANKS), "ranks, one of which somebody who takes part has"),
    p("min_rank", Takes::One(&RANKS), "the least rank, in the place of rank"),
];

/// What happens.
pub(super) const ACTS_DONE: &[Parameter] = &[
    p("type", Takes::Types, "event types"),
    p("mode", Takes::Modes, "modes of types"),
    p("quad", Takes::Some(&QUADS), "quad classes: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
    p("context", Takes::Contexts, "contexts, one of which the event has"),
];

/// Statuses of events.
pub(super) const STATUS_OF_EVENTS: &[Parameter] =
    &[p("status", Takes::Some(&STATUS), "whether it happened; lists show actual, historical and future, counts actual and historical")];

/// Statuses of reports.
pub(super) const STATUS_OF_REPORTS: &[Parameter] = &[p("status", Takes::Some(&OF_REPORTS), "live where nothing is said")];

/// Where, when and by whom it is told.
pub(super) const TOLD: &[Parameter] = &[
    p("place", Takes::Text, "a place in English or Arabic, or its state"),
    p("from", Takes::Day, "the first day, month or year"),
    p("to", Takes::Day, "the last day, month or year"),
    p("source", Takes::Texts, "agencies by their English names"),
];

/// How sure it is.
pub(super) const CONFIDENCE: &[Parameter] = &[p("confidence", Takes::Fraction, "the least confidence")];

/// Words of the reports.
pub(super) const WORDS: &[Parameter] = &[
    p(
        "words",
        Takes::Text,
        "words of the report: phrases in quotation marks, OR, -without, begin*; in Arabic by lemma, Latin words stand for names",
    ),
    p("exact", Takes::YesNo, "words as they are written, not by lemma"),
];

/// The page.
pub(super) const PAGES: &[Parameter] = &[
    p("limit", Takes::Number(1, 1000), "rows of a page; without it JSON has 50, and NDJSON and CSV run to the end"),
    p("cursor", Takes::Cursor, "where the page begins: from the next link of the page before"),
];

/// The order of days.
pub(super) const ORDER: &[Parameter] = &[p("newest", Takes::YesNo, "whether the newest come first (the usual)")];

/// The form of the answer.
pub(super) const FORM_OF_ROWS: &[Parameter] = &[
    p("format", Takes::One(&["json", "ndjson", "csv"]), "the form of the answer, in the place of the header Accept"),
    p("columns", Takes::Columns, "names of the columns that are wanted, in their order"),
];
