//! What all requests share.

use crate::guard::Guard;
use crate::kept::Kept;
use crate::known::Known;
use crate::labels::Labels;
use crate::names::Names;
use crate::pages::LastRead;
use crate::persons::Persons;
use crate::readers::Readers;
use crate::remembered::Remembered;
use crate::settings::Settings;
use crate::suggestions::SuggestionsCache;
use crate::wording::Wording;
use std::sync::{Arc, OnceLock};
use waqai_archive::ask::ActorRow;
use waqai_archive::codes::Codes;
use waqai_archive::count::{Between, Coverage, PairCount, PlaceCount, SourceMonth};
use waqai_archive::{Archive, ArchiveError, Cursor};
use waqai_coder::Resources;
use waqai_tables::TableSet;

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
    pub(crate) suggestions: SuggestionsCache,
    /// Counts whose pages are asked for one after the other.
    pub(crate) counted: crate::api::Counted,
    /// Whole answers, as they were sent.
    pub(crate) remembered: Remembered,
    /// Answers that cost much.
    pub(crate) answers: Answers,
    /// Spellings and offices of the tables, read when they are first asked for.
    persons: OnceLock<Persons>,
    /// Names of the tables, made ready when they are first asked for.
    names: OnceLock<Names>,
    /// The tables as text, to show the row behind a rule.
    pub(crate) tables: TableSet,
    /// The rows behind the ids of entities, read when they are first asked for.
    known: OnceLock<Known>,
    /// The reports that were read again last, for those who ask why.
    pub(crate) last_read: LastRead,
}

/// Answers that cost much, kept until the archive changes.
#[derive(Default)]
pub(crate) struct Answers {
    /// Reports by period.
    pub coverage: Kept<Coverage>,
    /// Pages of the list of actors.
    pub actors: Kept<(Vec<ActorRow>, Option<Cursor>)>,
    /// Events between two parties.
    pub between: Kept<Vec<Between>>,
    /// States that have to do with both of two parties.
    pub third: Kept<Vec<(String, i64, i64)>>,
    /// Events by place.
    pub places: Kept<Vec<PlaceCount>>,
    /// Pairs of states with most events, and how many there are.
    pub pairs: Kept<(Vec<PairCount>, u64)>,
    /// The first rows of tables of pairs and periods.
    pub first_pairs: Kept<Vec<PairCount>>,
    /// Reports by source and month, and by day.
    pub sources: Kept<Vec<SourceMonth>>,
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
        Shared::with_tables(settings, resources, waqai_base::tables())
    }

    /// The same with the tables that the resources were compiled from: rules are shown with their rows.
    ///
    /// # Errors
    /// What is wrong with the archive.
    ///
    /// # Panics
    /// Never with tables that resources were compiled from.
    pub fn with_tables(settings: Settings, resources: impl Into<Arc<Resources>>, tables: TableSet) -> Result<Arc<Shared>, ArchiveError> {
        Archive::read(&settings.archive)?;
        let codes = Codes::of(&tables).and_then(|codes| codes.with_places(&tables)).unwrap_or_else(|problem| panic!("{problem}"));
        let labels = Labels::of(&tables).unwrap_or_else(|problem| panic!("{problem}"));
        Ok(Arc::new(Shared {
            readers: Readers::new(settings.archive.clone()),
            guard: Guard::new(&settings),
            remembered: Remembered::new(&settings.archive),
            settings,
            resources: resources.into(),
            codes,
            wording: Wording::bundled(),
            labels,
            suggestions: SuggestionsCache::default(),
            counted: crate::api::Counted::default(),
            answers: Answers::default(),
            persons: OnceLock::new(),
            names: OnceLock::new(),
            tables,
            known: OnceLock::new(),
            last_read: LastRead::default(),
        }))
    }

    /// Spellings and offices of the tables.
    pub(crate) fn persons(&self) -> &Persons {
        // Tables that cannot be read stop the build: here they always can.
        self.persons.get_or_init(|| Persons::of(&self.tables).unwrap_or_default())
    }

    /// The rows behind the ids of entities.
    pub(crate) fn known(&self) -> &Known {
        self.known.get_or_init(|| Known::of(&self.tables))
    }

    /// Names of the tables and what they stand for.
    pub(crate) fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::of(&self.resources, &self.tables).unwrap_or_default())
    }
}
