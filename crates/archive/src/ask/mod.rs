//! Questions to the archive: lists of events, statements, actors and reports, page by page. Nothing here writes.

mod actors;
mod asked;
mod events;
mod filter;
mod names;
mod page;
mod party;
mod reports;
mod statements;
mod told;

pub use actors::{ActorRow, KnownActor};
pub use asked::{Asked, RANKS, STATUSES, Usual, edge, pair, state, statuses};
pub use events::{EventRow, Lead};
pub use filter::{Filter, Party, name_words};
pub use page::{Cursor, Page};
pub use party::Participant;
pub use reports::{RANKED, ReportRow};
pub use statements::{StatementRow, StatementTest, slice};
pub use told::MentionRow;

pub(crate) use filter::{ordered, text};
