//! Names of people, organisations, places and other things, found by a sequence model.
//!
//! A linear-chain conditional random field over the tokens of a sentence, read out with integer weights: [`NamerModel`] is the trained value,
//! [`Namer`] the scratch space that reads with it. What the program's own tables know of a token comes in through [`NameKnowledge`]; the model
//! also works without.

mod alone;
mod decode;
mod gather;
mod known;
mod label;
mod model;
mod table;
mod templates;
mod view;

pub use decode::may_follow;
pub use gather::Gathered;
pub use known::{Known, Marks, NameKnowledge};
pub use label::{LABELS, NameKind, label};
pub use model::{Gazetteer, NamerModel, WordRecord};
pub use table::{Rows, WordTable};
pub use templates::{FeatureSink, Role, first_features, second_features};
pub use view::{Glue, View, cut, hash_words, letters_hash, views};

use decode::Decoder;
use std::ops::Range;
use waqai_text::{Text, TokenKind};

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSpan {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: NameKind,
}

/// Reads names with one model. Holds scratch space: once warm, reading allocates nothing.
///
/// ```
/// use waqai_lang::namer::{Namer, NamerModel};
/// use waqai_text::Text;
/// let mut text = Text::default();
/// text.read("زار رسلان دوغانوف بغداد.");
/// let mut names = Vec::new();
/// // A model that was never trained finds nothing.
/// Namer::default().names(&NamerModel::default(), &text, 0..text.tokens().len(), &(), &mut names);
/// assert!(names.is_empty());
/// ```
#[derive(Debug, Default)]
pub struct Namer {
    views: Vec<View>,
    sentence_ends: Vec<usize>,
    scores: Vec<[i32; LABELS]>,
    decoder: Decoder,
    labels: Vec<u8>,
    gathered: Gathered,
    summing: table::Summing,
    alone: alone::Alone,
}

impl Namer {
    /// Appends the names among `tokens` of the text to `out`, in order. The range is best a whole report: what is called by a name in one
    /// sentence is recognised in another. Tokens outside the text are ignored.
    pub fn names(
        &mut self,
        model: &NamerModel,
        text: &Text,
        tokens: Range<usize>,
        knowledge: &impl NameKnowledge,
        out: &mut Vec<NameSpan>,
    ) {
        let tokens = tokens.start.min(text.tokens().len())..tokens.end.min(text.tokens().len());
        if tokens.is_empty() || model.first.is_empty() {
            return;
        }
        views(model, text, tokens.clone(), knowledge, &mut self.views);
        sentences(text, tokens.clone(), &mut self.sentence_ends);
        self.score(model);
        self.decode(&model.transitions);
        if !model.second.is_empty() {
            self.gathered.gather(&self.views, &self.labels);
            for (at, scores) in self.scores.iter_mut().enumerate() {
                second_features(&self.views, at, self.gathered.at(at), &mut self.summing);
                self.summing.add(&model.second, scores);
            }
            self.decode(&model.transitions);
        }
        spans(&self.labels, tokens.start, out);
    }

    /// The scores and labels that the first pass gives to tokens already looked at, sentence by sentence: for training the second one.
    pub fn first_pass(&mut self, model: &NamerModel, views: &[View], sentence_ends: &[usize]) -> (&[[i32; LABELS]], &[u8]) {
        self.views.clear();
        self.views.extend_from_slice(views);
        self.sentence_ends.clear();
        self.sentence_ends.extend_from_slice(sentence_ends);
        self.score(model);
        self.decode(&model.transitions);
        (&self.scores, &self.labels)
    }

    fn score(&mut self, model: &NamerModel) {
        self.scores.clear();
        let mut start = 0;
        for &end in &self.sentence_ends {
            let sentence = &self.views[start..end];
            self.scores.resize(end, [0; LABELS]);
            let scores = &mut self.scores[start..];
            self.alone.add(&model.first, sentence, &mut self.summing, scores);
            for (at, scores) in scores.iter_mut().enumerate() {
                first_features(sentence, at, &mut self.summing);
                self.summing.add(&model.first, scores);
            }
            start = end;
        }
    }

    fn decode(&mut self, transitions: &[[i16; LABELS]]) {
        self.labels.clear();
        let mut start = 0;
        for &end in &self.sentence_ends {
            self.decoder.decode(&self.scores[start..end], transitions, &mut self.labels);
            start = end;
        }
    }
}

/// Where sentences end: after the marks that close one and at line ends. The last end is the end of the range; all are counted from its start.
pub fn sentences(text: &Text, tokens: Range<usize>, ends: &mut Vec<usize>) {
    ends.clear();
    let mut start = tokens.start;
    for at in tokens.clone() {
        let closes = match text.tokens()[at].kind {
            TokenKind::Break => true,
            TokenKind::Punctuation(mark) => matches!(mark, '.' | '!' | '?' | '\u{61F}') && at + 1 - start > 3,
            _ => false,
        };
        // Nothing is too long to be decoded, but a text without marks need not be one chain.
        if closes || at + 1 - start >= 256 {
            ends.push(at + 1 - tokens.start);
            start = at + 1;
        }
    }
    if start < tokens.end {
        ends.push(tokens.len());
    }
}

/// Turns labels into spans, counted from `offset`.
pub fn spans(labels: &[u8], offset: usize, out: &mut Vec<NameSpan>) {
    let mut open: Option<NameSpan> = None;
    for (at, &label) in labels.iter().enumerate() {
        let (kind, begins) = label::parts(label);
        match (&mut open, kind) {
            (Some(span), Some(kind)) if !begins && span.kind == kind => span.tokens.end = offset + at + 1,
            _ => {
                out.extend(open.take());
                open = kind.map(|kind| NameSpan { tokens: offset + at..offset + at + 1, kind });
            }
        }
    }
    out.extend(open);
}
