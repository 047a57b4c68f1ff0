//! Sentences with all columns: what the parser makes of text.

use crate::segmented;
use std::ops::Range;
use waqai_conllu::Sentence;
use waqai_lang::models::Models;
use waqai_lang::parser::Parser;
use waqai_text::Text;

/// The sentence that the parser parsed last, `tokens` being the range of the text that it was given. Its only comment is `# text`.
///
/// ```no_run
/// use waqai_lang::{models::{FileError, Models}, parser::Parser, segmenter::NoKnowledge};
/// let models = Models::read(|name| std::fs::read(std::path::Path::new("models/open").join(name)).ok())?;
/// let (mut parser, mut text) = (Parser::default(), waqai_text::Text::default());
/// text.read("وصل الوزير.");
/// let tokens = 0..text.tokens().len();
/// parser.parse(&models, &text, tokens.clone(), &NoKnowledge);
/// let sentence = waqai_treebank::parsed(&mut parser, &models, &text, tokens);
/// assert_eq!(sentence.words[0].head, 0);
/// # Ok::<(), FileError>(())
/// ```
pub fn parsed(parser: &mut Parser, models: &Models, text: &Text, tokens: Range<usize>) -> Sentence {
    let mut sentence = segmented(text, tokens, parser.segments());
    let network = models.network.model();
    for at in 0..sentence.words.len() {
        let parsed = parser.parsed();
        let tag = parsed.tags.get(at).and_then(|tag| network.tagset.tags.get(*tag as usize));
        let relation = parsed.relations.get(at).and_then(|relation| network.relations.get(usize::from(*relation)));
        let head = parsed.heads.get(at).copied().unwrap_or(0);
        let lemma = parser.lemma(models, text, at).to_owned();
        let word = &mut sentence.words[at];
        if let Some(tag) = tag {
            word.upos.clone_from(&tag.upos);
            word.xpos.clone_from(&tag.xpos);
            word.feats.clone_from(&tag.feats);
        }
        word.deprel.push_str(relation.map_or("", String::as_str));
        word.head = head;
        word.lemma = lemma;
    }
    sentence
}
