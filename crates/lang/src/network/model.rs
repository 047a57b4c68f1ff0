//! A trained network as it is stored and run: integers with a scale.

use super::{Dictionary, Tagset};
use crate::bytes::Block;
use serde::{Deserialize, Serialize};

/// Sizes of the layers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// Numbers in a word's embedding.
    pub embedding: usize,
    /// Cells of each direction of a recurrent layer.
    pub cells: usize,
    /// Recurrent layers.
    pub layers: usize,
    /// Numbers that stand for a word as head or dependent.
    pub arc: usize,
    /// Hidden units that choose the relation.
    pub relation: usize,
}

impl Shape {
    /// Numbers that stand for a word after the last layer.
    pub fn state(&self) -> usize {
        2 * self.cells
    }
}

/// A matrix as it is stored, a row for each input: the real weight is `weights · scale`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Matrix {
    /// Row-major weights.
    pub weights: Block<i16>,
    /// What one unit is worth.
    pub scale: f32,
    /// Added to each output; empty where nothing is.
    pub bias: Block<f32>,
}

impl Matrix {
    /// Rounds real weights.
    pub fn of(weights: &[f32], bias: &[f32]) -> Matrix {
        let most = weights.iter().fold(1e-6f32, |most, weight| most.max(weight.abs()));
        let scale = most / MOST_WEIGHT;
        Matrix { weights: Block(weights.iter().map(|weight| (weight / scale).round() as i16).collect()), scale, bias: Block(bias.to_vec()) }
    }

    /// The real weights.
    pub fn real(&self) -> Vec<f32> {
        self.weights.iter().map(|&weight| f32::from(weight) * self.scale).collect()
    }
}

const MOST_WEIGHT: f32 = 8191.0;

/// A trained network.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NetworkModel {
    /// How many templates its features are of: those of the program that trained it.
    pub templates: u32,
    /// Sizes of its layers.
    pub shape: Shape,
    /// Rows of features.
    pub dictionary: Dictionary,
    /// All whole tags.
    pub tagset: Tagset,
    /// All relations.
    pub relations: Vec<String>,
    /// A row for each feature: the root's first, then one for the unknown of each template.
    pub embedding: Block<i8>,
    /// What one unit of the embedding is worth.
    pub embedding_scale: f32,
    /// Recurrent layers: z, f and o forward, then backward.
    pub layers: Vec<Matrix>,
    /// From the last state: tags, relation as head, relation as dependent, head, dependent; padded to whole blocks.
    pub outputs: Matrix,
    /// Turns a dependent's numbers for the product with a head's.
    pub arc: Matrix,
    /// What a dependent thinks of distances.
    pub far: Matrix,
    /// Relations from hidden units.
    pub relation: Matrix,
}

impl NetworkModel {
    /// Whether all sizes agree, so that reading can index without fear. A file that fails is damaged.
    pub fn is_sound(&self) -> bool {
        let shape = &self.shape;
        let sizes = [shape.embedding, shape.cells, shape.layers, shape.arc, shape.relation];
        if self.templates != super::features::TEMPLATES
            || sizes.iter().any(|&size| size == 0 || size > 512)
            || shape.state() > 512
            || !shape.cells.is_multiple_of(8)
        {
            return false;
        }
        let fits = |matrix: &Matrix, input: usize, output: usize| matrix.weights.len() == input * output && matrix.bias.len() == output;
        let layer =
            |(number, matrix): (usize, &Matrix)| fits(matrix, if number == 0 { shape.embedding } else { shape.state() }, 6 * shape.cells);
        let relations = self.relations.len();
        self.layers.len() == shape.layers
            && self.layers.iter().enumerate().all(layer)
            && fits(&self.outputs, shape.state(), self.outputs_width())
            && fits(&self.arc, shape.arc, shape.arc)
            && fits(&self.far, shape.arc, DISTANCES)
            && fits(&self.relation, shape.relation, relations)
            && relations > 0
            && self.embedding.len().is_multiple_of(shape.embedding)
            && self.embedding.len() / shape.embedding > super::features::TEMPLATES as usize
            && self.dictionary.most() < (self.embedding.len() / shape.embedding) as u32
            && self.tagset.is_sound()
    }

    /// Numbers that the last state is turned into, with the padding.
    pub fn outputs_width(&self) -> usize {
        (self.tagset.width() + 2 * self.shape.relation + 2 * self.shape.arc).next_multiple_of(16)
    }
}

/// Buckets of the distance between dependent and head.
pub const DISTANCES: usize = 26;

/// The bucket of a distance in words, head minus dependent.
pub fn distance(difference: isize) -> usize {
    let steps = match difference.unsigned_abs() {
        0..=5 => difference.unsigned_abs(),
        6..=7 => 6,
        8..=10 => 7,
        11..=15 => 8,
        16..=22 => 9,
        23..=35 => 10,
        36..=60 => 11,
        _ => 12,
    };
    if difference < 0 { steps } else { 13 + steps }
}
