//! Reports from files.

use std::fs;
use std::path::{Path, PathBuf};
use waqai_text::Date;

/// A report to read.
pub(crate) struct Report {
    pub text: String,
    pub published: Option<Date>,
    pub agency: Option<String>,
}

/// The reports of some files; the bundled samples where none is named.
pub(crate) fn read(files: &[String]) -> Result<Vec<Report>, String> {
    let files = if files.is_empty() { samples()? } else { files.iter().map(PathBuf::from).collect() };
    let mut reports = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        if file.extension().is_some_and(|extension| extension == "jsonl") {
            for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                reports.push(report(line).map_err(|problem| format!("{}:{}: {problem}", file.display(), place + 1))?);
            }
        } else {
            reports.push(Report { text, published: None, agency: None });
        }
    }
    if reports.is_empty() { Err("there is no report to read; name a JSONL file or text files".into()) } else { Ok(reports) }
}

fn report(line: &str) -> Result<Report, String> {
    let value: serde_json::Value =
        serde_json::from_str(line).map_err(|error| format!("this is not JSON ({error}); write one object a line"))?;
    let field = |name: &str| value.get(name).and_then(serde_json::Value::as_str);
    let text = field("text").ok_or("the report has no `text`; give it as a string")?.to_owned();
    let published = match field("published") {
        None => None,
        Some(day) => Some(day.parse().map_err(|error| format!("`published`: {error}"))?),
    };
    Ok(Report { text, published, agency: field("agency").map(str::to_owned) })
}

fn samples() -> Result<Vec<PathBuf>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../samples");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}; name files of your own", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt" || extension == "jsonl"))
        .collect();
    files.sort();
    Ok(files)
}
