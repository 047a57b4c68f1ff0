//! The forms of nouns, adjectives, verbal nouns and participles.

use crate::features::{Features, Gender, Number};
use Gender::{Feminine, Masculine};
use Number::{Dual, Plural, Singular};

const TA_MARBUTA: char = '\u{629}';
const ALEF_MAKSURA: char = '\u{649}';
const YA: char = '\u{64A}';
const ALEF: char = '\u{627}';
const TA: char = '\u{62A}';

/// Which endings a nominal takes besides its singular.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// A noun: dual, accusative, ات where it ends in ة or is a verbal noun.
    Noun,
    /// A noun that means people: also a feminine and sound plurals.
    Human,
    /// An adjective or participle: feminine, sound plurals, duals.
    Adjective,
}

fn drop_last(word: &str) -> &str {
    let mut letters = word.chars();
    letters.next_back();
    letters.as_str()
}

/// All written forms of a nominal with their features.
pub(crate) fn decline(singular: &str, pattern: Pattern, base: Features) -> Vec<(String, Features)> {
    let mut forms = Vec::with_capacity(24);
    let feminine = singular.ends_with(TA_MARBUTA);
    let base = if base.get_gender().is_some() { base } else { base.gender(if feminine { Feminine } else { Masculine }) };
    forms.push((singular.to_owned(), base.number(Singular)));
    if feminine {
        let stem = drop_last(singular);
        duals(&format!("{stem}{TA}"), base, &mut forms);
        forms.push((format!("{stem}\u{627}\u{62A}"), base.number(Plural)));
        return forms;
    }
    let stem = match singular.chars().next_back() {
        Some(ALEF_MAKSURA) => format!("{}{YA}", drop_last(singular)),
        _ => singular.to_owned(),
    };
    forms.push((format!("{stem}{ALEF}"), base.number(Singular).accusative()));
    duals(&stem, base, &mut forms);
    forms.push((format!("{stem}\u{627}\u{62A}"), base.gender(Feminine).number(Plural)));
    if pattern != Pattern::Noun {
        let female = base.gender(Feminine);
        forms.push((format!("{stem}{TA_MARBUTA}"), female.number(Singular)));
        duals(&format!("{stem}{TA}"), female, &mut forms);
        forms.push((format!("{stem}\u{648}\u{646}"), base.number(Plural)));
        forms.push((format!("{stem}\u{64A}\u{646}"), base.number(Plural)));
        forms.push((format!("{stem}\u{648}"), base.number(Plural).construct()));
    }
    forms
}

/// The forms of a defective active participle (داع, ملتق), whose ya comes back before every ending.
pub(crate) fn decline_defective(indefinite: &str, base: Features) -> Vec<(String, Features)> {
    let full = format!("{indefinite}{YA}");
    let mut forms = decline(&full, Pattern::Adjective, base);
    forms.push((indefinite.to_owned(), base.gender(Masculine).number(Singular).construct()));
    forms.push((format!("{indefinite}\u{648}\u{646}"), base.gender(Masculine).number(Plural)));
    forms.push((format!("{indefinite}\u{64A}\u{646}"), base.gender(Masculine).number(Plural)));
    forms
}

fn duals(stem: &str, base: Features, forms: &mut Vec<(String, Features)>) {
    let dual = base.number(Dual);
    forms.push((format!("{stem}\u{627}\u{646}"), dual));
    forms.push((format!("{stem}\u{64A}\u{646}"), dual));
    forms.push((format!("{stem}\u{627}"), dual.construct()));
    forms.push((format!("{stem}\u{64A}"), dual.construct()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(singular: &str, pattern: Pattern) -> Vec<String> {
        decline(singular, pattern, Features::new()).into_iter().map(|(form, _)| form).collect()
    }

    #[test]
    fn a_feminine_noun_changes_its_ending() {
        let all = forms("زيارة", Pattern::Noun);
        for form in ["زيارة", "زيارات", "زيارتان", "زيارتين", "زيارتي"] {
            assert!(all.iter().any(|f| f == form), "{form}");
        }
    }

    #[test]
    fn an_adjective_has_both_genders() {
        let all = forms("عسكري", Pattern::Adjective);
        for form in ["عسكرية", "عسكريون", "عسكريين", "عسكريا", "عسكريات"] {
            assert!(all.iter().any(|f| f == form), "{form}");
        }
    }

    #[test]
    fn a_defective_participle_gets_its_ya_back() {
        let all: Vec<_> = decline_defective("داع", Features::new()).into_iter().map(|(form, _)| form).collect();
        for form in ["داع", "داعيا", "داعية", "داعين"] {
            assert!(all.iter().any(|f| f == form), "{form}");
        }
    }
}
