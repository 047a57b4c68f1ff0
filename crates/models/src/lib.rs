//! The trained models that the program carries: the files of `models/open` as they lay there when it was built.
//!
//! ```
//! // A program that was built before the models were trained has none.
//! match waqai_models::open() {
//!     Ok(models) => assert!(!models.network.model().relations.is_empty()),
//!     Err(error) => assert!(matches!(error, waqai_lang::models::FileError::Missing { .. })),
//! }
//! ```

use serde::de::DeserializeOwned;
use waqai_lang::lemmatiser::LemmatiserModel;
use waqai_lang::models::{FileError, Kind, Models, read_model};
use waqai_lang::network::NetworkModel;
use waqai_lang::segmenter::SegmenterModel;

static OPEN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/open.rs"));

/// The set `open`. Reading it takes some tens of milliseconds: do it once and share it.
///
/// # Errors
/// [`FileError::Missing`] where the program was built without models. Others would mean that a file of `models/open` is damaged.
pub fn open() -> Result<Models, FileError> {
    // The two large parts side by side: a program that codes one report spends most of its time here.
    let (network, others) = std::thread::scope(|scope| {
        let network = scope.spawn(|| part::<NetworkModel>(Kind::Network));
        let others = (part::<SegmenterModel>(Kind::Segmenter), part::<LemmatiserModel>(Kind::Lemmatiser));
        (network.join(), others)
    });
    let network = network.unwrap_or(Err(FileError::Damaged { kind: Kind::Network }))?;
    let namer = if file(Kind::Namer.file_name()).is_some() { Some(part(Kind::Namer)?) } else { None };
    Models::new(others.0?, network, others.1?, namer).ok_or(FileError::Unsound { kind: Kind::Network })
}

fn part<M: DeserializeOwned>(kind: Kind) -> Result<M, FileError> {
    read_model(kind, file(kind.file_name()).ok_or(FileError::Missing { kind })?)
}

/// The bytes of one of its files, such as `segmenter.model`.
pub fn file(name: &str) -> Option<&'static [u8]> {
    OPEN.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}
