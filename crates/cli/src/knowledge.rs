//! The tables to code with: the bundled ones, with a user's laid over them.

use crate::cli::{KnowledgeOptions, ModelOptions};
use crate::models;
use anyhow::{Context, anyhow, bail};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use waqai_coder::Resources;
use waqai_tables::TableSet;

/// A user's tables: path below `knowledge/`, the name shown in messages, contents.
pub(crate) type Overlay = Vec<(String, String, String)>;

/// What the commands code with.
pub(crate) struct Loaded {
    /// Compiled.
    pub resources: Resources,
    overlay: Overlay,
    /// For whoever asks for rows: the tables, once they are asked for.
    rows: OnceLock<TableSet>,
}

impl Loaded {
    /// The tables as text, the user's laid over the bundled ones.
    pub fn tables(&self) -> TableSet {
        let mut tables = waqai_base::tables();
        lay_over(&mut tables, &self.overlay);
        tables
    }

    /// A row of a table with its column names, by the file and line that a rule names.
    pub fn row(&self, file: &str, line: u32) -> Option<Vec<(&str, &str)>> {
        self.rows.get_or_init(|| self.tables()).row(file, line)
    }
}

/// Loads tables and trained models to code with.
pub(crate) fn load_with_models(options: &KnowledgeOptions, models: &ModelOptions) -> anyhow::Result<Loaded> {
    let (loaded, models) = std::thread::scope(|scope| {
        let models = scope.spawn(|| models::load(models));
        (load(options), models.join())
    });
    let mut loaded = loaded?;
    loaded.resources.models = models.unwrap_or_else(|_| Err(anyhow!("the models could not be read")))?;
    Ok(loaded)
}

/// Loads the bundled tables, or compiles them anew with the user's laid over them. Without trained models.
pub(crate) fn load(options: &KnowledgeOptions) -> anyhow::Result<Loaded> {
    let Some(folder) = &options.knowledge else {
        return Ok(Loaded { resources: waqai_base::tables_only(), overlay: Vec::new(), rows: OnceLock::new() });
    };
    let overlay = read_folder(folder)?;
    let resources = waqai_base::with_overlay(overlay.iter().map(|(path, shown, text)| (path.as_str(), shown.as_str(), text.as_str())))?;
    Ok(Loaded { resources, overlay, rows: OnceLock::new() })
}

/// Lays a user's tables over others.
pub(crate) fn lay_over(tables: &mut TableSet, overlay: &Overlay) {
    for (path, shown, text) in overlay {
        tables.lay_over(path, shown, text);
    }
}

/// The tables below a folder.
pub(crate) fn read_folder(folder: &Path) -> anyhow::Result<Overlay> {
    let mut files = Vec::new();
    collect(folder, &mut files).with_context(|| format!("cannot read the tables below {}", folder.display()))?;
    files.sort();
    if files.is_empty() {
        bail!("{} holds no .tsv table. Name files after bundled tables, such as actors/people.tsv", folder.display());
    }
    let mut overlay = Vec::new();
    for file in files {
        let below = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let shown = file.display().to_string();
        let bytes = std::fs::read(&file).with_context(|| format!("cannot read {shown}"))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let line = error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
            anyhow::anyhow!("{shown}:{line}: the line is not UTF-8. Save the table as UTF-8")
        })?;
        overlay.push((below, shown, text));
    }
    Ok(overlay)
}

/// The files of tables below a folder.
pub(crate) fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "tsv") {
            files.push(path);
        }
    }
    Ok(())
}
