//! Parts of speech and features of a form.

use serde::{Deserialize, Serialize};

/// The number of a lemma in the [`crate::Lexicon`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Lemma(pub u32);

/// What kind of word a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Part {
    /// A finite verb.
    Verb,
    /// A verbal noun.
    Masdar,
    /// An active participle.
    ActiveParticiple,
    /// A passive participle.
    PassiveParticiple,
    /// A noun.
    Noun,
    /// An adjective.
    Adjective,
    /// A preposition, also one of several words' first.
    Preposition,
    /// A word that joins words or clauses of one rank.
    Conjunction,
    /// A word that opens a dependent clause: أن، إن، لأن، بينما.
    Subordinator,
    /// A word that negates.
    Negation,
    /// The future particle where it is a word of its own.
    Future,
    /// A relative pronoun.
    Relative,
    /// A demonstrative.
    Demonstrative,
    /// A personal pronoun that stands alone.
    Pronoun,
    /// An adverb.
    Adverb,
    /// A question word.
    Interrogative,
    /// A word of quantity.
    Quantifier,
    /// A word of necessity or possibility.
    Modal,
    /// A word of exception.
    Exception,
    /// A word that the lexicon does not hold: most often a name.
    Unknown,
    /// A number in digits.
    Numeral,
    /// A word in Latin letters.
    Foreign,
    /// A mark of punctuation, or the end of a line.
    Mark,
}

impl Part {
    /// Whether the word can stand in a noun phrase.
    pub fn is_nominal(self) -> bool {
        matches!(
            self,
            Part::Masdar
                | Part::ActiveParticiple
                | Part::PassiveParticiple
                | Part::Noun
                | Part::Adjective
                | Part::Unknown
                | Part::Numeral
                | Part::Foreign
                | Part::Quantifier
        )
    }

    /// Whether the word is of a closed class.
    pub fn is_particle(self) -> bool {
        matches!(
            self,
            Part::Preposition
                | Part::Conjunction
                | Part::Subordinator
                | Part::Negation
                | Part::Future
                | Part::Relative
                | Part::Demonstrative
                | Part::Pronoun
                | Part::Adverb
                | Part::Interrogative
                | Part::Modal
                | Part::Exception
        )
    }

    /// The part that a `kind` cell of `lexicon/particles.tsv` names.
    pub fn of_kind(kind: &str) -> Option<Part> {
        Some(match kind {
            "preposition" => Part::Preposition,
            "conjunction" => Part::Conjunction,
            "subordinator" => Part::Subordinator,
            "negation" => Part::Negation,
            "future" => Part::Future,
            "relative" => Part::Relative,
            "demonstrative" => Part::Demonstrative,
            "pronoun" => Part::Pronoun,
            "adverb" => Part::Adverb,
            "interrogative" => Part::Interrogative,
            "quantifier" => Part::Quantifier,
            "modal" => Part::Modal,
            "exception" => Part::Exception,
            _ => return None,
        })
    }
}

/// The tense of a verb form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// Done: كتب.
    Perfect,
    /// Under way, habitual or, after a particle, to come: يكتب.
    Imperfect,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// Three and more.
    Plural,
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
}

/// Features of a form, packed: tense, person, number, gender, and marks of writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Features(u16);

impl Features {
    pub(crate) fn bits(self) -> u16 {
        self.0
    }

    pub(crate) fn of_bits(bits: u16) -> Features {
        Features(bits)
    }

    const PERFECT: u16 = 1;
    const IMPERFECT: u16 = 2;
    const PASSIVE: u16 = 1 << 8;
    const CONSTRUCT: u16 = 1 << 9;
    const ACCUSATIVE: u16 = 1 << 10;
    const HUMAN: u16 = 1 << 11;

    /// No features.
    pub const NOTHING: Features = Features(0);

    /// No features.
    pub fn new() -> Features {
        Features(0)
    }

    /// With a tense.
    pub fn tense(self, tense: Tense) -> Features {
        Features(self.0 | if tense == Tense::Perfect { Self::PERFECT } else { Self::IMPERFECT })
    }

    /// With a person, 1 to 3.
    pub fn person(self, person: u16) -> Features {
        Features(self.0 & !(3 << 2) | (person & 3) << 2)
    }

    /// With a number.
    pub fn number(self, number: Number) -> Features {
        Features(self.0 & !(3 << 4) | (number as u16 + 1) << 4)
    }

    /// With a gender.
    pub fn gender(self, gender: Gender) -> Features {
        Features(self.0 & !(3 << 6) | (gender as u16 + 1) << 6)
    }

    /// Marked as passive by its letters.
    pub fn passive(self) -> Features {
        Features(self.0 | Self::PASSIVE)
    }

    /// Without the final ن of dual and plural: an owner follows.
    pub fn construct(self) -> Features {
        Features(self.0 | Self::CONSTRUCT)
    }

    /// With the alef of the indefinite accusative.
    pub fn accusative(self) -> Features {
        Features(self.0 | Self::ACCUSATIVE)
    }

    /// Of a word that means people.
    pub fn human(self) -> Features {
        Features(self.0 | Self::HUMAN)
    }

    /// The tense, of verbs only.
    pub fn get_tense(self) -> Option<Tense> {
        match self.0 & 3 {
            Self::PERFECT => Some(Tense::Perfect),
            Self::IMPERFECT => Some(Tense::Imperfect),
            _ => None,
        }
    }

    /// The person, 1 to 3; 0 where there is none.
    pub fn get_person(self) -> u16 {
        self.0 >> 2 & 3
    }

    /// The number.
    pub fn get_number(self) -> Option<Number> {
        [None, Some(Number::Singular), Some(Number::Dual), Some(Number::Plural)][usize::from(self.0 >> 4 & 3)]
    }

    /// The gender.
    pub fn get_gender(self) -> Option<Gender> {
        [None, Some(Gender::Masculine), Some(Gender::Feminine), None][usize::from(self.0 >> 6 & 3)]
    }

    /// Whether the letters show a passive.
    pub fn is_passive(self) -> bool {
        self.0 & Self::PASSIVE != 0
    }

    /// Whether an owner must follow.
    pub fn is_construct(self) -> bool {
        self.0 & Self::CONSTRUCT != 0
    }

    /// Whether the letters show an indefinite accusative.
    pub fn is_accusative(self) -> bool {
        self.0 & Self::ACCUSATIVE != 0
    }

    /// Whether the word means people.
    pub fn is_human(self) -> bool {
        self.0 & Self::HUMAN != 0
    }
}

/// One reading of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Analysis {
    /// The lemma it is a form of.
    pub lemma: Lemma,
    /// The part of speech.
    pub part: Part,
    /// The features.
    pub features: Features,
}

impl PartialOrd for Part {
    fn partial_cmp(&self, other: &Part) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Part {
    fn cmp(&self, other: &Part) -> std::cmp::Ordering {
        (*self as u8).cmp(&(*other as u8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_kept_apart() {
        let features = Features::new().tense(Tense::Imperfect).person(3).number(Number::Dual).gender(Gender::Feminine).passive();
        assert_eq!(features.get_tense(), Some(Tense::Imperfect));
        assert_eq!((features.get_person(), features.get_number(), features.get_gender()), (3, Some(Number::Dual), Some(Gender::Feminine)));
        assert!(features.is_passive() && !features.is_construct() && !features.is_human());
        assert_eq!(features.number(Number::Plural).get_number(), Some(Number::Plural));
    }
}
