//! The words of a report as a search looks for them: folded, and without what is glued on.

use crate::{Resources, Worker};
use waqai_lang::{Lexicon, ShallowAnalyser, Word, Words};
use waqai_tables::Vocabulary;
use waqai_text::{Text, TokenKind, fold_into};

/// Two lists of words, separated by single spaces; word N of the one is word N of the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchWords {
    /// The lemma where it is known, else the word without proclitics.
    pub lemmas: String,
    /// The word as written, folded.
    pub forms: String,
}

impl SearchWords {
    /// Empties both lists, keeping the memory.
    pub fn clear(&mut self) {
        self.lemmas.clear();
        self.forms.clear();
    }

    /// Adds the words of a title behind those of the text, so that word N of the lists stays word N of the text.
    pub fn add_title(&mut self, title: Option<&str>) {
        let Some(title) = title else { return };
        let title = search_forms(title);
        for list in [&mut self.lemmas, &mut self.forms] {
            if !list.is_empty() && !title.is_empty() {
                list.push(' ');
            }
            list.push_str(&title);
        }
    }
}

impl Worker {
    /// Adds the words of the report last coded. Marks are left out; of Latin words and numbers letters and digits stay, and the stop of a decimal number.
    pub fn search_words(&self, resources: &Resources, words: &mut SearchWords) {
        words.add(self.text(), self.words().map(|(_, word)| word), &resources.lexicon);
    }
}

/// Reads the words of a query, or of a text that is shown, by the lexicon alone. A query has no sentence that would help to tell readings apart, and
/// needs neither knowledge nor models: it is read in a fraction of the time that loading them would take.
#[derive(Debug, Default)]
pub struct SearchReader {
    text: Text,
    analyser: ShallowAnalyser,
    words: Words,
}

impl SearchReader {
    /// Adds the words of a text to the lists. (An example with the program's lexicon stands at `waqai_base::words`.)
    pub fn read(&mut self, lexicon: &Lexicon, vocabulary: &Vocabulary, text: &str, words: &mut SearchWords) {
        self.text.read(text);
        waqai_lang::restore_ta_marbuta(&mut self.text, lexicon, vocabulary);
        self.analyser.analyse(&self.text, lexicon, vocabulary, &[], &mut self.words);
        words.add(&self.text, self.words.iter(), lexicon);
    }
}

impl SearchWords {
    /// Adds words as the analyser understood them.
    fn add<'a>(&mut self, text: &Text, read: impl Iterator<Item = &'a Word>, lexicon: &Lexicon) {
        for (token, word) in text.tokens().iter().zip(read) {
            if matches!(token.kind, TokenKind::Punctuation(_) | TokenKind::Break) {
                continue;
            }
            for list in [&mut self.lemmas, &mut self.forms] {
                if !list.is_empty() {
                    list.push(' ');
                }
            }
            let folded = text.folded(token);
            let start = self.forms.len();
            push_form(folded, &mut self.forms);
            if let Some(lemma) = word.lemma.filter(|_| !word.part.is_particle()) {
                let start = self.lemmas.len();
                fold_into(&lexicon.lemma(lemma).text, &mut self.lemmas);
                // A lemma of several words is written together: one word of the text is one word of the search.
                if self.lemmas[start..].contains(' ') {
                    let joined = self.lemmas[start..].replace(' ', "");
                    self.lemmas.truncate(start);
                    self.lemmas.push_str(&joined);
                }
                continue;
            }
            let stem = if token.kind == TokenKind::Arabic { without_proclitics(folded, word.proclitics.letters()) } else { "" };
            if stem.is_empty() {
                self.lemmas.push_str(&self.forms[start..]);
            } else {
                self.lemmas.push_str(stem);
            }
        }
    }
}

/// The forms of a text alone, without the lemmas: as [`SearchWords::forms`] of a report with this text.
///
/// ```
/// assert_eq!(waqai_coder::search_forms("وصل إلى عمّان، عام 1994."), "وصل الي عمان عام 1994");
/// ```
pub fn search_forms(text: &str) -> String {
    let mut read = Text::default();
    read.read(text);
    let mut forms = String::with_capacity(text.len());
    for token in read.tokens().iter().filter(|token| !matches!(token.kind, TokenKind::Punctuation(_) | TokenKind::Break)) {
        if !forms.is_empty() {
            forms.push(' ');
        }
        push_form(read.folded(token), &mut forms);
    }
    forms
}

/// Adds a word as written. Where nothing of it is searched for, a stop keeps its place: the lists stay side by side.
fn push_form(folded: &str, forms: &mut String) {
    let start = forms.len();
    forms.extend(folded.chars().filter(|&letter| searched(letter)));
    if forms.len() == start {
        forms.push('.');
    }
}

/// What is kept of a Latin word or a number.
fn searched(letter: char) -> bool {
    !letter.is_ascii() || letter.is_ascii_alphanumeric() || letter == '.'
}

/// A word behind its first letters; the whole word where nothing would be left.
fn without_proclitics(word: &str, letters: usize) -> &str {
    match word.char_indices().nth(letters) {
        Some((at, _)) => &word[at..],
        None => word,
    }
}
