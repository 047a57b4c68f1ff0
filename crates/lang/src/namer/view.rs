//! What the model looks at in a token: its letters, its stem without glued particles, its record, what the tables know.

use super::known::{Known, NameKnowledge};
use super::model::{Gazetteer, NamerModel, WordRecord};
use super::table::WordTable;
use crate::linear;
use std::ops::Range;
use waqai_text::{Text, TokenKind};

const WAW: &str = "\u{648}";
const FA: &str = "\u{641}";
const BA: &str = "\u{628}";
const LAM: &str = "\u{644}";
const KAF: &str = "\u{643}";
const ARTICLE: &str = "\u{627}\u{644}";

/// Particles glued to the front of a word, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glue(pub u8);

impl Glue {
    const JOINED: u8 = 1;
    const BA: u8 = 2;
    const LAM: u8 = 4;
    const KAF: u8 = 8;
    /// The article, which stays with the stem.
    const ARTICLE: u8 = 16;

    /// Whether a conjunction is glued on.
    pub fn joins(self) -> bool {
        self.0 & Self::JOINED != 0
    }
}

/// One token as the templates see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct View {
    /// Hash of all letters.
    pub whole: u64,
    /// Hash of the letters without glued particles, the article written out.
    pub stem: u64,
    /// Hash of the stem without article.
    pub bare: u64,
    /// What is glued on.
    pub glue: Glue,
    /// Arabic word, Latin word, number, mark, line end: 1 to 5; 0 outside of the sentence.
    pub kind: u8,
    /// Letters of the stem without article.
    pub length: u8,
    /// Hashes of the first 2, 3 and 4 letters of the stem without article.
    pub prefixes: [u64; 3],
    /// Hashes of the last 1, 2, 3 and 4 letters.
    pub suffixes: [u64; 4],
    /// The record of the stem.
    pub record: WordRecord,
    /// Lists that hold a name of several words which the token stands in.
    pub phrase: Gazetteer,
    /// Where in that name: 0 nowhere, 1 first, 2 further.
    pub phrase_place: u8,
    /// What the tables know.
    pub known: Known,
}

impl View {
    /// Whether the word is one that other mentions may repeat.
    pub fn is_content(&self) -> bool {
        matches!(self.kind, 1 | 2) && self.length >= 3
    }
}

/// The hash of a word given in pieces.
pub fn letters_hash(pieces: &[&str]) -> u64 {
    let folded = pieces
        .iter()
        .flat_map(|piece| piece.bytes())
        .fold(0xCBF2_9CE4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    // The upper bits, which tables take as keys, depend on the last letters too.
    folded ^ (folded.rotate_left(32).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// The hash of several words in a row from the hashes of their letters.
pub fn hash_words(before: u64, word: u64) -> u64 {
    linear::pair(before, word)
}

/// Where the stem of a folded word begins, what is glued before it, and whether the article's alef is unwritten (after the preposition ل).
pub fn cut<'w>(word: &'w str, words: &WordTable) -> (Glue, &'w str, bool) {
    let known = |pieces: &[&str]| {
        let record = words.get(letters_hash(pieces));
        i32::from(record.frequency) + if record.gazetteer.0 != 0 { 3 } else { 0 }
    };
    let mut best = (known(&[word]), Glue::default(), word, false);
    let mut offer = |score: i32, glue: u8, rest: &'w str, unwritten: bool| {
        if score > best.0 {
            best = (score, Glue(glue), rest, unwritten);
        }
    };
    for (conjunction, cost, joined) in [("", 0, 0), (WAW, 1, Glue::JOINED), (FA, 4, Glue::JOINED)] {
        let Some(rest) = word.strip_prefix(conjunction) else { continue };
        if joined != 0 && rest.len() >= 4 {
            let sure = if rest.starts_with(ARTICLE) && rest.len() >= 10 { 4 } else { 0 };
            offer(known(&[rest]) + sure - cost, joined, rest, false);
        }
        for (letter, cost_of_letter, bit) in [(BA, 3, Glue::BA), (LAM, 3, Glue::LAM), (KAF, 4, Glue::KAF)] {
            let Some(after) = rest.strip_prefix(letter).filter(|after| after.len() >= 6) else { continue };
            let cost = cost + cost_of_letter;
            let sure = if after.starts_with(ARTICLE) && after.len() >= 10 { 4 } else { 0 };
            offer(known(&[after]) + sure - cost, joined | bit, after, false);
            if bit == Glue::LAM
                && let Some(stem) = after.strip_prefix(LAM).filter(|stem| stem.len() >= 4)
            {
                offer(known(&[ARTICLE, stem]) + 5 - cost, joined | bit, stem, true);
            }
        }
    }
    (best.1, best.2, best.3)
}

/// Looks at all tokens of a range.
pub fn views(model: &NamerModel, text: &Text, tokens: Range<usize>, knowledge: &impl NameKnowledge, out: &mut Vec<View>) {
    out.clear();
    for at in tokens {
        let token = &text.tokens()[at];
        let letters = text.folded(token);
        let mut view = match token.kind {
            TokenKind::Arabic => word(letters, &model.words),
            TokenKind::Latin => View { kind: 2, length: letters.len().min(255) as u8, ..plain(letters) },
            TokenKind::Number => View { kind: 3, ..plain(number(letters)) },
            TokenKind::Punctuation(_) => View { kind: 4, ..plain(letters) },
            TokenKind::Break => View { kind: 5, ..View::default() },
        };
        view.known = knowledge.known(at);
        out.push(view);
    }
    phrases(&model.phrases, out);
}

/// Numbers are told apart by their length only.
fn number(digits: &str) -> &'static str {
    ["0", "00", "000", "0000"].get(digits.len().wrapping_sub(1)).copied().unwrap_or("00000")
}

fn plain(letters: &str) -> View {
    let hash = letters_hash(&[letters]);
    View { whole: hash, stem: hash, bare: hash, ..View::default() }
}

fn word(letters: &str, words: &WordTable) -> View {
    let (mut glue, rest, unwritten) = cut(letters, words);
    let article = unwritten || rest.starts_with(ARTICLE) && rest.len() >= 8;
    let bare = if unwritten || !article { rest } else { &rest[ARTICLE.len()..] };
    let stem = if unwritten { letters_hash(&[ARTICLE, rest]) } else { letters_hash(&[rest]) };
    if article {
        glue.0 |= Glue::ARTICLE;
    }
    let mut view = View {
        whole: letters_hash(&[letters]),
        stem,
        bare: letters_hash(&[bare]),
        glue,
        kind: 1,
        length: bare.chars().count().min(255) as u8,
        record: words.get(stem),
        ..View::default()
    };
    for (hash, length) in view.prefixes.iter_mut().zip(2..) {
        *hash = bare.char_indices().nth(length).map_or(0, |(end, _)| linear::text(&bare[..end]));
    }
    for (hash, length) in view.suffixes.iter_mut().zip(0..) {
        *hash = bare.char_indices().rev().nth(length).map_or(0, |(start, _)| linear::text(&bare[start..]));
    }
    view
}

/// Marks names of several words, longest first.
fn phrases(phrases: &WordTable, views: &mut [View]) {
    let mut at = 0;
    while at < views.len() {
        let mut best = (0, Gazetteer::default());
        if views[at].kind == 1 {
            let mut hash = views[at].stem;
            for length in 2..=4 {
                let Some(next) = views.get(at + length - 1).filter(|view| view.kind == 1) else { break };
                hash = hash_words(hash, next.whole);
                let lists = phrases.get(hash).gazetteer;
                if lists.0 != 0 {
                    best = (length, lists);
                }
            }
        }
        for (place, view) in views[at..at + best.0].iter_mut().enumerate() {
            view.phrase = best.1;
            view.phrase_place = 1 + u8::from(place > 0);
        }
        at += best.0.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(words: &[&str]) -> WordTable {
        let record = WordRecord { frequency: 6, ..WordRecord::default() };
        WordTable::new(&words.iter().map(|word| (letters_hash(&[word]), record)).collect::<Vec<_>>())
    }

    #[test]
    fn glued_particles_are_cut_where_the_rest_is_known() {
        let words = table(&["بغداد", "واشنطن", "ايران", "الامم", "لبنان"]);
        let cut = |word| cut(word, &words);
        assert_eq!(cut("وبغداد"), (Glue(1), "بغداد", false));
        assert_eq!(cut("لايران"), (Glue(4), "ايران", false));
        assert_eq!(cut("واشنطن"), (Glue(0), "واشنطن", false));
        assert_eq!(cut("لبنان"), (Glue(0), "لبنان", false));
        assert_eq!(cut("وللامم"), (Glue(5), "امم", true));
        assert_eq!(cut("والدوغاني"), (Glue(1), "الدوغاني", false));
    }
}
