//! The universal parts of speech.

use serde::{Deserialize, Serialize};

/// A universal part of speech (Universal Dependencies v2), in the order of the alphabet; the number of a tag is its place there.
///
/// ```
/// use waqai_lang::syntax::Upos;
/// assert_eq!(Upos::of("VERB"), Some(Upos::Verb));
/// assert_eq!(Upos::ALL[Upos::Verb as usize].as_str(), "VERB");
/// assert_eq!(Upos::of("verb"), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[repr(u8)]
pub enum Upos {
    /// Adjective.
    Adj,
    /// Adposition: in Arabic a preposition.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary: كان, in PADT also قد and the negations لم، لن.
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner: in PADT demonstratives and relatives.
    Det,
    /// Interjection.
    Intj,
    /// Noun.
    Noun,
    /// Number.
    Num,
    /// Particle.
    Part,
    /// Pronoun.
    Pron,
    /// Proper name.
    Propn,
    /// Mark of punctuation.
    Punct,
    /// Subordinating conjunction.
    Sconj,
    /// Symbol.
    Sym,
    /// Verb.
    Verb,
    /// Other: in PADT names and foreign words that its lexicon lacks.
    #[default]
    X,
}

/// The tags as written, by number.
const NAMES: [&str; 17] =
    ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"];

impl Upos {
    /// All tags, by number.
    pub const ALL: [Upos; 17] = [
        Upos::Adj,
        Upos::Adp,
        Upos::Adv,
        Upos::Aux,
        Upos::Cconj,
        Upos::Det,
        Upos::Intj,
        Upos::Noun,
        Upos::Num,
        Upos::Part,
        Upos::Pron,
        Upos::Propn,
        Upos::Punct,
        Upos::Sconj,
        Upos::Sym,
        Upos::Verb,
        Upos::X,
    ];

    /// The tag that is written so (`NOUN`).
    pub fn of(name: &str) -> Option<Upos> {
        NAMES.iter().position(|known| *known == name).map(|number| Upos::ALL[number])
    }

    /// The tag as written in CoNLL-U.
    pub fn as_str(self) -> &'static str {
        NAMES[self as usize]
    }

    /// Whether a word of this kind can head a noun phrase. `X` is one: PADT writes unknown names so.
    pub fn is_nominal(self) -> bool {
        matches!(self, Upos::Noun | Upos::Propn | Upos::Pron | Upos::X | Upos::Num | Upos::Adj | Upos::Det | Upos::Sym)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_agree() {
        for (number, tag) in Upos::ALL.iter().enumerate() {
            assert_eq!(*tag as usize, number);
            assert_eq!(Upos::of(tag.as_str()), Some(*tag));
        }
    }
}
