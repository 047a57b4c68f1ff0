//! Sentences of words without tags: what the segmenter makes of text.

use std::ops::Range;
use waqai_conllu::{Sentence, Token, Word};
use waqai_lang::segmenter::Segments;
use waqai_text::Text;

/// A sentence of the segments of a text, `tokens` being the range that was segmented. Tags, lemmas and heads are empty.
pub fn segmented(text: &Text, tokens: Range<usize>, segments: &Segments) -> Sentence {
    let mut sentence = Sentence::default();
    let words = segments.pieces().iter().map(|piece| Word { form: segments.form(text, piece).to_owned(), ..Word::default() });
    sentence.words.extend(words);
    let last = segments.surfaces().len();
    for (number, surface) in segments.surfaces().iter().enumerate() {
        let end = (surface.first + surface.tokens) as usize;
        let form = text.slice(text.span_of(surface.first..end as u32)).to_owned();
        let glued = number + 1 < last && text.tokens().get(end).is_some_and(|next| next.glued);
        sentence.tokens.push(Token { form, words: segments.range(surface), space_after: !glued, misc: String::new() });
    }
    let written = text.span_of(tokens.start as u32..tokens.end as u32);
    sentence.comments.push(format!("text = {}", text.slice(written).split_whitespace().collect::<Vec<_>>().join(" ")));
    sentence
}
