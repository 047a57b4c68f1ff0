//! How exactly a place is known.

/// How exactly a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exactness {
    /// A town, village, crossing or mountain.
    Town,
    /// A province, sea or whatever else is wide.
    Region,
    /// A whole state.
    State,
}

impl Exactness {
    /// Of a release's `precision`: 1, 2, 3. A place that the tables do not know is taken for a town: states are known.
    pub fn of(precision: Option<i64>) -> Exactness {
        match precision {
            Some(3) => Exactness::State,
            Some(2) => Exactness::Region,
            _ => Exactness::Town,
        }
    }
}
