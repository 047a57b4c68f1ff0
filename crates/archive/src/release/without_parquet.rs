//! In the place of `parquet.rs` in a program that is built without the feature: there are no such tables.

use super::write::Hashed;
use crate::table::{Cell, Form};
use std::path::Path;

/// No table.
pub(super) enum ParquetTable {}

impl ParquetTable {
    /// Says how to have Parquet.
    pub fn create(_: &Path, _: &Form) -> std::io::Result<ParquetTable> {
        Err(std::io::Error::other(
            "this program was built without Parquet. Leave out --parquet, or build it with `cargo build --release -p waqai --features parquet`",
        ))
    }

    pub fn push(&mut self, _: &[Cell]) -> std::io::Result<()> {
        match *self {}
    }

    pub fn finish(self) -> std::io::Result<Hashed> {
        match self {}
    }
}

/// The file that a table would have.
pub(super) fn file_name(form: &Form) -> String {
    format!("{}.parquet", form.name)
}
