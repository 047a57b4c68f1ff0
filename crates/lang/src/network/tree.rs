//! The best tree over scored arcs: Chu and Liu (1965), Edmonds (1967). Arcs may cross; one word hangs on the root.

use multiversion::multiversion;

/// Finds trees. Holds scratch space: once warm, it allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Trees {
    seen: Vec<u32>,
    cycle: Vec<u32>,
    /// Which nodes the cycle holds.
    inside: Vec<bool>,
    /// For every dependent and head the arc between words that stands behind their score, once cycles are contracted.
    arcs: Vec<(u16, u16)>,
    /// For every word the node that it is contracted into, 0 being the root.
    owner: Vec<u16>,
    /// Contracted cycles, the inner ones first: the node they became, their nodes, and the arc inside that led to each.
    contracted: Vec<Contracted>,
    /// Nodes of all cycles.
    nodes: Vec<(u16, (u16, u16))>,
    /// For all cycles, the node inside them that each word belonged to before.
    belonged: Vec<u16>,
}

#[derive(Clone, Copy, Debug)]
struct Contracted {
    node: u16,
    start: usize,
    end: usize,
    belonged: usize,
}

/// More than all other arcs of a sentence could gain.
const ROOT_PRICE: f32 = 1e4;

impl Trees {
    /// Finds the tree of the highest sum. `scores[dependent * size + head]` is overwritten; word 0 is the root, and exactly one word gets it as
    /// its head. `heads[0]` is 0. Sentences have fewer than 65,536 words.
    pub fn best(&mut self, scores: &mut [f32], size: usize, heads: &mut Vec<u32>) {
        // As a rule the best head of every word already gives a tree with one root.
        self.contracted.clear();
        greedy(scores, size, heads);
        let roots = heads.iter().skip(1).filter(|&&head| head == 0).count();
        if roots == 1 && !self.find_cycle(heads) {
            return;
        }
        for dependent in 1..size {
            scores[dependent * size] -= ROOT_PRICE;
            // A root that pays too much looks for another head.
            if heads[dependent] == 0 {
                heads[dependent] = best_head(scores, size, dependent, |_| true);
            }
        }
        self.contract(scores, size, heads);
    }

    /// Contracts cycles until there is none, and opens them again from the outermost inwards.
    fn contract(&mut self, scores: &mut [f32], size: usize, heads: &mut [u32]) {
        self.nodes.clear();
        self.belonged.clear();
        if !self.find_cycle(heads) {
            return;
        }
        self.arcs.clear();
        self.arcs.extend((0..size).flat_map(|dependent| (0..size).map(move |head| (dependent as u16, head as u16))));
        self.owner.clear();
        self.owner.extend(0..size as u16);
        loop {
            let node = self.cycle[0] as usize;
            let start = self.nodes.len();
            for &inner in &self.cycle {
                let inner = inner as usize;
                self.nodes.push((inner as u16, self.arcs[inner * size + heads[inner] as usize]));
            }
            self.contracted.push(Contracted { node: node as u16, start, end: self.nodes.len(), belonged: self.belonged.len() });
            self.belonged.extend_from_slice(&self.owner);
            self.inside.clear();
            self.inside.resize(size, false);
            for &inner in &self.cycle {
                self.inside[inner as usize] = true;
            }
            for outer in 0..size {
                if self.owner[outer] as usize != outer || self.inside[outer] {
                    continue;
                }
                // Out of the cycle to a node outside, and into it at the word where the arc that closes it is worth least.
                let (mut out, mut into) = ((f32::MIN, (0, 0)), (f32::MIN, (0, 0)));
                for &inner in &self.cycle {
                    let inner = inner as usize;
                    let leaving = scores[outer * size + inner];
                    if leaving > out.0 {
                        out = (leaving, self.arcs[outer * size + inner]);
                    }
                    let entering = scores[inner * size + outer] - scores[inner * size + heads[inner] as usize];
                    if entering > into.0 {
                        into = (entering, self.arcs[inner * size + outer]);
                    }
                }
                (scores[outer * size + node], self.arcs[outer * size + node]) = out;
                (scores[node * size + outer], self.arcs[node * size + outer]) = into;
                if self.inside[heads[outer] as usize] {
                    heads[outer] = node as u32;
                }
            }
            for owner in &mut self.owner {
                if self.inside[usize::from(*owner)] {
                    *owner = node as u16;
                }
            }
            let owner = &self.owner;
            heads[node] = best_head(scores, size, node, |head| owner[head] as usize == head);
            if !self.find_cycle(heads) {
                break;
            }
        }
        // What now leads to each node, as an arc between words.
        let mut chosen = std::mem::take(&mut self.arcs);
        for node in 1..size {
            chosen[node] = chosen[node * size + heads[node] as usize];
        }
        for cycle in self.contracted.iter().rev() {
            let entering = chosen[usize::from(cycle.node)];
            let entered = self.belonged[cycle.belonged + usize::from(entering.0)];
            for &(inner, arc) in &self.nodes[cycle.start..cycle.end] {
                chosen[usize::from(inner)] = if inner == entered { entering } else { arc };
            }
        }
        for word in 1..size {
            heads[usize::from(chosen[word].0)] = u32::from(chosen[word].1);
        }
        self.arcs = chosen;
    }

    /// Looks for a cycle among nodes that are not contracted into others.
    fn find_cycle(&mut self, heads: &[u32]) -> bool {
        self.seen.clear();
        self.seen.resize(heads.len(), 0);
        self.cycle.clear();
        let contracted = !self.contracted.is_empty();
        for start in 1..heads.len() as u32 {
            if contracted && u32::from(self.owner[start as usize]) != start {
                continue;
            }
            let mut word = start;
            while word != 0 && self.seen[word as usize] == 0 {
                self.seen[word as usize] = start;
                word = heads[word as usize];
            }
            if word != 0 && self.seen[word as usize] == start {
                self.cycle.push(word);
                let mut next = heads[word as usize];
                while next != word {
                    self.cycle.push(next);
                    next = heads[next as usize];
                }
                return true;
            }
        }
        false
    }
}

/// The best head of a node among those that are left.
fn best_head(scores: &[f32], size: usize, dependent: usize, left: impl Fn(usize) -> bool) -> u32 {
    let mut best = (0, f32::MIN);
    for (head, &score) in scores[dependent * size..][..size].iter().enumerate() {
        if head != dependent && score > best.1 && left(head) {
            best = (head, score);
        }
    }
    best.0 as u32
}

fn greedy(scores: &[f32], size: usize, heads: &mut Vec<u32>) {
    heads.clear();
    heads.push(0);
    for dependent in 1..size {
        let row = &scores[dependent * size..][..size];
        let (before, after) = (highest(&row[..dependent]), highest(&row[dependent + 1..]));
        let best = if after.1 > before.1 { dependent + 1 + after.0 } else { before.0 };
        heads.push(best as u32);
    }
}

/// The first place of the highest score, and that score. Sixteen lanes at once, then the lanes.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl+avx512dq", "x86_64+avx2"))]
fn highest(row: &[f32]) -> (usize, f32) {
    let mut lanes = [f32::MIN; 16];
    let (blocks, rest) = row.as_chunks::<16>();
    for block in blocks {
        for (lane, &score) in lanes.iter_mut().zip(block) {
            *lane = if score > *lane { score } else { *lane };
        }
    }
    let most = lanes.iter().chain(rest).fold(f32::MIN, |most, &score| if score > most { score } else { most });
    (row.iter().position(|&score| score == most).unwrap_or(0), most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(scores: &[[f32; 4]; 4]) -> Vec<u32> {
        let mut heads = Vec::new();
        Trees::default().best(&mut scores.concat(), 4, &mut heads);
        heads
    }

    #[test]
    fn a_cycle_is_opened_where_it_costs_least() {
        // 1 and 2 want each other; the root is dearer for 2.
        let scores = [[0.0; 4], [5.0, 0.0, 9.0, 0.0], [1.0, 9.0, 0.0, 0.0], [0.0, 0.0, 4.0, 0.0]];
        assert_eq!(best(&scores), [0, 0, 1, 2]);
    }

    #[test]
    fn there_is_one_root() {
        let scores = [[0.0; 4], [9.0, 0.0, 1.0, 1.0], [9.0, 1.0, 0.0, 2.0], [9.0, 1.0, 1.0, 0.0]];
        let heads = best(&scores);
        assert_eq!(heads.iter().skip(1).filter(|&&head| head == 0).count(), 1, "{heads:?}");
    }

    /// All trees with one root, tried one by one.
    fn exhaustive(scores: &[f32], size: usize) -> f32 {
        let mut most = f32::MIN;
        for number in 0..size.pow(size as u32 - 1) {
            let mut heads = vec![0; size];
            let mut rest = number;
            for head in heads.iter_mut().skip(1) {
                *head = rest % size;
                rest /= size;
            }
            let reaches_root = |word: usize| {
                let mut at = word;
                for _ in 0..size {
                    if at == 0 {
                        return true;
                    }
                    at = heads[at];
                }
                false
            };
            let one_root = heads.iter().skip(1).filter(|&&head| head == 0).count() == 1;
            if one_root && (1..size).all(reaches_root) {
                most = most.max((1..size).map(|word| scores[word * size + heads[word]]).sum());
            }
        }
        most
    }

    #[test]
    fn no_tree_is_better() {
        let mut state = 7u32;
        let mut trees = Trees::default();
        for round in 0..300 {
            let size = 3 + round % 4;
            let scores: Vec<f32> = (0..size * size)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 24) as f32
                })
                .collect();
            let mut heads = Vec::new();
            trees.best(&mut scores.clone(), size, &mut heads);
            let sum: f32 = (1..size).map(|word| scores[word * size + heads[word] as usize]).sum();
            assert_eq!(sum, exhaustive(&scores, size), "{size} {scores:?} {heads:?}");
            assert_eq!(heads.iter().skip(1).filter(|&&head| head == 0).count(), 1);
        }
    }

    #[test]
    fn arcs_may_cross() {
        let scores = [[0.0; 4], [0.0, 0.0, 0.0, 9.0], [9.0, 0.0, 0.0, 0.0], [0.0, 0.0, 9.0, 0.0]];
        assert_eq!(best(&scores), [0, 3, 0, 2]);
    }
}
