//! Which words of the two sides belong together.

use super::EvaluateError;
use super::side::Placed;

/// The most cells of a table of common subsequences: enough for tokens of four thousand words.
const MOST_CELLS: usize = 1 << 24;

/// Pairs of a gold word and a system word, in order.
///
/// Words that are whole tokens on both sides belong together where their spans agree. Where a token of several words begins on either side, a
/// stretch of text is taken that cuts through no such token, and its words are paired by their forms.
pub(super) fn align(gold: &[Placed<'_>], system: &[Placed<'_>]) -> Result<Vec<(usize, usize)>, EvaluateError> {
    let mut pairs = Vec::with_capacity(gold.len().min(system.len()));
    let mut subsequence = CommonSubsequence::default();
    let (mut g, mut s) = (0, 0);
    while let (Some(left), Some(right)) = (gold.get(g), system.get(s)) {
        if left.split || right.split {
            // A whole token that began before the split one stays without partner.
            if left.split {
                s += usize::from(!right.split && right.span.start < left.span.start);
            } else {
                g += usize::from(left.span.start < right.span.start);
            }
            let end = if left.split { left.span.end } else { right.span.end };
            let (g_end, s_end) = end_of_stretch(gold, system, (g, s), end);
            subsequence.pair(&gold[g..g_end], &system[s..s_end], |a, b| pairs.push((g + a, s + b)))?;
            (g, s) = (g_end, s_end);
        } else if left.span == right.span {
            pairs.push((g, s));
            (g, s) = (g + 1, s + 1);
        } else if left.span.start <= right.span.start {
            g += 1;
        } else {
            s += 1;
        }
    }
    Ok(pairs)
}

/// Where the stretch that begins at these words and reaches at least to a place in the text ends, on both sides.
fn end_of_stretch(gold: &[Placed<'_>], system: &[Placed<'_>], from: (usize, usize), mut end: usize) -> (usize, usize) {
    let (mut g, mut s) = from;
    // Split tokens belong to the stretch where they begin in it, whole ones where they end in it.
    let inside = |placed: &Placed<'_>, end: usize| if placed.split { placed.span.start < end } else { placed.span.end <= end };
    loop {
        let (left, right) = (gold.get(g), system.get(s));
        if !left.is_some_and(|word| inside(word, end)) && !right.is_some_and(|word| inside(word, end)) {
            return (g, s);
        }
        let word = match (left, right) {
            (Some(left), right) if right.is_none_or(|right| left.span.start <= right.span.start) => {
                g += 1;
                left
            }
            (_, Some(right)) => {
                s += 1;
                right
            }
            (_, None) => return (g, s),
        };
        if word.split {
            end = end.max(word.span.end);
        }
    }
}

/// Pairs words by the longest common subsequence of their forms, in a table that is used again.
#[derive(Default)]
struct CommonSubsequence {
    /// For every place in both lists the length of the longest common subsequence of what follows, row by row, with a row and a column of zeros.
    lengths: Vec<u32>,
    /// Whether the forms at two places are the same.
    same: Vec<bool>,
}

impl CommonSubsequence {
    fn pair(&mut self, gold: &[Placed<'_>], system: &[Placed<'_>], mut found: impl FnMut(usize, usize)) -> Result<(), EvaluateError> {
        let width = system.len() + 1;
        let cells = (gold.len() + 1).saturating_mul(width);
        if cells > MOST_CELLS {
            return Err(EvaluateError::Entangled { gold: gold.len(), system: system.len() });
        }
        self.lengths.clear();
        self.lengths.resize(cells, 0);
        self.same.clear();
        self.same.resize(cells, false);
        for g in (0..gold.len()).rev() {
            for s in (0..system.len()).rev() {
                let cell = g * width + s;
                let without = self.lengths[cell + width].max(self.lengths[cell + 1]);
                self.same[cell] = same_form(&gold[g].word.form, &system[s].word.form);
                self.lengths[cell] = if self.same[cell] { without.max(self.lengths[cell + width + 1] + 1) } else { without };
            }
        }
        let (mut g, mut s) = (0, 0);
        while g < gold.len() && s < system.len() {
            let cell = g * width + s;
            if self.same[cell] {
                found(g, s);
                (g, s) = (g + 1, s + 1);
            } else if self.lengths[cell] == self.lengths[cell + width] {
                g += 1;
            } else {
                s += 1;
            }
        }
        Ok(())
    }
}

/// Whether two forms are the same in lower case. Arabic has no case, so as a rule nothing is copied.
fn same_form(left: &str, right: &str) -> bool {
    let has_case = |form: &str| form.chars().any(char::is_uppercase);
    left == right || (has_case(left) || has_case(right)) && left.to_lowercase() == right.to_lowercase()
}
