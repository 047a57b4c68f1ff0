//! One of the two sides: sentences in one row, with the places of tokens and words in the text.

use super::relations::{is_content, is_function, universal};
use crate::sentence::{Sentence, Word};

/// A piece of the text without spaces, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
}

/// What a word hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parent {
    /// On nothing: it is the root.
    Root,
    /// On a word, by its number in the file counted from 0.
    Word(usize),
    /// Nobody has said.
    Unknown,
}

/// A word in its place.
pub(super) struct Placed<'a> {
    pub word: &'a Word,
    /// Where its token stands.
    pub span: Span,
    /// Whether the token has other words too.
    pub split: bool,
    pub parent: Parent,
    /// The universal part of the relation.
    pub relation: &'a str,
}

/// A file.
pub(super) struct Side<'a> {
    read: &'a [Sentence],
    /// The forms of all tokens without spaces.
    pub characters: String,
    pub tokens: Vec<Span>,
    pub sentences: Vec<Span>,
    pub words: Vec<Placed<'a>>,
    /// Function words, sorted by the word they hang on, then in order.
    function_words: Vec<usize>,
    /// Where those of each word begin in `function_words`; one more entry for the end.
    function_starts: Vec<usize>,
}

impl<'a> Side<'a> {
    pub fn of(read: &'a [Sentence]) -> Side<'a> {
        let count = read.iter().map(|sentence| sentence.words.len()).sum();
        let mut side = Side {
            read,
            characters: String::new(),
            tokens: Vec::with_capacity(count),
            sentences: Vec::with_capacity(read.len()),
            words: Vec::with_capacity(count),
            function_words: Vec::new(),
            function_starts: Vec::new(),
        };
        for sentence in read {
            side.add(sentence);
        }
        side.gather_function_words();
        side
    }

    fn add(&mut self, sentence: &'a Sentence) {
        let (first, start) = (self.words.len(), self.characters.len());
        let nowhere = Span { start, end: start };
        self.words.extend(sentence.words.iter().map(|word| Placed {
            word,
            span: nowhere,
            split: false,
            parent: match word.head as usize {
                0 if word.deprel.is_empty() => Parent::Unknown,
                0 => Parent::Root,
                head if head <= sentence.words.len() => Parent::Word(first + head - 1),
                _ => Parent::Unknown,
            },
            relation: universal(&word.deprel),
        }));
        for token in &sentence.tokens {
            let start = self.characters.len();
            self.characters.extend(token.form.chars().filter(|&character| !is_space(character)));
            let span = Span { start, end: self.characters.len() };
            self.tokens.push(span);
            let words = first + token.words.start..(first + token.words.end).min(self.words.len());
            let split = words.len() > 1;
            for placed in self.words.get_mut(words).unwrap_or_default() {
                (placed.span, placed.split) = (span, split);
            }
        }
        self.sentences.push(Span { start, end: self.characters.len() });
    }

    /// Sorts function words by what they hang on, by counting.
    fn gather_function_words(&mut self) {
        let hanging = |placed: &Placed<'_>| match placed.parent {
            Parent::Word(parent) if is_function(placed.relation) => Some(parent),
            _ => None,
        };
        let mut starts = vec![0; self.words.len() + 1];
        for parent in self.words.iter().filter_map(hanging) {
            starts[parent + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        self.function_words = vec![0; starts.last().copied().unwrap_or(0)];
        for (at, placed) in self.words.iter().enumerate() {
            if let Some(parent) = hanging(placed) {
                self.function_words[next[parent]] = at;
                next[parent] += 1;
            }
        }
        self.function_starts = starts;
    }

    /// The function words that hang on a word, in order.
    pub fn function_words(&self, word: usize) -> &[usize] {
        &self.function_words[self.function_starts[word]..self.function_starts[word + 1]]
    }

    /// How many content words there are.
    pub fn content_words(&self) -> usize {
        self.words.iter().filter(|placed| is_content(placed.relation)).count()
    }

    /// How to name the sentence that holds a byte to people.
    pub fn sentence_name(&self, byte: usize) -> String {
        let at = self.sentences.partition_point(|span| span.end <= byte).min(self.sentences.len().saturating_sub(1));
        match self.read.get(at).and_then(Sentence::sent_id) {
            Some(id) => format!("\"{id}\""),
            None => (at + 1).to_string(),
        }
    }
}

/// Spaces of all kinds: the characters of the Unicode category Zs.
fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}
