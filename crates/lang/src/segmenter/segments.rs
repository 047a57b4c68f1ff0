//! The result: surface tokens and the words in them.

use std::ops::Range;
use waqai_text::{Span, Text};

/// What a word is inside its token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// A particle of one letter before the stem.
    Proclitic,
    /// A word that can stand by itself.
    Stem,
    /// A pronoun after the stem.
    Enclitic,
}

/// A syntactic word: a surface token, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the folded form of its token, in bytes. For a number of several text tokens: in that of the first.
    pub folded: Span,
    /// What it is.
    pub kind: PieceKind,
    form: Form,
}

/// Where a form is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Original(Span),
    Made(Span),
}

/// A token as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surface {
    /// The number of its first text token.
    pub first: u32,
    /// How many text tokens it consists of: one, but for numbers such as 7،5.
    pub tokens: u32,
    pieces: (u32, u32),
}

/// Surface tokens and their words; see [`Segmenter::segment`](super::Segmenter::segment). The buffers are used again.
#[derive(Clone, Debug, Default)]
pub struct Segments {
    surfaces: Vec<Surface>,
    pieces: Vec<Piece>,
    forms: String,
}

impl Segments {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.surfaces.clear();
        self.pieces.clear();
        self.forms.clear();
    }

    /// The surface tokens in order.
    pub fn surfaces(&self) -> &[Surface] {
        &self.surfaces
    }

    /// All words in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The words of a surface token: their numbers among [`Segments::pieces`].
    pub fn range(&self, surface: &Surface) -> Range<usize> {
        surface.pieces.0 as usize..surface.pieces.1 as usize
    }

    /// The words of a surface token.
    pub fn pieces_of(&self, surface: &Surface) -> &[Piece] {
        self.pieces.get(self.range(surface)).unwrap_or(&[])
    }

    /// A word as the treebank writes it: as in the text where it is a whole token, restored where it is a part of one.
    pub fn form<'a>(&'a self, text: &'a Text, piece: &Piece) -> &'a str {
        match piece.form {
            Form::Original(span) => text.slice(span),
            Form::Made(span) => span.slice(&self.forms),
        }
    }

    /// Adds a token that is one word.
    pub(super) fn whole(&mut self, text: &Text, tokens: Range<usize>) {
        let folded = text.folded_at(tokens.start).len() as u32;
        let span = text.span_of(tokens.start as u32..tokens.end as u32);
        let first = self.pieces.len() as u32;
        self.pieces.push(Piece { folded: Span::new(0, folded), kind: PieceKind::Stem, form: Form::Original(span) });
        self.surfaces.push(Surface { first: tokens.start as u32, tokens: tokens.len() as u32, pieces: (first, first + 1) });
    }

    /// Begins a token of several words.
    pub(super) fn open(&mut self, token: usize) {
        let first = self.pieces.len() as u32;
        self.surfaces.push(Surface { first: token as u32, tokens: 1, pieces: (first, first) });
    }

    /// Adds a word to the token begun last; `write` appends its form.
    pub(super) fn piece(&mut self, folded: Span, kind: PieceKind, write: impl FnOnce(&mut String)) {
        let start = self.forms.len() as u32;
        write(&mut self.forms);
        self.pieces.push(Piece { folded, kind, form: Form::Made(Span::new(start, self.forms.len() as u32)) });
        if let Some(surface) = self.surfaces.last_mut() {
            surface.pieces.1 = self.pieces.len() as u32;
        }
    }
}
