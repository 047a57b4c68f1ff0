//! How careless writers spell, for measuring how much of it a segmenter bears.

use waqai_conllu::Sentence;
use waqai_text::{Folded, fold_char};

/// A way to spell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noise {
    /// Alef without hamza or madda.
    NoHamza,
    /// ه for ة at the end of a token.
    FinalHa,
    /// ى for ي at the end of a token, and ي for ى.
    FinalYa,
    /// A tatweel after the second letter, and a vowel at the end.
    Marks,
}

impl Noise {
    /// All of them.
    pub const ALL: [Noise; 4] = [Noise::NoHamza, Noise::FinalHa, Noise::FinalYa, Noise::Marks];

    /// A token as such a writer spells it.
    ///
    /// ```
    /// use waqai_train::segment::noise::Noise;
    /// assert_eq!(Noise::FinalHa.spell("مدرسة"), "مدرسه");
    /// assert_eq!(waqai_text::fold(&Noise::Marks.spell("مدرسة")), "مدرسة");
    /// ```
    pub fn spell(self, token: &str) -> String {
        let mut letters: Vec<char> = token.chars().collect();
        match self {
            Noise::NoHamza => letters.iter_mut().for_each(|letter| {
                if matches!(*letter, '\u{622}' | '\u{623}' | '\u{625}') {
                    *letter = '\u{627}';
                }
            }),
            Noise::FinalHa | Noise::FinalYa => {
                if let Some(last) = letters.last_mut() {
                    *last = match (self, *last) {
                        (Noise::FinalHa, '\u{629}') => '\u{647}',
                        (Noise::FinalYa, '\u{64A}') => '\u{649}',
                        (Noise::FinalYa, '\u{649}') => '\u{64A}',
                        (_, other) => other,
                    };
                }
            }
            Noise::Marks => {
                let arabic = letters.iter().all(|letter| ('\u{621}'..='\u{64A}').contains(letter) && fold_char(*letter) != Folded::Nothing);
                if arabic && letters.len() > 2 {
                    letters.insert(2, '\u{640}');
                    letters.push('\u{64E}');
                }
            }
        }
        letters.into_iter().collect()
    }

    /// Sentences as such a writer spells their tokens; the words stay.
    pub fn spell_all(self, sentences: &[Sentence]) -> Vec<Sentence> {
        let mut noisy = sentences.to_vec();
        for token in noisy.iter_mut().flat_map(|sentence| &mut sentence.tokens) {
            token.form = self.spell(&token.form);
        }
        noisy
    }
}
