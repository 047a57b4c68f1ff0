//! Which features a token has.

use super::gather::{Elsewhere, majority};
use super::view::View;
use crate::linear::{feature, pair};
use Role::{After, Before, Own, SecondAfter, SecondBefore, Together};

/// Which word of a token's window a feature looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The token itself alone.
    Own,
    /// The one before it alone.
    Before,
    /// The one before that alone.
    SecondBefore,
    /// The one behind it alone.
    After,
    /// The one behind that alone.
    SecondAfter,
    /// Several together.
    Together,
}

impl Role {
    /// The roles of one word, each with where the token stands that it has the role for.
    pub const ALONE: [(Role, isize); 5] =
        [(Role::Own, 0), (Role::Before, 1), (Role::SecondBefore, 2), (Role::After, -1), (Role::SecondAfter, -2)];
}

/// Whatever takes features: a sum of weights at run time, a list while training.
pub trait FeatureSink {
    /// Takes one.
    fn feature(&mut self, role: Role, feature: u64);
}

impl FeatureSink for Vec<u64> {
    fn feature(&mut self, _: Role, feature: u64) {
        self.push(feature);
    }
}

/// What stands outside of a sentence.
pub(super) const OUTSIDE: View = View {
    whole: 1,
    stem: 1,
    bare: 1,
    glue: super::view::Glue(0),
    kind: 0,
    length: 0,
    prefixes: [0; 3],
    suffixes: [0; 4],
    record: super::model::WordRecord { frequency: 0, clusters: [0; 3], gazetteer: super::model::Gazetteer(0) },
    phrase: super::model::Gazetteer(0),
    phrase_place: 0,
    known: super::known::Known { name: 0, name_place: 0, term: 0, term_place: 0, part: 0 },
};

/// The features of a token of a sentence for the first pass.
pub fn first_features(sentence: &[View], at: usize, sink: &mut impl FeatureSink) {
    let view = |offset: isize| at.checked_add_signed(offset).and_then(|at| sentence.get(at)).unwrap_or(&OUTSIDE);
    let (b2, b1, v, a1, a2) = (view(-2), view(-1), view(0), view(1), view(2));
    let mut put = numbered(sink);
    window([b2, b1, v, a1, a2], &mut put);
    surroundings(sentence, at, &mut put);
}

/// The features that look at one word alone, in all its roles; `sink` gets others too, which mean nothing.
pub(super) fn features_alone(view: &View, sink: &mut impl FeatureSink) {
    window([view; 5], &mut numbered(sink));
}

/// Numbers templates in the order in which they are put.
fn numbered(sink: &mut impl FeatureSink) -> impl FnMut(Role, u64) {
    let mut template = 0;
    move |role, value| {
        template += 1;
        sink.feature(role, feature(template, value));
    }
}

fn window(window: [&View; 5], put: &mut impl FnMut(Role, u64)) {
    put(Own, 0);
    letters(window, put);
    clusters(window, put);
    lists(window, put);
    tables(window, put);
}

fn three(first: u64, second: u64, third: u64) -> u64 {
    pair(pair(first, second), third)
}

fn letters([b2, b1, v, a1, a2]: [&View; 5], put: &mut impl FnMut(Role, u64)) {
    put(Own, v.whole);
    put(SecondBefore, b2.stem);
    put(Before, b1.stem);
    put(Own, v.stem);
    put(After, a1.stem);
    put(SecondAfter, a2.stem);
    put(Own, v.bare);
    put(Before, b1.bare);
    put(After, a1.bare);
    put(Together, pair(b1.stem, v.stem));
    put(Together, pair(v.stem, a1.stem));
    put(Together, pair(b2.stem, b1.stem));
    put(Together, pair(a1.stem, a2.stem));
    put(Together, pair(b1.stem, a1.stem));
    for prefix in v.prefixes {
        put(Own, prefix);
    }
    for suffix in v.suffixes {
        put(Own, suffix);
    }
    let shape = |view: &View| u64::from(view.kind) << 8 | u64::from(view.glue.0);
    put(Own, shape(v));
    put(Before, shape(b1));
    put(After, shape(a1));
    put(Together, three(shape(b1), shape(v), shape(a1)));
    put(Own, pair(u64::from(v.length.min(10)), shape(v)));
    put(Together, pair(b1.stem, shape(v)));
    put(Own, pair(v.suffixes[1], shape(v)));
    put(Own, pair(v.suffixes[2], shape(v)));
    put(Before, pair(b1.suffixes[1], shape(b1)));
    put(After, pair(a1.suffixes[1], shape(a1)));
    put(Together, three(b1.suffixes[1], v.suffixes[1], shape(v)));
}

fn clusters([b2, b1, v, a1, a2]: [&View; 5], put: &mut impl FnMut(Role, u64)) {
    // Words without a cluster show what they are by their kind.
    let cluster = |view: &View, grain: usize| match view.record.clusters[grain] {
        0 => u64::from(view.kind) << 32,
        cluster => u64::from(cluster),
    };
    for (role, view) in [(Before, b1), (Own, v), (After, a1)] {
        for grain in 0..3 {
            put(role, cluster(view, grain));
        }
    }
    put(SecondBefore, cluster(b2, 1));
    put(SecondAfter, cluster(a2, 1));
    for grain in 1..3 {
        put(Together, pair(cluster(b1, grain), cluster(v, grain)));
        put(Together, pair(cluster(v, grain), cluster(a1, grain)));
    }
    put(Together, pair(b1.stem, cluster(v, 1)));
    put(Together, pair(cluster(b1, 1), cluster(a1, 1)));
    put(Together, three(cluster(b1, 2), cluster(v, 2), cluster(a1, 2)));
    put(Together, pair(cluster(b2, 1), cluster(b1, 1)));
    put(Together, pair(cluster(a1, 1), cluster(a2, 1)));
}

fn lists([_, b1, v, a1, _]: [&View; 5], put: &mut impl FnMut(Role, u64)) {
    let lists = |view: &View| {
        u64::from(view.record.gazetteer.0)
            | u64::from(view.phrase.0) << 16
            | u64::from(view.phrase_place) << 32
            | u64::from(view.kind) << 40
    };
    let frequency = |view: &View| u64::from(view.record.frequency);
    put(Own, lists(v));
    put(Before, lists(b1));
    put(After, lists(a1));
    put(Together, pair(lists(b1), lists(v)));
    put(Together, pair(lists(v), lists(a1)));
    put(Together, three(lists(b1), lists(v), lists(a1)));
    put(Together, pair(lists(v), b1.stem));
    put(Together, pair(lists(v), u64::from(b1.record.clusters[2])));
    put(Own, frequency(v));
    put(Own, pair(frequency(v), lists(v)));
    put(Own, three(frequency(v), u64::from(v.glue.0), v.suffixes[0]));
    put(Together, pair(frequency(b1), frequency(v)));
    put(Together, pair(frequency(v), frequency(a1)));
}

fn tables([b2, b1, v, a1, a2]: [&View; 5], put: &mut impl FnMut(Role, u64)) {
    let name = |view: &View| u64::from(view.known.name) | u64::from(view.known.name_place) << 32;
    let term = |view: &View| u64::from(view.known.term) | u64::from(view.known.term_place) << 32;
    let part = |view: &View| u64::from(view.known.part) << 8 | u64::from(view.glue.0);
    put(Own, name(v));
    put(Own, u64::from(v.known.name));
    put(Before, name(b1));
    put(After, name(a1));
    put(Together, pair(name(b1), name(v)));
    put(Together, pair(name(v), name(a1)));
    put(Own, pair(name(v), u64::from(v.glue.0)));
    put(Own, term(v));
    put(Before, term(b1));
    put(After, term(a1));
    put(Together, pair(u64::from(b2.known.term), u64::from(b1.known.term)));
    put(Together, pair(u64::from(b1.known.term), name(v)));
    put(Together, pair(u64::from(b1.known.term), part(v)));
    put(Together, pair(name(v), u64::from(a1.known.term)));
    put(Own, pair(name(v), part(v)));
    put(SecondBefore, part(b2));
    put(Before, part(b1));
    put(Own, part(v));
    put(After, part(a1));
    put(SecondAfter, part(a2));
    put(Together, pair(part(b1), part(v)));
    put(Together, pair(part(v), part(a1)));
    put(Together, three(part(b1), part(v), part(a1)));
    put(Together, three(part(b1), part(v), u64::from(v.record.gazetteer.0)));
    put(Together, pair(b1.stem, part(v)));
    put(Together, pair(part(v), a1.stem));
    put(Own, three(part(v), u64::from(v.known.name), u64::from(v.record.gazetteer.0)));
}

/// What stands a little further off: the last title, the quotation marks around.
fn surroundings(sentence: &[View], at: usize, put: &mut impl FnMut(Role, u64)) {
    let v = &sentence[at];
    let before = &sentence[at.saturating_sub(5)..at];
    let title = before.iter().rev().enumerate().find(|(_, view)| view.known.term != 0);
    let title = title.map_or(0, |(distance, view)| (u64::from(view.known.term) << 8) | (distance as u64 + 1));
    put(Together, title);
    put(Together, if title == 0 { 0 } else { pair(title, u64::from(v.known.part)) });
    let mark = |view: &&View| view.kind == 4;
    let open = before.iter().rev().enumerate().find(|(_, view)| mark(view));
    let close = sentence[at + 1..].iter().take(5).enumerate().find(|(_, view)| mark(view));
    let open = open.map_or(0, |(distance, view)| pair(view.stem, distance as u64));
    let close = close.map_or(0, |(distance, view)| pair(view.stem, distance as u64));
    put(Together, open);
    put(Together, close);
    put(Together, pair(open, close));
}

/// The features of the second pass, whose weights are added to the scores of the first. Takes the whole report.
pub fn second_features(views: &[View], at: usize, elsewhere: Elsewhere, sink: &mut impl FeatureSink) {
    let v = &views[at];
    let mut put = |template: u32, value: u64| sink.feature(Together, feature(200 + template, value));
    if let Some((label, kind)) = majority(elsewhere) {
        put(1, u64::from(label));
        put(2, u64::from(kind));
        put(3, pair(u64::from(label), u64::from(v.glue.0)));
        put(4, pair(u64::from(kind), u64::from(v.known.part)));
        put(5, pair(u64::from(label), u64::from(v.record.gazetteer.0)));
        put(6, pair(u64::from(kind), if at == 0 { 1 } else { views[at - 1].stem }));
    }
    for (label, &count) in elsewhere.iter().enumerate() {
        if count > 0 {
            put(10 + label as u32, u64::from(count.min(3)));
        }
    }
}
