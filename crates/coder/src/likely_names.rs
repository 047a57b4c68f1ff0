//! People's names as the trained model sees them: what stands in no table is held together where the model takes it for a name.

use crate::Resources;
use std::ops::Range;
use waqai_knowledge::name_class;
use waqai_lang::namer::{Marks, NameKind, NameSpan, Namer};
use waqai_lang::{Part, Word, Words};
use waqai_text::{Sentence, Text};

/// The names of people that the model found in a report, with its scratch space.
#[derive(Debug, Default)]
pub(crate) struct LikelyNames {
    namer: Namer,
    marks: Marks,
    found: Vec<NameSpan>,
}

impl LikelyNames {
    /// Reads a report. Finds nothing where there is no model of names.
    pub fn read(&mut self, resources: &Resources, text: &Text, words: &Words, sentences: &[Sentence]) {
        self.found.clear();
        let Some(model) = resources.models.as_ref().and_then(|models| models.namer.as_ref()) else { return };
        let mut marked = false;
        for sentence in sentences {
            let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
            // Where the lexicon knows every word, the tables do as well alone.
            let strange = words.get(tokens.clone()).is_some_and(|words| words.iter().any(|word| word.part == Part::Unknown));
            if !strange {
                continue;
            }
            if !marked {
                self.marks.mark(words, resources.knowledge.names(), resources.knowledge.terms(), name_class);
                marked = true;
            }
            self.namer.names(model, text, tokens, &self.marks, &mut self.found);
        }
        self.found.retain(|name| name.kind == NameKind::Person);
    }

    /// The name that a word stands in.
    pub fn at(&self, word: usize) -> Option<Range<usize>> {
        let place = self.found.partition_point(|name| name.tokens.end <= word);
        self.found.get(place).map(|name| name.tokens.clone()).filter(|tokens| tokens.contains(&word))
    }

    /// Whether a word goes on with the name that the word before it stands in.
    pub fn goes_on(&self, at: usize, word: &Word) -> bool {
        !word.is_mark() && at > 0 && self.at(at).is_some_and(|tokens| tokens.start < at)
    }
}
