//! `waqai knowledge check`: what is wrong, doubtful or missing in the tables.

use super::options::CheckOptions;
use crate::isolate::{counted, printable};
use crate::knowledge::{Overlay, lay_over, read_folder};
use crate::outcome::{Outcome, say};
use crate::style::{Look, Style};
use crate::table::cell;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use waqai_knowledge::Source;
use waqai_knowledge::check::{self, Coverage, Finding, Kind, OFFICES, Review, Severity, Share};
use waqai_tables::{TableError, TableSet};

/// How many warnings of the bundled tables are printed unasked.
const FEW: usize = 10;

/// Checks and prints.
pub(crate) fn run(options: &CheckOptions) -> anyhow::Result<Outcome> {
    let overlay = options.folder.as_deref().map(read_folder).transpose()?.unwrap_or_default();
    let (tables, review) = reviewed(&overlay);
    let coverage = check::coverage(&tables, &review, options.until.map(|until| until.last))?;
    let page = if options.json {
        format!("{}\n", serde_json::to_string(&Object::new(&review, &coverage))?)
    } else {
        page(options, &review, &coverage)
    };
    say(&page)?;
    Ok(if review.errors().next().is_some() { Outcome::Mistakes } else { Outcome::Well })
}

/// The bundled tables with a user's laid over them, and what is wrong with them.
pub(super) fn reviewed(overlay: &Overlay) -> (TableSet, Review) {
    let mut tables = waqai_base::tables();
    let mut strangers = Vec::new();
    for (path, shown, _) in overlay {
        if !tables.knows(path) {
            strangers.push((path, shown));
        }
    }
    let strange: Vec<Finding> = strangers
        .into_iter()
        .map(|(path, shown)| {
            finding(TableError {
                file: shown.clone(),
                line: 1,
                column: String::new(),
                problem: format!("the program has no table `{path}`"),
                remedy: "Name the file after a bundled table, such as actors/people.tsv or actors/people-mine.tsv".into(),
            })
        })
        .collect();
    lay_over(&mut tables, overlay);
    let mut review = check::review(&tables);
    review.findings.splice(0..0, strange);
    // What else the reader's compiler refuses: its first mistake, where none is known so far.
    if review.errors().next().is_none()
        && !overlay.is_empty()
        && let Err(error) =
            waqai_base::with_overlay(overlay.iter().map(|(path, shown, text)| (path.as_str(), shown.as_str(), text.as_str())))
    {
        review.findings.insert(0, finding(error));
    }
    (tables, review)
}

fn finding(error: TableError) -> Finding {
    let TableError { file, line, column, problem, remedy } = error;
    let problem = if column.is_empty() { problem } else { format!("column `{column}`: {problem}") };
    Finding { severity: Severity::Error, kind: Kind::Shape, source: Source { file, line }, laid_over: true, problem, remedy }
}

fn page(options: &CheckOptions, review: &Review, coverage: &Coverage) -> String {
    let style = Style::of_terminal();
    let mut out = String::new();
    let (errors, warnings) = (review.errors().count(), review.warnings().count());
    for finding in review.errors() {
        let _ = writeln!(out, "{} {}", style.paint(Look::Conflict, "error"), printable(&finding.to_string()));
    }
    let mut shown = 0;
    for finding in review.warnings() {
        let bundled = !finding.laid_over;
        if bundled && shown >= FEW && !options.all {
            continue;
        }
        shown += usize::from(bundled);
        let _ = writeln!(out, "{} {}", style.paint(Look::Cue, "warning"), printable(&finding.to_string()));
    }
    let left = review.warnings().filter(|finding| !finding.laid_over).count() - shown;
    if left > 0 {
        let _ = writeln!(out, "{}", style.paint(Look::Faint, &format!("… and {left} more warnings; --all prints them")));
    }
    if errors + warnings > 0 {
        out.push('\n');
    }
    let _ = writeln!(
        out,
        "{}, {}: {}{}",
        counted(errors as u64, "error"),
        counted(warnings as u64, "warning"),
        kinds(review).iter().map(|(kind, count)| format!("{kind} {count}")).collect::<Vec<_>>().join(", "),
        if errors + warnings == 0 { "nothing to mend" } else { "" }
    );
    let _ = writeln!(
        out,
        "{} ({} without an office), {}, {}",
        counted_people(review.people),
        review.without_office,
        counted(review.tenures.len() as u64, "term"),
        if review.absences.len() == 1 { "1 vacancy".to_owned() } else { format!("{} vacancies", review.absences.len()) }
    );
    let _ = writeln!(out, "\n{}", style.paint(Look::Heading, &format!("Days of office known, up to {}", coverage.until)));
    for figure in &coverage.figures {
        let _ = writeln!(
            out,
            "  {} {:>5.1} %  since {}, {} states, {} of {} days",
            cell(figure.name, 52),
            figure.share.per_cent(),
            figure.since,
            figure.states,
            figure.share.known,
            figure.share.days
        );
    }
    if options.coverage {
        let _ = writeln!(out, "\n{}", style.paint(Look::Heading, "State by state"));
        let _ = writeln!(out, "  state {}", OFFICES.map(|office| format!("{office:>18}")).join(" "));
        for state in &coverage.states {
            let shares = state.offices.iter().map(|(share, _)| format!("{:>16.1} %", share.per_cent())).collect::<Vec<_>>().join(" ");
            let _ = writeln!(out, "  {:<5} {shares}", state.state);
        }
    }
    out
}

fn counted_people(people: usize) -> String {
    if people == 1 { "1 person".to_owned() } else { format!("{people} people") }
}

fn kinds(review: &Review) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for finding in &review.findings {
        *kinds.entry(finding.kind.name()).or_default() += 1;
    }
    kinds
}

#[derive(Serialize)]
struct Object<'a> {
    errors: Vec<FindingObject<'a>>,
    warnings: Vec<FindingObject<'a>>,
    people: usize,
    people_without_office: usize,
    terms: usize,
    vacancies: usize,
    coverage: CoverageObject<'a>,
}

#[derive(Serialize)]
struct FindingObject<'a> {
    kind: &'static str,
    table: &'a str,
    line: usize,
    laid_over: bool,
    problem: &'a str,
    remedy: &'a str,
}

#[derive(Serialize)]
struct CoverageObject<'a> {
    until: String,
    figures: Vec<FigureObject>,
    states: Vec<StateObject<'a>>,
}

#[derive(Serialize)]
struct FigureObject {
    name: &'static str,
    since: i16,
    states: usize,
    known_days: u32,
    days: u32,
    per_cent: f64,
}

#[derive(Serialize)]
struct StateObject<'a> {
    state: &'a str,
    offices: Vec<OfficeObject>,
}

#[derive(Serialize)]
struct OfficeObject {
    office: &'static str,
    known_days: u32,
    days: u32,
    per_cent: f64,
    /// First and last days of which nothing is known.
    unknown: Vec<[String; 2]>,
}

impl<'a> Object<'a> {
    fn new(review: &'a Review, coverage: &'a Coverage) -> Object<'a> {
        let finding = |finding: &'a Finding| FindingObject {
            kind: finding.kind.name(),
            table: &finding.source.file,
            line: finding.source.line,
            laid_over: finding.laid_over,
            problem: &finding.problem,
            remedy: &finding.remedy,
        };
        let office = |(office, (share, gaps)): (&'static str, &(Share, Vec<_>))| OfficeObject {
            office,
            known_days: share.known,
            days: share.days,
            per_cent: share.per_cent(),
            unknown: gaps
                .iter()
                .map(|(first, last): &(waqai_text::Date, waqai_text::Date)| [first.to_string(), last.to_string()])
                .collect(),
        };
        Object {
            errors: review.errors().map(finding).collect(),
            warnings: review.warnings().map(finding).collect(),
            people: review.people,
            people_without_office: review.without_office,
            terms: review.tenures.len(),
            vacancies: review.absences.len(),
            coverage: CoverageObject {
                until: coverage.until.to_string(),
                figures: coverage
                    .figures
                    .iter()
                    .map(|figure| FigureObject {
                        name: figure.name,
                        since: figure.since,
                        states: figure.states,
                        known_days: figure.share.known,
                        days: figure.share.days,
                        per_cent: figure.share.per_cent(),
                    })
                    .collect(),
                states: coverage
                    .states
                    .iter()
                    .map(|state| StateObject {
                        state: &state.state,
                        offices: OFFICES.into_iter().zip(&state.offices).map(office).collect(),
                    })
                    .collect(),
            },
        }
    }
}
