//! The layers while they are learned: forward, and back again.

use super::matrix::{multiply_add, transpose};
use super::net::*;
use super::sample::Sample;
use crate::Random;
use multiversion::multiversion;
use waqai_lang::network::curve::{sigmoid, tanh};
use waqai_lang::network::{DISTANCES, distance};

/// What one layer keeps for the way back.
#[derive(Clone, Default)]
pub(super) struct Kept {
    /// The layer's input, hidden parts zero.
    pub input: Vec<f32>,
    /// Which parts were hidden, as factors.
    pub mask: Vec<f32>,
    /// z, f, o of both directions.
    pub gates: Vec<f32>,
    /// Cells.
    pub cells: Vec<f32>,
}

/// Scratch space and gradients of one thread.
pub struct Worker {
    pub(super) gradients: Vec<Vec<f32>>,
    pub(super) embedding: Vec<f32>,
    pub(super) touched: Vec<u32>,
    pub(super) is_touched: Vec<bool>,
    pub(super) kept: Vec<Kept>,
    pub(super) scratch: Vec<f32>,
    pub(super) random: Random,
    /// Feature rows that took part, word by word.
    pub(super) rows: Vec<u32>,
    pub(super) row_ends: Vec<usize>,
}

impl Worker {
    /// Scratch space for a network.
    pub fn new(net: &Net, seed: u64) -> Worker {
        Worker {
            gradients: net.dense.iter().map(|parameter| vec![0.0; parameter.value.len()]).collect(),
            embedding: vec![0.0; net.embedding.value.len()],
            touched: Vec::new(),
            is_touched: vec![false; net.embedding.value.len() / net.shape.embedding],
            kept: vec![Kept::default(); net.shape.layers + 1],
            scratch: Vec::new(),
            random: Random::new(seed),
            rows: Vec::new(),
            row_ends: Vec::new(),
        }
    }

    /// Runs the layers over samples laid end to end; the last layer's states are left in `kept[layers].input`.
    pub(super) fn encode(&mut self, net: &Net, samples: &[&Sample], dropout: Option<Dropout>) {
        let width = net.shape.embedding;
        let words: usize = samples.iter().map(|sample| sample.size()).sum();
        self.rows.clear();
        self.row_ends.clear();
        let mut input = std::mem::take(&mut self.kept[0].input);
        input.clear();
        input.resize(words * width, 0.0);
        let mut at = 0;
        for sample in samples {
            for word in 0..sample.size() {
                let features = sample.features(word);
                let hide = dropout.is_some_and(|dropout| self.random.fraction() < dropout.words);
                for feature in features {
                    if feature.identity && hide {
                        continue;
                    }
                    if dropout.is_some_and(|dropout| !feature.identity && self.random.fraction() < dropout.features) {
                        continue;
                    }
                    self.rows.push(feature.row);
                    let row = &net.embedding.value[feature.row as usize * width..][..width];
                    for (sum, value) in input[at * width..][..width].iter_mut().zip(row) {
                        *sum += value;
                    }
                }
                self.row_ends.push(self.rows.len());
                at += 1;
            }
        }
        self.kept[0].input = input;
        for layer in 0..net.shape.layers {
            self.layer(net, layer, samples, words, dropout);
        }
        let units = dropout.map_or(0.0, |dropout| dropout.units);
        hide(&mut self.kept[net.shape.layers], samples, 2 * net.shape.cells, units, &mut self.random);
    }

    pub(super) fn layer(&mut self, net: &Net, layer: usize, samples: &[&Sample], words: usize, dropout: Option<Dropout>) {
        let cells = net.shape.cells;
        let input_width = if layer == 0 { net.shape.embedding } else { 2 * cells };
        let units = dropout.map_or(0.0, |dropout| dropout.units);
        let mut kept = std::mem::take(&mut self.kept[layer]);
        hide(&mut kept, samples, input_width, units, &mut self.random);
        let width = 6 * cells;
        kept.gates.clear();
        for _ in 0..words {
            kept.gates.extend_from_slice(&net.dense[Places::bias(layer)].value);
        }
        multiply_add(&kept.input, &net.dense[Places::weights(layer)].value, &mut kept.gates, words, input_width, width);
        kept.cells.clear();
        kept.cells.resize(words * 2 * cells, 0.0);
        let mut output = std::mem::take(&mut self.kept[layer + 1].input);
        output.clear();
        output.resize(words * 2 * cells, 0.0);
        curves(&mut kept.gates, cells);
        let mut start = 0;
        for sample in samples {
            let end = start + sample.size();
            for direction in 0..2 {
                let mut before: Option<usize> = None;
                for step in 0..end - start {
                    let word = if direction == 0 { start + step } else { end - 1 - step };
                    let gates = &kept.gates[word * width + direction * 3 * cells..][..3 * cells];
                    for cell in 0..cells {
                        let last = before.map_or(0.0, |before| kept.cells[before * 2 * cells + direction * cells + cell]);
                        let forget = gates[cells + cell];
                        let now = forget * last + (1.0 - forget) * gates[cell];
                        kept.cells[word * 2 * cells + direction * cells + cell] = now;
                        output[word * 2 * cells + direction * cells + cell] = gates[2 * cells + cell] * now;
                    }
                    before = Some(word);
                }
            }
            start = end;
        }
        self.kept[layer] = kept;
        self.kept[layer + 1].input = output;
    }

    /// The gradient of a layer's output goes back to its input.
    pub(super) fn layer_back(&mut self, net: &Net, layer: usize, samples: &[&Sample], mut outer: Vec<f32>) -> Vec<f32> {
        let cells = net.shape.cells;
        let input_width = if layer == 0 { net.shape.embedding } else { 2 * cells };
        let width = 6 * cells;
        let kept = &self.kept[layer];
        let words = kept.gates.len() / width;
        // What was hidden from the next layer gets no gradient.
        for (gradient, mask) in outer.iter_mut().zip(&self.kept[layer + 1].mask) {
            *gradient *= mask;
        }
        let mut gates_back = vec![0.0; words * width];
        let mut carry = vec![0.0; cells];
        let mut start = 0;
        for sample in samples {
            let end = start + sample.size();
            for direction in 0..2 {
                carry.fill(0.0);
                for step in 0..end - start {
                    let word = if direction == 0 { end - 1 - step } else { start + step };
                    let first = step + 1 == end - start;
                    let before = if first {
                        0
                    } else if direction == 0 {
                        word - 1
                    } else {
                        word + 1
                    };
                    let gates = &kept.gates[word * width + direction * 3 * cells..][..3 * cells];
                    let back = &mut gates_back[word * width + direction * 3 * cells..][..3 * cells];
                    for cell in 0..cells {
                        let (z, f, o) = (gates[cell], gates[cells + cell], gates[2 * cells + cell]);
                        let place = direction * cells + cell;
                        let now = kept.cells[word * 2 * cells + place];
                        let last = if first { 0.0 } else { kept.cells[before * 2 * cells + place] };
                        let gradient = outer[word * 2 * cells + place];
                        let inner = carry[cell] + gradient * o;
                        back[2 * cells + cell] = gradient * now * o * (1.0 - o);
                        back[cells + cell] = inner * (last - z) * f * (1.0 - f);
                        back[cell] = inner * (1.0 - f) * (1.0 - z * z);
                        carry[cell] = inner * f;
                    }
                }
            }
            start = end;
        }
        transpose(&kept.input, words, input_width, &mut self.scratch);
        multiply_add(&self.scratch, &gates_back, &mut self.gradients[Places::weights(layer)], input_width, words, width);
        for back in gates_back.chunks_exact(width) {
            for (sum, gradient) in self.gradients[Places::bias(layer)].iter_mut().zip(back) {
                *sum += gradient;
            }
        }
        let mut inner = vec![0.0; words * input_width];
        transpose(&net.dense[Places::weights(layer)].value, input_width, width, &mut self.scratch);
        multiply_add(&gates_back, &self.scratch, &mut inner, words, width, input_width);
        inner
    }

    /// Takes the gradient of the last states back through all layers to the embeddings.
    pub(super) fn back(&mut self, net: &Net, samples: &[&Sample], mut back: Vec<f32>) {
        for layer in (0..net.shape.layers).rev() {
            back = self.layer_back(net, layer, samples, back);
        }
        let width = net.shape.embedding;
        for (gradient, mask) in back.iter_mut().zip(&self.kept[0].mask) {
            *gradient *= mask;
        }
        let mut first = 0;
        for (word, &end) in self.row_ends.iter().enumerate() {
            for &row in &self.rows[first..end] {
                if !self.is_touched[row as usize] {
                    self.is_touched[row as usize] = true;
                    self.touched.push(row);
                }
                for (sum, gradient) in self.embedding[row as usize * width..][..width].iter_mut().zip(&back[word * width..]) {
                    *sum += gradient;
                }
            }
            first = end;
        }
    }

    /// Scores of arcs, and the dependents' numbers turned for them.
    pub(super) fn arcs(&mut self, net: &Net, places: &Places, head: &[f32], dependent: &[f32], size: usize) -> (Vec<f32>, Vec<f32>) {
        let arc = net.shape.arc;
        let mut turned = Vec::with_capacity(size * arc);
        for _ in 0..size {
            turned.extend_from_slice(&net.dense[places.after(ARC_BIAS)].value);
        }
        multiply_add(dependent, &net.dense[places.after(ARC)].value, &mut turned, size, arc, arc);
        let mut far = vec![0.0; size * DISTANCES];
        multiply_add(dependent, &net.dense[places.after(FAR)].value, &mut far, size, arc, DISTANCES);
        let mut scores = Vec::with_capacity(size * size);
        for word in 0..size {
            for other in 0..size {
                scores.push(far[word * DISTANCES + distance(other as isize - word as isize)]);
            }
        }
        transpose(head, size, arc, &mut self.scratch);
        multiply_add(&turned, &self.scratch, &mut scores, size, arc, size);
        (scores, turned)
    }

    #[expect(clippy::too_many_arguments, reason = "a matrix product with everything it needs")]
    pub(super) fn affine_back(
        &mut self,
        input: &[f32],
        net: &Net,
        places: &Places,
        matrix: usize,
        bias: Option<usize>,
        words: usize,
        width: usize,
        gradient: &[f32],
        back: &mut [f32],
    ) {
        let columns = net.dense[places.after(matrix)].width;
        transpose(input, words, width, &mut self.scratch);
        multiply_add(&self.scratch, gradient, &mut self.gradients[places.after(matrix)], width, words, columns);
        if let Some(bias) = bias {
            for row in gradient.chunks_exact(columns) {
                for (sum, gradient) in self.gradients[places.after(bias)].iter_mut().zip(row) {
                    *sum += gradient;
                }
            }
        }
        transpose(&net.dense[places.after(matrix)].value, width, columns, &mut self.scratch);
        multiply_add(gradient, &self.scratch, back, words, columns, width);
    }
}

/// Applies the curves to z, f and o of both directions of all words.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn curves(gates: &mut [f32], cells: usize) {
    for direction in gates.chunks_exact_mut(3 * cells) {
        let (z, others) = direction.split_at_mut(cells);
        z.iter_mut().for_each(|z| *z = tanh(*z));
        others.iter_mut().for_each(|gate| *gate = sigmoid(*gate));
    }
}

pub(super) fn affine(
    input: &[f32],
    net: &Net,
    places: &Places,
    matrix: usize,
    bias: Option<usize>,
    words: usize,
    width: usize,
) -> Vec<f32> {
    let columns = net.dense[places.after(matrix)].width;
    let mut out = Vec::with_capacity(words * columns);
    match bias {
        Some(bias) => (0..words).for_each(|_| out.extend_from_slice(&net.dense[places.after(bias)].value)),
        None => out.resize(words * columns, 0.0),
    }
    multiply_add(input, &net.dense[places.after(matrix)].value, &mut out, words, width, columns);
    out
}

pub(super) fn relu(values: &mut [f32]) {
    values.iter_mut().for_each(|value| *value = value.max(0.0));
}

pub(super) fn drop_units(values: &mut [f32], share: f32, random: &mut Random) -> Vec<f32> {
    let keep = 1.0 / (1.0 - share);
    values
        .iter_mut()
        .map(|value| {
            let factor = if random.fraction() < share { 0.0 } else { keep };
            *value *= factor;
            factor
        })
        .collect()
}

/// Hides the same units in all words of a sentence (Gal and Ghahramani 2016).
fn hide(kept: &mut Kept, samples: &[&Sample], width: usize, share: f32, random: &mut Random) {
    kept.mask.clear();
    if share == 0.0 {
        kept.mask.resize(kept.input.len(), 1.0);
        return;
    }
    let keep = 1.0 / (1.0 - share);
    for sample in samples {
        let first = kept.mask.len();
        for _ in 0..width {
            kept.mask.push(if random.fraction() < share { 0.0 } else { keep });
        }
        for _ in 1..sample.size() {
            kept.mask.extend_from_within(first..first + width);
        }
    }
    for (value, mask) in kept.input.iter_mut().zip(&kept.mask) {
        *value *= mask;
    }
}
