//! A question as a filter of the archive.

use crate::Shared;
use crate::problem::Problem;
use crate::query::Question;
use waqai_archive::ask::{Asked, Usual};
use waqai_archive::search::Query;
use waqai_archive::words::WordReader;
use waqai_archive::{Archive, ArchiveError, Filter, Party};

/// The filter, and the query where words are asked for.
pub(super) fn filter(
    shared: &Shared,
    archive: &Archive,
    question: &Question,
    usual: Usual,
    words: &mut WordReader,
) -> Result<(Filter, Option<Query>), Problem> {
    let resources = Some(&*shared.resources).filter(|_| !question.exact);
    let query = question.words.as_deref().map(|text| words.query(archive, text, resources)).transpose()?;
    let asked = &question.asked;
    // Who is named and is not there is missing; everything else that cannot be read is a mistake of the question.
    let mut filter =
        Asked { actor: None, recipient: None, person: None, about: None, ..asked.clone() }.filter(archive, query.as_ref(), usual)?;
    filter.actor = party(archive, &asked.actor)?;
    filter.recipient = party(archive, &asked.recipient)?;
    filter.person = party(archive, &asked.person)?;
    filter.about = party(archive, &asked.about)?;
    Ok((filter, query))
}

fn party(archive: &Archive, named: &Option<String>) -> Result<Option<Party>, Problem> {
    let Some(named) = named else { return Ok(None) };
    match archive.party(named) {
        Ok(party) => Ok(Some(party)),
        Err(ArchiveError::Unknown(_)) => Err(Problem::missing(format!("the archive knows nobody named '{}'", super::check::shown(named)))
            .hint(
                "Give a code of three capitals (KAZ), an id (act_…) or whole words of a name; /v1/suggest?q= finds them by their beginning",
            )),
        Err(problem) => Err(problem.into()),
    }
}
