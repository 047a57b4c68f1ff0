//! Folding of names in Latin letters: one key for the ways in which the same name is transliterated with or without marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Articles of Arabic names, which transliterations write apart, with a hyphen, or not at all.
const ARTICLES: [&str; 3] = ["al", "el", "ul"];

/// The words of a name in Latin letters, folded: lower case without marks, without apostrophes and stops; hyphens and other signs end a word; the
/// Arabic article is left out where anything else remains.
///
/// ```
/// use waqai_text::latin_words;
/// assert_eq!(latin_words("Abdel Fattah el-Sisi"), ["abdel", "fattah", "sisi"]);
/// assert_eq!(latin_words("Recep Tayyip ERDOĞAN"), latin_words("recep-tayyip erdogan"));
/// assert_eq!(latin_words("U.S."), ["us"]);
/// assert_eq!(latin_words("al"), ["al"]);
/// ```
pub fn latin_words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        let last = words.len() - 1;
        let word = &mut words[last];
        match plain(character) {
            Some(letters) => word.push_str(letters),
            None if is_silent(character) => {}
            None if character.is_alphanumeric() => word.push(character),
            None if !word.is_empty() => words.push(String::new()),
            None => {}
        }
    }
    words.retain(|word| !word.is_empty());
    if words.iter().any(|word| !is_article(word)) {
        words.retain(|word| !is_article(word));
    }
    words
}

fn is_article(word: &str) -> bool {
    ARTICLES.contains(&word)
}

/// Apostrophes, the signs for hamza and ayn, and stops.
fn is_silent(character: char) -> bool {
    matches!(character, '\'' | '.' | '`' | '\u{2018}' | '\u{2019}' | '\u{2B9}'..='\u{2BF}')
}

/// Letters that no decomposition takes apart.
fn plain(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{E6}' => "ae",
        '\u{F0}' | '\u{111}' => "d",
        '\u{F8}' => "o",
        '\u{FE}' => "th",
        '\u{DF}' => "ss",
        '\u{127}' => "h",
        '\u{131}' => "i",
        '\u{142}' => "l",
        '\u{153}' => "oe",
        '\u{259}' => "a",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_signs_and_articles_go() {
        assert_eq!(latin_words("  Ra\u{2BF}\u{16B}f, al-\u{1E24}asan "), ["rauf", "hasan"]);
        assert_eq!(latin_words("L\u{F8}kke \u{141}\u{F3}d\u{17A}"), ["lokke", "lodz"]);
        assert!(latin_words(" - . ").is_empty() && latin_words("").is_empty());
    }
}
