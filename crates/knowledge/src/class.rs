//! The classes that the model of names tells entries apart by.

use crate::{Count, Entry};

/// The class of a payload of the indexes of names and terms, as a bit. Trained models depend on it: a class keeps its bit for ever.
///
/// ```
/// // What no table holds is of no class that a name could be mistaken for.
/// assert_eq!(waqai_knowledge::name_class(u32::MAX).count_ones(), 1);
/// ```
pub fn name_class(payload: u32) -> u32 {
    let bit = match Entry::of(payload) {
        Entry::State(_) => 0,
        Entry::Capital(_) => 1,
        Entry::Seat(_) => 2,
        Entry::People(_) => 3,
        Entry::Nisba(_) | Entry::NisbaOfPeople(_) => 4,
        Entry::Place(_) => 5,
        Entry::Organisation(_) => 6,
        Entry::OrganisationShort(_) => 7,
        Entry::Person(_) => 8,
        Entry::PersonShort(_) => 9,
        Entry::GivenName => 10,
        Entry::NamePart => 11,
        Entry::SectorAdjective(_) => 12,
        Entry::CountryWord(_) => 13,
        Entry::Nothing => 14,
        Entry::Title(_, Count::One) => 15,
        Entry::Title(..) => 16,
        Entry::Body(_) => 17,
        Entry::BodyNoun(_) => 18,
        Entry::Group(..) => 19,
        Entry::Honorific(_) => 20,
    };
    1 << bit
}
