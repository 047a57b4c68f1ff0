//! Standard error: messages, and a line of progress where somebody is looking.

use crate::isolate::printable;
use std::io::{IsTerminal, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Standard error, shared by the threads of a run.
pub(crate) struct Console {
    progress: bool,
    begun: Instant,
    /// When the line of progress was last drawn; none while it is not there.
    drawn: Mutex<Option<Instant>>,
}

impl Console {
    /// With a line of progress on a terminal, unless it is unwanted.
    pub fn new(quiet: bool) -> Console {
        Console { progress: !quiet && std::io::stderr().is_terminal(), begun: Instant::now(), drawn: Mutex::new(None) }
    }

    /// Writes a message, above the line of progress.
    pub fn message(&self, message: &str) {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = std::io::stderr().lock();
        if drawn.take().is_some() {
            let _ = write!(out, "\r\x1b[K");
        }
        // Nobody to tell where standard error itself is closed.
        let _ = writeln!(out, "waqai: {}", printable(message));
    }

    /// Draws how far the run is, five times a second at most: reports done, bytes read, and bytes in all where they are known.
    pub fn progress(&self, reports: u64, read: u64, size: Option<u64>) {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let begun = self.begun.elapsed();
        if !self.progress || begun < Duration::from_millis(500) || drawn.is_some_and(|last| last.elapsed() < Duration::from_millis(200)) {
            return;
        }
        let mut line = format!("{reports} reports, {:.0} a second", reports as f64 / begun.as_secs_f64());
        if let Some(size) = size.filter(|&size| size > 0) {
            let done = (read as f64 / size as f64).min(1.0);
            line.push_str(&format!(", {:.0} %", done * 100.0));
            if done > 0.005 {
                line.push_str(&format!(", {} left", clock(begun.mul_f64((1.0 - done) / done))));
            }
        }
        let mut out = std::io::stderr().lock();
        let _ = write!(out, "\r\x1b[K{line}");
        let _ = out.flush();
        *drawn = Some(Instant::now());
    }

    /// Seconds since the run began.
    pub fn seconds(&self) -> f64 {
        self.begun.elapsed().as_secs_f64()
    }
}

fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{}:{:02} min", seconds / 60, seconds % 60),
        _ => format!("{}:{:02} h", seconds / 3600, seconds / 60 % 60),
    }
}
