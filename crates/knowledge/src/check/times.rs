//! Office by office: two holders on one day, days without any.

use super::facts::Known;
use super::{Finding, Kind, Review, Severity};
use crate::{Absence, Dates, Exactness, Source, Tenure, VacancyKind};
use std::collections::BTreeMap;
use waqai_text::Date;

/// How many days without a holder are a hand-over and no gap.
const HANDOVER: i32 = 3;

/// Words that begin a note without telling which of several posts is meant.
const REMARKS: [&str; 6] = ["acting", "uncertain", "disputed", "interim", "caretaker", "designate"];

#[derive(Default)]
struct Post<'a> {
    tenures: Vec<&'a Tenure>,
    absences: Vec<&'a Absence>,
}

pub(super) fn check(known: &Known, review: &mut Review) {
    let mut posts: BTreeMap<(&str, &str), Post> = BTreeMap::new();
    for tenure in review.tenures.iter().filter(|tenure| known.single.contains(&tenure.office)) {
        posts.entry((&tenure.of, &tenure.office)).or_default().tenures.push(tenure);
    }
    for absence in review.absences.iter().filter(|absence| known.single.contains(&absence.office)) {
        posts.entry((&absence.of, &absence.office)).or_default().absences.push(absence);
    }
    let mut findings = Vec::new();
    for ((of, office), mut post) in posts {
        post.tenures.sort_by_key(|tenure| (tenure.dates.widest(), &tenure.source));
        let whose = format!("{office} of {of}");
        overlaps(&post.tenures, &whose, &mut findings);
        gaps(&post, &whose, &mut findings);
        unclear(&post, &whose, &mut findings);
    }
    for finding in &mut findings {
        finding.laid_over = known.laid_over.contains(&finding.source.file);
    }
    review.findings.extend(findings);
}

fn overlaps(tenures: &[&Tenure], whose: &str, findings: &mut Vec<Finding>) {
    for (at, first) in tenures.iter().enumerate() {
        let (_, last) = first.dates.widest();
        for second in tenures[at + 1..].iter().take_while(|second| second.dates.widest().0 <= last) {
            let over = last.number() - second.dates.widest().0.number();
            if over <= allowed(&first.dates, &second.dates) || may_overlap(first, second) {
                continue;
            }
            let shown = |tenure: &Tenure| format!("{} {} ({})", tenure.person, period(&tenure.dates), tenure.source);
            findings.push(Finding {
                severity: Severity::Error,
                kind: Kind::Overlap,
                source: second.source.clone(),
                laid_over: false,
                problem: format!("two holders of one office, {whose}: {} and {}", shown(first), shown(second)),
                remedy: "Close the earlier term with `to`, correct a date, or write `disputed` or `member of …` into the note".into(),
            });
        }
    }
}

/// How many days two terms may have in common: the day of the hand-over, or all of the month or year that is not known better.
fn allowed(first: &Dates, second: &Dates) -> i32 {
    match first.to.map(|to| to.exactness).max(Some(second.from.exactness)) {
        _ if first.to.is_none() => 0,
        Some(Exactness::Month) => 32,
        Some(Exactness::Year) => 367,
        _ => 1,
    }
}

fn may_overlap(first: &Tenure, second: &Tenure) -> bool {
    let both = |word: &str| first.note.contains(word) && second.note.contains(word);
    first.note.contains("disputed") || second.note.contains("disputed") || both("member of") || {
        // Of bodies with several heads (a court's president and its prosecutor) the note says which.
        let post = |tenure: &Tenure| {
            let word = crate::vacancies::first_of(&tenure.note).to_owned();
            (!word.is_empty() && !REMARKS.iter().any(|remark| word.starts_with(remark))).then_some(word)
        };
        crate::Code::new(&first.of).is_none() && post(first).is_some() && post(second).is_some() && post(first) != post(second)
    }
}

/// Days between terms that no term and no vacancy explains.
fn gaps(post: &Post, whose: &str, findings: &mut Vec<Finding>) {
    let mut covered: Vec<(Date, Date, &Source)> = post.tenures.iter().map(|t| with(t.dates.widest(), &t.source)).collect();
    let Some(begin) = covered.iter().map(|(first, ..)| *first).min() else { return };
    covered.extend(post.absences.iter().map(|a| with(a.dates.widest(), &a.source)));
    covered.sort();
    let mut until: Option<Date> = None;
    for (first, last, source) in covered {
        if let Some(end) = until.filter(|end| first.number() - end.number() > HANDOVER + 1 && *end >= begin) {
            let (from, to) = (end.plus_days(1), first.plus_days(-1));
            findings.push(Finding {
                severity: Severity::Warning,
                kind: Kind::Gap,
                source: source.clone(),
                laid_over: false,
                problem: format!("nobody is known as {whose} from {from} to {to}"),
                remedy: "Add the holder's term, or say in actors/vacancies why there is none".into(),
            });
        }
        until = until.max(Some(last));
    }
}

fn with((first, last): (Date, Date), source: &Source) -> (Date, Date, &Source) {
    (first, last, source)
}

/// Holders on days on which a vacancy says that there is none.
fn unclear(post: &Post, whose: &str, findings: &mut Vec<Finding>) {
    for absence in post.absences.iter().filter(|absence| absence.kind != VacancyKind::Collective) {
        for tenure in &post.tenures {
            let (earlier, later) = if absence.dates.widest().0 <= tenure.dates.widest().0 {
                (&absence.dates, &tenure.dates)
            } else {
                (&tenure.dates, &absence.dates)
            };
            if earlier.widest().1.number() - later.widest().0.number() > allowed(earlier, later) {
                findings.push(Finding {
                    severity: Severity::Warning,
                    kind: Kind::Unclear,
                    source: absence.source.clone(),
                    laid_over: false,
                    problem: format!(
                        "{whose} is {} {}, and {} holds it {} ({})",
                        absence.kind.name(),
                        period(&absence.dates),
                        tenure.person,
                        period(&tenure.dates),
                        tenure.source
                    ),
                    remedy: "Correct the dates of one of the two".into(),
                });
            }
        }
    }
}

fn period(dates: &Dates) -> String {
    match dates.to {
        Some(to) => format!("{}..{to}", dates.from),
        None => format!("{}..", dates.from),
    }
}
