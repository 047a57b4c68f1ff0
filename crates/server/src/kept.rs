//! Answers that cost much and stay right until the archive changes.

use crate::problem::Problem;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// At most so many answers of one kind are kept.
const MOST: usize = 256;

/// An answer that took longer than this is given for a while although something changed since.
const DEAR: Duration = Duration::from_millis(50);
/// For so long.
const A_WHILE: Duration = Duration::from_secs(60);

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

impl<T> Default for Kept<T> {
    fn default() -> Kept<T> {
        Kept(Mutex::default())
    }
}

impl<T> Kept<T> {
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
        if kept.len() >= MOST {
            kept.clear();
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
        assert_eq!(*kept.get("a", 1, || Ok(1)).unwrap(), 1);
        assert_eq!(*kept.get("a", 1, || Ok(2)).unwrap(), 1);
        assert_eq!(*kept.get("a", 2, || Ok(3)).unwrap(), 3);
        assert!(kept.get("b", 2, || Err::<i32, _>(Problem::fault("no"))).is_err());
    }
}
