//! The letters of one folded token, with hashes of every stretch of them at hand.

/// Longer tokens are not taken apart: the longest word of newswire with its clitics has some twenty letters.
pub const MOST: usize = 31;

const BASE: u64 = 0x9E37_79B9_7F4A_7C15 | 1;

const POWERS: [u64; MOST + 2] = {
    let mut powers = [1u64; MOST + 2];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1].wrapping_mul(BASE);
        at += 1;
    }
    powers
};

/// A token as letters.
#[derive(Clone, Debug)]
pub struct Letters {
    count: usize,
    letters: [char; MOST],
    /// Where each letter begins in the folded token, in bytes; after the last one, its end.
    bytes: [u8; MOST + 1],
    /// Hash of the letters before each place.
    hashes: [u64; MOST + 1],
}

impl Default for Letters {
    fn default() -> Letters {
        Letters { count: 0, letters: ['\0'; MOST], bytes: [0; MOST + 1], hashes: [0; MOST + 1] }
    }
}

impl Letters {
    /// Reads a folded token. Gives false, and holds nothing, where it is too long.
    pub fn read(&mut self, word: &str) -> bool {
        self.count = 0;
        let mut hash = 0u64;
        for (byte, letter) in word.char_indices() {
            if self.count == MOST {
                self.count = 0;
                return false;
            }
            self.letters[self.count] = letter;
            self.bytes[self.count] = byte as u8;
            hash = push(hash, letter);
            self.count += 1;
            self.hashes[self.count] = hash;
        }
        self.bytes[self.count] = word.len() as u8;
        true
    }

    /// How many letters there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The letters.
    pub fn all(&self) -> &[char] {
        &self.letters[..self.count]
    }

    /// Where letter number `at` begins in the folded token, in bytes.
    pub fn byte(&self, at: usize) -> usize {
        usize::from(self.bytes[at])
    }

    /// The hash of the letters from `start` up to `end`.
    pub fn hash(&self, start: usize, end: usize) -> u64 {
        self.hashes[end].wrapping_sub(self.hashes[start].wrapping_mul(POWERS[end - start]))
    }

    /// The hash of the first `most` letters of a stretch, or of the whole stretch.
    pub fn first(&self, start: usize, end: usize, most: usize) -> u64 {
        self.hash(start, end.min(start + most))
    }

    /// The hash of the last `most` letters of a stretch, or of the whole stretch.
    pub fn last(&self, start: usize, end: usize, most: usize) -> u64 {
        self.hash(start.max(end.saturating_sub(most)), end)
    }
}

/// The hash of a text with one letter more.
pub fn push(hash: u64, letter: char) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(u64::from(letter))
}

/// The hash of one text followed by another of `length` letters.
pub fn join(first: u64, second: u64, length: usize) -> u64 {
    first.wrapping_mul(POWERS[length.min(MOST + 1)]).wrapping_add(second)
}

/// The hash of a folded word: the same as [`Letters::hash`] gives for these letters.
pub fn hash(word: &str) -> u64 {
    word.chars().fold(0, push)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_of_stretches() {
        let mut letters = Letters::default();
        assert!(letters.read("وكتابها"));
        assert_eq!(letters.hash(1, 5), hash("كتاب"));
        assert_eq!(join(hash("ال"), letters.hash(1, 5), 4), hash("الكتاب"));
        assert_eq!(letters.last(0, 7, 2), hash("ها"));
        assert_eq!(letters.byte(7), 14);
        assert!(!letters.read(&"ا".repeat(40)));
        assert_eq!(letters.len(), 0);
    }
}
