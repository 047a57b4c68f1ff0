//! The trained models that the program carries: the files of `models/open` as they lay there when it was built.
//!
//! ```
//! // A program that was built before the models were trained has none.
//! match waqai_models::open() {
//!     Ok(models) => assert!(!models.network.model().relations.is_empty()),
//!     Err(error) => assert!(matches!(error, waqai_lang::models::FileError::Missing { .. })),
//! }
//! ```

use waqai_lang::models::{FileError, Models};

static OPEN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/open.rs"));

/// The set `open`. Reading it takes some tens of milliseconds: do it once and share it.
///
/// # Errors
/// [`FileError::Missing`] where the program was built without models. Others would mean that a file of `models/open` is damaged.
pub fn open() -> Result<Models, FileError> {
    Models::read(file)
}

/// The bytes of one of its files, such as `segmenter.model`.
pub fn file(name: &str) -> Option<&'static [u8]> {
    OPEN.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}
