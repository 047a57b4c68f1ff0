//! Scores of small cases that can be counted by hand. All sentences are invented.

use waqai_conllu::{EvaluateError, Score, Scores, Sentence, evaluate, read};

/// Lines of `number form lemma tag features head relation`, parted by spaces; an empty line ends a sentence.
fn sentences(lines: &str) -> Vec<Sentence> {
    let mut text = String::new();
    for line in lines.lines().map(str::trim) {
        let columns: Vec<&str> = line.split(' ').collect();
        match columns[..] {
            [id, form, lemma, upos, feats, head, relation] => {
                text += &format!("{id}\t{form}\t{lemma}\t{upos}\t{upos}-x\t{feats}\t{head}\t{relation}\t_\t_\n");
            }
            [range, form] => text += &format!("{range}\t{form}{}\n", "\t_".repeat(8)),
            _ => text.push('\n'),
        }
    }
    read(&text).expect("CoNLL-U")
}

/// "And the minister wrote his report in the city, then left."
const GOLD: &str = "\
    1-2 وكتب
    1 و وَ CCONJ _ 2 cc
    2 كتب كَتَب VERB Aspect=Perf|Number=Sing 0 root
    3 الوزير وَزِير NOUN Case=Nom|Definite=Def 2 nsubj
    4-5 تقريره
    4 تقرير تَقرِير NOUN Case=Acc|Definite=Cons 2 obj
    5 ه هُوَ PRON Person=3 4 nmod:poss
    6 في فِي ADP AdpType=Prep 7 case
    7 المدينة مَدِينَة NOUN Case=Gen|Definite=Def 2 obl
    8 . . PUNCT _ 2 punct

    1 ثم ثُمَّ CCONJ _ 2 cc
    2 غادر غَادَر VERB Aspect=Perf 0 root";

#[track_caller]
fn compare(gold: &str, system: &str) -> Scores {
    evaluate(&sentences(gold), &sentences(system)).expect("the same text")
}

/// Correct, of gold, of system, of aligned.
fn figures(score: Score) -> (usize, usize, usize, Option<usize>) {
    (score.correct, score.gold, score.system, score.aligned)
}

/// GOLD with something else in place of a line.
fn with(old: &str, new: &str) -> String {
    assert!(GOLD.contains(old));
    GOLD.replacen(old, new, 1)
}

#[test]
fn gold_is_perfect() {
    let scores = compare(GOLD, GOLD);
    for (name, score) in scores.metrics() {
        assert_eq!((score.precision(), score.recall(), score.f1()), (1.0, 1.0, 1.0), "{name}");
    }
    assert_eq!(figures(scores.tokens), (8, 8, 8, None));
    assert_eq!(figures(scores.sentences), (2, 2, 2, None));
    assert_eq!(figures(scores.words), (10, 10, 10, None));
    // Content: the verbs, the nouns and the pronoun.
    assert_eq!(figures(scores.clas), (6, 6, 6, Some(6)));
}

#[test]
fn one_wrong_head() {
    let scores = compare(GOLD, &with("5 ه هُوَ PRON Person=3 4", "5 ه هُوَ PRON Person=3 2"));
    assert_eq!(figures(scores.uas), (9, 10, 10, Some(10)));
    assert_eq!(figures(scores.las), (9, 10, 10, Some(10)));
    assert_eq!(figures(scores.clas), (5, 6, 6, Some(6)));
    assert_eq!(scores.mlas.correct, 5);
    assert_eq!(scores.blex.correct, 5);
}

#[test]
fn a_function_word_elsewhere_costs_its_two_hosts() {
    let scores = compare(GOLD, &with("6 في فِي ADP AdpType=Prep 7", "6 في فِي ADP AdpType=Prep 2"));
    assert_eq!((scores.las.correct, scores.clas.correct), (9, 6));
    // The noun has lost its preposition, the verb has one too many.
    assert_eq!(scores.mlas.correct, 4);
    assert_eq!(scores.blex.correct, 6);
}

#[test]
fn relations_count_without_what_follows_the_colon() {
    assert_eq!(compare(GOLD, &with("nmod:poss", "nmod")).las.correct, 10);
    assert_eq!(compare(GOLD, &with("nmod:poss", "det:poss")).las.correct, 9);
    // The pronoun is no content word of the system any more, so the system has one less of them.
    assert_eq!(figures(compare(GOLD, &with("nmod:poss", "det:poss")).clas), (5, 6, 5, Some(6)));
}

#[test]
fn tags_features_and_lemmas() {
    let scores = compare(GOLD, &with("وَزِير NOUN Case=Nom|Definite=Def", "وَزَّر VERB Definite=Def|Case=Nom|Foo=Bar"));
    assert_eq!((scores.upos.correct, scores.xpos.correct, scores.ufeats.correct, scores.all_tags.correct), (9, 9, 10, 9));
    assert_eq!((scores.lemmas.correct, scores.mlas.correct, scores.blex.correct), (9, 5, 5));
    // A lemma that the gold data lack is matched by any; one that the system lacks is wrong.
    let none = with("الوزير وَزِير", "الوزير _");
    assert_eq!(compare(&none, GOLD).lemmas.correct, 10);
    assert_eq!(compare(GOLD, &none).lemmas.correct, 9);
}

#[test]
fn a_clitic_that_was_not_cut_off() {
    let whole = with(
        "4-5 تقريره\n    4 تقرير تَقرِير NOUN Case=Acc|Definite=Cons 2 obj\n    5 ه هُوَ PRON Person=3 4 nmod:poss\n    6 في فِي ADP AdpType=Prep 7 case\n    7 المدينة مَدِينَة NOUN Case=Gen|Definite=Def 2 obl\n    8 .",
        "4 تقريره تَقرِير NOUN _ 2 obj\n    5 في فِي ADP _ 6 case\n    6 المدينة مَدِينَة NOUN _ 2 obl\n    7 .",
    );
    let scores = compare(GOLD, &whole);
    assert_eq!(figures(scores.tokens), (8, 8, 8, None));
    // Neither the noun nor the pronoun finds a partner of the same form.
    assert_eq!(figures(scores.words), (8, 10, 9, None));
    assert_eq!(figures(scores.uas), (8, 10, 9, Some(8)));
    assert_eq!(figures(scores.clas), (4, 6, 5, Some(4)));
}

#[test]
fn words_inside_a_token_are_paired_by_form() {
    let gold = "\
        1-4 وسيكتبونها
        1 و _ CCONJ _ 3 cc
        2 س _ AUX _ 3 aux
        3 يكتبون _ VERB _ 0 root
        4 ها _ PRON _ 3 obj";
    let system = "\
        1-3 وسيكتبونها
        1 و _ CCONJ _ 2 cc
        2 سيكتبون _ VERB _ 0 root
        3 ها _ PRON _ 2 obj";
    let scores = compare(gold, system);
    assert_eq!(figures(scores.tokens), (1, 1, 1, None));
    assert_eq!(figures(scores.words), (2, 4, 3, None));
    // Both hang on a word that has no partner.
    assert_eq!(figures(scores.uas), (0, 4, 3, Some(2)));
}

#[test]
fn a_token_cut_in_two_overlaps_a_split_one() {
    let gold = "\
        1-3 وبالبيت
        1 و _ CCONJ _ 3 cc
        2 ب _ ADP _ 3 case
        3 البيت _ NOUN _ 0 root
        4 . _ PUNCT _ 3 punct";
    let system = "\
        1 و _ CCONJ _ 3 cc
        2 ب _ ADP _ 3 case
        3 البيت _ NOUN _ 0 root
        4 . _ PUNCT _ 3 punct";
    let scores = compare(gold, system);
    assert_eq!(figures(scores.tokens), (1, 2, 4, None));
    assert_eq!(figures(scores.words), (4, 4, 4, None));
    assert_eq!(scores.las.f1(), 1.0);
    assert_eq!(compare(system, gold).las.f1(), 1.0);
}

#[test]
fn sentences_that_were_not_cut() {
    let joined = GOLD.replace(
        "\n\n    1 ثم ثُمَّ CCONJ _ 2 cc\n    2 غادر غَادَر VERB Aspect=Perf 0 root",
        "\n    9 ثم ثُمَّ CCONJ _ 10 cc\n    10 غادر غَادَر VERB Aspect=Perf 2 conj",
    );
    let scores = compare(GOLD, &joined);
    assert_eq!(figures(scores.sentences), (0, 2, 1, None));
    assert_eq!(figures(scores.words), (10, 10, 10, None));
    assert_eq!(scores.uas.correct, 9);
}

#[test]
fn case_does_not_matter_inside_tokens() {
    let gold = "1-2 UNال\n1 UN _ PROPN _ 0 root\n2 ال _ DET _ 1 det";
    assert_eq!(compare(gold, &gold.replace("1 UN", "1 un")).words.correct, 2);
}

#[test]
fn other_texts_are_refused_with_the_place() {
    let system = with("المدينة مَدِينَة", "القرية قَريَة");
    let error = evaluate(&sentences(GOLD), &sentences(&system)).unwrap_err();
    let EvaluateError::TextsDiffer { after, gold_sentence, gold, system, .. } = &error else { panic!("{error}") };
    assert_eq!((*after, gold_sentence.as_str()), (20, "1"));
    assert!(gold.starts_with("مدينة.ثمغادر") && system.starts_with("قرية.ثم"), "{error}");
    let shorter = sentences(GOLD.split("\n\n").next().unwrap_or_default());
    let error = evaluate(&sentences(GOLD), &shorter).unwrap_err();
    assert!(error.to_string().contains("system sentence 1 with nothing more"), "{error}");
    assert!(evaluate(&shorter, &[]).is_err());
    assert_eq!(evaluate(&[], &[]).unwrap().las.f1(), 0.0);
}

#[test]
fn spaces_inside_tokens_do_not_matter() {
    let gold = read("1\tألف مليون\t_\tNUM\t_\t_\t0\troot\t_\t_\n").unwrap();
    let system = read("1\tألف\t_\tNUM\t_\t_\t0\troot\t_\t_\n2\tمليون\t_\tNUM\t_\t_\t1\tflat\t_\t_\n").unwrap();
    assert_eq!(figures(evaluate(&gold, &system).unwrap().tokens), (0, 1, 2, None));
}

#[test]
fn a_token_of_thousands_of_words_is_refused() {
    const WORDS: usize = 5_000;
    let token = |form: &str| {
        let mut text = format!("1-{WORDS}\tأبجد{}\n", "\t_".repeat(8));
        for number in 1..=WORDS {
            text += &format!("{number}\t{form}\t_\t_\t_\t_\t{}\tdep\t_\t_\n", number - 1);
        }
        read(&text).unwrap()
    };
    let error = evaluate(&token("أ"), &token("ب")).unwrap_err();
    assert!(matches!(error, EvaluateError::Entangled { gold: WORDS, system: WORDS }), "{error}");
}
