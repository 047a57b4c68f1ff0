//! A question in words, as options and addresses put it, read into a [`Filter`] with errors that name what was meant.

use super::filter::Filter;
use crate::Archive;
use crate::error::{ArchiveError, Result};
use crate::search::Query;
use waqai_coder::rules::EventType;

/// The ranks from the highest.
pub const RANKS: [&str; 8] = ["head", "deputy_head", "minister", "deputy_minister", "senior", "official", "body", "unknown"];
/// The statuses of reports.
const OF_REPORTS: [&str; 3] = ["live", "superseded", "withdrawn"];
/// The statuses of events.
pub const STATUSES: [&str; 5] = ["actual", "historical", "future", "hypothetical", "negated"];

/// Which events are meant where nothing is said of their status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usual {
    /// All.
    All,
    /// Those that lists show: told as having happened or as going to.
    Shown,
    /// Those that are counted: told as having happened.
    Happened,
    /// Statuses are those of reports, all of them.
    Reports,
}

/// What is asked for, in words. What is empty does not matter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// Two states with a comma between them: `KAZ,CHN`.
    pub pair: Option<String>,
    /// States in any role.
    pub states: Vec<String>,
    /// Who does it: a state, an id or words of a name.
    pub actor: Option<String>,
    /// To whom.
    pub recipient: Option<String>,
    /// Who takes part in any role.
    pub person: Option<String>,
    /// Words of an office.
    pub office: Option<String>,
    /// Ranks.
    pub ranks: Vec<String>,
    /// The least rank, in the place of `ranks`.
    pub least_rank: Option<String>,
    /// Event types.
    pub types: Vec<String>,
    /// Modes.
    pub modes: Vec<String>,
    /// Quad classes.
    pub quads: Vec<i64>,
    /// Contexts.
    pub contexts: Vec<String>,
    /// Statuses, or `all`.
    pub statuses: Vec<String>,
    /// A place or its state.
    pub place: Option<String>,
    /// The first day, month or year.
    pub from: Option<String>,
    /// The last day, month or year.
    pub to: Option<String>,
    /// Agencies.
    pub sources: Vec<String>,
    /// The least confidence, from 0 to 1.
    pub confidence: Option<f64>,
    /// Speech acts of statements.
    pub acts: Vec<String>,
    /// Whom a statement is about: a state, an id or words of a name.
    pub about: Option<String>,
}

/// The speech acts of statements.
pub const ACTS: [&str; 10] = ["state", "announce", "promise", "demand", "warn", "deny", "praise", "condemn", "thank", "condole"];

impl Asked {
    /// The filter; names are looked up in the archive. `usual` says which statuses there are, and which are meant where none is given.
    ///
    /// # Errors
    /// [`ArchiveError::Unknown`] with a remedy for every code, name or day that there is not.
    pub fn filter(&self, archive: &Archive, query: Option<&Query>, usual: Usual) -> Result<Filter> {
        let party = |named: &Option<String>| named.as_deref().map(|named| archive.party(named)).transpose();
        Ok(Filter {
            pair: self.pair.as_deref().map(pair).transpose()?,
            states: self.states.iter().map(|code| state(code)).collect::<Result<_>>()?,
            actor: party(&self.actor)?,
            recipient: party(&self.recipient)?,
            person: party(&self.person)?,
            office: self.office.clone(),
            ranks: self.ranks()?,
            types: self.types.iter().map(|code| event_type(code)).collect::<Result<_>>()?,
            modes: self.modes.clone(),
            quads: self.quads.clone(),
            contexts: self.contexts.clone(),
            statuses: statuses(&self.statuses, usual)?,
            place: self.place.clone(),
            from: self.from.as_deref().map(|day| edge(day, false)).transpose()?,
            to: self.to.as_deref().map(|day| edge(day, true)).transpose()?,
            sources: self.sources.clone(),
            confidence: self.confidence.map(|least| (least * 100.0).ceil() as i64),
            words: query.cloned(),
            acts: self.acts.iter().map(|act| speech_act(act)).collect::<Result<_>>()?,
            about: party(&self.about)?,
            ..Filter::default()
        })
    }

    fn ranks(&self) -> Result<Vec<String>> {
        let known = |rank: &str| {
            let rank = rank.replace('-', "_");
            RANKS
                .iter()
                .position(|known| *known == rank)
                .ok_or_else(|| unknown(format!("{rank}: there is no such rank. Give one of {}", RANKS.join(", "))))
        };
        if let Some(least) = &self.least_rank {
            return Ok(RANKS[..=known(least)?].iter().map(|&rank| rank.to_owned()).collect());
        }
        self.ranks.iter().map(|rank| Ok(RANKS[known(rank)?].to_owned())).collect()
    }
}

fn unknown(problem: String) -> ArchiveError {
    ArchiveError::Unknown(problem)
}

/// The statuses of events that are meant: those given, all, or the usual ones where none is given.
///
/// ```
/// use waqai_archive::ask::{Usual, statuses};
/// assert_eq!(statuses(&[], Usual::Happened).unwrap(), ["actual", "historical"]);
/// assert!(statuses(&["all".into()], Usual::Shown).unwrap().is_empty());
/// assert!(statuses(&["maybe".into()], Usual::Shown).is_err());
/// ```
///
/// # Errors
/// [`ArchiveError::Unknown`] for a status that there is not.
pub fn statuses(given: &[String], usual: Usual) -> Result<Vec<String>> {
    if given.is_empty() {
        let usual: &[&str] = match usual {
            Usual::All | Usual::Reports => &[],
            Usual::Shown => &STATUSES[..3],
            Usual::Happened => &STATUSES[..2],
        };
        return Ok(usual.iter().map(|&status| status.to_owned()).collect());
    }
    if given.iter().any(|status| status == "all") {
        return Ok(Vec::new());
    }
    let known: &[&str] = if usual == Usual::Reports { &OF_REPORTS } else { &STATUSES };
    match given.iter().find(|status| !known.contains(&status.as_str())) {
        Some(status) => Err(unknown(format!("{status}: there is no such status. Give {} or all", known.join(", ")))),
        None => Ok(given.to_vec()),
    }
}

/// Two states of `KAZ,CHN`.
///
/// # Errors
/// [`ArchiveError::Unknown`] for anything else.
pub fn pair(text: &str) -> Result<(String, String)> {
    let codes: Vec<&str> = text.split(',').collect();
    match codes[..] {
        [one, other] => Ok((state(one)?, state(other)?)),
        _ => Err(unknown(format!("{text}: a pair is two codes with a comma between them, such as KAZ,CHN"))),
    }
}

/// The code of a state in capitals.
///
/// # Errors
/// [`ArchiveError::Unknown`] where it is no code by its form.
pub fn state(code: &str) -> Result<String> {
    let upper = code.trim().to_ascii_uppercase();
    if upper.len() == 3 && upper.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return Ok(upper);
    }
    Err(unknown(format!(
        "{code}: this is no code of a state. Use ISO 3166-1 alpha-3 codes such as KAZ or CHN; `waqai who NAME` finds them"
    )))
}

fn event_type(code: &str) -> Result<String> {
    let upper = code.to_ascii_uppercase();
    if EventType::named(&upper).is_none() {
        return Err(unknown(format!("{code}: there is no such type. `waqai codebook` lists the sixteen")));
    }
    Ok(upper)
}

fn speech_act(act: &str) -> Result<String> {
    let lower = act.to_ascii_lowercase();
    if ACTS.contains(&lower.as_str()) {
        return Ok(lower);
    }
    Err(unknown(format!("{act}: there is no such speech act. Give one of {}", ACTS.join(", "))))
}

/// The first or last day of a year, month or day.
///
/// ```
/// use waqai_archive::ask::edge;
/// assert_eq!(edge("2022-02", true).unwrap(), "2022-02-28");
/// ```
///
/// # Errors
/// [`ArchiveError::Unknown`] for what is no day, month or year.
pub fn edge(text: &str, last: bool) -> Result<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |at: usize, digits: usize, most: u32| {
        parts
            .get(at)
            .filter(|part| part.len() == digits)
            .and_then(|part| part.parse::<u32>().ok())
            .filter(|&number| (1..=most).contains(&number))
    };
    let read = || {
        let year = number(0, 4, 9999)?;
        let month = if parts.len() > 1 {
            number(1, 2, 12)?
        } else if last {
            12
        } else {
            1
        };
        let days = match month {
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let day = if parts.len() > 2 {
            number(2, 2, days)?
        } else if last {
            days
        } else {
            1
        };
        (parts.len() <= 3).then(|| format!("{year:04}-{month:02}-{day:02}"))
    };
    read().ok_or_else(|| unknown(format!("{text}: this is no day. Give 2022, 2022-04 or 2022-04-25")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_edges() {
        assert_eq!(edge("2022", false).unwrap(), "2022-01-01");
        assert_eq!(edge("2022-02", true).unwrap(), "2022-02-28");
        assert_eq!(edge("2024-02", true).unwrap(), "2024-02-29");
        assert_eq!(edge("2022-04-25", true).unwrap(), "2022-04-25");
        assert!(edge("2022-13", false).is_err());
        assert!(edge("25.4.2022", false).is_err());
    }
}
