//! What a network says of a sentence while it is learned.

use super::layers::{Worker, affine, relu};
use super::learning::best;
use super::matrix::multiply_add;
use super::net::*;
use super::sample::Sample;

/// What the network says of one sentence. Word 0 is the root.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Scores of all tags, word by word.
    pub tags: Vec<f32>,
    /// Scores of heads, `arcs[dependent * size + head]`.
    pub arcs: Vec<f32>,
    /// Numbers that heads and dependents bring to the choice of the relation.
    relation_head: Vec<f32>,
    relation_dependent: Vec<f32>,
    /// Words with the root.
    pub size: usize,
}

impl Worker {
    /// What the network says of a sentence.
    pub fn read(&mut self, net: &Net, sample: &Sample) -> Reading {
        self.encode(net, &[sample], None);
        let places = Places { layers: net.shape.layers };
        let state = 2 * net.shape.cells;
        let states = &self.kept[net.shape.layers].input;
        let size = sample.size();
        let tags = affine(states, net, &places, TAGS, Some(TAGS_BIAS), size, state);
        let mut head = affine(states, net, &places, HEAD, Some(HEAD_BIAS), size, state);
        let mut dependent = affine(states, net, &places, DEPENDENT, Some(DEPENDENT_BIAS), size, state);
        relu(&mut head);
        relu(&mut dependent);
        let arcs = self.arcs(net, &places, &head, &dependent, size).0;
        let states = &self.kept[net.shape.layers].input;
        let relation_head = affine(states, net, &places, RELATION_HEAD, None, size, state);
        let relation_dependent = affine(states, net, &places, RELATION_DEPENDENT, Some(RELATION_BIAS), size, state);
        Reading { tags, arcs, relation_head, relation_dependent, size }
    }
}

impl Reading {
    /// The likeliest relation between two words.
    pub fn relation(&self, net: &Net, head: usize, dependent: usize) -> usize {
        let places = Places { layers: net.shape.layers };
        let width = net.shape.relation;
        let hidden: Vec<f32> = self.relation_head[head * width..][..width]
            .iter()
            .zip(&self.relation_dependent[dependent * width..][..width])
            .map(|(a, b)| (a + b).max(0.0))
            .collect();
        let mut scores = net.dense[places.after(RELATION_LAST_BIAS)].value.clone();
        multiply_add(&hidden, &net.dense[places.after(RELATION)].value, &mut scores, 1, width, net.relations);
        best(&scores)
    }
}
