//! From candidates and tables to answers.

use super::answer::{Answer, Cabinet, Candidate, OfficeOf, Owner, Term, Vacancy, Why};
use crate::knowledge::Loaded;
use std::collections::HashMap;
use waqai_knowledge::lookup::{self, Item, Lookup};
use waqai_knowledge::{Absence, Affiliation, Held, Knowledge, Period, Register, Tenure};
use waqai_tables::{Row, TableError};

/// What questions are answered from.
pub(super) struct Facts<'a> {
    knowledge: &'a Knowledge,
    register: &'a Register<'a>,
    digest: &'a str,
    on: Option<Period>,
    people: HashMap<&'a str, u16>,
}

impl<'a> Facts<'a> {
    pub fn new(loaded: &'a Loaded, register: &'a Register<'a>, on: Option<Period>) -> Facts<'a> {
        let knowledge = &loaded.resources.knowledge;
        let people = knowledge.people.iter().zip(0..).map(|(person, at)| (&*person.id, at)).collect();
        Facts { knowledge, register, digest: &loaded.resources.digest, on, people }
    }

    /// The answer to a name or title.
    pub fn answer(&self, lookup: &Lookup, question: &str) -> Result<Answer, TableError> {
        let mut candidates = Vec::new();
        for found in lookup.ask(question) {
            candidates.push(self.candidate(&found)?);
        }
        // A title read as another office that its owner never had says nothing where one reading has holders.
        if candidates.iter().any(|candidate| candidate.kind == "title" && !candidate.ever_held()) {
            let any = candidates.iter().any(|candidate| candidate.kind == "title" && candidate.ever_held());
            candidates.retain(|candidate| !any || candidate.kind != "title" || candidate.ever_held());
        }
        candidates.sort_by_key(|candidate| candidate.order);
        Ok(Answer {
            query: question.to_owned(),
            key: Lookup::key(question),
            on: self.on.map(|on| on.to_string()),
            knowledge: self.digest.to_owned(),
            candidates,
        })
    }

    /// All offices of a state or organisation.
    pub fn cabinet(&self, of: Affiliation) -> Result<Cabinet, TableError> {
        let owner = self.owner(of);
        let tenures = self.register.tenures()?.iter().filter(|tenure| tenure.of == owner.id);
        let absences = self.register.absences()?.iter().filter(|absence| absence.of == owner.id);
        let mut names: Vec<&str> = tenures.map(|t| t.office.as_str()).chain(absences.map(|a| a.office.as_str())).collect();
        names.sort_unstable();
        names.dedup();
        let mut offices = Vec::new();
        for office in names {
            let (holders, vacancies) = self.post(&owner.id, office)?;
            if !(holders.is_empty() && vacancies.is_empty()) {
                offices.push((self.register.rank(office)?, OfficeOf { office: office.to_owned(), holders, vacancies }));
            }
        }
        offices.sort_by_key(|(rank, _)| *rank);
        Ok(Cabinet {
            of: owner,
            on: self.on.map(|on| on.to_string()),
            knowledge: self.digest.to_owned(),
            offices: offices.into_iter().map(|(_, office)| office).collect(),
        })
    }

    /// Who holds an office, and why nobody of their own does; on the day asked for, if there is one.
    fn post(&self, of: &str, office: &str) -> Result<(Vec<Term>, Vec<Vacancy>), TableError> {
        let mut vacancies = Vec::new();
        let mut holders = self.holders(of, office, None)?;
        for absence in self.register.absences()?.iter().filter(|absence| absence.of == of && absence.office == office) {
            if self.on.is_some_and(|on| absence.dates.on(&on) == Held::No) {
                continue;
            }
            vacancies.push(vacancy(absence));
            if let Some(other) = absence.united_with() {
                holders.extend(self.holders(of, other, Some(absence))?);
            }
        }
        holders.sort_by(|left, right| (&left.from, &left.person).cmp(&(&right.from, &right.person)));
        vacancies.sort_by(|left, right| left.from.cmp(&right.from));
        Ok((holders, vacancies))
    }

    /// The holders of an office; where it stands in for another, only those in office while it does.
    fn holders(&self, of: &str, office: &str, instead: Option<&Absence>) -> Result<Vec<Term>, TableError> {
        let held =
            |tenure: &&Tenure| tenure.of == of && tenure.office == office && self.on.is_none_or(|on| tenure.dates.on(&on) != Held::No);
        let meets = |tenure: &&Tenure| {
            instead.is_none_or(|absence| {
                let (first, last) = absence.dates.widest();
                tenure.dates.widest().0 <= last && first <= tenure.dates.widest().1
            })
        };
        let found = self.register.tenures()?.iter().filter(held).filter(meets);
        Ok(found.map(|tenure| Term { instead_of: instead.map(|absence| absence.office.clone()), ..self.term(tenure) }).collect())
    }

    fn candidate(&self, found: &lookup::Candidate) -> Result<Candidate, TableError> {
        let mut candidate = self.row(found)?;
        for step in &found.steps {
            let evidence = lookup::evidence(self.knowledge, self.register, step)?;
            let (key, how) = (step.key.clone(), step.how.name());
            candidate.why.push(match evidence {
                Some(found) => Why {
                    key,
                    how,
                    value: Some(found.value),
                    column: Some(found.column),
                    table: Some(found.source.file),
                    line: Some(found.source.line),
                },
                None => Why { key, how, value: None, column: None, table: None, line: None },
            });
        }
        // In office first, then by how it was found, then by the weight of the office.
        let of_office = if candidate.kind == "title" { &candidate.holders } else { &candidate.terms };
        let held = |how: &str| of_office.iter().any(|term| term.held == Some(how));
        let in_office = if held("surely") || candidate.former { 0 } else { 1 + u8::from(!held("perhaps")) };
        let mut weight = usize::MAX;
        let all = of_office.iter().filter(|term| in_office == 2 || term.held != Some("no"));
        for term in all {
            weight = weight.min(self.register.rank(&term.office)?);
        }
        candidate.order = (in_office, found.steps.last().map_or(0, |step| step.how as u8), weight);
        Ok(candidate)
    }

    /// The facts of a candidate's row.
    fn row(&self, found: &lookup::Candidate) -> Result<Candidate, TableError> {
        let of = found.of.map(|of| self.owner(of));
        Ok(match found.item {
            Item::Person(at) => {
                let person = &self.knowledge.people[usize::from(at)];
                let row = self.register.person(&person.id)?;
                let mut terms = Vec::new();
                for tenure in self.register.tenures()?.iter().filter(|tenure| tenure.person == *person.id) {
                    terms.push((self.register.rank(&tenure.office)?, self.term(tenure)));
                }
                let held = |term: &Term| matches!(term.held, Some("no"));
                terms.sort_by(|(left_rank, left), (right_rank, right)| {
                    (held(left), &left.from, left_rank).cmp(&(held(right), &right.from, right_rank))
                });
                Candidate {
                    kind: "person",
                    id: Some(person.id.to_string()),
                    name: person.name.to_string(),
                    name_en: person.name_en.to_string(),
                    spellings: row.map(|row| list(row, "names")).unwrap_or_default(),
                    short: row.map(|row| list(row, "short")).unwrap_or_default(),
                    country: person.country.map(|code| code.to_string()),
                    sector: Some(person.sector.to_string()),
                    gender: Some(if person.female { "f" } else { "m" }.to_owned()),
                    terms: terms.into_iter().map(|(_, term)| term).collect(),
                    ..Candidate::default()
                }
            }
            Item::Title(at) => {
                let title = &self.knowledge.titles[usize::from(at)];
                let mut candidate = Candidate {
                    kind: "title",
                    name: title.title.to_string(),
                    name_en: title.name_en.trim_end_matches(" of").to_owned(),
                    sector: title.sector.map(|code| code.to_string()),
                    rank: Some(title.rank.code()),
                    ..Candidate::default()
                };
                if let Some(office) = found.office.filter(|_| found.office != title.office) {
                    // Before the name of a state the title is another office, which other titles rank.
                    candidate.name_en = self.knowledge.office(office).to_owned();
                    candidate.sector = self.knowledge.office_sector(office).map(|code| code.to_string());
                    candidate.rank = Some(self.knowledge.office_rank(office).code());
                }
                self.titled(candidate, found, of)?
            }
            Item::Office(office) => {
                let code = self.knowledge.office(office);
                let row = self.register.offices()?.iter().find(|row| row.get("code") == code);
                let candidate = Candidate {
                    kind: "title",
                    name: row.map(|row| row.get("name_ar").to_owned()).unwrap_or_default(),
                    name_en: row.map_or(code, |row| row.get("name_en")).to_owned(),
                    sector: self.knowledge.office_sector(office).map(|code| code.to_string()),
                    rank: Some(self.knowledge.office_rank(office).code()),
                    ..Candidate::default()
                };
                self.titled(candidate, found, of)?
            }
            Item::State(at) => {
                let state = &self.knowledge.states[usize::from(at)];
                let row = self.register.states()?.iter().find(|row| row.get("iso3") == state.code.as_str());
                let mut holders = Vec::new();
                for office in ["head of state", "head of government"] {
                    if self.on.is_some() {
                        holders.extend(self.post(state.code.as_str(), office)?.0);
                    }
                }
                Candidate {
                    kind: "state",
                    id: Some(state.code.to_string()),
                    name: state.name.to_string(),
                    name_en: state.name_en.to_string(),
                    spellings: row.map(|row| list(row, "names")).unwrap_or_default(),
                    country: Some(state.code.to_string()),
                    nisba: Some(state.nisba.to_string()).filter(|nisba| !nisba.is_empty()),
                    capital: Some(state.capital.to_string()).filter(|capital| !capital.is_empty()),
                    latitude: Some(rounded(state.latitude)),
                    longitude: Some(rounded(state.longitude)),
                    holders,
                    ..Candidate::default()
                }
            }
            Item::Organisation(at) => {
                let organisation = &self.knowledge.organisations[usize::from(at)];
                let row = self.register.organisations()?.iter().find(|row| row.get("id") == &*organisation.id);
                let holders = self.cabinet(Affiliation::Organisation(at))?.offices.into_iter().flat_map(|office| office.holders).collect();
                Candidate {
                    kind: "organisation",
                    id: Some(organisation.id.to_string()),
                    name: organisation.name.to_string(),
                    name_en: organisation.name_en.to_string(),
                    spellings: row.map(|row| list(row, "names")).unwrap_or_default(),
                    short: row.map(|row| list(row, "short")).unwrap_or_default(),
                    country: organisation.country.map(|code| code.to_string()),
                    sector: Some(organisation.sector.to_string()),
                    what: Some(organisation.kind.to_string()),
                    holders,
                    ..Candidate::default()
                }
            }
            Item::Place(at) => {
                let place = &self.knowledge.places[usize::from(at)];
                let country = place.country.map(|code| code.to_string());
                let key = (self.knowledge.label(place.name_en), country.as_deref().unwrap_or_default());
                let row = self.register.places()?.iter().find(|row| (row.get("name_en"), row.get("country")) == key);
                Candidate {
                    kind: "place",
                    name: self.knowledge.label(place.name).to_owned(),
                    name_en: self.knowledge.label(place.name_en).to_owned(),
                    spellings: row.map(|row| list(row, "names")).unwrap_or_default(),
                    what: Some(place.kind.code().to_owned()),
                    latitude: place.latitude.map(rounded),
                    longitude: place.longitude.map(rounded),
                    country,
                    ..Candidate::default()
                }
            }
            Item::Body(at) => {
                let body = &self.knowledge.bodies[usize::from(at)];
                let row = self.register.bodies()?.iter().find(|row| row.list("names").next() == Some(&*body.name));
                let state = found.of.and_then(|of| match of {
                    Affiliation::State(code) => self.knowledge.state(code),
                    Affiliation::Organisation(_) => None,
                });
                let name_en = match state {
                    Some(state) => body.name_en.replace("{adj}", &state.adjective_en).replace("{state}", &state.name_en),
                    None => body.name_en.replace("{adj} ", "").replace("{state}", "a state"),
                };
                Candidate {
                    kind: "body",
                    name: body.name.to_string(),
                    name_en,
                    spellings: row.map(|row| list(row, "names")).unwrap_or_default(),
                    country: state.map(|state| state.code.to_string()),
                    sector: Some(body.sector.to_string()),
                    what: Some(body.kind.to_string()),
                    of,
                    ..Candidate::default()
                }
            }
            Item::Group(at) => {
                let group = &self.knowledge.groups[usize::from(at)];
                Candidate {
                    kind: "group",
                    name: if group.singular.is_empty() { &group.plural } else { &group.singular }.to_string(),
                    name_en: group.name_en.to_string(),
                    spellings: [&group.singular, &group.plural]
                        .iter()
                        .filter(|name| !name.is_empty())
                        .map(|name| name.to_string())
                        .collect(),
                    sector: Some(group.sector.to_string()),
                    ..Candidate::default()
                }
            }
        })
    }

    /// A title with its office, and who holds that.
    fn titled(&self, mut candidate: Candidate, found: &lookup::Candidate, of: Option<Owner>) -> Result<Candidate, TableError> {
        candidate.office = found.office.map(|office| self.knowledge.office(office).to_owned());
        if let Some(of) = &of {
            candidate.country = match found.of {
                Some(Affiliation::Organisation(at)) => self.knowledge.organisations[usize::from(at)].country.map(|code| code.to_string()),
                _ => Some(of.id.clone()),
            };
            if let Some(office) = &candidate.office {
                if found.former {
                    candidate.holders = self.former_holders(&of.id, office)?;
                } else {
                    (candidate.holders, candidate.vacancies) = self.post(&of.id, office)?;
                }
            }
        }
        if found.former {
            candidate.former = true;
            candidate.sector = Some(waqai_coder::FORMER.to_string());
        }
        candidate.of = of;
        candidate.at = found.at.map(|at| self.owner(at));
        Ok(candidate)
    }

    /// Those who held an office and hold it no more: before the day asked for, if there is one. The latest first.
    fn former_holders(&self, of: &str, office: &str) -> Result<Vec<Term>, TableError> {
        let mine = self.register.tenures()?.iter().filter(|tenure| tenure.of == of && tenure.office == office);
        let over = |tenure: &&Tenure| tenure.dates.to.is_some_and(|to| self.on.is_none_or(|on| to.last < on.first));
        let mut over: Vec<&Tenure> = mine.filter(over).collect();
        over.sort_by_key(|tenure| std::cmp::Reverse(tenure.dates.widest()));
        Ok(over.into_iter().map(|tenure| self.term(tenure)).collect())
    }

    fn term(&self, tenure: &Tenure) -> Term {
        let person = self.people.get(&*tenure.person).map(|&at| &self.knowledge.people[usize::from(at)]);
        let dates = &tenure.dates;
        Term {
            person: tenure.person.clone(),
            name: person.map(|person| person.name.to_string()),
            name_en: person.map(|person| person.name_en.to_string()),
            of: self.named(&tenure.of),
            office: tenure.office.clone(),
            instead_of: None,
            from: dates.from.to_string(),
            from_exactness: dates.from.exactness.name(),
            to: dates.to.map(|to| to.to_string()),
            to_exactness: dates.to.map(|to| to.exactness.name()),
            held: self.on.map(|on| match dates.on(&on) {
                Held::Surely => "surely",
                Held::Perhaps => "perhaps",
                Held::No => "no",
            }),
            note: Some(tenure.note.clone()).filter(|note| !note.is_empty()),
            table: tenure.source.file.clone(),
            line: tenure.source.line,
        }
    }

    /// A state or organisation by its code or id.
    fn named(&self, id: &str) -> Owner {
        match waqai_knowledge::Code::new(id) {
            Some(code) => self.owner(Affiliation::State(code)),
            None => {
                let at = self.knowledge.organisations.iter().position(|organisation| *organisation.id == *id);
                self.owner(Affiliation::Organisation(at.unwrap_or(usize::from(u16::MAX)) as u16))
            }
        }
    }

    fn owner(&self, of: Affiliation) -> Owner {
        match of {
            Affiliation::State(code) => {
                let state = self.knowledge.state(code);
                Owner {
                    kind: "state",
                    id: code.to_string(),
                    name: state.map(|state| state.name.to_string()),
                    name_en: state.map(|state| state.name_en.to_string()),
                }
            }
            Affiliation::Organisation(at) => {
                let organisation = self.knowledge.organisations.get(usize::from(at));
                Owner {
                    kind: "organisation",
                    id: organisation.map(|organisation| organisation.id.to_string()).unwrap_or_default(),
                    name: organisation.map(|organisation| organisation.name.to_string()),
                    name_en: organisation.map(|organisation| organisation.name_en.to_string()),
                }
            }
        }
    }
}

impl Candidate {
    fn ever_held(&self) -> bool {
        !(self.holders.is_empty() && self.vacancies.is_empty())
    }
}

fn vacancy(absence: &Absence) -> Vacancy {
    Vacancy {
        office: absence.office.clone(),
        kind: absence.kind.name(),
        from: absence.dates.from.to_string(),
        to: absence.dates.to.map(|to| to.to_string()),
        note: Some(absence.note.clone()).filter(|note| !note.is_empty()),
        table: absence.source.file.clone(),
        line: absence.source.line,
    }
}

fn list(row: &Row, column: &str) -> Vec<String> {
    row.list(column).map(str::to_owned).collect()
}

/// Degrees as the tables write them, without the digits that a narrower number adds.
fn rounded(degrees: f32) -> f64 {
    (f64::from(degrees) * 10_000.0).round() / 10_000.0
}
