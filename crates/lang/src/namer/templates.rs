//! Which features a token has.

use super::gather::{Elsewhere, majority};
use super::view::View;
use crate::linear::{feature, pair};

/// Whatever takes features: a sum of weights at run time, a list while training.
pub trait FeatureSink {
    /// Takes one.
    fn feature(&mut self, feature: u64);
}

impl FeatureSink for Vec<u64> {
    fn feature(&mut self, feature: u64) {
        self.push(feature);
    }
}

const OUTSIDE: View = View {
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
    let window = [b2, b1, v, a1, a2];
    let mut template = 0;
    let mut put = |value: u64| {
        template += 1;
        sink.feature(feature(template, value));
    };
    put(0);
    letters(window, &mut put);
    clusters(window, &mut put);
    lists(window, &mut put);
    tables(window, &mut put);
    surroundings(sentence, at, &mut put);
}

fn three(first: u64, second: u64, third: u64) -> u64 {
    pair(pair(first, second), third)
}

fn letters([b2, b1, v, a1, a2]: [&View; 5], put: &mut impl FnMut(u64)) {
    put(v.whole);
    put(b2.stem);
    put(b1.stem);
    put(v.stem);
    put(a1.stem);
    put(a2.stem);
    put(v.bare);
    put(b1.bare);
    put(a1.bare);
    put(pair(b1.stem, v.stem));
    put(pair(v.stem, a1.stem));
    put(pair(b2.stem, b1.stem));
    put(pair(a1.stem, a2.stem));
    put(pair(b1.stem, a1.stem));
    for prefix in v.prefixes {
        put(prefix);
    }
    for suffix in v.suffixes {
        put(suffix);
    }
    let shape = |view: &View| u64::from(view.kind) << 8 | u64::from(view.glue.0);
    put(shape(v));
    put(shape(b1));
    put(shape(a1));
    put(three(shape(b1), shape(v), shape(a1)));
    put(pair(u64::from(v.length.min(10)), shape(v)));
    put(pair(b1.stem, shape(v)));
    put(pair(v.suffixes[1], shape(v)));
    put(pair(v.suffixes[2], shape(v)));
    put(pair(b1.suffixes[1], shape(b1)));
    put(pair(a1.suffixes[1], shape(a1)));
    put(three(b1.suffixes[1], v.suffixes[1], shape(v)));
}

fn clusters([b2, b1, v, a1, a2]: [&View; 5], put: &mut impl FnMut(u64)) {
    // Words without a cluster show what they are by their kind.
    let cluster = |view: &View, grain: usize| match view.record.clusters[grain] {
        0 => u64::from(view.kind) << 32,
        cluster => u64::from(cluster),
    };
    for view in [b1, v, a1] {
        for grain in 0..3 {
            put(cluster(view, grain));
        }
    }
    put(cluster(b2, 1));
    put(cluster(a2, 1));
    for grain in 1..3 {
        put(pair(cluster(b1, grain), cluster(v, grain)));
        put(pair(cluster(v, grain), cluster(a1, grain)));
    }
    put(pair(b1.stem, cluster(v, 1)));
    put(pair(cluster(b1, 1), cluster(a1, 1)));
    put(three(cluster(b1, 2), cluster(v, 2), cluster(a1, 2)));
    put(pair(cluster(b2, 1), cluster(b1, 1)));
    put(pair(cluster(a1, 1), cluster(a2, 1)));
}

fn lists([_, b1, v, a1, _]: [&View; 5], put: &mut impl FnMut(u64)) {
    let lists = |view: &View| {
        u64::from(view.record.gazetteer.0)
            | u64::from(view.phrase.0) << 16
            | u64::from(view.phrase_place) << 32
            | u64::from(view.kind) << 40
    };
    let frequency = |view: &View| u64::from(view.record.frequency);
    put(lists(v));
    put(lists(b1));
    put(lists(a1));
    put(pair(lists(b1), lists(v)));
    put(pair(lists(v), lists(a1)));
    put(three(lists(b1), lists(v), lists(a1)));
    put(pair(lists(v), b1.stem));
    put(pair(lists(v), u64::from(b1.record.clusters[2])));
    put(frequency(v));
    put(pair(frequency(v), lists(v)));
    put(three(frequency(v), u64::from(v.glue.0), v.suffixes[0]));
    put(pair(frequency(b1), frequency(v)));
    put(pair(frequency(v), frequency(a1)));
}

fn tables([b2, b1, v, a1, a2]: [&View; 5], put: &mut impl FnMut(u64)) {
    let name = |view: &View| u64::from(view.known.name) | u64::from(view.known.name_place) << 32;
    let term = |view: &View| u64::from(view.known.term) | u64::from(view.known.term_place) << 32;
    let part = |view: &View| u64::from(view.known.part) << 8 | u64::from(view.glue.0);
    put(name(v));
    put(u64::from(v.known.name));
    put(name(b1));
    put(name(a1));
    put(pair(name(b1), name(v)));
    put(pair(name(v), name(a1)));
    put(pair(name(v), u64::from(v.glue.0)));
    put(term(v));
    put(term(b1));
    put(term(a1));
    put(pair(u64::from(b2.known.term), u64::from(b1.known.term)));
    put(pair(u64::from(b1.known.term), name(v)));
    put(pair(u64::from(b1.known.term), part(v)));
    put(pair(name(v), u64::from(a1.known.term)));
    put(pair(name(v), part(v)));
    put(part(b2));
    put(part(b1));
    put(part(v));
    put(part(a1));
    put(part(a2));
    put(pair(part(b1), part(v)));
    put(pair(part(v), part(a1)));
    put(three(part(b1), part(v), part(a1)));
    put(three(part(b1), part(v), u64::from(v.record.gazetteer.0)));
    put(pair(b1.stem, part(v)));
    put(pair(part(v), a1.stem));
    put(three(part(v), u64::from(v.known.name), u64::from(v.record.gazetteer.0)));
}

/// What stands a little further off: the last title, the quotation marks around.
fn surroundings(sentence: &[View], at: usize, put: &mut impl FnMut(u64)) {
    let v = &sentence[at];
    let before = &sentence[at.saturating_sub(5)..at];
    let title = before.iter().rev().enumerate().find(|(_, view)| view.known.term != 0);
    let title = title.map_or(0, |(distance, view)| (u64::from(view.known.term) << 8) | (distance as u64 + 1));
    put(title);
    put(if title == 0 { 0 } else { pair(title, u64::from(v.known.part)) });
    let mark = |view: &&View| view.kind == 4;
    let open = before.iter().rev().enumerate().find(|(_, view)| mark(view));
    let close = sentence[at + 1..].iter().take(5).enumerate().find(|(_, view)| mark(view));
    let open = open.map_or(0, |(distance, view)| pair(view.stem, distance as u64));
    let close = close.map_or(0, |(distance, view)| pair(view.stem, distance as u64));
    put(open);
    put(close);
    put(pair(open, close));
}

/// The features of the second pass, whose weights are added to the scores of the first. Takes the whole report.
pub fn second_features(views: &[View], at: usize, elsewhere: Elsewhere, sink: &mut impl FeatureSink) {
    let v = &views[at];
    let mut put = |template: u32, value: u64| sink.feature(feature(200 + template, value));
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
