//! Keys by which a vocabulary finds forms.

use crate::hash::hash;

/// The key of a form of one to ten letters between U+0621 and U+065F, of which the tables' words are made: six bits for each letter, so that no two
/// forms have the same key. None for other forms. Never 0, and below 2⁶⁰.
#[inline]
pub(crate) fn packed(text: &[u8]) -> Option<u64> {
    let length = text.len();
    if length % 2 == 1 || length > 20 {
        return None;
    }
    // Pieces of whole letters that overlap where the form is shorter than all of them: a letter read twice gives the same bits at the same place. So
    // forms of four to eight letters, which most are, go one way, whatever their length: that of the next word cannot be foretold.
    let key = match *text {
        [a, b, c, d, e, f, g, h, ..] => {
            let last = u64::from_le_bytes(*text.last_chunk()?);
            let key = letters(u64::from_le_bytes([a, b, c, d, e, f, g, h]))? | letters(last)? << (3 * (length - 8));
            match text.get(8..16) {
                Some(middle) if length > 16 => key | letters(middle.try_into().map_or(0, u64::from_le_bytes))? << 24,
                _ => key,
            }
        }
        [a, b, c, d, ..] => {
            let last = u64::from(u32::from_le_bytes(*text.last_chunk()?));
            let bits = letters(u64::from(u32::from_le_bytes([a, b, c, d])) | last << 32)?;
            bits & 0xFFF | bits >> 12 << (3 * (length - 4))
        }
        [a, b] => letters(u64::from_le_bytes([a, b, 0, 0, 0, 0, 0, 0]) | FILLER << 16)? & 0x3F,
        _ => return None,
    };
    Some(key)
}

/// As [`packed`], for a form that stands at the beginning of a longer text. It reads beyond the form's end instead of asking where that is, which
/// pays where forms of all lengths follow each other.
#[inline]
pub(crate) fn packed_at(text: &[u8; 24], length: usize) -> Option<u64> {
    if length == 0 || length > 20 || length % 2 == 1 {
        return None;
    }
    let mut key = 0;
    for (place, four) in text.chunks_exact(8).enumerate() {
        let own = length.saturating_sub(8 * place).min(8);
        let mask = u64::MAX.checked_shr(64 - 8 * own as u32).unwrap_or(0);
        let four = four.try_into().map_or(0, u64::from_le_bytes);
        key |= (letters(four & mask | FILLER & !mask)? & ((1 << (3 * own)) - 1)) << (24 * place);
    }
    Some(key)
}

/// The key of any other form: others may have it too. Never 0, and no packed key.
pub(crate) fn hashed(text: &[u8]) -> u64 {
    hash(text) | 1 << 63
}

/// One in each of four letters of two bytes.
const EACH: u64 = 0x0001_0001_0001_0001;
/// Four letters U+0621.
const FILLER: u64 = 0xA1D8 * EACH;

/// Six bits for each of four letters in UTF-8, two bytes each, all at once. None where they are not all of the block, or one is its first (U+0640
/// has the bits of none).
#[inline]
fn letters(four: u64) -> Option<u64> {
    // From U+0620 on the first byte is D8 and the second A0 to BF, from U+0640 on D9 and 80 to 9F.
    let two_bytes = four & (0xC0FE * EACH) == 0x80D8 * EACH;
    let of_the_block = (four ^ four >> 13) & EACH == EACH;
    let bits = four >> 8 & (0x3F * EACH);
    let none_is_zero = (bits + 0x3F * EACH) & (0x40 * EACH) == 0x40 * EACH;
    let pairs = (bits | bits >> 10) & 0x0000_0FFF_0000_0FFF;
    (two_bytes & of_the_block & none_is_zero).then_some((pairs | pairs >> 20) & 0xFF_FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_beginning(text: &str) -> Option<u64> {
        packed_at(format!("{text}\u{628}aaaaaaaaaaaaaaaaaaaaaaaa").as_bytes().first_chunk()?, text.len())
    }

    #[test]
    fn letters_of_the_block_are_packed_and_told_apart() {
        let mut keys = std::collections::HashSet::new();
        let letters: Vec<char> = ('\u{620}'..='\u{65F}').filter(|&letter| letter != '\u{640}').collect();
        for &first in &letters {
            for &last in &letters {
                for middle in 0..9 {
                    let text: String = std::iter::once(first).chain(std::iter::repeat_n(letters[9], middle)).chain([last]).collect();
                    let key = packed(text.as_bytes()).expect("all are letters of the block");
                    assert!(keys.insert((key, middle)) && key > 0 && key < 1 << 60);
                    assert_eq!(at_beginning(&text), Some(key));
                }
            }
            assert!(packed(first.to_string().as_bytes()).is_some());
        }
        assert_eq!(keys.iter().map(|(key, _)| key).collect::<std::collections::HashSet<_>>().len(), keys.len());
    }

    #[test]
    fn other_forms_are_not() {
        let ten = "\u{628}".repeat(10);
        assert!(packed(ten.as_bytes()).is_some());
        for other in ["", "a", "ab", "abcdefgh", "\u{640}", "\u{61F}", "\u{660}", "\u{6AF}", "\u{628}a", "\u{20AC}\u{628}\u{628}", "\u{E9}"]
        {
            assert_eq!((packed(other.as_bytes()), at_beginning(other)), (None, None), "{other}");
            assert_eq!(packed(format!("{}{other}{}", &ten[..6], &ten[..4]).as_bytes()).is_some(), other.is_empty(), "{other}");
        }
        assert_eq!(packed(format!("{ten}\u{628}").as_bytes()), None);
        assert!(hashed(b"") >> 63 == 1);
    }
}
