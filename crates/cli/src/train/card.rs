//! What lies beside a model: where it comes from, how it was made, how good it is, who may do what with it.

use super::data::file_name;
use super::options::CommonOptions;
use crate::input::why;
use anyhow::{Context, anyhow};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use waqai_lang::models::{Kind, write_model};
use waqai_text::Date;

/// A card in the making.
pub(super) struct Card<'a> {
    /// What the model is.
    pub kind: Kind,
    /// What was asked for.
    pub options: &'a CommonOptions,
    /// Files besides the data themselves.
    pub files: Vec<PathBuf>,
    /// How much there was to learn, and what was held out.
    pub amount: String,
    /// All settings that matter, in a line.
    pub settings: String,
    /// Figures in Markdown; empty where nothing was held out.
    pub figures: String,
    /// The digest of the tables.
    pub tables: &'a str,
}

impl Card<'_> {
    /// Writes the model and its card into the output folder.
    pub fn write(&self, model: &impl serde::Serialize) -> anyhow::Result<PathBuf> {
        let folder = &self.options.output;
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        let path = folder.join(self.kind.file_name());
        let card = path.with_extension("md");
        let page = self.page(&std::fs::read_to_string(&card).unwrap_or_default())?;
        put(&path, &write_model(self.kind, model)?)?;
        put(&card, page.as_bytes())?;
        Ok(path)
    }

    fn page(&self, before: &str) -> anyhow::Result<String> {
        let options = self.options;
        let data = self.data()?;
        let mut page = format!("# {}\n\n{}\n\n", self.kind.file_name(), what(self.kind));
        let date = options.date.unwrap_or_else(today);
        let _ = writeln!(page, "Trained on {date} by waqai {} with the tables {}.\n", env!("CARGO_PKG_VERSION"), self.tables);
        let _ = writeln!(page, "{LICENCE}\n\n{}\n", options.licence.trim());
        let _ = writeln!(page, "{DATA}\n\n{data}\n{}\n", self.amount);
        let _ = writeln!(page, "{HOW}\n\n    {}\n\nSettings: {}.\n", command_line(), self.settings);
        let figures = match self.figures.trim_end() {
            "" => self.kept_figures(before, &data),
            figures => figures.to_owned(),
        };
        let _ = writeln!(page, "{FIGURES}\n\n{figures}");
        Ok(page)
    }

    /// The table of files.
    fn data(&self) -> anyhow::Result<String> {
        let mut table = String::from("| file | SHA-256 |\n|---|---|\n");
        for path in self.options.data.iter().chain(&self.options.development).chain(&self.files) {
            let bytes = std::fs::read(path).map_err(|error| anyhow!("{}: {}", path.display(), why(&error)))?;
            let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            let _ = writeln!(table, "| {} | {digest} |", file_name(path));
        }
        Ok(table)
    }

    /// The figures of an earlier card that was made of the same data with the same settings: those of the training that held a part out.
    fn kept_figures(&self, before: &str, data: &str) -> String {
        let learned = data.lines().take(2 + self.options.data.len());
        let same = before.contains(&learned.collect::<Vec<_>>().join("\n")) && before.contains(&format!("Settings: {}.\n", self.settings));
        let figures = before.split_once(&format!("{FIGURES}\n\n")).map(|(_, figures)| figures.trim()).filter(|_| same);
        match figures {
            Some(figures) if figures.starts_with(KEPT) || figures.starts_with(NONE) => figures.to_owned(),
            Some(figures) => format!("{KEPT}\n\n{figures}"),
            None => NONE.to_owned(),
        }
    }
}

const LICENCE: &str = "## Licence";
const DATA: &str = "## Data";
const HOW: &str = "## How it was made";
const FIGURES: &str = "## Figures";

fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Segmenter => "Parts the tokens of Arabic newswire into words.",
        Kind::Network => "Tags and parses words: parts of speech, features, heads and relations.",
        Kind::Lemmatiser => "Finds the lemmas of words.",
        Kind::Namer => "Finds names of people, organisations, places and other things.",
    }
}

const KEPT: &str =
    "The model has learned all the data. These figures are those of one made in the same way without the part that they are about.";
const NONE: &str = "The model has learned all the data: nothing was left to measure on.";

/// The command line with the last parts of paths only: the rest is nobody's business.
pub(super) fn command_line() -> String {
    let shown = |argument: String| {
        let argument = argument.split('=').map(last_part).collect::<Vec<_>>().join("=");
        let plain = |c: char| c.is_alphanumeric() || "-_./=,:+@%".contains(c);
        if !argument.is_empty() && argument.chars().all(plain) { argument } else { format!("'{}'", argument.replace('\'', "'\\''")) }
    };
    let arguments = std::env::args_os().skip(1).map(|argument| shown(argument.to_string_lossy().into_owned()));
    std::iter::once("waqai".to_owned()).chain(arguments).collect::<Vec<_>>().join(" ")
}

fn last_part(text: &str) -> String {
    let path = Path::new(text);
    let is_path = text.contains(std::path::is_separator) && path.parent().is_some_and(Path::exists);
    if is_path { file_name(path) } else { text.to_owned() }
}

/// Writes a file that takes its name when it is whole.
pub(super) fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, path)).with_context(|| format!("cannot write {}", path.display()))
}

/// Today's date in universal time.
pub(super) fn today() -> Date {
    let days = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs() / 86_400);
    Date::from_number(days.min(1 << 24) as i32)
}
