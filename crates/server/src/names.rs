//! Names in either script and what they stand for: states, bodies and people of the tables, places with how exact they are.

use crate::Shared;
use std::collections::HashMap;
use std::sync::Arc;
use waqai_coder::Resources;
use waqai_knowledge::lookup::{Directory, Lookup};
use waqai_knowledge::{PlaceKind, Register};
use waqai_tables::TableError;

/// How exactly a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exactness {
    /// A town, village or crossing.
    Town,
    /// A province, sea, mountain or whatever else is wide.
    Region,
    /// A whole state.
    State,
}

/// The names of the tables, made ready once.
#[derive(Debug, Default)]
pub(crate) struct Names {
    directory: Arc<Directory>,
    by_number: HashMap<u32, PlaceKind>,
    by_name: HashMap<(String, String), PlaceKind>,
}

impl Names {
    pub fn of(resources: &Resources) -> Result<Names, TableError> {
        let tables = waqai_base::tables();
        let knowledge = &resources.knowledge;
        let mut names = Names { directory: Arc::new(Directory::new(knowledge, &Register::new(&tables))?), ..Names::default() };
        for place in &knowledge.places {
            if let Some(number) = place.geonames {
                names.by_number.insert(number, place.kind);
            } else {
                let country = place.country.map_or_else(String::new, |code| code.as_str().to_owned());
                names.by_name.insert((knowledge.label(place.name_en).to_owned(), country), place.kind);
            }
        }
        Ok(names)
    }

    /// Asks the tables after names.
    pub fn lookup<'a>(&self, shared: &'a Shared) -> Lookup<'a> {
        Lookup::over(&shared.resources.knowledge, &shared.resources.vocabulary, self.directory.clone())
    }

    /// How exact a place of the archive is. A place that the tables do not know is taken for a town: states are known.
    pub fn exactness(&self, shared: &Shared, name: &str, country: Option<&str>, geonames: Option<u32>) -> Exactness {
        let is_state = |code: &str| shared.labels.state(code, crate::language::Language::English) == name;
        if geonames.is_none() && country.is_some_and(is_state) {
            return Exactness::State;
        }
        let of_number = geonames.and_then(|number| self.by_number.get(&number));
        let kind = of_number.or_else(|| self.by_name.get(&(name.to_owned(), country.unwrap_or_default().to_owned())));
        match kind {
            None | Some(PlaceKind::City | PlaceKind::Crossing) => Exactness::Town,
            Some(_) => Exactness::Region,
        }
    }
}
