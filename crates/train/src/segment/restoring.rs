//! The trainer of the forms of words inside a token.

use super::counting::RawCounts;
use super::sample::Sample;
use crate::Random;
use crate::linear::LinearTrainer;
use std::collections::{BTreeMap, BTreeSet};
use waqai_lang::linear::Linear;
use waqai_lang::segmenter::counts::Counts;
use waqai_lang::segmenter::features::Place;
use waqai_lang::segmenter::letters::{MOST, hash};
use waqai_lang::segmenter::restore::{
    ARTICLES, Draft, ENDS, HAMZAS, Inner, Restorer, article_features, end_features, hamza_features, written,
};

use waqai_text::fold;

/// A decision with its features.
struct Decision {
    features: Vec<u64>,
    right: usize,
}

#[derive(Default)]
struct Decisions {
    article: Vec<Decision>,
    hamza: Vec<Decision>,
    end: Vec<Decision>,
}

/// Calls `each` for every word inside a token of several words that is no clitic of one letter, with its form.
pub(super) fn inner_words(samples: &[Sample], mut each: impl FnMut(&Inner, &str, u32)) {
    let mut buffer = ['\0'; MOST];
    for sample in samples.iter().filter(|sample| sample.places != 0) {
        let letters = sample.place.letters.all();
        let written = written(&sample.token, letters, &mut buffer);
        let mut ends: Vec<usize> = (1..letters.len()).filter(|place| sample.places >> place & 1 == 1).collect();
        ends.push(letters.len());
        if ends.len() != sample.forms.len() {
            continue;
        }
        for (number, form) in sample.forms.iter().enumerate() {
            let start = if number == 0 { 0 } else { ends[number - 1] };
            let before = if number < 2 { if number == 0 { start } else { 0 } } else { ends[number - 2] };
            let after = ends.get(number + 1).copied().unwrap_or(ends[number]);
            let inner = Inner { place: &sample.place, written, start, end: ends[number], before, after };
            let form: String = form.chars().filter(|letter| !VOWELS.contains(letter)).collect();
            each(&inner, &form, sample.block);
        }
    }
}

/// Vowels that a writer added; the superscript alef, which PADT writes in هٰذا, is none of them.
const VOWELS: std::ops::RangeInclusive<char> = '\u{64B}'..='\u{652}';

/// What the three models should decide so that a word takes this form; the features as they are when the decisions before are right.
fn decisions(inner: &Inner, form: &str, counts: &impl Counts, all: &mut Decisions) -> bool {
    let gold: Vec<char> = form.chars().collect();
    let mut features = Vec::new();
    for article in 0..if inner.may_lack_article() { ARTICLES.len() } else { 1 } {
        let mut draft = Draft::new(inner);
        draft.put_article(article);
        for end in 0..if inner.may_change_end() { ENDS.len() } else { 1 } {
            let mut whole = draft;
            if !whole.ends_with(end) {
                continue;
            }
            whole.put_end(end);
            let same = whole.letters().len() == gold.len()
                && whole.letters().iter().zip(&gold).all(|(one, other)| one == other || *one == HAMZAS[0] && HAMZAS.contains(other));
            if !same {
                continue;
            }
            if inner.may_lack_article() {
                article_features(inner, counts, &mut features);
                all.article.push(Decision { features: features.clone(), right: article });
            }
            for at in 0..draft.letters().len() {
                if draft.letters()[at] == HAMZAS[0] {
                    hamza_features(inner, &draft, at, &mut features);
                    let right = gold.get(at).and_then(|letter| HAMZAS.iter().position(|hamza| hamza == letter)).unwrap_or(0);
                    all.hamza.push(Decision { features: features.clone(), right });
                    draft.put_hamza(at, right);
                }
            }
            if inner.may_change_end() {
                end_features(inner, &draft, counts, &mut features);
                all.end.push(Decision { features: features.clone(), right: end });
            }
            return true;
        }
    }
    false
}

fn learn(decisions: &[Decision], classes: usize, bits: u32, epochs: usize, random: &mut Random) -> Linear {
    let mut trainer = LinearTrainer::new(classes, bits, 0.1);
    let mut order: Vec<usize> = (0..decisions.len()).collect();
    for _ in 0..epochs {
        random.shuffle(&mut order);
        for &at in &order {
            trainer.learn(&decisions[at].features, decisions[at].right);
        }
    }
    trainer.finish()
}

/// Decisions about hamza from raw newswire: words that begin with no proclitic, as careful writers write them.
fn careful_hamzas(raw: &RawCounts, all: &mut Decisions) {
    let mut features = Vec::new();
    let mut place = Place::default();
    for (folded, written) in raw.careful_spellings(LEAST_SEEN) {
        let gold: Vec<char> = written.chars().collect();
        if folded.starts_with(PROCLITICS) || !place.letters.read(folded) || gold.len() != place.letters.len() {
            continue;
        }
        let bare: Vec<char> = gold.iter().map(|letter| if HAMZAS.contains(letter) { HAMZAS[0] } else { *letter }).collect();
        let inner = Inner { place: &place, written: &bare, start: 0, end: bare.len(), before: 0, after: bare.len() };
        let mut draft = Draft::new(&inner);
        for at in (0..bare.len()).filter(|at| bare[*at] == HAMZAS[0]) {
            hamza_features(&inner, &draft, at, &mut features);
            let right = HAMZAS.iter().position(|hamza| *hamza == gold[at]).unwrap_or(0);
            all.hamza.push(Decision { features: features.clone(), right });
            draft.put_hamza(at, right);
        }
    }
}

/// Decisions about the article after ل: words of raw newswire with their article, and words of the treebank that begin with ل and that raw
/// newswire never has with one.
fn articles(samples: &[Sample], raw: &RawCounts, counts: &impl Counts, all: &mut Decisions) {
    let mut words: BTreeSet<(String, usize)> = BTreeSet::new();
    for (folded, _) in raw.careful_spellings(LEAST_SEEN) {
        if let Some(rest) = folded.strip_prefix(ARTICLES[2]).filter(|rest| rest.chars().count() > 1) {
            let doubled = rest.starts_with(LAM);
            words.insert(if doubled { (rest.to_owned(), 2) } else { (format!("{LAM}{rest}"), 1) });
        }
    }
    for form in samples.iter().flat_map(|sample| &sample.forms) {
        let word = fold(form);
        if word.starts_with(LAM) && word.chars().count() > 2 && raw.seen(hash(&format!("{}{word}", ARTICLES[2]))) == 0 {
            words.insert((word, 0));
        }
    }
    let mut features = Vec::new();
    let mut place = Place::default();
    for (word, right) in words {
        if place.letters.read(&format!("{LAM}{word}")) {
            let end = place.letters.len();
            let inner = Inner { place: &place, written: place.letters.all(), start: 1, end, before: 0, after: end };
            article_features(&inner, counts, &mut features);
            all.article.push(Decision { features: features.clone(), right });
        }
    }
}

const LAM: char = '\u{644}';

/// Tokens of raw newswire seen less often teach no spelling.
const LEAST_SEEN: u32 = 3;
/// Letters that may be a proclitic.
const PROCLITICS: [char; 6] = ['\u{648}', '\u{641}', '\u{628}', '\u{644}', '\u{643}', '\u{633}'];

/// Learns how words inside tokens are written. `counts` gives the counts as a block may see them.
pub(super) fn train<C: Counts>(samples: &[Sample], counts: impl Fn(u32) -> C, raw: &RawCounts, random: &mut Random) -> Restorer {
    let mut all = Decisions::default();
    inner_words(samples, |inner, form, block| {
        if inner.end - inner.start > 1 || inner.may_change_end() && inner.before == inner.start {
            let counts = counts(block);
            decisions(inner, form, &counts, &mut all);
            // The same as a writer without hamzas would write it.
            let bare: Vec<char> = inner.written.iter().map(|letter| if HAMZAS.contains(letter) { HAMZAS[0] } else { *letter }).collect();
            if bare != inner.written {
                decisions(&Inner { written: &bare, ..*inner }, form, &counts, &mut all);
            }
        }
    });
    careful_hamzas(raw, &mut all);
    articles(samples, raw, &counts(u32::MAX), &mut all);
    let mut restorer = Restorer {
        article: learn(&all.article, ARTICLES.len(), 14, 8, random),
        hamza: learn(&all.hamza, HAMZAS.len(), 17, 8, random),
        end: learn(&all.end, ENDS.len(), 15, 8, random),
        listed: Vec::new(),
    };
    // Words that the models get wrong and that are nearly always written in one way.
    let mut forms: BTreeMap<u64, BTreeMap<String, u32>> = BTreeMap::new();
    let mut wrong: BTreeMap<u64, u32> = BTreeMap::new();
    let mut features = Vec::new();
    inner_words(samples, |inner, form, block| {
        *forms.entry(inner.key()).or_default().entry(form.to_owned()).or_default() += 1;
        let draft = restorer.draft(inner, &counts(block), &mut features);
        if draft.letters().iter().copied().ne(form.chars()) {
            *wrong.entry(inner.key()).or_default() += 1;
        }
    });
    for (key, count) in wrong {
        let Some((form, most)) = forms[&key].iter().max_by_key(|(_, count)| **count) else { continue };
        let total: u32 = forms[&key].values().sum();
        if count >= 2 && count * 2 > total && most * 4 >= total * 3 {
            restorer.listed.push((key, form.clone()));
        }
    }
    restorer
}
