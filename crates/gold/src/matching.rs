//! Which of these goes with which of those.

/// Pairs things with things, each with one at most: the best pairs first (of equals the earlier), then as many more as can be had by pairing
/// anew (augmenting paths). `value` of nought or less is no pair. Gives for each on the left the one on the right.
pub(crate) fn pair(left: usize, right: usize, value: impl Fn(usize, usize) -> f64) -> Pairs {
    let mut edges = Vec::new();
    for from in 0..left {
        for to in 0..right {
            let value = value(from, to);
            if value > 0.0 {
                edges.push((value, from, to));
            }
        }
    }
    // A stable sort: of equal pairs the earlier stays first.
    edges.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut pairs = Pairs { of_left: vec![None; left], of_right: vec![None; right] };
    let mut ways = vec![Vec::new(); left];
    for &(_, from, to) in &edges {
        if pairs.of_left[from].is_none() && pairs.of_right[to].is_none() {
            pairs.join(from, to);
        }
        ways[from].push(to);
    }
    for from in 0..left {
        if pairs.of_left[from].is_none() {
            pairs.augment(from, &ways, &mut vec![false; right]);
        }
    }
    pairs
}

/// Pairs, from both sides.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairs {
    /// For each on the left, the one on the right.
    pub of_left: Vec<Option<usize>>,
    /// For each on the right, the one on the left.
    pub of_right: Vec<Option<usize>>,
}

impl Pairs {
    /// All pairs, in the order of the left.
    pub fn iter(&self) -> impl Iterator<Item = (usize, usize)> {
        self.of_left.iter().enumerate().filter_map(|(from, to)| to.map(|to| (from, to)))
    }

    fn join(&mut self, from: usize, to: usize) {
        self.of_left[from] = Some(to);
        self.of_right[to] = Some(from);
    }

    /// Finds one on the right for `from`, by moving others if need be.
    fn augment(&mut self, from: usize, ways: &[Vec<usize>], seen: &mut [bool]) -> bool {
        for &to in &ways[from] {
            if seen[to] {
                continue;
            }
            seen[to] = true;
            if self.of_right[to].is_none_or(|other| self.augment(other, ways, seen)) {
                self.join(from, to);
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn best_pairs_come_first_and_as_many_as_can_be() {
        // The best pair (0, 0) would leave 1 alone: 0 moves on to 1.
        let values = [[3.0, 1.0], [2.0, 0.0]];
        let pairs = pair(2, 2, |from, to| values[from][to]);
        assert_eq!(pairs.of_left, [Some(1), Some(0)]);
        assert_eq!(pairs.of_right, [Some(1), Some(0)]);
        assert_eq!(pair(2, 0, |_, _| 1.0).of_left, [None, None]);
    }

    #[test]
    fn of_equal_pairs_the_earlier_wins() {
        let pairs = pair(1, 3, |_, to| [0.0, 1.0, 1.0][to]);
        assert_eq!(pairs.of_left, [Some(1)]);
    }
}
