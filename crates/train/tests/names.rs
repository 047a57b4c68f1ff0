//! The model of names learns from invented reports and holds together names it never saw.

use waqai_lang::namer::{Marks, NameKind, Namer, NamerModel};
use waqai_text::Text;
use waqai_train::names::{NameOptions, WordLore, read, train};

/// Reports of meetings between invented people in invented towns.
fn corpus() -> String {
    let first = ["رسلان", "دونغ", "مارتشيلو", "ساندرا", "تيموثاوس", "كيريلينكا"];
    let last = ["دوغانوف", "هيونكو", "برنتيلي", "فالنستاد", "مكاليستار", "زوبريتسكي", "شتاينفورت"];
    let towns = ["برونستاد", "كالافيرا", "زيمبوري", "أوستراند"];
    let mut corpus = String::new();
    for (number, first) in first.iter().enumerate() {
        for (place, last) in last.iter().enumerate() {
            let town = towns[(number + place) % towns.len()];
            for words in [
                format!("قال O\nالوزير O\n{first} B-PERS\n{last} I-PERS\nفي O\n{town} B-LOC\nإن O\nالاجتماع O\nناجح O\n. O\n\n"),
                format!("وصل O\nالرئيس O\n{first} B-PERS\n{last} I-PERS\nإلى O\nمدينة O\n{town} B-LOC\nأمس O\n. O\n\n"),
                format!("وزار O\nأعضاء O\nحزب B-ORG\n{last} I-ORG\nمقر O\nالصحيفة O\nفي O\n{town} B-LOC\n. O\n\n"),
            ] {
                corpus += &words;
            }
        }
    }
    corpus
}

fn trained() -> NamerModel {
    let options = NameOptions { parts: 2, ..NameOptions::default() };
    train(&read(&corpus()), &WordLore::default(), &mut |_| Marks::default(), &options)
}

fn names(model: &NamerModel, report: &str) -> Vec<(String, NameKind)> {
    let mut text = Text::default();
    text.read(report);
    let mut found = Vec::new();
    Namer::default().names(model, &text, 0..text.tokens().len(), &(), &mut found);
    let spelling = |tokens: std::ops::Range<usize>| text.slice(text.span_of(tokens.start as u32..tokens.end as u32)).to_owned();
    found.into_iter().map(|name| (spelling(name.tokens), name.kind)).collect()
}

#[test]
fn foreign_names_are_held_together() {
    let model = trained();
    let found =
        names(&model, "قال الوزير غريغور زاكسيليفتش في كالافيرا إن اللقاء ناجح.\nوصل الرئيس ميلوش برادانوفيتش إلى مدينة فيستربو أمس.");
    let wanted = [
        ("غريغور زاكسيليفتش", NameKind::Person),
        ("كالافيرا", NameKind::Place),
        ("ميلوش برادانوفيتش", NameKind::Person),
        ("فيستربو", NameKind::Place),
    ];
    assert_eq!(found, wanted.map(|(name, kind)| (name.to_owned(), kind)));
    assert_eq!(names(&model, "وزار أعضاء حزب النهضويين مقر الصحيفة في أوستراند.")[0], ("حزب النهضويين".to_owned(), NameKind::Organisation));
}

#[test]
fn training_is_the_same_every_time_and_models_survive_storing() {
    let model = trained();
    let bytes = postcard::to_stdvec(&model).unwrap();
    assert!(bytes == postcard::to_stdvec(&trained()).unwrap());
    assert!(postcard::from_bytes::<NamerModel>(&bytes).unwrap() == model);
}

#[test]
fn any_text_is_read() {
    let model = trained();
    for report in ["", "\n\n", "...", "12 ؟ (", "abc قال", "و", "لل", "وال", &"زار رسلان ".repeat(400)] {
        names(&model, report);
    }
    let mut text = Text::default();
    text.read("قال الوزير");
    let mut found = Vec::new();
    Namer::default().names(&model, &text, 1..99, &(), &mut found);
    Namer::default().names(&model, &text, std::ops::Range { start: 7, end: 3 }, &(), &mut found);
}
