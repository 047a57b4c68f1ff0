//! The best tree over scored arcs: Chu and Liu (1965), Edmonds (1967).

/// Finds the tree of the highest sum. `scores[dependent * size + head]`, word 0 being the root; exactly one word hangs on it.
pub fn best_tree(scores: &[f32], size: usize) -> Vec<usize> {
    let mut scores = scores.to_vec();
    for dependent in 1..size {
        // One root: every arc from it costs more than all else together could gain.
        scores[dependent * size] -= 1e4;
    }
    maximum(&scores, size)
}

fn maximum(scores: &[f32], size: usize) -> Vec<usize> {
    let mut heads = vec![0; size];
    for dependent in 1..size {
        let mut best = f32::MIN;
        for head in 0..size {
            let score = scores[dependent * size + head];
            if head != dependent && score > best {
                best = score;
                heads[dependent] = head;
            }
        }
    }
    let Some(cycle) = cycle(&heads) else { return heads };
    // Contract the cycle into one new word, solve, and open it again.
    let inside: Vec<bool> = (0..size).map(|word| cycle.contains(&word)).collect();
    let rest: Vec<usize> = (0..size).filter(|&word| !inside[word]).collect();
    let small = rest.len() + 1;
    let knot = small - 1;
    let mut smaller = vec![f32::MIN / 4.0; small * small];
    let mut enter = vec![0; small];
    let mut leave = vec![0; small];
    for (a, &outer) in rest.iter().enumerate() {
        for (b, &other) in rest.iter().enumerate() {
            smaller[a * small + b] = scores[outer * size + other];
        }
        for &word in &cycle {
            // Out of the cycle to a word outside.
            let score = scores[outer * size + word];
            if score > smaller[a * small + knot] {
                smaller[a * small + knot] = score;
                leave[a] = word;
            }
            // Into the cycle at this word, whose arc inside is given up.
            let score = scores[word * size + outer] - scores[word * size + heads[word]];
            if score > smaller[knot * small + a] {
                smaller[knot * small + a] = score;
                enter[a] = word;
            }
        }
    }
    let solved = maximum(&smaller, small);
    for (a, &outer) in rest.iter().enumerate().skip(1) {
        heads[outer] = if solved[a] == knot { leave[a] } else { rest[solved[a]] };
    }
    let from = solved[knot];
    heads[enter[from]] = rest[from];
    heads
}

fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut word = start;
        while word != 0 && seen[word] == 0 {
            seen[word] = start;
            word = heads[word];
        }
        if word != 0 && seen[word] == start {
            let mut cycle = vec![word];
            let mut next = heads[word];
            while next != word {
                cycle.push(next);
                next = heads[next];
            }
            return Some(cycle);
        }
    }
    None
}
