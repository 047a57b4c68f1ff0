//! Sequences of word forms and what they mean to whoever put them in.

use crate::{Form, vocabulary::hash};
use serde::{Deserialize, Serialize};

/// A place in a [`Phrases`] index: the words read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node(u32);

/// An index of phrases, walked word by word.
///
/// A payload is a number that its owner understands. Stored as flat arrays: edges by open addressing, payloads by node.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Phrases {
    edges: Vec<(u32, u32, u32)>,
    payload_ends: Vec<u32>,
    payloads: Vec<u32>,
}

impl Phrases {
    /// Where every walk begins.
    pub const ROOT: Node = Node(0);

    /// The place after one more word, if any phrase goes on that way.
    pub fn step(&self, node: Node, form: Form) -> Option<Node> {
        if self.edges.is_empty() || !form.is_known() {
            return None;
        }
        let mask = self.edges.len() - 1;
        let mut at = slot(node.0, form.0) & mask;
        loop {
            let (from, by, to) = self.edges[at];
            if to == 0 {
                return None;
            }
            if (from, by) == (node.0, form.0) {
                return Some(Node(to));
            }
            at = (at + 1) & mask;
        }
    }

    /// The payloads of the phrases that end here.
    pub fn payloads(&self, node: Node) -> &[u32] {
        let at = node.0 as usize;
        match self.payload_ends.get(at) {
            Some(&end) => &self.payloads[if at == 0 { 0 } else { self.payload_ends[at - 1] as usize }..end as usize],
            None => &[],
        }
    }
}

/// Collects phrases for a [`Phrases`] index.
///
/// ```
/// use waqai_tables::{Form, Phrases, PhrasesBuilder};
/// let mut builder = PhrasesBuilder::default();
/// builder.insert(&[Form(3), Form(5)], 70);
/// let phrases = builder.build();
/// let node = phrases.step(Phrases::ROOT, Form(3)).and_then(|n| phrases.step(n, Form(5))).unwrap();
/// assert_eq!(phrases.payloads(node), [70]);
/// ```
#[derive(Debug, Default)]
pub struct PhrasesBuilder {
    children: std::collections::BTreeMap<(u32, u32), u32>,
    payloads: Vec<Vec<u32>>,
}

impl PhrasesBuilder {
    /// Adds a phrase; one that is there already gets one more payload. An empty phrase is ignored.
    pub fn insert(&mut self, phrase: &[Form], payload: u32) {
        if phrase.is_empty() {
            return;
        }
        if self.payloads.is_empty() {
            self.payloads.push(Vec::new());
        }
        let mut node = 0;
        for form in phrase {
            let fresh = self.payloads.len() as u32;
            node = *self.children.entry((node, form.0)).or_insert(fresh);
            if node == fresh {
                self.payloads.push(Vec::new());
            }
        }
        let list = &mut self.payloads[node as usize];
        if !list.contains(&payload) {
            list.push(payload);
        }
    }

    /// The finished index.
    pub fn build(self) -> Phrases {
        let mut edges = vec![(0, 0, 0); (self.children.len() * 2).next_power_of_two().max(2)];
        let mask = edges.len() - 1;
        for ((from, by), to) in self.children {
            let mut at = slot(from, by) & mask;
            while edges[at].2 != 0 {
                at = (at + 1) & mask;
            }
            edges[at] = (from, by, to);
        }
        let (mut payload_ends, mut payloads) = (Vec::new(), Vec::new());
        for list in self.payloads {
            payloads.extend(list);
            payload_ends.push(payloads.len() as u32);
        }
        Phrases { edges, payload_ends, payloads }
    }
}

fn slot(node: u32, form: u32) -> usize {
    hash(&((u64::from(node) << 32) | u64::from(form)).to_le_bytes()) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_beginnings_and_several_payloads() {
        let mut builder = PhrasesBuilder::default();
        builder.insert(&[Form(1)], 10);
        builder.insert(&[Form(1), Form(2)], 20);
        builder.insert(&[Form(1), Form(2)], 21);
        builder.insert(&[Form(1), Form(2)], 20);
        builder.insert(&[], 99);
        let phrases = builder.build();
        let one = phrases.step(Phrases::ROOT, Form(1)).unwrap();
        let two = phrases.step(one, Form(2)).unwrap();
        assert_eq!(phrases.payloads(one), [10]);
        assert_eq!(phrases.payloads(two), [20, 21]);
        assert!(phrases.step(one, Form(3)).is_none() && phrases.step(Phrases::ROOT, Form::NONE).is_none());
        assert!(phrases.payloads(Phrases::ROOT).is_empty());
    }

    #[test]
    fn an_empty_index_finds_nothing() {
        assert!(PhrasesBuilder::default().build().step(Phrases::ROOT, Form(0)).is_none());
    }
}
