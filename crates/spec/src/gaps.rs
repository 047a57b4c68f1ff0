//! Cases that are known to fail: `spec/known-gaps.tsv`, with the columns page, case and reason.

use crate::mistake::{Mistake, Mistakes};
use crate::page::{Case, Page};

/// One known gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The page, as its path below `spec/`.
    pub page: String,
    /// The case: its name, or the first words of its report.
    pub case: String,
    /// Why it fails.
    pub reason: String,
}

/// All known gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps(pub Vec<Gap>);

impl Gaps {
    /// Reads the file. Lines that begin with `#` are remarks; the first other line names the columns.
    pub fn parse(file: &str, text: &str) -> Result<Gaps, Mistakes> {
        let mut gaps: Vec<Gap> = Vec::new();
        let mut mistakes = Vec::new();
        let mut headed = false;
        for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty()) {
            let mut note = |problem: String, remedy: &str| {
                mistakes.push(Mistake { file: file.to_owned(), line: place + 1, problem, remedy: remedy.to_owned() });
            };
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            if !headed {
                headed = true;
                if cells != ["page", "case", "reason"] {
                    note("the first line does not name the columns".into(), "Write page, case and reason with tabs between");
                }
                continue;
            }
            match cells.as_slice() {
                [page, case, reason] if ![page, case, reason].iter().any(|cell| cell.is_empty()) => {
                    if gaps.iter().any(|gap| gap.page == *page && gap.case == *case) {
                        note(format!("`{case}` is listed twice"), "Remove one of the two lines");
                    }
                    gaps.push(Gap { line: place + 1, page: (*page).to_owned(), case: (*case).to_owned(), reason: (*reason).to_owned() });
                }
                _ => note("the line has not three filled cells".into(), "Write page, case and reason with tabs between"),
            }
        }
        if mistakes.is_empty() { Ok(Gaps(gaps)) } else { Err(Mistakes(mistakes)) }
    }

    /// The gap that a case is listed as.
    pub fn of(&self, page: &Page, case: &Case) -> Option<&Gap> {
        self.0.iter().find(|gap| gap.page == page.path && gap.is(case))
    }
}

impl Gap {
    /// Whether it names a case of its page.
    pub fn is(&self, case: &Case) -> bool {
        self.case == case.name || self.case.contains(' ') && case.report.starts_with(&self.case)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_gaps() {
        let gaps = Gaps::parse("g.tsv", "# remark\npage\tcase\treason\na.md\tx\tneeds a parser\n").expect("gaps");
        assert_eq!(gaps.0.len(), 1);
        assert_eq!(gaps.0[0].line, 3);
        for wrong in ["a.md\tx\ty", "page\tcase\treason\na.md\tx", "page\tcase\treason\na\tb\tc\na\tb\td"] {
            assert!(Gaps::parse("g.tsv", wrong).is_err(), "{wrong}");
        }
    }
}
