//! Counting: events by period, between pairs of states or by anything else that an event has; reports by source and month.

mod between;
mod by;
mod by_day;
mod cell;
mod coverage;
mod pair_list;
mod pairs;
mod period;
mod places;
mod totals;

pub use between::{Between, Direction};
pub use by::{By, Count};
pub use coverage::{Coverage, SourceMonth};
pub use pairs::{PairCount, PairPlace, PairQuestion};
pub use period::Period;
pub use places::PlaceCount;
pub use totals::Totals;
