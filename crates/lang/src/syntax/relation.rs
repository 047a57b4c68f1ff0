//! The universal relations and the subtypes that Arabic treebanks use.

use serde::{Deserialize, Serialize};

/// A universal relation (Universal Dependencies v2) without its subtype, in the order of the alphabet; the number of a relation is its place there.
///
/// ```
/// use waqai_lang::syntax::{Relation, Subtype};
/// assert_eq!(Relation::of("obl:arg"), Some(Relation::Obl));
/// assert_eq!(Subtype::of("obl:arg"), Subtype::Argument);
/// assert_eq!(Relation::Obl.as_str(), "obl");
/// assert_eq!(Relation::of("subject"), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[repr(u8)]
pub enum Relation {
    /// Clause that modifies a noun.
    Acl,
    /// Adverbial clause.
    Advcl,
    /// Adverbial modifier.
    Advmod,
    /// Adjectival modifier.
    Amod,
    /// Apposition.
    Appos,
    /// Auxiliary.
    Aux,
    /// Case mark: the preposition of a noun.
    Case,
    /// Coordinating conjunction.
    Cc,
    /// Clausal complement with a subject of its own.
    Ccomp,
    /// Classifier.
    Clf,
    /// Compound.
    Compound,
    /// Conjunct.
    Conj,
    /// Copula.
    Cop,
    /// Clausal subject.
    Csubj,
    /// Dependence of no known kind.
    #[default]
    Dep,
    /// Determiner.
    Det,
    /// Discourse element.
    Discourse,
    /// Dislocated element.
    Dislocated,
    /// Expletive.
    Expl,
    /// Fixed expression of several words.
    Fixed,
    /// Flat expression: names, foreign words.
    Flat,
    /// Parts of a word written apart.
    Goeswith,
    /// Indirect object.
    Iobj,
    /// List.
    List,
    /// Mark of a subordinate clause.
    Mark,
    /// Nominal modifier: the owner in an idafa, or a prepositional phrase at a noun.
    Nmod,
    /// Nominal subject.
    Nsubj,
    /// Numeral modifier.
    Nummod,
    /// Object.
    Obj,
    /// Oblique nominal: prepositional phrases and adverbial nouns at a verb.
    Obl,
    /// Orphan of an elided head.
    Orphan,
    /// Parataxis.
    Parataxis,
    /// Punctuation.
    Punct,
    /// Overridden disfluency.
    Reparandum,
    /// Root.
    Root,
    /// Vocative.
    Vocative,
    /// Clausal complement without a subject of its own.
    Xcomp,
}

/// The relations as written, by number.
const NAMES: [&str; 37] = [
    "acl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "case",
    "cc",
    "ccomp",
    "clf",
    "compound",
    "conj",
    "cop",
    "csubj",
    "dep",
    "det",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nsubj",
    "nummod",
    "obj",
    "obl",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
];

impl Relation {
    /// All relations, by number.
    pub const ALL: [Relation; 37] = [
        Relation::Acl,
        Relation::Advcl,
        Relation::Advmod,
        Relation::Amod,
        Relation::Appos,
        Relation::Aux,
        Relation::Case,
        Relation::Cc,
        Relation::Ccomp,
        Relation::Clf,
        Relation::Compound,
        Relation::Conj,
        Relation::Cop,
        Relation::Csubj,
        Relation::Dep,
        Relation::Det,
        Relation::Discourse,
        Relation::Dislocated,
        Relation::Expl,
        Relation::Fixed,
        Relation::Flat,
        Relation::Goeswith,
        Relation::Iobj,
        Relation::List,
        Relation::Mark,
        Relation::Nmod,
        Relation::Nsubj,
        Relation::Nummod,
        Relation::Obj,
        Relation::Obl,
        Relation::Orphan,
        Relation::Parataxis,
        Relation::Punct,
        Relation::Reparandum,
        Relation::Root,
        Relation::Vocative,
        Relation::Xcomp,
    ];

    /// The relation that is written so; what stands behind a colon is left out.
    pub fn of(label: &str) -> Option<Relation> {
        let name = label.split(':').next().unwrap_or_default();
        NAMES.iter().position(|known| *known == name).map(|number| Relation::ALL[number])
    }

    /// The relation as written in CoNLL-U, without a subtype.
    pub fn as_str(self) -> &'static str {
        NAMES[self as usize]
    }
}

/// What a treebank says more precisely about a relation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[repr(u8)]
pub enum Subtype {
    /// Nothing.
    #[default]
    None,
    /// `pass`: of a passive (`nsubj:pass`, `aux:pass`, `csubj:pass`).
    Passive,
    /// `arg`: an oblique that its verb asks for (`obl:arg`, PADT).
    Argument,
    /// `relcl`: a relative clause (`acl:relcl`).
    Relative,
    /// `emph`: an emphasising particle (`advmod:emph`, PADT).
    Emphasis,
    /// `tmod`: a time (`obl:tmod`, PUD).
    Time,
    /// `agent`: who does what a passive says (`obl:agent`).
    Agent,
    /// `poss`: an owner (`nmod:poss`).
    Possessor,
    /// `foreign`: foreign words (`flat:foreign`, PADT).
    Foreign,
    /// `prt`: a particle, in PUD the future, أن and the like (`compound:prt`).
    Particle,
    /// Another one.
    Other,
}

/// The subtypes as written, by number. The first and the last have no name of their own.
const SUBTYPES: [(&str, Subtype); 9] = [
    ("pass", Subtype::Passive),
    ("arg", Subtype::Argument),
    ("relcl", Subtype::Relative),
    ("emph", Subtype::Emphasis),
    ("tmod", Subtype::Time),
    ("agent", Subtype::Agent),
    ("poss", Subtype::Possessor),
    ("foreign", Subtype::Foreign),
    ("prt", Subtype::Particle),
];

impl Subtype {
    /// The subtype of a whole label: `pass` of `nsubj:pass`, nothing of `nsubj`.
    pub fn of(label: &str) -> Subtype {
        let Some((_, name)) = label.split_once(':') else { return Subtype::None };
        SUBTYPES.iter().find(|(known, _)| *known == name).map_or(Subtype::Other, |(_, subtype)| *subtype)
    }

    /// The subtype as written behind the colon; nothing for [`Subtype::None`] and [`Subtype::Other`].
    pub fn as_str(self) -> &'static str {
        SUBTYPES.iter().find(|(_, subtype)| *subtype == self).map_or("", |(name, _)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_agree() {
        for (number, relation) in Relation::ALL.iter().enumerate() {
            assert_eq!(*relation as usize, number);
            assert_eq!(Relation::of(relation.as_str()), Some(*relation));
        }
    }

    #[test]
    fn subtypes_are_read_and_written() {
        for label in ["nsubj:pass", "obl:arg", "acl:relcl", "compound:prt", "flat:foreign"] {
            assert_eq!(format!("{}:{}", Relation::of(label).unwrap().as_str(), Subtype::of(label).as_str()), label);
        }
        assert_eq!(Subtype::of("cc:preconj"), Subtype::Other);
        assert_eq!(Subtype::of("nsubj"), Subtype::None);
    }
}
