//! The form of a model's file: a line that names it, its kind, the size and a check sum of what follows, then the model.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a model does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Parts tokens into words.
    Segmenter,
    /// Tags and parses.
    Network,
    /// Finds lemmas.
    Lemmatiser,
    /// Finds names.
    Namer,
}

impl Kind {
    /// All kinds, in the order in which they run.
    pub const ALL: [Kind; 4] = [Kind::Segmenter, Kind::Network, Kind::Lemmatiser, Kind::Namer];

    /// The form of its files. Whoever changes the form of a model, or what its features are, raises it: old files are then refused and not misread.
    fn format(self) -> u32 {
        match self {
            Kind::Network => 1,
            Kind::Segmenter | Kind::Lemmatiser | Kind::Namer => 2,
        }
    }

    /// The name of its file.
    pub fn file_name(self) -> &'static str {
        match self {
            Kind::Segmenter => "segmenter.model",
            Kind::Network => "network.model",
            Kind::Lemmatiser => "lemmatiser.model",
            Kind::Namer => "namer.model",
        }
    }
}

/// Why a model could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// The set has no such file.
    #[error("`{}` is missing. Name a folder that holds a whole set of models, such as models/open", kind.file_name())]
    Missing {
        /// The kind.
        kind: Kind,
    },
    /// It does not begin as a model's file does.
    #[error("`{}` is no model of this program (it does not begin with \"{}\"). Train it again with `waqai train`", kind.file_name(), MAGIC.trim_end())]
    NoModel {
        /// The kind.
        kind: Kind,
    },
    /// It was written by another version of the program.
    #[error("`{}` has format {found}, this program reads format {}. Train it again with `waqai train`", kind.file_name(), kind.format())]
    OtherFormat {
        /// The kind.
        kind: Kind,
        /// The format found.
        found: u32,
    },
    /// It holds another kind of model.
    #[error("`{}` holds `{found}`. Give every model the name it was written under", kind.file_name())]
    OtherKind {
        /// The kind asked for.
        kind: Kind,
        /// The file name that the content belongs to.
        found: String,
    },
    /// It is cut short or changed.
    #[error("`{}` is damaged (its check sum does not agree). Copy it again, or train it again with `waqai train`", kind.file_name())]
    Damaged {
        /// The kind.
        kind: Kind,
    },
    /// Its parts do not fit together.
    #[error("the parts of `{}` do not fit together. Train it again with `waqai train`", kind.file_name())]
    Unsound {
        /// The kind.
        kind: Kind,
    },
}

const MAGIC: &str = "waqai model\n";

/// A sum that changes with every byte. Eight bytes a step, in four lanes that do not wait for each other: models are large and start-up is short.
fn check_sum(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut lanes = [PRIME, PRIME.rotate_left(16), PRIME.rotate_left(32), PRIME.rotate_left(48)];
    let (blocks, rest) = bytes.as_chunks::<32>();
    for block in blocks {
        for (lane, part) in lanes.iter_mut().zip(block.as_chunks::<8>().0) {
            *lane = (*lane ^ u64::from_le_bytes(*part)).wrapping_mul(PRIME).rotate_left(29);
        }
    }
    let all = lanes.into_iter().flat_map(u64::to_le_bytes).chain(rest.iter().copied());
    all.fold(bytes.len() as u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(PRIME).rotate_left(29))
}

/// A model as the bytes of its file. Same model, same bytes.
///
/// # Errors
/// None in practice: postcard fails only for types that no model has.
pub fn write_model(kind: Kind, model: &impl Serialize) -> Result<Vec<u8>, postcard::Error> {
    let payload = postcard::to_allocvec(model)?;
    let mut bytes = Vec::with_capacity(payload.len() + 64);
    bytes.extend_from_slice(MAGIC.as_bytes());
    bytes.extend_from_slice(&kind.format().to_le_bytes());
    bytes.extend_from_slice(format!("{:24}", kind.file_name()).as_bytes());
    bytes.extend_from_slice(&(payload.len() as u64).to_le_bytes());
    bytes.extend_from_slice(&check_sum(&payload).to_le_bytes());
    bytes.extend_from_slice(&payload);
    Ok(bytes)
}

/// Reads a model from the bytes of its file.
pub fn read_model<M: DeserializeOwned>(kind: Kind, bytes: &[u8]) -> Result<M, FileError> {
    let rest = bytes.strip_prefix(MAGIC.as_bytes()).ok_or(FileError::NoModel { kind })?;
    let (format, rest) = rest.split_first_chunk::<4>().ok_or(FileError::Damaged { kind })?;
    let (name, rest) = rest.split_first_chunk::<24>().ok_or(FileError::Damaged { kind })?;
    let name = String::from_utf8_lossy(name).trim_end().to_owned();
    if name != kind.file_name() {
        return Err(FileError::OtherKind { kind, found: name });
    }
    let found = u32::from_le_bytes(*format);
    if found != kind.format() {
        return Err(FileError::OtherFormat { kind, found });
    }
    let (size, rest) = rest.split_first_chunk::<8>().ok_or(FileError::Damaged { kind })?;
    let (sum, payload) = rest.split_first_chunk::<8>().ok_or(FileError::Damaged { kind })?;
    if u64::from_le_bytes(*size) != payload.len() as u64 || u64::from_le_bytes(*sum) != check_sum(payload) {
        return Err(FileError::Damaged { kind });
    }
    postcard::from_bytes(payload).map_err(|_| FileError::Damaged { kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_round_trip_and_tell_what_is_wrong() {
        let bytes = write_model(Kind::Namer, &vec![1u32, 2]).unwrap();
        assert_eq!(read_model::<Vec<u32>>(Kind::Namer, &bytes), Ok(vec![1, 2]));
        let other = read_model::<Vec<u32>>(Kind::Network, &bytes);
        assert_eq!(other, Err(FileError::OtherKind { kind: Kind::Network, found: "namer.model".into() }));
        assert_eq!(read_model::<Vec<u32>>(Kind::Namer, &bytes[..bytes.len() - 1]), Err(FileError::Damaged { kind: Kind::Namer }));
        assert_eq!(read_model::<Vec<u32>>(Kind::Namer, b"PK"), Err(FileError::NoModel { kind: Kind::Namer }));
        let mut changed = bytes.clone();
        changed[12] = 9;
        assert_eq!(read_model::<Vec<u32>>(Kind::Namer, &changed), Err(FileError::OtherFormat { kind: Kind::Namer, found: 9 }));
        let said = read_model::<Vec<u32>>(Kind::Namer, &bytes[..20]).unwrap_err().to_string();
        assert!(said.contains("namer.model") && said.contains("train"), "{said}");
    }
}
