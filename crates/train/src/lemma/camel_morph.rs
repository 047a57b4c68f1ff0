//! Word lists from the sheets of Camel Morph MSA (Khairallah and others 2024; CC BY 4.0): verbs with their stems, adjectives, names.
//!
//! Their lemmas are those of the Prague treebank but for the script (Buckwalter's letters), the sign for vowelless consonants, and the imperfect's vowel
//! that stands behind verbs.

use super::gather::Type;

/// What a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Stems of the perfect.
    Perfect,
    /// Stems of the imperfect.
    Imperfect,
    /// Adjectives.
    Adjectives,
    /// Proper names.
    Names,
}

/// Buckwalter's letters from `'` to `~`, 0 where there is none; the sign for a vowelless consonant gives nothing.
fn letter(character: char) -> Option<char> {
    let letter = match character {
        '\'' => '\u{0621}',
        '|' => '\u{0622}',
        '>' => '\u{0623}',
        '&' => '\u{0624}',
        '<' => '\u{0625}',
        '}' => '\u{0626}',
        'A' | '{' => '\u{0627}',
        'b' => '\u{0628}',
        'p' => '\u{0629}',
        't' => '\u{062A}',
        'v' => '\u{062B}',
        'j' => '\u{062C}',
        'H' => '\u{062D}',
        'x' => '\u{062E}',
        'd' => '\u{062F}',
        '*' => '\u{0630}',
        'r' => '\u{0631}',
        'z' => '\u{0632}',
        's' => '\u{0633}',
        '$' => '\u{0634}',
        'S' => '\u{0635}',
        'D' => '\u{0636}',
        'T' => '\u{0637}',
        'Z' => '\u{0638}',
        'E' => '\u{0639}',
        'g' => '\u{063A}',
        'f' => '\u{0641}',
        'q' => '\u{0642}',
        'k' => '\u{0643}',
        'l' => '\u{0644}',
        'm' => '\u{0645}',
        'n' => '\u{0646}',
        'h' => '\u{0647}',
        'w' => '\u{0648}',
        'Y' => '\u{0649}',
        'y' => '\u{064A}',
        'F' => '\u{064B}',
        'N' => '\u{064C}',
        'K' => '\u{064D}',
        'a' => '\u{064E}',
        'u' => '\u{064F}',
        'i' => '\u{0650}',
        '~' => '\u{0651}',
        '`' => '\u{0670}',
        _ => return None,
    };
    Some(letter)
}

/// A lemma in Arabic letters. None where a sign is unknown.
fn lemma(sheet: &str) -> Option<String> {
    let sheet = sheet.split('-').next().unwrap_or(sheet);
    let mut lemma = String::new();
    for character in sheet.chars().filter(|character| *character != 'o') {
        lemma.push(letter(character)?);
    }
    (!lemma.is_empty()).then(|| super::vocalised::vowel_first(&lemma))
}

/// A stem as newspapers write it, without vowels. None where a sign is unknown.
fn stem(sheet: &str) -> Option<String> {
    let mut stem = String::new();
    for character in sheet.chars().filter(|character| !"oaiuFNK~`".contains(*character)) {
        stem.push(letter(character)?);
    }
    Some(stem)
}

/// One line of comma-separated values.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => {
                if let Some(field) = fields.last_mut() {
                    field.push(character);
                }
            }
        }
    }
    fields
}

/// The words of a sheet with their commonest inflections. Lines that are not understood are left out.
pub fn read(text: &str, sheet: Sheet) -> Vec<Type> {
    let mut lines = text.lines();
    let header = fields(lines.next().unwrap_or_default());
    let column = |name: &str| header.iter().position(|field| field == name);
    let (Some(lemmas), Some(forms), Some(ends), Some(conditions)) = (column("LEMMA"), column("FORM"), column("COND-T"), column("COND-S"))
    else {
        return Vec::new();
    };
    let mut words = Vec::new();
    for line in lines {
        let fields = fields(line);
        let field = |place: usize| fields.get(place).map_or("", String::as_str);
        let (Some(lemma), Some(stem)) = (lemma(field(lemmas)), stem(field(forms))) else { continue };
        let written: String = self::stem(field(lemmas).split('-').next().unwrap_or_default()).unwrap_or_default();
        let condition = field(conditions);
        let mut add = |form: String, upos: &str, xpos: &str| {
            words.push(Type { form, upos: upos.to_owned(), xpos: xpos.to_owned(), lemma: lemma.clone() });
        };
        match sheet {
            Sheet::Perfect => {
                add(written, "VERB", "VP-A-3MS--");
                if !condition.contains("#-") && !condition.contains("#t") && field(ends) != "c-suff" {
                    add(format!("{stem}\u{062A}"), "VERB", "VP-A-3FS--");
                }
            }
            Sheet::Imperfect if field(ends) != "c-suff" => {
                let end = match condition.split(' ').find(|part| part.starts_with("#-")) {
                    None => "",
                    Some("#-iy") => "\u{064A}",
                    Some("#-aY") => "\u{0649}",
                    Some("#-uw") => "\u{0648}",
                    Some(_) => continue,
                };
                add(format!("\u{064A}{stem}{end}"), "VERB", "VIIA-3MS--");
                add(format!("\u{062A}{stem}{end}"), "VERB", "VIIA-3FS--");
            }
            Sheet::Imperfect => {}
            Sheet::Adjectives => {
                if field(ends).contains("MS") {
                    add(format!("\u{0627}\u{0644}{written}"), "ADJ", "A-----MS2D");
                    add(written.clone(), "ADJ", "A-----MS2I");
                }
                if field(ends).contains("FS") && condition == "_" {
                    add(format!("{written}\u{0629}"), "ADJ", "A-----FS2I");
                }
            }
            Sheet::Names => add(written, "X", "X---------"),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_become_inflected_words() {
        let sheet = "X,LEMMA,FORM,COND-T,COND-S\n1,ramaY-i,rom,,a-# #-iy trans\n2,katab-u,kotub,,\"a-# trans\"\n3,m?,m,,\n";
        let words = read(sheet, Sheet::Imperfect);
        let pairs: Vec<_> = words.iter().map(|word| (word.form.as_str(), word.lemma.as_str())).collect();
        assert_eq!(pairs, [("يرمي", "رَمَى"), ("ترمي", "رَمَى"), ("يكتب", "كَتَب"), ("تكتب", "كَتَب")]);
        assert_eq!(read("", Sheet::Names), []);
        assert_eq!(lemma("mad~ap").unwrap(), "مَد\u{064E}\u{0651}ة");
    }
}
