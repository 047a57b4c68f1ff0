//! The knowledge that the program carries: the tables of `knowledge/` and the image they were compiled into when it was built, with the trained
//! models of `models/open`.
//!
//! ```
//! let resources = waqai_base::resources();
//! let report = waqai_coder::Worker::default().code(&resources, waqai_coder::Input { text: "زار وزير الخارجية التركي بغداد.", ..Default::default() });
//! assert_eq!(report.events.len(), 1);
//! ```

use waqai_coder::Resources;
use waqai_tables::{TableError, TableSet};

static IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/image.bin"));
static TABLES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The compiled knowledge, with the trained models that the program carries. Reading it takes some tens of milliseconds: do it once and share it.
/// A program built without models reads without them.
///
/// # Panics
/// Never in a program whose build succeeded: the image was written by the same code that reads it.
pub fn resources() -> Resources {
    Resources { models: waqai_models::open().ok(), ..tables_only() }
}

/// The compiled knowledge without models: the reader then goes by lexicon and chunks alone.
///
/// # Panics
/// As [`resources`].
pub fn tables_only() -> Resources {
    match postcard::from_bytes(IMAGE) {
        Ok(resources) => resources,
        Err(error) => panic!("the compiled knowledge of this program is damaged ({error}); build it again"),
    }
}

/// How many bytes the compiled knowledge takes in the program.
pub fn image_size() -> usize {
    IMAGE.len()
}

/// The tables as text.
pub fn tables() -> TableSet {
    TableSet::new(TABLES.iter().copied())
}

/// The tables with a user's files laid over them, compiled, without models. Each file is its path below `knowledge/`, the name to show in errors, and its contents.
pub fn with_overlay<'a>(files: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>) -> Result<Resources, TableError> {
    let mut tables = tables();
    for (path, shown, text) in files {
        if !tables.knows(path) {
            return Err(TableError {
                file: shown.into(),
                line: 1,
                column: String::new(),
                problem: format!("the program has no table `{path}`"),
                remedy: "Name the file after a bundled table, such as actors/people.tsv or actors/people-mine.tsv".into(),
            });
        }
        tables.lay_over(path, shown, text);
    }
    Resources::compile(&tables)
}
