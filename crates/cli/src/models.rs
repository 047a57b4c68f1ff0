//! The trained models to read with: the bundled ones, those of a folder, or none.

use crate::cli::ModelOptions;
use crate::input::why;
use anyhow::{anyhow, bail};
use std::io::ErrorKind;
use std::sync::{Mutex, PoisonError};
use waqai_lang::models::{FileError, Kind, Models};

/// Loads the models. None with `--models none`, and where neither the option names any nor the program carries some.
pub(crate) fn load(options: &ModelOptions) -> anyhow::Result<Option<Models>> {
    let Some(folder) = &options.models else {
        return match waqai_models::open() {
            Ok(models) => Ok(Some(models)),
            Err(FileError::Missing { .. }) => Ok(None),
            Err(error) => Err(anyhow!("the models of this program: {error}")),
        };
    };
    if folder.as_os_str() == "none" {
        return Ok(None);
    }
    if !folder.is_dir() {
        let found = if folder.exists() { "is no folder" } else { "no such folder" };
        bail!("{}: {found}. Give --models a folder with {}, or `none`", folder.display(), Kind::Segmenter.file_name());
    }
    let unreadable = Mutex::new(None);
    let models = waqai_models::read(|name| {
        let path = folder.join(name);
        match std::fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => {
                let mut first = unreadable.lock().unwrap_or_else(PoisonError::into_inner);
                first.get_or_insert_with(|| anyhow!("{}: {}", path.display(), why(&error)));
                None
            }
        }
    });
    if let Some(error) = unreadable.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(error);
    }
    models.map(Some).map_err(|error| anyhow!("{}: {error}", folder.display()))
}
