//! People's names as the trained model sees them: what stands in no table is held together where the model takes it for a name.

use crate::Resources;
use std::ops::Range;
use waqai_knowledge::name_class;
use waqai_lang::namer::{Marks, NameKind, NameSpan, Namer};
use waqai_lang::{Word, Words};
use waqai_text::Text;

/// The names of people that the model found in a report, with its scratch space.
#[derive(Debug, Default)]
pub(crate) struct LikelyNames {
    namer: Namer,
    marks: Marks,
    found: Vec<NameSpan>,
}

impl LikelyNames {
    /// Reads a report. Finds nothing where there is no model of names.
    pub fn read(&mut self, resources: &Resources, text: &Text, words: &Words) {
        self.found.clear();
        let Some(model) = resources.models.as_ref().and_then(|models| models.namer.as_ref()) else { return };
        self.marks.mark(words, resources.knowledge.names(), resources.knowledge.terms(), name_class);
        self.namer.names(model, text, 0..text.tokens().len(), &self.marks, &mut self.found);
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
