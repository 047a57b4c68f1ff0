//! Row by row: names, codes, dates, and that what a row refers to is there.

use super::sheet::{Line, lines};
use super::{Kind, Review};
use crate::{Absence, Code, Dates, Tenure, VacancyKind};
use std::collections::HashSet;
use waqai_tables::{Row, TableSet};

/// What other rows may refer to.
#[derive(Default)]
pub(super) struct Known {
    pub states: HashSet<String>,
    pub organisations: HashSet<String>,
    pub people: HashSet<String>,
    pub offices: HashSet<String>,
    /// The offices that one person holds at a time.
    pub single: HashSet<String>,
    sectors: HashSet<String>,
    /// The files that users laid over.
    pub laid_over: HashSet<String>,
}

/// Columns in Arabic, and whether Latin letters may stand in them (`BDS`).
const ARABIC: &[(&str, &[&str], &[&str], bool)] = &[
    ("actors/states", &["iso3"], &["names", "nisba", "people", "capital", "seat", "nisba_of_people"], false),
    ("actors/places", &["name_en", "country"], &["names"], false),
    ("actors/organisations", &["id"], &["names", "short"], true),
    ("actors/people", &["id"], &["names", "short"], false),
    ("actors/titles", &["title"], &["title", "forms"], false),
    ("actors/bodies", &["names"], &["names"], false),
    ("actors/groups", &["singular", "plural"], &["singular", "plural"], false),
];

pub(super) fn check(tables: &TableSet, review: &mut Review) -> Known {
    let mut known = Known::default();
    for Line { row, .. } in lines(tables, "codes/offices", &["code"], review) {
        known.offices.insert(row.get("code").into());
        if row.get("holders") == "single" {
            known.single.insert(row.get("code").into());
        }
    }
    known.sectors = lines(tables, "codes/sectors", &["code"], review).iter().map(|line| line.row.get("code").to_owned()).collect();
    for (table, key, arabic, latin) in ARABIC {
        let rows = lines(tables, table, key, review);
        let names: HashSet<String> = rows.iter().map(|line| line.row.get(key[0]).to_owned()).collect();
        match *table {
            "actors/states" => known.states = names,
            "actors/organisations" => known.organisations = names,
            "actors/people" => known.people = names,
            _ => {}
        }
        for line in &rows {
            let mut sheet = Cells { line, known: &known, review };
            sheet.letters(arabic, *latin);
            match *table {
                "actors/people" => sheet.person(),
                "actors/organisations" => sheet.organisation(),
                "actors/places" => {
                    sheet.needed(&["name_en", "names"]);
                    sheet.country();
                }
                "actors/states" => sheet.needed(&["iso3", "iso2", "name_en", "names"]),
                "actors/titles" => sheet.title(),
                _ => {}
            }
        }
    }
    for line in lines(tables, "actors/terms", &["person", "of", "office", "from"], review) {
        let mut cells = Cells { line: &line, known: &known, review };
        cells.needed(&["person", "of", "office", "from"]);
        cells.person_id();
        cells.post();
        match Dates::read(&line.row) {
            Err(error) => review.table_error(Kind::Date, error, line.laid_over),
            Ok(_) => review.tenures.extend(Tenure::read(&line.row).ok()),
        }
    }
    for line in lines(tables, "actors/vacancies", &["of", "office", "from"], review) {
        let mut cells = Cells { line: &line, known: &known, review };
        cells.needed(&["of", "office", "from"]);
        cells.post();
        cells.vacancy();
        match Dates::read(&line.row) {
            Err(error) => review.table_error(Kind::Date, error, line.laid_over),
            Ok(_) => review.absences.extend(Absence::read(&line.row).ok()),
        }
    }
    let all = ARABIC.iter().map(|(table, ..)| *table).chain(["actors/terms", "actors/vacancies", "codes/offices"]);
    known.laid_over = all.flat_map(|table| tables.parts(table)).filter(|part| part.laid_over).map(|part| part.file).collect();
    known
}

/// The cells of a row.
struct Cells<'a> {
    line: &'a Line,
    known: &'a Known,
    review: &'a mut Review,
}

impl Cells<'_> {
    fn row(&self) -> &Row {
        &self.line.row
    }

    fn found(&mut self, kind: Kind, column: &str, problem: &str, remedy: &str) {
        let error = self.line.row.error(column, problem, remedy);
        self.review.table_error(kind, error, self.line.laid_over);
    }

    fn needed(&mut self, columns: &[&str]) {
        for column in columns {
            if self.row().get(column).is_empty() {
                self.found(Kind::Missing, column, "the cell is empty", "Give a value, or leave the row out");
            }
        }
    }

    /// Arabic cells have Arabic letters without signs, English cells no Arabic ones.
    fn letters(&mut self, columns: &[&str], latin: bool) {
        for column in columns {
            let values: Vec<String> = self.row().list(column).map(str::to_owned).collect();
            for value in values {
                if value.chars().any(is_sign) {
                    let remedy = "Write Arabic without vowels, tanween and tatweel; the program knows them where a report has them";
                    self.found(Kind::Letters, column, &format!("\u{2068}{value}\u{2069} has vowel signs or tatweel"), remedy);
                }
                if !latin && value.chars().any(|c| c.is_ascii_alphabetic()) {
                    let remedy = "Write the name in Arabic letters; Latin ones go into `name_en`";
                    self.found(Kind::Letters, column, &format!("\u{2068}{value}\u{2069} has Latin letters"), remedy);
                }
                if !value.chars().any(is_arabic) {
                    self.found(Kind::Letters, column, &format!("`{value}` has no Arabic letter"), "Write the name in Arabic letters");
                }
            }
        }
        let english = self.row().get("name_en");
        if english.chars().any(is_arabic) {
            let problem = format!("\u{2068}{english}\u{2069} has Arabic letters");
            self.found(Kind::Letters, "name_en", &problem, "Write the name in Latin letters; Arabic ones go into `names`");
        }
    }

    fn country(&mut self) {
        let country = self.row().get("country").to_owned();
        if !country.is_empty() && !is_state(self.known, &country) {
            let problem = format!("no state has the code `{country}`");
            self.found(Kind::Unknown, "country", &problem, "Use an iso3 of actors/states.tsv, or UNO, EUR, IGO, NGO, ISM, IMG, MNC");
        }
    }

    fn sector(&mut self) {
        let sector = self.row().get("sector").to_owned();
        if !sector.is_empty() && !self.known.sectors.contains(&sector) {
            let problem = format!("`{sector}` is no sector");
            self.found(Kind::Unknown, "sector", &problem, "Use a code of codes/sectors.tsv (`waqai codebook sectors`)");
        }
    }

    fn person(&mut self) {
        self.needed(&["id", "name_en", "names", "country"]);
        let id = self.row().get("id");
        if !id.is_empty() && !is_id(id) {
            let problem = format!("`{id}` is no id");
            self.found(Kind::Letters, "id", &problem, "Write the Latin name in lower case with hyphens: kassym-jomart-tokayev");
        }
        self.country();
        self.sector();
        let gender = self.row().get("gender").to_owned();
        if !matches!(gender.as_str(), "m" | "f") {
            self.found(Kind::Unknown, "gender", &format!("`{gender}` is no gender"), "Write m or f");
        }
    }

    fn organisation(&mut self) {
        self.needed(&["id", "name_en", "names", "sector"]);
        self.country();
        self.sector();
        for column in ["from", "to"] {
            let text = self.row().get(column).to_owned();
            if !text.is_empty() && crate::Period::parse(&text).is_none() {
                self.found(
                    Kind::Date,
                    column,
                    &format!("`{text}` is no date"),
                    "Write YYYY-MM-DD, YYYY-MM or YYYY, a day that the calendar has",
                );
            }
        }
    }

    fn title(&mut self) {
        self.needed(&["title", "name_en"]);
        self.sector();
        for column in ["office", "before_state"] {
            self.office(column);
        }
        let of = self.row().get("of").to_owned();
        if !(matches!(of.as_str(), "" | "state" | "body" | "none") || is_state(self.known, &of) || self.known.organisations.contains(&of)) {
            let remedy = "Write state, body, none, a three-letter code, or the id of an organisation";
            self.found(Kind::Unknown, "of", &format!("`{of}` is no owner"), remedy);
        }
    }

    fn office(&mut self, column: &str) {
        let office = self.row().get(column).to_owned();
        if !office.is_empty() && !self.known.offices.contains(&office) {
            let remedy = "Use a code of codes/offices.tsv (`waqai codebook offices`), or add the office there";
            self.found(Kind::Unknown, column, &format!("`{office}` is no office"), remedy);
        }
    }

    fn person_id(&mut self) {
        let id = self.row().get("person").to_owned();
        if !id.is_empty() && !self.known.people.contains(&id) {
            let remedy = "Add a row to actors/people.tsv (`waqai knowledge add-person`)";
            self.found(Kind::Unknown, "", &format!("no person has the id `{id}`"), remedy);
        }
    }

    /// The office of a term or vacancy, and whose it is.
    fn post(&mut self) {
        let of = self.row().get("of").to_owned();
        if !of.is_empty() && !is_state(self.known, &of) && !self.known.organisations.contains(&of) {
            let remedy = "Write an iso3 of actors/states.tsv or an id of actors/organisations.tsv";
            self.found(Kind::Unknown, "of", &format!("`{of}` is neither a state nor an organisation"), remedy);
        }
        self.office("office");
    }

    fn vacancy(&mut self) {
        match VacancyKind::read(self.row()) {
            Err(error) => self.review.table_error(Kind::Unknown, error, self.line.laid_over),
            Ok(VacancyKind::United) => {
                let other = crate::vacancies::first_of(self.row().get("note")).to_owned();
                if !self.known.offices.contains(&other) {
                    let remedy = "Begin the note with the office whose holder has this one too, such as `head of state`";
                    self.found(Kind::Unknown, "note", &format!("`{other}` is no office"), remedy);
                }
            }
            Ok(_) => {}
        }
    }
}

fn is_state(known: &Known, code: &str) -> bool {
    known.states.contains(code) || Code::new(code).is_some_and(Code::is_international)
}

fn is_id(id: &str) -> bool {
    id.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Vowels, tanween, shadda, superscript alef, tatweel.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{64B}'..='\u{652}' | '\u{670}')
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
}
