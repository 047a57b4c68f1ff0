//! Questions to the archive: lists of events, statements, actors and reports, page by page. Nothing here writes.

mod actor;
mod actors;
mod asked;
mod by_words;
mod day;
mod events;
mod facets;
mod filter;
mod names;
mod page;
mod party;
mod raw;
mod reach;
mod reports;
mod statements;
mod told;
mod uncertain;
mod whole;

pub use actor::{Met, Office, Spelling};
pub use actors::{ActorRow, KnownActor};
pub use asked::{ACTS, Asked, RANKS, STATUSES, Usual, edge, pair, state, statuses};
pub use by_words::RANKED;
pub use day::{DayTold, Told};
pub use events::{EventRow, Lead};
pub use facets::{Facets, Value};
pub use filter::{Filter, Party, name_words};
pub use page::{Cursor, Page};
pub use party::Participant;
pub use raw::RawWords;
pub use reach::Among;
pub use reports::ReportRow;
pub use statements::{StatementRow, StatementTest, slice};
pub use told::MentionRow;
pub use uncertain::{Behind, Uncertain};
pub use whole::{Relative, Telling, Whole};

pub(crate) use events::driving;
pub(crate) use filter::{marks, number, ordered, text};
