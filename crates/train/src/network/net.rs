//! The network while it is learned: forward, loss, backward.

use super::matrix::{multiply_add, transpose};
use super::parameter::{Parameter, Step};
use super::sample::{Sample, Tags};
use crate::Random;
use multiversion::multiversion;
use waqai_lang::network::curve::{sigmoid, tanh};
use waqai_lang::network::{DISTANCES, Shape, distance};

/// Where each matrix stands in [`Net::dense`].
struct Places {
    layers: usize,
}

impl Places {
    fn weights(layer: usize) -> usize {
        2 * layer
    }
    fn bias(layer: usize) -> usize {
        2 * layer + 1
    }
    fn after(&self, number: usize) -> usize {
        2 * self.layers + number
    }
}

const TAGS: usize = 0;
const TAGS_BIAS: usize = 1;
const HEAD: usize = 2;
const HEAD_BIAS: usize = 3;
const DEPENDENT: usize = 4;
const DEPENDENT_BIAS: usize = 5;
const ARC: usize = 6;
const ARC_BIAS: usize = 7;
const FAR: usize = 8;
const RELATION_HEAD: usize = 9;
const RELATION_DEPENDENT: usize = 10;
const RELATION_BIAS: usize = 11;
const RELATION: usize = 12;
const RELATION_LAST_BIAS: usize = 13;
const MATRICES: usize = 14;

/// All weights.
#[derive(Clone)]
pub struct Net {
    /// Sizes.
    pub shape: Shape,
    /// Groups of tags, each with its number of values.
    pub groups: Vec<usize>,
    /// Number of relations.
    pub relations: usize,
    /// A row for each feature.
    pub embedding: Parameter,
    /// All other matrices.
    pub dense: Vec<Parameter>,
}

/// What guesses a hidden word from its state: only for learning from raw text.
pub struct Guess {
    /// A column for each word.
    pub weights: Parameter,
    /// How frequent the words are.
    pub bias: Parameter,
}

impl Guess {
    /// Guesses among `words` words.
    pub fn new(shape: Shape, words: usize, random: &mut Random) -> Guess {
        Guess { weights: Parameter::random(shape.state(), words, 0.05, random), bias: Parameter::random(1, words, 0.0, random) }
    }
}

/// How much is hidden while learning.
#[derive(Clone, Copy, Debug)]
pub struct Dropout {
    /// Share of words whose identity is hidden.
    pub words: f32,
    /// Share of other features.
    pub features: f32,
    /// Share of numbers between layers.
    pub units: f32,
}

/// What was got right, and the loss.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Words.
    pub words: usize,
    /// Right part of speech.
    pub upos: usize,
    /// Right in all groups.
    pub tags: usize,
    /// Right head.
    pub heads: usize,
    /// Right head and relation.
    pub labelled: usize,
    /// Sum of losses.
    pub loss: f64,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: &Tally) {
        self.words += other.words;
        self.upos += other.upos;
        self.tags += other.tags;
        self.heads += other.heads;
        self.labelled += other.labelled;
        self.loss += other.loss;
    }
}

impl Net {
    /// A network with random weights.
    pub fn new(shape: Shape, features: usize, groups: Vec<usize>, relations: usize, random: &mut Random) -> Net {
        let mut dense = Vec::new();
        let state = 2 * shape.cells;
        for layer in 0..shape.layers {
            let input = if layer == 0 { shape.embedding } else { state };
            dense.push(Parameter::glorot(input, 6 * shape.cells, random));
            let mut bias = Parameter::random(1, 6 * shape.cells, 0.0, random);
            for direction in 0..2 {
                for cell in 0..shape.cells {
                    // Some cells forget at once, some remember for long.
                    bias.value[direction * 3 * shape.cells + shape.cells + cell] = random.fraction() * 4.0 - 1.5;
                }
            }
            dense.push(bias);
        }
        let tags: usize = groups.iter().sum();
        dense.push(Parameter::glorot(state, tags, random));
        dense.push(Parameter::random(1, tags, 0.0, random));
        for _ in 0..2 {
            dense.push(Parameter::glorot(state, shape.arc, random));
            dense.push(Parameter::random(1, shape.arc, 0.0, random));
        }
        dense.push(Parameter::random(shape.arc, shape.arc, 1.0 / shape.arc as f32, random));
        dense.push(Parameter::random(1, shape.arc, 0.0, random));
        dense.push(Parameter::random(shape.arc, DISTANCES, 0.0, random));
        for _ in 0..2 {
            dense.push(Parameter::glorot(state, shape.relation, random));
        }
        dense.push(Parameter::random(1, shape.relation, 0.0, random));
        dense.push(Parameter::glorot(shape.relation, relations, random));
        dense.push(Parameter::random(1, relations, 0.0, random));
        debug_assert_eq!(dense.len(), 2 * shape.layers + MATRICES);
        let embedding = Parameter::random(features, shape.embedding, 0.15, random);
        Net { shape, groups, relations, embedding, dense }
    }

    /// Forgets the moments of earlier steps, keeps the weights: for learning something else from here.
    pub fn forget_steps(&mut self) {
        self.embedding.forget();
        self.dense.iter_mut().for_each(Parameter::forget);
    }

    /// One step with the gradients of all workers.
    pub fn step(&mut self, workers: &mut [Worker], step: Step) {
        let (first, others) = workers.split_at_mut(1);
        let first = &mut first[0];
        for other in others {
            for (sum, more) in first.gradients.iter_mut().zip(&mut other.gradients) {
                for (sum, more) in sum.iter_mut().zip(more.iter_mut()) {
                    *sum += *more;
                    *more = 0.0;
                }
            }
            let width = self.shape.embedding;
            for &row in &other.touched {
                let row = row as usize;
                if !first.is_touched[row] {
                    first.is_touched[row] = true;
                    first.touched.push(row as u32);
                }
                let range = row * width..(row + 1) * width;
                for (sum, more) in first.embedding[range.clone()].iter_mut().zip(&mut other.embedding[range]) {
                    *sum += *more;
                    *more = 0.0;
                }
                other.is_touched[row] = false;
            }
            other.touched.clear();
        }
        for (parameter, gradient) in self.dense.iter_mut().zip(&mut first.gradients) {
            parameter.step(gradient, step);
            gradient.fill(0.0);
        }
        let width = self.shape.embedding;
        for &row in &first.touched {
            let row = row as usize;
            let range = row * width..(row + 1) * width;
            self.embedding.step_row(row, &first.embedding[range.clone()], step);
            first.embedding[range].fill(0.0);
            first.is_touched[row] = false;
        }
        first.touched.clear();
    }
}

/// What one layer keeps for the way back.
#[derive(Clone, Default)]
struct Kept {
    /// The layer's input, hidden parts zero.
    input: Vec<f32>,
    /// Which parts were hidden, as factors.
    mask: Vec<f32>,
    /// z, f, o of both directions.
    gates: Vec<f32>,
    /// Cells.
    cells: Vec<f32>,
}

/// Scratch space and gradients of one thread.
pub struct Worker {
    gradients: Vec<Vec<f32>>,
    embedding: Vec<f32>,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
    kept: Vec<Kept>,
    scratch: Vec<f32>,
    random: Random,
    /// Feature rows that took part, word by word.
    rows: Vec<u32>,
    row_ends: Vec<usize>,
}

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
    fn encode(&mut self, net: &Net, samples: &[&Sample], dropout: Option<Dropout>) {
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

    fn layer(&mut self, net: &Net, layer: usize, samples: &[&Sample], words: usize, dropout: Option<Dropout>) {
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
    fn layer_back(&mut self, net: &Net, layer: usize, samples: &[&Sample], mut outer: Vec<f32>) -> Vec<f32> {
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

    /// Scores of arcs, and the dependents' numbers turned for them.
    fn arcs(&mut self, net: &Net, places: &Places, head: &[f32], dependent: &[f32], size: usize) -> (Vec<f32>, Vec<f32>) {
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

    /// Learns from samples: adds to the gradients, and tells what was got right.
    pub fn learn(&mut self, net: &Net, samples: &[&Sample], dropout: Dropout, weights: [f32; 3]) -> Tally {
        self.encode(net, samples, Some(dropout));
        let mut tally = Tally::default();
        let places = Places { layers: net.shape.layers };
        let state = 2 * net.shape.cells;
        let states = std::mem::take(&mut self.kept[net.shape.layers].input);
        let words = states.len() / state;
        let mut back = vec![0.0; words * state];
        // Tags.
        let mut tags = affine(&states, net, &places, TAGS, Some(TAGS_BIAS), words, state);
        let width: usize = net.groups.iter().sum();
        let mut at = 0;
        for sample in samples {
            for word in 0..sample.size() {
                let scores = &mut tags[at * width..][..width];
                match sample.tags(word) {
                    Some(right) => tag_loss(scores, right, &net.groups, weights[0], weights[1], &mut tally),
                    None => scores.fill(0.0),
                }
                at += 1;
            }
        }
        self.affine_back(&states, net, &places, TAGS, Some(TAGS_BIAS), words, state, &tags, &mut back);
        // Heads.
        let mut head = affine(&states, net, &places, HEAD, Some(HEAD_BIAS), words, state);
        let mut dependent = affine(&states, net, &places, DEPENDENT, Some(DEPENDENT_BIAS), words, state);
        relu(&mut head);
        relu(&mut dependent);
        let head_mask = drop_units(&mut head, dropout.units, &mut self.random);
        let dependent_mask = drop_units(&mut dependent, dropout.units, &mut self.random);
        let mut head_back = vec![0.0; head.len()];
        let mut dependent_back = vec![0.0; dependent.len()];
        let relation_head = affine(&states, net, &places, RELATION_HEAD, None, words, state);
        let relation_dependent = affine(&states, net, &places, RELATION_DEPENDENT, Some(RELATION_BIAS), words, state);
        let mut relation_head_back = vec![0.0; relation_head.len()];
        let mut relation_dependent_back = vec![0.0; relation_dependent.len()];
        let (arc, hidden) = (net.shape.arc, net.shape.relation);
        let mut start = 0;
        for sample in samples {
            let size = sample.size();
            let (heads, dependents) = (&head[start * arc..][..size * arc], &dependent[start * arc..][..size * arc]);
            let (mut scores, turned) = self.arcs(net, &places, heads, dependents, size);
            for word in 0..size {
                let scores = &mut scores[word * size..][..size];
                if word == 0 || !sample.has_tree() {
                    scores.fill(0.0);
                    continue;
                }
                scores[word] = -1e9;
                let right = sample.head(word);
                let (loss, best) = softmax_loss(scores, right, weights[2]);
                tally.loss += f64::from(loss);
                tally.heads += usize::from(best == right);
                tally.labelled += usize::from(
                    self.relation_loss(
                        net,
                        &places,
                        &relation_head[(start + right) * hidden..][..hidden],
                        &relation_dependent[(start + word) * hidden..][..hidden],
                        sample.relation(word),
                        weights[2],
                        &mut relation_head_back[(start + right) * hidden..][..hidden],
                        &mut relation_dependent_back[(start + word) * hidden..][..hidden],
                        dropout.units,
                        &mut tally.loss,
                    ) && best == right,
                );
            }
            // Back through the arcs.
            let mut turned_back = vec![0.0; size * arc];
            multiply_add(&scores, heads, &mut turned_back, size, size, arc);
            transpose(&scores, size, size, &mut self.scratch);
            multiply_add(&self.scratch, &turned, &mut head_back[start * arc..][..size * arc], size, size, arc);
            let mut far = vec![0.0; size * DISTANCES];
            for word in 1..size {
                for other in 0..size {
                    far[word * DISTANCES + distance(other as isize - word as isize)] += scores[word * size + other];
                }
            }
            transpose(dependents, size, arc, &mut self.scratch);
            multiply_add(&self.scratch, &turned_back, &mut self.gradients[places.after(ARC)], arc, size, arc);
            multiply_add(&self.scratch, &far, &mut self.gradients[places.after(FAR)], arc, size, DISTANCES);
            for back in turned_back.chunks_exact(arc) {
                for (sum, gradient) in self.gradients[places.after(ARC_BIAS)].iter_mut().zip(back) {
                    *sum += gradient;
                }
            }
            let back = &mut dependent_back[start * arc..][..size * arc];
            transpose(&net.dense[places.after(ARC)].value, arc, arc, &mut self.scratch);
            multiply_add(&turned_back, &self.scratch, back, size, arc, arc);
            transpose(&net.dense[places.after(FAR)].value, arc, DISTANCES, &mut self.scratch);
            multiply_add(&far, &self.scratch, back, size, DISTANCES, arc);
            start += size;
        }
        for ((back, value), mask) in [(&mut head_back, (&head, &head_mask)), (&mut dependent_back, (&dependent, &dependent_mask))]
            .map(|(back, (value, mask))| ((back, value), mask))
        {
            for ((back, value), mask) in back.iter_mut().zip(value).zip(mask) {
                *back *= if *value > 0.0 { *mask } else { 0.0 };
            }
        }
        self.affine_back(&states, net, &places, HEAD, Some(HEAD_BIAS), words, state, &head_back, &mut back);
        self.affine_back(&states, net, &places, DEPENDENT, Some(DEPENDENT_BIAS), words, state, &dependent_back, &mut back);
        self.affine_back(&states, net, &places, RELATION_HEAD, None, words, state, &relation_head_back, &mut back);
        let (bias, gradient) = (Some(RELATION_BIAS), &relation_dependent_back);
        self.affine_back(&states, net, &places, RELATION_DEPENDENT, bias, words, state, gradient, &mut back);
        self.kept[net.shape.layers].input = states;
        self.back(net, samples, back);
        tally
    }

    /// Takes the gradient of the last states back through all layers to the embeddings.
    fn back(&mut self, net: &Net, samples: &[&Sample], mut back: Vec<f32>) {
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

    /// Learns to guess hidden words from those around them: adds to the gradients. `hidden` are places among all words of the samples laid end to
    /// end, each with the number of the word that stood there. Gives the sum of losses and how many were guessed.
    pub fn guess(
        &mut self,
        net: &Net,
        guess: &Guess,
        gradients: &mut [Vec<f32>; 2],
        samples: &[&Sample],
        hidden: &[(usize, usize)],
        dropout: Dropout,
    ) -> (f64, usize) {
        self.encode(net, samples, Some(dropout));
        let state = net.shape.state();
        let width = guess.bias.value.len();
        let states = std::mem::take(&mut self.kept[net.shape.layers].input);
        let mut back = vec![0.0; states.len()];
        let mut chosen = Vec::with_capacity(hidden.len() * state);
        let mut scores = Vec::with_capacity(hidden.len() * width);
        for (place, _) in hidden {
            chosen.extend_from_slice(&states[place * state..][..state]);
            scores.extend_from_slice(&guess.bias.value);
        }
        multiply_add(&chosen, &guess.weights.value, &mut scores, hidden.len(), state, width);
        let (mut loss, mut right) = (0.0, 0);
        for (scores, (_, word)) in scores.chunks_exact_mut(width).zip(hidden) {
            let (more, best) = softmax_loss(scores, *word, 1.0);
            loss += f64::from(more);
            right += usize::from(best == *word);
        }
        transpose(&chosen, hidden.len(), state, &mut self.scratch);
        multiply_add(&self.scratch, &scores, &mut gradients[0], state, hidden.len(), width);
        for row in scores.chunks_exact(width) {
            gradients[1].iter_mut().zip(row).for_each(|(sum, gradient)| *sum += gradient);
        }
        let mut chosen_back = vec![0.0; chosen.len()];
        transpose(&guess.weights.value, state, width, &mut self.scratch);
        multiply_add(&scores, &self.scratch, &mut chosen_back, hidden.len(), width, state);
        for ((place, _), gradient) in hidden.iter().zip(chosen_back.chunks_exact(state)) {
            back[place * state..][..state].iter_mut().zip(gradient).for_each(|(sum, gradient)| *sum += gradient);
        }
        self.kept[net.shape.layers].input = states;
        self.back(net, samples, back);
        (loss, right)
    }

    #[expect(clippy::too_many_arguments, reason = "one call site; a struct would only rename the arguments")]
    fn relation_loss(
        &mut self,
        net: &Net,
        places: &Places,
        head: &[f32],
        dependent: &[f32],
        right: usize,
        weight: f32,
        head_back: &mut [f32],
        dependent_back: &mut [f32],
        drop: f32,
        loss: &mut f64,
    ) -> bool {
        let keep = 1.0 / (1.0 - drop);
        let hidden: Vec<f32> =
            head.iter().zip(dependent).map(|(a, b)| if self.random.fraction() < drop { 0.0 } else { (a + b).max(0.0) * keep }).collect();
        let relations = net.relations;
        let mut scores = net.dense[places.after(RELATION_LAST_BIAS)].value.clone();
        multiply_add(&hidden, &net.dense[places.after(RELATION)].value, &mut scores, 1, hidden.len(), relations);
        let (more, best) = softmax_loss(&mut scores, right, weight);
        *loss += f64::from(more);
        for (sum, gradient) in self.gradients[places.after(RELATION_LAST_BIAS)].iter_mut().zip(&scores) {
            *sum += gradient;
        }
        for (unit, value) in hidden.iter().enumerate() {
            if *value > 0.0 {
                let row = unit * relations;
                let mut gradient = 0.0;
                for (score, weight) in scores.iter().zip(&net.dense[places.after(RELATION)].value[row..]) {
                    gradient += score * weight;
                }
                for (sum, score) in self.gradients[places.after(RELATION)][row..].iter_mut().zip(&scores) {
                    *sum += value * score;
                }
                head_back[unit] += gradient * keep;
                dependent_back[unit] += gradient * keep;
            }
        }
        best == right
    }

    #[expect(clippy::too_many_arguments, reason = "a matrix product with everything it needs")]
    fn affine_back(
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

/// Applies the curves to z, f and o of both directions of all words.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn curves(gates: &mut [f32], cells: usize) {
    for direction in gates.chunks_exact_mut(3 * cells) {
        let (z, others) = direction.split_at_mut(cells);
        z.iter_mut().for_each(|z| *z = tanh(*z));
        others.iter_mut().for_each(|gate| *gate = sigmoid(*gate));
    }
}

/// The place of the highest score.
pub fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}

fn affine(input: &[f32], net: &Net, places: &Places, matrix: usize, bias: Option<usize>, words: usize, width: usize) -> Vec<f32> {
    let columns = net.dense[places.after(matrix)].width;
    let mut out = Vec::with_capacity(words * columns);
    match bias {
        Some(bias) => (0..words).for_each(|_| out.extend_from_slice(&net.dense[places.after(bias)].value)),
        None => out.resize(words * columns, 0.0),
    }
    multiply_add(input, &net.dense[places.after(matrix)].value, &mut out, words, width, columns);
    out
}

fn relu(values: &mut [f32]) {
    values.iter_mut().for_each(|value| *value = value.max(0.0));
}

fn drop_units(values: &mut [f32], share: f32, random: &mut Random) -> Vec<f32> {
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

/// Turns scores into gradients; gives the loss and the class that had the highest score.
fn softmax_loss(scores: &mut [f32], right: usize, weight: f32) -> (f32, usize) {
    let best = best(scores);
    let most = scores[best];
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        sum += *score;
    }
    let loss = -(scores[right] / sum).max(1e-30).ln() * weight;
    for score in scores.iter_mut() {
        *score *= weight / sum;
    }
    scores[right] -= weight;
    (loss, best)
}

fn tag_loss(scores: &mut [f32], right: Tags, groups: &[usize], first: f32, others: f32, tally: &mut Tally) {
    let mut start = 0;
    let mut all = true;
    for (group, &width) in groups.iter().enumerate() {
        let weight = if group == 0 { first } else { others };
        let value = usize::from(right[group]);
        let (loss, best) = softmax_loss(&mut scores[start..start + width], value, weight);
        tally.loss += f64::from(loss);
        all &= best == value;
        if group == 0 {
            tally.upos += usize::from(best == value);
        }
        start += width;
    }
    tally.tags += usize::from(all);
    tally.words += 1;
}
