//! The model, and the worker that applies it.

use super::cache::{Cache, Division};
use super::counts::CountTable;
use super::cuts::{CliticTable, Cut, MOST_CUTS};
use super::features::{self, Place, Whole};
use super::knowledge::WordKnowledge;
use super::letters::MOST;
use super::restore::{Inner, Restorer, written};
use super::segments::{PieceKind, Segments};
use super::surface::{neighbour, speech, surface_at};
use crate::linear::Linear;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use waqai_text::{Span, Text, TokenKind};

/// Everything that was learned. Shared by all threads.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SegmenterModel {
    /// Where words can be cut.
    pub clitics: CliticTable,
    /// One weight for every feature of a cut.
    pub cuts: Linear,
    /// How often words were seen.
    pub counts: CountTable,
    /// How the words inside a token are written.
    pub restorer: Restorer,
    /// Tokens that part in one way only.
    pub cache: Cache,
}

impl SegmenterModel {
    /// The score of a cut; the whole token has 0.
    pub fn score(&self, place: &Place, whole: &Whole, cut: &Cut, knowledge: &(impl WordKnowledge + ?Sized), scratch: &mut String) -> i32 {
        if self.cuts.classes() != 1 {
            return 0;
        }
        let mut score = 0;
        features::features(place, whole, cut, &self.counts, |feature| score += i32::from(self.cuts.row(feature)[0]));
        if knowledge.is_there() {
            features::knowledge_features(place, whole, cut, knowledge, scratch, |feature| {
                score += i32::from(self.cuts.row(feature)[0]);
            });
        }
        score
    }

    /// The best division of a token between its neighbours, and by how much its score is above the next one's.
    pub fn divide(&self, place: &Place, knowledge: &(impl WordKnowledge + ?Sized), scratch: &mut String) -> (Division, i32) {
        let mut cuts = [Cut::default(); MOST_CUTS];
        let count = self.clitics.cuts(&place.letters, &mut cuts);
        if count == 1 {
            return (Division::of(&cuts[0]), i32::MAX);
        }
        let whole = Whole::new(place, &self.counts, knowledge, scratch);
        let (mut best, mut most, mut second) = (0, 0, i32::MIN);
        for (at, cut) in cuts[..count].iter().enumerate().skip(1) {
            let score = self.score(place, &whole, cut, knowledge, scratch);
            if score > most {
                (best, second, most) = (at, most, score);
            } else {
                second = second.max(score);
            }
        }
        (Division::of(&cuts[best]), most.saturating_sub(second))
    }
}

/// Applies a model. Holds scratch space only; one for each thread.
#[derive(Clone, Debug, Default)]
pub struct Segmenter {
    place: Place,
    scratch: String,
    features: Vec<u64>,
}

impl Segmenter {
    /// Segments a range of the text's tokens, and writes the result in place of what `out` held. Neighbours outside the range are seen.
    pub fn segment(
        &mut self,
        model: &SegmenterModel,
        text: &Text,
        tokens: Range<usize>,
        knowledge: &(impl WordKnowledge + ?Sized),
        out: &mut Segments,
    ) {
        out.clear();
        let mut at = tokens.start;
        while at < tokens.end {
            let Some(surface) = surface_at(text, at) else {
                at += 1;
                continue;
            };
            at = surface.end;
            if text.tokens()[surface.start].kind == TokenKind::Arabic && self.place.letters.read(text.folded_at(surface.start)) {
                let division = self.division(model, text, surface.start, knowledge);
                if division.places != 0 {
                    self.take_apart(model, text, surface.start, division, out);
                    continue;
                }
            }
            out.whole(text, surface);
        }
    }

    fn division(&mut self, model: &SegmenterModel, text: &Text, at: usize, knowledge: &(impl WordKnowledge + ?Sized)) -> Division {
        let letters = &self.place.letters;
        if letters.len() < 2 {
            return Division::default();
        }
        if let Some(division) = model.cache.get(letters.hash(0, letters.len())) {
            return division;
        }
        self.look_around(text, at);
        model.divide(&self.place, knowledge, &mut self.scratch).0
    }

    fn look_around(&mut self, text: &Text, at: usize) {
        self.place.before = neighbour(text, at.checked_sub(1));
        self.place.after = neighbour(text, Some(at + 1));
    }

    fn take_apart(&mut self, model: &SegmenterModel, text: &Text, at: usize, division: Division, out: &mut Segments) {
        self.look_around(text, at);
        self.place.speech = speech(text, at);
        let place = &self.place;
        let letters = place.letters.all();
        let mut buffer = ['\0'; MOST];
        let written = written(text.slice(text.tokens()[at].span), letters, &mut buffer);
        out.open(at);
        let next_place = |from: usize| (from + 1..letters.len()).find(|place| division.places >> place & 1 == 1).unwrap_or(letters.len());
        let (mut before, mut start, mut number) = (0, 0, 0);
        while start < letters.len() {
            let end = next_place(start);
            let after = if end == letters.len() { end } else { next_place(end) };
            let last = end == letters.len();
            let kind = if number < division.proclitics {
                PieceKind::Proclitic
            } else if last && (division.enclitic || number > 0 && number == division.proclitics && model.clitics.is_object(place, start)) {
                PieceKind::Enclitic
            } else {
                PieceKind::Stem
            };
            let folded = Span::new(place.letters.byte(start) as u32, place.letters.byte(end) as u32);
            let inner = Inner { place, written, start, end, before, after };
            out.piece(folded, kind, |form| match kind {
                PieceKind::Stem => model.restorer.write(&inner, &model.counts, &mut self.features, form),
                PieceKind::Proclitic | PieceKind::Enclitic => form.extend(&letters[start..end]),
            });
            (before, start, number) = (start, end, number + 1);
        }
    }
}
