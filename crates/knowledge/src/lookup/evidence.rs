//! Which cell of which row a step of a look-up rests on.

use super::{How, Item, Step};
use crate::compile::without_article;
use crate::{Knowledge, Register, Source};
use waqai_tables::{Row, TableError};
use waqai_text::{fold, latin_words};

/// A value of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The row.
    pub source: Source,
    /// The column.
    pub column: &'static str,
    /// The value as the table has it.
    pub value: String,
}

/// What a step rests on; none where no row explains it.
pub fn evidence(knowledge: &Knowledge, register: &Register, step: &Step) -> Result<Option<Evidence>, TableError> {
    let Some(row) = row(knowledge, register, step.item)? else { return Ok(None) };
    let columns: &[&'static str] = match (step.item, step.how) {
        (Item::Title(_), How::Title) => &["title", "forms"],
        (Item::Office(_), _) => &["code", "name_en"],
        (Item::State(_), How::Code) => &["iso3", "iso2"],
        (_, How::Id) => &["id"],
        (Item::Group(_), How::Name) => &["singular", "plural"],
        (_, How::Name) => &["names"],
        (_, How::ShortName) => &["short"],
        (_, How::Nisba) => &["nisba", "nisba_of_people"],
        (_, How::People) => &["people"],
        (_, How::Capital) => &["capital", "capital_en"],
        (_, How::Seat) => &["seat"],
        (_, How::Adjective) => &["adjective_en"],
        _ => &["name_en"],
    };
    let values = columns.iter().flat_map(|&column| row.list(column).map(move |value| (column, value)));
    // The value whose key has most in common with the key that matched: of a plural or feminine form, the one it was made from.
    let mut best: Option<(usize, &'static str, &str)> = None;
    for (column, value) in values {
        let likeness = likeness(value, &step.key);
        if best.is_none_or(|(most, ..)| likeness > most) {
            best = Some((likeness, column, value));
        }
    }
    Ok(best.map(|(_, column, value)| Evidence { source: Source::of(row), column, value: value.to_owned() }))
}

/// The row that an item stands for.
pub(crate) fn row<'r>(knowledge: &Knowledge, register: &'r Register, item: Item) -> Result<Option<&'r Row>, TableError> {
    let by = |rows: &'r [Row], column: &str, value: &str| rows.iter().find(|row| row.get(column) == value);
    Ok(match item {
        Item::State(at) => by(register.states()?, "iso3", knowledge.states[usize::from(at)].code.as_str()),
        Item::Organisation(at) => by(register.organisations()?, "id", &knowledge.organisations[usize::from(at)].id),
        Item::Title(at) => by(register.titles()?, "title", &knowledge.titles[usize::from(at)].title),
        Item::Person(at) => by(register.people()?, "id", &knowledge.people[usize::from(at)].id),
        Item::Office(office) => by(register.offices()?, "code", knowledge.office(office)),
        Item::Place(at) => {
            let place = &knowledge.places[usize::from(at)];
            let country = place.country.map(|code| code.to_string()).unwrap_or_default();
            register.places()?.iter().find(|row| row.get("name_en") == knowledge.label(place.name_en) && row.get("country") == country)
        }
        Item::Body(at) => {
            let body = &knowledge.bodies[usize::from(at)];
            register.bodies()?.iter().find(|row| row.list("names").next() == Some(&*body.name))
        }
        Item::Group(at) => {
            let group = &knowledge.groups[usize::from(at)];
            register.groups()?.iter().find(|row| row.get("singular") == &*group.singular && row.get("name_en") == &*group.name_en)
        }
    })
}

/// How many characters two keys begin with in common, with more for keys that are the same.
fn likeness(value: &str, key: &str) -> usize {
    let value = if value.is_ascii() || !super::is_arabic(value) { latin_words(value).join(" ") } else { fold(value) };
    let (value, key) = (without_article(&value), without_article(key));
    let common = value.chars().zip(key.chars()).take_while(|(left, right)| left == right).count();
    2 * common + usize::from(value == key)
}
