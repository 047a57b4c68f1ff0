//! Running a network over sentences.

use super::affine::{Affine, Rounded};
use super::curve::{sigmoid, tanh};
use super::features::{Place, Seen, features};
use super::matrix::multiply_add;
use super::tagset::Choices;
use super::{DISTANCES, Matrix, NetworkModel, Trees, distance};
use crate::linear::{pair, text};
use multiversion::multiversion;

/// Words whose heads are sought together. Longer sentences are parsed in stretches, each stretch's root hanging on the one before.
pub const STRETCH: usize = 320;

/// How many words are remembered with the work of the first layer: most of newswire is made of few words.
const MET: usize = 1 << 13;
/// Words whose keys fall together: of so many the one that was not met for longest is forgotten.
const TOGETHER: usize = 4;

/// A word remembered: its key (0 for none), where its gates are, and the sentence that it was met in last.
#[derive(Clone, Copy, Debug, Default)]
struct Met {
    key: u64,
    slot: u32,
    sentence: u32,
}

/// Where the gates of a word of the sentence are.
#[derive(Clone, Copy, Debug)]
enum Gates {
    /// Among those remembered.
    Met(usize),
    /// Among those made for this sentence, and nowhere else.
    Fresh(usize),
}

/// A network made ready: weights in the layout of the products. Shared by all threads.
#[derive(Clone, Debug)]
pub struct Network {
    model: NetworkModel,
    layers: Vec<Affine>,
    outputs: Affine,
    arc: Affine,
    far: Affine,
    relation: Affine,
    choices: Choices,
}

/// Columns of a block of the products: scores of arcs are padded to whole blocks, as columns left over cost more than zeros.
const BLOCK: usize = 16;

impl Network {
    /// Makes a model ready. None where its parts do not fit together.
    pub fn new(model: NetworkModel) -> Option<Network> {
        if !model.is_sound() {
            return None;
        }
        let shape = model.shape;
        let input = |layer: usize| if layer == 0 { shape.embedding } else { shape.state() };
        let affine = |matrix: &Matrix, k: usize| Affine::new(&matrix.real(), &matrix.bias, k);
        Some(Network {
            layers: model.layers.iter().enumerate().map(|(number, layer)| affine(layer, input(number))).collect(),
            outputs: affine(&model.outputs, shape.state()),
            arc: affine(&model.arc, shape.arc),
            far: affine(&model.far, shape.arc),
            relation: affine(&model.relation, shape.relation),
            choices: Choices::new(&model.tagset),
            model,
        })
    }

    /// The model.
    pub fn model(&self) -> &NetworkModel {
        &self.model
    }
}

/// What a network says of a sentence's words, in their order.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// Numbers of whole tags in the model's tagset.
    pub tags: Vec<u32>,
    /// How sure the part of speech is: by how much its score is above that of the next one, in natural logarithms of odds.
    pub margins: Vec<f32>,
    /// Heads, counted from 1; 0 is the root.
    pub heads: Vec<u32>,
    /// Numbers of relations in the model.
    pub relations: Vec<u16>,
}

/// Scratch space of one thread, for one network. Words are pushed one by one, then the sentence is read.
///
/// The order is [`NetworkReader::begin`], [`NetworkReader::push`] for every word, [`NetworkReader::read`].
#[derive(Clone, Debug, Default)]
pub struct NetworkReader {
    /// Words met lately, those of a set in the order in which they were met, and what the first layer makes of them, its curves applied.
    met: Vec<[Met; TOGETHER]>,
    met_gates: Vec<f32>,
    /// Counts sentences.
    sentence: u32,
    /// The words of the sentence, how many of them were not met lately, and which of those are remembered from now on: number, key and slot.
    words: Vec<Gates>,
    fresh: usize,
    kept: Vec<(usize, u64, usize)>,
    fresh_gates: Vec<f32>,
    /// Sums of embeddings of the words that were not met lately, in whole units, and what they are worth.
    sums: Vec<i16>,
    inputs: Vec<f32>,
    rounded: Rounded,
    gates: Vec<f32>,
    cells: Vec<f32>,
    states: Vec<f32>,
    outputs: Vec<f32>,
    turned: Vec<f32>,
    far: Vec<f32>,
    head: Vec<f32>,
    arcs: Vec<f32>,
    hidden: Vec<f32>,
    relations: Vec<f32>,
    heads: Vec<u32>,
    trees: Trees,
}

impl NetworkReader {
    /// Begins a sentence.
    pub fn begin(&mut self, network: &Network) {
        let shape = network.model.shape;
        let width = 6 * shape.cells;
        if self.met_gates.len() != MET * width {
            let slots = |set: usize| std::array::from_fn(|at| Met { slot: (set * TOGETHER + at) as u32, ..Met::default() });
            self.met = (0..MET / TOGETHER).map(slots).collect();
            // Memory that is asked for anew as zeros is not there before it is written: a short run needs little of it.
            self.met_gates = vec![0.0; MET * width];
        }
        self.forget();
        self.sentence = self.sentence.wrapping_add(1).max(1);
        self.words.clear();
        self.sums.clear();
        self.fresh = 0;
        // The root is a word like others, with a row of its own.
        if self.note(1) {
            self.sums.extend(network.model.embedding[..shape.embedding].iter().map(|&value| i16::from(value)));
        }
    }

    /// Adds a word as it is written or restored, at its place in its token. `see` tells how it is seen; it is asked only of words that were not
    /// met lately, and must depend on nothing but the two.
    pub fn push<'w>(&mut self, network: &Network, written: &str, place: Place, see: impl FnOnce() -> Seen<'w>) {
        if self.note(pair(text(written), 2 + place as u64) | 1) {
            let width = network.model.shape.embedding;
            let start = self.sums.len();
            self.sums.resize(start + width, 0);
            let sum = &mut self.sums[start..];
            features(&see(), |template, hash| {
                let row = network.model.dictionary.get(hash).unwrap_or(1 + template) as usize;
                add(&network.model.embedding[row * width..][..width], sum);
            });
        }
    }

    /// Notes a word by its key. Gives whether it was not met lately, so that its input must be summed up.
    fn note(&mut self, key: u64) -> bool {
        let set = &mut self.met[set_of(key)];
        if let Some(at) = set.iter().position(|met| met.key == key) {
            set[..=at].rotate_right(1);
            set[0].sentence = self.sentence;
            self.words.push(Gates::Met(set[0].slot as usize));
            return false;
        }
        let number = self.fresh;
        self.fresh += 1;
        // What this sentence needs itself is not forgotten for it.
        if set[TOGETHER - 1].sentence == self.sentence {
            self.words.push(Gates::Fresh(number));
        } else {
            set.rotate_right(1);
            (set[0].key, set[0].sentence) = (key, self.sentence);
            let slot = set[0].slot as usize;
            self.kept.push((number, key, slot));
            self.words.push(Gates::Met(slot));
        }
        true
    }

    /// Forgets words of a sentence that was not read: they have no gates.
    fn forget(&mut self) {
        for (_, key, _) in self.kept.drain(..) {
            for met in self.met[set_of(key)].iter_mut().filter(|met| met.key == key) {
                met.key = 0;
            }
        }
    }

    /// Reads the sentence whose words were pushed.
    pub fn read(&mut self, network: &Network, parsed: &mut Parsed) {
        parsed.tags.clear();
        parsed.margins.clear();
        parsed.heads.clear();
        parsed.relations.clear();
        let size = self.words.len();
        if size < 2 {
            return;
        }
        self.encode(network, size);
        let width = network.outputs.width();
        network.outputs.apply(&self.states, size, &mut self.rounded, &mut self.outputs);
        let tagset = &network.model.tagset;
        for outputs in self.outputs.chunks_exact(width).skip(1) {
            parsed.tags.push(network.choices.choose(&outputs[..tagset.width()]) as u32);
            parsed.margins.push(margin(&outputs[..tagset.groups[0].values.len()]));
        }
        let mut start = 1;
        let mut last_root = 0;
        while start < size {
            let end = if size - start <= STRETCH + STRETCH / 4 { size } else { start + STRETCH };
            last_root = self.stretch(network, start, end, last_root, parsed);
            start = end;
        }
    }

    /// The states of all words, after the last layer.
    fn encode(&mut self, network: &Network, size: usize) {
        let shape = network.model.shape;
        self.inputs.clear();
        self.inputs.extend(self.sums.iter().map(|&sum| f32::from(sum) * network.model.embedding_scale));
        let width = 6 * shape.cells;
        self.states.resize(size * shape.state(), 0.0);
        for (number, weights) in network.layers.iter().enumerate() {
            if number == 0 {
                weights.apply(&self.inputs, self.fresh, &mut self.rounded, &mut self.fresh_gates);
                curves(&mut self.fresh_gates, shape.cells);
                for (number, _, slot) in self.kept.drain(..) {
                    self.met_gates[slot * width..][..width].copy_from_slice(&self.fresh_gates[number * width..][..width]);
                }
                recur_met(&self.words, &self.met_gates, &self.fresh_gates, &mut self.states, &mut self.cells, shape.cells);
            } else {
                weights.apply(&self.states, size, &mut self.rounded, &mut self.gates);
                curves(&mut self.gates, shape.cells);
                recur(&self.gates, &mut self.states, &mut self.cells, shape.cells);
            }
        }
    }

    /// Heads and relations of the words from `start` to `end`, the root of which hangs on `last_root`.
    fn stretch(&mut self, network: &Network, start: usize, end: usize, last_root: u32, parsed: &mut Parsed) -> u32 {
        let shape = network.model.shape;
        let width = network.outputs.width();
        let tags = network.model.tagset.width();
        let (head, dependent) = (tags + 2 * shape.relation, tags + 2 * shape.relation + shape.arc);
        let size = end - start + 1;
        // Word 0 of a stretch is the root.
        let place = |word: usize| if word == 0 { 0 } else { start + word - 1 };
        let wide = size.next_multiple_of(BLOCK);
        self.head.clear();
        self.head.resize(network.arc.width() * wide, 0.0);
        self.hidden.clear();
        for word in 0..size {
            let outputs = &self.outputs[place(word) * width..][..width];
            for (number, value) in outputs[head..][..shape.arc].iter().enumerate() {
                self.head[number * wide + word] = value.max(0.0);
            }
            self.hidden.extend(outputs[dependent..][..shape.arc].iter().map(|value| value.max(0.0)));
        }
        network.arc.apply(&self.hidden, size, &mut self.rounded, &mut self.turned);
        network.far.apply(&self.hidden, size, &mut self.rounded, &mut self.far);
        self.arcs.clear();
        self.arcs.resize(size * wide, 0.0);
        for (word, row) in self.arcs.chunks_exact_mut(wide).enumerate() {
            let far = &self.far[word * network.far.width()..][..DISTANCES];
            for (other, score) in row[..size].iter_mut().enumerate() {
                *score = far[distance(other as isize - word as isize)];
            }
        }
        multiply_add(&self.turned, &self.head, &mut self.arcs, size, network.arc.width(), wide);
        for word in 1..size {
            self.arcs.copy_within(word * wide..word * wide + size, word * size);
        }
        self.arcs.truncate(size * size);
        self.trees.best(&mut self.arcs, size, &mut self.heads);
        // Relations of all chosen arcs in one product.
        self.hidden.clear();
        for (word, &chosen) in self.heads.iter().enumerate().skip(1) {
            let head = &self.outputs[place(chosen as usize) * width + tags..][..shape.relation];
            let dependent = &self.outputs[place(word) * width + tags + shape.relation..][..shape.relation];
            self.hidden.extend(head.iter().zip(dependent).map(|(a, b)| (a + b).max(0.0)));
        }
        let relations = network.model.relations.len();
        network.relation.apply(&self.hidden, size - 1, &mut self.rounded, &mut self.relations);
        let mut root = 0;
        for (word, scores) in self.relations.chunks_exact(network.relation.width()).enumerate() {
            let scores = &scores[..relations];
            let head = self.heads[word + 1];
            let above = if head == 0 { last_root } else { place(head as usize) as u32 };
            if head == 0 {
                root = place(word + 1) as u32;
            }
            parsed.heads.push(above);
            let best = scores.iter().enumerate().fold(0, |best, (at, score)| if *score > scores[best] { at } else { best });
            parsed.relations.push(best as u16);
        }
        root
    }
}

/// The set that a key belongs to.
fn set_of(key: u64) -> usize {
    (key >> 40) as usize % (MET / TOGETHER)
}

/// Adds a row of the embedding. A word has so few features that no sum leaves sixteen bits.
fn add(row: &[i8], sum: &mut [i16]) {
    const { assert!(super::features::MOST < 256) };
    for (sum, value) in sum.iter_mut().zip(row) {
        *sum += i16::from(*value);
    }
}

/// By how much the highest score is above the next one.
fn margin(scores: &[f32]) -> f32 {
    let (mut most, mut second) = (f32::MIN, f32::MIN);
    for &score in scores {
        if score > most {
            (second, most) = (most, score);
        } else if score > second {
            second = score;
        }
    }
    most - second
}

/// The curves of the gates z, f and o of both directions.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn curves(gates: &mut [f32], cells: usize) {
    for direction in gates.chunks_exact_mut(3 * cells) {
        let (z, others) = direction.split_at_mut(cells);
        z.iter_mut().for_each(|z| *z = tanh(*z));
        others.iter_mut().for_each(|gate| *gate = sigmoid(*gate));
    }
}

/// One recurrent layer: gates of both directions to states.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn recur(gates: &[f32], states: &mut [f32], memory: &mut Vec<f32>, cells: usize) {
    directions(|word| &gates[word * 6 * cells..][..6 * cells], states, memory, cells);
}

/// The first recurrent layer: the gates of each word lie elsewhere.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn recur_met(words: &[Gates], met: &[f32], fresh: &[f32], states: &mut [f32], memory: &mut Vec<f32>, cells: usize) {
    let gates = |word: usize| {
        let (all, number) = match words[word] {
            Gates::Met(slot) => (met, slot),
            Gates::Fresh(number) => (fresh, number),
        };
        &all[number * 6 * cells..][..6 * cells]
    };
    directions(gates, states, memory, cells);
}

#[inline(always)]
fn directions<'g>(gates: impl Fn(usize) -> &'g [f32], states: &mut [f32], memory: &mut Vec<f32>, cells: usize) {
    memory.clear();
    memory.resize(cells, 0.0);
    for (word, states) in states.chunks_exact_mut(2 * cells).enumerate() {
        step(&gates(word)[..3 * cells], &mut states[..cells], memory);
    }
    memory.fill(0.0);
    for (word, states) in states.chunks_exact_mut(2 * cells).enumerate().rev() {
        step(&gates(word)[3 * cells..], &mut states[cells..], memory);
    }
}

#[inline(always)]
fn step(gates: &[f32], states: &mut [f32], cells: &mut [f32]) {
    let (z, others) = gates.split_at(cells.len());
    let (forget, output) = others.split_at(cells.len());
    for ((((state, cell), z), forget), output) in states.iter_mut().zip(cells.iter_mut()).zip(z).zip(forget).zip(output) {
        *cell = forget * *cell + (1.0 - forget) * z;
        *state = output * *cell;
    }
}
