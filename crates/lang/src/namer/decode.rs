//! The best sequence of labels (Viterbi).

use super::label::LABELS;

/// Scores of a sentence, and the way back through it.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    scores: Vec<[i32; LABELS]>,
    back: Vec<[u8; LABELS]>,
}

/// Scores of one label after another; the row [`LABELS`] stands for the beginning of a sentence.
pub type Transitions = [[i16; LABELS]; LABELS + 1];

/// What no sequence may contain.
const NEVER: i32 = -1_000_000;

/// Whether a label may follow another: no name goes on that has not begun.
pub fn may_follow(before: usize, label: usize) -> bool {
    let goes_on = label > 0 && label.is_multiple_of(2);
    !goes_on || before == label || before + 1 == label
}

impl Decoder {
    pub fn begin(&mut self) {
        self.scores.clear();
    }

    /// The scores of the next token, to be filled.
    pub fn token(&mut self) -> &mut [i32; LABELS] {
        let at = self.scores.len();
        self.scores.push([0; LABELS]);
        &mut self.scores[at]
    }

    /// Appends the labels of the tokens since [`Decoder::begin`].
    pub fn decode(&mut self, transitions: &[[i16; LABELS]], labels: &mut Vec<u8>) {
        if self.scores.is_empty() || transitions.len() != LABELS + 1 {
            labels.extend(std::iter::repeat_n(0, self.scores.len()));
            return;
        }
        self.back.clear();
        let mut best = [NEVER; LABELS];
        for (label, best) in best.iter_mut().enumerate() {
            if label == 0 || label % 2 == 1 {
                *best = self.scores[0][label] + i32::from(transitions[LABELS][label]);
            }
        }
        for scores in &self.scores[1..] {
            let mut next = [NEVER; LABELS];
            let mut back = [0; LABELS];
            for label in 0..LABELS {
                for before in 0..LABELS {
                    if may_follow(before, label) {
                        let score = best[before] + i32::from(transitions[before][label]);
                        if score > next[label] {
                            next[label] = score;
                            back[label] = before as u8;
                        }
                    }
                }
                next[label] += scores[label];
            }
            self.back.push(back);
            best = next;
        }
        let mut label = 0;
        for (other, score) in best.iter().enumerate() {
            if *score > best[label] {
                label = other;
            }
        }
        let start = labels.len();
        labels.push(label as u8);
        for back in self.back.iter().rev() {
            label = usize::from(back[label]);
            labels.push(label as u8);
        }
        labels[start..].reverse();
    }
}
