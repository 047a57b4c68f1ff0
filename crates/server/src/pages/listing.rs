//! What the lists of records have in common: the filter that the address asks for, what they are narrowed by, paging, exports, citation.

use super::Frame;
use super::shown::{Chip, Citation, chips, citation, export};
use crate::Shared;
use crate::problem::Problem;
use crate::query::Question;
use waqai_archive::ask::{Asked, Usual};
use waqai_archive::search::Query;
use waqai_archive::words::WordReader;
use waqai_archive::{Archive, ArchiveError, Cursor, Filter, Page};

/// A kind of list.
pub(super) struct Kind {
    /// The resource of the API that gives the same rows.
    pub resource: &'static str,
    /// Conditions of the address and the keys of their words.
    pub conditions: &'static [(&'static str, &'static str)],
    /// What the page means where the address says nothing, to be said to the API.
    pub meant: &'static [(&'static str, &'static str)],
}

/// How far the archive was looked through.
#[derive(Clone, Debug, Default)]
pub(super) struct Reached {
    /// The newest first.
    pub newest: bool,
    /// The number of the archive's last change.
    pub change: i64,
    /// There are no reports at all.
    pub empty: bool,
    /// A name of the address that nobody in the archive has.
    pub nobody: Option<String>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
    /// The day up to which was looked, where there is more.
    pub until: Option<String>,
}

impl Reached {
    /// At the beginning.
    pub fn of(archive: &Archive, page: &Page) -> Result<Reached, Problem> {
        Ok(Reached {
            newest: page.newest,
            change: archive.last_change()?,
            empty: archive.day_with_reports(None)?.is_none(),
            ..Reached::default()
        })
    }
}

/// What stands around the rows of a list. Templates call it `list`.
pub(super) struct Listing {
    pub chips: Vec<Chip>,
    pub newest: bool,
    pub sorted_otherwise: String,
    pub next: Option<String>,
    pub until: Option<String>,
    pub first: Option<String>,
    pub nobody: Option<String>,
    pub empty_archive: bool,
}

impl Listing {
    /// What stands around a list; with it the exports of its rows and how to cite it, which other pages have too.
    pub fn of(shared: &Shared, frame: &Frame, kind: &Kind, reached: Reached) -> (Listing, Vec<(&'static str, String)>, Citation) {
        let reading = frame.reading;
        let listing = Listing {
            chips: chips(frame, kind.conditions),
            newest: reached.newest,
            sorted_otherwise: reading.with("newest", reached.newest.then_some("false")),
            next: reached.next.map(|cursor| reading.with("cursor", Some(&cursor.write()))),
            until: reached.until.map(|day| frame.t.day(&day)),
            first: (!reading.value("cursor").is_empty()).then(|| reading.with("cursor", None)),
            nobody: reached.nobody,
            empty_archive: reached.empty,
        };
        let exports = ["csv", "ndjson", "json"].map(|format| (format, export(reading, kind.resource, format, kind.meant)));
        (listing, exports.into(), citation(shared, frame, reached.change))
    }
}

/// A filter read from the address; a name that nobody has in the place of one where that is what is wrong.
pub(super) fn filter_of(
    shared: &Shared,
    archive: &Archive,
    question: &Question,
    usual: Usual,
) -> Result<Result<(Filter, Option<Query>), String>, Problem> {
    let Asked { actor, recipient, person, about, .. } = &question.asked;
    for name in [actor, recipient, person, about].into_iter().flatten() {
        if let Err(ArchiveError::Unknown(_)) = archive.party(name) {
            return Ok(Err(name.clone()));
        }
    }
    let query = match &question.words {
        None => None,
        Some(words) => Some(WordReader::default().query(archive, words, (!question.exact).then_some(&shared.resources))?),
    };
    let filter = question.asked.filter(archive, query.as_ref(), usual)?;
    Ok(Ok((filter, query)))
}
