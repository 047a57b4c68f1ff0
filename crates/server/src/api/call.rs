//! A request that has been checked, for whoever answers it.

use super::declare::Route;
use crate::Shared;
use crate::problem::Problem;
use crate::query::Question;
use axum::body::Bytes;
use axum::http::HeaderMap;
use std::sync::Arc;
use waqai_archive::ids::read_public_id;

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Json,
    Ndjson,
    Csv,
}

/// A request that has been checked.
pub(super) struct Call {
    pub shared: Arc<Shared>,
    pub route: &'static Route,
    pub headers: HeaderMap,
    /// The path as it was asked for.
    pub path: String,
    /// What stands in the path's braces.
    pub within: Vec<(String, String)>,
    /// Names and values of the question.
    pub question: Vec<(String, String)>,
    pub format: Format,
    pub body: Bytes,
}

impl Call {
    /// What stands in the braces of this name.
    pub fn part(&self, name: &str) -> &str {
        self.within.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The value of a parameter; of several the last.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.question.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The values of a parameter that is a list.
    pub fn list(&self, name: &str) -> Vec<String> {
        let values = self.question.iter().filter(|(known, _)| known == name);
        values.flat_map(|(_, value)| value.split(',').map(|one| one.trim().to_owned())).collect()
    }

    /// The question without its page and the form of the answer: what is worked out once for all pages.
    pub fn but_pages(&self) -> String {
        const PAGES: [&str; 4] = ["cursor", "limit", "format", "columns"];
        let rest: Vec<(String, String)> = self.question.iter().filter(|(name, _)| !PAGES.contains(&name.as_str())).cloned().collect();
        crate::language::write_form(&rest)
    }

    /// A parameter that is true or false.
    pub fn yes(&self, name: &str) -> bool {
        matches!(self.value(name), Some("true" | "1" | "yes" | "on"))
    }

    /// A parameter that is a number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.value(name)?.parse().ok()
    }

    /// The question to the archive.
    pub fn asked(&self) -> Result<Question, Problem> {
        let mut read = Question::read(&crate::language::write_form(&self.question))?;
        read.words = self.value("words").or_else(|| self.value("q")).map(str::to_owned);
        Ok(read)
    }

    /// The key of the record that the path names by its public id.
    pub fn key(&self, name: &str, prefix: &str) -> Result<i64, Problem> {
        let id = self.part(name);
        match read_public_id(id) {
            Some((found, key)) if found == prefix => Ok(key),
            _ => Err(Problem::missing(format!("{id:?} is no id of this kind: they begin with {prefix}_ and have thirteen digits"))),
        }
    }
}
