//! Two names in one question: "Kazakhstan China", in either script, with or without a word between them.

use super::hits::{self, Hit};
use crate::Shared;
use crate::language::{Language, Reading};
use crate::problem::Problem;
use crate::wording::Texts;
use waqai_archive::Archive;
use waqai_knowledge::lookup::Lookup;

/// Two names have at most so many words together.
const MOST_WORDS: usize = 14;

/// The page of two parties, where the question divides into the names of two.
pub(super) fn pair(shared: &Shared, archive: &Archive, lookup: &Lookup, question: &str) -> Result<Option<String>, Problem> {
    let arabic = Texts::new(&shared.wording, &Reading { language: Language::Arabic, ..Reading::default() });
    let english = Texts::new(&shared.wording, &Reading::default());
    let joiners: Vec<&str> = [english, arabic].iter().flat_map(|t| t.say("find.joiners").split('|').map(str::trim)).collect();
    let and = arabic.say("find.and");
    let words: Vec<&str> =
        question.split([' ', '\t', ',', '\u{60C}', '/', '–', '—', '→', '←', '↔', '+']).filter(|word| !word.is_empty()).collect();
    if !(2..=MOST_WORDS).contains(&words.len()) {
        return Ok(None);
    }
    for at in 1..words.len() {
        let (mut left, mut right) = words.split_at(at);
        if let [rest @ .., last] = left
            && joiners.contains(&last.to_lowercase().as_str())
            && !rest.is_empty()
        {
            left = rest;
        }
        if let [first, rest @ ..] = right
            && joiners.contains(&first.to_lowercase().as_str())
            && !rest.is_empty()
        {
            right = rest;
        }
        let Some(one) = party(shared, archive, lookup, &left.join(" "))? else { continue };
        let whole = right.join(" ");
        // The word for "and" is written together with the name behind it.
        let other = match party(shared, archive, lookup, &whole)? {
            None => match whole.strip_prefix(and) {
                Some(name) => party(shared, archive, lookup, name)?,
                None => None,
            },
            found => found,
        };
        if let Some(other) = other.filter(|other| *other != one) {
            return Ok(Some(format!("/pair/{one}/{other}")));
        }
    }
    Ok(None)
}

/// The piece of an address for the one party of a name.
fn party(shared: &Shared, archive: &Archive, lookup: &Lookup, name: &str) -> Result<Option<String>, Problem> {
    let hits = hits::of_tables(shared, archive, lookup, name)?;
    let mut parties = hits.into_iter().filter(|hit| hit.is_party() && hit.address.is_some());
    Ok(match (parties.next(), parties.next()) {
        (Some(Hit { code, .. }), None) => Some(code),
        _ => None,
    })
}
