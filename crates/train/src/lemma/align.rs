//! From a form and its lemma to the labels that make the one of the other.

use waqai_lang::lemmatiser::labeller::SAME;
use waqai_text::{Folded, fold_char};

/// The cost of a letter that comes or goes, and of one that becomes another.
const CHANGE: u32 = 2;
const REPLACE: u32 = 3;

/// What every letter of `from` and the end of the word must write so that `to` comes out, at the least cost. [`SAME`] stands for the letter itself;
/// a letter that is added goes with the next one.
///
/// ```
/// use waqai_train::lemma::align::edits;
/// let letters = |word: &str| word.chars().collect::<Vec<_>>();
/// assert_eq!(edits(&letters("abc"), &letters("bxc")), ["", "\u{1}", "x\u{1}", ""]);
/// ```
pub fn edits(from: &[char], to: &[char]) -> Vec<String> {
    let width = to.len() + 1;
    // Filled from the end, so that the way can be read off from the start.
    let mut costs = vec![0u32; (from.len() + 1) * width];
    for left in (0..=from.len()).rev() {
        for right in (0..=to.len()).rev() {
            let mut best = if left == from.len() && right == to.len() { 0 } else { u32::MAX };
            if left < from.len() {
                best = best.min(costs[(left + 1) * width + right] + CHANGE);
            }
            if right < to.len() {
                best = best.min(costs[left * width + right + 1] + CHANGE);
            }
            if left < from.len() && right < to.len() {
                let step = if from[left] == to[right] { 0 } else { REPLACE };
                best = best.min(costs[(left + 1) * width + right + 1] + step);
            }
            costs[left * width + right] = best;
        }
    }
    let (mut left, mut right) = (0, 0);
    let mut labels = Vec::with_capacity(from.len() + 1);
    let mut added = String::new();
    while left < from.len() || right < to.len() {
        let cost = costs[left * width + right];
        let both = left < from.len() && right < to.len();
        if both && from[left] == to[right] && cost == costs[(left + 1) * width + right + 1] {
            added.push(SAME);
            labels.push(std::mem::take(&mut added));
            (left, right) = (left + 1, right + 1);
        } else if left < from.len() && cost == costs[(left + 1) * width + right] + CHANGE {
            labels.push(std::mem::take(&mut added));
            left += 1;
        } else if both && cost == costs[(left + 1) * width + right + 1] + REPLACE {
            added.push(to[right]);
            labels.push(std::mem::take(&mut added));
            (left, right) = (left + 1, right + 1);
        } else {
            added.push(to[right]);
            right += 1;
        }
    }
    labels.push(added);
    labels
}

/// The letters of a lemma's skeleton and what each must write, and an empty label for the end. None for a lemma that is not letters with their marks.
pub fn vowels(lemma: &str) -> Option<(Vec<char>, Vec<String>)> {
    let (mut skeleton, mut labels) = (Vec::new(), Vec::<String>::new());
    for character in lemma.chars() {
        match fold_char(character) {
            Folded::One(letter) => {
                skeleton.push(letter);
                labels.push(if letter == character { SAME } else { character }.to_string());
            }
            Folded::Nothing if character != '\u{0654}' => labels.last_mut()?.push(character),
            _ => return None,
        }
    }
    labels.push(SAME.to_string());
    Some((skeleton, labels))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowels_and_skeleton_make_the_lemma() {
        let (skeleton, labels) = vowels("أَرِيكَة").unwrap();
        assert_eq!(skeleton.iter().collect::<String>(), "اريكة");
        let lemma: String = labels[..labels.len() - 1]
            .iter()
            .zip(&skeleton)
            .flat_map(|(label, letter)| label.chars().map(|character| if character == SAME { *letter } else { character }))
            .collect();
        assert_eq!(lemma, "أَرِيكَة");
        assert_eq!(vowels("\u{064E}"), None);
    }
}
