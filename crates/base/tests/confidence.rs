//! The table of confidence and the features that the reader sees are one list.

use waqai_coder::rules::{Direction, Feature, Features, Question};
use waqai_tables::{TableError, TableSet};

const TABLE: &str = "codes/confidence.tsv";

/// The bundled tables, the one of confidence changed.
fn compiled_with(change: impl Fn(&str) -> String) -> Result<waqai_coder::Resources, TableError> {
    let bundled = waqai_base::tables();
    let changed = bundled.files().find(|(path, _)| *path == TABLE).map(|(_, text)| change(text)).expect("the table of confidence");
    let texts: Vec<(&str, &str)> =
        bundled.files().map(|(path, text)| if path == TABLE { (path, &*changed) } else { (path, text) }).collect();
    waqai_coder::Resources::compile(&TableSet::new(texts))
}

/// The row of a feature, in the place of its own.
fn with_row(feature: &str, row: &str) -> Result<waqai_coder::Resources, TableError> {
    let starts = format!("{feature}\t");
    compiled_with(|text| {
        assert!(text.lines().any(|line| line.starts_with(&starts)), "no row of {feature}");
        let lines = text.lines().filter_map(|line| if line.starts_with(&starts) { (!row.is_empty()).then_some(row) } else { Some(line) });
        lines.map(|line| format!("{line}\n")).collect()
    })
}

#[test]
fn every_feature_stands_in_the_table_and_nothing_else() {
    let tables = waqai_base::tables();
    let rows = tables.table("codes/confidence", &["feature"]).expect("a table").rows;
    let named: Vec<&str> = rows.iter().map(|row| row.get("feature")).filter(|name| !name.starts_with("least")).collect();
    assert_eq!(named, Feature::ALL.map(Feature::code));
    for feature in Feature::ALL {
        let row = rows.iter().find(|row| row.get("feature") == feature.code()).expect("a row");
        assert_eq!(row.get("meaning"), feature.meaning());
    }
}

#[test]
fn a_row_too_few_or_too_many_is_told() {
    let missing = with_row("toll", "").expect_err("a row is missing");
    assert!(missing.to_string().contains("no row is named `toll`"), "{missing}");
    let unknown = with_row("toll", "tolls\t1\t1\tx").expect_err("no such feature");
    assert!(unknown.to_string().contains("the reader sees no `tolls`"), "{unknown}");
    let wrong = with_row("toll", "toll\t-1\t0\tx").expect_err("the dead speak for an attack");
    assert!(wrong.to_string().contains("`toll` cannot speak against a record"), "{wrong}");
    let bound = with_row("least", "least\t1.5\t0\tx").expect_err("more than a share");
    assert!(bound.to_string().contains("the bound is no share"), "{bound}");
}

#[test]
fn bounds_of_types_stand_in_for_the_bound_of_all() {
    let compiled = with_row("least", "least\t0.25\t0\tx\nleast.aid\t0.5\t0\tx").expect("compiles");
    let least = compiled.rules.confidence.least;
    assert_eq!((least[waqai_coder::rules::EventType::Aid as usize], least[waqai_coder::rules::EventType::Consult as usize]), (0.5, 0.25));
    let wrong = with_row("least", "least\t0\t0\tx\nleast.war\t0.5\t0\tx").expect_err("no such type");
    assert!(wrong.to_string().contains("names no type"), "{wrong}");
}

#[test]
fn confidence_is_a_share_and_goes_where_it_must() {
    let confidence = waqai_base::tables_only().rules.confidence;
    let mut seen = Features::default();
    seen.set(Feature::Always, true);
    for feature in Feature::ALL {
        let before = confidence.of(&seen);
        let mut with = seen;
        with.set(feature, true);
        let after = confidence.of(&with);
        match feature.direction() {
            Direction::For => assert!(after >= before, "{}", feature.code()),
            Direction::Against => assert!(after <= before, "{}", feature.code()),
            Direction::Either => {}
        }
        assert!(after > 0.0 && after < 1.0);
        // Whatever else is seen.
        seen.set(feature, (feature as usize).is_multiple_of(3));
        let [act, sides] = Question::ALL.map(|question| confidence.answer(question, &seen));
        assert!((confidence.of(&seen) - act * sides).abs() < 1e-6);
    }
}
