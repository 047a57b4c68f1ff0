//! The answers of `waqai who` as they are printed: each key is one of the JSON object's, in this order.

use serde::Serialize;

/// The answer to a name or title.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    /// The question.
    pub query: String,
    /// Its folded words, as they were looked up.
    pub key: String,
    /// The day, month or year.
    pub on: Option<String>,
    /// The digest of the tables.
    pub knowledge: String,
    /// What the question can mean, the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// The answer to a state or organisation.
#[derive(Debug, Serialize)]
pub(crate) struct Cabinet {
    /// The state or organisation.
    pub of: Owner,
    /// The day, month or year.
    pub on: Option<String>,
    /// The digest of the tables.
    pub knowledge: String,
    /// The offices of which something is known, by rank.
    pub offices: Vec<OfficeOf>,
}

/// An office with its holders.
#[derive(Debug, Serialize)]
pub(crate) struct OfficeOf {
    /// The office.
    pub office: String,
    /// Who holds it.
    pub holders: Vec<Term>,
    /// Why nobody of their own does.
    pub vacancies: Vec<Vacancy>,
}

/// A state or organisation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Owner {
    /// state or organisation.
    pub kind: &'static str,
    /// iso3 or id.
    pub id: String,
    /// In Arabic.
    pub name: Option<String>,
    /// In English.
    pub name_en: Option<String>,
}

/// Somebody or something that a question can mean.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Candidate {
    /// person, title, organisation, state, place, body or group.
    pub kind: &'static str,
    /// The id of a person or organisation, the iso3 of a state.
    pub id: Option<String>,
    /// In Arabic.
    pub name: String,
    /// In English.
    pub name_en: String,
    /// All names in Arabic.
    pub spellings: Vec<String>,
    /// All short names in Arabic.
    pub short: Vec<String>,
    /// iso3, or an international code.
    pub country: Option<String>,
    /// The sector (of a person: out of office).
    pub sector: Option<String>,
    /// m or f.
    pub gender: Option<String>,
    /// city, party, ministry …
    pub what: Option<String>,
    /// The adjective of nationality in Arabic.
    pub nisba: Option<String>,
    /// The capital.
    pub capital: Option<String>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// Of a title: its office.
    pub office: Option<String>,
    /// Of a title: the code of its rank.
    pub rank: Option<&'static str>,
    /// Of a title or body: whose.
    pub of: Option<Owner>,
    /// Of a title: whether those are asked for who no longer hold it.
    pub former: bool,
    /// Of a title: where it is held, if the question says so.
    pub at: Option<Owner>,
    /// Of a person: the terms, earliest first. With a day those held then come first.
    pub terms: Vec<Term>,
    /// Of a title, state or organisation: who holds the office; of a former one who held it, the latest first.
    pub holders: Vec<Term>,
    /// Of a title: why nobody of their own holds it.
    pub vacancies: Vec<Vacancy>,
    /// How it was found.
    pub why: Vec<Why>,
    /// For the order of candidates.
    #[serde(skip)]
    pub order: (u8, u8, usize),
}

/// A term of office.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Term {
    /// The person's id.
    pub person: String,
    /// In Arabic.
    pub name: Option<String>,
    /// In English.
    pub name_en: Option<String>,
    /// Of what.
    pub of: Owner,
    /// The office.
    pub office: String,
    /// The office asked for, where this one is united with it.
    pub instead_of: Option<String>,
    /// The first day, as exact as it is known.
    pub from: String,
    /// day, month or year.
    pub from_exactness: &'static str,
    /// The last day; null while in office as far as known.
    pub to: Option<String>,
    /// day, month or year.
    pub to_exactness: Option<&'static str>,
    /// Whether held on the day asked for: surely, perhaps or no; null where none was asked for.
    pub held: Option<&'static str>,
    /// acting, uncertain …
    pub note: Option<String>,
    /// The row.
    pub table: String,
    /// Its line.
    pub line: usize,
}

/// Days without a holder of their own.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Vacancy {
    /// The office.
    pub office: String,
    /// absent, united, collective, vacant or unknown.
    pub kind: &'static str,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: Option<String>,
    /// Why.
    pub note: Option<String>,
    /// The row.
    pub table: String,
    /// Its line.
    pub line: usize,
}

/// A step from the question to a row.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Why {
    /// The folded words.
    pub key: String,
    /// By which name: name, short name, nisba, capital …
    pub how: &'static str,
    /// The cell's value.
    pub value: Option<String>,
    /// The cell's column.
    pub column: Option<&'static str>,
    /// The row.
    pub table: Option<String>,
    /// Its line.
    pub line: Option<usize>,
}
