//! One hash for tables and long forms.

/// An odd number whose bits look random: by it a key's bits spread over the upper bits of a product.
pub(crate) const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// A multiply-and-rotate hash over words of eight bytes, the same on every machine, since the digest of the tables is made of it.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut state = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        state = (state.rotate_left(23) ^ u64::from_le_bytes(word)).wrapping_mul(MULTIPLIER);
    }
    state ^ (state >> 29)
}
