//! Treebanks brought to one convention.

use waqai_conllu::{Sentence, Token};

/// Joins clitics that a treebank counts as tokens of their own (ل and لسلطة, without a space) into multiword tokens, and writes each word inside
/// as it would stand by itself: السلطة. UD Arabic PUD is such a treebank; to one that has multiword tokens nothing happens.
pub fn join_clitics(sentence: &Sentence) -> Sentence {
    if sentence.tokens.iter().any(|token| token.words.len() > 1) {
        return sentence.clone();
    }
    let mut joined = Sentence { tokens: Vec::new(), ..sentence.clone() };
    let mut at = 0;
    while at < sentence.tokens.len() {
        let mut end = at + 1;
        while end < sentence.tokens.len() && !sentence.tokens[end - 1].space_after && belongs(sentence, end) {
            end += 1;
        }
        let tokens = &sentence.tokens[at..end];
        let form = tokens.iter().map(|token| token.form.as_str()).collect();
        let words = tokens[0].words.start..tokens[tokens.len() - 1].words.end;
        joined.tokens.push(Token { form, words, space_after: tokens[tokens.len() - 1].space_after, misc: String::new() });
        at = end;
    }
    for token in joined.tokens.iter().filter(|token| token.words.len() > 1) {
        for word in token.words.clone() {
            let before = (word > token.words.start).then(|| joined.words[word - 1].form.as_str());
            let pronoun = word + 1 < token.words.end && sentence.words[word + 1].upos == "PRON";
            if let Some(whole) = restored(&joined.words[word].form, &joined.words[word].lemma, before, pronoun) {
                joined.words[word].form = whole;
            }
        }
    }
    joined
}

/// Whether a token is glued to the one before it as word and clitic are.
fn belongs(sentence: &Sentence, at: usize) -> bool {
    let (before, this) = (&sentence.words[at - 1], &sentence.words[at]);
    let arabic = |form: &str| form.chars().all(|letter| matches!(letter, '\u{621}'..='\u{65F}' | '\u{670}'..='\u{671}'));
    if !arabic(&before.form) || !arabic(&this.form) || this.upos == "PUNCT" {
        return false;
    }
    let proclitic = matches!(before.form.as_str(), "\u{648}" | "\u{641}" | "\u{628}" | "\u{644}" | "\u{643}" | "\u{633}" | "\u{623}");
    proclitic || this.upos == "PRON"
}

/// A word as it would stand by itself, where that is not how it stands here.
fn restored(form: &str, lemma: &str, before: Option<&str>, pronoun: bool) -> Option<String> {
    let mut whole = form.to_owned();
    // The article loses its alef behind ل.
    if before == Some("\u{644}") && form.starts_with('\u{644}') && !lemma.starts_with('\u{644}') {
        whole.insert(0, '\u{627}');
    }
    if pronoun && whole.ends_with('\u{62A}') && lemma.ends_with('\u{629}') {
        whole.pop();
        whole.push('\u{629}');
    }
    // علي(ه), لدي(ها): the prepositions in ى.
    if pronoun && whole.ends_with('\u{64A}') && lemma.ends_with('\u{649}') {
        whole.pop();
        whole.push('\u{649}');
    }
    (whole != form).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clitics_are_joined_and_words_restored() {
        let text = "1\tو\tو\tCCONJ\t_\t_\t3\tcc\t_\tSpaceAfter=No\n2\tل\tلِ\tADP\t_\t_\t3\tcase\t_\tSpaceAfter=No\n\
                    3\tلزيارت\tزِيَارَة\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No\n4\tها\tهُوَ\tPRON\t_\t_\t3\tnmod\t_\tSpaceAfter=No\n\
                    5\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n\n";
        let sentence = join_clitics(&waqai_conllu::read(text).unwrap()[0]);
        let tokens: Vec<&str> = sentence.tokens.iter().map(|token| token.form.as_str()).collect();
        assert_eq!(tokens, ["وللزيارتها", "."]);
        assert_eq!(sentence.words[2].form, "الزيارة");
        assert_eq!(join_clitics(&sentence), sentence);
    }
}
