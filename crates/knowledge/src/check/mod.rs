//! What is wrong, doubtful or missing in the tables of actors: every mistake with its place, not the first alone.
//!
//! ```
//! use waqai_tables::TableSet;
//! let mut tables = TableSet::new([("codes/offices.tsv", "code\tholders\nhead of state\tsingle\n")]);
//! tables.lay_over("actors/terms.tsv", "mine/terms.tsv", "person\tof\toffice\tfrom\tto\tnote\nnobody\tKAZ\thead of state\t2019\t\t\n");
//! let review = waqai_knowledge::check::review(&tables);
//! assert!(review.errors().any(|finding| finding.to_string().starts_with("mine/terms.tsv:2: no person has the id `nobody`")));
//! ```

mod coverage;
mod facts;
mod sheet;
mod times;

pub use coverage::{Coverage, Figure, OFFICES, Share, StateCoverage, coverage};

use crate::{Absence, Source, Tenure};
use std::collections::HashSet;
use waqai_tables::{TableError, TableSet};

/// Whether a finding must be mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A mistake.
    Error,
    /// Something that may be right.
    Warning,
}

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A file or row that is no table.
    Shape,
    /// A key given twice.
    Twice,
    /// A cell that must not be empty.
    Missing,
    /// A person, office, state, organisation or code that no table has.
    Unknown,
    /// A date that is none, or an end before the beginning.
    Date,
    /// Letters or signs that do not belong in the cell.
    Letters,
    /// Two holders of one office on one day.
    Overlap,
    /// Days without a holder and without a reason.
    Gap,
    /// A holder on days on which there should be none.
    Unclear,
}

impl Kind {
    /// In a word.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Shape => "shape",
            Kind::Twice => "twice",
            Kind::Missing => "missing",
            Kind::Unknown => "unknown",
            Kind::Date => "date",
            Kind::Letters => "letters",
            Kind::Overlap => "overlap",
            Kind::Gap => "gap",
            Kind::Unclear => "unclear",
        }
    }
}

/// Something found in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad.
    pub severity: Severity,
    /// What kind.
    pub kind: Kind,
    /// Where.
    pub source: Source,
    /// Whether the row is a user's, laid over the bundled ones.
    pub laid_over: bool,
    /// What was found.
    pub problem: String,
    /// What to do.
    pub remedy: String,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}. {}", self.source, self.problem, self.remedy)
    }
}

/// What a check found.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// Everything found, mistakes first, then by file and line.
    pub findings: Vec<Finding>,
    /// How many people there are.
    pub people: usize,
    /// How many of them hold no office.
    pub without_office: usize,
    /// All terms that can be read.
    pub tenures: Vec<Tenure>,
    /// All vacancies that can be read.
    pub absences: Vec<Absence>,
}

impl Review {
    /// The mistakes.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error)
    }

    /// The doubts.
    pub fn warnings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Warning)
    }

    fn table_error(&mut self, kind: Kind, error: TableError, laid_over: bool) {
        let TableError { file, line, column, problem, remedy } = error;
        let problem = if column.is_empty() { problem } else { format!("column `{column}`: {problem}") };
        let source = Source { file, line };
        self.findings.push(Finding { severity: Severity::Error, kind, source, laid_over, problem, remedy });
    }
}

/// Checks the tables of actors and of offices.
pub fn review(tables: &TableSet) -> Review {
    let mut review = Review::default();
    let known = facts::check(tables, &mut review);
    times::check(&known, &mut review);
    let held: HashSet<&str> = review.tenures.iter().map(|tenure| tenure.person.as_str()).collect();
    review.without_office = known.people.iter().filter(|id| !held.contains(id.as_str())).count();
    review.people = known.people.len();
    review.findings.sort_by(|left, right| (left.severity, &left.source).cmp(&(right.severity, &right.source)));
    review
}
