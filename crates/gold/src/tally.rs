//! Counts, and what follows from them.

/// How many things were found, how many of them are right, and how many were wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Right.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// Wanted.
    pub wanted: usize,
}

impl Tally {
    /// Adds the counts of one report.
    pub(crate) fn add(&mut self, right: usize, found: usize, wanted: usize) {
        self.right += right;
        self.found += found;
        self.wanted += wanted;
    }

    /// How much of what was found is right, from 0 to 1; 0 where nothing was found.
    pub fn precision(&self) -> f64 {
        share(self.right, self.found)
    }

    /// How much of what was wanted was found, from 0 to 1; 0 where nothing was wanted.
    pub fn recall(&self) -> f64 {
        share(self.right, self.wanted)
    }

    /// The harmonic mean of precision and recall, from 0 to 1.
    ///
    /// ```
    /// let tally = waqai_gold::Tally { right: 3, found: 6, wanted: 4 };
    /// assert_eq!((tally.precision(), tally.recall(), tally.f1()), (0.5, 0.75, 0.6));
    /// ```
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// A mean of shares.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mean {
    /// Their sum.
    pub sum: f64,
    /// How many.
    pub count: usize,
}

impl Mean {
    /// Adds one.
    pub(crate) fn add(&mut self, share: f64) {
        self.sum += share;
        self.count += 1;
    }

    /// The mean, from 0 to 1; 0 where there is none.
    pub fn value(&self) -> f64 {
        if self.count == 0 { 0.0 } else { self.sum / self.count as f64 }
    }
}
