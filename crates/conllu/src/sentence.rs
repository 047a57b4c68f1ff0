//! A sentence of a treebank.

use std::ops::Range;

/// A syntactic word: one numbered line. Columns that were `_` are empty, but for a form or lemma that is an underscore itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The form, FORM.
    pub form: String,
    /// The lemma, LEMMA.
    pub lemma: String,
    /// The universal part of speech, UPOS.
    pub upos: String,
    /// The treebank's own tag, XPOS.
    pub xpos: String,
    /// The features as written, FEATS.
    pub feats: String,
    /// The number of the head, counted from 1; 0 for the root.
    pub head: u32,
    /// The relation to the head, DEPREL.
    pub deprel: String,
    /// Enhanced dependencies, DEPS.
    pub deps: String,
    /// Anything else, MISC.
    pub misc: String,
}

/// A surface token: one word, or the line `3-4` with the words it stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Token {
    /// The form as it stands in the text.
    pub form: String,
    /// Its words, counted from 0.
    pub words: Range<usize>,
    /// Whether a space follows (no `SpaceAfter=No`).
    pub space_after: bool,
    /// MISC of the token's own line, where it has several words.
    pub misc: String,
}

/// A sentence: its comments, its tokens as they stand in the text, and their words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The lines that begin with `#`, without that sign and the space after it. A line that has no space there (`#a`, `#`), or another `#` after
    /// it, is kept whole, so that it can be written as it stood.
    pub comments: Vec<String>,
    /// Tokens in order; every word belongs to exactly one.
    pub tokens: Vec<Token>,
    /// Words in order.
    pub words: Vec<Word>,
}
