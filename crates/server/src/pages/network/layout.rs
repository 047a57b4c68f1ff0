//! Where the states of a network stand: on a circle, those with most between them beside each other. The same counts give the same picture.

/// A link between two nodes, by their places in the list, and its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub one: usize,
    pub other: usize,
    pub weight: i64,
}

/// The order of the nodes around the circle. Begins with the node of most weight; at either end of the row comes whoever has most to do with the last few there.
pub(super) fn order(nodes: usize, links: &[Link]) -> Vec<usize> {
    let mut weights = vec![vec![0i64; nodes]; nodes];
    for link in links {
        weights[link.one][link.other] += link.weight;
        weights[link.other][link.one] += link.weight;
    }
    let sum = |node: usize| weights[node].iter().sum::<i64>();
    let Some(first) = (0..nodes).max_by_key(|&node| (sum(node), std::cmp::Reverse(node))) else { return Vec::new() };
    let mut row = std::collections::VecDeque::from([first]);
    let mut left: Vec<usize> = (0..nodes).filter(|&node| node != first).collect();
    while !left.is_empty() {
        let near = |node: usize, ends: &mut dyn Iterator<Item = usize>| ends.map(|end| weights[node][end]).sum::<i64>();
        let front: Vec<(i64, usize)> = left.iter().map(|&node| (near(node, &mut row.iter().copied().take(3)), node)).collect();
        let back: Vec<(i64, usize)> = left.iter().map(|&node| (near(node, &mut row.iter().rev().copied().take(3)), node)).collect();
        let best = |of: &[(i64, usize)]| of.iter().copied().max_by_key(|&(weight, node)| (weight, sum(node), std::cmp::Reverse(node)));
        let (Some(before), Some(behind)) = (best(&front), best(&back)) else { break };
        let node = if before.0 > behind.0 {
            row.push_front(before.1);
            before.1
        } else {
            row.push_back(behind.1);
            behind.1
        };
        left.retain(|&other| other != node);
    }
    row.into()
}

/// The point at a place of the circle, and its angle in degrees.
pub(super) fn point(at: usize, of: usize, middle: (f64, f64), radius: f64) -> (f64, f64, f64) {
    let angle = std::f64::consts::TAU * at as f64 / of.max(1) as f64 - std::f64::consts::FRAC_PI_2;
    (middle.0 + radius * angle.cos(), middle.1 + radius * angle.sin(), angle.to_degrees())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_have_most_to_do_with_each_other_stand_together() {
        let links = [Link { one: 0, other: 2, weight: 9 }, Link { one: 1, other: 3, weight: 8 }, Link { one: 2, other: 1, weight: 1 }];
        let row = order(4, &links);
        let place = |node: usize| row.iter().position(|&other| other == node).unwrap();
        assert_eq!(place(0).abs_diff(place(2)), 1);
        assert_eq!(place(1).abs_diff(place(3)), 1);
        assert_eq!(row, order(4, &links));
        assert!(order(0, &[]).is_empty());
    }
}
