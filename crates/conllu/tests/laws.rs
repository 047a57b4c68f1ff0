//! What holds for any text and any sentence.

use proptest::prelude::*;
use waqai_conllu::{Sentence, Token, Trees, Word, evaluate, read, read_with, write_all};

/// A column: nothing, or a few characters that mean something to the format or nothing at all.
fn column() -> impl Strategy<Value = String> {
    "[ابو#=|._a-c1-3 -]{0,5}".prop_filter("`_` means nothing", |text| text != "_")
}

/// A well-formed sentence: every word hangs on an earlier one.
fn sentence() -> impl Strategy<Value = Sentence> {
    let word = (column(), column(), column(), column(), any::<prop::sample::Index>());
    let token = ("[ابو#=|.a-c1-3-]{1,4}", any::<bool>(), column(), prop::collection::vec(word, 1..4));
    // `#` and a space are cut off where something else follows than another `#`: such a comment cannot come from a file.
    let comment = "[ا#= a]{0,6}".prop_filter("cut off", |text| text.strip_prefix("# ").is_none_or(|rest| rest.starts_with('#')));
    let comments = prop::collection::vec(comment, 0..3);
    (comments, prop::collection::vec(token, 1..6)).prop_map(|(comments, tokens)| {
        let mut sentence = Sentence { comments, ..Sentence::default() };
        for (form, space_after, misc, words) in tokens {
            let (first, several) = (sentence.words.len(), words.len() > 1);
            let said = if space_after { misc } else { [misc.as_str(), "SpaceAfter=No"].join("|").trim_start_matches('|').to_owned() };
            for (inner, lemma, upos, feats, head) in words {
                let head = if sentence.words.is_empty() { 0 } else { head.index(sentence.words.len()) as u32 + 1 };
                sentence.words.push(Word {
                    form: if several && !inner.is_empty() { inner } else { form.clone() },
                    lemma,
                    upos,
                    feats,
                    head,
                    deprel: if head == 0 { "root".into() } else { "dep".into() },
                    misc: if several { String::new() } else { said.clone() },
                    ..Word::default()
                });
            }
            let words = first..sentence.words.len();
            sentence.tokens.push(Token { form, words, space_after, misc: if several { said } else { String::new() } });
        }
        sentence
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in "([1-3_#.\\-\ta\n\r]|1\tا\t_\t_\t_\t_\t0\troot\t_\t_\n){0,60}") {
        for trees in [Trees::Required, Trees::Optional] {
            if let Ok(sentences) = read_with(&text, trees) {
                let written = write_all(&sentences);
                prop_assert_eq!(&read_with(&written, trees).expect("what was written can be read"), &sentences);
                if !sentences.is_empty() {
                    prop_assert!(evaluate(&sentences, &sentences).is_ok());
                }
            }
        }
    }

    #[test]
    fn what_is_written_is_read_again(sentences in prop::collection::vec(sentence(), 0..4)) {
        let written = write_all(&sentences);
        let read = read(&written).expect("what was written can be read");
        prop_assert_eq!(&read, &sentences);
        prop_assert_eq!(write_all(&read), written);
    }

    #[test]
    fn a_file_is_perfect_against_itself(sentences in prop::collection::vec(sentence(), 1..4)) {
        let scores = evaluate(&sentences, &sentences).expect("the same text");
        for (name, score) in scores.metrics() {
            prop_assert!(score.correct == score.gold && score.gold == score.system, "{}: {:?}", name, score);
        }
    }

    #[test]
    fn sides_change_places(pairs in prop::collection::vec((sentence(), sentence()), 1..4)) {
        // The same tokens, with other words inside.
        let (gold, mut system): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        for (gold, system) in gold.iter().zip(&mut system) {
            let tokens = gold.tokens.len().min(system.tokens.len());
            for at in 0..tokens {
                system.tokens[at].form.clone_from(&gold.tokens[at].form);
            }
        }
        if let (Ok(one), Ok(other)) = (evaluate(&gold, &system), evaluate(&system, &gold)) {
            prop_assert_eq!(one.tokens.correct, other.tokens.correct);
            prop_assert_eq!(one.words.correct, other.words.correct);
            for (name, score) in one.metrics() {
                prop_assert!(score.correct <= score.gold.min(score.system), "{}: {:?}", name, score);
            }
        }
    }
}
