//! Sequences of word forms and what they mean to whoever put them in.

use crate::hash::MULTIPLIER;
use crate::{Ends, Form};
use serde::{Deserialize, Serialize};

/// A place in a [`Phrases`] index: the words read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node(u32);

impl Node {
    pub(crate) fn of(number: u32) -> Node {
        Node(number)
    }

    pub(crate) fn number(self) -> u32 {
        self.0
    }
}

/// An index of phrases, walked word by word.
///
/// A payload is a number that its owner understands. Nodes are numbered breadth first, those below one node by their forms: so the stored index holds
/// for each node only how many stand below it and their forms. The table of edges is filled again when it is read.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Phrases {
    /// As many as a power of two. An edge stands in the first bucket with room from that of its key on; see [`edge`].
    edges: Vec<Bucket>,
    payload_ends: Ends,
    payloads: Vec<u32>,
}

/// The numbers of nodes are below this one.
const NODES: usize = 1 << 20;
/// The numbers of forms are below this one.
const FORMS: u32 = 1 << 24;

/// An edge in one number: the node that it leaves, its form, and, in the last 20 bits, the node that it leads to. No edge leads to the root, so none is 0.
fn edge(from: u32, form: u32, to: u32) -> u64 {
    u64::from(from) << 44 | u64::from(form) << 20 | u64::from(to)
}

/// How many edges a bucket holds.
const ROOM: usize = 8;

/// Edges whose keys fall together, filled from the beginning: one line of cache.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Bucket([u64; ROOM]);

/// Empty buckets for as many edges, on average at most five in each.
fn buckets(edges: usize) -> Vec<Bucket> {
    if edges == 0 { Vec::new() } else { vec![Bucket::default(); edges.div_ceil(5).next_power_of_two()] }
}

/// Where an edge stands: the lower bits choose the bucket.
#[inline]
fn place(edge: u64) -> usize {
    ((edge >> 20).wrapping_mul(MULTIPLIER) >> 32) as usize
}

/// An index in the compiled image.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Phrases")]
struct Stored {
    /// For each node those below it, by their forms.
    below: Ends,
    /// The form that leads to each node from the second on, less that of the node before where both are below the same one.
    forms: Vec<u32>,
    payload_ends: Ends,
    /// With the upper eight bits, which tell kinds, as the lowest ones.
    payloads: Vec<u32>,
}

impl From<Phrases> for Stored {
    fn from(phrases: Phrases) -> Stored {
        let mut edges: Vec<u64> = phrases.edges.into_iter().flat_map(|bucket| bucket.0).filter(|&edge| edge != 0).collect();
        edges.sort_unstable();
        let (mut below, mut forms) = (Ends::default(), Vec::with_capacity(edges.len()));
        let (mut owner, mut last) = (0, 0);
        for edge in edges {
            let (from, form) = ((edge >> 44) as usize, (edge >> 20) as u32 % FORMS);
            if from != owner {
                (owner, last) = (from, 0);
            }
            below.fill(from, forms.len() as u32);
            forms.push(form - last);
            last = form;
        }
        below.fill(phrases.payload_ends.len(), forms.len() as u32);
        let payloads = phrases.payloads.into_iter().map(|payload| payload.rotate_left(8)).collect();
        Stored { below, forms, payload_ends: phrases.payload_ends, payloads }
    }
}

impl TryFrom<Stored> for Phrases {
    type Error = &'static str;

    fn try_from(Stored { below, forms, payload_ends, payloads }: Stored) -> Result<Phrases, Self::Error> {
        let nodes = payload_ends.len();
        let whole = below.len() == nodes && below.total() == forms.len() && payload_ends.total() == payloads.len();
        if !whole || nodes > NODES || forms.len() != nodes.saturating_sub(1) {
            return Err("an index of phrases is damaged");
        }
        let mut edges = buckets(forms.len());
        for (from, range) in below.ranges().enumerate() {
            let mut form = 0_u32;
            for at in range {
                form = form.wrapping_add(forms[at]) % FORMS;
                insert(&mut edges, edge(from as u32, form, at as u32 + 1));
            }
        }
        Ok(Phrases { edges, payload_ends, payloads: payloads.into_iter().map(|payload| payload.rotate_right(8)).collect() })
    }
}

fn insert(edges: &mut [Bucket], edge: u64) {
    let mask = edges.len() - 1;
    let mut at = place(edge) & mask;
    loop {
        if let Some(free) = edges[at].0.iter_mut().find(|free| **free == 0) {
            *free = edge;
            return;
        }
        at = (at + 1) & mask;
    }
}

impl Phrases {
    /// Where every walk begins.
    pub const ROOT: Node = Node(0);

    /// The place after one more word, if any phrase goes on that way.
    #[inline]
    pub fn step(&self, node: Node, form: Form) -> Option<Node> {
        if form.0 >= FORMS {
            return None;
        }
        let wanted = edge(node.0, form.0, 0);
        let mut at = place(wanted);
        while let Some(Bucket(edges)) = self.edges.get(at & self.edges.len().wrapping_sub(1)) {
            let mut to = 0;
            for edge in edges {
                // Both are the same but for the last 20 bits. From the root by form 0 nothing leads to the root, so what is empty adds nothing.
                to |= if edge ^ wanted < NODES as u64 { edge ^ wanted } else { 0 };
            }
            if to != 0 {
                return Some(Node(to as u32));
            }
            if edges[ROOM - 1] == 0 {
                break;
            }
            at += 1;
        }
        None
    }

    /// All steps: from where, by which form, to where.
    pub(crate) fn edges(&self) -> impl Iterator<Item = (Node, Form, Node)> + '_ {
        let edges = self.edges.iter().flat_map(|bucket| bucket.0).filter(|&edge| edge != 0);
        edges.map(|edge| (Node((edge >> 44) as u32), Form((edge >> 20) as u32 % FORMS), Node(edge as u32 % NODES as u32)))
    }

    /// The payloads of the phrases that end here.
    #[inline]
    pub fn payloads(&self, node: Node) -> &[u32] {
        &self.payloads[self.payload_ends.range(node.0 as usize)]
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
    /// Adds a phrase; one that is there already gets one more payload. An empty phrase is ignored, and one with a form
    /// that no vocabulary holds.
    pub fn insert(&mut self, phrase: &[Form], payload: u32) {
        if phrase.is_empty() || phrase.iter().any(|form| form.0 >= FORMS) {
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
    ///
    /// # Panics
    /// Where there are more than a million beginnings of phrases.
    pub fn build(mut self) -> Phrases {
        assert!(self.payloads.len() <= NODES, "an index holds at most a million beginnings of phrases");
        let (mut payload_ends, mut payloads) = (Ends::default(), Vec::new());
        let mut edges = buckets(self.children.len());
        // Breadth first: the nodes in their order, by the numbers they had.
        let mut order: Vec<u32> = if self.payloads.is_empty() { Vec::new() } else { vec![0] };
        let mut from = 0;
        while let Some(&old) = order.get(from) {
            for (&(_, form), &child) in self.children.range((old, 0)..=(old, u32::MAX)) {
                insert(&mut edges, edge(from as u32, form, order.len() as u32));
                order.push(child);
            }
            payloads.append(&mut self.payloads[old as usize]);
            payload_ends.push(payloads.len() as u32);
            from += 1;
        }
        Phrases { edges, payload_ends, payloads }
    }
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

    #[test]
    fn a_stored_index_finds_the_same() {
        let phrases: Vec<Vec<Form>> = (0..2000_u32).map(|n| vec![Form(n % 70 * 3), Form(n / 7 * 100), Form(n)]).collect();
        let mut builder = PhrasesBuilder::default();
        for (number, phrase) in phrases.iter().enumerate() {
            builder.insert(&phrase[..1 + number % 3], (number as u32) << 20);
        }
        let index = builder.build();
        let read = Phrases::try_from(Stored::from(index.clone())).unwrap();
        for (number, phrase) in phrases.iter().enumerate() {
            let walk = |index: &Phrases| {
                let node = phrase[..1 + number % 3].iter().try_fold(Phrases::ROOT, |node, &form| index.step(node, form)).unwrap();
                index.payloads(node).to_vec()
            };
            assert!(walk(&index).contains(&((number as u32) << 20)));
            assert_eq!(walk(&index), walk(&read));
        }
        let empty = Phrases::try_from(Stored::from(Phrases::default())).unwrap();
        assert!(empty.step(Phrases::ROOT, Form(0)).is_none());
        assert!(Phrases::try_from(Stored { forms: vec![1], ..Stored::from(Phrases::default()) }).is_err());
    }
}
