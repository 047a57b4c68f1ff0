//! What a name or term in the text stands for.

/// How many of a title or kind of people a form means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// One.
    One,
    /// Two.
    Two,
    /// Several.
    Many,
}

/// An entry of one of the tables, as the indexes of names and terms hold it.
///
/// Numbers are positions in the lists of [`crate::Knowledge`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A state by its name.
    State(u16),
    /// The capital of a state: a place, or the state's government.
    Capital(u16),
    /// Another name for a state's government.
    Seat(u16),
    /// A state's people by an irregular plural.
    People(u16),
    /// An adjective of nationality.
    Nisba(u16),
    /// An adjective of nationality that means something else except after people and bodies: مالي "financial".
    NisbaOfPeople(u16),
    /// A place that does not act.
    Place(u16),
    /// An organisation.
    Organisation(u16),
    /// An organisation by a short name.
    OrganisationShort(u16),
    /// A person by full name.
    Person(u16),
    /// A person by a short name.
    PersonShort(u16),
    /// A given name, which begins the name of somebody perhaps unknown.
    GivenName,
    /// A word inside names: بن، أبو، آل، عبد.
    NamePart,
    /// An adjective that tells a sector.
    SectorAdjective(u16),
    /// A word for a state that the context tells: البلاد، المملكة.
    CountryWord(u16),
    /// Nobody: words that look like a name and are none.
    Nothing,
    /// A title.
    Title(u16, Count),
    /// A body that every state has.
    Body(u16),
    /// A noun that heads the name of a body: حزب، جمعية، شركة.
    BodyNoun(u16),
    /// A kind of people.
    Group(u16, Count),
    /// A word before a name. True for military ranks.
    Honorific(bool),
    /// A word that relates somebody to the person named behind it.
    Relation(u16, Count),
}

impl Entry {
    pub(crate) fn payload(self) -> u32 {
        let pack = |family: u32, index: u16, count: Count| family << 24 | (count as u32) << 20 | u32::from(index);
        match self {
            Entry::State(i) => pack(0, i, Count::One),
            Entry::Capital(i) => pack(1, i, Count::One),
            Entry::Seat(i) => pack(2, i, Count::One),
            Entry::People(i) => pack(3, i, Count::One),
            Entry::Nisba(i) => pack(4, i, Count::One),
            Entry::Place(i) => pack(5, i, Count::One),
            Entry::Organisation(i) => pack(6, i, Count::One),
            Entry::OrganisationShort(i) => pack(7, i, Count::One),
            Entry::Person(i) => pack(8, i, Count::One),
            Entry::PersonShort(i) => pack(9, i, Count::One),
            Entry::GivenName => pack(10, 0, Count::One),
            Entry::Title(i, count) => pack(11, i, count),
            Entry::Body(i) => pack(12, i, Count::One),
            Entry::BodyNoun(i) => pack(13, i, Count::One),
            Entry::Group(i, count) => pack(14, i, count),
            Entry::Honorific(military) => pack(15, u16::from(military), Count::One),
            Entry::NamePart => pack(16, 0, Count::One),
            Entry::SectorAdjective(i) => pack(17, i, Count::One),
            Entry::CountryWord(i) => pack(18, i, Count::One),
            Entry::Nothing => pack(19, 0, Count::One),
            Entry::NisbaOfPeople(i) => pack(20, i, Count::One),
            Entry::Relation(i, count) => pack(21, i, count),
        }
    }

    /// The payload of a given name that only women bear (`true`), only men, or both.
    pub(crate) fn given_name(female: Option<bool>) -> u32 {
        Entry::GivenName.payload() | female.map_or(0, |female| 1 + u32::from(female))
    }

    /// Whether the given name of a payload is a woman's; nothing where both bear it, and for other entries.
    ///
    /// ```
    /// use waqai_knowledge::Entry;
    ///
    /// assert_eq!(Entry::bearer_is_female(0), None);
    /// ```
    pub fn bearer_is_female(payload: u32) -> Option<bool> {
        match (Entry::of(payload), payload as u16) {
            (Entry::GivenName, 1) => Some(false),
            (Entry::GivenName, 2) => Some(true),
            _ => None,
        }
    }

    /// The entry that a payload of the indexes stands for.
    pub fn of(payload: u32) -> Entry {
        let index = payload as u16;
        let count = [Count::One, Count::Two, Count::Many, Count::Many][(payload >> 20 & 3) as usize];
        match payload >> 24 {
            0 => Entry::State(index),
            1 => Entry::Capital(index),
            2 => Entry::Seat(index),
            3 => Entry::People(index),
            4 => Entry::Nisba(index),
            5 => Entry::Place(index),
            6 => Entry::Organisation(index),
            7 => Entry::OrganisationShort(index),
            8 => Entry::Person(index),
            9 => Entry::PersonShort(index),
            10 => Entry::GivenName,
            11 => Entry::Title(index, count),
            12 => Entry::Body(index),
            13 => Entry::BodyNoun(index),
            14 => Entry::Group(index, count),
            15 => Entry::Honorific(index != 0),
            16 => Entry::NamePart,
            17 => Entry::SectorAdjective(index),
            18 => Entry::CountryWord(index),
            20 => Entry::NisbaOfPeople(index),
            21 => Entry::Relation(index, count),
            _ => Entry::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_survive_packing() {
        for entry in
            [Entry::State(7), Entry::Title(65_535, Count::Two), Entry::Group(3, Count::Many), Entry::Honorific(true), Entry::GivenName]
        {
            assert_eq!(Entry::of(entry.payload()), entry);
        }
    }

    #[test]
    fn given_names_keep_their_gender() {
        for female in [None, Some(false), Some(true)] {
            let payload = Entry::given_name(female);
            assert_eq!((Entry::of(payload), Entry::bearer_is_female(payload)), (Entry::GivenName, female));
        }
    }
}
