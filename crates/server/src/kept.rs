//! Answers that cost much and stay right until the archive changes.

use crate::problem::Problem;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// At most so many answers of one kind are kept.
const MOST: usize = 256;

/// Answers by what was asked, each with the number of the archive's last change when it was given.
pub(crate) struct Kept<T>(Mutex<HashMap<String, (i64, Arc<T>)>>);

impl<T> Default for Kept<T> {
    fn default() -> Kept<T> {
        Kept(Mutex::default())
    }
}

impl<T> Kept<T> {
    /// The answer that is kept where nothing changed since; else a new one.
    pub fn get(&self, asked: &str, change: i64, answer: impl FnOnce() -> Result<T, Problem>) -> Result<Arc<T>, Problem> {
        let found = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(asked).cloned();
        if let Some((_, answer)) = found.filter(|(then, _)| *then == change) {
            return Ok(answer);
        }
        // Two who ask at once may both work it out; nobody waits for the other.
        let new = Arc::new(answer()?);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, (then, _)| *then == change);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(asked.to_owned(), (change, new.clone()));
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
