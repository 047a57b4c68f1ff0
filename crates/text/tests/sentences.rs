//! Where sentences end.

mod common;

use waqai_text::*;

fn split(input: &str) -> Vec<String> {
    let mut text = Text::default();
    text.read(input);
    let mut found = Vec::new();
    sentences(&text, &common::calendar(), &mut found);
    found.iter().map(|sentence| text.slice(sentence.span).to_owned()).collect()
}

#[test]
fn ends() {
    assert_eq!(split("وصل الوفد. عاد الوفد؟ نعم! ثم مضى"), ["وصل الوفد.", "عاد الوفد؟", "نعم!", "ثم مضى"]);
    assert_eq!(split("وصل الوفد.عاد الوفد"), ["وصل الوفد.", "عاد الوفد"]);
    assert_eq!(split("وصل الوفد\nعاد الوفد"), ["وصل الوفد", "عاد الوفد"]);
    assert_eq!(split("وصل الوفد؛ ثم عاد"), ["وصل الوفد؛ ثم عاد"]);
    assert_eq!(split("قال: \"سنعود غدا.\" ثم مضى"), ["قال: \"سنعود غدا.\"", "ثم مضى"]);
    assert_eq!(split("قال «سنعود غدا.» ثم مضى."), ["قال «سنعود غدا.»", "ثم مضى."]);
    assert_eq!(split("وصل الوفد (أمس).\n\nعاد."), ["وصل الوفد (أمس).", "عاد."]);
    assert_eq!(split("وصل عام 2014. ثم عاد"), ["وصل عام 2014.", "ثم عاد"]);
    assert_eq!(split("وصل عام 2014م. ثم عاد"), ["وصل عام 2014م.", "ثم عاد"]);
}

#[test]
fn stops_that_end_nothing() {
    for input in [
        "قال د. أحمد إنه",
        "قال أ.د. أحمد إنه",
        "قالت أ. ب. إنها",
        "بلغ 2.5 مليون",
        "قال... ثم مضى",
        "قال.. ثم مضى",
        "1. وصل الوفد",
        "1- وصل الوفد",
        "زار موقع www.example.com أمس",
        "قال J. Smith إنه",
        "قناة (إيه.بي.سي) قالت",
        "وكالة أ.ف.ب قالت",
        "سأل «لماذا؟» ثم مضى",
    ] {
        assert_eq!(split(input), [input]);
    }
}

#[test]
fn paragraphs_and_long_lines() {
    let mut text = Text::default();
    text.read("أول.\n\nثان. ثالث");
    let mut found = Vec::new();
    let calendar = common::calendar();
    sentences(&text, &calendar, &mut found);
    assert_eq!(found.iter().map(|sentence| sentence.paragraph).collect::<Vec<_>>(), [0, 1, 1]);
    text.read(&"كلمة ثم كلمة، ".repeat(3000));
    sentences(&text, &calendar, &mut found);
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|sentence| sentence.tokens.len() <= 4000));
}
