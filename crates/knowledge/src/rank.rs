//! Rank: how high somebody stands, as data sets on diplomacy code it.

use crate::records::{Relation, RelationKind};
use serde::{Deserialize, Serialize};

/// How high the bearer of a title or the holder of an office stands. From the highest.
///
/// ```
/// use waqai_knowledge::Rank;
/// assert_eq!(Rank::of_code("deputy_minister"), Some(Rank::DeputyMinister));
/// assert!(Rank::Head < Rank::Minister);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rank {
    /// Head of state or government, supreme leader.
    Head,
    /// Deputy of a head of state or government, crown prince.
    DeputyHead,
    /// Member of a government with a portfolio.
    Minister,
    /// Deputy or assistant of a minister, undersecretary.
    DeputyMinister,
    /// Speaker, army chief, party leader, ambassador, head of an important body.
    Senior,
    /// Any other who holds a post.
    Official,
    /// A state, organisation, ministry, army.
    Body,
    /// Nothing known.
    #[default]
    Unknown,
}

impl Rank {
    /// All ranks, from the highest.
    pub const ALL: [Rank; 8] =
        [Rank::Head, Rank::DeputyHead, Rank::Minister, Rank::DeputyMinister, Rank::Senior, Rank::Official, Rank::Body, Rank::Unknown];

    /// The code in the coded report.
    pub fn code(self) -> &'static str {
        match self {
            Rank::Head => "head",
            Rank::DeputyHead => "deputy_head",
            Rank::Minister => "minister",
            Rank::DeputyMinister => "deputy_minister",
            Rank::Senior => "senior",
            Rank::Official => "official",
            Rank::Body => "body",
            Rank::Unknown => "unknown",
        }
    }

    /// The rank with a code.
    pub fn of_code(code: &str) -> Option<Rank> {
        Rank::ALL.into_iter().find(|rank| rank.code() == code)
    }

    /// The rank of the deputy, aide or relative of somebody of this rank.
    pub fn related(self, relation: &Relation) -> Rank {
        match (relation.kind, self) {
            (RelationKind::Kin | RelationKind::Family, _) => Rank::Unknown,
            (RelationKind::Deputy, Rank::Head) => Rank::DeputyHead,
            (RelationKind::Deputy, Rank::Minister) => Rank::DeputyMinister,
            (RelationKind::Deputy, Rank::DeputyHead) | (RelationKind::Aide, Rank::Head) => Rank::Senior,
            (RelationKind::Deputy | RelationKind::Aide, _) => Rank::Official,
        }
    }
}
