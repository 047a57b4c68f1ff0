//! The open data, brought to the treebank's conventions: PUD, WikiNews and NewsFANE.
//!
//! What the mappings have in common: only و ف ب ل ك س and the pronouns are cut; the article stays with its word, and is restored after ل (للسلطة
//! is ل and السلطة); لأن, كما and كذلك are one word; particles that end in ما or من (مما, ممن, حسبما) are one word, as they mostly are in PADT.

pub mod newsfane;
pub mod pud;
pub mod wikinews;

use waqai_conllu::{Sentence, Token, Word};

const ALEF: &str = "\u{627}";
const ARTICLE: &str = "\u{627}\u{644}";
const LAM: &str = "\u{644}";
const TA: &str = "\u{62A}";
const TA_MARBUTA: &str = "\u{629}";
/// Words that PADT does not part, though their first letter is a proclitic: with أن, with ما, with ذلك.
const WHOLE: [(&str, &str); 4] =
    [("\u{644}", "\u{623}\u{646}"), ("\u{644}", "\u{627}\u{646}"), ("\u{643}", "\u{645}\u{627}"), ("\u{643}", "\u{630}\u{644}\u{643}")];

/// What stands in MISC of a token whose prepositions may be glued to it without being marked.
pub const UNMARKED_PREPOSITIONS: &str = "UnmarkedPrepositions=Yes";

/// What stands in MISC of a token about which nothing is known.
pub const UNKNOWN: &str = "UnknownWords=Yes";

/// Builds sentences token by token.
#[derive(Default)]
struct Builder {
    sentence: Sentence,
}

impl Builder {
    /// Adds a token of some words, each a form and a part of speech.
    fn token(&mut self, surface: String, words: Vec<(String, &str)>, space_after: bool, misc: &str) {
        let start = self.sentence.words.len();
        let words = join_whole(words);
        for (form, upos) in words {
            self.sentence.words.push(Word { form, upos: upos.to_owned(), ..Word::default() });
        }
        let end = self.sentence.words.len();
        self.sentence.tokens.push(Token { form: surface, words: start..end, space_after, misc: misc.to_owned() });
    }

    fn finish(&mut self, sentences: &mut Vec<Sentence>) {
        if !self.sentence.tokens.is_empty() {
            sentences.push(std::mem::take(&mut self.sentence));
        }
    }
}

/// Joins what PADT leaves whole.
fn join_whole(words: Vec<(String, &str)>) -> Vec<(String, &str)> {
    let mut joined: Vec<(String, &str)> = Vec::with_capacity(words.len());
    for (form, upos) in words {
        if let Some((before, kind)) = joined.last_mut()
            && WHOLE.iter().any(|(first, second)| before == first && form == *second)
        {
            before.push_str(&form);
            *kind = upos;
            continue;
        }
        joined.push((form, upos));
    }
    joined
}
