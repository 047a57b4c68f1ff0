//! What the model sees of one way to take a token apart.
//!
//! The whole token has no features: its score is zero, and everything that speaks for or against a cut lies with the cut.

use super::counts::{Counts, Seen};
use super::cuts::{CliticTable, Cut};
use super::knowledge::WordKnowledge;
use super::letters::{Letters, join, push};
use crate::linear::{feature, pair};

/// One neighbour of a token, as hashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbour {
    whole: u64,
    first: u64,
    last: u64,
}

impl Neighbour {
    /// The edge of the text or a line's end.
    pub const EDGE: Neighbour = Neighbour { whole: 1, first: 1, last: 1 };

    /// A neighbour from its folded form.
    pub fn new(folded: &str) -> Neighbour {
        let mut whole = 0;
        let (mut first, mut last) = (0, 0);
        let (mut one, mut two) = ('\0', '\0');
        for (at, letter) in folded.chars().enumerate() {
            whole = push(whole, letter);
            if at < 2 {
                first = whole;
            }
            (one, two) = (two, letter);
        }
        if !folded.is_empty() {
            last = push(push(0, one), two);
        }
        Neighbour { whole, first, last }
    }

    /// The whole, its first two letters, its last two letters.
    pub fn parts(&self) -> [u64; 3] {
        [self.whole, self.first, self.last]
    }

    /// Any number: its digits say nothing.
    pub const NUMBER: Neighbour = Neighbour { whole: 2, first: 2, last: 2 };
    /// Any word of another script.
    pub const FOREIGN: Neighbour = Neighbour { whole: 3, first: 3, last: 3 };
}

/// A token between its neighbours.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The token.
    pub letters: Letters,
    /// The token before it.
    pub before: Neighbour,
    /// The token after it.
    pub after: Neighbour,
    /// How near before it a form of the verb "to say" stands; see [`speech`](super::surface::speech).
    pub speech: u64,
}

const ALEF: char = '\u{627}';
const HA: char = '\u{647}';
const LAM: char = '\u{644}';
const TA: char = '\u{62A}';
const TA_MARBUTA: char = '\u{629}';
const WAW: char = '\u{648}';
const YA: char = '\u{64A}';

/// How a stem would be written outside its token, where that differs: with its article's alef, with ta marbuta, alef maqsura or a plural's alef.
fn restored(letters: &Letters, cut: &Cut) -> Option<(u64, u64)> {
    let all = letters.all();
    let stem = &all[cut.start..cut.end];
    let mut kind = 0;
    let mut whole = letters.hash(cut.start, cut.end);
    if cut.enclitic != 0 {
        let but_last = letters.hash(cut.start, cut.end - 1);
        (kind, whole) = match stem.last() {
            Some(&TA) => (1, push(but_last, TA_MARBUTA)),
            Some(&ALEF) => (2, push(but_last, YA)),
            Some(&WAW) => (3, push(whole, ALEF)),
            _ => (0, whole),
        };
    }
    if cut.start > 0 && all[cut.start - 1] == LAM && stem[0] == LAM {
        kind += 4;
        whole = join(push(0, ALEF), whole, stem.len() + usize::from(kind == 7));
    }
    (kind > 0).then_some((kind, whole))
}

/// Spells a stem as [`restored`] hashes it, without its article, for knowledge that wants letters.
fn spell(letters: &Letters, cut: &Cut, text: &mut String) {
    let all = letters.all();
    let mut stem = &all[cut.start..cut.end];
    if let [ALEF, LAM, rest @ ..] = stem
        && rest.len() > 1
    {
        stem = rest;
    } else if cut.start > 0
        && all[cut.start - 1] == LAM
        && let [LAM, rest @ ..] = stem
        && rest.len() > 1
    {
        stem = rest;
    }
    text.clear();
    text.extend(stem);
}

/// Two bits: whether the cut's stem is a word of the lexicon, and whether it is a name.
fn known(letters: &Letters, cut: &Cut, knowledge: &(impl WordKnowledge + ?Sized), scratch: &mut String) -> u64 {
    scratch.clear();
    scratch.extend(&letters.all()[cut.start..cut.end]);
    let mut word = knowledge.is_word(scratch);
    let name = knowledge.is_name(scratch);
    if !word {
        spell(letters, cut, scratch);
        word = knowledge.is_word(scratch);
        if !word && cut.enclitic != 0 {
            match scratch.pop() {
                Some(TA) => scratch.push(TA_MARBUTA),
                Some(ALEF) => scratch.push(YA),
                Some(last) => {
                    scratch.push(last);
                    if last == WAW {
                        scratch.push(ALEF);
                    }
                }
                None => {}
            }
            word = knowledge.is_word(scratch);
        }
    }
    u64::from(word) | u64::from(name) << 1
}

/// What is the same for all cuts of a token.
#[derive(Clone, Copy, Debug, Default)]
pub struct Whole {
    seen: Seen,
    known: u64,
}

impl Whole {
    /// Looks a token up.
    pub fn new(place: &Place, counts: &(impl Counts + ?Sized), knowledge: &(impl WordKnowledge + ?Sized), scratch: &mut String) -> Whole {
        let letters = &place.letters;
        let cut = Cut { end: letters.len(), ..Cut::default() };
        Whole {
            seen: counts.seen(letters.hash(0, letters.len())),
            known: if knowledge.is_there() { known(letters, &cut, knowledge, scratch) } else { 0 },
        }
    }
}

/// Gives the features of a cut that need no knowledge. Of the whole token there are none.
pub fn features(place: &Place, whole: &Whole, cut: &Cut, counts: &(impl Counts + ?Sized), mut emit: impl FnMut(u64)) {
    if cut.is_whole() {
        return;
    }
    let letters = &place.letters;
    let (start, end, length) = (cut.start, cut.end, letters.len());
    let mut out = |template: u32, value: u64| emit(feature(template, value));
    let word = letters.hash(0, length);
    if cut.is_listed() {
        out(1, pair(word, u64::from(cut.places)));
        out(2, pair(place.after.first, u64::from(cut.places)));
        out(3, pair(pair(word, u64::from(cut.places)), place.after.whole));
        out(4, pair(pair(word, u64::from(cut.places)), place.after.first));
        out(5, pair(pair(word, u64::from(cut.places)), place.before.whole));
        out(6, u64::from(whole.seen.raw));
        return;
    }
    let (before, after) = (u64::from(cut.proclitics), u64::from(cut.enclitic));
    let shape = before << 8 | after;
    let sides = u64::from(before != 0) << 1 | u64::from(after != 0);
    let stem = letters.hash(start, end);
    let size = (end - start).min(9) as u64;
    out(7, shape);
    out(8, pair(word, shape));
    out(9, pair(stem, sides));
    out(10, pair(stem, shape));
    let (first_two, last_two) = (letters.first(start, end, 2), letters.last(start, end, 2));
    if before != 0 {
        let side = before << 1 | u64::from(after != 0);
        out(11, pair(letters.first(start, end, 1), side));
        out(12, pair(first_two, side));
        out(13, pair(letters.first(start, end, 3), before));
        out(14, pair(letters.first(start, end, 4), before));
        out(15, pair(letters.last(start, end, 1), side));
        out(16, pair(last_two, side));
        out(17, pair(letters.last(start, end, 3), before));
        out(18, pair(pair(first_two, last_two), before));
        out(19, before << 8 | size);
        out(20, pair(place.before.whole, before));
        out(21, pair(place.before.last, before));
        out(22, pair(place.after.whole, before));
        out(23, pair(place.after.first, before));
        out(24, pair(pair(place.after.first, first_two), before));
        out(25, pair(pair(place.before.last, first_two), before));
        out(26, pair(pair(place.before.whole, first_two), before));
    }
    if after != 0 {
        let side = after << 1 | u64::from(before != 0);
        out(31, pair(letters.last(start, end, 1), side));
        out(32, pair(last_two, side));
        out(33, pair(letters.last(start, end, 3), after));
        out(34, pair(letters.last(start, end, 4), after));
        out(35, pair(letters.first(start, end, 1), after));
        out(36, pair(first_two, after));
        out(37, pair(letters.first(start, end, 3), after));
        out(38, pair(pair(letters.first(start, end, 1), last_two), after));
        out(39, after << 8 | size);
        out(40, pair(place.before.whole, after));
        out(41, pair(place.before.last, after));
        out(42, pair(place.after.whole, after));
        out(43, pair(place.after.first, after));
        out(44, pair(place.after.last, after));
        out(45, pair(pair(place.after.first, last_two), after));
        out(46, pair(pair(place.before.last, last_two), after));
    }
    let seen = counts.seen(stem);
    let (raw, words) = (u64::from(seen.raw), u64::from(seen.word));
    let (whole_raw, whole_words) = (u64::from(whole.seen.raw), u64::from(whole.seen.word));
    out(51, pair(shape, raw));
    out(52, pair(shape, whole_raw));
    out(53, pair(shape, raw << 8 | whole_raw));
    out(54, pair(shape, words));
    out(55, pair(shape, whole_words));
    out(56, pair(shape, words << 8 | whole_words));
    out(57, pair(sides, raw << 24 | whole_raw << 16 | words.min(3) << 8 | whole_words.min(3)));
    if let Some((kind, other)) = restored(letters, cut) {
        let other = counts.seen(other);
        let (other_raw, other_words) = (u64::from(other.raw), u64::from(other.word));
        out(58, pair(shape, kind << 8 | other_raw));
        out(59, pair(shape, kind << 8 | other_words));
        out(60, pair(sides << 8 | kind, other_raw << 8 | raw));
        out(61, pair(sides << 8 | kind, other_raw << 16 | whole_raw << 8 | other_words.min(3)));
    }
    if !matches!(letters.all()[start..end], [ALEF, LAM, ..]) {
        let article = join(hash_of_article(), stem, end - start);
        out(62, pair(shape, u64::from(counts.seen(article).raw)));
    }
    if before != 0 && after != 0 {
        out(63, pair(shape, u64::from(counts.seen(letters.hash(start, length)).raw)));
        out(64, pair(shape, u64::from(counts.seen(letters.hash(0, end)).raw)));
    }
    if letters.all()[end..] == [HA] {
        // مدرسه for مدرسة: no pronoun.
        let marbuta = counts.seen(push(stem, TA_MARBUTA));
        out(66, pair(sides, u64::from(marbuta.raw) << 16 | raw << 8 | whole_raw));
        out(67, pair(sides, u64::from(marbuta.raw.max(marbuta.word))));
        out(68, pair(sides, u64::from(u64::from(marbuta.raw) > raw + 1) << 8 | whole_raw.min(2)));
        let full = counts.seen(push(letters.hash(0, end), TA_MARBUTA));
        out(69, pair(sides, u64::from(full.raw) << 8 | whole_raw));
    }
    if start == 2 {
        out(65, pair(shape, u64::from(counts.seen(letters.hash(1, length)).raw)));
    }
}

fn hash_of_article() -> u64 {
    push(push(0, ALEF), LAM)
}

/// Gives the features of a cut that come from knowledge.
pub fn knowledge_features(
    place: &Place,
    whole: &Whole,
    cut: &Cut,
    knowledge: &(impl WordKnowledge + ?Sized),
    scratch: &mut String,
    mut emit: impl FnMut(u64),
) {
    if cut.is_whole() || cut.is_listed() {
        return;
    }
    let stem = known(&place.letters, cut, knowledge, scratch);
    let shape = u64::from(cut.proclitics) << 8 | u64::from(cut.enclitic);
    let sides = u64::from(cut.proclitics != 0) << 1 | u64::from(cut.enclitic != 0);
    let both = stem << 2 | whole.known;
    emit(feature(71, pair(shape, both)));
    emit(feature(72, sides << 8 | both));
    emit(feature(73, pair(pair(sides, both), (cut.end - cut.start).min(5) as u64)));
}

/// All places where the word can part, for the trainer: whether the table offers exactly these.
pub fn offers(table: &CliticTable, letters: &Letters, places: u32) -> bool {
    let mut cuts = [Cut::default(); super::cuts::MOST_CUTS];
    let count = table.cuts(letters, &mut cuts);
    cuts[..count].iter().any(|cut| cut.places == places)
}
