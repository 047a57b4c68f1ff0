//! Features of a word after Universal Dependencies, packed into 32 bits.

use crate::features::{Gender, Number, Tense};
use serde::{Deserialize, Serialize};

/// The mood of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mood {
    /// يكتبُ.
    Indicative,
    /// أن يكتبَ.
    Subjunctive,
    /// لم يكتبْ.
    Jussive,
    /// اكتبْ.
    Imperative,
}

/// The voice of a verb or participle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    /// كَتَبَ، كاتب.
    Active,
    /// كُتِبَ، مكتوب.
    Passive,
}

/// The case of a nominal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// الرئيسُ.
    Nominative,
    /// الرئيسَ.
    Accusative,
    /// الرئيسِ.
    Genitive,
}

/// Whether a nominal is definite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Definiteness {
    /// By the article: الرئيس.
    Definite,
    /// رئيسٌ.
    Indefinite,
    /// In front of its owner: رئيسُ الوزراء.
    Construct,
    /// The article in front of a construct: الطويل القامة.
    Complex,
}

/// The form of a verb, where it is not plain from the part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// A finite verb.
    Finite,
    /// A participle.
    Participle,
    /// A masdar (`Vnoun`).
    Masdar,
}

/// The kind of a pronoun or determiner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PronounType {
    /// هو، ـه.
    Personal,
    /// هذا.
    Demonstrative,
    /// الذي.
    Relative,
    /// من؟
    Interrogative,
    /// Another one.
    Other,
}

/// A field of some bits: 0 stands for nothing said, others for the value before them in a list.
#[derive(Clone, Copy)]
struct Field {
    shift: u32,
    width: u32,
}

const GENDER: Field = Field { shift: 0, width: 2 };
const NUMBER: Field = Field { shift: 2, width: 2 };
const PERSON: Field = Field { shift: 4, width: 2 };
const ASPECT: Field = Field { shift: 6, width: 2 };
const MOOD: Field = Field { shift: 8, width: 3 };
const VOICE: Field = Field { shift: 11, width: 2 };
const CASE: Field = Field { shift: 13, width: 2 };
const DEFINITE: Field = Field { shift: 15, width: 3 };
const VERB_FORM: Field = Field { shift: 18, width: 2 };
const PRONOUN: Field = Field { shift: 20, width: 3 };
const NEGATIVE: Field = Field { shift: 23, width: 1 };
const FOREIGN: Field = Field { shift: 24, width: 1 };
const FUTURE: Field = Field { shift: 25, width: 1 };
const DIGITS: Field = Field { shift: 26, width: 1 };

/// The features of a word: what Universal Dependencies writes as `Aspect=Perf|Gender=Masc|…`, as far as Arabic treebanks use it and readers ask
/// for it. A feature that nobody asks for (`AdpType`, `NumValue`) is left out.
///
/// ```
/// use waqai_lang::{Gender, Number, Tense};
/// use waqai_lang::syntax::{Morphology, Voice};
/// let features = Morphology::of_feats("Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Pass");
/// assert_eq!(features.aspect(), Some(Tense::Perfect));
/// assert_eq!((features.gender(), features.number()), (Some(Gender::Feminine), Some(Number::Singular)));
/// assert_eq!((features.person(), features.voice(), features.case()), (Some(3), Some(Voice::Passive), None));
/// assert_eq!(Morphology::of_feats("_"), Morphology::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Morphology(u32);

impl Morphology {
    /// Reads the FEATS column. What it does not know it passes over.
    pub fn of_feats(feats: &str) -> Morphology {
        let mut features = Morphology::default();
        for (name, value) in feats.split('|').filter_map(|feature| feature.split_once('=')) {
            features.read(name, value);
        }
        features
    }

    /// Sets one feature as Universal Dependencies writes it (`Gender`, `Fem`). Returns whether it is one of those kept.
    pub fn read(&mut self, name: &str, value: &str) -> bool {
        let (field, number) = match (name, value) {
            ("Gender", "Masc") => (GENDER, 1),
            ("Gender", "Fem") => (GENDER, 2),
            ("Number", "Sing") => (NUMBER, 1),
            ("Number", "Dual") => (NUMBER, 2),
            ("Number", "Plur") => (NUMBER, 3),
            ("Person", "1") => (PERSON, 1),
            ("Person", "2") => (PERSON, 2),
            ("Person", "3") => (PERSON, 3),
            ("Aspect", "Perf") => (ASPECT, 1),
            ("Aspect", "Imp") => (ASPECT, 2),
            ("Mood", "Ind") => (MOOD, 1),
            ("Mood", "Sub") => (MOOD, 2),
            ("Mood", "Jus") => (MOOD, 3),
            ("Mood", "Imp") => (MOOD, 4),
            ("Voice", "Act") => (VOICE, 1),
            ("Voice", "Pass") => (VOICE, 2),
            ("Case", "Nom") => (CASE, 1),
            ("Case", "Acc") => (CASE, 2),
            ("Case", "Gen") => (CASE, 3),
            ("Definite", "Def") => (DEFINITE, 1),
            ("Definite", "Ind") => (DEFINITE, 2),
            ("Definite", "Cons") => (DEFINITE, 3),
            ("Definite", "Com") => (DEFINITE, 4),
            ("VerbForm", "Fin") => (VERB_FORM, 1),
            ("VerbForm", "Part") => (VERB_FORM, 2),
            ("VerbForm", "Vnoun") => (VERB_FORM, 3),
            ("PronType", "Prs") => (PRONOUN, 1),
            ("PronType", "Dem") => (PRONOUN, 2),
            ("PronType", "Rel") => (PRONOUN, 3),
            ("PronType", "Int") => (PRONOUN, 4),
            ("PronType", _) => (PRONOUN, 5),
            ("Polarity", "Neg") => (NEGATIVE, 1),
            ("Foreign", "Yes") => (FOREIGN, 1),
            ("Tense", "Fut") => (FUTURE, 1),
            ("NumForm", "Digit") => (DIGITS, 1),
            _ => return false,
        };
        *self = self.with(field, number);
        true
    }

    fn get(self, field: Field) -> u32 {
        self.0 >> field.shift & ((1 << field.width) - 1)
    }

    fn with(self, field: Field, value: u32) -> Morphology {
        let mask = ((1 << field.width) - 1) << field.shift;
        Morphology(self.0 & !mask | value << field.shift & mask)
    }

    /// The gender.
    pub fn gender(self) -> Option<Gender> {
        [None, Some(Gender::Masculine), Some(Gender::Feminine), None][self.get(GENDER) as usize]
    }

    /// The number.
    pub fn number(self) -> Option<Number> {
        [None, Some(Number::Singular), Some(Number::Dual), Some(Number::Plural)][self.get(NUMBER) as usize]
    }

    /// The person, 1 to 3.
    pub fn person(self) -> Option<u8> {
        Some(self.get(PERSON) as u8).filter(|person| *person != 0)
    }

    /// Perfect or imperfect, of verbs.
    pub fn aspect(self) -> Option<Tense> {
        [None, Some(Tense::Perfect), Some(Tense::Imperfect), None][self.get(ASPECT) as usize]
    }

    /// The mood.
    pub fn mood(self) -> Option<Mood> {
        match self.get(MOOD) {
            1 => Some(Mood::Indicative),
            2 => Some(Mood::Subjunctive),
            3 => Some(Mood::Jussive),
            4 => Some(Mood::Imperative),
            _ => None,
        }
    }

    /// The voice.
    pub fn voice(self) -> Option<Voice> {
        [None, Some(Voice::Active), Some(Voice::Passive), None][self.get(VOICE) as usize]
    }

    /// The case.
    pub fn case(self) -> Option<Case> {
        [None, Some(Case::Nominative), Some(Case::Accusative), Some(Case::Genitive)][self.get(CASE) as usize]
    }

    /// Whether it is definite.
    pub fn definiteness(self) -> Option<Definiteness> {
        match self.get(DEFINITE) {
            1 => Some(Definiteness::Definite),
            2 => Some(Definiteness::Indefinite),
            3 => Some(Definiteness::Construct),
            4 => Some(Definiteness::Complex),
            _ => None,
        }
    }

    /// The verb's form.
    pub fn verb_form(self) -> Option<VerbForm> {
        [None, Some(VerbForm::Finite), Some(VerbForm::Participle), Some(VerbForm::Masdar)][self.get(VERB_FORM) as usize]
    }

    /// The kind of pronoun.
    pub fn pronoun_type(self) -> Option<PronounType> {
        match self.get(PRONOUN) {
            1 => Some(PronounType::Personal),
            2 => Some(PronounType::Demonstrative),
            3 => Some(PronounType::Relative),
            4 => Some(PronounType::Interrogative),
            5 => Some(PronounType::Other),
            _ => None,
        }
    }

    /// Whether it denies (`Polarity=Neg`).
    pub fn is_negative(self) -> bool {
        self.get(NEGATIVE) != 0
    }

    /// Whether it is foreign (`Foreign=Yes`): in PADT most often a name.
    pub fn is_foreign(self) -> bool {
        self.get(FOREIGN) != 0
    }

    /// Whether it is marked as future (`Tense=Fut`, PUD).
    pub fn is_future(self) -> bool {
        self.get(FUTURE) != 0
    }

    /// Whether it is a number in digits (`NumForm=Digit`).
    pub fn is_digits(self) -> bool {
        self.get(DIGITS) != 0
    }

    /// With another gender.
    pub fn with_gender(self, gender: Gender) -> Morphology {
        self.with(GENDER, gender as u32 + 1)
    }

    /// With another number.
    pub fn with_number(self, number: Number) -> Morphology {
        self.with(NUMBER, number as u32 + 1)
    }

    /// With another voice.
    pub fn with_voice(self, voice: Voice) -> Morphology {
        self.with(VOICE, voice as u32 + 1)
    }

    /// With another verb form.
    pub fn with_verb_form(self, form: VerbForm) -> Morphology {
        self.with(VERB_FORM, form as u32 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_kept_apart() {
        let verb = Morphology::of_feats("Aspect=Imp|Gender=Fem|Mood=Jus|Number=Dual|Person=3|Tense=Fut|VerbForm=Fin|Voice=Act");
        assert_eq!((verb.aspect(), verb.mood(), verb.voice()), (Some(Tense::Imperfect), Some(Mood::Jussive), Some(Voice::Active)));
        assert_eq!((verb.number(), verb.person(), verb.verb_form()), (Some(Number::Dual), Some(3), Some(VerbForm::Finite)));
        assert!(verb.is_future() && !verb.is_negative() && !verb.is_foreign() && verb.case().is_none());
        let noun = Morphology::of_feats("Case=Gen|Definite=Cons|Foreign=Yes|NumForm=Digit|Polarity=Neg|PronType=Rel|X=Y|=|");
        assert_eq!((noun.case(), noun.definiteness()), (Some(Case::Genitive), Some(Definiteness::Construct)));
        assert_eq!(
            (noun.pronoun_type(), noun.is_negative(), noun.is_foreign(), noun.is_digits()),
            (Some(PronounType::Relative), true, true, true)
        );
        assert_eq!(verb.with_voice(Voice::Passive).with_gender(Gender::Masculine).voice(), Some(Voice::Passive));
    }
}
