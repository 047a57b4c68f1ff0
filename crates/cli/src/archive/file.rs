//! Which file the archive is.

use super::options::ArchiveOptions;
use anyhow::{Context, bail};
use std::path::PathBuf;
use waqai_archive::RunInfo;
use waqai_coder::Resources;

impl ArchiveOptions {
    /// The archive that the options name, or that of the user.
    pub fn path(&self) -> anyhow::Result<PathBuf> {
        if let Some(path) = &self.archive {
            return Ok(path.clone());
        }
        let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let data =
            folder("XDG_DATA_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/share"))).or_else(|| folder("LOCALAPPDATA"));
        let Some(data) = data else { bail!("there is no folder for the user's data. Name the archive with --archive FILE") };
        Ok(data.join("waqai").join("waqai.db"))
    }

    /// The same, with its folder made where it is the user's own.
    pub fn path_to_write(&self) -> anyhow::Result<PathBuf> {
        let path = self.path()?;
        if let Some(folder) = path.parent().filter(|_| self.archive.is_none()) {
            std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        Ok(path)
    }
}

/// What stands beside the records of a run.
pub(crate) fn run_info(kind: &str, resources: Option<&Resources>, who: Option<String>) -> RunInfo {
    RunInfo {
        kind: kind.into(),
        program: env!("CARGO_PKG_VERSION").into(),
        rules: resources.map_or(String::new(), |resources| resources.digest.clone()),
        who,
    }
}

/// What new archives pack their texts with: the samples, which are texts of the same kind.
pub(crate) fn dictionary() -> Vec<u8> {
    let mut contents = Vec::new();
    for (_, sample) in crate::embedded::SAMPLES.iter().filter(|(name, _)| name.ends_with(".txt")) {
        contents.extend_from_slice(sample.as_bytes());
    }
    contents
}

/// Who gives the command: named, else the user of the machine.
pub(crate) fn who(named: Option<&str>) -> String {
    let user = || ["USER", "USERNAME", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok()).filter(|user| !user.is_empty());
    named.map(str::to_owned).or_else(user).unwrap_or_else(|| "unknown".into())
}
