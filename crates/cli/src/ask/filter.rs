//! Options as a filter, with errors that name what was meant.

use super::options::FilterOptions;
use super::words::WordReader;
use anyhow::{Context, bail};
use waqai_archive::search::Query;
use waqai_archive::{Archive, Filter};
use waqai_coder::rules::EventType;

/// The ranks from the highest.
const RANKS: [&str; 8] = ["head", "deputy_head", "minister", "deputy_minister", "senior", "official", "body", "unknown"];
const STATUSES: [&str; 5] = ["actual", "historical", "future", "hypothetical", "negated"];
/// Of events that are told as having happened or as going to.
const SHOWN: [&str; 3] = ["actual", "historical", "future"];

/// Reads the options; the query is there where words are asked for.
pub(crate) fn filter(archive: &Archive, options: &FilterOptions, words: &mut WordReader) -> anyhow::Result<(Filter, Option<Query>)> {
    let query = match &options.words {
        None => None,
        Some(text) => Some(words.query(archive, text, options.exact)?),
    };
    let party = |named: &Option<String>| named.as_deref().map(|named| archive.party(named)).transpose();
    let filter = Filter {
        pair: options.pair.as_deref().map(pair).transpose()?,
        states: options.state.iter().map(|code| state(code)).collect::<anyhow::Result<_>>()?,
        actor: party(&options.actor)?,
        recipient: party(&options.recipient)?,
        person: party(&options.person)?,
        office: options.office.clone(),
        ranks: ranks(options)?,
        types: options.event_type.iter().map(|code| event_type(code)).collect::<anyhow::Result<_>>()?,
        modes: options.mode.clone(),
        quads: options.quad.clone(),
        contexts: options.context.clone(),
        statuses: options.status.clone(),
        place: options.place.clone(),
        from: options.from.as_deref().map(|day| edge(day, false)).transpose()?,
        to: options.to.as_deref().map(|day| edge(day, true)).transpose()?,
        sources: options.source.clone(),
        confidence: options.confidence.map(|least| (least * 100.0).ceil() as i64),
        words: query.as_ref().map(Query::expression),
        ..Filter::default()
    };
    Ok((filter, query))
}

/// The statuses of events that are meant: those given, all, or those that are shown where none is given.
pub(crate) fn statuses(given: &[String], usual: &[&str]) -> anyhow::Result<Vec<String>> {
    if given.is_empty() {
        return Ok(usual.iter().map(|&status| status.to_owned()).collect());
    }
    if given.iter().any(|status| status == "all") {
        return Ok(Vec::new());
    }
    for status in given {
        if !STATUSES.contains(&status.as_str()) {
            bail!("{status}: there is no such status. Give {} or all", STATUSES.join(", "));
        }
    }
    Ok(given.to_vec())
}

/// The statuses that lists show.
pub(crate) fn shown(given: &[String]) -> anyhow::Result<Vec<String>> {
    statuses(given, &SHOWN)
}

/// The statuses that are counted.
pub(crate) fn happened(given: &[String]) -> anyhow::Result<Vec<String>> {
    statuses(given, &SHOWN[..2])
}

fn pair(text: &str) -> anyhow::Result<(String, String)> {
    let codes: Vec<&str> = text.split(',').collect();
    match codes[..] {
        [one, other] => Ok((state(one)?, state(other)?)),
        _ => bail!("{text}: a pair is two codes with a comma between them, such as KAZ,CHN"),
    }
}

fn state(code: &str) -> anyhow::Result<String> {
    let upper = code.trim().to_ascii_uppercase();
    if upper.len() == 3 && upper.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return Ok(upper);
    }
    bail!("{code}: this is no code of a state. Use ISO 3166-1 alpha-3 codes such as KAZ or CHN; `waqai who NAME` finds them")
}

fn event_type(code: &str) -> anyhow::Result<String> {
    let upper = code.to_ascii_uppercase();
    if EventType::named(&upper).is_none() {
        bail!("{code}: there is no such type. `waqai codebook` lists the sixteen");
    }
    Ok(upper)
}

fn ranks(options: &FilterOptions) -> anyhow::Result<Vec<String>> {
    let known = |rank: &str| {
        let rank = rank.replace('-', "_");
        RANKS
            .iter()
            .position(|known| *known == rank)
            .with_context(|| format!("{rank}: there is no such rank. Give one of {}", RANKS.join(", ")))
    };
    if let Some(least) = &options.min_rank {
        return Ok(RANKS[..=known(least)?].iter().map(|&rank| rank.to_owned()).collect());
    }
    options.rank.iter().map(|rank| Ok(RANKS[known(rank)?].to_owned())).collect()
}

/// The first or last day of a year, month or day.
fn edge(text: &str, last: bool) -> anyhow::Result<String> {
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
    read().with_context(|| format!("{text}: this is no day. Give 2022, 2022-04 or 2022-04-25"))
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
