//! What trained models say of a token: the shallow analyser chooses its readings by it.

use crate::features::{Analysis, Gender, Number, Part};
use crate::syntax::{Clitic, Morphology, Relation, Tree, Upos, Voice};

/// A token as the models see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// How many particles of one letter stand before the stem.
    pub proclitics: u8,
    /// Whether a pronoun follows the stem.
    pub enclitic: bool,
    /// The stem's part of speech.
    pub upos: Upos,
    /// The stem's features.
    pub morphology: Morphology,
    /// How sure the part of speech is, from 0 to [`SURE`].
    pub certainty: i32,
}

/// The certainty of a part of speech about which there is no doubt.
pub const SURE: i32 = 38;
/// What a margin of one (odds of e to 1) is worth.
const MARGIN: f32 = 12.0;

/// Points for features, in the measure of the analyser's own.
mod weight {
    pub const FEATURE: i32 = 4;
}

impl Hint {
    /// Lays the hints of a sentence's tree under its tokens. `margins` tell for each node how sure its part of speech is
    /// ([`crate::network::Parsed::margins`]); `hints` has a place for every token of the text.
    pub fn of_tree(tree: &Tree, margins: &[f32], hints: &mut [Option<Hint>]) {
        for (number, node) in tree.nodes().iter().enumerate() {
            let Some(place) = hints.get_mut(node.token as usize) else { continue };
            let blank = Hint { proclitics: 0, enclitic: false, upos: Upos::X, morphology: Morphology::default(), certainty: 0 };
            let hint = place.get_or_insert(blank);
            match node.clitic {
                Clitic::Proclitic => hint.proclitics += 1,
                Clitic::Enclitic => hint.enclitic = true,
                Clitic::Stem => {
                    (hint.upos, hint.morphology) = (node.upos, node.morphology);
                    let margin = margins.get(number).copied().unwrap_or(0.0);
                    // A nominal with a subject may well be a verb: أن الصين تعارض.
                    let doubtful = node.upos.is_nominal() && tree.child_by(number as u32, Relation::Nsubj).is_some();
                    hint.certainty = if doubtful { 0 } else { ((margin * MARGIN) as i32).clamp(0, SURE) };
                    // A preposition has no subject: عبر الرئيس عن قلقه, ثمن الوزير دور مصر.
                    // And no sentence hangs on one: عبر الرئيس عن قلقه, where its subject was not seen.
                    let heads = matches!(node.relation, Relation::Root | Relation::Conj | Relation::Parataxis | Relation::Ccomp);
                    if node.upos == Upos::Adp && (heads || tree.child_by(number as u32, Relation::Nsubj).is_some()) {
                        (hint.upos, hint.certainty) = (Upos::Verb, SURE / 2);
                    }
                }
            }
        }
    }

    /// Whether a reading cannot be: the models take the word for a name, and the reading is a verb of the same letters.
    pub(crate) fn rules_out(&self, analysis: &Analysis) -> bool {
        self.certainty > SURE / 2 && matches!(self.upos, Upos::X | Upos::Propn) && analysis.part == Part::Verb
    }

    /// How much the models speak for a reading.
    pub(crate) fn points(&self, analysis: &Analysis) -> i32 {
        let mut points = match (self.upos, analysis.part) {
            (Upos::Verb | Upos::Aux, Part::Verb) => self.certainty,
            (Upos::Verb | Upos::Aux, part) if part.is_nominal() => -self.certainty,
            (
                Upos::Noun | Upos::Adj | Upos::Num | Upos::Propn | Upos::X | Upos::Pron | Upos::Adp | Upos::Cconj | Upos::Sconj,
                Part::Verb,
            ) => -self.certainty,
            // علي the name, على the preposition.
            (Upos::Noun | Upos::Propn | Upos::X, Part::Preposition) => -2 * self.certainty,
            (Upos::Adj, Part::Adjective | Part::ActiveParticiple | Part::PassiveParticiple) => weight::FEATURE,
            (Upos::Noun, Part::Noun | Part::Masdar) => weight::FEATURE,
            (Upos::Adp, Part::Preposition) | (Upos::Sconj, Part::Subordinator) => weight::FEATURE,
            _ => 0,
        };
        let features = analysis.features;
        if analysis.part == Part::Verb {
            let agree = |said: bool, same: bool| {
                if !said {
                    0
                } else if same {
                    weight::FEATURE
                } else {
                    -weight::FEATURE
                }
            };
            let person = self.morphology.person().map(u16::from);
            points += agree(person.is_some(), person == Some(features.get_person()));
            points += agree(self.morphology.gender().is_some(), self.morphology.gender() == features.get_gender());
            points += agree(self.morphology.number().is_some(), self.morphology.number() == features.get_number());
            points += agree(self.morphology.aspect().is_some(), self.morphology.aspect() == features.get_tense());
            let passive = self.morphology.voice() == Some(Voice::Passive);
            points += agree(passive, features.is_passive());
        } else if let (Some(Number::Dual), Some(number)) = (self.morphology.number(), features.get_number()) {
            points += if number == Number::Dual { weight::FEATURE } else { -weight::FEATURE };
        }
        points
    }

    /// Whether this is a verb of feminine gender and so on: gender as the models tell it.
    pub fn gender(&self) -> Option<Gender> {
        self.morphology.gender()
    }
}
