//! Who is who and where is where, in time.
//!
//! The tables of `knowledge/actors/` compiled into one read-only value: states, places, bodies, titles, kinds of people, organisations, people,
//! and who held which office when. [`Knowledge::names`] and [`Knowledge::terms`] find them in a text; [`Knowledge::holder`] says who held an
//! office on a day.

mod arab_names;
pub mod check;
mod code;
mod compile;
mod day;
mod entry;
pub mod lookup;
mod name_class;
mod period;
mod places;
mod posts;
mod rank;
mod records;
mod register;
mod spelling_key;
mod spellings;
mod tenure;
mod vacancies;

pub use code::Code;
pub use day::Day;
pub use entry::{Count, Entry};
pub use name_class::name_class;
pub use period::{Exactness, Period};
pub use places::{CapitalTown, FormerName, Label, Needs, Place, PlaceKind};
pub use rank::Rank;
pub use records::{
    Affiliation, Body, BodyNoun, CountryWord, Group, Knowledge, Office, Organisation, Person, Relation, RelationKind, SectorAdjective,
    State, Term, Title, TitleOwner, Whose,
};
pub use register::Register;
pub use spelling_key::{Correspondences, KeyMaker, SpellingKey, Without};
pub use spellings::{Spellings, SpellingsBuilder, is_spelling};
pub use tenure::{Absence, Dates, Held, Source, Tenure};
pub use vacancies::{Vacancy, VacancyKind};
