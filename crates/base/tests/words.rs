//! Words in their sentences, read with the bundled lexicon: what is glued on, which lemma, which part of speech. Of the first layer alone, without models.

use waqai_coder::{Input, Resources, Worker};
use waqai_lang::{Part, Word};

fn resources() -> &'static Resources {
    static LOADED: std::sync::OnceLock<Resources> = std::sync::OnceLock::new();
    LOADED.get_or_init(waqai_base::tables_only)
}

/// The reading of the first word of a sentence that is written like `wanted`.
fn read(sentence: &str, wanted: &str) -> (Word, String) {
    let mut worker = Worker::default();
    worker.code(resources(), Input { text: sentence, ..Input::default() });
    let (_, word) = worker.words().find(|(span, _)| span.slice(sentence) == wanted).expect("the word is in the sentence");
    let lemma = word.lemma.map_or(String::new(), |lemma| resources().lexicon.lemma(lemma).text.to_string());
    (*word, lemma)
}

#[track_caller]
fn holds(sentence: &str, word: &str, part: Part, lemma: &str) {
    let (found, its_lemma) = read(sentence, word);
    assert_eq!((found.part, its_lemma.as_str()), (part, lemma), "{word} in {sentence}");
}

#[test]
fn a_verb_opens_the_sentence() {
    holds("تلقى الوزير رسالة.", "تلقى", Part::Verb, "تلقى");
    holds("زار الوزير المدينة.", "زار", Part::Verb, "زار");
    holds("استقبلت المستشارة الوفد.", "استقبلت", Part::Verb, "استقبل");
}

#[test]
fn one_spelling_two_parts_of_speech() {
    holds("رفض الوزير الاقتراح.", "رفض", Part::Verb, "رفض");
    let (after_preposition, _) = read("تحدث الوزير عن رفض الاقتراح.", "رفض");
    assert!(after_preposition.part.is_nominal(), "no verb stands behind a preposition");
}

#[test]
fn clitics_are_cut_off() {
    let (word, lemma) = read("استدعت الحكومة السفير وطالبته بالرحيل.", "وطالبته");
    assert!(word.proclitics.joins() && word.enclitic.is_some() && word.is_verb());
    assert_eq!(lemma, "طالب");
    let (word, _) = read("قال الوزير إنه سيزور المدينة.", "سيزور");
    assert!(word.is_verb() && word.proclitics.has(waqai_lang::Proclitics::SA));
    let (word, lemma) = read("شكر الوزير للجنة عملها.", "للجنة");
    assert!(word.is_definite() && word.has_preposition() && word.proclitics.letters() == 1, "the stem keeps its lam");
    assert_eq!(lemma, "لجنة");
    let (word, lemma) = read("أشاد الوزير بزيارتهم.", "بزيارتهم");
    assert!(word.has_preposition() && word.enclitic.is_some());
    assert_eq!(lemma, "زيارة");
}

#[test]
fn a_relative_clause_without_a_relative() {
    let (word, lemma) = read("في هجوم شنه مسلحون.", "شنه");
    assert!(word.is_verb(), "{:?}", word.part);
    assert_eq!(lemma, "شن");
}

#[test]
fn careless_writing_is_read() {
    holds("اكد الوزير ان المشروع جاهز.", "اكد", Part::Verb, "أكد");
    let (word, _) = read("قالت الوزيره إن المشروع جاهز.", "الوزيره");
    assert!(word.part.is_nominal());
}
