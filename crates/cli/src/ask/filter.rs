//! Options as a filter.

use super::options::FilterOptions;
use super::words::WordReader;
use waqai_archive::ask::{Asked, Usual};
use waqai_archive::search::Query;
use waqai_archive::{Archive, Filter};

/// Reads the options; the query is there where words are asked for.
pub(crate) fn filter(
    archive: &Archive,
    options: &FilterOptions,
    usual: Usual,
    words: &mut WordReader,
) -> anyhow::Result<(Filter, Option<Query>)> {
    let query = match &options.words {
        None => None,
        Some(text) => Some(words.query(archive, text, options.exact)?),
    };
    let filter = asked(options).filter(archive, query.as_ref(), usual)?;
    Ok((filter, query))
}

/// What the options ask for. Statuses of reports are read by `waqai reports` itself.
fn asked(options: &FilterOptions) -> Asked {
    let options = options.clone();
    Asked {
        pair: options.pair,
        states: options.state,
        actor: options.actor,
        recipient: options.recipient,
        person: options.person,
        office: options.office,
        ranks: options.rank,
        least_rank: options.min_rank,
        types: options.event_type,
        modes: options.mode,
        quads: options.quad,
        contexts: options.context,
        statuses: options.status,
        place: options.place,
        from: options.from,
        to: options.to,
        sources: options.source,
        confidence: options.confidence,
        ..Asked::default()
    }
}
