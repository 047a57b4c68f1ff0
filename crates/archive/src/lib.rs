//! The archive: reports and their records in one SQLite file.
//!
//! ```text
//! Incoming + Records ──Filing (many threads)──▶ Writer (one) ──▶ archive ──▶ Archive (many readers)
//! ```
//! [`SCHEMA.md`] explains every table and column. Writing lives in `write/`; reading in modules of its own, which take a connection that
//! [`Archive::read`] opened and never write.
//!
//! [`SCHEMA.md`]: https://docs.rs/crate/waqai-archive/latest/source/SCHEMA.md

mod archive;
mod error;
mod filing;
pub mod ids;
pub mod likeness;
pub mod records;
mod schema;
pub mod spans;
mod texts;
mod write;

pub use archive::Archive;
pub use error::{ArchiveError, Result};
pub use filing::{Filing, Incoming};
pub use records::Records;
pub use schema::FORM;
pub use texts::{Packer, Unpacker};
pub use write::{Added, RunInfo, Writer};
