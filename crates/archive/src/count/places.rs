//! Events by place, with where the place lies.

use crate::Archive;
use crate::ask::{Filter, driving};
use crate::error::Result;
use crate::load::place_at;
use crate::records::Place;
use rusqlite::params_from_iter;

/// The events of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceCount {
    /// The place.
    pub place: Place,
    /// Events.
    pub events: i64,
    /// Events by quad class.
    pub quads: [i64; 4],
    /// The last day of one of them.
    pub last: Option<String>,
}

impl Archive {
    /// Counts events by place, the most frequent first. `told`: only places that a report names, not the states of those who take part.
    pub fn count_places(&self, filter: &Filter, told: bool) -> Result<Vec<PlaceCount>> {
        let (from, _, all) = driving(filter);
        let basis = if told { " AND e.place_basis IN ('told', 'dateline')" } else { "" };
        let sql = format!(
            "SELECT p.name, p.name_ar, p.country, p.lat, p.lon, p.geonames, c.quad_1, c.quad_2, c.quad_3, c.quad_4, c.last
             FROM (SELECT e.place, sum(e.quad = 1) quad_1, sum(e.quad = 2) quad_2, sum(e.quad = 3) quad_3, sum(e.quad = 4) quad_4, max(e.day) last
                   FROM {from} WHERE {}{basis} AND e.place IS NOT NULL GROUP BY e.place) c JOIN places p ON p.place = c.place",
            all.clause()
        );
        let row = |row: &rusqlite::Row| {
            let quads = [row.get(6)?, row.get(7)?, row.get(8)?, row.get(9)?];
            let place = place_at(row, 0)?;
            Ok(PlaceCount { place, events: quads.iter().sum(), quads, last: row.get(10)? })
        };
        let found = self.connection().prepare_cached(&sql).and_then(|mut ask| ask.query_map(params_from_iter(&all.values), row)?.collect());
        let mut found: Vec<PlaceCount> = self.check(found)?;
        found.sort_by(|one, other| other.events.cmp(&one.events).then_with(|| one.place.name.cmp(&other.place.name)));
        Ok(found)
    }
}
