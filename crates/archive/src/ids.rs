//! Keys and public ids: made from what a record is, so that the same input gives the same ids.

use sha2::{Digest, Sha256};

/// The SHA-256 of a text.
pub type TextHash = [u8; 32];

/// The hash of a text, to which corrections are anchored.
pub fn text_hash(text: &str) -> TextHash {
    Sha256::digest(text.as_bytes()).into()
}

/// A key from parts, none of which can run into the next: the first 63 bits of their SHA-256.
///
/// ```
/// use waqai_archive::ids::key_of;
/// assert_eq!(key_of(&[b"a", b"b"]), key_of(&[b"a", b"b"]));
/// assert_ne!(key_of(&[b"ab", b""]), key_of(&[b"a", b"b"]));
/// ```
pub fn key_of(parts: &[&[u8]]) -> i64 {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    first_bits(&hasher.finalize())
}

/// The first 63 bits of a hash, as SQLite's integers hold them.
pub(crate) fn first_bits(hash: &[u8]) -> i64 {
    let bytes = hash.iter().take(8).fold(0u64, |bits, &byte| bits << 8 | u64::from(byte));
    (bytes >> 1) as i64
}

/// Digits of public ids: no letter that can be read as another digit or letter.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A public id: a prefix that says what it is (`evt`, `rpt`, `act`) and thirteen digits.
///
/// ```
/// use waqai_archive::ids::{public_id, read_public_id};
/// let id = public_id("evt", 123_456_789);
/// assert_eq!(id, "evt_00000003nqk8n");
/// assert_eq!(read_public_id(&id), Some(("evt", 123_456_789)));
/// ```
pub fn public_id(prefix: &str, key: i64) -> String {
    let mut id = format!("{prefix}_");
    id.extend((0..13).rev().map(|digit| char::from(DIGITS[(key >> (5 * digit) & 31) as usize])));
    id
}

/// The prefix and key of a public id.
pub fn read_public_id(id: &str) -> Option<(&str, i64)> {
    let (prefix, digits) = id.split_once('_')?;
    if digits.len() != 13 {
        return None;
    }
    let mut key = 0u64;
    for digit in digits.bytes() {
        key = key << 5 | DIGITS.iter().position(|&known| known == digit.to_ascii_lowercase())? as u64;
    }
    i64::try_from(key).ok().map(|key| (prefix, key))
}
