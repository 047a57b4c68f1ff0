//! The labels of the chain: outside of names, or the first or a further token of a name of one kind.

use serde::{Deserialize, Serialize};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation, body, company, team, medium.
    Organisation,
    /// A place, states among them.
    Place,
    /// Anything else with a name of its own: works, languages, products, prizes.
    Other,
}

impl NameKind {
    /// All kinds, in the order of their labels.
    pub const ALL: [NameKind; 4] = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Other];
}

/// How many labels there are.
pub const LABELS: usize = 9;

/// The label of a token: 0 outside of names, 1 + 2 × kind for the first token of a name, one more for its further tokens.
pub fn label(name: Option<(NameKind, bool)>) -> u8 {
    name.map_or(0, |(kind, begins)| 1 + 2 * kind as u8 + u8::from(!begins))
}

/// The kind of name that a label stands for, and whether it begins one.
pub(super) fn parts(label: u8) -> (Option<NameKind>, bool) {
    let kind = label.checked_sub(1).and_then(|label| NameKind::ALL.get(usize::from(label / 2)).copied());
    (kind, label % 2 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_their_parts() {
        assert_eq!(parts(0), (None, false));
        for kind in NameKind::ALL {
            for begins in [true, false] {
                assert_eq!(parts(label(Some((kind, begins)))), (Some(kind), begins));
            }
        }
        assert_eq!(parts(200).0, None);
    }
}
