//! A set of trained models, and the files they are kept in.

mod file;

pub use file::{FileError, Kind, read_model, write_model};

use crate::lemmatiser::LemmatiserModel;
use crate::namer::NamerModel;
use crate::network::{Network, NetworkModel};
use crate::segmenter::SegmenterModel;
use crate::syntax::{Morphology, Relation, Subtype, Upos};

/// Everything that was trained, made ready: shared by all threads.
#[derive(Clone, Debug)]
pub struct Models {
    /// Parts tokens into words.
    pub segmenter: SegmenterModel,
    /// Tags and parses.
    pub network: Network,
    /// Finds lemmas.
    pub lemmatiser: LemmatiserModel,
    /// Finds names, where the set has such a model.
    pub namer: Option<NamerModel>,
    /// Of each whole tag: part of speech and features.
    tags: Vec<(Upos, Morphology)>,
    /// Of each relation: the universal one and what is said more.
    relations: Vec<(Relation, Subtype)>,
}

impl Models {
    /// Puts models together. None where the network's parts do not fit together.
    pub fn new(segmenter: SegmenterModel, network: NetworkModel, lemmatiser: LemmatiserModel, namer: Option<NamerModel>) -> Option<Models> {
        Some(Models::of(segmenter, Network::new(network)?, lemmatiser, namer))
    }

    /// Puts models together whose network was made ready already.
    pub fn of(segmenter: SegmenterModel, network: Network, lemmatiser: LemmatiserModel, namer: Option<NamerModel>) -> Models {
        let tags = &network.model().tagset.tags;
        let tags = tags.iter().map(|tag| (Upos::of(&tag.upos).unwrap_or_default(), Morphology::of_feats(&tag.feats))).collect();
        let relations = network.model().relations.iter();
        let relations = relations.map(|label| (Relation::of(label).unwrap_or_default(), Subtype::of(label))).collect();
        Models { segmenter, network, lemmatiser, namer, tags, relations }
    }

    /// Reads a set from its files. `file` gives the bytes of a file by its name (`segmenter.model`), or none where there is no such file;
    /// only the names' model may be missing.
    pub fn read<B: AsRef<[u8]>>(mut file: impl FnMut(&str) -> Option<B>) -> Result<Models, FileError> {
        let mut needed = |kind: Kind| file(kind.file_name()).ok_or(FileError::Missing { kind });
        let segmenter = read_model(Kind::Segmenter, needed(Kind::Segmenter)?.as_ref())?;
        let network = read_model(Kind::Network, needed(Kind::Network)?.as_ref())?;
        let lemmatiser = read_model(Kind::Lemmatiser, needed(Kind::Lemmatiser)?.as_ref())?;
        let namer = match needed(Kind::Namer) {
            Ok(bytes) => Some(read_model(Kind::Namer, bytes.as_ref())?),
            Err(_) => None,
        };
        Models::new(segmenter, network, lemmatiser, namer).ok_or(FileError::Unsound { kind: Kind::Network })
    }

    /// Part of speech and features of a whole tag.
    pub fn tag(&self, number: u32) -> (Upos, Morphology) {
        self.tags.get(number as usize).copied().unwrap_or_default()
    }

    /// A relation and its subtype.
    pub fn relation(&self, number: u16) -> (Relation, Subtype) {
        self.relations.get(usize::from(number)).copied().unwrap_or_default()
    }
}
