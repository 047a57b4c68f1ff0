//! Who is meant by a piece of an address or a word in a form: a state, an actor of the archive, or several that it may be.

use crate::Shared;
use crate::language::Language;
use crate::problem::Problem;
use waqai_archive::ask::{ActorRow, Filter, Page, Party};
use waqai_archive::ids::public_id;
use waqai_archive::{Archive, ids};

/// Codes that are no states' but stand where those stand.
pub(crate) const INTERNATIONAL: [&str; 7] = ["UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"];

/// So many actors of one name are shown to choose from.
const CHOICE: usize = 40;

/// A party with its name and the piece of an address that means it.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub party: Party,
    /// `KAZ` or `act_…`.
    pub code: String,
    /// English and Arabic; one of them where the other is not known.
    pub names: [Option<String>; 2],
}

/// Who may be meant.
#[derive(Clone, Debug)]
pub(crate) enum Meant {
    One(Named),
    Several(Vec<ActorRow>),
    Nobody,
}

impl Named {
    /// The name for a reader, and the language that it is in.
    pub fn name(&self, language: Language) -> (&str, &'static str) {
        let [english, arabic] = [self.names[0].as_deref(), self.names[1].as_deref()];
        match (language, english, arabic) {
            (Language::English, Some(name), _) | (Language::Arabic, Some(name), None) => (name, "en"),
            (_, _, Some(name)) => (name, "ar"),
            _ => (&self.code, "en"),
        }
    }

    /// An actor of the archive.
    pub fn of(row: &ActorRow, actors: Vec<i64>) -> Named {
        let name = |name: &Option<String>| name.clone().filter(|name| !name.is_empty());
        Named { party: Party::Actors(actors), code: public_id("act", row.key), names: [name(&row.name_en), name(&row.name)] }
    }
}

/// Who is meant by a code, an id, the name of a state or words of a name.
pub(crate) fn meant(shared: &Shared, archive: &Archive, text: &str) -> Result<Meant, Problem> {
    let text = text.trim();
    if let Some(found) = state(shared, text) {
        return Ok(Meant::One(found));
    }
    if let Some(("act", key)) = ids::read_public_id(text) {
        return Ok(archive.actor(key)?.map_or(Meant::Nobody, |(row, actors)| Meant::One(Named::of(&row, actors))));
    }
    let Ok(Party::Actors(actors)) = archive.party(text) else { return Ok(Meant::Nobody) };
    let filter = Filter { person: Some(Party::Actors(actors)), ..Filter::default() };
    let (rows, _) = archive.actors(&filter, &Page { limit: CHOICE, ..Page::default() })?;
    // Of several one that the tables know goes before those that reports only name or describe.
    let mut known = rows.iter().filter(|row| row.basis == "known");
    let one = match (rows.as_slice(), known.next(), known.next()) {
        ([row], ..) | (_, Some(row), None) => row.key,
        ([], ..) => return Ok(Meant::Nobody),
        _ => return Ok(Meant::Several(rows)),
    };
    Ok(archive.actor(one)?.map_or(Meant::Nobody, |(row, actors)| match shared.labels.is_state(row.known.as_deref().unwrap_or_default()) {
        true => state(shared, row.known.as_deref().unwrap_or_default()).map_or(Meant::Nobody, Meant::One),
        false => Meant::One(Named::of(&row, actors)),
    }))
}

/// A state by its code or its name in either language.
fn state(shared: &Shared, text: &str) -> Option<Named> {
    let code = text.to_ascii_uppercase();
    let of = |code: &str| {
        let names = [Language::English, Language::Arabic].map(|language| Some(shared.labels.state(code, language).to_owned()));
        Named { party: Party::State(code.to_owned()), code: code.to_owned(), names }
    };
    if code.len() == 3 && (shared.labels.is_state(&code) || INTERNATIONAL.contains(&code.as_str())) {
        return Some(of(&code));
    }
    let plain = |name: &str| waqai_coder::search_forms(name).to_lowercase();
    let wanted = plain(text);
    shared.labels.states().find(|(_, names)| names.iter().any(|name| plain(name) == wanted)).map(|(code, _)| of(code))
}
