//! Words that stand aside and tell nothing of an act: how exact a number is, and what is wished to whoever was named.

use crate::Resources;
use crate::draft::Draft;
use crate::rules::Marker;
use crate::walk::{Article, longest};
use waqai_lang::{Features, Part};

/// ما لا يقل عن عشرة, نحو عشرة: the words that say how exact a number is belong to it, and tell neither an act nor that there was none.
pub(crate) fn qualifiers(draft: &mut Draft) {
    for number in &draft.numbers {
        for word in &mut draft.words[number.qualified as usize..number.tokens.start as usize] {
            (word.part, word.lemma, word.features) = (Part::Quantifier, None, Features::NOTHING);
        }
    }
}

/// ولي العهد حفظه الله، في مكتبه: wishes between a name and what it does are no verbs of the sentence.
pub(crate) fn blessings(draft: &mut Draft, resources: &Resources) {
    let markers = &resources.rules.markers;
    let mut at = 0;
    while at < draft.words.len() {
        let found = longest(markers, &draft.words, at, draft.words.len(), Article::AsWritten);
        let blessing = found.filter(|found| found.payloads.iter().any(|&payload| Marker::of(payload) == Marker::Blessing));
        let length = blessing.map_or(0, |found| found.length);
        for word in &mut draft.words[at..at + length] {
            (word.part, word.lemma, word.features) = (Part::Adverb, None, Features::NOTHING);
        }
        at += length.max(1);
    }
}
