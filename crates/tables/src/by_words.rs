//! The same phrases, asked by the letters of words.

use crate::hash::MULTIPLIER;
use crate::key::packed;
use crate::{Node, Phrases, Vocabulary};

/// A second table over an index of [`Phrases`], for whoever asks after whole phrases: a step from a word's letters takes one line of the processor's cache
/// instead of one of the vocabulary and one of the index, and the lines of all phrases take half as much of it. Readers of texts, who ask several indexes
/// after the same words, are better off with forms.
///
/// ```
/// use waqai_tables::{ByWords, Phrases, PhrasesBuilder, Vocabulary};
/// let mut vocabulary = Vocabulary::default();
/// let mut builder = PhrasesBuilder::default();
/// builder.insert(&["بيت", "كبير"].map(|word| vocabulary.intern(word)), 70);
/// let phrases = builder.build();
/// let by_words = ByWords::new(&phrases, &vocabulary);
/// assert_eq!(by_words.payloads(&phrases, &vocabulary, ["بيت", "كبير"]), [70]);
/// assert!(by_words.payloads(&phrases, &vocabulary, ["بيت"]).is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct ByWords {
    /// As many as a power of two. An edge stands in the first bucket with room from that of its key and node on.
    buckets: Vec<Bucket>,
}

/// How many edges a bucket holds.
const ROOM: usize = 4;
/// Nodes are below 2 to this.
const NODE_BITS: u32 = 20;

/// Edges that fall together, filled from the beginning: one line of cache.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Bucket {
    /// [Packed](crate::key) words.
    keys: [u64; ROOM],
    /// The node that the edge leaves and, in the last bits, the one that it leads to. No edge leads to the root, so none is 0.
    ways: [u64; ROOM],
}

fn place(key: u64, from: u32) -> usize {
    let mixed = (key ^ u64::from(from) << 44).wrapping_mul(MULTIPLIER);
    ((mixed ^ key >> 30).wrapping_mul(MULTIPLIER) >> 32) as usize
}

impl ByWords {
    /// Over an index and the vocabulary that its forms are of. Words without a packed key are left to these.
    pub fn new(phrases: &Phrases, vocabulary: &Vocabulary) -> ByWords {
        let edges: Vec<(u64, u32, u32)> = phrases
            .edges()
            .filter_map(|(from, form, to)| packed(vocabulary.text(form).as_bytes()).map(|key| (key, from.number(), to.number())))
            .collect();
        let mut buckets = vec![Bucket::default(); edges.len().div_ceil(ROOM - 1).next_power_of_two()];
        let mask = buckets.len() - 1;
        for (key, from, to) in edges {
            let mut at = place(key, from) & mask;
            let free = loop {
                match buckets[at].ways.iter().position(|&way| way == 0) {
                    Some(free) => break free,
                    None => at = (at + 1) & mask,
                }
            };
            buckets[at].keys[free] = key;
            buckets[at].ways[free] = u64::from(from) << NODE_BITS | u64::from(to);
        }
        ByWords { buckets }
    }

    /// The place after one more word, as [`Phrases::step`] has it for the word's form. Index and vocabulary are those that this was made of.
    #[inline]
    pub fn step(&self, phrases: &Phrases, vocabulary: &Vocabulary, node: Node, word: &str) -> Option<Node> {
        match packed(word.as_bytes()) {
            Some(key) => self.packed(node.number(), key),
            None => phrases.step(node, vocabulary.get(word)),
        }
    }

    #[inline]
    fn packed(&self, from: u32, key: u64) -> Option<Node> {
        let mut at = place(key, from);
        while let Some(bucket) = self.buckets.get(at & self.buckets.len().wrapping_sub(1)) {
            let mut to = 0;
            for (known, way) in bucket.keys.iter().zip(bucket.ways) {
                let rest = way ^ u64::from(from) << NODE_BITS;
                // An empty place has the key 0, which is no word's.
                to |= if *known == key && rest < 1 << NODE_BITS { rest } else { 0 };
            }
            if to != 0 {
                return Some(Node::of(to as u32));
            }
            if bucket.ways[ROOM - 1] == 0 {
                break;
            }
            at += 1;
        }
        None
    }

    /// The payloads of the phrase that consists of just these words; empty where there is none.
    #[inline]
    pub fn payloads<'p, 'w>(&self, phrases: &'p Phrases, vocabulary: &Vocabulary, words: impl IntoIterator<Item = &'w str>) -> &'p [u32] {
        let mut node = Phrases::ROOT;
        for word in words {
            match self.step(phrases, vocabulary, node, word) {
                Some(next) => node = next,
                None => return &[],
            }
        }
        phrases.payloads(node)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Form, PhrasesBuilder};

    #[test]
    fn words_lead_where_their_forms_do() {
        let mut vocabulary = Vocabulary::default();
        let words: Vec<String> = ('\u{628}'..='\u{64A}')
            .flat_map(|letter| [1, 2, 3, 5, 8, 10, 11].map(|length| letter.to_string().repeat(length)))
            .chain(["abc".into(), "\u{6AF}\u{628}".into()])
            .collect();
        for word in &words {
            vocabulary.intern(word);
        }
        let mut builder = PhrasesBuilder::default();
        let word = |number: usize| words[number * 7919 % words.len()].as_str();
        for number in 0..1500 {
            let phrase: Vec<Form> = (0..1 + number % 4).map(|at| vocabulary.get(word(number / 3 + at * 31))).collect();
            builder.insert(&phrase, number as u32);
        }
        let phrases = builder.build();
        let by_words = ByWords::new(&phrases, &vocabulary);
        let mut found = 0;
        for number in 0..3000 {
            let mut node = Phrases::ROOT;
            for at in 0..4 {
                let word = word(number / 3 + at * 31 + number % 2);
                let next = phrases.step(node, vocabulary.get(word));
                assert_eq!(by_words.step(&phrases, &vocabulary, node, word), next);
                let Some(next) = next else { break };
                found += 1;
                node = next;
            }
        }
        assert!(found > 1000);
        let empty = ByWords::new(&Phrases::default(), &vocabulary);
        assert!(empty.payloads(&Phrases::default(), &vocabulary, ["\u{628}"]).is_empty());
        assert!(ByWords::default().payloads(&phrases, &vocabulary, ["\u{628}"]).is_empty());
    }
}
