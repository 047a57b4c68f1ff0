//! A user's tables over the bundled ones: they decide, from the next start on, and are refused with their place where they are wrong.

use waqai_coder::{Input, Worker};
use waqai_text::Date;

const PEOPLE: &str = "id\tname_en\tnames\tshort\tcountry\tsector\tgender\nleila-example\tLeila Example\tليلى المثال\tالمثال\tTUN\tELI\tf\n";
const TERMS: &str = "person\tof\toffice\tfrom\tto\tnote\nleila-example\tTUN\tforeign minister\t2030-01-01\t2031-12-31\t\n";

fn visitor(files: &[(&str, &str, &str)], year: i16) -> String {
    let resources = waqai_base::with_overlay(files.iter().copied()).expect("the tables are right");
    let published = Date::new(year, 6, 1);
    let report =
        Worker::default().code(&resources, Input { text: "زارت وزيرة الخارجية التونسية أمس الجزائر.", published, ..Input::default() });
    assert_eq!(report.events.len(), 1, "{:?}", report.events);
    let actor = &report.entities[report.events[0].actor[0]];
    actor.name_en.clone().unwrap_or_default()
}

#[test]
fn a_title_means_whoever_holds_the_office_on_that_day() {
    let files = [("actors/people-mine.tsv", "people-mine.tsv", PEOPLE), ("actors/terms-mine.tsv", "terms-mine.tsv", TERMS)];
    assert_eq!(visitor(&files, 2030), "Leila Example");
    assert_ne!(visitor(&files, 2033), "Leila Example", "the term is over");
}

#[test]
fn a_wrong_row_is_refused_with_its_place_and_the_remedy() {
    let wrong = TERMS.replace("foreign minister", "forein minister");
    let files = [("actors/people.tsv", "people.tsv", PEOPLE), ("actors/terms.tsv", "mine/terms.tsv", wrong.as_str())];
    let error = waqai_base::with_overlay(files).expect_err("no such office");
    assert_eq!((error.file.as_str(), error.line, error.column.as_str()), ("mine/terms.tsv", 2, "office"));
    assert!(error.to_string().contains("codes/offices.tsv"), "{error}");
}

#[test]
fn a_table_that_nobody_reads_is_refused() {
    assert!(waqai_base::with_overlay([("actors/peeple.tsv", "peeple.tsv", PEOPLE)]).is_err());
}
