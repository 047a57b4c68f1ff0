//! The best tree over scored arcs: Chu and Liu (1965), Edmonds (1967). Arcs may cross; one word hangs on the root.

/// Scratch space of [`Trees::best`].
#[derive(Clone, Debug, Default)]
pub struct Trees {
    seen: Vec<u32>,
}

/// More than all other arcs of a sentence could gain.
const ROOT_PRICE: f32 = 1e4;

impl Trees {
    /// Finds the tree of the highest sum. `scores[dependent * size + head]` is overwritten; word 0 is the root, and exactly one word gets it as
    /// its head. `heads[0]` is 0.
    pub fn best(&mut self, scores: &mut [f32], size: usize, heads: &mut Vec<u32>) {
        for dependent in 1..size {
            scores[dependent * size] -= ROOT_PRICE;
        }
        // As a rule the best head of every word already gives a tree.
        greedy(scores, size, heads);
        if self.cycle(heads).is_some() {
            maximum(scores, size, heads, self);
        }
    }

    /// The words of a cycle.
    fn cycle(&mut self, heads: &[u32]) -> Option<Vec<u32>> {
        self.seen.clear();
        self.seen.resize(heads.len(), 0);
        for start in 1..heads.len() as u32 {
            let mut word = start;
            while word != 0 && self.seen[word as usize] == 0 {
                self.seen[word as usize] = start;
                word = heads[word as usize];
            }
            if word != 0 && self.seen[word as usize] == start {
                let mut cycle = vec![word];
                let mut next = heads[word as usize];
                while next != word {
                    cycle.push(next);
                    next = heads[next as usize];
                }
                return Some(cycle);
            }
        }
        None
    }
}

fn greedy(scores: &[f32], size: usize, heads: &mut Vec<u32>) {
    heads.clear();
    heads.push(0);
    for dependent in 1..size {
        let mut best = (0, f32::MIN);
        for (head, &score) in scores[dependent * size..][..size].iter().enumerate() {
            if score > best.1 && head != dependent {
                best = (head, score);
            }
        }
        heads.push(best.0 as u32);
    }
}

/// Contracts a cycle into one new word, solves what is smaller by one cycle, and opens it again.
fn maximum(scores: &[f32], size: usize, heads: &mut Vec<u32>, trees: &mut Trees) {
    greedy(scores, size, heads);
    let Some(cycle) = trees.cycle(heads) else { return };
    let rest: Vec<usize> = (0..size).filter(|&word| !cycle.contains(&(word as u32))).collect();
    let small = rest.len() + 1;
    let knot = small - 1;
    let mut smaller = vec![f32::MIN / 4.0; small * small];
    let mut enter = vec![cycle[0]; small];
    let mut leave = vec![cycle[0]; small];
    for (a, &outer) in rest.iter().enumerate() {
        for (b, &other) in rest.iter().enumerate() {
            smaller[a * small + b] = scores[outer * size + other];
        }
        for &word in &cycle {
            let word = word as usize;
            let score = scores[outer * size + word];
            if score > smaller[a * small + knot] {
                smaller[a * small + knot] = score;
                leave[a] = word as u32;
            }
            // Whoever enters the cycle here spares the arc that closes it.
            let score = scores[word * size + outer] - scores[word * size + heads[word] as usize];
            if score > smaller[knot * small + a] {
                smaller[knot * small + a] = score;
                enter[a] = word as u32;
            }
        }
    }
    let mut solved = Vec::with_capacity(small);
    maximum(&smaller, small, &mut solved, trees);
    for (a, &outer) in rest.iter().enumerate().skip(1) {
        heads[outer] = if solved[a] as usize == knot { leave[a] } else { rest[solved[a] as usize] as u32 };
    }
    let from = solved[knot] as usize;
    heads[enter[from] as usize] = rest[from] as u32;
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
        assert_eq!(heads, [0, 1, 3, 0].map(|head| if head == 1 { 3 } else { head }));
    }

    #[test]
    fn arcs_may_cross() {
        let scores = [[0.0; 4], [0.0, 0.0, 0.0, 9.0], [9.0, 0.0, 0.0, 0.0], [0.0, 0.0, 9.0, 0.0]];
        assert_eq!(best(&scores), [0, 3, 0, 2]);
    }
}
