//! Numbers as they lie in a model's file: little-endian bytes in one piece, so that reading a model copies blocks and decodes nothing one by one.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number of fixed width.
pub trait Fixed: Copy {
    /// Bytes of one number.
    const WIDTH: usize;
    /// Appends its bytes.
    fn write(self, out: &mut Vec<u8>);
    /// Reads it from exactly `WIDTH` bytes.
    fn read(bytes: &[u8]) -> Self;
}

macro_rules! fixed {
    ($($number:ty),*) => {$(
        impl Fixed for $number {
            const WIDTH: usize = size_of::<$number>();
            fn write(self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }
            fn read(bytes: &[u8]) -> Self {
                bytes.try_into().map(Self::from_le_bytes).unwrap_or_default()
            }
        }
    )*};
}
fixed!(u8, i8, i16, u16, u32, u64, f32);

/// A list of numbers that is stored as one block of bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Block<N>(pub Vec<N>);

impl<N> Default for Block<N> {
    fn default() -> Block<N> {
        Block(Vec::new())
    }
}

impl<N> std::ops::Deref for Block<N> {
    type Target = [N];
    fn deref(&self) -> &[N] {
        &self.0
    }
}

impl<N: Fixed> Serialize for Block<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(&self.0, serializer)
    }
}

impl<'de, N: Fixed> Deserialize<'de> for Block<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Block<N>, D::Error> {
        deserialize(deserializer).map(Block)
    }
}

/// For fields that are stored as a [`Block`] is: `#[serde(with = "crate::bytes")]`.
pub(crate) fn serialize<N: Fixed, S: Serializer>(numbers: &[N], serializer: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(numbers.len() * N::WIDTH);
    numbers.iter().for_each(|number| number.write(&mut bytes));
    serializer.serialize_bytes(&bytes)
}

/// For fields that are stored as a [`Block`] is.
pub(crate) fn deserialize<'de, N: Fixed, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<N>, D::Error> {
    with_bytes(deserializer, |bytes| {
        let whole = bytes.len().is_multiple_of(N::WIDTH);
        whole.then(|| bytes.chunks_exact(N::WIDTH).map(N::read).collect()).ok_or("a block of numbers has a part of one")
    })
}

/// Reads a value from the bytes that it is stored as.
pub(crate) fn with_bytes<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    read: impl FnOnce(&[u8]) -> Result<T, &'static str>,
) -> Result<T, D::Error> {
    struct Bytes<R>(R);
    impl<T, R: FnOnce(&[u8]) -> Result<T, &'static str>> Visitor<'_> for Bytes<R> {
        type Value = T;
        fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
            formatter.write_str("bytes")
        }
        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<T, E> {
            (self.0)(bytes).map_err(E::custom)
        }
    }
    deserializer.deserialize_bytes(Bytes(read))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_round_trip() {
        let block = Block(vec![1i16, -2, 300]);
        let bytes = postcard::to_allocvec(&block).unwrap();
        assert_eq!(bytes.len(), 7);
        assert_eq!(postcard::from_bytes::<Block<i16>>(&bytes).unwrap(), block);
        assert!(postcard::from_bytes::<Block<u32>>(&bytes).is_err());
    }
}
