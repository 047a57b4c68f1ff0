//! NewsFANE: a text whose clitics mostly stand apart, beside ANERcorp: the same text with whole tokens.
//!
//! NewsFANE parts و, ف and pronouns nearly everywhere, prepositions before names only. Its tokens are laid over ANERcorp's, letter by letter;
//! where both agree, a token of ANERcorp has the words that NewsFANE gives it, and its prepositions count as unknown.

use super::{Builder, UNMARKED_PREPOSITIONS};
use std::collections::HashMap;
use waqai_conllu::Sentence;
use waqai_text::fold;

/// How many letters a place is looked up by where the two texts have parted.
const KEY: usize = 18;
/// No token has more words.
const MOST_WORDS: usize = 5;
/// The article after ل, as NewsFANE writes it.
const FULL: &str = "\u{644}\u{627}\u{644}";
const SHORT: &str = "\u{644}\u{644}";
/// Letters that are words of their own before a word.
const FIRST: [&str; 6] = ["\u{648}", "\u{641}", "\u{628}", "\u{644}", "\u{643}", "\u{633}"];
const LAST: [&str; 11] = [
    "\u{647}",
    "\u{647}\u{627}",
    "\u{647}\u{645}",
    "\u{647}\u{645}\u{627}",
    "\u{647}\u{646}",
    "\u{643}",
    "\u{643}\u{645}",
    "\u{646}\u{627}",
    "\u{646}\u{64A}",
    "\u{64A}",
    "\u{643}\u{645}\u{627}",
];

/// Sentences of ANERcorp with the words of NewsFANE. `share` is the part of NewsFANE, from its beginning, that may be used.
pub fn read(newsfane: &str, anercorp: &str, share: f64) -> Vec<Sentence> {
    let mut parts: Vec<String> =
        newsfane.lines().filter_map(|line| line.split('\t').next()).map(fold).filter(|word| !word.trim().is_empty()).collect();
    parts.truncate((parts.len() as f64 * share) as usize);
    let mut letters: Vec<char> = Vec::new();
    let mut places: HashMap<Vec<char>, usize> = HashMap::new();
    let starts: Vec<usize> = parts
        .iter()
        .map(|part| {
            let start = letters.len();
            letters.extend(part.chars());
            start
        })
        .collect();
    for (number, start) in starts.iter().enumerate() {
        if let Some(key) = letters.get(*start..start + KEY) {
            places.entry(key.to_vec()).or_insert(number);
        }
    }
    let mut sentences = Vec::new();
    let mut next = 0;
    for lines in anercorp.split("\n\n").map(|block| block.lines().collect::<Vec<&str>>()) {
        let tokens: Vec<&str> = lines
            .iter()
            .filter_map(|line| line.trim_start_matches('\u{FEFF}').split(' ').next())
            .filter(|token| !token.is_empty())
            .collect();
        let mut builder = Builder::default();
        let mut known = 0;
        for (at, token) in tokens.iter().enumerate() {
            let folded = fold(token);
            if folded.is_empty() {
                continue;
            }
            let mut found = lay(&folded, &parts, next);
            if found.is_none() {
                let key: Vec<char> = tokens[at..].iter().flat_map(|token| fold(token).chars().collect::<Vec<_>>()).take(KEY).collect();
                if let Some(&place) = places.get(&key) {
                    next = place;
                    found = lay(&folded, &parts, next);
                }
            }
            match found.map(|end| (end, words(token, &parts[next..end]))) {
                Some((end, Some(words))) => {
                    next = end;
                    known += 1;
                    let words = words.into_iter().map(|form| (form, "X")).collect();
                    builder.token((*token).to_owned(), words, true, UNMARKED_PREPOSITIONS);
                }
                other => {
                    if let Some((end, _)) = other {
                        next = end;
                    }
                    builder.token((*token).to_owned(), vec![((*token).to_owned(), "X")], true, super::UNKNOWN);
                }
            }
        }
        if known > 0 {
            builder.finish(&mut sentences);
        }
    }
    sentences
}

/// Where the parts from `start` on that make up a token end.
fn lay(token: &str, parts: &[String], start: usize) -> Option<usize> {
    let mut joined = String::new();
    for (number, part) in parts.iter().enumerate().skip(start).take(MOST_WORDS) {
        joined.push_str(part);
        if joined == token || joined.len() <= token.len() + 4 && joined.replace(FULL, SHORT) == token.replace(FULL, SHORT) {
            return Some(number + 1);
        }
        if joined.len() > token.len() + 4 {
            return None;
        }
    }
    None
}

/// The words of a token in its own spelling. None where a part is no clitic.
fn words(token: &str, parts: &[String]) -> Option<Vec<String>> {
    let first = parts.iter().take(parts.len() - 1).take_while(|part| FIRST.contains(&part.as_str())).count();
    let stem = first + 1;
    if parts.len() > stem + 1 || parts.len() == stem + 1 && !LAST.contains(&parts[stem].as_str()) {
        return None;
    }
    if parts.len() == 1 {
        return Some(vec![token.to_owned()]);
    }
    Some(parts.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_laid_over_tokens() {
        let newsfane = "و\tO\nقال\tO\nالوزير\tO\nان\tO\nه\tO\nسيزور\tO\nالمدينة\tB\n";
        let anercorp = "وقال O\nالوزير O\nإنه O\nسيزور O\nالقرية B\n";
        let sentences = read(newsfane, anercorp, 1.0);
        let words: Vec<&str> = sentences[0].words.iter().map(|word| word.form.as_str()).collect();
        assert_eq!(words, ["و", "قال", "الوزير", "ان", "ه", "سيزور", "القرية"]);
        assert_eq!(sentences[0].tokens[2].form, "إنه");
        assert_eq!(sentences[0].tokens[4].misc, super::super::UNKNOWN);
    }
}
