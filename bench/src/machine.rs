//! What the operating system tells of the machine and of this process.

use std::fs;

/// The processor and the number of cores, where Linux tells.
pub(crate) fn name() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = line("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    format!("{model}, {cores} cores, {}", std::env::consts::OS)
}

/// The most memory that the process has held, where Linux tells.
pub(crate) fn peak_memory() -> String {
    let kib: Option<f64> = line("/proc/self/status", "VmHWM").and_then(|value| value.split_whitespace().next()?.parse().ok());
    kib.map_or_else(|| "peak not known on this system".to_owned(), |kib| format!("{:.1} MB at the peak", kib * 1024.0 / 1e6))
}

/// The memory that the process holds now, in MB (10⁶ bytes), where Linux tells.
pub(crate) fn memory() -> Option<f64> {
    let kib: f64 = line("/proc/self/status", "VmRSS")?.split_whitespace().next()?.parse().ok()?;
    Some(kib * 1024.0 / 1e6)
}

fn line(file: &str, key: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
