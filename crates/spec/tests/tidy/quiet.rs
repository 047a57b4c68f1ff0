//! The crates that read a report touch nothing but their arguments.

use crate::{files, report};

/// Crates that do no input or output, start no threads and read no clock.
const QUIET: [&str; 5] = ["crates/tables/src/", "crates/text/src/", "crates/lang/src/", "crates/knowledge/src/", "crates/coder/src/"];

/// What they must not name.
const LOUD: [&str; 14] = [
    "std::fs",
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::time",
    "thread_local!",
    "println!",
    "eprintln!",
    "static mut",
    "OnceLock",
    "LazyLock",
    "dbg!(",
];

#[test]
fn the_reader_is_quiet() {
    let mut findings = Vec::new();
    for file in files::all().iter().filter(|file| file.is(&["rs"]) && QUIET.iter().any(|folder| file.path.starts_with(folder))) {
        for (place, line) in file.text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if let Some(loud) = LOUD.iter().find(|loud| code.contains(**loud)) {
                findings.push(format!("{}:{}: `{loud}`. Hand in what it would get, or do it in crates/cli", file.path, place + 1));
            }
        }
    }
    report("From tables to coder nothing but the arguments is read or written", &findings);
}
