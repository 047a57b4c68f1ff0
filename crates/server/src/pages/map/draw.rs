//! The map as SVG: outlines, and a circle for each place, as large as its events are many.

use super::exactness::Exactness;
use super::projection::projected;
use askama::Template;

/// A place with its circle.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    /// Which class most of its events are of.
    pub quad: usize,
    pub exactness: Exactness,
    pub title: String,
    pub address: String,
}

/// A part of the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct View {
    /// Its name in addresses and words.
    pub name: &'static str,
    /// West, north, east, south in degrees; none for the world.
    edges: Option<[f64; 4]>,
}

/// The parts of the world that the map shows.
pub(super) const VIEWS: [View; 6] = [
    View { name: "world", edges: None },
    View { name: "arab", edges: Some([-18.0, 43.0, 64.0, 8.0]) },
    View { name: "europe", edges: Some([-12.0, 62.0, 46.0, 34.0]) },
    View { name: "asia", edges: Some([44.0, 56.0, 148.0, -11.0]) },
    View { name: "africa", edges: Some([-19.0, 38.0, 53.0, -36.0]) },
    View { name: "americas", edges: Some([-128.0, 58.0, -34.0, -56.0]) },
];

/// Width and height of the whole world.
const WORLD: [f64; 2] = [2000.0, 872.0];

impl View {
    /// Left, top, width and height on the map.
    pub fn frame(self) -> [f64; 4] {
        let Some([west, north, east, south]) = self.edges else { return [0.0, 0.0, WORLD[0], WORLD[1]] };
        let middle = (north + south) / 2.0;
        let (left, _) = projected(west, middle);
        let (right, _) = projected(east, middle);
        let (_, top) = projected((west + east) / 2.0, north);
        let (_, bottom) = projected((west + east) / 2.0, south);
        [left, top, right - left, bottom - top]
    }

    /// How much smaller than the world it is: circles and lines shrink with it, so that they look alike in all.
    pub fn scale(self) -> f64 {
        let [_, _, width, height] = self.frame();
        (width / WORLD[0]).max(height / WORLD[1])
    }

    pub fn holds(self, x: f64, y: f64) -> bool {
        let [left, top, width, height] = self.frame();
        (left..=left + width).contains(&x) && (top..=top + height).contains(&y)
    }
}

/// The radius of a circle whose area is as large as its events are many.
pub(super) fn radius(events: i64, most: i64, view: View) -> f64 {
    let share = events as f64 / most.max(1) as f64;
    (4.0 + 36.0 * share.sqrt()) * view.scale()
}

#[derive(Template)]
#[template(path = "map/map.svg", escape = "html")]
struct Drawing<'a> {
    box_: String,
    land: &'a str,
    borders: &'a str,
    line: String,
    spots: &'a [Spot],
}

/// The map; the largest circles lie lowest.
pub(super) fn draw(view: View, spots: &[Spot]) -> Result<String, askama::Error> {
    let [left, top, width, height] = view.frame();
    Drawing {
        box_: format!("{left:.0} {top:.0} {width:.0} {height:.0}"),
        land: include_str!("../../../outlines/land.path").trim_end(),
        borders: include_str!("../../../outlines/borders.path").trim_end(),
        line: format!("{:.2}", 1.4 * view.scale()),
        spots,
    }
    .render()
}
