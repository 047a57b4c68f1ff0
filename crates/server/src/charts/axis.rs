//! Scales and the values written beside them.

/// Round values from 0 that cover the greatest, four or five of them.
pub(super) fn ticks(greatest: i64) -> Vec<i64> {
    let greatest = greatest.max(1);
    let rough = (greatest as f64 / 4.0).max(1.0);
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|step| *step >= rough).unwrap_or(10.0 * power);
    let step = (step.round() as i64).max(1);
    let last = (greatest + step - 1) / step;
    (0..=last).map(|at| at * step).collect()
}

/// Which of so many labels to write so that at most `most` stand beside each other.
pub(super) fn every(labels: usize, most: usize) -> usize {
    labels.div_ceil(most.max(1)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_cover_all() {
        assert_eq!(ticks(0), [0, 1]);
        assert_eq!(ticks(3), [0, 1, 2, 3]);
        assert_eq!(ticks(7), [0, 2, 4, 6, 8]);
        assert_eq!(ticks(1234), [0, 500, 1000, 1500]);
    }

    #[test]
    fn labels_do_not_crowd() {
        assert_eq!(every(12, 12), 1);
        assert_eq!(every(13, 12), 2);
        assert_eq!(every(0, 12), 1);
    }
}
