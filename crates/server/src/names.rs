//! Names in either script and what they stand for: states, bodies and people of the tables.

use crate::Shared;
use std::sync::Arc;
use waqai_coder::Resources;
use waqai_knowledge::Register;
use waqai_knowledge::lookup::{Directory, Lookup};
use waqai_tables::{TableError, TableSet};

/// The names of the tables, made ready once.
#[derive(Debug, Default)]
pub(crate) struct Names(Arc<Directory>);

impl Names {
    pub fn of(resources: &Resources, tables: &TableSet) -> Result<Names, TableError> {
        Ok(Names(Arc::new(Directory::new(&resources.knowledge, &resources.vocabulary, &Register::new(tables))?)))
    }

    /// Asks the tables after names.
    pub fn lookup<'a>(&self, shared: &'a Shared) -> Lookup<'a> {
        Lookup::over(&shared.resources.knowledge, &shared.resources.vocabulary, self.0.clone())
    }
}
