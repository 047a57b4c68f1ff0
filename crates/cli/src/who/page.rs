//! The answers of `waqai who` as pages to read.

use super::answer::{Answer, Cabinet, Candidate, Owner, Term, Vacancy, Why};
use crate::isolate::{counted, isolated, listed};
use crate::style::{Look, Style};
use crate::table::{cell, widest};
use std::fmt::Write as _;

/// The widest column of offices or names.
const WIDEST: usize = 44;

/// The answer to a name or title.
pub(super) fn answer(answer: &Answer, style: Style) -> String {
    let mut out = style.paint(Look::Heading, &isolated(&answer.query));
    let mut facts = vec![format!("key {}", isolated(&answer.key))];
    facts.extend(answer.on.iter().map(|on| format!("on {on}")));
    facts.push(counted(answer.candidates.len() as u64, "candidate"));
    let _ = writeln!(out, " · {}", style.paint(Look::Faint, &facts.join(" · ")));
    for (at, candidate) in answer.candidates.iter().enumerate() {
        out.push('\n');
        one(&mut out, at + 1, candidate, answer.on.as_deref(), style);
    }
    out
}

/// The answer to a state or organisation.
pub(super) fn cabinet(cabinet: &Cabinet, style: Style) -> String {
    let mut out = style.paint(Look::Heading, &owner(&cabinet.of));
    let mut facts: Vec<String> = vec![cabinet.of.id.clone()];
    facts.extend(cabinet.of.name.as_deref().map(isolated));
    facts.extend(cabinet.on.iter().map(|on| format!("on {on}, as far as known")));
    let _ = writeln!(out, " · {}", style.paint(Look::Faint, &facts.join(" · ")));
    let offices = widest(cabinet.offices.iter().map(|office| office.office.as_str()), WIDEST);
    let names: Vec<String> = cabinet.offices.iter().flat_map(|office| &office.holders).map(person).collect();
    let name = widest(names.iter().map(String::as_str), WIDEST);
    for office in &cabinet.offices {
        let mut label = office.office.as_str();
        for term in &office.holders {
            line(&mut out, label, offices, term, &cell(&person(term), name), style);
            label = "";
        }
        for vacancy in &office.vacancies {
            let _ = writeln!(out, "  {} {}", cell(label, offices), absent(vacancy));
            label = "";
        }
    }
    out
}

fn line(out: &mut String, label: &str, width: usize, term: &Term, what: &str, style: Style) {
    let mut parts = vec![dates(term)];
    parts.extend(remarks(term));
    let source = style.paint(Look::Faint, &format!("{}:{}", term.table, term.line));
    let _ = writeln!(out, "  {} {what} {} · {source}", cell(label, width), parts.join(" · "));
}

fn one(out: &mut String, number: usize, candidate: &Candidate, on: Option<&str>, style: Style) {
    let former = if candidate.former { "former " } else { "" };
    let title = style.paint(Look::Heading, &format!("{former}{}", isolated(&candidate.name_en)));
    let mut facts = vec![isolated(&candidate.name), candidate.kind.to_owned()];
    facts.extend(candidate.what.clone());
    let codes = [candidate.country.as_deref(), candidate.sector.as_deref()];
    let codes: Vec<&str> = codes.into_iter().flatten().collect();
    facts.extend((!codes.is_empty()).then(|| codes.join(" ")));
    facts.extend(candidate.id.clone().filter(|id| Some(id) != candidate.country.as_ref()));
    let _ = writeln!(out, "{} {title} · {}", style.paint(Look::Id, &format!("{number:<2}")), facts.join(" · "));
    let mut field = |name: &str, value: &str| {
        let _ = writeln!(out, "   {name:<11} {value}");
    };
    if let Some(of) = &candidate.of {
        field("of", &format!("{} ({})", owner(of), of.id));
    }
    if let Some(at) = &candidate.at {
        field("posted to", &format!("{} ({})", owner(at), at.id));
    }
    if let Some(office) = &candidate.office {
        field("office", office);
    }
    if let Some(rank) = candidate.rank {
        field("rank", rank);
    }
    // One spelling is the name above.
    if candidate.spellings.len() > 1 {
        field("spellings", &listed(candidate.spellings.iter().map(String::as_str)));
    }
    if !candidate.short.is_empty() {
        field("short", &listed(candidate.short.iter().map(String::as_str)));
    }
    if let Some(nisba) = &candidate.nisba {
        field("nisba", &isolated(nisba));
    }
    if let Some(capital) = &candidate.capital {
        field("capital", &isolated(capital));
    }
    if let (Some(latitude), Some(longitude)) = (candidate.latitude, candidate.longitude) {
        field("at", &format!("{latitude}, {longitude}"));
    }
    for (at, why) in candidate.why.iter().enumerate() {
        field(if at == 0 { "why" } else { "" }, &reason(why));
    }
    let held = |term: &&Term| term.held != Some("no");
    terms(out, if on.is_some() { "in office" } else { "terms" }, candidate.terms.iter().filter(held), false, style);
    terms(out, "other terms", candidate.terms.iter().filter(|term| !held(term)), false, style);
    let held = if candidate.former { "held by" } else { "holders" };
    terms(out, held, candidate.holders.iter(), true, style);
    for vacancy in &candidate.vacancies {
        let _ = writeln!(out, "   {:<11} {}", "nobody", absent(vacancy));
    }
    unanswered(out, candidate, on);
}

/// What the reader of a page may miss.
fn unanswered(out: &mut String, candidate: &Candidate, on: Option<&str>) {
    let nobody = candidate.holders.is_empty() && candidate.vacancies.is_empty();
    let remark = match (candidate.kind, &candidate.office, &candidate.of) {
        ("title", None, _) => "The tables follow no office for this title".to_owned(),
        ("title", Some(_), None) => "Whose? Name a state or organisation with the title".to_owned(),
        ("title", Some(_), Some(_)) if nobody && candidate.former => "The tables know nobody who held it before".to_owned(),
        ("title", Some(_), Some(_)) if nobody => match on {
            Some(on) => format!("The tables know no holder on {on}; `waqai knowledge add-term --into DIR` writes one"),
            None => "The tables know no holder; `waqai knowledge add-term --into DIR` writes one".to_owned(),
        },
        ("person", ..) if on.is_some() && !candidate.terms.iter().any(|term| term.held != Some("no")) => "In no office that day".to_owned(),
        ("state", ..) => {
            let id = candidate.id.as_deref().unwrap_or_default();
            format!("`waqai who --country {id}{}` lists all its offices", on.map(|on| format!(" --on {on}")).unwrap_or_default())
        }
        _ => return,
    };
    let _ = writeln!(out, "   {remark}");
}

fn terms<'a>(out: &mut String, title: &str, terms: impl Iterator<Item = &'a Term>, with_names: bool, style: Style) {
    let terms: Vec<&Term> = terms.collect();
    let label = |term: &&Term| {
        let office = format!("{} of {}", term.office, owner(&term.of));
        if with_names { format!("{} · {office}", person(term)) } else { office }
    };
    let labels: Vec<String> = terms.iter().map(label).collect();
    let width = widest(labels.iter().map(String::as_str), 2 * WIDEST);
    for (at, (term, label)) in terms.iter().zip(&labels).enumerate() {
        let title = if at == 0 { title } else { "" };
        let _ = write!(out, " ");
        line(out, title, 11, term, &cell(label, width), style);
    }
}

fn person(term: &Term) -> String {
    let name = isolated(term.name_en.as_deref().unwrap_or(&term.person));
    match &term.name {
        Some(arabic) => format!("{name} {}", isolated(arabic)),
        None => name,
    }
}

fn dates(term: &Term) -> String {
    match &term.to {
        Some(to) => format!("{} to {to}", term.from),
        None => format!("since {}", term.from),
    }
}

fn remarks(term: &Term) -> Vec<String> {
    let mut remarks = Vec::new();
    if term.held == Some("perhaps") {
        remarks.push("perhaps".to_owned());
    }
    if let Some(office) = &term.instead_of {
        remarks.push(format!("{} holds the office of {office} too", term.office));
    }
    remarks.extend(term.note.as_deref().map(isolated));
    remarks
}

fn absent(vacancy: &Vacancy) -> String {
    let dates = match &vacancy.to {
        Some(to) => format!("{} to {to}", vacancy.from),
        None => format!("since {}", vacancy.from),
    };
    let note = vacancy.note.as_deref().map(|note| format!(": {}", isolated(note))).unwrap_or_default();
    let kind = match vacancy.kind {
        "united" => "united with another office",
        other => other,
    };
    format!("— {kind}{note}, {dates} · {}:{}", vacancy.table, vacancy.line)
}

fn owner(owner: &Owner) -> String {
    isolated(owner.name_en.as_deref().unwrap_or(&owner.id))
}

fn reason(why: &Why) -> String {
    let mut parts = vec![format!("{} {}", why.how, isolated(why.value.as_deref().unwrap_or(&why.key)))];
    if why.value.as_deref() != Some(&*why.key) {
        parts.push(format!("key {}", isolated(&why.key)));
    }
    if let (Some(table), Some(line), Some(column)) = (&why.table, why.line, why.column) {
        parts.push(format!("{table}:{line}, column {column}"));
    }
    parts.join(" · ")
}
