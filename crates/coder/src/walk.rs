//! Walking the indexes of names and terms along the words of a text.

use waqai_lang::{Proclitics, Word};
use waqai_tables::{Form, Node, Phrases};

/// A phrase found in the text: how many words, and what they may stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'p> {
    pub length: usize,
    pub payloads: &'p [u32],
}

/// How strictly the article is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Article {
    /// Names have it or have it not.
    AsWritten,
    /// Terms stand with or without it.
    Optional,
}

/// The longest phrase that begins at a word.
pub(crate) fn longest<'p>(phrases: &'p Phrases, words: &[Word], at: usize, end: usize, article: Article) -> Option<Found<'p>> {
    let mut best = None;
    step(phrases, words, at, end, article, Phrases::ROOT, 0, &mut best);
    best
}

#[expect(clippy::too_many_arguments, reason = "a recursion that carries its whole state")]
fn step<'p>(
    phrases: &'p Phrases,
    words: &[Word],
    at: usize,
    end: usize,
    article: Article,
    node: Node,
    length: usize,
    best: &mut Option<Found<'p>>,
) {
    if length > 0 {
        let payloads = phrases.payloads(node);
        if !payloads.is_empty() && best.is_none_or(|b| b.length < length) {
            *best = Some(Found { length, payloads });
        }
    }
    if at >= end || words[at].is_mark() {
        return;
    }
    for form in alternatives(&words[at], length == 0, article) {
        if let Some(next) = phrases.step(node, form) {
            step(phrases, words, at + 1, end, article, next, length + 1, best);
        }
    }
}

/// The forms under which a word may stand in a phrase, unknown ones left out by the index.
fn alternatives(word: &Word, first: bool, article: Article) -> [Form; 3] {
    let glued = word.proclitics != Proclitics::NOTHING && word.proclitics != Proclitics::AL;
    let open = (first || !glued) && word.enclitic.is_none();
    let bare = match article {
        Article::Optional => open,
        Article::AsWritten => open && !word.is_definite(),
    };
    let bare = if bare { word.form } else { Form::NONE };
    let definite = if open { word.article_form } else { Form::NONE };
    let whole = if word.whole != bare && word.whole != definite { word.whole } else { Form::NONE };
    [whole, definite, bare]
}
