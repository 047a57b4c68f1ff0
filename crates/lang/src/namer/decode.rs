//! The best sequence of labels (Viterbi).

use super::label::LABELS;

/// The way back through a sentence.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    back: Vec<[u8; LABELS]>,
}

/// What no sequence may contain.
const NEVER: i32 = -1_000_000;

/// Whether a label may follow another: no name goes on that has not begun. Numbers of labels as [`super::label`] gives them.
pub fn may_follow(before: usize, label: usize) -> bool {
    let goes_on = label > 0 && label.is_multiple_of(2);
    !goes_on || before == label || before + 1 == label
}

impl Decoder {
    /// Appends the labels of a sentence with these scores.
    pub fn decode(&mut self, scores: &[[i32; LABELS]], transitions: &[[i16; LABELS]], labels: &mut Vec<u8>) {
        let (Some(first), [between @ .., begin]) = (scores.first(), transitions) else {
            labels.extend(std::iter::repeat_n(0, scores.len()));
            return;
        };
        if between.len() != LABELS {
            labels.extend(std::iter::repeat_n(0, scores.len()));
            return;
        }
        self.back.clear();
        let mut best = [NEVER; LABELS];
        for (label, best) in best.iter_mut().enumerate() {
            if label == 0 || label % 2 == 1 {
                *best = first[label] + i32::from(begin[label]);
            }
        }
        for scores in &scores[1..] {
            let mut next = [NEVER; LABELS];
            let mut back = [0; LABELS];
            for label in 0..LABELS {
                for before in 0..LABELS {
                    if may_follow(before, label) {
                        let score = best[before] + i32::from(between[before][label]);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_goes_on_that_has_not_begun() {
        let mut labels = Vec::new();
        let mut inside = [0; LABELS];
        inside[2] = 9;
        let mut first = [0; LABELS];
        first[1] = -5;
        Decoder::default().decode(&[first, inside, inside], &[[0; LABELS]; LABELS + 1], &mut labels);
        assert_eq!(labels, [1, 2, 2]);
        labels.clear();
        Decoder::default().decode(&[first, inside], &[], &mut labels);
        assert_eq!(labels, [0, 0]);
    }
}
