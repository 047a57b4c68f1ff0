//! The coding guide as tests. `spec/README.md` tells how a case is written.
//!
//! ```text
//! page ──Page::parse──▶ cases ──check──▶ verdict ──show──▶ expected and found side by side
//! ```
//! [`run`] does all of it for the pages below a folder; `cargo test` calls it, and so does `cargo run -p waqai-spec --example score`.
//!
//! ```
//! use waqai_spec::{Page, check};
//! let page = Page::parse("greeting.md", "```report 2024-05-06 silence\nصباح الخير.\n=> no event\n```\n").expect("a page");
//! let coded = waqai_coder::record::CodedReport::default();
//! assert!(check(&page.cases[0], &coded).passes());
//! ```

mod check;
mod describe;
mod expectation;
mod gaps;
mod invariants;
mod judge;
mod mistake;
mod page;
mod pieces;
mod run;
mod show;

pub use check::{Row, Verdict, check};
pub use describe::isolate;
pub use expectation::{EntityWanted, EventWanted, Expectation, Party, Quoted, StatementWanted, Wanted};
pub use gaps::{Gap, Gaps};
pub use invariants::broken_invariant;
pub use judge::{Judgement, judge};
pub use mistake::{Mistake, Mistakes};
pub use page::{Case, Page};
pub use run::{Outcome, ReadError, read_pages, run, stale};
pub use show::failure;
