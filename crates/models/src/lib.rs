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
use waqai_lang::models::{FileError, Kind, Models, read_model};
use waqai_lang::network::Network;

static OPEN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/open.rs"));

/// The set `open`. Reading it takes some tens of milliseconds: do it once and share it.
///
/// # Errors
/// [`FileError::Missing`] where the program was built without models. Others would mean that a file of `models/open` is damaged.
pub fn open() -> Result<Models, FileError> {
    read(file)
}

/// Reads a set from its files as [`Models::read`] does, its parts side by side: a program that codes one report spends most of its time here.
///
/// ```
/// use waqai_lang::models::{FileError, Kind};
/// let nothing = waqai_models::read(|_| None::<Vec<u8>>);
/// assert_eq!(nothing.err(), Some(FileError::Missing { kind: Kind::Segmenter }));
/// ```
///
/// # Errors
/// As [`Models::read`].
pub fn read<B: AsRef<[u8]>>(file: impl Fn(&str) -> Option<B> + Sync) -> Result<Models, FileError> {
    let file = &file;
    let (segmenter, network, lemmatiser, namer) = std::thread::scope(|scope| {
        let network = scope.spawn(|| {
            let network = Network::new(part(Kind::Network, file)?);
            network.ok_or(FileError::Unsound { kind: Kind::Network })
        });
        let namer = scope.spawn(|| match part(Kind::Namer, file) {
            Err(FileError::Missing { .. }) => Ok(None),
            namer => namer.map(Some),
        });
        let segmenter = scope.spawn(|| part(Kind::Segmenter, file));
        let lemmatiser = part(Kind::Lemmatiser, file);
        (segmenter.join(), network.join(), lemmatiser, namer.join())
    });
    // A thread that fails otherwise than with an error does so on what it read.
    let damaged = |kind| FileError::Damaged { kind };
    let segmenter = segmenter.unwrap_or(Err(damaged(Kind::Segmenter)))?;
    let network = network.unwrap_or(Err(damaged(Kind::Network)))?;
    Ok(Models::of(segmenter, network, lemmatiser?, namer.unwrap_or(Err(damaged(Kind::Namer)))?))
}

fn part<M: DeserializeOwned, B: AsRef<[u8]>>(kind: Kind, file: impl Fn(&str) -> Option<B>) -> Result<M, FileError> {
    read_model(kind, file(kind.file_name()).ok_or(FileError::Missing { kind })?.as_ref())
}

/// The bytes of one of its files, such as `segmenter.model`.
pub fn file(name: &str) -> Option<&'static [u8]> {
    OPEN.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}
