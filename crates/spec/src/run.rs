//! All pages of a folder, from disk to outcomes.

use crate::check::{Row, Verdict, check};
use crate::gaps::{Gap, Gaps};
use crate::invariants::broken_invariant;
use crate::mistake::{Mistake, Mistakes};
use crate::page::{Case, Page};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};
use waqai_coder::{Input, Resources, Worker};

/// Why pages could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// A file or folder could not be read.
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Pages have mistakes.
    Mistakes(Mistakes),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Io { path, source } => write!(f, "{}: {source}. Check that the file exists and can be read.", path.display()),
            ReadError::Mistakes(mistakes) => mistakes.fmt(f),
        }
    }
}

impl std::error::Error for ReadError {}

/// What came of one case.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// Its page.
    pub page: &'a Page,
    /// The case.
    pub case: &'a Case,
    /// Expected and found.
    pub verdict: Verdict,
    /// The known gap that it is listed as.
    pub gap: Option<&'a Gap>,
}

/// Reads the pages (`*.md` with at least one case) and `known-gaps.tsv` below a folder, in the order of their paths.
pub fn read_pages(root: &Path) -> Result<(Vec<Page>, Gaps), ReadError> {
    let mut files = Vec::new();
    collect(root, &mut files)?;
    files.sort();
    let mut pages = Vec::new();
    let mut mistakes = Vec::new();
    for file in files {
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).map_err(|source| ReadError::Io { path: file, source })?;
        match Page::parse(&name, &text) {
            Ok(page) if page.cases.is_empty() => {}
            Ok(page) => pages.push(page),
            Err(found) => mistakes.extend(found.0),
        }
    }
    let path = root.join("known-gaps.tsv");
    let gaps = match fs::read_to_string(&path) {
        Ok(text) => Gaps::parse("known-gaps.tsv", &text).unwrap_or_else(|found| {
            mistakes.extend(found.0);
            Gaps::default()
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Gaps::default(),
        Err(source) => return Err(ReadError::Io { path, source }),
    };
    if mistakes.is_empty() {
        for gap in &gaps.0 {
            if !pages.iter().any(|page| page.path == gap.page && page.cases.iter().any(|case| gap.is(case))) {
                mistakes.push(Mistake {
                    file: "known-gaps.tsv".into(),
                    line: gap.line,
                    problem: format!("`{}` has no case `{}`", gap.page, gap.case),
                    remedy: "Correct the line or remove it".into(),
                });
            }
        }
    }
    for mistake in &mut mistakes {
        mistake.file.insert_str(0, "spec/");
    }
    if mistakes.is_empty() { Ok((pages, gaps)) } else { Err(ReadError::Mistakes(Mistakes(mistakes))) }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), ReadError> {
    let failed = |source| ReadError::Io { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
    Ok(())
}

/// Codes the cases of all pages and compares. A panic of the reader is a failure of its case.
pub fn run<'a>(pages: &'a [Page], gaps: &'a Gaps, resources: &Resources) -> Vec<Outcome<'a>> {
    let mut worker = Worker::default();
    let mut outcomes = Vec::new();
    for page in pages {
        for case in &page.cases {
            let input = Input { text: &case.report, published: case.day, agency: None };
            let verdict = match catch_unwind(AssertUnwindSafe(|| worker.code(resources, input))) {
                Ok(coded) => {
                    let mut verdict = check(case, &coded);
                    if let Some(broken) = broken_invariant(&case.report, &coded) {
                        verdict.rows.push(Row { expected: None, found: Some(broken), differs: vec!["invariant"] });
                    }
                    verdict
                }
                Err(_) => {
                    worker = Worker::default();
                    Verdict { rows: vec![Row { expected: None, found: Some("the reader panicked".into()), differs: vec!["panic"] }] }
                }
            };
            outcomes.push(Outcome { page, case, verdict, gap: gaps.of(page, case) });
        }
    }
    outcomes
}

/// The known gaps that are none any more: their case passes.
pub fn stale<'a>(outcomes: &[Outcome<'a>]) -> Vec<&'a Gap> {
    outcomes.iter().filter(|outcome| outcome.verdict.passes()).filter_map(|outcome| outcome.gap).collect()
}
