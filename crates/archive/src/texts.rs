//! Texts in few bytes: zstd with a dictionary that every archive carries in itself, so that it can be read without the program's samples.

use std::cell::RefCell;
use zstd::bulk::{Compressor, Decompressor};

/// The level: higher ones cost more time than they save room.
const LEVEL: i32 = 3;

/// Compresses texts with one dictionary.
pub struct Packer(Compressor<'static>);

impl Packer {
    /// With a dictionary: text of the kind that is to come.
    pub fn new(dictionary: &[u8]) -> std::io::Result<Packer> {
        Ok(Packer(Compressor::with_dictionary(LEVEL, dictionary)?))
    }

    /// A text in few bytes.
    pub fn pack(&mut self, text: &str) -> std::io::Result<Vec<u8>> {
        self.0.compress(text.as_bytes())
    }
}

impl std::fmt::Debug for Packer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Packer")
    }
}

/// Reads what a [`Packer`] with the same dictionary wrote.
pub struct Unpacker(RefCell<Decompressor<'static>>);

impl Unpacker {
    /// With the dictionary of the packer.
    pub fn new(dictionary: &[u8]) -> std::io::Result<Unpacker> {
        Ok(Unpacker(RefCell::new(Decompressor::with_dictionary(dictionary)?)))
    }

    /// The text; `most` is its greatest size in bytes.
    pub fn unpack(&self, packed: &[u8], most: usize) -> std::io::Result<String> {
        let bytes = self.0.borrow_mut().decompress(packed, most)?;
        String::from_utf8(bytes).map_err(std::io::Error::other)
    }
}

impl std::fmt::Debug for Unpacker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Unpacker")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back() {
        let text = "استقبل الوزير نظيره في العاصمة اليوم.".repeat(40);
        let packed = Packer::new(b"dictionary").unwrap().pack(&text).unwrap();
        assert!(packed.len() < text.len() / 10);
        assert_eq!(Unpacker::new(b"dictionary").unwrap().unpack(&packed, text.len()).unwrap(), text);
        assert_eq!(Packer::new(b"").unwrap().pack("").map(|bytes| Unpacker::new(b"").unwrap().unpack(&bytes, 0).unwrap()).unwrap(), "");
    }
}
