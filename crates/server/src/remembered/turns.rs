//! Of many who ask for the same at the same time one does the work, and the others wait for it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::OwnedMutexGuard;

/// Who is at work on which answer.
#[derive(Debug, Default)]
pub(super) struct Turns(Arc<Mutex<HashMap<Arc<str>, Arc<Work>>>>);

#[derive(Debug, Default)]
struct Work {
    turn: Arc<tokio::sync::Mutex<()>>,
    /// What came out is not kept: whoever waits does the work on its own.
    passed: AtomicBool,
}

/// A turn to do the work. It ends when it is dropped, also where whoever asked is gone.
#[derive(Debug)]
pub(super) struct Turn {
    all: Arc<Mutex<HashMap<Arc<str>, Arc<Work>>>>,
    key: Arc<str>,
    work: Arc<Work>,
    _held: Option<OwnedMutexGuard<()>>,
}

impl Turns {
    /// Waits until nobody is at work on this answer.
    pub async fn wait(&self, key: &Arc<str>) -> Turn {
        let work = lock(&self.0).entry(key.clone()).or_default().clone();
        // Made before the wait: who goes while waiting leaves nothing behind.
        let mut turn = Turn { all: self.0.clone(), key: key.clone(), work, _held: None };
        let held = turn.work.turn.clone().lock_owned().await;
        turn._held = (!turn.work.passed.load(Ordering::Relaxed)).then_some(held);
        turn
    }

    /// Says that this answer is not kept.
    pub fn pass(&self, key: &str) {
        if let Some(work) = lock(&self.0).get(key) {
            work.passed.store(true, Ordering::Relaxed);
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut all = lock(&self.all);
        // This one and the map's own: nobody else waits.
        if Arc::strong_count(&self.work) <= 2 {
            all.remove(&self.key);
        }
    }
}

fn lock(all: &Mutex<HashMap<Arc<str>, Arc<Work>>>) -> MutexGuard<'_, HashMap<Arc<str>, Arc<Work>>> {
    all.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn run<T>(test: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(test)
    }

    #[test]
    fn one_works_and_the_others_wait() {
        run(async {
            let (turns, key) = (Turns::default(), Arc::from("a"));
            let first = turns.wait(&key).await;
            assert!(tokio::time::timeout(Duration::from_millis(5), turns.wait(&key)).await.is_err());
            assert!(tokio::time::timeout(Duration::from_millis(50), turns.wait(&Arc::from("b"))).await.is_ok());
            drop(first);
            drop(turns.wait(&key).await);
            assert!(lock(&turns.0).is_empty());
        });
    }

    #[test]
    fn nobody_waits_for_what_is_not_kept() {
        run(async {
            let (turns, key) = (Turns::default(), Arc::from("a"));
            let first = turns.wait(&key).await;
            turns.pass(&key);
            let (second, third) = tokio::join!(turns.wait(&key), async {
                drop(first);
                turns.wait(&key).await
            });
            drop((second, third));
            assert!(lock(&turns.0).is_empty());
        });
    }
}
