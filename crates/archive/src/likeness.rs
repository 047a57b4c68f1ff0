//! Texts that are nearly the same: reprints, updates, corrections of one report.
//!
//! Shingles are runs of [`RUN`] folded words. Eighteen least hashes of them (MinHash) are laid into six bands of three: two texts that share
//! seven tenths of their shingles share a band nine times in ten, two that share a tenth almost never. What shares a band is then compared in full.

/// Words in a shingle.
const RUN: usize = 3;
/// Hashes in a band.
const ROWS: usize = 3;
/// Bands.
pub(crate) const BANDS: usize = 6;

/// The bands of a text, and how long it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// One number for each band; none where the text has too few words to be compared.
    pub bands: Vec<i64>,
}

/// The fewest words that make a text comparable: shorter ones are alike by chance.
const FEWEST: usize = 12;

/// The sketch of a text, from its folded words with single spaces between.
///
/// ```
/// use waqai_archive::likeness::sketch;
/// let words: Vec<String> = (0..40).map(|word| format!("w{word}")).collect();
/// let one = sketch(&words.join(" "));
/// assert_eq!(one.bands.len(), 6);
/// assert_eq!(one, sketch(&words.join(" ")));
/// assert!(sketch("too short").bands.is_empty());
/// ```
pub fn sketch(words: &str) -> Sketch {
    let hashes = shingles(words);
    if hashes.len() + RUN < FEWEST + 1 {
        return Sketch::default();
    }
    let mut least = [u64::MAX; BANDS * ROWS];
    for &hash in &hashes {
        for (at, least) in least.iter_mut().enumerate() {
            *least = (*least).min(mix(hash ^ SEEDS[at]));
        }
    }
    let bands = least.chunks(ROWS).enumerate().map(|(band, rows)| {
        let hash = rows.iter().fold(band as u64, |hash, &row| mix(hash.rotate_left(23) ^ row));
        (hash >> 1) as i64
    });
    Sketch { bands: bands.collect() }
}

/// How alike two texts are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Likeness {
    /// Shared shingles of all shingles.
    pub shared: f64,
    /// Shared shingles of those of the shorter text.
    pub contained: f64,
}

/// Compares two texts by their folded words.
///
/// ```
/// use waqai_archive::likeness::compare;
/// let likeness = compare("a b c d e f", "a b c d e f g h");
/// assert_eq!(likeness.contained, 1.0);
/// assert!(likeness.shared > 0.6 && likeness.shared < 0.7);
/// ```
pub fn compare(one: &str, other: &str) -> Likeness {
    let sorted = |words: &str| {
        let mut hashes = shingles(words);
        hashes.sort_unstable();
        hashes.dedup();
        hashes
    };
    let (one, other) = (sorted(one), sorted(other));
    let shorter = one.len().min(other.len());
    if shorter == 0 {
        return Likeness::default();
    }
    let (mut left, mut right, mut both) = (0, 0, 0usize);
    while left < one.len() && right < other.len() {
        match one[left].cmp(&other[right]) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                left += 1;
                right += 1;
            }
        }
    }
    let all = one.len() + other.len() - both;
    Likeness { shared: both as f64 / all as f64, contained: both as f64 / shorter as f64 }
}

/// A hash of every run of words.
fn shingles(words: &str) -> Vec<u64> {
    let mut hashes = Vec::with_capacity(words.len() / 8);
    let mut last = [0u64; RUN];
    for (at, word) in words.split(' ').filter(|word| !word.is_empty()).enumerate() {
        last.rotate_left(1);
        last[RUN - 1] = word.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
        if at + 1 >= RUN {
            hashes.push(last.iter().fold(0, |hash: u64, &word| mix(hash.rotate_left(17) ^ word)));
        }
    }
    hashes
}

/// Spreads the bits of a number (the end of MurmurHash 3).
const fn mix(mut bits: u64) -> u64 {
    bits ^= bits >> 33;
    bits = bits.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    bits ^= bits >> 33;
    bits = bits.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    bits ^ bits >> 33
}

/// A seed for each least hash.
static SEEDS: [u64; BANDS * ROWS] = {
    let mut seeds = [0; BANDS * ROWS];
    let mut at = 0;
    while at < seeds.len() {
        seeds[at] = mix(0x9E37_79B9_7F4A_7C15u64.wrapping_mul(at as u64 + 1));
        at += 1;
    }
    seeds
};

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: std::ops::Range<usize>) -> String {
        words.map(|word| format!("w{word}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_alike_shares_a_band_and_what_is_not_does_not() {
        let (mut found, mut by_chance) = (0, 0);
        for first in 0..200 {
            let base = first * 1000;
            let one = sketch(&text(base..base + 150));
            // Nine tenths of the words are those of the other.
            let alike = sketch(&text(base + 8..base + 158));
            let other = sketch(&text(base + 120..base + 270));
            found += usize::from(one.bands.iter().zip(&alike.bands).any(|(a, b)| a == b));
            by_chance += usize::from(one.bands.iter().zip(&other.bands).any(|(a, b)| a == b));
        }
        assert!(found >= 195, "{found}");
        assert!(by_chance <= 10, "{by_chance}");
    }

    #[test]
    fn comparing_is_symmetric() {
        let (one, other) = (text(0..50), text(20..90));
        assert_eq!(compare(&one, &other), compare(&other, &one));
        assert_eq!(compare(&one, &one), Likeness { shared: 1.0, contained: 1.0 });
        assert_eq!(compare("", &one), Likeness::default());
    }
}
