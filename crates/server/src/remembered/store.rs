//! Answers by their keys, the oldest of which go when there are too many.

use super::answer::Answer;
use crate::kept::A_WHILE;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// The answers kept take so many bytes at most.
const MOST: usize = 48 << 20;
/// What the place of an answer takes besides it.
const PLACE: usize = 160;

/// Answers of one state of the archive.
#[derive(Debug, Default)]
pub(super) struct Store(Mutex<Answers>);

/// Two halves: what is asked for again goes over into the younger one. When that is full the older one is let go, with all that nobody asked for since.
#[derive(Debug, Default)]
struct Answers {
    version: i64,
    /// Until when parts of a page may tell of an earlier state, see [`crate::kept`].
    settled: Option<Instant>,
    young: HashMap<Arc<str>, Place>,
    old: HashMap<Arc<str>, Place>,
    young_bytes: usize,
    old_bytes: usize,
}

#[derive(Clone, Debug)]
struct Place {
    answer: Arc<Answer>,
    /// Made when parts of it may have told of an earlier state: it is good until then.
    until: Option<Instant>,
}

impl Store {
    /// The answer to a question about this state of the archive.
    pub fn get(&self, key: &Arc<str>, version: i64) -> Option<Arc<Answer>> {
        let mut answers = self.lock();
        answers.turn_to(version);
        let holds = |place: &Place| place.until.is_none_or(|until| Instant::now() < until);
        if answers.version != version {
            return None;
        }
        if let Some(place) = answers.young.get(key) {
            return holds(place).then(|| place.answer.clone());
        }
        let place = answers.old.remove(key)?;
        let size = size(key, &place.answer);
        answers.old_bytes -= size;
        let found = holds(&place).then(|| place.answer.clone());
        if found.is_some() {
            answers.add(key.clone(), place, size);
        }
        found
    }

    /// Keeps an answer that was worked out from this state of the archive or a later one.
    pub fn put(&self, key: Arc<str>, version: i64, answer: Arc<Answer>) {
        let mut answers = self.lock();
        answers.turn_to(version);
        let size = size(&key, &answer);
        if answers.version != version || size > MOST / 2 {
            return;
        }
        let until = answers.settled.filter(|settled| Instant::now() < *settled);
        if let Some(before) = answers.old.remove(&key) {
            answers.old_bytes -= self::size(&key, &before.answer);
        }
        answers.add(key, Place { answer, until }, size);
    }

    /// What all of them take.
    pub fn bytes(&self) -> u64 {
        let answers = self.lock();
        (answers.young_bytes + answers.old_bytes) as u64
    }

    fn lock(&self) -> MutexGuard<'_, Answers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Answers {
    /// Lets everything go where the archive has changed.
    fn turn_to(&mut self, version: i64) {
        if version > self.version {
            let settled = (self.version != 0).then(|| Instant::now() + A_WHILE);
            *self = Answers { version, settled, ..Answers::default() };
        }
    }

    fn add(&mut self, key: Arc<str>, place: Place, size: usize) {
        if self.young_bytes + size > MOST / 2 {
            self.old = std::mem::take(&mut self.young);
            self.old_bytes = std::mem::take(&mut self.young_bytes);
        }
        self.young_bytes += size;
        let before = self.young.insert(key.clone(), place);
        self.young_bytes -= before.map_or(0, |before| self::size(&key, &before.answer));
    }
}

fn size(key: &str, answer: &Answer) -> usize {
    key.len() + answer.size() + PLACE
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;
    use axum::http::HeaderMap;

    fn answer(bytes: usize) -> Arc<Answer> {
        Arc::new(Answer::new(HeaderMap::new(), Bytes::from(vec![0; bytes])))
    }

    fn key(of: impl ToString) -> Arc<str> {
        of.to_string().into()
    }

    #[test]
    fn answers_go_when_the_archive_changes() {
        let store = Store::default();
        store.put(key("a"), 1, answer(10));
        assert!(store.get(&key("a"), 1).is_some() && store.get(&key("b"), 1).is_none());
        assert!(store.get(&key("a"), 2).is_none() && store.bytes() == 0);
        store.put(key("a"), 1, answer(10));
        assert!(store.get(&key("a"), 2).is_none(), "it was worked out before the change");
        store.put(key("a"), 2, answer(10));
        assert!(store.get(&key("a"), 1).is_none() && store.get(&key("a"), 2).is_some());
    }

    #[test]
    fn answers_do_not_fill_the_memory() {
        let store = Store::default();
        let half = MOST / 2;
        store.put(key("too long"), 1, answer(half));
        assert_eq!(store.bytes(), 0);
        for number in 0..100 {
            store.put(key(number), 1, answer(half / 10));
            assert!(store.get(&key(0), 1).is_some(), "what is asked for stays");
            assert!(store.bytes() <= MOST as u64, "{}", store.bytes());
        }
        assert!(store.get(&key(1), 1).is_none() && store.get(&key(99), 1).is_some());
        let before = store.bytes();
        store.put(key(99), 1, answer(half / 10));
        assert_eq!(store.bytes(), before, "the same again takes no more");
    }
}
