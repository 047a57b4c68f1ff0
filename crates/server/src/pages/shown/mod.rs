//! Records as pages show them: names, days and codes in the reader's language, with links.

mod event;
mod statement;
mod view;
mod who;

pub(crate) use event::EventLine;
pub(crate) use statement::{AtMost, StatementLine};
pub(crate) use view::{Chip, Citation, chips, citation, export, hidden, listed, toggled};
pub(crate) use who::{Run, office, run, state};

/// Keys of nouns that are counted: one, two, few, many, other.
pub(crate) type Noun = [&'static str; 5];

pub(crate) const REPORTS: Noun = ["count.report.one", "count.report.two", "count.report.few", "count.report.many", "count.report.other"];
pub(crate) const EVENTS: Noun = ["count.event.one", "count.event.two", "count.event.few", "count.event.many", "count.event.other"];
pub(crate) const SOURCES: Noun = ["count.source.one", "count.source.two", "count.source.few", "count.source.many", "count.source.other"];
pub(crate) const STATEMENTS: Noun =
    ["count.statement.one", "count.statement.two", "count.statement.few", "count.statement.many", "count.statement.other"];
pub(crate) const VISITS: Noun = ["count.visit.one", "count.visit.two", "count.visit.few", "count.visit.many", "count.visit.other"];
