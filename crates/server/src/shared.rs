//! What all requests share.

use crate::guard::Guard;
use crate::labels::Labels;
use crate::names::NamesCache;
use crate::readers::Readers;
use crate::settings::Settings;
use crate::wording::Wording;
use std::sync::Arc;
use waqai_archive::codes::Codes;
use waqai_archive::{Archive, ArchiveError};
use waqai_coder::Resources;

/// What all requests share: read-only but for the archive, which is written through a [`waqai_archive::Writer`] opened for each change.
pub struct Shared {
    /// What the server was told.
    pub settings: Settings,
    /// Connections to the archive.
    pub(crate) readers: Readers,
    /// Tables and models, to code texts and to read words of a search.
    pub resources: Arc<Resources>,
    /// Sessions, secrets and limits.
    pub(crate) guard: Guard,
    /// Scores of types and numbers of states.
    pub(crate) codes: Codes,
    /// The words of the pages.
    pub(crate) wording: Wording,
    /// Names of codes in both languages.
    pub(crate) labels: Labels,
    /// What a search box offers.
    pub(crate) names: NamesCache,
}

impl Shared {
    /// Opens the archive and reads the tables.
    ///
    /// # Errors
    /// What is wrong with the archive.
    ///
    /// # Panics
    /// Never in a program whose tests pass: bundled tables are read.
    pub fn new(settings: Settings, resources: impl Into<Arc<Resources>>) -> Result<Arc<Shared>, ArchiveError> {
        Archive::read(&settings.archive)?;
        let tables = waqai_base::tables();
        let codes = Codes::of(&tables).unwrap_or_else(|problem| panic!("{problem}"));
        let labels = Labels::of(&tables).unwrap_or_else(|problem| panic!("{problem}"));
        Ok(Arc::new(Shared {
            readers: Readers::new(settings.archive.clone()),
            guard: Guard::new(&settings),
            settings,
            resources: resources.into(),
            codes,
            wording: Wording::bundled(),
            labels,
            names: NamesCache::default(),
        }))
    }
}
