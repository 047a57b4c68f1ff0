//! How much may be under way at a time: the reader waits here when the writer is behind, so memory stays bounded.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Counts reports and bytes under way.
pub(crate) struct Gate {
    most_reports: usize,
    most_bytes: usize,
    under_way: Mutex<(usize, usize)>,
    changed: Condvar,
}

impl Gate {
    /// A gate that lets so much be under way.
    pub fn new(most_reports: usize, most_bytes: usize) -> Gate {
        Gate { most_reports, most_bytes, under_way: Mutex::new((0, 0)), changed: Condvar::new() }
    }

    /// Waits until a report of so many bytes may pass. One alone always may.
    pub fn enter(&self, bytes: usize) {
        let mut under_way = self.lock();
        while under_way.0 > 0 && (under_way.0 >= self.most_reports || under_way.1 + bytes > self.most_bytes) {
            under_way = self.changed.wait(under_way).unwrap_or_else(PoisonError::into_inner);
        }
        under_way.0 += 1;
        under_way.1 += bytes;
    }

    /// A report of so many bytes is done.
    pub fn leave(&self, bytes: usize) {
        let mut under_way = self.lock();
        under_way.0 = under_way.0.saturating_sub(1);
        under_way.1 = under_way.1.saturating_sub(bytes);
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, (usize, usize)> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
