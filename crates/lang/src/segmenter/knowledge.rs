//! What lexicon and knowledge base can tell the segmenter.

use crate::lexicon::Lexicon;
use waqai_tables::Vocabulary;

/// Words and names that are known apart from training. Both are asked for folded forms.
pub trait WordKnowledge {
    /// Whether anything is known at all: where not, the other two are not asked.
    fn is_there(&self) -> bool {
        true
    }
    /// Whether this is a form of a word of the lexicon.
    fn is_word(&self, folded: &str) -> bool;
    /// Whether this is a whole name.
    fn is_name(&self, folded: &str) -> bool;
    /// One number for each set of readings that a form has, 0 where it has none.
    fn readings(&self, _folded: &str) -> u64 {
        0
    }
}

/// Knows nothing: the segmenter works from its model alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoKnowledge;

impl WordKnowledge for NoKnowledge {
    fn is_there(&self) -> bool {
        false
    }

    fn is_word(&self, _: &str) -> bool {
        false
    }

    fn is_name(&self, _: &str) -> bool {
        false
    }
}

/// The program's own lexicon, with the vocabulary that numbers its forms.
#[derive(Clone, Copy, Debug)]
pub struct LexiconKnowledge<'a> {
    /// The lexicon.
    pub lexicon: &'a Lexicon,
    /// The vocabulary it was compiled with.
    pub vocabulary: &'a Vocabulary,
}

impl WordKnowledge for LexiconKnowledge<'_> {
    fn is_word(&self, folded: &str) -> bool {
        let form = self.vocabulary.get(folded);
        form.is_known() && !self.lexicon.analyses(form).is_empty()
    }

    fn is_name(&self, folded: &str) -> bool {
        let form = self.vocabulary.get(folded);
        form.is_known() && self.lexicon.is_name(form)
    }

    fn readings(&self, folded: &str) -> u64 {
        let (bare, article) = match folded.strip_prefix(ARTICLE) {
            Some(rest) if rest.chars().count() > 1 => (rest, 1),
            _ => (folded, 0),
        };
        let form = self.vocabulary.get(bare);
        if !form.is_known() {
            return 0;
        }
        let mut kinds = 0u64;
        for analysis in self.lexicon.analyses(form) {
            let features = analysis.features;
            // Tense and person tell verbs apart, number and gender nominals.
            let detail = match features.get_tense() {
                Some(tense) => 1 + tense as u64,
                None => match features.get_number() {
                    Some(crate::Number::Dual) => 3,
                    Some(crate::Number::Plural) => 4,
                    _ => 0,
                },
            };
            kinds |= 1 << ((analysis.part as u64 * 5 + detail) % 59);
        }
        kinds |= u64::from(self.lexicon.is_name(form)) << 60 | u64::from(self.lexicon.is_state(form)) << 61;
        if kinds == 0 { 0 } else { kinds << 1 | article }
    }
}

const ARTICLE: &str = "\u{627}\u{644}";
