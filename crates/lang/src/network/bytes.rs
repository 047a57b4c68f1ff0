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
fixed!(i8, i16, u16, u32, f32);

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
        let mut bytes = Vec::with_capacity(self.0.len() * N::WIDTH);
        self.0.iter().for_each(|number| number.write(&mut bytes));
        serializer.serialize_bytes(&bytes)
    }
}

impl<'de, N: Fixed> Deserialize<'de> for Block<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Block<N>, D::Error> {
        struct Bytes<N>(std::marker::PhantomData<N>);
        impl<N: Fixed> Visitor<'_> for Bytes<N> {
            type Value = Block<N>;
            fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                write!(formatter, "a block of numbers of {} bytes each", N::WIDTH)
            }
            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Block<N>, E> {
                if !bytes.len().is_multiple_of(N::WIDTH) {
                    return Err(E::invalid_length(bytes.len(), &self));
                }
                Ok(Block(bytes.chunks_exact(N::WIDTH).map(N::read).collect()))
            }
        }
        deserializer.deserialize_bytes(Bytes(std::marker::PhantomData))
    }
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
