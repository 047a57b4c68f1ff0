//! What a chain expects: the marginal probabilities of labels and of pairs of labels, by the forward and backward recursions.

use waqai_lang::namer::{LABELS, may_follow};

/// Scratch space of one training step.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    pub kept: Vec<u32>,
    pub ends: Vec<usize>,
    pub scores: Vec<[f32; LABELS]>,
    forward: Vec<[f32; LABELS]>,
    backward: Vec<[f32; LABELS]>,
    pub marginals: Vec<[f32; LABELS]>,
    pub edges: [[f32; LABELS]; LABELS + 1],
}

impl Scratch {
    /// Marginals of labels, and of pairs of labels less the observed ones.
    pub fn expect(&mut self, transitions: &[[f32; LABELS]; LABELS + 1], observed: &[u8]) {
        let length = observed.len();
        let mut moves = [[0.0f32; LABELS]; LABELS + 1];
        for before in 0..=LABELS {
            for label in 0..LABELS {
                let allowed = if before == LABELS { label == 0 || label % 2 == 1 } else { may_follow(before, label) };
                moves[before][label] = if allowed { transitions[before][label].exp() } else { 0.0 };
            }
        }
        for scores in &mut self.scores {
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            *scores = scores.map(|score| (score - most).exp());
        }
        self.forward.clear();
        let mut last = [0.0; LABELS];
        for at in 0..length {
            let mut next = [0.0; LABELS];
            if at == 0 {
                next = moves[LABELS];
            } else {
                for before in 0..LABELS {
                    for label in 0..LABELS {
                        next[label] += last[before] * moves[before][label];
                    }
                }
            }
            let mut sum = 0.0;
            for (next, score) in next.iter_mut().zip(&self.scores[at]) {
                *next *= score;
                sum += *next;
            }
            last = next.map(|value| value / sum.max(1e-30));
            self.forward.push(last);
        }
        self.backward.clear();
        self.backward.resize(length, [1.0; LABELS]);
        self.marginals.clear();
        self.marginals.resize(length, [0.0; LABELS]);
        self.edges = [[0.0; LABELS]; LABELS + 1];
        for at in (0..length).rev() {
            if at + 1 < length {
                let after: [f32; LABELS] = std::array::from_fn(|label| self.backward[at + 1][label] * self.scores[at + 1][label]);
                let mut sum = 0.0;
                let mut backward = [0.0; LABELS];
                for before in 0..LABELS {
                    backward[before] = (0..LABELS).map(|label| moves[before][label] * after[label]).sum();
                    sum += backward[before] * self.forward[at][before];
                }
                let whole = 1.0 / sum.max(1e-30);
                for before in 0..LABELS {
                    for label in 0..LABELS {
                        self.edges[before][label] += self.forward[at][before] * moves[before][label] * after[label] * whole;
                    }
                    self.backward[at][before] = backward[before] * whole;
                }
            }
            for label in 0..LABELS {
                self.marginals[at][label] = self.forward[at][label] * self.backward[at][label];
            }
        }
        for label in 0..LABELS {
            self.edges[LABELS][label] += self.marginals[0][label];
        }
        for at in 0..length {
            let before = if at == 0 { LABELS } else { usize::from(observed[at - 1]) };
            self.edges[before][usize::from(observed[at])] -= 1.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marginals_are_probabilities() {
        let mut scratch = Scratch { scores: vec![[0.0; LABELS]; 3], ..Scratch::default() };
        scratch.scores[1][1] = 3.0;
        scratch.scores[2][2] = 3.0;
        scratch.expect(&[[0.0; LABELS]; LABELS + 1], &[0, 1, 2]);
        for marginals in &scratch.marginals {
            assert!((marginals.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        }
        assert!(scratch.marginals[1][1] > 0.5 && scratch.marginals[2][2] > 0.5);
        // No name goes on at the start of a sentence; pairs less the observed ones sum to nothing.
        assert_eq!(scratch.marginals[0][2], 0.0);
        assert!(scratch.edges.iter().flatten().sum::<f32>().abs() < 1e-4);
    }
}
