//! Files of gold data and of coded reports.

use super::field::Field;
use super::reading;
use crate::input::why;
use anyhow::{anyhow, bail};
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use waqai_gold::{Label, Reading, Vote};

/// A gold report and the file that it stands in.
pub(super) struct Gold {
    /// As its reader reads it.
    pub reading: Reading,
    /// File, and line where there are several in it.
    pub origin: String,
}

/// The gold reports of a folder of JSON files, in the order of their names, or of a JSONL file.
pub(super) fn gold(path: &Path) -> anyhow::Result<Vec<Gold>> {
    let mut all: Vec<Gold> = Vec::new();
    let mut take = |origin: &str, value: &Value| {
        let reading = reading::gold(&Field::whole(value, origin)?)?;
        if let Some(other) = all.iter().find(|other| other.reading.id == reading.id) {
            bail!("{origin}: `id`: `{}` is the id of {} too. Give each report an id of its own", reading.id, other.origin);
        }
        all.push(Gold { reading, origin: origin.to_owned() });
        Ok(())
    };
    if path.is_dir() {
        for file in json_files(path)? {
            let origin = file.display().to_string();
            let text = text(&file)?;
            let value = serde_json::from_str(&text).map_err(|error| no_json(&origin, error.line(), &error))?;
            take(&origin, &value)?;
        }
    } else {
        lines(path, &mut |origin, value| take(origin, &value))?;
    }
    if all.is_empty() {
        bail!("{}: no gold report there. Give a folder with a .json file for each report, or a .jsonl file", path.display());
    }
    Ok(all)
}

/// Coded reports by id.
pub(super) fn coded(path: &Path) -> anyhow::Result<HashMap<String, Reading>> {
    let mut all = HashMap::new();
    lines(path, &mut |origin, value| add(&mut all, origin, &value))?;
    Ok(all)
}

/// Adds a coded report.
pub(super) fn add(all: &mut HashMap<String, Reading>, origin: &str, value: &Value) -> anyhow::Result<()> {
    let reading = reading::coded(&Field::whole(value, origin)?)?;
    if all.contains_key(&reading.id) {
        bail!("{origin}: `id`: report `{}` comes twice. Leave one of them out", reading.id);
    }
    all.insert(reading.id.clone(), reading);
    Ok(())
}

/// Sentences with votes: the vote, the sentence, and its day as written.
pub(super) fn votes(path: &Path) -> anyhow::Result<super::Votes> {
    let mut all = Vec::new();
    lines(path, &mut |origin, value| {
        let field = Field::whole(&value, origin)?;
        let label = field.required("label")?;
        let code = label.text()?;
        let vote = Vote {
            id: field.required("id")?.text()?.to_owned(),
            event_type: field.required("type")?.text()?.to_owned(),
            label: Label::of_code(code)
                .ok_or_else(|| label.wrong(&format!("`{code}` is no label"), "Write yes, easy no, difficult no or ambiguous"))?,
            accept: field.number("accept")?.unwrap_or(0) as u32,
            reject: field.number("reject")?.unwrap_or(0) as u32,
        };
        all.push((vote, field.required("text")?.text()?.to_owned(), field.optional_text("published")?));
        Ok(())
    })?;
    Ok(all)
}

/// Hands on the object of each line.
fn lines(path: &Path, take: &mut dyn FnMut(&str, Value) -> anyhow::Result<()>) -> anyhow::Result<()> {
    for (number, line) in text(path)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let origin = format!("{}:{}", path.display(), number + 1);
        let value = serde_json::from_str(line).map_err(|error| no_json(&path.display().to_string(), number + 1, &error))?;
        take(&origin, value)?;
    }
    Ok(())
}

fn no_json(file: &str, line: usize, error: &serde_json::Error) -> anyhow::Error {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or(&message);
    anyhow!("{file}:{line}:{}: no JSON ({what}). Correct it", error.column())
}

fn text(path: &Path) -> anyhow::Result<String> {
    let bytes = std::fs::read(path).map_err(|error| anyhow!("{}: {}", path.display(), why(&error)))?;
    String::from_utf8(bytes).map_err(|_| anyhow!("{}: not UTF-8. Save the file as UTF-8", path.display()))
}

fn json_files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|error| anyhow!("{}: {}", folder.display(), why(&error)))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    Ok(files)
}
