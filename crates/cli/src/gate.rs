//! How much may be under way at a time: the reader waits here when the writer is behind, so memory stays bounded.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Counts reports and bytes under way.
pub(crate) struct Gate {
    most_reports: usize,
    most_bytes: usize,
    under_way: Mutex<UnderWay>,
    changed: Condvar,
}

#[derive(Default)]
struct UnderWay {
    reports: usize,
    bytes: usize,
    /// Whether the reader waits.
    waits: bool,
}

impl Gate {
    /// A gate that lets so much be under way.
    pub fn new(most_reports: usize, most_bytes: usize) -> Gate {
        Gate { most_reports, most_bytes, under_way: Mutex::default(), changed: Condvar::new() }
    }

    /// Waits until a report of so many bytes may pass. One alone always may.
    pub fn enter(&self, bytes: usize) {
        let mut now = self.lock();
        while now.reports > 0 && (now.reports >= self.most_reports || now.bytes + bytes > self.most_bytes) {
            now.waits = true;
            now = self.changed.wait(now).unwrap_or_else(PoisonError::into_inner);
        }
        now.waits = false;
        now.reports += 1;
        now.bytes += bytes;
    }

    /// A report of so many bytes is done.
    pub fn leave(&self, bytes: usize) {
        let mut now = self.lock();
        now.reports = now.reports.saturating_sub(1);
        now.bytes = now.bytes.saturating_sub(bytes);
        // Waking costs more than letting one report pass: the reader is woken for a quarter of all.
        let room = now.reports <= self.most_reports / 4 * 3 && now.bytes <= self.most_bytes / 4 * 3;
        if now.waits && room {
            self.changed.notify_one();
        }
    }

    fn lock(&self) -> MutexGuard<'_, UnderWay> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
