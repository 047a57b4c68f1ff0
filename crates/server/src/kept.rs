//! Answers that cost much and stay right until the archive changes.

use crate::problem::Problem;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// At most so many answers of one kind are kept.
const MOST: usize = 256;
/// And so many rows in them: two parties may have a hundred thousand events.
const MOST_ROWS: usize = 100_000;

/// An answer that took longer than this is given for a while although something changed since.
const DEAR: Duration = Duration::from_millis(50);
/// For so long.
pub(crate) const A_WHILE: Duration = Duration::from_secs(60);

/// Answers by what was asked.
pub(crate) struct Kept<T>(Mutex<HashMap<String, Answer<T>>>);

struct Answer<T> {
    /// The number of the archive's last change when it was given.
    change: i64,
    at: Instant,
    took: Duration,
    answer: Arc<T>,
}

impl<T> Answer<T> {
    fn holds(&self, change: i64) -> bool {
        self.change == change || (self.took > DEAR && self.at.elapsed() < A_WHILE)
    }
}

/// How many rows an answer has.
pub(crate) trait Counted {
    /// Rows, more or less.
    fn rows(&self) -> usize;
}

impl<T> Counted for Vec<T> {
    fn rows(&self) -> usize {
        self.len()
    }
}

impl<T, U> Counted for (Vec<T>, U) {
    fn rows(&self) -> usize {
        self.0.len()
    }
}

impl Counted for waqai_archive::count::Coverage {
    fn rows(&self) -> usize {
        self.reports.len()
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Kept<T> {
        Kept(Mutex::default())
    }
}

impl<T: Counted> Kept<T> {
    /// The answer that is kept where nothing changed since, or where it is dear and young; else a new one.
    pub fn get(&self, asked: &str, change: i64, answer: impl FnOnce() -> Result<T, Problem>) -> Result<Arc<T>, Problem> {
        if let Some(found) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(asked).filter(|found| found.holds(change)) {
            return Ok(found.answer.clone());
        }
        // Two who ask at once may both work it out; nobody waits for the other.
        let at = Instant::now();
        let new = Arc::new(answer()?);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, found| found.holds(change));
        // The oldest go.
        let mut rows: usize = new.rows() + kept.values().map(|found| found.answer.rows()).sum::<usize>();
        while !kept.is_empty() && (kept.len() >= MOST || rows > MOST_ROWS) {
            let Some(oldest) = kept.iter().min_by_key(|(_, found)| found.at).map(|(asked, _)| asked.clone()) else { break };
            rows -= kept.remove(&oldest).map_or(0, |found| found.answer.rows());
        }
        kept.insert(asked.to_owned(), Answer { change, at, took: at.elapsed(), answer: new.clone() });
        Ok(new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_stays_until_something_changes() {
        let kept = Kept::default();
        assert_eq!(*kept.get("a", 1, || Ok(vec![1])).unwrap(), [1]);
        assert_eq!(*kept.get("a", 1, || Ok(vec![2])).unwrap(), [1]);
        assert_eq!(*kept.get("a", 2, || Ok(vec![3])).unwrap(), [3]);
        assert!(kept.get("b", 2, || Err::<Vec<i32>, _>(Problem::fault("no"))).is_err());
    }

    #[test]
    fn the_oldest_answers_go_where_all_are_too_long() {
        let kept = Kept::default();
        for (asked, rows) in [("a", MOST_ROWS / 2), ("b", MOST_ROWS / 2), ("c", 1)] {
            kept.get(asked, 1, || Ok(vec![0u8; rows])).unwrap();
        }
        let has = |asked: &str| kept.get(asked, 1, || Err(Problem::fault("gone"))).is_ok();
        assert_eq!([has("a"), has("b"), has("c")], [false, true, true]);
    }
}
