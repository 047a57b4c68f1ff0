//! The project's files, without what git ignores, and how long they may be.

use crate::report;
use std::fs;
use std::path::Path;

/// The most lines that a file of code may have.
const MOST_LINES: usize = 700;

/// Folders that hold nothing of the project's own.
const LEFT_OUT: [&str; 5] = [".git", "target", "artifacts", "__pycache__", "node_modules"];

/// A text file of the project.
pub(crate) struct File {
    /// Its path below the project's root, with `/`.
    pub path: String,
    pub text: String,
}

impl File {
    /// Whether its name ends in one of these, given without the dot.
    pub fn is(&self, extensions: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
    }
}

/// All text files, in the order of their paths.
pub(crate) fn all() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    walk(&root, "", &mut files);
    assert!(files.len() > 50, "the project's root is not where the test looks for it: {}", root.display());
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

fn walk(folder: &Path, below: &str, files: &mut Vec<File>) {
    // A file may go while the test looks at its folder: what cannot be read is left aside.
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        if entry.path().is_dir() {
            if !LEFT_OUT.contains(&&*name) {
                walk(&entry.path(), &path, files);
            }
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            files.push(File { path, text });
        }
    }
}

#[test]
fn no_file_is_too_long() {
    let findings: Vec<String> = all()
        .iter()
        .filter(|file| file.is(&["rs", "py", "js", "css", "html", "sh", "toml"]))
        .map(|file| (file, file.text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(file, lines)| format!("{}:{}: {lines} lines. Divide it: one idea a file", file.path, MOST_LINES + 1))
        .collect();
    report("No file of code is longer than 700 lines", &findings);
}
