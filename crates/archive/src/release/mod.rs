//! What leaves the archive: tables with named columns, dated releases of them, and the forms of other data sets.

mod columns;
mod rows;

pub use columns::{ACTORS, EVENTS, FORMS, MENTIONS, PAIR_MONTH, PARTICIPANTS, PLACES, REPORTS, STATEMENTS};
pub use rows::{Stamp, actor_row, event_row, mention_row, pair_row, participant_rows, place_row, report_row, statement_row};
