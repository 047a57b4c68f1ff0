//! Classes of entries for the model of names, as bits.

use crate::{Count, Entry};

/// The class of an entry of the indexes of names and terms as one bit: what `waqai_lang::namer::Marks::mark` takes. Models are trained with these
/// bits: a class may be added at the end, none may change its place.
///
/// ```
/// use waqai_knowledge::name_class;
/// // The first state.
/// assert_eq!(name_class(0), 1);
/// ```
pub fn name_class(payload: u32) -> u32 {
    let place = match Entry::of(payload) {
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
        // The bundled models have not learned it.
        Entry::Relation(..) => return 0,
    };
    1 << place
}
