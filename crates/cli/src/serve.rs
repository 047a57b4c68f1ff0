//! `waqai serve`: pages and API over an archive; and `waqai demo --serve`, the same over the bundled samples.

use crate::archive::{keep_all, options::ServeOptions, run_info};
use crate::input::{Report, why};
use crate::knowledge::{Loaded, load_with_models};
use crate::outcome::Outcome;
use anyhow::{Context, anyhow};
use std::path::{Path, PathBuf};
use waqai_archive::{Archive, ArchiveError, Writer};
use waqai_server::{Settings, Shared};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Serves an archive until the process is told to end.
pub(crate) fn run(options: &ServeOptions) -> anyhow::Result<Outcome> {
    let tokens = match &options.token_file {
        None => Vec::new(),
        Some(path) => tokens(path)?,
    };
    let settings = Settings {
        host: options.host,
        port: options.port,
        read_only: options.read_only,
        tokens,
        names: options.name.clone(),
        rate: Some(options.rate).filter(|&rate| rate > 0),
        ..Settings::new(options.archive.path()?, VERSION)
    };
    settings.check()?;
    bring_up(&settings)?;
    serve(settings, load_with_models(&options.knowledge, &options.models)?)
}

/// Brings an archive of an older form up, unless nothing may be changed: a server that only said so would be of no use.
fn bring_up(settings: &Settings) -> anyhow::Result<()> {
    if let Err(ArchiveError::OlderForm { found, known, .. }) = Archive::read(&settings.archive)
        && !settings.read_only
    {
        eprintln!("{}: bringing the archive from form {found} to form {known}", settings.archive.display());
        Writer::open_existing(&settings.archive, run_info("serve", None, None))?.finish()?;
    }
    Ok(())
}

/// Puts the samples into an archive of its own and serves it.
pub(crate) fn demo(loaded: Loaded, samples: &[Report], port: u16) -> anyhow::Result<Outcome> {
    let folder = Folder::new()?;
    let archive = folder.0.join("demo.db");
    keep_all(&archive, &loaded, samples)?;
    serve(Settings { port, ..Settings::new(archive, VERSION) }, loaded)
}

fn serve(settings: Settings, loaded: Loaded) -> anyhow::Result<Outcome> {
    let address = format!("{}:{}", settings.host, settings.port);
    let tables = loaded.tables();
    let shared = Shared::with_tables(settings, loaded.resources, tables)?;
    waqai_server::serve(shared, |address| eprintln!("Open http://{address}/ in a browser; Ctrl-C ends"))
        .with_context(|| format!("cannot listen at {address}; give another --port"))?;
    Ok(Outcome::Well)
}

fn tokens(path: &Path) -> anyhow::Result<Vec<String>> {
    let text = std::fs::read_to_string(path).map_err(|problem| anyhow!("{}: {}", path.display(), why(&problem)))?;
    let tokens = Settings::tokens(&text).with_context(|| path.display().to_string())?;
    if tokens.is_empty() {
        anyhow::bail!("{}: there is no token in it. Write a secret into each line", path.display());
    }
    Ok(tokens)
}

/// A folder that goes when the demo ends.
struct Folder(PathBuf);

impl Folder {
    fn new() -> anyhow::Result<Folder> {
        let path = std::env::temp_dir().join(format!("waqai-demo-{}", std::process::id()));
        std::fs::create_dir_all(&path).map_err(|problem| anyhow!("{}: {}", path.display(), why(&problem)))?;
        Ok(Folder(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Nothing is lost if it stays.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
