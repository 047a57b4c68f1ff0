//! What the bundled models make of spellings: clean and careless text get the same words, tags and heads.

use waqai_base::resources;
use waqai_lang::parser::Parser;
use waqai_lang::segmenter::LexiconKnowledge;
use waqai_lang::syntax::Tree;
use waqai_text::Text;

/// Part of speech and head of every word, and how many words each token has.
fn parsed(sentences: &[&str]) -> Vec<Vec<(u32, String, Option<u32>)>> {
    let resources = resources();
    let models = resources.models.as_ref().expect("the program carries models");
    let knowledge = LexiconKnowledge { lexicon: &resources.lexicon, vocabulary: &resources.vocabulary };
    let (mut parser, mut text, mut tree) = (Parser::default(), Text::default(), Tree::default());
    sentences
        .iter()
        .map(|sentence| {
            text.read(sentence);
            parser.parse(models, &text, 0..text.tokens().len(), &knowledge);
            parser.tree(models, &mut tree);
            tree.nodes().iter().map(|node| (node.token, node.upos.as_str().to_owned(), node.head)).collect()
        })
        .collect()
}

#[test]
fn vowels_and_elongations_change_nothing() {
    let plain = "وقال الوزير إن الحكومة ستدرس المقترح.";
    let vowels = "وَقَالَ الْوَزِيرُ إِنَّ الْحُكُومَةَ سَتَدْرُسُ الْمُقْتَرَحَ.";
    let long = "وقـــال الوزيـــر إن الحكومة ستدرس المقتـــرح.";
    let found = parsed(&[plain, vowels, long]);
    assert_eq!(found[0], found[1]);
    assert_eq!(found[0], found[2]);
}

#[test]
fn missing_hamzas_cut_no_word_otherwise() {
    let found = parsed(&["وأعلنت الإذاعة أن الاجتماع تأجل إلى الأحد.", "واعلنت الاذاعة ان الاجتماع تاجل الى الاحد."]);
    let tokens = |words: &[(u32, String, Option<u32>)]| words.iter().map(|word| word.0).collect::<Vec<_>>();
    assert_eq!(tokens(&found[0]), tokens(&found[1]));
}

#[test]
fn digits_of_both_kinds_are_numbers() {
    let found = parsed(&["وصل ٢٥ وزيرا.", "وصل 25 وزيرا."]);
    assert_eq!(found[0], found[1]);
    assert_eq!(found[0][1].1, "NUM");
}

#[test]
fn every_tree_has_one_root() {
    for words in parsed(&["استقبل الرئيس الوزير.", "لا", "قمة عربية أوروبية في الربيع", "، . «", ""])
    {
        assert_eq!(words.iter().filter(|word| word.2.is_none()).count(), usize::from(!words.is_empty()), "{words:?}");
    }
}
