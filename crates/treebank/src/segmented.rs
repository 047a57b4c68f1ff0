//! Sentences of words without tags: what the segmenter makes of text.

use std::ops::Range;
use waqai_conllu::{Sentence, Token, Word};
use waqai_lang::segmenter::Segments;
use waqai_text::Text;

/// A sentence of the segments of a text, `tokens` being the range that was segmented. Tags, lemmas and heads are empty. Its only comment is
/// `# text`: as written, with one space where there were several.
///
/// ```
/// use waqai_lang::segmenter::{NoKnowledge, Segmenter, SegmenterModel, Segments};
/// let mut text = waqai_text::Text::default();
/// text.read("وصل  الوزير.");
/// let (mut segmenter, mut segments) = (Segmenter::default(), Segments::default());
/// let tokens = 0..text.tokens().len();
/// segmenter.segment(&SegmenterModel::default(), &text, tokens.clone(), &NoKnowledge, &mut segments);
/// let sentence = waqai_treebank::segmented(&text, tokens, &segments);
/// assert_eq!(sentence.text(), "وصل الوزير.");
/// assert_eq!(sentence.tokens.iter().map(|token| token.space_after).collect::<Vec<_>>(), [true, false, true]);
/// ```
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
    sentence.comments.push(comment(text.slice(text.span_of(tokens.start as u32..tokens.end as u32))));
    sentence
}

/// The comment `# text`.
fn comment(written: &str) -> String {
    let mut comment = String::with_capacity(written.len() + 7);
    comment.push_str("text =");
    for word in written.split_whitespace() {
        comment.push(' ');
        comment.push_str(word);
    }
    comment
}
