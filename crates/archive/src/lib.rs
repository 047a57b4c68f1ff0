//! The archive: reports and their records in one SQLite file.
//!
//! ```text
//! Incoming + Records ──Filing (many threads)──▶ Writer (one) ──▶ archive ──▶ Archive (many readers)
//! ```
//! `SCHEMA.md` beside this crate's manifest explains every table and column. Writing lives in `write/`; reading in modules of its own, which take a connection that
//! [`Archive::read`] opened and never write.

mod archive;
pub mod ask;
mod changes;
mod check;
pub mod codes;
pub mod contract;
pub mod corrections;
pub mod count;
pub mod difference;
mod error;
#[cfg(test)]
mod failures;
mod filing;
pub mod ids;
#[cfg(test)]
mod kept_counts;
pub mod likeness;
mod load;
pub mod notices;
pub mod records;
pub mod release;
mod saved;
mod schema;
pub mod search;
pub mod spans;
pub mod table;
mod texts;
pub mod words;
mod write;

pub use archive::{Archive, Seen};
pub use ask::{Cursor, Filter, Page, Party};
pub use changes::{Change, Decision};
pub use error::{ArchiveError, Result};
pub use filing::{Filing, Incoming};
pub use load::{Recodable, StoredReport};
pub use records::Records;
pub use saved::SavedSearch;
pub use schema::FORM;
pub use texts::{Packer, Unpacker};
pub use write::{Added, Corrected, RunInfo, Writer};
