//! Readings of forms in the compiled image: six bytes each, since there are hundreds of thousands.

use crate::features::{Analysis, Features, Lemma, Part};
use serde::de::{Deserializer, Error, Visitor};
use serde::ser::{Error as _, Serializer};

/// The parts of speech by the byte that stands for them.
const PARTS: [Part; 23] = [
    Part::Verb,
    Part::Masdar,
    Part::ActiveParticiple,
    Part::PassiveParticiple,
    Part::Noun,
    Part::Adjective,
    Part::Preposition,
    Part::Conjunction,
    Part::Subordinator,
    Part::Negation,
    Part::Future,
    Part::Relative,
    Part::Demonstrative,
    Part::Pronoun,
    Part::Adverb,
    Part::Interrogative,
    Part::Quantifier,
    Part::Modal,
    Part::Exception,
    Part::Unknown,
    Part::Numeral,
    Part::Foreign,
    Part::Mark,
];

pub(crate) fn serialize<S: Serializer>(readings: &[Analysis], serializer: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(readings.len() * 6);
    for reading in readings {
        let [a, b, c, 0] = reading.lemma.0.to_le_bytes() else {
            return Err(S::Error::custom("a lexicon holds fewer than 16 million lemmas"));
        };
        let [low, high] = reading.features.bits().to_le_bytes();
        bytes.extend([a, b, c, reading.part as u8, low, high]);
    }
    serializer.serialize_bytes(&bytes)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Analysis>, D::Error> {
    struct Packed;
    impl Visitor<'_> for Packed {
        type Value = Vec<Analysis>;

        fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
            formatter.write_str("packed readings")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<Analysis>, E> {
            let (readings, rest) = bytes.as_chunks::<6>();
            let read = |&[a, b, c, part, low, high]: &[u8; 6]| {
                let part = *PARTS.get(usize::from(part))?;
                let lemma = Lemma(u32::from_le_bytes([a, b, c, 0]));
                Some(Analysis { lemma, part, features: Features::of_bits(u16::from_le_bytes([low, high])) })
            };
            let mut all = Vec::with_capacity(readings.len());
            for reading in readings {
                all.push(read(reading).ok_or_else(|| E::custom("a reading has no part of speech"))?);
            }
            if rest.is_empty() { Ok(all) } else { Err(E::custom("the readings of forms are cut off")) }
        }
    }
    deserializer.deserialize_bytes(Packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_stands_in_its_place() {
        for (place, part) in PARTS.into_iter().enumerate() {
            assert_eq!(part as usize, place);
        }
        assert_eq!(PARTS.len(), Part::Mark as usize + 1);
    }
}
