//! How near one reading of reports comes to another: the gold data, made by a careful reader, and what a coder found.
//!
//! ```text
//! Reading (gold) ─┬─ EntityPairs ──▶ who is who ─┬─▶ statements ─┬─▶ Scores
//! Reading (found) ┘                              └─▶ events ─────┘   Mistakes
//! Vote + whether an event was found ──▶ Detection
//! ```
//! A [`Reading`] is plain data; files and JSON are the program's affair. [`Scores::add`] compares the two readings of one report and keeps the
//! counts; shown, scores are a table. Offsets are whatever both readings count in: code points in files of gold data.
//!
//! ```
//! use waqai_gold::{Reading, Scores};
//! let gold = Reading { id: "r1".into(), ..Reading::default() };
//! let mut scores = Scores::default();
//! scores.add(&gold, None);
//! assert!(scores.to_string().starts_with("1 reports (1 without a prediction)"));
//! ```

mod bootstrap;
mod detect;
mod entities;
mod events;
mod markdown;
mod matching;
mod mistakes;
mod reading;
mod reliability;
mod score;
mod statements;
mod stretch;
mod table;
mod tally;

pub use detect::{Detection, Label, Protocol, Vote, detect};
pub use markdown::Markdown;
pub use mistakes::{Fault, Kind, Mistake, Row};
pub use reading::{Dateline, Entity, Event, Reading, Statement, Status};
pub use reliability::{Bin, Reliability, Verdict, verdicts};
pub use score::{Figure, Scores, TypeTally};
pub use stretch::Stretch;
pub use tally::{Mean, Tally};
