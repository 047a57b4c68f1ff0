//! Tags: the part of speech and what the treebank's own tag adds to it.

use crate::linear::{feature, pair, text};

/// A tag as the features see it. Groups are pairs of the universal part of speech and the first letter of the treebank's tag: fine enough to tell the
/// words that the treebank did not analyse from those that it did, coarse enough to survive errors in number or case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// The hash of the group.
    pub group: u32,
    /// The hash of the part of speech.
    pub upos: u64,
    /// The hash of the whole treebank tag.
    pub xpos: u64,
    /// The hash of the treebank tag without case: what inflection shows in writing.
    pub inflection: u64,
}

impl Tag {
    /// Reads a part of speech and a treebank tag, either of which may be empty.
    pub fn read(upos: &str, xpos: &str) -> Tag {
        let group = group(upos, xpos);
        let (upos_hash, xpos_hash) = (text(upos), text(xpos));
        let bytes = xpos.as_bytes();
        // The ten places of the Prague tags: the ninth is the case.
        let inflection = if let [head @ .., _, state] = bytes
            && bytes.len() == 10
        {
            head.iter().chain([state]).fold(3, |hash: u64, byte| pair(hash, u64::from(*byte)))
        } else {
            xpos_hash
        };
        Tag { group, upos: upos_hash, xpos: pair(upos_hash, xpos_hash), inflection: pair(upos_hash, inflection) }
    }
}

/// The hash of the group of a tag.
pub fn group(upos: &str, xpos: &str) -> u32 {
    let first = xpos.as_bytes().first().copied().unwrap_or(0);
    (feature(first.into(), text(upos)) >> 32) as u32
}
