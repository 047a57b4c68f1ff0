//! Learning from raw text: words are hidden and guessed from those around them (the cloze of Taylor 1953; Devlin and others 2019), so that the
//! network knows words that no treebank has.

use super::Worker;
use super::net::{Dropout, Guess, Net};
use super::parameter::Step;
use super::sample::{Encoder, Sample};
use crate::Random;

/// How raw text is learned.
#[derive(Clone, Copy, Debug)]
pub struct RawOptions {
    /// Passes over the text.
    pub passes: usize,
    /// Words among which is guessed.
    pub words: usize,
    /// Share of words that are hidden.
    pub hidden: f32,
    /// Words of one step.
    pub batch: usize,
    /// Highest learning rate.
    pub rate: f32,
}

impl Default for RawOptions {
    fn default() -> RawOptions {
        RawOptions { passes: 6, words: 4096, hidden: 0.15, batch: 800, rate: 0.002 }
    }
}

/// What one worker gets of a step: samples, the hidden words among all their words, and how many words there are.
#[derive(Default)]
struct Share {
    samples: Vec<Sample>,
    hidden: Vec<(usize, usize)>,
    words: usize,
}

/// Learns from raw samples. `workers` share each step's samples.
pub fn learn(
    net: &mut Net,
    encoder: &Encoder,
    raw: &[Sample],
    options: RawOptions,
    workers: &mut [Worker],
    random: &mut Random,
    progress: &mut dyn FnMut(&str),
) {
    let numbers = encoder.frequent(raw, options.words);
    let mut guess = Guess::new(net.shape, numbers.len(), random);
    let mut gradients: Vec<[Vec<f32>; 2]> =
        workers.iter().map(|_| [vec![0.0; guess.weights.value.len()], vec![0.0; guess.bias.value.len()]]).collect();
    let mut order: Vec<usize> = (0..raw.len()).filter(|&at| raw[at].size() > 3).collect();
    let total: usize = order.iter().map(|&at| raw[at].size()).sum();
    let steps = (total / options.batch * options.passes).max(1) as f32;
    let dropout = Dropout { words: 0.1, features: 0.05, units: 0.1 };
    let mut number = 0;
    for pass in 1..=options.passes {
        random.shuffle(&mut order);
        let (mut at, mut loss, mut right, mut all) = (0, 0.0, 0, 0);
        while at < order.len() {
            let mut parts: Vec<Share> = workers.iter().map(|_| Share::default()).collect();
            let mut words = 0;
            while at < order.len() && words < options.batch {
                let sample = &raw[order[at]];
                at += 1;
                words += sample.size();
                let Some(share) = parts.iter_mut().min_by_key(|share| share.words) else { return };
                let mut chosen = vec![false; sample.size()];
                for (word, chosen) in chosen.iter_mut().enumerate().skip(1) {
                    let known = sample.features(word).first().and_then(|feature| numbers.get(&feature.row));
                    // The commonest words teach little.
                    let chance = if known.is_some_and(|&number| number < 12) { options.hidden / 4.0 } else { options.hidden };
                    if let Some(&number) = known.filter(|_| random.fraction() < chance) {
                        *chosen = true;
                        share.hidden.push((share.words + word, number));
                    }
                }
                share.samples.push(sample.hiding(|word| chosen[word]));
                share.words += sample.size();
            }
            let results: Vec<(f64, usize)> = std::thread::scope(|scope| {
                let (net, guess) = (&*net, &guess);
                let handles: Vec<_> = workers
                    .iter_mut()
                    .zip(&mut gradients)
                    .zip(&parts)
                    .map(|((worker, gradients), share)| {
                        scope.spawn(move || {
                            let samples: Vec<&Sample> = share.samples.iter().collect();
                            worker.guess(net, guess, gradients, &samples, &share.hidden, dropout)
                        })
                    })
                    .collect();
                handles.into_iter().map(|handle| handle.join().unwrap_or_default()).collect()
            });
            let hidden: usize = parts.iter().map(|share| share.hidden.len()).sum();
            results.iter().for_each(|result| {
                loss += result.0;
                right += result.1;
            });
            all += hidden;
            number += 1;
            let done = number as f32 / steps;
            let rate = options.rate * (1.0 - 0.9 * done.min(1.0)) * (number as f32 / 200.0).min(1.0);
            let step = Step { rate, number, scale: 1.0 / hidden.max(1) as f32 };
            net.step(workers, step);
            let (first, others) = gradients.split_at_mut(1);
            for other in others {
                for (sum, more) in first[0].iter_mut().zip(other) {
                    sum.iter_mut().zip(more.iter_mut()).for_each(|(sum, more)| *sum += std::mem::take(more));
                }
            }
            guess.weights.step(&first[0][0], step);
            guess.bias.step(&first[0][1], step);
            first[0].iter_mut().for_each(|gradient| gradient.fill(0.0));
        }
        let guessed = 100.0 * right as f64 / all.max(1) as f64;
        progress(&format!("raw text, pass {pass}: {guessed:.2} % of {all} hidden words guessed, loss {:.3}", loss / all.max(1) as f64));
    }
}
