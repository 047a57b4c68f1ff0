//! Whether the heads of a sentence make a tree.

use crate::error::Problem;
use crate::sentence::Word;

/// Buffers that are used again for every sentence.
#[derive(Default)]
pub(crate) struct TreeCheck {
    /// For each word the walk that passed it first, counted from 1; 0 where none did.
    walk: Vec<u32>,
}

impl TreeCheck {
    /// The word (counted from 0) at which the heads stop being a tree with one root, and why. The heads must lie within the sentence.
    pub(crate) fn broken(&mut self, words: &[Word]) -> Option<(usize, Problem)> {
        let mut roots = words.iter().enumerate().filter(|(_, word)| word.head == 0).map(|(at, _)| at);
        let Some(first) = roots.next() else { return Some((0, Problem::NoRoot)) };
        if let Some(second) = roots.next() {
            return Some((second, Problem::SecondRoot { first: first as u32 + 1 }));
        }
        // A walk goes up from each word until it comes to the root or to a word that was passed before. If it was this walk that passed it,
        // the heads go round. A loop and no recursion: sentences may nest as deeply as they are long.
        self.walk.clear();
        self.walk.resize(words.len(), 0);
        for start in 0..words.len() {
            let this = start as u32 + 1;
            let mut at = start;
            loop {
                if self.walk[at] == this {
                    let smallest = smallest_in_cycle(words, at);
                    return Some((smallest, Problem::Cycle { word: smallest as u32 + 1 }));
                }
                if self.walk[at] != 0 || words[at].head == 0 {
                    break;
                }
                self.walk[at] = this;
                at = words[at].head as usize - 1;
            }
        }
        None
    }
}

/// The first word of the cycle that goes through a word.
fn smallest_in_cycle(words: &[Word], through: usize) -> usize {
    let (mut smallest, mut at) = (through, words[through].head as usize - 1);
    while at != through {
        smallest = smallest.min(at);
        at = words[at].head as usize - 1;
    }
    smallest
}
