//! What holds for the coding of any text.

use proptest::prelude::*;
use std::cell::RefCell;
use std::path::Path;
use std::sync::LazyLock;
use waqai_coder::{Input, Resources, Worker};
use waqai_spec::{broken_invariant, read_pages};
use waqai_text::Date;

static RESOURCES: LazyLock<Resources> = LazyLock::new(waqai_base::resources);

/// Pieces of newswire.
static WORDS: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("data/words.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect());

/// The reports of `spec/`, cut into sentences.
static SENTENCES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
    let (pages, _) = read_pages(&root).unwrap_or_else(|error| panic!("{error}"));
    let reports = pages.iter().flat_map(|page| &page.cases).map(|case| &case.report);
    reports.flat_map(|report| report.split_inclusive(['.', '\n'])).map(str::to_owned).collect()
});

thread_local! {
    /// A worker that has read all texts before.
    static USED: RefCell<Worker> = RefCell::default();
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => any::<String>(),
        1 => "[\u{600}-\u{6FF}\u{200C}-\u{200F}\u{2066}-\u{2069} \n0-9.()«»\"]{0,200}",
        1 => "[\u{FB50}-\u{FEFF} ]{0,80}",
        4 => newswire(),
        4 => reports(),
    ]
}

fn newswire() -> impl Strategy<Value = String> {
    let separator = prop_oneof![8 => Just(" "), 1 => Just(""), 1 => Just("\n"), 1 => Just("\r\n\r\n"), 1 => Just("\u{A0}")];
    prop::collection::vec((any::<prop::sample::Index>(), separator), 0..80)
        .prop_map(|pieces| pieces.iter().fold(String::new(), |text, (index, separator)| text + index.get::<&str>(&WORDS) + separator))
}

/// Sentences of the coding guide, put together anew: cut off at the front and end, with words changed places.
fn reports() -> impl Strategy<Value = String> {
    let index = any::<prop::sample::Index>;
    let swaps = prop::collection::vec((index(), index()), 0..6);
    (prop::collection::vec((index(), index(), index()), 1..6), swaps).prop_map(|(picks, swaps)| {
        let mut text = String::new();
        for (sentence, first, last) in picks {
            let characters: Vec<char> = sentence.get::<String>(&SENTENCES).chars().collect();
            let (first, last) = (first.index(characters.len()) / 3, characters.len() - last.index(characters.len()) / 3);
            text.extend(characters.get(first..last).unwrap_or_default());
            text.push(' ');
        }
        let mut words: Vec<&str> = text.split(' ').collect();
        for (one, other) in swaps {
            let places = words.len();
            words.swap(one.index(places), other.index(places));
        }
        words.join(" ")
    })
}

fn any_day() -> impl Strategy<Value = Option<Date>> {
    prop_oneof![Just(None), (-719_162i32..2_932_896).prop_map(|number| Some(Date::from_number(number))), Just(Date::new(2022, 4, 25))]
}

/// `PROPTEST_CASES` asks for more than the usual number.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases.max(1500), failure_persistence: None, ..usual }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn coding_any_text(text in any_text(), published in any_day()) {
        let input = Input { text: &text, published, agency: None };
        let fresh = Worker::default().code(&RESOURCES, input);
        prop_assert_eq!(broken_invariant(&text, &fresh), None);
        let (once, again) = USED.with_borrow_mut(|worker| (worker.code(&RESOURCES, input), worker.code(&RESOURCES, input)));
        prop_assert_eq!(&once, &fresh, "a used worker gives something else than a fresh one");
        prop_assert_eq!(&again, &fresh, "the second time gives something else than the first");
    }
}

#[test]
fn coding_long_texts() {
    let report: String = SENTENCES.iter().map(|sentence| format!("{sentence} ")).collect();
    let one_sentence = report.replace(['.', '\n'], " ");
    for text in [report, one_sentence, "و".repeat(50_000), "«\"(".repeat(20_000), "قال إن ".repeat(10_000)] {
        let coded = Worker::default().code(&RESOURCES, Input { text: &text, ..Input::default() });
        assert_eq!(broken_invariant(&text, &coded), None);
    }
}
