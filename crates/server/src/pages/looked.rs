//! Pages of lists that stay quick however few records fit: they look through one stretch of the archive after another, and say how far they came.

use crate::problem::Problem;
use waqai_archive::ask::{Among, EventRow, Facets, Filter, Page, Party, StatementRow, StatementTest, slice};
use waqai_archive::records::Range;
use waqai_archive::search::Query;
use waqai_archive::words::WordReader;
use waqai_archive::{Archive, Cursor};
use waqai_coder::Resources;

/// A stretch of events, and of reports whose statements are looked at.
const EVENTS: usize = 3_000;
const REPORTS: usize = 700;
/// So many reports are looked at where a page shows statements among much else.
const NEARBY: usize = 300;
/// So many stretches for one page.
const STRETCHES: usize = 2;

/// Rows of a page.
#[derive(Clone, Debug)]
pub(crate) struct Looked<T> {
    pub rows: Vec<T>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
    /// The day up to which was looked, where the page is not full and there is more to look at.
    pub until: Option<String>,
}

/// A page of events.
pub(crate) fn events(archive: &Archive, filter: &Filter, page: &Page) -> Result<Looked<EventRow>, Problem> {
    let ask = |filter: &Filter, page: &Page| Ok(archive.events(filter, page)?);
    if by_index(filter) { all(ask(filter, page)?) } else { stretches(archive, Among::Events, EVENTS, filter, page, ask) }
}

/// Facets over the newest events that fit, within one stretch.
pub(crate) fn facets(archive: &Archive, filter: &Filter, most: usize) -> Result<Facets, Problem> {
    if by_index(filter) {
        return Ok(archive.facets(filter, most)?);
    }
    let edge = archive.reach(Among::Events, filter, &Page { newest: true, ..Page::default() }, EVENTS)?;
    let edge = edge.filter(|edge| filter.from.as_ref().is_none_or(|from| edge > from));
    let cut = edge.is_some();
    let mut facets = archive.facets(&Filter { from: edge.or_else(|| filter.from.clone()), ..filter.clone() }, most)?;
    facets.all &= !cut;
    Ok(facets)
}

/// Whether names or words lead to the events: then all that fit are found at once.
fn by_index(filter: &Filter) -> bool {
    filter.words.is_some() || [&filter.actor, &filter.recipient, &filter.person].into_iter().any(of_actors)
}

/// A page of statements. Words are looked for in what is said, not in the rest of its report.
pub(crate) fn statements(
    archive: &Archive,
    filter: &Filter,
    page: &Page,
    words: Option<(&Query, &Resources)>,
) -> Result<Looked<StatementRow>, Problem> {
    let mut reader = WordReader::default();
    let mut says = |text: &str, content: Range| words.is_none_or(|(query, resources)| reader.says(resources, query, slice(text, content)));
    let mut test: Option<&mut StatementTest> = if words.is_some() { Some(&mut says) } else { None };
    let mut ask = |filter: &Filter, page: &Page| Ok(archive.statements(filter, page, test.as_deref_mut())?);
    // Reports without a day come first where the oldest do: a stretch would leave them out.
    let by_index = filter.words.is_some() || !page.newest || archive.statements_by_name(filter)?;
    if by_index { all(ask(filter, page)?) } else { stretches(archive, Among::Reports, REPORTS, filter, page, ask) }
}

/// Statements within the first stretch alone; of actors in the last reports that name them.
pub(crate) fn statements_nearby(archive: &Archive, filter: &Filter, page: &Page) -> Result<Vec<StatementRow>, Problem> {
    for party in [&filter.actor, &filter.about].into_iter().flatten() {
        if let Party::Actors(actors) = party {
            return Ok(archive.last_statements(filter, actors, page.limit)?);
        }
    }
    let edge = archive.reach(Among::Reports, filter, page, NEARBY)?;
    let from = edge.max(filter.from.clone());
    Ok(archive.statements(&Filter { from, ..filter.clone() }, page, None)?.0)
}

fn of_actors(party: &Option<Party>) -> bool {
    matches!(party, Some(Party::Actors(_)))
}

fn all<T>((rows, next): (Vec<T>, Option<Cursor>)) -> Result<Looked<T>, Problem> {
    Ok(Looked { rows, next, until: None })
}

fn stretches<T>(
    archive: &Archive,
    among: Among,
    records: usize,
    filter: &Filter,
    page: &Page,
    mut ask: impl FnMut(&Filter, &Page) -> Result<(Vec<T>, Option<Cursor>), Problem>,
) -> Result<Looked<T>, Problem> {
    let mut rows = Vec::new();
    let mut page = page.clone();
    let limit = page.limit;
    for _ in 0..STRETCHES {
        let edge = archive.reach(among, filter, &page, records)?;
        let mut narrowed = filter.clone();
        let more = edge.as_ref().is_some_and(|edge| {
            let own = if page.newest { &mut narrowed.from } else { &mut narrowed.to };
            let within = own.as_ref().is_none_or(|own| if page.newest { edge > own } else { edge < own });
            if within {
                *own = Some(edge.clone());
            }
            within
        });
        page.limit = limit - rows.len();
        let (found, next) = ask(&narrowed, &page)?;
        rows.extend(found);
        if next.is_some() || !more {
            return Ok(Looked { rows, next, until: None });
        }
        let record = if page.newest { 0 } else { i64::MAX };
        page.cursor = Some(Cursor { day: edge.unwrap_or_default(), record, n: 0 });
        if rows.len() >= limit {
            break;
        }
    }
    let until = page.cursor.as_ref().map(|cursor| cursor.day.clone()).filter(|_| rows.len() < limit);
    Ok(Looked { rows, next: page.cursor, until })
}
