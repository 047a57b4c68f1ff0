//! Whom with whom: states and what is between them over a stretch of time, as a circle and as a table.

mod layout;

use super::Frame;
use super::frame::page;
use super::shown::{EVENTS, Noun, state};
use super::stretch::{Asking, Span, asking};
use crate::Shared;
use crate::language::Reading;
use crate::problem::Problem;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use layout::{Link, order, point};
use std::collections::HashMap;
use std::sync::Arc;
use waqai_archive::ask::Usual;
use waqai_archive::count::{PairCount, PairQuestion, Period};

/// The route.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/network", get(network))
}

/// Keys of the counted noun.
pub(crate) const PAIRS: Noun = ["count.pair.one", "count.pair.two", "count.pair.few", "count.pair.many", "count.pair.other"];

/// Pairs that are shown where the address says nothing, and how many it may ask for.
const USUAL: usize = 40;
const CHOICES: [usize; 4] = [20, 40, 80, 150];

/// The middle and the radius of the circle.
const MIDDLE: (f64, f64) = (500.0, 390.0);
const RADIUS: f64 = 255.0;

/// A line between two states.
struct Edge {
    path: String,
    width: f64,
    quad: usize,
    title: String,
    address: String,
}

/// A state on the circle.
struct Node {
    x: f64,
    y: f64,
    radius: f64,
    name: String,
    /// Where its name stands, and how it is turned.
    turn: String,
    anchor: &'static str,
    address: String,
}

/// A row of the table.
struct Line {
    one: String,
    other: String,
    address: String,
    events: i64,
    quads: [i64; 4],
    visits: i64,
    score: String,
    reports: i64,
}

#[derive(Template)]
#[template(path = "network/network.html")]
struct Network<'a> {
    frame: Frame<'a>,
    form: Asking,
    span: Span,
    edges: Vec<Edge>,
    nodes: Vec<Node>,
    lines: Vec<Line>,
    pairs: u64,
    /// More pairs than are shown.
    cut: bool,
    /// How many pairs may be shown: words, address, whether it is so.
    most: Vec<(usize, String, bool)>,
}

async fn network(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    let (form, question) = asking(&reading)?;
    let most = form.rest("most").and_then(|most| most.parse().ok()).filter(|most| CHOICES.contains(most)).unwrap_or(USUAL);
    let inner = shared.clone();
    let (span, pairs) = shared
        .readers
        .ask(move |archive| {
            let change = archive.last_change()?;
            let (span, filter) = question.span(archive, Usual::Happened)?;
            let asked = format!("{filter:?}");
            let pairs = inner.answers.pairs.get(&asked, change, || {
                let question = PairQuestion { filter, period: Period::All, ..PairQuestion::default() };
                let mut pairs = archive.count_pairs(&question, &inner.codes)?;
                pairs.sort_by(|one, other| {
                    other.events.cmp(&one.events).then_with(|| (&one.state_1, &one.state_2).cmp(&(&other.state_1, &other.state_2)))
                });
                let all = pairs.len() as u64;
                pairs.truncate(CHOICES[CHOICES.len() - 1]);
                pairs.shrink_to_fit();
                Ok((pairs, all))
            })?;
            Ok((span, pairs))
        })
        .await?;
    let frame = Frame::new(&shared, &reading);
    let (pairs, all) = (&pairs.0, pairs.1);
    let shown: Vec<&PairCount> = pairs.iter().take(most).collect();
    let mut codes: Vec<&str> = shown.iter().flat_map(|pair| [pair.state_1.as_str(), pair.state_2.as_str()]).collect();
    codes.sort_unstable();
    codes.dedup();
    let place: HashMap<&str, usize> = codes.iter().enumerate().map(|(at, code)| (*code, at)).collect();
    let links: Vec<Link> = shown
        .iter()
        .map(|pair| Link { one: place[pair.state_1.as_str()], other: place[pair.state_2.as_str()], weight: pair.events })
        .collect();
    let row = order(codes.len(), &links);
    let mut points = vec![(0.0, 0.0, 0.0); codes.len()];
    for (at, &node) in row.iter().enumerate() {
        points[node] = point(at, codes.len(), MIDDLE, RADIUS);
    }
    let heaviest = shown.first().map_or(1, |pair| pair.events).max(1);
    let address = |pair: &PairCount| span.address(&reading, &format!("/pair/{}/{}", pair.state_1, pair.state_2), &[]);
    let both = |pair: &PairCount| (state(&frame, &pair.state_1), state(&frame, &pair.state_2));
    let edge = |(pair, link): (&&PairCount, &Link)| {
        let (one, other) = (points[link.one], points[link.other]);
        let (one_name, other_name) = both(pair);
        Edge {
            // Bent towards the middle: lines between neighbours stay apart from the circle, long ones from each other.
            path: format!(
                "M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}",
                one.0,
                one.1,
                (MIDDLE.0 * 2.0 + one.0 + other.0) / 4.0,
                (MIDDLE.1 * 2.0 + one.1 + other.1) / 4.0,
                other.0,
                other.1
            ),
            width: 1.2 + 12.0 * (pair.events as f64 / heaviest as f64).sqrt(),
            quad: (0..4).max_by_key(|&at| (pair.quads[at], at)).unwrap_or(0) + 1,
            title: format!("{one_name} – {other_name}: {}", frame.t.count(pair.events.unsigned_abs(), EVENTS)),
            address: address(pair),
        }
    };
    // The thin ones come last, so that they lie over the broad ones.
    let edges: Vec<Edge> = shown.iter().zip(&links).map(edge).collect();
    let weight = |node: usize| links.iter().filter(|link| link.one == node || link.other == node).map(|link| link.weight).sum::<i64>();
    let heaviest_node = (0..codes.len()).map(weight).max().unwrap_or(1).max(1);
    let node = |(at, code): (usize, &&str)| {
        let (x, y, angle) = points[at];
        let (label_x, label_y) = (MIDDLE.0 + (x - MIDDLE.0) * 1.06, MIDDLE.1 + (y - MIDDLE.1) * 1.06);
        // Names on the left half are turned by half a circle, so that none stands on its head.
        let left = !(-90.5..=90.0).contains(&angle);
        Node {
            x,
            y,
            radius: 3.0 + 7.0 * (weight(at) as f64 / heaviest_node as f64).sqrt(),
            name: state(&frame, code),
            turn: format!("translate({label_x:.1} {label_y:.1}) rotate({:.1})", if left { angle + 180.0 } else { angle }),
            anchor: if left { "end" } else { "start" },
            address: reading.with("state", Some(code)),
        }
    };
    let nodes = codes.iter().enumerate().map(node).collect();
    let line = |pair: &&PairCount| {
        let (one, other) = both(pair);
        let score = pair.score_mean().map_or_else(String::new, |score| frame.t.figures(&format!("{score:+.1}")));
        Line {
            one,
            other,
            address: address(pair),
            events: pair.events,
            quads: pair.quads,
            visits: pair.visits,
            score,
            reports: pair.reports,
        }
    };
    let lines = shown.iter().map(line).collect();
    let choice = |&number: &usize| (number, reading.with("most", Some(&number.to_string())), number == most);
    let most = CHOICES.iter().map(choice).collect();
    page(&Network { edges, nodes, lines, pairs: all, cut: all > shown.len() as u64, most, form, span, frame })
}
