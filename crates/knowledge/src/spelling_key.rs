//! Keys of spellings: what the letters of a name that several spellings share, and what a name in Latin letters allows.
//!
//! Arabic papers write one foreign name in many ways. Two things, both exact and both read from `actors/name-correspondences`, tell whether a
//! written name is another spelling of a known one: it has the same [`SpellingKey`], which is its consonants by class, and each of its letters can
//! stand for letters of the known name in Latin script ([`Correspondences::may_write`]).

use serde::{Deserialize, Serialize};
use waqai_tables::{TableError, TableSet};
use waqai_text::fold;

/// The consonants of a name by class, four bits each, the first one highest; only the first sixteen count. Names of different word breaks have one key.
///
/// ```
/// use waqai_knowledge::Correspondences;
/// use waqai_tables::TableSet;
/// let table = "letters\tarabic\twhere\nK\tغ | ج | ك\tkey\nN\tن\tkey\nB\tب\tkey\n";
/// let rules = Correspondences::compile(&TableSet::new([("actors/name-correspondences.tsv", table)])).unwrap();
/// let key = |word: &str| rules.key([word]);
/// assert_eq!(key("بينغ"), key("بينج"));
/// assert_ne!(key("بينغ"), key("بان"));
/// assert_eq!(rules.key(["بي", "نغ"]), key("بينغ"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SpellingKey(pub u64);

/// Where in a word of the Latin name a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Place {
    Any,
    Start,
    End,
}

/// What some letters of a Latin name may be written with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Row {
    letters: Box<[char]>,
    place: Place,
    arabic: Vec<Box<[char]>>,
}

/// A sequence of Arabic letters that is one letter to the key: تش.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Digraph {
    letters: Box<[char]>,
    class: u8,
}

/// The letters of the Arabic block that a key may look at, from hamza on.
const FIRST: u32 = 0x621;
const LETTERS: usize = 0x64B - 0x621;

/// Which words of a Latin name may have nothing written for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Without {
    /// The first word.
    pub first: bool,
    /// The last word.
    pub last: bool,
    /// Parts of words with hyphens.
    pub parts: bool,
}

/// The article, which names of Arabic origin may have where the Latin one has none.
const ARTICLE: [char; 2] = ['\u{627}', '\u{644}'];

/// How many letters a Latin name may have here, and how many an Arabic one: longer ones are nobody's.
const LONGEST_LATIN: usize = 80;
const LONGEST_ARABIC: usize = 63;

/// The correspondences of letters between scripts, and the classes that keys are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correspondences {
    /// The class of a letter; 0 for one that no key holds.
    classes: Vec<u8>,
    /// The letters of sounds that hardly any foreign name has.
    listed: Vec<char>,
    /// Letters of Latin script with rows of their own for the start of a word.
    starts: Vec<char>,
    /// Longest first.
    digraphs: Vec<Digraph>,
    /// By the first letter.
    rows: Vec<Row>,
}

impl Correspondences {
    /// Reads `actors/name-correspondences`; without that table nothing corresponds.
    pub fn compile(tables: &TableSet) -> Result<Correspondences, TableError> {
        let mut compiled = Correspondences { classes: vec![0; LETTERS], ..Correspondences::default() };
        let mut names = Vec::new();
        for row in tables.table("actors/name-correspondences", &["letters", "where"])?.rows {
            row.required("arabic")?;
            let arabic = row.list("arabic").map(|text| if text == "-" { String::new() } else { fold(text) });
            let place = match row.required("where")? {
                "any" => Place::Any,
                "start" => Place::Start,
                "end" => Place::End,
                "key" => {
                    let name = row.required("letters")?.to_owned();
                    let class = names.iter().position(|known| *known == name).unwrap_or(names.len()) as u8 + 1;
                    if class > 15 {
                        return Err(row.error("letters", "a key has room for fifteen classes", "Join it with another class"));
                    }
                    names.push(name);
                    for letters in arabic {
                        let letters: Box<[char]> = letters.chars().collect();
                        match *letters {
                            [letter] => match compiled.classes.get_mut((letter as u32).wrapping_sub(FIRST) as usize) {
                                Some(slot) => *slot = class,
                                None => {
                                    return Err(row.error("arabic", &format!("`{letter}` is no Arabic letter"), "Write Arabic letters"));
                                }
                            },
                            _ => compiled.digraphs.push(Digraph { letters, class }),
                        }
                    }
                    continue;
                }
                "listed" => {
                    compiled.listed.extend(arabic.flat_map(|text| text.chars().collect::<Vec<_>>()));
                    continue;
                }
                other => return Err(row.error("where", &format!("`{other}` is no place"), "Write any, start, end, key or listed")),
            };
            let arabic: Vec<Box<[char]>> = arabic.map(|text| text.chars().collect()).collect();
            for letters in row.list("letters") {
                if place == Place::Start && letters.chars().count() == 1 {
                    compiled.starts.extend(letters.chars());
                }
                compiled.rows.push(Row { letters: letters.chars().collect(), place, arabic: arabic.clone() });
            }
        }
        compiled.digraphs.sort_by_key(|digraph| std::cmp::Reverse(digraph.letters.len()));
        compiled.rows.sort_by_key(|row| row.letters.first().copied());
        Ok(compiled)
    }

    /// The key of a name of folded words, whose breaks do not count.
    pub fn key<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> SpellingKey {
        let mut maker = KeyMaker::default();
        for word in words {
            maker.word(self, word);
        }
        maker.key()
    }

    fn class(&self, letter: char) -> u8 {
        self.classes.get((letter as u32).wrapping_sub(FIRST) as usize).copied().unwrap_or(0)
    }

    /// Whether a folded word has a sound of Arabic, and so has one spelling.
    pub fn has_own_sound(&self, word: &str) -> bool {
        word.chars().any(|letter| self.listed.contains(&letter))
    }

    /// Whether folded Arabic words, read as one, may stand for a name in Latin letters. Of three words or more the inner ones may be left out,
    /// the first and last ones only where that is said.
    ///
    /// Follows all readings at once: for each place in the Latin name, the set of places in the Arabic one that can be reached with it.
    pub fn may_write<'w>(&self, latin: &str, words: impl IntoIterator<Item = &'w str>, without: Without) -> bool {
        let mut arabic = ['\0'; LONGEST_ARABIC];
        let mut length = 0;
        for letter in words.into_iter().flat_map(str::chars) {
            let Some(slot) = arabic.get_mut(length) else { return false };
            *slot = letter;
            length += 1;
        }
        let arabic = &arabic[..length];
        let mut letters = ['\0'; LONGEST_LATIN];
        let mut count = 0;
        for letter in latin.chars() {
            let Some(slot) = letters.get_mut(count) else { return false };
            *slot = letter.to_lowercase().next().unwrap_or(letter);
            count += 1;
        }
        let letters = &letters[..count];
        let mut reached = [0u64; LONGEST_LATIN + 1];
        reached[0] = 1;
        for at in 0..count {
            let from = reached[at];
            if from == 0 {
                continue;
            }
            if !letters[at].is_alphabetic() {
                reached[at + 1] |= from;
            }
            let start = at == 0 || !letters[at - 1].is_alphabetic();
            if start {
                let part = |letter: &char| *letter == ' ' || without.parts && !letter.is_alphabetic();
                let end = letters[at..].iter().position(part).map_or(count, |length| at + length);
                let (first, last) = (!letters[..at].contains(&' '), !letters[at..].contains(&' '));
                if (!first || without.first) && (!last || without.last) && (without.parts || at == 0 || letters[at - 1] == ' ') {
                    reached[end] |= from;
                }
                reached[at] |= advance(from, arabic, &ARTICLE);
            } else if letters[at] == letters[at - 1] {
                // A letter written twice may sound once.
                reached[at + 1] |= from;
            }
            let from = reached[at];
            let opened = start && self.starts.contains(&letters[at]);
            let first = self.rows.partition_point(|row| row.letters.first().is_some_and(|&first| first < letters[at]));
            for row in &self.rows[first..] {
                if row.letters.first() != Some(&letters[at]) {
                    break;
                }
                if !letters[at..].starts_with(&row.letters) {
                    continue;
                }
                let next = at + row.letters.len();
                let fits = match row.place {
                    Place::Any => !opened,
                    Place::Start => start,
                    Place::End => letters.get(next).is_none_or(|letter| !letter.is_alphabetic()),
                };
                if fits {
                    // At the start of a word only rows for it let a letter go unwritten.
                    let needed = start && row.place == Place::Any;
                    for option in row.arabic.iter().filter(|option| !(needed && option.is_empty())) {
                        reached[next] |= advance(from, arabic, option);
                    }
                }
            }
        }
        reached[count] >> length & 1 == 1
    }
}

/// The places behind an Arabic string, from each of a set of places where it stands.
fn advance(from: u64, arabic: &[char], option: &[char]) -> u64 {
    let mut to = 0;
    let mut rest = from;
    while rest != 0 {
        let at = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        if arabic[at..].starts_with(option) {
            to |= 1 << (at + option.len());
        }
    }
    to
}

/// Makes the key of a name word by word, so that the longer name costs only its last word.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyMaker {
    bits: u64,
    held: u32,
    last: Option<u8>,
}

impl KeyMaker {
    /// Adds a folded word.
    pub fn word(&mut self, rules: &Correspondences, word: &str) {
        let mut rest = word;
        while let Some(letter) = rest.chars().next() {
            let digraph = rules.digraphs.iter().find(|digraph| starts_with(rest, &digraph.letters));
            let (class, length) = match digraph {
                Some(digraph) => (digraph.class, digraph.letters.iter().map(|letter| letter.len_utf8()).sum()),
                None => (rules.class(letter), letter.len_utf8()),
            };
            rest = &rest[length..];
            // A letter written twice sounds once.
            if class != 0 && self.last != Some(class) && self.held < 16 {
                self.bits = self.bits << 4 | u64::from(class);
                self.held += 1;
            }
            self.last = (class != 0).then_some(class);
        }
    }

    /// The key of the words so far.
    pub fn key(&self) -> SpellingKey {
        SpellingKey(self.bits)
    }

    /// How many consonants the key holds.
    pub fn consonants(&self) -> u32 {
        self.held
    }
}

fn starts_with(text: &str, letters: &[char]) -> bool {
    let mut found = text.chars();
    letters.iter().all(|letter| found.next() == Some(*letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "letters\tarabic\twhere\n\
        p\tب\tany\nu\tو | -\tany\nt\tت\tany\ni\tي | -\tany\nn\tن\tany\nch\tتش | ش\tany\ng\tغ | ج | ك\tany\no\tو\tany\ne\tي | -\tany\ne\tه\tend\na\tا | -\tany\n\
        A\tع\tlisted\nB\tب\tkey\nT\tت | ش | تش\tkey\nN\tن\tkey\n";

    fn rules() -> Correspondences {
        Correspondences::compile(&TableSet::new([("actors/name-correspondences.tsv", TABLE)])).unwrap()
    }

    #[test]
    fn a_key_holds_consonants_and_no_breaks() {
        let rules = rules();
        assert_eq!(rules.key(["بوتين"]), rules.key(["بو", "تن"]));
        assert_eq!(rules.key(["تشان"]), rules.key(["شان"]));
        assert_ne!(rules.key(["بوتين"]), rules.key(["بونين"]));
        assert_eq!(rules.key(["اا", ""]), SpellingKey(0));
        let long = "بن".repeat(40);
        assert_eq!(rules.key([long.as_str()]).0 >> 60, 1);
    }

    #[test]
    fn the_latin_name_rules_letters_in_and_out() {
        let rules = rules();
        let fits = |latin: &str, arabic: &str| rules.may_write(latin, arabic.split(' '), Without::default());
        assert!(fits("Putin", "بوتين") && fits("Putin", "بتن") && fits("Pu Tin", "بوتين"));
        assert!(fits("Gogo", "غوجو") && !fits("Noto", "غوتو"));
        // The whole name must be read; inner words may be missing.
        assert!(!fits("Putin", "بوتينا") && !fits("Putin", "بوت") && !fits("Putin Gogo", "بوتين") && !fits("Putin Gogo", "غوغو"));
        assert!(fits("Putin Pepe Gogo", "بوتين غوغو"));
        assert!(rules.may_write("Putin Gogo", ["غوغو"], Without { first: true, ..Without::default() }));
        assert!(rules.may_write("Putin Gogo", ["بوتين"], Without { last: true, ..Without::default() }));
        // At the start of a word nothing goes unwritten; a final e may be a ه, an inner one not.
        assert!(!fits("Itin", "تين") && fits("Tone", "تونه") && !fits("Teno", "تهنو"));
        // A letter written twice sounds once.
        assert!(fits("Puttin", "بوتين"));
    }

    #[test]
    fn names_beyond_all_measure_are_nobodys() {
        let long = "بو".repeat(200);
        assert!(!rules().may_write(&"pu".repeat(200), [long.as_str()], Without::default()));
        assert!(!rules().may_write("", ["ب"], Without::default()));
    }

    #[test]
    fn sounds_of_arabic_are_told() {
        assert!(rules().has_own_sound("عومر") && !rules().has_own_sound("تون"));
    }

    #[test]
    fn a_bad_row_says_where() {
        for (row, column) in [("g\t\tany", "arabic"), ("g\tغ\tthere", "where"), ("K\tx\tkey", "arabic")] {
            let table = format!("letters\tarabic\twhere\n{row}\n");
            let error = Correspondences::compile(&TableSet::new([("actors/name-correspondences.tsv", table.as_str())])).unwrap_err();
            assert_eq!((error.column.as_str(), error.line), (column, 2));
        }
    }
}
