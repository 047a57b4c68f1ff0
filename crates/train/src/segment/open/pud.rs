//! PUD: clitics are words of their own, glued by `SpaceAfter=No`.

use super::{ALEF, ARTICLE, Builder, LAM, TA, TA_MARBUTA};
use waqai_conllu::{Sentence, Word};
use waqai_text::fold;

const PROCLITICS: [&str; 6] = ["\u{648}", "\u{641}", "\u{628}", "\u{644}", "\u{643}", "\u{633}"];
const MIN: &str = "\u{645}";

/// Sentences with multiword tokens in PADT's way.
pub fn convert(sentences: &[Sentence]) -> Vec<Sentence> {
    let mut converted = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let mut builder = Builder::default();
        let mut group: Vec<&Word> = Vec::new();
        for (at, token) in sentence.tokens.iter().enumerate() {
            let Some(word) = sentence.words.get(token.words.start) else { continue };
            group.push(word);
            let next = sentence.tokens.get(at + 1).and_then(|next| sentence.words.get(next.words.start));
            let glued = !token.space_after
                && is_arabic(&word.form)
                && next.is_some_and(|next| {
                    is_arabic(&next.form) && (PROCLITICS.contains(&word.form.as_str()) || next.upos == "PRON" || word.form == MIN)
                });
            if !glued {
                let surface: String = group.iter().map(|word| word.form.as_str()).collect();
                builder.token(surface, forms(&group), token.space_after, "");
                group.clear();
            }
        }
        builder.finish(&mut converted);
    }
    converted
}

fn is_arabic(form: &str) -> bool {
    form.chars()
        .all(|letter| ('\u{620}'..='\u{6D3}').contains(&letter) && letter.is_alphabetic() || ('\u{64B}'..='\u{652}').contains(&letter))
}

fn forms<'a>(group: &[&'a Word]) -> Vec<(String, &'a str)> {
    // مما: one word.
    if group.iter().any(|word| word.form == MIN) {
        return vec![(group.iter().map(|word| word.form.as_str()).collect(), "ADP")];
    }
    group
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let mut form = word.form.clone();
            let lemma = fold(&word.lemma);
            if at > 0 && group[at - 1].form == LAM && form.starts_with(LAM) && word.feats.contains("Definite=Def") {
                let own = lemma.starts_with(LAM) && !form.starts_with("\u{644}\u{644}");
                form.insert_str(0, if own { ARTICLE } else { ALEF });
            }
            let pronoun = group.get(at + 1).is_some_and(|next| next.upos == "PRON");
            if pronoun && word.upos == "NOUN" && lemma.ends_with(TA_MARBUTA) && form.ends_with(TA) && !form.ends_with("\u{627}\u{62A}") {
                form.truncate(form.len() - TA.len());
                form.push_str(TA_MARBUTA);
            }
            (form, word.upos.as_str())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use waqai_conllu::Token;

    #[test]
    fn glued_words_become_one_token() {
        let words = [("ل", "ADP", "", "ل", false), ("لمدرسة", "NOUN", "Definite=Def", "مَدرَسَة", false), ("،", "PUNCT", "", "،", true)];
        let mut sentence = Sentence::default();
        for (at, (form, upos, feats, lemma, space)) in words.into_iter().enumerate() {
            sentence.words.push(Word { form: form.into(), upos: upos.into(), feats: feats.into(), lemma: lemma.into(), ..Word::default() });
            sentence.tokens.push(Token { form: form.into(), words: at..at + 1, space_after: space, misc: String::new() });
        }
        let converted = convert(&[sentence]);
        assert_eq!(converted[0].tokens[0].form, "للمدرسة");
        assert_eq!(converted[0].words[1].form, "المدرسة");
        assert_eq!(converted[0].tokens[1].form, "،");
    }
}
