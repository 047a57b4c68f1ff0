//! WikiNews: Farasa's gold segmentation and its parts of speech, one token a line (`و+ال+مدرس+ة`, a tab, `CONJ+DET+NOUN+NSUFF`).
//!
//! Farasa parts articles, feminine and plural endings, case endings and the subjects of verbs from their words; PADT does not. The mapping to
//! the level of clitics:
//! - CONJ (و ف), PREP (ب ل ك) and FUT_PART (س) of one letter before anything else are words;
//! - DET joins what follows; ل with DET is written لل;
//! - PRON at the end is a word where it is a pronoun of an object or owner (ه ها هم هما هن ك كم ي ني, and نا but after a verb in the
//!   perfect); ت وا ون ا ان ين and نا after such a verb are the verb's own ending;
//! - NSUFF and CASE join what precedes; ت of NSUFF before a pronoun is restored to ة;
//! - particles that end in ما من لا stay whole, in the spelling of news (من+ما is مما, أن+لا is ألا).

use super::{ARTICLE, Builder, LAM, TA, TA_MARBUTA};
use waqai_conllu::Sentence;

const PRONOUNS: [&str; 10] = [
    "\u{647}",
    "\u{647}\u{627}",
    "\u{647}\u{645}",
    "\u{647}\u{645}\u{627}",
    "\u{647}\u{646}",
    "\u{643}",
    "\u{643}\u{645}",
    "\u{64A}",
    "\u{646}\u{64A}",
    OUR,
];
const OUR: &str = "\u{646}\u{627}";
const NUN: char = '\u{646}';
/// Letters that a verb in the imperfect begins with.
const IMPERFECT: [char; 4] = ['\u{64A}', '\u{62A}', '\u{646}', '\u{623}'];
/// The second parts of joined particles.
const ENDS: [&str; 3] = ["\u{645}\u{627}", "\u{645}\u{646}", "\u{644}\u{627}"];

/// Reads the file's text. A sentence ends after a full stop.
pub fn read(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut builder = Builder::default();
    for line in text.trim_start_matches('\u{FEFF}').lines() {
        let Some((morphemes, tags)) = line.trim_end().split_once('\t') else { continue };
        let morphemes: Vec<&str> = if morphemes == "+" { vec!["+"] } else { morphemes.split('+').collect() };
        let tags: Vec<&str> = tags.split('+').collect();
        if morphemes.len() != tags.len() || tags[0].starts_with("refPOS") {
            continue;
        }
        let (surface, words) = convert(&morphemes, &tags);
        builder.token(surface, words, true, "");
        if morphemes == ["."] {
            builder.finish(&mut sentences);
        }
    }
    builder.finish(&mut sentences);
    sentences
}

fn convert(morphemes: &[&str], tags: &[&str]) -> (String, Vec<(String, &'static str)>) {
    let mut surface = String::new();
    let mut words: Vec<(String, &'static str)> = Vec::new();
    // Whether the next morpheme begins a word.
    let mut opens = true;
    for (at, (&morpheme, &tag)) in morphemes.iter().zip(tags).enumerate() {
        let last = at + 1 == morphemes.len();
        let one_letter = morpheme.chars().count() == 1;
        let before = if at > 0 { tags[at - 1] } else { "" };
        if matches!(tag, "CONJ" | "PREP" | "FUT_PART") && one_letter && !last && words.iter().all(|(_, kind)| *kind == "CLITIC") {
            surface.push_str(morpheme);
            words.push((morpheme.to_owned(), "CLITIC"));
            opens = true;
            continue;
        }
        let pronoun = tag == "PRON" && at > 0 && last && PRONOUNS.contains(&morpheme) && !(morpheme == OUR && perfect(morphemes, tags, at));
        if pronoun {
            if let Some((form, "NOUN")) = words.last_mut().map(|(form, kind)| (form, *kind))
                && before == "NSUFF"
                && morphemes[at - 1] == TA
            {
                form.truncate(form.len() - TA.len());
                form.push_str(TA_MARBUTA);
            }
            surface.push_str(morpheme);
            words.push((morpheme.to_owned(), "PRON"));
            continue;
        }
        let kind = match tag {
            "NOUN" | "ADJ" | "NSUFF" => "NOUN",
            "V" => "VERB",
            _ => "X",
        };
        if tag == "DET" && morpheme == ARTICLE && surface.ends_with(LAM) && before == "PREP" {
            // للمدرسة, but للجنة with two lams only.
            if morphemes.get(at + 1).is_none_or(|next| !next.starts_with(LAM)) {
                surface.push_str(LAM);
            }
        } else if ENDS.contains(&morpheme) && surface.ends_with(NUN) && matches!(before, "PREP" | "PART") {
            surface.pop();
            if let Some((form, _)) = words.last_mut() {
                form.pop();
            }
            surface.push_str(morpheme);
        } else {
            surface.push_str(morpheme);
        }
        match words.last_mut() {
            Some((form, old)) if !opens => {
                form.push_str(morpheme);
                if *old == "X" {
                    *old = kind;
                }
            }
            _ => words.push((morpheme.to_owned(), kind)),
        }
        opens = false;
    }
    (surface, words)
}

/// Whether the morpheme before is a verb in the perfect.
fn perfect(morphemes: &[&str], tags: &[&str], at: usize) -> bool {
    at > 0 && tags[at - 1] == "V" && !morphemes[at - 1].starts_with(IMPERFECT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(morphemes: &str, tags: &str) -> (String, String) {
        let sentences = read(&format!("{morphemes}\t{tags}\n"));
        let words: Vec<&str> = sentences[0].words.iter().map(|word| word.form.as_str()).collect();
        (sentences[0].tokens[0].form.clone(), words.join(" "))
    }

    #[test]
    fn to_the_level_of_clitics() {
        let same = |morphemes, tags, surface: &str, words: &str| assert_eq!(line(morphemes, tags), (surface.to_owned(), words.to_owned()));
        same("و+ال+مدرس+ة", "CONJ+DET+NOUN+NSUFF", "والمدرسة", "و المدرسة");
        same("ل+ال+مدرس+ة", "PREP+DET+NOUN+NSUFF", "للمدرسة", "ل المدرسة");
        same("ل+ال+لغ+ة", "PREP+DET+NOUN+NSUFF", "للغة", "ل اللغة");
        same("مدرس+ت+هم", "NOUN+NSUFF+PRON", "مدرستهم", "مدرسة هم");
        same("كتب+ت", "V+PRON", "كتبت", "كتبت");
        same("قل+نا", "V+PRON", "قلنا", "قلنا");
        same("يمكن+نا", "V+PRON", "يمكننا", "يمكن نا");
        same("من+ما", "PREP+PART", "مما", "مما");
        same("ل+أن+ها", "PREP+PART+PRON", "لأنها", "لأن ها");
        same("و+س+يكتب+ون", "CONJ+FUT_PART+V+PRON", "وسيكتبون", "و س يكتبون");
    }
}
