//! The finite forms of a verb, made from two principal parts.
//!
//! Newswire speaks in the third person; the first is made too, for quotations. Written forms only: what vowels alone tell apart is one form here.
//! The classes (sound, hollow, defective, doubled) are those of any grammar, e.g. W. Wright, *A Grammar of the Arabic Language*, vol. 1, §§ 120–178.

use crate::features::{Features, Gender, Number, Tense};
use Gender::{Feminine, Masculine};
use Number::{Dual, Plural, Singular};

/// The letters that the rules speak of, as code points, so that no rule hides a word.
mod letter {
    pub const ALEF: char = '\u{627}';
    pub const ALEF_HAMZA: char = '\u{623}';
    pub const ALEF_MAKSURA: char = '\u{649}';
    pub const WAW: char = '\u{648}';
    pub const YA: char = '\u{64A}';
    pub const TA: char = '\u{62A}';
    pub const NUN: char = '\u{646}';
}
use letter::*;

/// What a verb's row of `lexicon/verbs.tsv` gives.
pub(crate) struct PrincipalParts<'a> {
    pub perfect: &'a str,
    pub imperfect: &'a str,
    pub perfect_passive: &'a str,
}

fn drop_last(word: &str) -> &str {
    let mut letters = word.chars();
    letters.next_back();
    letters.as_str()
}

fn last(word: &str) -> char {
    word.chars().next_back().unwrap_or(ALEF)
}

fn penultimate(word: &str) -> char {
    word.chars().rev().nth(1).unwrap_or(TA)
}

fn is_weak(letter: char) -> bool {
    matches!(letter, ALEF | ALEF_MAKSURA | WAW | YA)
}

fn is_defective(perfect: &str) -> bool {
    matches!(last(perfect), ALEF | ALEF_MAKSURA | YA)
}

fn is_hollow(perfect: &str) -> bool {
    penultimate(perfect) == ALEF && !is_weak(last(perfect)) && perfect.chars().count() >= 3
}

/// The word without its last letter but one.
fn without_penultimate(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    letters.iter().enumerate().filter(|(at, _)| at + 2 != letters.len()).map(|(_, letter)| letter).collect()
}

/// All written forms with their features.
pub(crate) fn conjugate(parts: &PrincipalParts) -> Vec<(String, Features)> {
    let mut forms = Vec::with_capacity(48);
    perfect(parts.perfect, Features::new(), &mut forms);
    imperfect(parts.imperfect, is_hollow(parts.perfect), is_defective(parts.perfect), Features::new(), &mut forms);
    if !parts.perfect_passive.is_empty() {
        perfect(parts.perfect_passive, Features::new().passive(), &mut forms);
        if is_hollow(parts.perfect) {
            let letters: Vec<char> = parts.imperfect.chars().collect();
            let passive: String =
                letters.iter().enumerate().map(|(at, &letter)| if at + 2 == letters.len() { ALEF } else { letter }).collect();
            imperfect(&passive, true, false, Features::new().passive(), &mut forms);
        } else if is_defective(parts.perfect) && last(parts.imperfect) == WAW {
            imperfect(&format!("{}{ALEF_MAKSURA}", drop_last(parts.imperfect)), false, true, Features::new().passive(), &mut forms);
        }
    }
    forms
}

fn perfect(stem: &str, base: Features, forms: &mut Vec<(String, Features)>) {
    let base = base.tense(Tense::Perfect);
    let third = base.person(3);
    let end = last(stem);
    let weak = matches!(end, ALEF | ALEF_MAKSURA);
    let short = if weak || end == YA { drop_last(stem) } else { stem };
    let mut add = |form: String, features: Features| forms.push((form, features));
    add(stem.to_owned(), third.number(Singular).gender(Masculine));
    let feminine = if weak { short } else { stem };
    add(format!("{feminine}{TA}"), third.number(Singular).gender(Feminine));
    add(format!("{feminine}{TA}{ALEF}"), third.number(Dual).gender(Feminine));
    let dual = match end {
        ALEF => format!("{short}{WAW}{ALEF}"),
        ALEF_MAKSURA | YA => format!("{short}{YA}{ALEF}"),
        ALEF_HAMZA => format!("{}\u{622}", drop_last(stem)),
        _ => format!("{stem}{ALEF}"),
    };
    add(dual, third.number(Dual).gender(Masculine));
    add(format!("{short}{WAW}{ALEF}"), third.number(Plural).gender(Masculine));
    if end == ALEF_HAMZA {
        add(format!("{}\u{624}{WAW}{ALEF}", drop_last(stem)), third.number(Plural).gender(Masculine));
    }
    // Before an ending that begins with a consonant.
    let firm = match end {
        ALEF => format!("{short}{WAW}"),
        ALEF_MAKSURA | YA => format!("{short}{YA}"),
        _ if is_hollow(stem) || (penultimate(stem) == YA && base.is_passive()) => without_penultimate(stem),
        _ => stem.to_owned(),
    };
    add(format!("{firm}{NUN}"), third.number(Plural).gender(Feminine));
    add(format!("{firm}{TA}"), base.person(1).number(Singular));
    add(format!("{firm}{NUN}{ALEF}"), base.person(1).number(Plural));
}

fn imperfect(third_person: &str, hollow: bool, defective: bool, base: Features, forms: &mut Vec<(String, Features)>) {
    let base = base.tense(Tense::Imperfect);
    let third = base.person(3);
    let stem = third_person.strip_prefix(YA).unwrap_or(third_person);
    let end = last(stem);
    let weak_end = defective && is_weak(end);
    let open = if weak_end { drop_last(stem) } else { stem };
    let dual_stem = match end {
        ALEF_MAKSURA if weak_end => format!("{open}{YA}"),
        _ => stem.to_owned(),
    };
    let mut add = |prefix: char, ending: &str, stem: &str, features: Features| forms.push((format!("{prefix}{stem}{ending}"), features));
    let alef = "\u{627}";
    let (an, waw_nun, waw_alef, nun) = ("\u{627}\u{646}", "\u{648}\u{646}", "\u{648}\u{627}", "\u{646}");
    for (prefix, gender) in [(YA, Masculine), (TA, Feminine)] {
        add(prefix, "", stem, third.number(Singular).gender(gender));
        add(prefix, an, &dual_stem, third.number(Dual).gender(gender));
        add(prefix, alef, &dual_stem, third.number(Dual).gender(gender));
        if weak_end {
            add(prefix, "", open, third.number(Singular).gender(gender));
        } else if hollow {
            add(prefix, "", &without_penultimate(stem), third.number(Singular).gender(gender));
        }
    }
    add(YA, waw_nun, open, third.number(Plural).gender(Masculine));
    add(YA, waw_alef, open, third.number(Plural).gender(Masculine));
    let firm = if hollow {
        without_penultimate(stem)
    } else if end == ALEF_MAKSURA && weak_end {
        dual_stem.clone()
    } else {
        stem.to_owned()
    };
    add(YA, nun, &firm, third.number(Plural).gender(Feminine));
    for (prefix, number) in [(ALEF_HAMZA, Singular), (NUN, Plural)] {
        add(prefix, "", stem, base.person(1).number(number));
        if weak_end {
            add(prefix, "", open, base.person(1).number(number));
        } else if hollow {
            add(prefix, "", &without_penultimate(stem), base.person(1).number(number));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(perfect: &str, imperfect: &str, perfect_passive: &str) -> Vec<String> {
        conjugate(&PrincipalParts { perfect, imperfect, perfect_passive }).into_iter().map(|(form, _)| form).collect()
    }

    fn holds(forms: &[String], expected: &[&str]) {
        for form in expected {
            assert!(forms.iter().any(|f| f == form), "{form} is missing from {forms:?}");
        }
    }

    #[test]
    fn sound() {
        holds(
            &forms("كتب", "يكتب", ""),
            &["كتب", "كتبت", "كتبا", "كتبوا", "كتبنا", "يكتب", "تكتب", "يكتبون", "يكتبوا", "تكتبان", "يكتبن", "أكتب", "نكتب"],
        );
    }

    #[test]
    fn hollow() {
        holds(&forms("قال", "يقول", "قيل"), &["قالت", "قالوا", "قلنا", "قلت", "يقول", "يقل", "تقل", "يقولون", "يقلن", "قيل", "يقال"]);
        holds(&forms("استطاع", "يستطيع", ""), &["استطعنا", "يستطع", "تستطيع"]);
        holds(&forms("أعاد", "يعيد", "أعيد"), &["أعادت", "أعيدت", "يعاد", "تعاد", "أعدنا"]);
    }

    #[test]
    fn defective() {
        holds(&forms("دعا", "يدعو", "دعي"), &["دعت", "دعوا", "دعتا", "دعونا", "يدعو", "يدعون", "يدع", "يدعوان", "تدعو", "يدعى"]);
        holds(&forms("التقى", "يلتقي", ""), &["التقت", "التقيا", "التقوا", "التقينا", "يلتقيان", "يلتقون", "يلتق"]);
        holds(&forms("بقي", "يبقى", ""), &["بقيت", "بقوا", "يبقون", "يبقيان", "يبق"]);
    }

    #[test]
    fn third_person_feminine_is_marked() {
        let all = conjugate(&PrincipalParts { perfect: "أعلن", imperfect: "يعلن", perfect_passive: "" });
        let (_, features) = all.iter().find(|(form, _)| form == "أعلنت").unwrap();
        assert_eq!((features.get_gender(), features.get_tense(), features.get_person()), (Some(Feminine), Some(Tense::Perfect), 3));
    }
}
