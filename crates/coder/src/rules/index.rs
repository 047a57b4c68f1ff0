//! Lists by number, in two flat arrays.

use serde::{Deserialize, Serialize};
use waqai_tables::Ends;

/// For each number from 0 a list of items.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Index<T> {
    ends: Ends,
    items: Vec<T>,
}

impl<T> Default for Index<T> {
    fn default() -> Self {
        Index { ends: Ends::default(), items: Vec::new() }
    }
}

impl<T> Index<T> {
    /// Collects pairs of number and item; the items of one number keep their order.
    pub fn collect(mut pairs: Vec<(u32, T)>) -> Index<T> {
        pairs.sort_by_key(|(number, _)| *number);
        let mut ends = Ends::default();
        let mut items = Vec::with_capacity(pairs.len());
        for (number, item) in pairs {
            ends.fill(number as usize, items.len() as u32);
            items.push(item);
        }
        ends.push(items.len() as u32);
        Index { ends, items }
    }

    /// The numbers that have a list.
    pub fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.ends.len() as u32).filter(|&number| !self.get(number).is_empty())
    }

    /// The list of a number.
    pub fn get(&self, number: u32) -> &[T] {
        &self.items[self.ends.range(number as usize)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_found_by_number() {
        let index = Index::collect(vec![(4, 'd'), (1, 'a'), (1, 'b'), (3, 'c')]);
        assert_eq!(index.get(0), []);
        assert_eq!(index.get(1), ['a', 'b']);
        assert_eq!(index.get(2), []);
        assert_eq!(index.get(3), ['c']);
        assert_eq!(index.get(4), ['d']);
        assert_eq!(index.get(5), []);
        assert_eq!(Index::<u8>::collect(Vec::new()).get(0), []);
    }
}
