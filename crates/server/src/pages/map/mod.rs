//! Events on a map, with how exactly each place is known; and the same as a table.

mod draw;
mod exactness;
mod projection;

use super::Frame;
use super::frame::page;
use super::shown::{EVENTS, Noun, state};
use super::stretch::{Asking, Span, asking};
use crate::Shared;
use crate::language::{Language, Reading};
use crate::problem::Problem;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use draw::{Spot, VIEWS};
use exactness::Exactness;
use projection::projected;
use std::sync::Arc;
use waqai_archive::ask::Usual;
use waqai_archive::count::PlaceCount;

/// The route.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/map", get(map))
}

/// Keys of the counted noun.
pub(crate) const PLACES: Noun = ["count.place.one", "count.place.two", "count.place.few", "count.place.many", "count.place.other"];

/// Circles on the map, rows of the table.
const SPOTS: usize = 400;
const ROWS: usize = 200;

/// A row of the table.
struct Line {
    name: String,
    language: &'static str,
    state: Option<String>,
    exactness: &'static str,
    events: i64,
    quads: [i64; 4],
    last: Option<String>,
    address: String,
}

/// A part of the world that can be chosen.
struct Choice {
    name: &'static str,
    address: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "map/map.html")]
struct Map<'a> {
    frame: Frame<'a>,
    form: Asking,
    span: Span,
    views: Vec<Choice>,
    /// Whether only places count that a report names.
    told: bool,
    other_basis: String,
    svg: String,
    lines: Vec<Line>,
    /// More places than rows.
    cut: bool,
    places: u64,
    events: i64,
    /// Places outside this part of the world.
    outside: u64,
}

impl Map<'_> {
    fn has_outside(&self) -> bool {
        self.outside > 0
    }
}

async fn map(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    let (form, question) = asking(&reading)?;
    let view = VIEWS.into_iter().find(|view| form.rest("view") == Some(view.name)).unwrap_or(VIEWS[0]);
    let told = form.rest("places") != Some("all");
    let inner = shared.clone();
    let (span, counts) = shared
        .readers
        .ask(move |archive| {
            let change = archive.last_change()?;
            let (span, filter) = question.span(archive, Usual::Happened)?;
            let counts = inner.answers.places.get(&format!("{told} {filter:?}"), change, || Ok(archive.count_places(&filter, told)?))?;
            Ok((span, counts))
        })
        .await?;
    let frame = Frame::new(&shared, &reading);
    let exact = |count: &PlaceCount| Exactness::of(shared.codes.precision(&count.place));
    let address = |count: &PlaceCount| span.address(&reading, "/events", &[("place", &count.place.name)]);
    let placed: Vec<(&PlaceCount, (f64, f64))> = counts
        .iter()
        .filter_map(|count| Some((count, projected(count.place.lon?, count.place.lat?).to_owned())))
        .filter(|(_, (x, y))| view.holds(*x, *y))
        .collect();
    let most = placed.first().map_or(1, |(count, _)| count.events);
    let spot = |(count, (x, y)): &(&PlaceCount, (f64, f64))| {
        let (name, _) = named(count, frame.t.language());
        let quad = (0..4).max_by_key(|&at| (count.quads[at], at)).unwrap_or(0) + 1;
        Spot {
            x: *x,
            y: *y,
            radius: draw::radius(count.events, most, view),
            quad,
            exactness: exact(count),
            title: format!("{name}: {}", frame.t.count(count.events.unsigned_abs(), EVENTS)),
            address: address(count),
        }
    };
    let spots: Vec<Spot> = placed.iter().take(SPOTS).map(spot).collect();
    let svg = draw::draw(view, &spots).map_err(|problem| Problem::fault(format!("the map cannot be drawn: {problem}")))?;
    let line = |(count, _): &(&PlaceCount, (f64, f64))| {
        let (name, language) = named(count, frame.t.language());
        let exactness = exact(count);
        Line {
            name: name.to_owned(),
            language,
            state: count.place.country.as_deref().filter(|_| exactness != Exactness::State).map(|code| state(&frame, code)),
            exactness: exactness_words(&frame, exactness),
            events: count.events,
            quads: count.quads,
            last: count.last.clone(),
            address: address(count),
        }
    };
    let lines = placed.iter().take(ROWS).map(line).collect();
    let views = VIEWS.into_iter().map(|other| Choice {
        name: frame.t.named("map.view", other.name),
        address: reading.with("view", (other.name != "world").then_some(other.name)),
        here: other == view,
    });
    page(&Map {
        cut: placed.len() > ROWS,
        views: views.collect(),
        other_basis: reading.with("places", told.then_some("all")),
        places: placed.len() as u64,
        events: placed.iter().map(|(count, _)| count.events).sum(),
        outside: (counts.len() - placed.len()) as u64,
        told,
        svg,
        lines,
        form,
        span,
        frame,
    })
}

/// The name of a place for a reader, and its language.
fn named(count: &PlaceCount, language: Language) -> (&str, &'static str) {
    match language {
        Language::Arabic if !count.place.name_ar.is_empty() => (&count.place.name_ar, "ar"),
        _ => (&count.place.name, "en"),
    }
}

fn exactness_words(frame: &Frame, exactness: Exactness) -> &'static str {
    match exactness {
        Exactness::Town => frame.t.say("map.town"),
        Exactness::Region => frame.t.say("map.region"),
        Exactness::State => frame.t.say("map.state"),
    }
}
