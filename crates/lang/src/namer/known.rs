//! What the program's tables of names and terms know of tokens.

use crate::analyser::Word;
use crate::clitics::Proclitics;
use waqai_tables::{Form, Phrases};

/// What is known of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The classes of the longest name that the token stands in, as bits whose meaning the owner of the tables chooses.
    pub name: u32,
    /// Where in that name it stands: 0 nowhere, 1 alone, 2 first, 3 inside, 4 last.
    pub name_place: u8,
    /// The classes of the longest term (title, body, group …).
    pub term: u32,
    /// Where in that term it stands.
    pub term_place: u8,
    /// Its part of speech + 1, where an analyser chose one; 0 otherwise.
    pub part: u8,
}

/// What is known of the tokens of a text besides the model. `()` knows nothing; [`Marks`] holds what was found in indexes of phrases.
pub trait NameKnowledge {
    /// What is known of token number `at` of the text.
    fn known(&self, at: usize) -> Known;
}

impl NameKnowledge for () {
    fn known(&self, _: usize) -> Known {
        Known::default()
    }
}

/// What two indexes of phrases, one of names and one of terms, hold of the words of a text.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    marks: Vec<Known>,
}

impl NameKnowledge for Marks {
    fn known(&self, at: usize) -> Known {
        self.marks.get(at).copied().unwrap_or_default()
    }
}

impl Marks {
    /// Looks the words of a text up. `class` gives the bits of a payload.
    pub fn mark(&mut self, words: &[Word], names: &Phrases, terms: &Phrases, class: impl Fn(u32) -> u32) {
        self.marks.clear();
        self.marks.extend(words.iter().map(|word| Known { part: word.part as u8 + 1, ..Known::default() }));
        let mut at = 0;
        while at < words.len() {
            let length = self.put(words, names, at, false, |known| (&mut known.name, &mut known.name_place), &class);
            at += length.max(1);
        }
        at = 0;
        while at < words.len() {
            let length = self.put(words, terms, at, true, |known| (&mut known.term, &mut known.term_place), &class);
            at += length.max(1);
        }
    }

    fn put(
        &mut self,
        words: &[Word],
        phrases: &Phrases,
        start: usize,
        terms: bool,
        field: impl Fn(&mut Known) -> (&mut u32, &mut u8),
        class: &impl Fn(u32) -> u32,
    ) -> usize {
        let mut best = (0, 0);
        walk(phrases, words, start, terms, Phrases::ROOT, 0, class, &mut best);
        let (length, classes) = best;
        for at in 0..length {
            let place = match (at, length) {
                (_, 1) => 1,
                (0, _) => 2,
                (at, length) if at + 1 == length => 4,
                _ => 3,
            };
            let (bits, where_to) = field(&mut self.marks[start + at]);
            *bits = classes;
            *where_to = place;
        }
        length
    }
}

/// The longest phrase that begins at a word, with its classes. Names have the article or not as written; terms stand with or without it.
#[expect(clippy::too_many_arguments, reason = "a recursion that carries its whole state")]
fn walk(
    phrases: &Phrases,
    words: &[Word],
    at: usize,
    terms: bool,
    node: waqai_tables::Node,
    length: usize,
    class: &impl Fn(u32) -> u32,
    best: &mut (usize, u32),
) {
    if length > best.0 {
        let classes = phrases.payloads(node).iter().fold(0, |bits, &payload| bits | class(payload));
        if classes != 0 {
            *best = (length, classes);
        }
    }
    let Some(word) = words.get(at).filter(|word| !word.is_mark()) else { return };
    let glued = word.proclitics != Proclitics::NOTHING && word.proclitics != Proclitics::AL;
    let open = (length == 0 || !glued) && word.enclitic.is_none();
    let bare = if open && (terms || !word.is_definite()) { word.form } else { Form::NONE };
    let definite = if open { word.article_form } else { Form::NONE };
    let whole = if word.whole != bare && word.whole != definite { word.whole } else { Form::NONE };
    for form in [whole, definite, bare] {
        if let Some(next) = phrases.step(node, form) {
            walk(phrases, words, at + 1, terms, next, length + 1, class, best);
        }
    }
}
