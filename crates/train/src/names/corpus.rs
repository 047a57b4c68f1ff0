//! Reading corpora of names: one token a line with its label, an empty line after every sentence.

use std::ops::Range;
use waqai_lang::namer::{NameKind, label};
use waqai_text::{Text, TokenKind};

/// A sentence as the corpus gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NamedSentence {
    /// Its tokens as written.
    pub words: Vec<String>,
    /// The names in it: places in `words`, and the label's name (`PERS`).
    pub names: Vec<(Range<usize>, String)>,
    /// Labels of every token, as written (`B-PERS`).
    pub labels: Vec<String>,
}

/// Reads a corpus: lines of a token and a label, separated by a space or tab; empty lines, also such of tabs only, between sentences. Lines
/// without a label are taken as `O`.
///
/// ```
/// let sentences = waqai_train::names::read("زار O\nرسلان B-PERS\nدوغانوف I-PERS\n\nعاد O\n");
/// assert_eq!(sentences.len(), 2);
/// assert_eq!(sentences[0].names, [(1..3, "PERS".to_owned())]);
/// ```
pub fn read(corpus: &str) -> Vec<NamedSentence> {
    let mut sentences = Vec::new();
    let mut sentence = NamedSentence::default();
    for line in corpus.trim_start_matches('\u{FEFF}').lines().chain([""]) {
        let mut cells = line.split([' ', '\t']).filter(|cell| !cell.is_empty());
        match (cells.next(), cells.next_back()) {
            (None, _) if sentence.words.is_empty() => {}
            (None, _) => {
                sentence.names = names(&sentence.labels);
                sentences.push(std::mem::take(&mut sentence));
            }
            (Some(word), label) => {
                sentence.words.push(word.to_owned());
                sentence.labels.push(label.unwrap_or("O").to_owned());
            }
        }
    }
    sentences
}

fn names(labels: &[String]) -> Vec<(Range<usize>, String)> {
    let mut names: Vec<(Range<usize>, String)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let Some((place, kind)) = label.split_once('-') else { continue };
        match names.last_mut() {
            Some((range, last)) if place == "I" && range.end == at && last == kind => range.end = at + 1,
            _ => names.push((at..at + 1, kind.to_owned())),
        }
    }
    names
}

/// The kind of a label of ANERcorp.
pub fn kind(label: &str) -> Option<NameKind> {
    match label {
        "PERS" => Some(NameKind::Person),
        "ORG" => Some(NameKind::Organisation),
        "LOC" => Some(NameKind::Place),
        "MISC" => Some(NameKind::Other),
        _ => None,
    }
}

/// Some sentences as a text that the program reads, one a line, with the labels laid over its tokens.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    /// The text.
    pub text: Text,
    /// For every token of the text the sentence and word it comes from.
    pub sources: Vec<(u32, u32)>,
    /// For every token its label.
    pub labels: Vec<u8>,
}

impl Passage {
    /// Lays sentences out. Brackets and quotation marks at the edge of a name do not belong to it.
    pub fn new(sentences: &[NamedSentence]) -> Passage {
        let mut joined = String::new();
        let mut words = Vec::new();
        for (number, sentence) in sentences.iter().enumerate() {
            for (place, word) in sentence.words.iter().enumerate() {
                words.push((joined.len(), number as u32, place as u32));
                joined.push_str(word);
                joined.push(if place + 1 == sentence.words.len() { '\n' } else { ' ' });
            }
        }
        let mut passage = Passage::default();
        passage.text.read(&joined);
        for token in passage.text.tokens() {
            let at = words.partition_point(|word| word.0 <= token.span.start as usize).saturating_sub(1);
            passage.sources.push((words[at].1, words[at].2));
        }
        passage.labels = vec![0; passage.sources.len()];
        for (number, sentence) in sentences.iter().enumerate() {
            for (range, name) in &sentence.names {
                let Some(kind) = kind(name) else { continue };
                let inside = |&(at, word): &(u32, u32)| at as usize == number && range.contains(&(word as usize));
                let first = passage.sources.partition_point(|source| *source < (number as u32, range.start as u32));
                let count = passage.sources[first..].iter().take_while(|source| inside(source)).count();
                let (mut start, mut end) = (first, first + count);
                let edge = |at: usize| matches!(passage.text.tokens()[at].kind, TokenKind::Punctuation(_) | TokenKind::Break);
                while start < end && edge(start) {
                    start += 1;
                }
                while start < end && edge(end - 1) {
                    end -= 1;
                }
                for at in start..end {
                    passage.labels[at] = label(Some((kind, at == start)));
                }
            }
        }
        passage
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_laid_over_the_programs_tokens() {
        let sentences = read("(رسلان B-PERS\nدوغانوف) I-PERS\nزار O\nبغداد. B-LOC\n");
        let passage = Passage::new(&sentences);
        assert_eq!(passage.labels, [0, 1, 2, 0, 0, 5, 0, 0]);
        assert_eq!(passage.sources[2], (0, 1));
    }
}
