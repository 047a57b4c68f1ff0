//! Training samples: tokens of a treebank with the places where they part and the forms of their words.

use super::open::{UNKNOWN, UNMARKED_PREPOSITIONS};
use crate::Random;
use std::collections::{BTreeSet, HashMap};
use waqai_conllu::Sentence;
use waqai_lang::segmenter::features::Place;
use waqai_lang::segmenter::letters::Letters;
use waqai_lang::segmenter::surface::{neighbour, speech, surface_at};
use waqai_text::{Span, Text, TokenKind, fold};

/// An Arabic token of a treebank.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The token between its neighbours.
    pub place: Place,
    /// As written.
    pub token: String,
    /// Where it parts: bit `n` stands for a cut after `n` letters.
    pub places: u32,
    /// The forms of its words.
    pub forms: Vec<String>,
    /// The block of neighbouring sentences that it comes from: what a block says about itself does not count while it is learned.
    pub block: u32,
    /// Whether its last two words are a noun and a pronoun.
    pub possessed: bool,
    /// Whether a preposition or س may be glued to it though `places` does not say so.
    pub unmarked_prepositions: bool,
}

/// Letters that are prepositions, and س.
const PREPOSITIONS: [char; 4] = ['\u{628}', '\u{644}', '\u{643}', '\u{633}'];

impl Sample {
    /// Whether the places may lack the cut after a preposition or س, at the beginning or after a conjunction that is cut.
    pub fn may_hide_preposition(&self) -> bool {
        let letters = self.place.letters.all();
        self.unmarked_prepositions && self.hidden_preposition().is_some_and(|at| PREPOSITIONS.contains(&letters[at]))
    }

    /// The first letter that no mark has cut off.
    fn hidden_preposition(&self) -> Option<usize> {
        let at = usize::from(self.places >> 1 & 1 == 1);
        (at + 1 < self.place.letters.len() && self.places >> (at + 1) & 1 == 0).then_some(at)
    }

    /// Whether a cut at these places differs from the marked ones by a hidden preposition only.
    pub fn agrees(&self, places: u32) -> bool {
        places == self.places
            || self.may_hide_preposition() && self.hidden_preposition().is_some_and(|at| places == self.places | 1 << (at + 1))
    }
}

/// A sentence as text, with the span of each of its tokens.
pub fn plain_text(sentence: &Sentence) -> (String, Vec<Span>) {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(sentence.tokens.len());
    for token in &sentence.tokens {
        let start = text.len() as u32;
        text.push_str(&token.form);
        spans.push(Span::new(start, text.len() as u32));
        if token.space_after {
            text.push(' ');
        }
    }
    (text, spans)
}

/// The Arabic tokens of sentences that the reader sees as one token too. `block` sentences after each other make a block.
pub fn samples(sentences: &[Sentence], block: usize) -> Vec<Sample> {
    let mut samples = Vec::new();
    let mut text = Text::default();
    for (number, sentence) in sentences.iter().enumerate() {
        let (plain, spans) = plain_text(sentence);
        text.read(&plain);
        let by_start: HashMap<u32, usize> = spans.iter().enumerate().map(|(at, span)| (span.start, at)).collect();
        for (at, token) in text.tokens().iter().enumerate() {
            if token.kind != TokenKind::Arabic {
                continue;
            }
            let Some(tokens) = surface_at(&text, at) else { continue };
            let span = text.span_of(tokens.start as u32..tokens.end as u32);
            let Some(&gold) = by_start.get(&span.start).filter(|&&gold| spans[gold] == span) else { continue };
            let misc = sentence.tokens[gold].misc.as_str();
            let mut letters = Letters::default();
            if misc == UNKNOWN {
                continue;
            }
            if !letters.read(text.folded(token)) {
                continue;
            }
            let forms: Vec<String> = sentence.words[sentence.tokens[gold].words.clone()].iter().map(|word| word.form.clone()).collect();
            let places = if forms.len() == 1 { Some(0) } else { align(letters.all(), &forms) };
            let Some(places) = places else { continue };
            let possessed = matches!(
                &sentence.words[sentence.tokens[gold].words.clone()],
                [.., noun, pronoun] if noun.upos == "NOUN" && pronoun.upos == "PRON"
            );
            samples.push(Sample {
                possessed,
                unmarked_prepositions: misc == UNMARKED_PREPOSITIONS,
                place: Place {
                    letters,
                    before: neighbour(&text, at.checked_sub(1)),
                    after: neighbour(&text, Some(at + 1)),
                    speech: speech(&text, at),
                },
                token: sentence.tokens[gold].form.clone(),
                places,
                forms,
                block: (number / block.max(1)) as u32,
            });
        }
    }
    samples
}

/// Samples of pronouns of the first and second person, which newswire has in quotations only: about `wanted` nouns with "his" become such
/// with "my" or "your", where the data do not know that token otherwise.
pub fn first_and_second_persons(samples: &[Sample], wanted: usize, random: &mut Random) -> Vec<Sample> {
    let his = |sample: &&Sample| sample.possessed && sample.forms.last().is_some_and(|form| form == HIS);
    let every = (samples.iter().filter(his).count() / wanted.max(1)).max(2);
    let known: BTreeSet<&[char]> = samples.iter().map(|sample| sample.place.letters.all()).collect();
    let mut made = Vec::new();
    for sample in samples.iter().filter(his) {
        if random.below(every) > 0 {
            continue;
        }
        let pronoun = if random.below(2) == 0 { YOUR } else { MY };
        let mut token: String = sample.place.letters.all().iter().collect();
        token.pop();
        token.push_str(pronoun);
        let mut changed = sample.clone();
        if changed.place.letters.read(&token) && !known.contains(changed.place.letters.all()) {
            changed.token.pop();
            changed.token.push_str(pronoun);
            if let Some(form) = changed.forms.last_mut() {
                *form = pronoun.to_owned();
            }
            made.push(changed);
        }
    }
    made
}

/// Samples of ه written for ة: one in `every` tokens that end in ة.
pub fn bare_endings(samples: &[Sample], every: usize, random: &mut Random) -> Vec<Sample> {
    let mut made = Vec::new();
    for sample in samples.iter().filter(|sample| sample.token.ends_with(TA_MARBUTA)) {
        if random.below(every) > 0 {
            continue;
        }
        let mut token: String = sample.place.letters.all().iter().collect();
        if token.pop() == Some(TA_MARBUTA) {
            token.push_str(HIS);
            let mut changed = sample.clone();
            if changed.place.letters.read(&token) {
                changed.token.pop();
                changed.token.push_str(HIS);
                made.push(changed);
            }
        }
    }
    made
}

const TA_MARBUTA: char = '\u{629}';
const HIS: &str = "\u{647}";
const MY: &str = "\u{64A}";
const YOUR: &str = "\u{643}";

/// Where a token parts into words of these forms: the places that leave each word most like its form. None where there are too few letters.
pub fn align(letters: &[char], forms: &[String]) -> Option<u32> {
    let forms: Vec<Vec<char>> = forms.iter().map(|form| fold(form).chars().collect()).collect();
    let count = letters.len();
    // best[k][i]: the cost of the first k words over the first i letters, and the place before.
    let mut best = vec![vec![(usize::MAX, 0usize); count + 1]; forms.len() + 1];
    best[0][0].0 = 0;
    for (word, form) in forms.iter().enumerate() {
        for end in 1..=count {
            for start in 0..end {
                let before = best[word][start].0;
                if before == usize::MAX {
                    continue;
                }
                let cost = before + distance(&letters[start..end], form);
                if cost < best[word + 1][end].0 {
                    best[word + 1][end] = (cost, start);
                }
            }
        }
    }
    if best[forms.len()][count].0 == usize::MAX {
        return None;
    }
    let mut places = 0u32;
    let mut end = count;
    for word in (1..=forms.len()).rev() {
        end = best[word][end].1;
        if end > 0 {
            places |= 1 << end;
        }
    }
    Some(places)
}

/// The number of letters to insert, drop or change.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, one) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (other_at, other) in right.iter().enumerate() {
            let changed = diagonal + usize::from(one != other);
            diagonal = row[other_at + 1];
            row[other_at + 1] = changed.min(diagonal + 1).min(row[other_at] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(token: &str, forms: &[&str]) -> Option<u32> {
        let letters: Vec<char> = fold(token).chars().collect();
        align(&letters, &forms.iter().map(|form| (*form).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn words_find_their_letters() {
        assert_eq!(places("للمدرسة", &["ل", "المدرسة"]), Some(0b10));
        assert_eq!(places("مدرسته", &["مدرسة", "ه"]), Some(1 << 5));
        assert_eq!(places("مما", &["من", "ما"]), Some(0b10));
        assert_eq!(places("ومستواها", &["و", "مستوى", "ها"]), Some(0b10 | 1 << 6));
        assert_eq!(places("وافاد", &["و", "أفاد"]), Some(0b10));
        assert_eq!(places("ب", &["ب", "ه"]), None);
    }
}
