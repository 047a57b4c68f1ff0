//! Days on which nobody of their own holds an office, and why.

use crate::posts::OfficeIndex;
use crate::{Affiliation, Code, Day, Knowledge, Office};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use waqai_tables::{Row, TableError, TableSet};

/// Why no one person of their own holds an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VacancyKind {
    /// The state has no such office.
    Absent,
    /// The holder of another office holds it too.
    United,
    /// A body holds it.
    Collective,
    /// Nobody is in office.
    Vacant,
    /// Somebody is, whom the tables do not know.
    Unknown,
}

impl VacancyKind {
    /// As the tables write it.
    pub fn name(self) -> &'static str {
        match self {
            VacancyKind::Absent => "absent",
            VacancyKind::United => "united",
            VacancyKind::Collective => "collective",
            VacancyKind::Vacant => "vacant",
            VacancyKind::Unknown => "unknown",
        }
    }

    pub(crate) fn read(row: &Row) -> Result<VacancyKind, TableError> {
        use VacancyKind::*;
        let text = row.get("kind");
        [Absent, United, Collective, Vacant, Unknown]
            .into_iter()
            .find(|kind| kind.name() == text)
            .ok_or_else(|| row.error("kind", &format!("`{text}` is no kind"), "Write absent, united, collective, vacant or unknown"))
    }
}

/// Days on which nobody of their own holds an office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vacancy {
    /// Of what.
    pub of: Affiliation,
    /// Which office.
    pub office: Office,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Why.
    pub kind: VacancyKind,
    /// The office whose holder has this one too.
    pub united_with: Option<Office>,
}

/// All of them, by state or body, office and day.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Vacancy>", into = "Vec<Vacancy>")]
pub(crate) struct Vacancies {
    all: Vec<Vacancy>,
    index: OfficeIndex,
}

impl From<Vec<Vacancy>> for Vacancies {
    fn from(all: Vec<Vacancy>) -> Vacancies {
        Vacancies { index: OfficeIndex::of(&all, |vacancy| (vacancy.of, vacancy.office)), all }
    }
}

impl From<Vacancies> for Vec<Vacancy> {
    fn from(vacancies: Vacancies) -> Vec<Vacancy> {
        vacancies.all
    }
}

/// The first part of a note: `head of state; since the constitution of …` begins with an office.
pub(crate) fn first_of(note: &str) -> &str {
    note.split([';', ',', '(']).next().unwrap_or_default().trim()
}

/// Compiles `actors/vacancies`, which may have no file at all.
pub(crate) fn compile(tables: &TableSet, knowledge: &Knowledge, organisations: &HashMap<String, u16>) -> Result<Vacancies, TableError> {
    let mut all = Vec::new();
    for row in tables.table("actors/vacancies", &["of", "office", "from"])?.rows {
        let of = row.required("of")?;
        let state = || Code::new(of).filter(|&code| code.is_international() || knowledge.state(code).is_some());
        let of = match organisations.get(of) {
            Some(&organisation) => Affiliation::Organisation(organisation),
            None => Affiliation::State(state().ok_or_else(|| {
                row.error(
                    "of",
                    &format!("`{of}` is neither a state nor an organisation"),
                    "Write an ISO code or an id of actors/organisations.tsv",
                )
            })?),
        };
        let office = |column: &str, name: &str| {
            knowledge.office_named(name).ok_or_else(|| {
                row.error(column, &format!("`{name}` is no office"), "Use a code of codes/offices.tsv, or add the office there")
            })
        };
        let kind = VacancyKind::read(&row)?;
        let united_with = match kind {
            VacancyKind::United => Some(office("note", first_of(row.get("note")))?),
            _ => None,
        };
        let dates = crate::Dates::read(&row)?;
        let (first, last) = dates.widest();
        let day = |date: waqai_text::Date| Day::new(date.year.into(), date.month.into(), date.day.into());
        all.push(Vacancy { of, office: office("office", row.required("office")?)?, from: day(first), to: day(last), kind, united_with });
    }
    all.sort_by_key(|vacancy| (vacancy.of, vacancy.office, vacancy.from));
    Ok(all.into())
}

impl Knowledge {
    /// What the tables say of an office that nobody of their own held on a day.
    pub fn vacancy(&self, of: Affiliation, office: Office, day: Day) -> Option<&Vacancy> {
        let vacancies = &self.vacancies.all[self.vacancies.index.range(of, office)];
        vacancies.iter().find(|vacancy| vacancy.from <= day && day <= vacancy.to)
    }
}
