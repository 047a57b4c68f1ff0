//! How the words inside a token are written by themselves: the article's alef after ل, hamza, ta marbuta, alef maqsura, assimilated nun.
//!
//! Three small models decide, in this order: what is missing before the stem, which hamza a bare alef carries, and what the last letter was.
//! A list of words that are written in a way no rule gives comes before all three.

use super::counts::Counts;
use super::features::Place;
use super::letters::{MOST, hash, join, push};
use crate::linear::{Linear, feature, pair};
use serde::{Deserialize, Serialize};
use waqai_text::{Folded, fold_char};

const ALEF: char = '\u{627}';
const ALEF_MAQSURA: char = '\u{649}';
const HAMZA: char = '\u{621}';
const HAMZA_ABOVE: char = '\u{623}';
const HAMZA_BELOW: char = '\u{625}';
/// What أن and إن are folded.
const AN: &str = "\u{627}\u{646}";
const LAM: char = '\u{644}';
const TA: char = '\u{62A}';
const TA_MARBUTA: char = '\u{629}';
const WAW_HAMZA: char = '\u{624}';
const YA: char = '\u{64A}';
const YA_HAMZA: char = '\u{626}';

/// A word inside a token, before it is restored.
#[derive(Clone, Copy, Debug)]
pub struct Inner<'a> {
    /// Its token, and the tokens around that.
    pub place: &'a Place,
    /// The token's letters as written, without marks: as many as the folded ones.
    pub written: &'a [char],
    /// Its first letter in the token.
    pub start: usize,
    /// The end of its last letter in the token.
    pub end: usize,
    /// Where the piece before it begins; `start` where there is none.
    pub before: usize,
    /// Where the piece after it ends; `end` where there is none.
    pub after: usize,
}

impl Inner<'_> {
    fn stem(&self) -> u64 {
        self.place.letters.hash(self.start, self.end)
    }

    fn piece_before(&self) -> u64 {
        self.place.letters.hash(self.before, self.start)
    }

    fn piece_after(&self) -> u64 {
        self.place.letters.hash(self.end, self.after)
    }

    /// Whether the article may hide here: ل before, and ل first.
    pub fn may_lack_article(&self) -> bool {
        let letters = self.place.letters.all();
        self.before < self.start && letters[self.start - 1] == LAM && letters[self.start] == LAM
    }

    /// The key of the list of words that no rule gives.
    pub fn key(&self) -> u64 {
        pair(self.stem(), u64::from(self.after > self.end))
    }

    /// Whether its end may be written otherwise when it stands alone.
    pub fn may_change_end(&self) -> bool {
        self.after > self.end
    }
}

/// What is missing before a stem.
pub const ARTICLES: [&str; 3] = ["", "\u{627}", "\u{627}\u{644}"];

/// Which hamza a bare alef carries.
pub const HAMZAS: [char; 3] = [ALEF, HAMZA_ABOVE, HAMZA_BELOW];

/// How the last letter changes: what it is, or nothing, and what stands for it.
pub const ENDS: [(&str, &str); 8] = [
    ("", ""),
    ("\u{62A}", "\u{629}"),
    ("\u{627}", "\u{649}"),
    ("\u{64A}", "\u{649}"),
    ("\u{626}", "\u{621}"),
    ("\u{624}", "\u{621}"),
    ("", "\u{627}"),
    ("", "\u{646}"),
];

/// A word being restored.
#[derive(Clone, Copy, Debug)]
pub struct Draft {
    letters: [char; MOST + 4],
    count: usize,
}

impl Draft {
    /// The word as its token writes it.
    pub fn new(inner: &Inner) -> Draft {
        let mut draft = Draft { letters: ['\0'; MOST + 4], count: 0 };
        draft.extend(inner.written.get(inner.start..inner.end).unwrap_or(&[]).iter().copied());
        draft
    }

    fn extend(&mut self, letters: impl IntoIterator<Item = char>) {
        for letter in letters {
            if self.count < self.letters.len() {
                self.letters[self.count] = letter;
                self.count += 1;
            }
        }
    }

    /// The letters.
    pub fn letters(&self) -> &[char] {
        &self.letters[..self.count]
    }

    /// Puts back what is missing before the stem.
    pub fn put_article(&mut self, article: usize) {
        let stem = *self;
        self.count = 0;
        self.extend(ARTICLES.get(article).copied().unwrap_or("").chars());
        self.extend(stem.letters().iter().copied());
    }

    /// Puts a hamza on the alef at a place.
    pub fn put_hamza(&mut self, at: usize, hamza: usize) {
        if let (Some(letter), Some(&hamza)) = (self.letters.get_mut(at), HAMZAS.get(hamza)) {
            *letter = hamza;
        }
    }

    /// Whether an end can change in this way.
    pub fn ends_with(&self, end: usize) -> bool {
        ENDS.get(end).is_some_and(|(from, _)| from.chars().next().is_none_or(|from| self.letters().last() == Some(&from)))
    }

    /// Changes the end.
    pub fn put_end(&mut self, end: usize) {
        if let Some((from, to)) = ENDS.get(end).filter(|_| self.ends_with(end)) {
            self.count -= from.chars().count();
            self.extend(to.chars());
        }
    }

    fn hash(&self, start: usize, end: usize) -> u64 {
        self.letters[start..end].iter().fold(0, |hash, &letter| push(hash, folded(letter)))
    }
}

fn folded(letter: char) -> char {
    match letter {
        HAMZA_ABOVE | HAMZA_BELOW => ALEF,
        ALEF_MAQSURA => YA,
        WAW_HAMZA | YA_HAMZA => HAMZA,
        other => other,
    }
}

/// The letters of a token as written, without marks; as folded where the two do not go side by side.
pub fn written<'a>(original: &str, letters: &[char], buffer: &'a mut [char; MOST]) -> &'a [char] {
    let mut count = 0;
    for letter in original.chars().filter(|letter| fold_char(*letter) != Folded::Nothing) {
        if count < letters.len() && count < MOST {
            buffer[count] = letter;
        }
        count += 1;
    }
    if count != letters.len() {
        count = letters.len().min(MOST);
        buffer[..count].copy_from_slice(&letters[..count]);
    }
    &buffer[..count]
}

/// The models.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Restorer {
    /// Chooses among [`ARTICLES`].
    pub article: Linear,
    /// Chooses among [`HAMZAS`].
    pub hamza: Linear,
    /// Chooses among [`ENDS`].
    pub end: Linear,
    /// Words that no rule gives, by [`Inner::key`]; sorted.
    pub listed: Vec<(u64, String)>,
}

impl Restorer {
    /// Appends the restored form.
    pub fn write(&self, inner: &Inner, counts: &impl Counts, features: &mut Vec<u64>, form: &mut String) {
        let key = inner.key();
        if let Ok(at) = self.listed.binary_search_by_key(&key, |(known, _)| *known) {
            form.push_str(&self.listed[at].1);
            return;
        }
        let draft = self.draft(inner, counts, features);
        form.extend(draft.letters());
    }

    /// What the three models make of a word.
    pub fn draft(&self, inner: &Inner, counts: &impl Counts, features: &mut Vec<u64>) -> Draft {
        let mut draft = Draft::new(inner);
        if inner.may_lack_article() {
            article_features(inner, counts, features);
            draft.put_article(best(&self.article, features, |_| true));
        }
        for at in 0..draft.letters().len() {
            if draft.letters()[at] == ALEF {
                hamza_features(inner, &draft, at, features);
                draft.put_hamza(at, best(&self.hamza, features, |_| true));
            }
        }
        if inner.may_change_end() {
            end_features(inner, &draft, counts, features);
            draft.put_end(best(&self.end, features, |end| draft.ends_with(end)));
        }
        draft
    }
}

fn best(model: &Linear, features: &[u64], allowed: impl Fn(usize) -> bool) -> usize {
    let mut scores = [0i32; 8];
    let scores = &mut scores[..model.classes().min(8)];
    if scores.is_empty() {
        return 0;
    }
    model.score(features, scores);
    let mut best = 0;
    for class in 1..scores.len() {
        if scores[class] > scores[best] && allowed(class) {
            best = class;
        }
    }
    best
}

/// What decides about a missing article.
pub fn article_features(inner: &Inner, counts: &impl Counts, features: &mut Vec<u64>) {
    features.clear();
    let letters = &inner.place.letters;
    let stem = inner.stem();
    let length = inner.end - inner.start;
    let plain = counts.seen(stem);
    let one = counts.seen(join(push(0, ALEF), stem, length));
    let two = counts.seen(join(hash("\u{627}\u{644}"), stem, length));
    features.push(feature(1, 0));
    features.push(feature(2, stem));
    for most in 2..=5 {
        features.push(feature(1 + most as u32, letters.first(inner.start, inner.end, most)));
    }
    features.push(feature(8, u64::from(plain.raw) << 16 | u64::from(one.raw) << 8 | u64::from(two.raw)));
    features.push(feature(9, u64::from(plain.word) << 16 | u64::from(one.word) << 8 | u64::from(two.word)));
    features.push(feature(10, u64::from(plain.raw)));
    features.push(feature(11, u64::from(one.raw)));
    features.push(feature(12, u64::from(two.raw)));
    features.push(feature(13, u64::from(one.word > 0) << 1 | u64::from(two.word > 0)));
    features.push(feature(14, inner.piece_after()));
    for (template, [none, alef, article]) in [(15, [plain.raw, one.raw, two.raw]), (16, [plain.word, one.word, two.word])] {
        let most = none.max(alef).max(article);
        let which = u64::from(none == most) << 2 | u64::from(alef == most) << 1 | u64::from(article == most);
        let clearly = |count: u8| u64::from((most - count).min(4));
        features.push(feature(template, which));
        features.push(feature(template + 2, clearly(none) << 16 | clearly(alef) << 8 | clearly(article)));
    }
}

/// What decides about the hamza of the alef at a place of the draft.
pub fn hamza_features(inner: &Inner, draft: &Draft, at: usize, features: &mut Vec<u64>) {
    features.clear();
    let letters = draft.letters();
    let count = letters.len();
    let after_article = at == 2 && letters[0] == ALEF && letters[1] == LAM;
    let kind = if at == 0 {
        0
    } else if after_article {
        1
    } else if at + 1 == count {
        2
    } else {
        3
    };
    let bare = if after_article { at } else { 0 };
    let pronoun = u64::from(inner.after > inner.end);
    features.push(feature(1, kind << 1 | pronoun));
    features.push(feature(2, pair(draft.hash(bare, count), at as u64 - bare as u64)));
    features.push(feature(3, pair(pair(draft.hash(bare, count), at as u64 - bare as u64), inner.piece_before())));
    features.push(feature(4, pair(pair(draft.hash(bare, count), at as u64 - bare as u64), inner.piece_after())));
    for most in 2..=5 {
        features.push(feature(3 + most as u32, pair(draft.hash(at, count.min(at + most)), kind)));
    }
    for most in 1..=3 {
        let start = at.saturating_sub(most);
        features.push(feature(10 + most as u32, pair(draft.hash(start, count.min(at + 2)), kind)));
        features.push(feature(14 + most as u32, pair(draft.hash(start, count.min(at + 3)), kind)));
    }
    features.push(feature(20, pair(draft.hash(count.saturating_sub(2), count), kind)));
    features.push(feature(21, pair(draft.hash(count.saturating_sub(3), count), pair(kind, count as u64))));
    features.push(feature(22, pair(kind, count as u64)));
    features.push(feature(23, pair(kind, inner.piece_before())));
    if at == 0 {
        // Only the neighbours tell أن from إن.
        let word = draft.hash(0, count);
        let Place { before, after, .. } = inner.place;
        for (template, neighbour) in [(24, before), (28, after)] {
            let [whole, first, last] = neighbour.parts();
            features.push(feature(template, pair(pair(word, whole), inner.piece_before())));
            features.push(feature(template + 1, pair(word, whole)));
            features.push(feature(template + 2, pair(word, first)));
            features.push(feature(template + 3, pair(word, last)));
        }
        if word == hash(AN) {
            features.push(feature(32, inner.place.speech));
            features.push(feature(33, pair(inner.place.speech, inner.piece_before())));
            features.push(feature(34, pair(inner.place.speech, inner.piece_after())));
        }
    }
}

/// What decides about the last letter.
pub fn end_features(inner: &Inner, draft: &Draft, counts: &impl Counts, features: &mut Vec<u64>) {
    features.clear();
    let count = draft.letters().len();
    let word = draft.hash(0, count);
    let pronoun = inner.piece_after();
    let last = draft.letters().last().copied().unwrap_or_default();
    features.push(feature(1, u64::from(last)));
    features.push(feature(2, word));
    features.push(feature(3, pair(u64::from(last), pronoun)));
    features.push(feature(4, pair(word, pronoun)));
    for most in 2..=5 {
        features.push(feature(3 + most as u32, draft.hash(count.saturating_sub(most), count)));
    }
    features.push(feature(9, draft.hash(0, count.min(1))));
    features.push(feature(10, pair(draft.hash(0, count.min(2)), u64::from(last))));
    features.push(feature(11, pair(draft.hash(0, count.min(1)), draft.hash(count.saturating_sub(2), count))));
    features.push(feature(12, pair(count as u64, u64::from(last))));
    features.push(feature(13, pair(inner.piece_before(), u64::from(last))));
    let plain = counts.seen(word);
    let but_last = draft.hash(0, count.saturating_sub(1));
    let other = match folded(last) {
        TA => counts.seen(push(but_last, TA_MARBUTA)),
        ALEF => counts.seen(push(but_last, YA)),
        YA | HAMZA => plain,
        _ => counts.seen(push(word, ALEF)),
    };
    features.push(feature(14, u64::from(last) << 32 | u64::from(plain.raw) << 8 | u64::from(other.raw)));
    features.push(feature(15, u64::from(last) << 32 | u64::from(plain.word) << 8 | u64::from(other.word)));
    features.push(feature(16, pair(inner.place.before.parts()[2], u64::from(last))));
    features.push(feature(17, pair(draft.hash(0, count.min(3)), u64::from(last))));
}
