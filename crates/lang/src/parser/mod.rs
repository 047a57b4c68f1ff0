//! From a stretch of text to words with tags, heads and lemmas: the models one after another.

use crate::lemmatiser::Lemmatiser;
use crate::lemmatiser::candidates::Place as LemmaPlace;
use crate::models::Models;
use crate::network::features::{Place, Script, Seen};
use crate::network::{NetworkReader, Parsed};
use crate::segmenter::{PieceKind, Segmenter, Segments, WordKnowledge};
use crate::syntax::{Clitic, Node, Tree};
use std::ops::Range;
use waqai_text::{Text, fold_into};

/// Parses sentences. Holds scratch space; one for each thread.
#[derive(Clone, Debug, Default)]
pub struct Parser {
    segmenter: Segmenter,
    segments: Segments,
    /// For each word, the number of its surface token.
    owners: Vec<u32>,
    reader: NetworkReader,
    parsed: Parsed,
    lemmatiser: Lemmatiser,
    folded: String,
}

impl Parser {
    /// Parses the tokens of one sentence (or paragraph) of a text. The result is kept until the next call.
    pub fn parse(&mut self, models: &Models, text: &Text, tokens: Range<usize>, knowledge: &(impl WordKnowledge + ?Sized)) {
        self.segmenter.segment(&models.segmenter, text, tokens, knowledge, &mut self.segments);
        self.reader.begin(&models.network);
        self.owners.clear();
        for (number, surface) in self.segments.surfaces().iter().enumerate() {
            let range = self.segments.range(surface);
            for at in range.clone() {
                self.owners.push(number as u32);
                let piece = &self.segments.pieces()[at];
                let place = match (at == range.start, at + 1 == range.end) {
                    (true, true) => Place::Alone,
                    (true, false) => Place::First,
                    (false, true) => Place::Last,
                    (false, false) => Place::Middle,
                };
                let written = self.segments.form(text, piece);
                let (whole, folded) = (place == Place::Alone && surface.tokens == 1, &mut self.folded);
                self.reader.push(&models.network, written, place, || {
                    let folded = if whole {
                        text.folded_at(surface.first as usize)
                    } else {
                        folded.clear();
                        fold_into(written, folded);
                        folded
                    };
                    Seen { folded, written, place, script: Script::of(folded), readings: knowledge.readings(folded) }
                });
            }
        }
        self.reader.read(&models.network, &mut self.parsed);
    }

    /// Surface tokens and words of the sentence parsed last.
    pub fn segments(&self) -> &Segments {
        &self.segments
    }

    /// Tags, heads and relations of its words.
    pub fn parsed(&self) -> &Parsed {
        &self.parsed
    }

    /// The lemma of one of its words.
    pub fn lemma<'a>(&'a mut self, models: &'a Models, text: &'a Text, word: usize) -> &'a str {
        let form = |at: usize| self.segments.pieces().get(at).map_or("", |piece| self.segments.form(text, piece));
        let tag = |at: usize| self.parsed.tags.get(at).and_then(|&tag| models.network.model().tagset.tags.get(tag as usize));
        let (own, next) = (tag(word), tag(word + 1));
        let place = LemmaPlace {
            form: form(word),
            upos: own.map_or("", |tag| &tag.upos),
            xpos: own.map_or("", |tag| &tag.xpos),
            previous: word.checked_sub(1).map_or("", form),
            next: form(word + 1),
            next_upos: next.map_or("", |tag| &tag.upos),
            next_xpos: next.map_or("", |tag| &tag.xpos),
        };
        self.lemmatiser.lemma(&models.lemmatiser, &place)
    }

    /// Puts the sentence's tree in place of what `tree` held.
    pub fn tree(&self, models: &Models, tree: &mut Tree) {
        tree.clear();
        let words = self.segments.pieces().iter().zip(&self.owners);
        for (at, (piece, owner)) in words.enumerate().take(self.parsed.tags.len()) {
            let (upos, morphology) = models.tag(self.parsed.tags[at]);
            let (relation, subtype) = models.relation(self.parsed.relations[at]);
            tree.push(Node {
                token: self.segments.surfaces()[*owner as usize].first,
                upos,
                morphology,
                head: self.parsed.heads[at].checked_sub(1),
                relation,
                subtype,
                clitic: match piece.kind {
                    PieceKind::Proclitic => Clitic::Proclitic,
                    PieceKind::Stem => Clitic::Stem,
                    PieceKind::Enclitic => Clitic::Enclitic,
                },
            });
        }
        tree.link();
    }
}
