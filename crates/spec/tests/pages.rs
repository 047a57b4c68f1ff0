//! Runs every page of `spec/`. Cases of `spec/known-gaps.tsv` may fail; once they pass, their lines must go.

use std::path::Path;
use waqai_spec::{Gaps, Page, failure, isolate, read_pages, run, stale};

#[test]
fn all_pages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
    let (pages, gaps) = read_pages(&root).unwrap_or_else(|error| panic!("the pages have mistakes:\n{error}"));
    let resources = waqai_base::resources();
    let outcomes = run(&pages, &gaps, &resources);
    let (mut shown, mut failed, mut known) = (String::new(), 0, 0);
    for outcome in outcomes.iter().filter(|outcome| !outcome.verdict.passes()) {
        match outcome.gap {
            Some(gap) => {
                known += 1;
                println!("known gap: spec/{}:{}  {}: {}", outcome.page.path, outcome.case.line, isolate(&outcome.case.name), gap.reason);
            }
            None => {
                failed += 1;
                shown += &failure(outcome.page, outcome.case, &outcome.verdict);
                shown.push('\n');
            }
        }
    }
    for gap in stale(&outcomes) {
        shown +=
            &format!("spec/known-gaps.tsv:{}: {} `{}` passes: remove it from known-gaps.tsv\n", gap.line, gap.page, isolate(&gap.case));
    }
    println!("{} cases, {known} known gaps, {failed} failures", outcomes.len());
    assert!(shown.is_empty(), "{failed} of {} cases fail ({known} known gaps aside)\n\n{shown}", outcomes.len());
}

/// The first layer, lexicon and phrases, reads on its own where no models are there.
#[test]
fn most_of_the_guide_holds_without_models() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
    let (pages, gaps) = read_pages(&root).unwrap_or_else(|error| panic!("the pages have mistakes:\n{error}"));
    let resources = waqai_base::tables_only();
    assert!(resources.models.is_none());
    let outcomes = run(&pages, &gaps, &resources);
    // The pages of words hold a case for every word of the rules, in sentences as long as those of papers.
    let (words, constructions): (Vec<_>, Vec<_>) = outcomes.iter().partition(|outcome| outcome.page.path.starts_with("vocabulary/"));
    for (what, outcomes, least) in [("constructions", constructions, 75), ("words", words, 60)] {
        let passed = outcomes.iter().filter(|outcome| outcome.verdict.passes()).count();
        println!("{what}: {passed} of {} cases pass without models", outcomes.len());
        assert!(passed * 100 > outcomes.len() * least, "{what}: {passed} of {}", outcomes.len());
    }
}

#[test]
fn known_gaps_may_fail_and_must_not_pass() {
    let text = "```report passes\nصباح الخير.\n=> no event\n```\n```report fails\nصباح الخير.\n=> published 2024-05-06\n```\n";
    let pages = [Page::parse("a.md", text).expect("a page")];
    let gaps = Gaps::parse("gaps", "page\tcase\treason\na.md\tpasses\tnone\na.md\tfails\tno day\n").expect("gaps");
    let outcomes = run(&pages, &gaps, &waqai_base::resources());
    assert_eq!(outcomes.iter().map(|outcome| outcome.verdict.passes()).collect::<Vec<_>>(), [true, false]);
    assert!(outcomes.iter().all(|outcome| outcome.gap.is_some()));
    assert_eq!(stale(&outcomes).iter().map(|gap| &*gap.case).collect::<Vec<_>>(), ["passes"]);
}
