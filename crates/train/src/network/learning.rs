//! What a network learns from a batch of sentences: losses, and their gradients.

use super::layers::{Worker, affine, drop_units, relu};
use super::matrix::{multiply_add, transpose};
use super::net::*;
use super::sample::{Sample, Tags};
use waqai_lang::network::{DISTANCES, distance};

impl Worker {
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
