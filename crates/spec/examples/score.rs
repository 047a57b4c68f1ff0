//! How much of the coding guide the reader fulfils: `cargo run --release -p waqai-spec --example score [-- FILTER]`.
//!
//! Prints every failing case with expected and found side by side, then passed/total for each page. FILTER keeps the pages whose path
//! contains it, or the cases whose name is it; `--brief` prints the figures only.

use std::path::Path;
use std::process::ExitCode;
use waqai_spec::{Outcome, failure, read_pages, run, stale};

fn main() -> ExitCode {
    let mut filter = String::new();
    let mut brief = false;
    for argument in std::env::args().skip(1) {
        match &*argument {
            "--brief" => brief = true,
            "--help" | "-h" => {
                println!("usage: score [--brief] [FILTER]   FILTER is a part of a page's path or the name of a case");
                return ExitCode::SUCCESS;
            }
            _ => filter = argument,
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
    let (mut pages, gaps) = match read_pages(&root) {
        Ok(read) => read,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    for page in &mut pages {
        if !page.path.contains(&filter) {
            page.cases.retain(|case| case.name == filter);
        }
    }
    pages.retain(|page| !page.cases.is_empty());
    let resources = waqai_base::resources();
    let outcomes = run(&pages, &gaps, &resources);
    if !brief {
        for outcome in outcomes.iter().filter(|outcome| !outcome.verdict.passes()) {
            let gap = outcome.gap.map_or_else(String::new, |gap| format!("  (known gap: {})\n", gap.reason));
            println!("{}{gap}", failure(outcome.page, outcome.case, &outcome.verdict));
        }
    }
    let figures = |name: &str, outcomes: &mut dyn Iterator<Item = &Outcome>| {
        let (mut passed, mut known, mut all) = (0, 0, 0);
        for outcome in outcomes {
            all += 1;
            passed += usize::from(outcome.verdict.passes());
            known += usize::from(!outcome.verdict.passes() && outcome.gap.is_some());
        }
        let known = if known == 0 { String::new() } else { format!("  ({known} known gaps)") };
        println!("{name:<36} {passed:>4}/{all}{known}");
    };
    for page in &pages {
        figures(&page.path, &mut outcomes.iter().filter(|outcome| outcome.page.path == page.path));
    }
    figures("all", &mut outcomes.iter());
    for gap in stale(&outcomes) {
        println!("{} {} passes: remove it from known-gaps.tsv", gap.page, gap.case);
    }
    ExitCode::SUCCESS
}
