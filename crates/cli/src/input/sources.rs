//! Which files the paths of the command line stand for.

use std::path::{Path, PathBuf};

/// Something to read.
#[derive(Debug)]
pub(crate) enum Source {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
    /// A path that stands for nothing: the message that says so.
    Problem(String),
}

/// The files behind the paths, folders in the order of names, and their size in all where it is known.
pub(crate) fn expand(paths: &[PathBuf]) -> (Vec<Source>, Option<u64>) {
    let mut sources = Vec::new();
    let mut size = Some(0u64);
    for path in paths {
        if path.as_os_str() == "-" {
            sources.push(Source::Standard);
            size = None;
            continue;
        }
        match std::fs::metadata(path) {
            Err(error) => sources.push(Source::Problem(format!("{}: {}", path.display(), why(&error)))),
            Ok(about) if about.is_dir() => {
                let before = sources.len();
                walk(path, &mut sources, &mut size);
                if sources.len() == before {
                    let path = path.display();
                    sources.push(Source::Problem(format!(
                        "{path}: the folder holds no reports. Looked for .txt, .jsonl and .json, also with .gz or .zst"
                    )));
                }
            }
            Ok(about) => {
                if !about.is_file() {
                    size = None;
                }
                size = size.map(|size| size + about.len());
                sources.push(Source::File(path.clone()));
            }
        }
    }
    (sources, size)
}

/// Adds the reports below a folder. Links to folders are not followed, so the walk ends.
fn walk(folder: &Path, sources: &mut Vec<Source>, size: &mut Option<u64>) {
    let mut entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(Result::ok).collect::<Vec<_>>(),
        Err(error) => {
            sources.push(Source::Problem(format!("{}: {}", folder.display(), why(&error))));
            return;
        }
    };
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, sources, size);
        } else if is_report(&path) && path.is_file() {
            *size = size.map(|size| size + entry.metadata().map_or(0, |about| about.len()));
            sources.push(Source::File(path));
        }
    }
}

/// Whether a file in a folder is taken for reports, by its name.
fn is_report(path: &Path) -> bool {
    matches!(inner_extension(path).as_deref(), Some("txt" | "jsonl" | "ndjson" | "json"))
}

/// The extension in small letters, without that of a compression.
pub(crate) fn inner_extension(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    name.rsplit_once('.').map(|(_, extension)| extension.to_owned())
}

/// What went wrong with a file, and what to do.
pub(crate) fn why(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder. Check the path".into(),
        std::io::ErrorKind::PermissionDenied => "may not be read. Check its permissions".into(),
        _ => format!("cannot be read ({error})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressed_names_keep_their_kind() {
        assert!(is_report(Path::new("a/B.TXT")) && is_report(Path::new("b.jsonl.gz")) && is_report(Path::new("b.json.zst")));
        assert!(!is_report(Path::new("b.gz")) && !is_report(Path::new("b.csv")) && !is_report(Path::new("txt")));
    }
}
