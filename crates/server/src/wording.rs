//! The words of the pages in both languages, from `words/*.tsv`: key, English, Arabic.

use crate::language::{Digits, Language, Months, Reading};
use std::collections::HashMap;

/// The files of words.
static FILES: &[(&str, &str)] = &[
    ("frame.tsv", include_str!("../words/frame.tsv")),
    ("codes.tsv", include_str!("../words/codes.tsv")),
    ("lists.tsv", include_str!("../words/lists.tsv")),
    ("pair.tsv", include_str!("../words/pair.tsv")),
    ("report.tsv", include_str!("../words/report.tsv")),
    ("confidence.tsv", include_str!("../words/confidence.tsv")),
    ("places.tsv", include_str!("../words/places.tsv")),
    ("find.tsv", include_str!("../words/find.tsv")),
    ("login.tsv", include_str!("../words/login.tsv")),
    ("problems.tsv", include_str!("../words/problems.tsv")),
];

/// The words of the pages.
#[derive(Debug)]
pub(crate) struct Wording {
    words: HashMap<&'static str, [&'static str; 2]>,
}

impl Wording {
    /// Reads the bundled files. What is wrong with them is found by the tests of this file.
    pub fn bundled() -> Wording {
        let rows = FILES.iter().flat_map(|(_, text)| text.lines().filter(|line| !line.starts_with('#')).skip(1));
        let words = rows.filter_map(|row| {
            let mut cells = row.split('\t');
            Some((cells.next()?, [cells.next()?, cells.next()?]))
        });
        Wording { words: words.collect() }
    }

    /// The words of a key; the key itself where there are none.
    fn get(&self, key: &'static str, language: Language) -> &'static str {
        self.words.get(key).map_or(key, |words| words[usize::from(language == Language::Arabic)])
    }
}

/// Words for one reader. Templates call it `t`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Texts<'a> {
    wording: &'a Wording,
    language: Language,
    digits: Digits,
    months: Months,
}

impl<'a> Texts<'a> {
    pub fn new(wording: &'a Wording, reading: &Reading) -> Texts<'a> {
        Texts { wording, language: reading.language, digits: reading.digits, months: reading.months }
    }

    /// The words of a key.
    pub fn say(&self, key: &'static str) -> &'static str {
        self.wording.get(key, self.language)
    }

    /// The name of a code of some kind: `named("mode", "visit")` is the words of `mode.visit`. The code itself where it has none.
    pub fn named<'c>(&self, kind: &str, code: &'c str) -> &'c str {
        let words = self.wording.words.get(format!("{kind}.{code}").as_str());
        words.map_or(code, |words| words[usize::from(self.language == Language::Arabic)])
    }

    /// Hundredths as a percentage.
    pub fn percent(&self, hundredths: i64) -> String {
        let sign = if self.language == Language::Arabic && self.digits == Digits::Eastern { '\u{66A}' } else { '%' };
        format!("{}{sign}", self.number(hundredths))
    }

    /// The language of the page.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Which of two texts is in the language of the page.
    pub fn of<'t>(&self, english: &'t str, arabic: &'t str) -> &'t str {
        match self.language {
            Language::English => english,
            Language::Arabic => arabic,
        }
    }

    /// A number with the digits preferred.
    pub fn number(&self, number: impl std::fmt::Display) -> String {
        self.figures(&number.to_string())
    }

    /// A text with its digits as preferred.
    pub fn figures(&self, text: &str) -> String {
        if self.language == Language::English || self.digits == Digits::Western {
            return text.to_owned();
        }
        text.chars().map(|letter| letter.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(letter)).collect()
    }

    /// A number with the noun that it counts, in the form that the number wants; the keys are `KEY.one`, `.two`, `.few` (3 to 10), `.many` (11 to 99)
    /// and `.other`, after the plural rules of CLDR. In the words `#` stands for the number.
    pub fn count(&self, number: u64, [one, two, few, many, other]: [&'static str; 5]) -> String {
        let key = match (self.language, number, number % 100) {
            (_, 1, _) => one,
            (Language::English, ..) => other,
            (Language::Arabic, 2, _) => two,
            (Language::Arabic, _, 3..=10) => few,
            (Language::Arabic, _, 11..=99) => many,
            (Language::Arabic, ..) => other,
        };
        self.say(key).replace('#', &self.number(number))
    }

    /// A day such as 2022-04-25 as it is written in a text: 25 April 2022. Months (2022-04) and years too; else the text as it is.
    pub fn day(&self, day: &str) -> String {
        let mut parts = day.splitn(3, '-');
        let year = parts.next().unwrap_or_default();
        let Some(month) = parts.next().and_then(|month| month.parse::<usize>().ok()).filter(|month| (1..=12).contains(month)) else {
            return self.figures(day);
        };
        let names = match (self.language, self.months) {
            (Language::English, _) | (Language::Arabic, Months::Gulf) => "months.gulf",
            (Language::Arabic, Months::Levant) => "months.levant",
            (Language::Arabic, Months::Maghreb) => "months.maghreb",
            (Language::Arabic, Months::Morocco) => "months.morocco",
        };
        let name = self.say(names).split('|').nth(month - 1).unwrap_or_default().trim();
        match parts.next().and_then(|day| day.parse::<u8>().ok()) {
            Some(day) => self.figures(&format!("{day} {name} {year}")),
            None => self.figures(&format!("{name} {year}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<'a>(wording: &'a Wording, question: &str, cookies: &str) -> Texts<'a> {
        Texts::new(wording, &Reading::of("/", question, cookies, ""))
    }

    #[test]
    fn every_row_has_both_languages_and_every_key_comes_once() {
        let mut seen = std::collections::HashSet::new();
        for (file, text) in FILES {
            for (at, row) in text.lines().enumerate().filter(|(_, row)| !row.starts_with('#')) {
                let cells: Vec<&str> = row.split('\t').collect();
                assert_eq!(cells.len(), 3, "words/{file}:{}: key, English, Arabic with tabs between them", at + 1);
                assert!(cells.iter().all(|cell| !cell.trim().is_empty()), "words/{file}:{}: an empty cell", at + 1);
                assert!(cells[0] == "key" || seen.insert(cells[0]), "words/{file}:{}: {} came before", at + 1, cells[0]);
            }
        }
    }

    /// What the reader sees of an event is said in both languages, in English as the tables of weights say it.
    #[test]
    fn every_feature_has_words() {
        let wording = Wording::bundled();
        for feature in waqai_coder::rules::Feature::ALL {
            let words = wording.words.get(format!("seen.{}", feature.code()).as_str());
            assert_eq!(words.map(|words| words[0]), Some(feature.meaning()), "words/confidence.tsv: seen.{}", feature.code());
        }
    }

    /// Every key in templates and code has its words.
    #[test]
    fn every_key_has_words() {
        let wording = Wording::bundled();
        let mut missing = Vec::new();
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut folders = vec![root.join("templates"), root.join("src")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                if path.file_name().is_some_and(|name| name == "wording.rs") {
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                for part in text.split(".say(\"").skip(1) {
                    let key = part.split('"').next().unwrap();
                    if !wording.words.contains_key(key) {
                        missing.push(format!("{}: {key}", path.display()));
                    }
                }
            }
        }
        assert!(missing.is_empty(), "keys without words: {missing:#?}");
    }

    #[test]
    fn days_are_written_in_words() {
        let wording = Wording::bundled();
        assert_eq!(texts(&wording, "lang=en", "").day("2022-04-25"), "25 April 2022");
        assert_eq!(texts(&wording, "lang=ar", "").day("2022-04-25"), "25 أبريل 2022");
        assert_eq!(texts(&wording, "lang=ar", "months=levant; digits=eastern").day("2022-04"), "نيسان ٢٠٢٢");
        assert_eq!(texts(&wording, "lang=en", "").day("2022"), "2022");
    }

    #[test]
    fn numbers_choose_their_noun() {
        let wording = Wording::bundled();
        let reports = ["count.report.one", "count.report.two", "count.report.few", "count.report.many", "count.report.other"];
        let arabic = texts(&wording, "lang=ar", "");
        assert_eq!(arabic.count(2, reports), "تقريران");
        assert_eq!(arabic.count(5, reports), "5 تقارير");
        assert_eq!(arabic.count(11, reports), "11 تقريرا");
        assert_eq!(arabic.count(100, reports), "100 تقرير");
        assert_eq!(texts(&wording, "lang=en", "").count(2, reports), "2 reports");
    }
}
