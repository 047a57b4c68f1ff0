//! Places: towns, divisions, waters and whatever else does not act, and the towns that are capitals.

use crate::compile::{Compiler, code, day};
use crate::{Code, Day, Entry, Knowledge};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use waqai_tables::{PhrasesBuilder, Row, TableError, TableSet};
use waqai_text::fold;

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlaceKind {
    /// A town or village.
    City,
    /// A province, governorate, state of a federation, or a region without borders.
    Region,
    /// A sea, river, strait or canal.
    Water,
    /// A border crossing.
    Crossing,
    /// A mountain or range.
    Mountain,
    /// Anything else: a camp, a base, a field, a continent.
    Area,
}

impl PlaceKind {
    const ALL: [PlaceKind; 6] =
        [PlaceKind::City, PlaceKind::Region, PlaceKind::Water, PlaceKind::Crossing, PlaceKind::Mountain, PlaceKind::Area];

    /// The word of the tables.
    ///
    /// ```
    /// assert_eq!(waqai_knowledge::PlaceKind::City.code(), "city");
    /// ```
    pub fn code(self) -> &'static str {
        match self {
            PlaceKind::City => "city",
            PlaceKind::Region => "region",
            PlaceKind::Water => "water",
            PlaceKind::Crossing => "crossing",
            PlaceKind::Mountain => "mountain",
            PlaceKind::Area => "area",
        }
    }
}

/// A name of a place: [`Knowledge::label`] has its letters. Thousands of names lie in one text, so that the compiled image is read fast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    start: u32,
    length: u16,
}

/// A place that does not act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its usual name in Arabic.
    pub name: Label,
    /// Its name in English.
    pub name_en: Label,
    /// The state it lies in; none for open waters.
    pub country: Option<Code>,
    /// city, region, water …
    pub kind: PlaceKind,
    /// Degrees north.
    pub latitude: Option<f32>,
    /// Degrees east.
    pub longitude: Option<f32>,
    /// GeoNames' number.
    pub geonames: Option<u32>,
    /// Its inhabitants; 0 where nobody says.
    pub population: u32,
    /// The first-level division it lies in, by its place in [`Knowledge::divisions`].
    pub division: Option<u16>,
    /// Whether somebody wrote it down by hand, because newswire speaks of it.
    pub listed: bool,
}

/// What GeoNames says of the town that is a state's capital.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapitalTown {
    /// GeoNames' number.
    pub geonames: Option<u32>,
    /// Its inhabitants; 0 where nobody says.
    pub population: u32,
}

/// An older name of a town.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormerName {
    /// The town's present number at GeoNames.
    pub geonames: u32,
    /// The older name in Arabic.
    pub name: Box<str>,
    /// The older name in English.
    pub name_en: Box<str>,
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
}

/// How much a name that is other things too needs around it to be a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// A word of place before it: في, مدينة.
    Preposition,
    /// A noun of place before it: مدينة.
    Noun,
}

const NEEDS_NOUN: u32 = 1 << 31;

impl Knowledge {
    /// The index of names of places that are other names or words too. They count only where the words around them say so.
    pub fn doubtful_places(&self) -> &waqai_tables::Phrases {
        &self.doubtful_places
    }

    /// The letters of a name of a place.
    pub fn label(&self, label: Label) -> &str {
        self.labels.get(label.start as usize..label.start as usize + usize::from(label.length)).unwrap_or_default()
    }

    fn labelled(&mut self, name: &str) -> Label {
        let start = self.labels.len() as u32;
        self.labels.push_str(name);
        Label { start, length: (self.labels.len() as u32 - start) as u16 }
    }

    /// What a payload of [`Knowledge::doubtful_places`] stands for, and what it needs.
    pub fn doubtful(payload: u32) -> (Entry, Needs) {
        let needs = if payload & NEEDS_NOUN == 0 { Needs::Preposition } else { Needs::Noun };
        (Entry::of(payload & !NEEDS_NOUN), needs)
    }

    /// The older names of a town, by its number at GeoNames.
    pub fn former_names(&self, geonames: u32) -> impl Iterator<Item = &FormerName> {
        self.former_names.iter().filter(move |former| former.geonames == geonames)
    }
}

fn kind(row: &Row) -> Result<PlaceKind, TableError> {
    let wanted = row.get("kind");
    PlaceKind::ALL.into_iter().find(|kind| kind.code() == wanted).ok_or_else(|| {
        row.error("kind", &format!("`{wanted}` is no kind of place"), "Write city, region, water, crossing, mountain or area")
    })
}

impl Compiler<'_> {
    pub(crate) fn places(&mut self, tables: &TableSet) -> Result<(), TableError> {
        let mut doubtful = PhrasesBuilder::default();
        let mut divisions: HashMap<String, u16> = HashMap::new();
        let mut by_number: HashMap<u32, Entry> = HashMap::new();
        let (mut listed, mut others): (Vec<Row>, Vec<Row>) =
            tables.table("actors/places", &["name_en", "country"])?.rows.into_iter().partition(|row| !row.has("behind_noun"));
        // Of several places of one name the largest stands first; present names before older ones.
        let mut sizes = Vec::with_capacity(others.len());
        for row in &others {
            sizes.push((!row.get("to").is_empty(), std::cmp::Reverse(row.number::<u32>("population")?.unwrap_or_default())));
        }
        let mut order: Vec<usize> = (0..others.len()).collect();
        order.sort_by_key(|&at| sizes[at]);
        let mut taken: Vec<Option<Row>> = others.drain(..).map(Some).collect();
        listed.extend(order.into_iter().filter_map(|at| taken[at].take()));
        for row in &listed {
            let country = code(row, "country")?;
            if let Some(country) = country {
                self.check_state(row, "country", country)?;
            }
            let geonames: Option<u32> = row.number("geonames")?;
            let population = row.number("population")?.unwrap_or_default();
            let name = row.list("names").next().ok_or_else(|| row.error("names", "the place has no name", "Give at least one"))?;
            let former = !row.get("to").is_empty() || !row.get("from").is_empty();
            let entry = if row.get("kind") == "capital" {
                let at = country.and_then(|code| self.knowledge.states.binary_search_by_key(&code, |state| state.code).ok());
                let at = at.ok_or_else(|| row.error("country", "a capital has a state", "Write its ISO 3166-1 alpha-3 code"))?;
                self.knowledge.states[at].town = CapitalTown { geonames, population };
                if let Some(number) = geonames {
                    by_number.insert(number, Entry::Capital(at as u16));
                }
                continue;
            } else if former {
                let number = geonames.ok_or_else(|| {
                    row.error(
                        "geonames",
                        "an older name belongs to a town",
                        "Write the number that GeoNames gives the town, as in its row with the present name",
                    )
                })?;
                let former_name = FormerName {
                    geonames: number,
                    name: name.into(),
                    name_en: row.required("name_en")?.into(),
                    from: day(row, "from", Day::earliest, Day::FIRST)?,
                    to: day(row, "to", Day::latest, Day::LAST)?,
                };
                self.knowledge.former_names.push(former_name);
                *by_number.get(&number).ok_or_else(|| {
                    row.error(
                        "geonames",
                        "no row has this number with a present name",
                        "Add the town with its present name, or leave the older name out",
                    )
                })?
            } else {
                let at = u16::try_from(self.knowledge.places.len())
                    .map_err(|_| row.error("name_en", "there are more than 65535 places", "Leave some out"))?;
                let division = match row.get("division") {
                    "" => None,
                    name => {
                        let fresh = self.knowledge.divisions.len() as u16;
                        let number = *divisions.entry(name.to_owned()).or_insert(fresh);
                        if number == fresh {
                            self.knowledge.divisions.push(name.into());
                        }
                        Some(number)
                    }
                };
                let (name, name_en) = (self.knowledge.labelled(name), self.knowledge.labelled(row.required("name_en")?));
                self.knowledge.places.push(Place {
                    name,
                    name_en,
                    country,
                    kind: kind(row)?,
                    latitude: row.number("lat")?,
                    longitude: row.number("lon")?,
                    geonames,
                    population,
                    division,
                    listed: !row.has("behind_noun"),
                });
                if let Some(number) = geonames {
                    by_number.entry(number).or_insert(Entry::Place(at));
                }
                Entry::Place(at)
            };
            for name in row.list("names") {
                let behind = |column: &str| row.list(column).any(|other| other == name);
                let needs = if behind("behind_noun") { NEEDS_NOUN } else { 0 };
                if needs != 0 || behind("behind_preposition") {
                    let forms = self.forms(&fold(name));
                    doubtful.insert(&forms, entry.payload() | needs);
                } else {
                    self.name(name, entry);
                }
            }
        }
        self.knowledge.doubtful_places = doubtful.build();
        Ok(())
    }
}
