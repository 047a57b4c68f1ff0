//! Reference files of the Farasa segmenter: a token in each line, its parts joined by `+`, and their tags.

use waqai_conllu::{Sentence, Token, Word};

/// Reads such a file as sentences of words, cut as Universal Dependencies cut them: particles of one letter, and pronouns that are not subjects,
/// are words; article, endings and the verb's subject belong to theirs. Every word is written as it would stand by itself. There are no tags,
/// lemmas and trees in the result, and a line that is not understood is one word.
///
/// ```
/// let sentences = waqai_train::farasa::read("refTok\trefPOS\nو+ل+ال+زيار+ة\tCONJ+PREP+DET+NOUN+NSUFF\nزار+ت+ها\tV+PRON+PRON\n.\tPUNC\n");
/// let token = &sentences[0].tokens[0];
/// assert_eq!(token.form, "وللزيارة");
/// let words: Vec<&str> = sentences[0].words.iter().map(|word| word.form.as_str()).collect();
/// assert_eq!(words, ["و", "ل", "الزيارة", "زارت", "ها", "."]);
/// ```
pub fn read(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for line in text.trim_start_matches('\u{feff}').lines().skip(1) {
        let Some((parts, tags)) = line.trim_end().split_once('\t').filter(|(parts, _)| !parts.is_empty()) else { continue };
        let (form, words) = token(parts, tags);
        let mark = tags == "PUNC";
        if let Some(before) = sentence.tokens.last_mut().filter(|_| mark && form.chars().all(|sign| CLOSING.contains(&sign))) {
            before.space_after = false;
        }
        let start = sentence.words.len();
        sentence.words.extend(words.into_iter().map(|form| Word { form, ..Word::default() }));
        let ends = mark && form.chars().all(|sign| ENDING.contains(&sign));
        sentence.tokens.push(Token { form, words: start..sentence.words.len(), space_after: true, misc: String::new() });
        if ends || sentence.tokens.len() >= LONGEST {
            sentences.push(std::mem::take(&mut sentence));
        }
    }
    if !sentence.words.is_empty() {
        sentences.push(sentence);
    }
    sentences
}

/// Marks that close a sentence.
const ENDING: [char; 4] = ['.', '!', '?', '\u{61F}'];
/// Marks before which no space stands.
const CLOSING: [char; 9] = ['.', '!', '?', '\u{61F}', ',', '\u{60C}', '\u{61B}', ':', ')'];
/// The most tokens of a sentence.
const LONGEST: usize = 120;
const ARTICLE: &str = "\u{627}\u{644}";
const LAM: char = '\u{644}';

/// A token as it is written, and its words.
fn token(parts: &str, tags: &str) -> (String, Vec<String>) {
    let (parts, tags): (Vec<&str>, Vec<&str>) = (parts.split('+').collect(), tags.split('+').collect());
    if parts.len() != tags.len() || parts.contains(&"") {
        let whole = parts.concat();
        let whole = if whole.is_empty() { "+".to_owned() } else { whole };
        return (whole.clone(), vec![whole]);
    }
    let mut words: Vec<String> = Vec::new();
    for (at, (part, tag)) in parts.iter().zip(&tags).enumerate() {
        let before = at.checked_sub(1).map(|before| tags[before]);
        let begins = match before {
            None => true,
            Some("CONJ" | "PREP" | "PART" | "FUT_PART") => true,
            Some("V") => *tag == "PRON" && !SUBJECTS.contains(part),
            Some(_) => *tag == "PRON",
        };
        match words.last_mut().filter(|_| !begins) {
            Some(word) => word.push_str(part),
            None => {
                if *tag == "PRON"
                    && let (Some(word), Some(before)) = (words.last_mut(), before)
                {
                    alone(word, before);
                }
                words.push((*part).to_owned());
            }
        }
    }
    (written(&parts), words)
}

/// Subjects that are endings of the verb.
const SUBJECTS: [&str; 10] = [
    "\u{62A}",
    "\u{648}\u{627}",
    "\u{648}\u{646}",
    "\u{646}\u{627}",
    "\u{627}\u{646}",
    "\u{627}",
    "\u{648}",
    "\u{646}",
    "\u{62A}\u{627}",
    "\u{62A}\u{645}",
];

/// Gives a word before a pronoun the ending that it has by itself.
fn alone(word: &mut String, tag: &str) {
    let ending = match (tag, word.chars().next_back()) {
        ("NSUFF", Some('\u{62A}')) if !word.ends_with("\u{627}\u{62A}") => '\u{629}',
        ("PREP", Some('\u{64A}')) if word.chars().count() > 2 => '\u{649}',
        _ => return,
    };
    word.pop();
    word.push(ending);
}

/// The parts as they are written together: behind ل the article loses its alef, and its ل too where a third one follows.
fn written(parts: &[&str]) -> String {
    let mut form = String::new();
    for (at, part) in parts.iter().enumerate() {
        if *part == ARTICLE && form.ends_with(LAM) {
            let third = parts.get(at + 1).is_some_and(|next| next.starts_with(LAM));
            form.push_str(if third { "" } else { "\u{644}" });
        } else {
            form.push_str(part);
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(parts: &str, tags: &str) -> (String, String) {
        let (form, words) = token(parts, tags);
        (form, words.join(" "))
    }

    #[test]
    fn tokens_part_as_in_universal_dependencies() {
        let cases = [
            ("رحل+ت+ه", "NOUN+NSUFF+PRON", "رحلته", "رحلة ه"),
            ("رحل+ات+ه", "NOUN+NSUFF+PRON", "رحلاته", "رحلات ه"),
            ("و+س+يزور+ه", "CONJ+FUT_PART+V+PRON", "وسيزوره", "و س يزور ه"),
            ("زار+وا", "V+PRON", "زاروا", "زاروا"),
            ("إلي+ها", "PREP+PRON", "إليها", "إلى ها"),
            ("في+ها", "PREP+PRON", "فيها", "في ها"),
            ("ل+ال+لوح", "PREP+DET+NOUN", "للوح", "ل اللوح"),
            ("ب+ال+لوح", "PREP+DET+NOUN", "باللوح", "ب اللوح"),
            ("لوح+ا", "NOUN+CASE", "لوحا", "لوحا"),
            ("ا+ب", "NOUN", "اب", "اب"),
            ("+", "PUNC", "+", "+"),
        ];
        for (parts, tags, form, words) in cases {
            assert_eq!(parted(parts, tags), (form.to_owned(), words.to_owned()), "{parts}");
        }
    }

    #[test]
    fn sentences_end_at_their_marks() {
        let sentences = read("a\tb\nعاد\tV\n.\tPUNC\nزار\tV\n\n");
        assert_eq!(sentences.len(), 2);
        assert!(!sentences[0].tokens[0].space_after && sentences[1].tokens[0].space_after);
        assert!(read("").is_empty());
    }
}
