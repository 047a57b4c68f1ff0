//! The codebook: which lists of codes there are, in which tables they stand, and the pages of the coding guide. `waqai codebook` prints them, the server shows
//! them; neither knows more of them than the other.
//!
//! ```
//! use waqai_codebook::{LISTS, PAGES, first_heading};
//! assert!(LISTS.iter().any(|list| list.name == "sectors" && list.table == "codes/sectors"));
//! let (_, text) = PAGES.iter().find(|(path, _)| *path == "events/consult.md").unwrap();
//! assert!(!first_heading(text).is_empty());
//! ```

/// A list of codes.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// The name of its page.
    pub name: &'static str,
    /// Its table, below `knowledge/`.
    pub table: &'static str,
    /// The columns to show; the first is the key.
    pub columns: &'static [&'static str],
    /// What it lists.
    pub title: &'static str,
}

const fn list(name: &'static str, table: &'static str, columns: &'static [&'static str], title: &'static str) -> List {
    List { name, table, columns, title }
}

/// The lists of codes.
pub const LISTS: &[List] = &[
    list("contexts", "codes/contexts", &["code", "meaning"], "Contexts: what an event is about"),
    list("sectors", "codes/sectors", &["code", "name", "meaning"], "Sectors: what an actor is in political life"),
    list("modes", "codes/modes", &["type", "mode", "meaning"], "Modes: the manner of an event"),
    list("offices", "codes/offices", &["code", "name_ar", "sector", "rank", "holders"], "Offices whose holders are known by date"),
    list("ranks", "codes/ranks", &["code", "name_ar", "name_en"], "Ranks: how high a person stands on the report's day"),
    list("gates", "codes/gates", &["gate", "weight", "words"], "Gates: words of subjects that give no events, with their weights"),
    list(
        "gate-kinds",
        "codes/gate-kinds",
        &["gate", "name_en", "against", "passes"],
        "Gates: subjects that give no events, and which acts count even there",
    ),
    list("political-words", "codes/political-words", &["weight", "words"], "Gates: words of politics, which keep them open"),
    list(
        "confidence",
        "codes/confidence",
        &["feature", "act", "sides", "meaning"],
        "Confidence: what speaks for and against an event, with its weights",
    ),
    list("agencies", "time/agencies", &["agency", "names"], "Agencies in datelines and signatures"),
];

/// Columns of a frame that hold its words.
pub const FRAME_WORDS: &[&str] = &["verbs", "nouns", "phrases"];

/// Columns of a rule of speech that hold its words and what it needs.
pub const SPEECH_WORDS: &[&str] = &["verb", "nouns", "phrases", "marker", "object", "alone", "except", "to", "act"];

/// Pages of the coding guide: path below `spec/` and contents.
pub static PAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// The title of a page: its first heading.
pub fn first_heading(text: &str) -> &str {
    text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default()
}
