//! The pairs of states that a count goes through, in their order.

use super::pairs::{PairPlace, PairQuestion};
use crate::Archive;
use crate::ask::{Filter, ordered};
use rusqlite::{OptionalExtension, Result};

/// Pairs that are asked about.
pub(super) enum Pairs {
    /// These.
    Listed(std::vec::IntoIter<(String, String)>),
    /// Those of the index, from one to the next: what lies between them is not read.
    Sought {
        /// The last one.
        last: (String, String),
        /// Whether states with themselves count.
        within: bool,
        /// States that must be one of the two.
        states: Vec<String>,
    },
}

impl Pairs {
    /// The pairs of a question from a place on; of a directed count both ways.
    pub fn of(archive: &Archive, question: &PairQuestion, behind: Option<&PairPlace>) -> Result<Pairs> {
        let filter = &question.filter;
        let from = |one: &str, other: &str| behind.is_none_or(|place| (one, other) >= (&place.state_1, &place.state_2));
        let mut listed: Vec<(String, String)> = Vec::new();
        if let Some((one, other)) = &filter.pair {
            let (one, other) = ordered(one, other);
            if fits(one, other, question.within, filter) {
                listed.push((one.to_owned(), other.to_owned()));
            }
        } else {
            let mut sought = Pairs::Sought { last: Default::default(), within: question.within, states: filter.states.clone() };
            if !question.directed {
                if let (Pairs::Sought { last, .. }, Some(place)) = (&mut sought, behind) {
                    // The pair of the place itself comes first: no code of a state has less than three letters.
                    *last = (place.state_1.clone(), before(&place.state_2));
                }
                return Ok(sought);
            }
            while let Some(pair) = sought.next(archive)? {
                listed.push(pair);
            }
        }
        if question.directed {
            let turned: Vec<_> =
                listed.iter().filter(|(one, other)| one != other).map(|(one, other)| (other.clone(), one.clone())).collect();
            listed.extend(turned);
            listed.sort_unstable();
        }
        listed.retain(|(one, other)| from(one, other));
        Ok(Pairs::Listed(listed.into_iter()))
    }

    /// The next pair.
    pub fn next(&mut self, archive: &Archive) -> Result<Option<(String, String)>> {
        let Pairs::Sought { last, within, states } = (match self {
            Pairs::Listed(pairs) => return Ok(pairs.next()),
            sought => sought,
        }) else {
            return Ok(None);
        };
        // Asked for both at once, SQLite would read all events of the last pair to get past it.
        let mut beside = archive
            .connection()
            .prepare_cached("SELECT state_1, state_2 FROM event_pairs WHERE state_1 = ?1 AND state_2 > ?2 ORDER BY state_2 LIMIT 1")?;
        let mut behind = archive
            .connection()
            .prepare_cached("SELECT state_1, state_2 FROM event_pairs WHERE state_1 > ?1 ORDER BY state_1, state_2 LIMIT 1")?;
        let both = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?));
        loop {
            let found = match beside.query_row([&last.0, &last.1], both).optional()? {
                Some(pair) => Some(pair),
                None => behind.query_row([&last.0], both).optional()?,
            };
            let Some(pair) = found else { return Ok(None) };
            *last = pair;
            if (*within || last.0 != last.1) && states.iter().all(|state| *state == last.0 || *state == last.1) {
                return Ok(Some(last.clone()));
            }
        }
    }
}

fn fits(one: &str, other: &str, within: bool, filter: &Filter) -> bool {
    (within || one != other) && filter.states.iter().all(|state| state == one || state == other)
}

/// A text that stands right before a code in the order of letters.
fn before(code: &str) -> String {
    let mut text = code.to_owned();
    text.pop();
    text
}
