//! A failing case, for people to read.

use crate::check::{Row, Verdict};
use crate::describe::isolate;
use crate::page::{Case, Page};
use std::fmt::Write as _;

/// The widest left column; a longer expectation pushes its record to the right.
const WIDEST: usize = 84;

/// A case with what was expected and what was found, side by side. Words of the report stand between direction isolates.
pub fn failure(page: &Page, case: &Case, verdict: &Verdict) -> String {
    let mut out = String::new();
    let day = case.day.map_or_else(String::new, |day| format!("  {day}"));
    let _ = writeln!(out, "spec/{}:{}  {}{day}", page.path, case.line, isolate(&case.name));
    for line in case.report.lines() {
        let _ = writeln!(out, "    {}", isolate(line));
    }
    let expected: Vec<String> =
        verdict.rows.iter().map(|row| row.expected.as_deref().map_or_else(|| "-".to_owned(), isolate_quotes)).collect();
    let left = expected.iter().map(|text| width(text)).max().unwrap_or(0).clamp("expected".len(), WIDEST);
    let mut line = |mark: char, expected: &str, found: &str| {
        let gap = " ".repeat(left.saturating_sub(width(expected)));
        let _ = writeln!(out, "  {mark} {expected}{gap}  | {found}");
    };
    line(' ', "expected", "found");
    for (Row { found, differs, .. }, expected) in verdict.rows.iter().zip(&expected) {
        let mark = if differs.is_empty() { '✓' } else { '✗' };
        let found = found.as_deref().unwrap_or("-");
        let differs = if differs.is_empty() { String::new() } else { format!("   ← {}", differs.join(", ")) };
        line(mark, expected, &format!("{found}{differs}"));
    }
    out
}

/// Puts each «…» between isolates.
fn isolate_quotes(text: &str) -> String {
    text.replace('«', "\u{2068}«").replace('»', "»\u{2069}")
}

/// How many columns a text takes on a terminal, nearly.
fn width(text: &str) -> usize {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{64B}'..='\u{652}' | '\u{670}' | '\u{200E}' | '\u{200F}')).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;

    #[test]
    fn stands_side_by_side() {
        let page = Page::parse("a.md", "```report 2024-05-06 x\nزار الوزير\n=> event CONSULT KAZ.GOV > - «زار»\n=> no statement\n```\n")
            .expect("a page");
        let verdict = check(&page.cases[0], &waqai_coder::record::CodedReport::default());
        let shown = failure(&page, &page.cases[0], &verdict);
        let expected = "spec/a.md:1  \u{2068}x\u{2069}  2024-05-06\n    \u{2068}زار الوزير\u{2069}\n    \
            expected                         | found\n  \
            ✗ event CONSULT KAZ.GOV > - \u{2068}«زار»\u{2069}  | -   ← missing\n  \
            ✓ no statement                     | -\n";
        assert_eq!(shown, expected);
    }
}
