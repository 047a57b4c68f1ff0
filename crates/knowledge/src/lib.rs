//! Who is who and where is where, in time.
//!
//! The tables of `knowledge/actors/` compiled into one read-only value: states, places, bodies, titles, kinds of people, organisations, people,
//! and who held which office when. [`Knowledge::names`] and [`Knowledge::terms`] find them in a text; [`Knowledge::holder`] says who held an
//! office on a day.

mod arab_names;
mod code;
mod compile;
mod day;
mod entry;
mod name_class;
mod records;
mod spelling_key;
mod spellings;

pub use code::Code;
pub use day::Day;
pub use entry::{Count, Entry};
pub use name_class::name_class;
pub use records::{
    Affiliation, Body, BodyNoun, CountryWord, Group, Knowledge, Office, Organisation, Person, Place, Relation, RelationKind,
    SectorAdjective, State, Term, Title, TitleOwner, Whose,
};
pub use spelling_key::{Correspondences, KeyMaker, SpellingKey, Without};
pub use spellings::{Spellings, SpellingsBuilder, is_spelling};
