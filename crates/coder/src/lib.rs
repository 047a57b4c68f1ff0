//! The reader: from words to mentions, entities, statements and events.
//!
//! ```text
//! Text ──mentions──▶ who is named where ──entities──▶ who they are ──clauses──▶ what is subject, object, owner
//!      ──statements──▶ who says what ──events──▶ who does what to whom ──▶ CodedReport
//! ```
//! A [`Resources`] value (knowledge, lexicon, rules) is shared read-only by all threads; each thread owns a [`Worker`] with scratch space.
//! The crate does no input or output, starts no threads and reads no clock.

pub mod record;
pub mod rules;

mod agreement;
mod asides;
mod attackers;
mod background;
mod bearers;
mod bodies;
mod carriers;
mod clauses;
mod concerned;
mod confidence;
mod cues;
mod descriptions;
mod draft;
mod each;
mod entities;
mod epithets;
mod events;
mod gate;
mod gloss;
mod governed;
mod groups;
mod idioms;
mod likely_names;
mod masdars;
mod mentions;
mod names;
mod namesakes;
mod occasion;
mod owners;
mod parties;
mod people;
mod plural;
mod possessed;
mod protests;
mod references;
mod refusals;
mod relations;
mod rereading;
mod resources;
mod retellings;
mod said;
mod search_words;
mod sides;
mod speakers;
mod spelled;
mod spoken_objects;
mod standing;
mod statements;
mod status;
mod subjects;
mod syntax;
mod title_owners;
mod titles;
mod topics;
mod triggers;
mod unsaid;
mod walk;
pub mod whereabouts;
mod worker;
mod workplaces;

pub use entities::FORMER;
pub use resources::Resources;
pub use search_words::{SearchReader, SearchWords, search_forms};
pub use worker::{Input, Worker};
