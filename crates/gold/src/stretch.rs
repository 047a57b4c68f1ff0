//! Stretches of a text.

/// From `start` (included) to `end` (excluded).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// The first place.
    pub start: u32,
    /// The place behind the last.
    pub end: u32,
}

impl Stretch {
    /// From here to there.
    pub fn new(start: u32, end: u32) -> Stretch {
        Stretch { start, end }
    }

    /// How long it is.
    pub fn length(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// How much two have in common.
    pub fn overlap(self, other: Stretch) -> u32 {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    /// Whether two name the same words: they share at least half of the shorter.
    ///
    /// ```
    /// use waqai_gold::Stretch;
    /// assert!(Stretch::new(0, 10).is_same(Stretch::new(8, 12)));
    /// assert!(!Stretch::new(0, 10).is_same(Stretch::new(9, 12)));
    /// ```
    pub fn is_same(self, other: Stretch) -> bool {
        let shared = self.overlap(other);
        shared > 0 && 2 * shared >= self.length().min(other.length())
    }

    /// The words there, of a text counted in code points.
    pub fn slice(self, text: &str) -> &str {
        let at = |place: u32| text.char_indices().nth(place as usize).map_or(text.len(), |(byte, _)| byte);
        let (start, end) = (at(self.start), at(self.end));
        text.get(start..end.max(start)).unwrap_or_default()
    }
}

/// The stretch of a list that shares most with another, by its place; none where none shares anything.
pub(crate) fn nearest(stretches: &[Stretch], other: Stretch) -> Option<usize> {
    let mut best = (0, None);
    for (place, stretch) in stretches.iter().enumerate() {
        let shared = stretch.overlap(other);
        if shared > best.0 {
            best = (shared, Some(place));
        }
    }
    best.1
}
