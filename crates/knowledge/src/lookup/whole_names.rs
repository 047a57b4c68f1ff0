//! Whole names and titles by the letters of their words.

use crate::Knowledge;
use waqai_tables::{ByWords, Vocabulary};

/// The names and terms of a [`Knowledge`] once more, for whoever asks after whole ones. It is made once.
///
/// Vocabulary and knowledge are those that this was made of, in all questions.
#[derive(Clone, Debug, Default)]
pub struct WholeNames {
    names: ByWords,
    terms: ByWords,
}

impl WholeNames {
    /// Over compiled knowledge.
    pub fn new(knowledge: &Knowledge, vocabulary: &Vocabulary) -> WholeNames {
        WholeNames { names: ByWords::new(knowledge.names(), vocabulary), terms: ByWords::new(knowledge.terms(), vocabulary) }
    }

    /// The payloads of the name that consists of just these folded words; empty where there is none.
    pub fn named<'k, 'w>(&self, knowledge: &'k Knowledge, vocabulary: &Vocabulary, words: impl IntoIterator<Item = &'w str>) -> &'k [u32] {
        self.names.payloads(knowledge.names(), vocabulary, words)
    }

    /// The payloads of the term (title, body, nationality …) that consists of just these folded words, the first without its article.
    pub fn termed<'k, 'w>(&self, knowledge: &'k Knowledge, vocabulary: &Vocabulary, words: impl IntoIterator<Item = &'w str>) -> &'k [u32] {
        let words = words.into_iter().enumerate().map(|(at, word)| if at == 0 { crate::compile::without_article(word) } else { word });
        self.terms.payloads(knowledge.terms(), vocabulary, words)
    }
}
