//! Pages and HTTP API over the archive, in Arabic and English, from the one binary.
//!
//! ```text
//! request ──guard──▶ route ──▶ question ──Readers (blocking threads)──▶ Archive ──▶ rows ──▶ page (templates/), JSON, NDJSON, CSV
//!           host, token,      asked in the                                                  words in two languages (words/)
//!           limits, origin    address
//! ```
//! Every page has its whole state in its address and works without JavaScript. Nothing is asked from another host: styles, scripts and fonts lie in
//! `assets/` and inside the program.

mod api;
mod app;
mod assets;
mod charts;
mod guard;
mod kept;
mod known;
mod labels;
mod language;
mod listen;
mod names;
mod pages;
mod parties;
mod persons;
mod problem;
mod query;
mod readers;
mod remembered;
mod settings;
mod shared;
mod stream;
mod suggestions;
mod wording;
mod writing;

pub use app::{app, serve};
pub use settings::{Settings, SettingsError, USUAL_RATE};
pub use shared::Shared;
