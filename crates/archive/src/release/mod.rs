//! What leaves the archive: tables with named columns, dated releases of them, and the forms of other data sets.

mod columns;
mod difference;
mod export;
mod package;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(not(feature = "parquet"))]
#[path = "without_parquet.rs"]
mod parquet;
mod rows;
mod write;

pub use columns::{ACTORS, CODEBOOK, EVENTS, FORMS, MENTIONS, PAIR_MONTH, PARTICIPANTS, PLACES, REPORTS, STATEMENTS};
pub use export::Profile;
pub use package::{codebook, codebook_page};
pub use rows::{Stamp, actor_row, event_row, fill_pair_row, mention_row, pair_row, participant_rows, place_row, report_row, statement_row};
pub use write::{ReleaseFile, ReleaseQuestion, TextRights};
