//! How good a segmenter is, from raw text: tokens and words by span and form, as in the CoNLL 2018 shared task.

use super::sample::{align, plain_text};
use waqai_conllu::Sentence;
use waqai_lang::segmenter::{Segmenter, SegmenterModel, Segments, WordKnowledge};
use waqai_text::{Span, Text, TokenKind, fold};

/// Counts from which scores are made.
#[derive(Clone, Debug, Default)]
pub struct Evaluation {
    /// Tokens: in the treebank, found, right by span.
    pub tokens: [usize; 3],
    /// Words: in the treebank, found, right by span and form.
    pub words: [usize; 3],
    /// Arabic tokens with the same span in both, and those of them that part at the same places.
    pub arabic: [usize; 2],
    /// Tokens of several words that part rightly, and those of them whose forms are all right.
    pub forms: [usize; 2],
    /// The errors: the token as written, the words of the treebank, the words found.
    pub errors: Vec<(String, String, String)>,
}

fn f1([gold, found, right]: [usize; 3]) -> f64 {
    200.0 * right as f64 / (gold + found).max(1) as f64
}

impl Evaluation {
    /// F1 of surface tokens, in percent.
    pub fn tokens_f1(&self) -> f64 {
        f1(self.tokens)
    }

    /// F1 of words, in percent.
    pub fn words_f1(&self) -> f64 {
        f1(self.words)
    }

    /// The part of Arabic tokens that part at the right places, in percent.
    pub fn accuracy(&self) -> f64 {
        100.0 * self.arabic[1] as f64 / self.arabic[0].max(1) as f64
    }

    /// The part of rightly divided tokens whose words have the right forms, in percent.
    pub fn forms_accuracy(&self) -> f64 {
        100.0 * self.forms[1] as f64 / self.forms[0].max(1) as f64
    }
}

struct Unit {
    span: Span,
    forms: Vec<String>,
}

/// Segments sentences from their text and compares.
pub fn evaluate(model: &SegmenterModel, sentences: &[Sentence], knowledge: &dyn WordKnowledge) -> Evaluation {
    let mut result = Evaluation::default();
    let (mut text, mut segmenter, mut segments) = (Text::default(), Segmenter::default(), Segments::default());
    for sentence in sentences {
        let (plain, spans) = plain_text(sentence);
        text.read(&plain);
        segmenter.segment(model, &text, 0..text.tokens().len(), knowledge, &mut segments);
        let gold: Vec<Unit> = sentence
            .tokens
            .iter()
            .zip(spans)
            .map(|(token, span)| Unit { span, forms: sentence.words[token.words.clone()].iter().map(|word| word.form.clone()).collect() })
            .collect();
        let found: Vec<Unit> = segments
            .surfaces()
            .iter()
            .map(|surface| Unit {
                span: text.span_of(surface.first..surface.first + surface.tokens),
                forms: segments.pieces_of(surface).iter().map(|piece| segments.form(&text, piece).to_owned()).collect(),
            })
            .collect();
        compare(&plain, &gold, &found, &mut result);
        places(&text, &gold, &found, &segments, &mut result);
    }
    result
}

/// The words of both sides, region by region: a region begins and ends where both have a token's edge.
fn compare(text: &str, gold: &[Unit], found: &[Unit], result: &mut Evaluation) {
    result.tokens[0] += gold.len();
    result.tokens[1] += found.len();
    result.words[0] += gold.iter().map(|unit| unit.forms.len()).sum::<usize>();
    result.words[1] += found.iter().map(|unit| unit.forms.len()).sum::<usize>();
    let (mut left, mut right) = (0, 0);
    while left < gold.len() && right < found.len() {
        let (first_left, first_right) = (left, right);
        let (mut end_left, mut end_right) = (gold[left].span.end, found[right].span.end);
        left += 1;
        right += 1;
        while end_left != end_right && (left < gold.len() || right < found.len()) {
            if end_left < end_right && left < gold.len() {
                end_left = gold[left].span.end;
                left += 1;
            } else if right < found.len() {
                end_right = found[right].span.end;
                right += 1;
            } else {
                break;
            }
        }
        let (here, there) = (&gold[first_left..left], &found[first_right..right]);
        result.tokens[2] += here.iter().filter(|unit| there.iter().any(|other| other.span == unit.span)).count();
        let several = here.iter().chain(there).any(|unit| unit.forms.len() > 1);
        let matched = if several {
            let forms = |units: &[Unit]| units.iter().flat_map(|unit| unit.forms.clone()).collect::<Vec<_>>();
            common(&forms(here), &forms(there))
        } else {
            here.iter().filter(|unit| there.iter().any(|other| other.span == unit.span)).count()
        };
        result.words[2] += matched;
        if here.iter().map(|unit| unit.forms.len()).sum::<usize>() != matched {
            let spell = |units: &[Unit]| units.iter().map(|unit| unit.forms.join("+")).collect::<Vec<_>>().join(" ");
            let written = text.get(here[0].span.start as usize..end_left as usize).unwrap_or("").to_owned();
            result.errors.push((written, spell(here), spell(there)));
        }
    }
}

/// The length of the longest common subsequence.
fn common(left: &[String], right: &[String]) -> usize {
    let mut row = vec![0usize; right.len() + 1];
    for one in left {
        let mut diagonal = 0;
        for (at, other) in right.iter().enumerate() {
            let here = if one == other { diagonal + 1 } else { row[at].max(row[at + 1]) };
            diagonal = std::mem::replace(&mut row[at + 1], here);
        }
    }
    row[right.len()]
}

fn places(text: &Text, gold: &[Unit], found: &[Unit], segments: &Segments, result: &mut Evaluation) {
    let mut at = 0;
    for (unit, surface) in found.iter().zip(segments.surfaces()) {
        while at < gold.len() && gold[at].span.start < unit.span.start {
            at += 1;
        }
        let token = &text.tokens()[surface.first as usize];
        if token.kind != TokenKind::Arabic || at == gold.len() || gold[at].span != unit.span {
            continue;
        }
        let letters: Vec<char> = fold(text.slice(unit.span)).chars().collect();
        let right = if gold[at].forms.len() == 1 { Some(0) } else { align(&letters, &gold[at].forms) };
        let mut here = 0u32;
        for piece in segments.pieces_of(surface).iter().skip(1) {
            here |= 1 << text.folded(token)[..piece.folded.start as usize].chars().count().min(31);
        }
        result.arabic[0] += 1;
        if right == Some(here) {
            result.arabic[1] += 1;
            if here != 0 {
                result.forms[0] += 1;
                result.forms[1] += usize::from(gold[at].forms == unit.forms);
            }
        }
    }
}
