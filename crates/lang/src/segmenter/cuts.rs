//! Where a word can be cut: closed lists of what stands before and after a stem, and words that part in no other way.

use super::letters::{Letters, hash};
use serde::{Deserialize, Serialize};

/// A way to take a token apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// How many letters stand before the stem.
    pub start: usize,
    /// Where the stem ends, in letters.
    pub end: usize,
    /// The places where words part: bit `n` stands for a cut after `n` letters.
    pub places: u32,
    /// The number of the row of proclitics, from 1; 0 for none.
    pub proclitics: u8,
    /// The number of the enclitic, from 1; 0 for none.
    pub enclitic: u8,
}

impl Cut {
    /// Whether it leaves the token whole.
    pub fn is_whole(&self) -> bool {
        self.places == 0
    }

    /// Whether it stands in the list of joined words and does not come from clitics.
    pub fn is_listed(&self) -> bool {
        self.places != 0 && self.proclitics == 0 && self.enclitic == 0
    }
}

/// The closed lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CliticTable {
    /// Rows of proclitics of one letter each, as written before a stem; sorted.
    proclitics: Vec<String>,
    /// Pronouns as written after a stem; sorted.
    enclitics: Vec<String>,
    /// Joined words by their hash, with the places where they part; sorted.
    joined: Vec<(u64, u32)>,
}

/// At most so many ways to take a token apart are looked at.
pub const MOST_CUTS: usize = 24;
/// A stem before a pronoun has at least two letters.
const SHORTEST_STEM: usize = 2;

impl CliticTable {
    /// A table of rows of proclitics, of enclitics, and of joined words with the places where they part. At most 30 of each kind of clitic are kept.
    pub fn new(proclitics: &[String], enclitics: &[String], joined: &[(String, u32)]) -> CliticTable {
        let sorted = |list: &[String]| {
            let mut list: Vec<String> = list.iter().filter(|clitic| !clitic.is_empty()).cloned().collect();
            list.sort();
            list.dedup();
            list.truncate(30);
            list
        };
        let mut joined: Vec<(u64, u32)> = joined.iter().map(|(word, places)| (hash(word), *places)).collect();
        joined.sort_unstable();
        joined.dedup();
        CliticTable { proclitics: sorted(proclitics), enclitics: sorted(enclitics), joined }
    }

    /// The enclitics, in the order of their numbers.
    pub fn enclitics(&self) -> &[String] {
        &self.enclitics
    }

    /// The rows of proclitics, in the order of their numbers.
    pub fn proclitics(&self) -> &[String] {
        &self.proclitics
    }

    /// Whether the letters from `start` on are a pronoun that a preposition of one letter rules: لها.
    pub fn is_object(&self, place: &super::features::Place, start: usize) -> bool {
        let letters = place.letters.all();
        start > 0
            && matches!(letters[start - 1], BA | LAM | KAF)
            && self.enclitics.iter().any(|enclitic| enclitic.chars().eq(letters[start..].iter().copied()))
    }

    /// All ways to take a token apart, the whole token first. No two have the same places. Gives their number.
    pub fn cuts(&self, letters: &Letters, cuts: &mut [Cut; MOST_CUTS]) -> usize {
        let all = letters.all();
        cuts[0] = Cut { start: 0, end: all.len(), places: 0, proclitics: 0, enclitic: 0 };
        if all.len() < 2 {
            return 1;
        }
        let mut count = 1;
        let mut add = |cut: Cut| {
            if count < MOST_CUTS && !cuts[..count].iter().any(|known| known.places == cut.places) {
                cuts[count] = cut;
                count += 1;
            }
        };
        let mut ends = [(0u8, 0usize); 32];
        let mut found = 1;
        for (number, enclitic) in self.enclitics.iter().enumerate() {
            let length = enclitic.chars().count();
            if length + SHORTEST_STEM <= all.len() && enclitic.chars().eq(all[all.len() - length..].iter().copied()) {
                ends[found] = (number as u8 + 1, length);
                found += 1;
            }
        }
        for number in 0..=self.proclitics.len() {
            let row = if number == 0 { "" } else { self.proclitics[number - 1].as_str() };
            let start = row.chars().count();
            if start >= all.len() || !row.chars().eq(all[..start].iter().copied()) {
                continue;
            }
            for &(enclitic, length) in &ends[..found] {
                let end = all.len() - length;
                if end <= start || enclitic != 0 && end - start < SHORTEST_STEM {
                    continue;
                }
                let before = ((1u32 << start) - 1) << 1;
                let places = before | if enclitic == 0 { 0 } else { 1 << end };
                add(Cut { start, end, places, proclitics: number as u8, enclitic });
            }
        }
        if !self.joined.is_empty() {
            let mut listed = |from: usize| {
                let word = letters.hash(from, all.len());
                let first = self.joined.partition_point(|(known, _)| *known < word);
                for &(_, places) in self.joined[first..].iter().take_while(|(known, _)| *known == word) {
                    add(Cut { start: 0, end: all.len(), places: places << from | u32::from(from > 0) << from, proclitics: 0, enclitic: 0 });
                }
            };
            listed(0);
            if all.len() > 3 && matches!(all[0], WAW | FA) {
                listed(1);
            }
        }
        count
    }
}

const BA: char = '\u{628}';
const KAF: char = '\u{643}';
const LAM: char = '\u{644}';
const WAW: char = '\u{648}';
const FA: char = '\u{641}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clitics_and_listed_words() {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let table = CliticTable::new(&list(&["و", "ب", "وب"]), &list(&["ه", "ها"]), &[("مما".to_owned(), 0b10)]);
        let mut cuts = [Cut::default(); MOST_CUTS];
        let mut letters = Letters::default();
        let mut places = |word: &str| {
            letters.read(word);
            let count = table.cuts(&letters, &mut cuts);
            cuts[..count].iter().map(|cut| cut.places).collect::<Vec<u32>>()
        };
        assert_eq!(places("كتاب"), [0]);
        assert_eq!(places("كتابها"), [0, 1 << 4]);
        assert_eq!(places("وبيتها"), [0, 1 << 4, 0b10, 0b1_0010, 0b110, 0b1_0110]);
        assert_eq!(places("بها"), [0, 0b10]);
        assert_eq!(places("مما"), [0, 0b10]);
        assert_eq!(places("ومما"), [0, 0b10, 0b110]);
        assert_eq!(places("و"), [0]);
        assert_eq!(places(""), [0]);
    }
}
