//! What a word does for the build of a clause.

use serde::{Deserialize, Serialize};
use std::ops::BitOr;
use waqai_tables::{TableError, TableSet};
use waqai_text::fold;

/// A set of classes that a word belongs to, as far as the build of clauses asks. The words of the first classes stand in
/// `knowledge/grammar/clause-words.tsv` ([`ClauseWords`]); the last ones come from whoever knows lemmas: a lexicon or an analyser.
///
/// ```
/// use waqai_lang::clause::WordClass;
/// let class = WordClass::MASDAR | WordClass::FEMININE;
/// assert!(class.has(WordClass::MASDAR) && !class.has(WordClass::COPULA));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordClass(u32);

impl WordClass {
    /// None of them.
    pub const NOTHING: WordClass = WordClass(0);
    /// لم، لن، لا، ليس، غير، عدم.
    pub const NEGATION: WordClass = WordClass(1);
    /// ما: denies in front of a verb, unless a conjunction needs it.
    pub const WEAK_NEGATION: WordClass = WordClass(1 << 1);
    /// س، سوف.
    pub const FUTURE: WordClass = WordClass(1 << 2);
    /// قد.
    pub const POSSIBLY: WordClass = WordClass(1 << 3);
    /// يمكن، يجب، من المقرر.
    pub const MODAL: WordClass = WordClass(1 << 4);
    /// كان and its sisters.
    pub const COPULA: WordClass = WordClass(1 << 5);
    /// ما زال، لا يزال.
    pub const CONTINUING: WordClass = WordClass(1 << 6);
    /// بدأ يفعل.
    pub const BEGINNING: WordClass = WordClass(1 << 7);
    /// تم، جرى.
    pub const PASSIVE_LIGHT: WordClass = WordClass(1 << 8);
    /// قام ب.
    pub const ACTIVE_LIGHT: WordClass = WordClass(1 << 9);
    /// أن، إن.
    pub const CONTENT: WordClass = WordClass(1 << 10);
    /// A preposition that verbs ask for: إلى، ب، على.
    pub const GOVERNED: WordClass = WordClass(1 << 11);
    /// من.
    pub const FROM: WordClass = WordClass(1 << 12);
    /// على.
    pub const ON: WordClass = WordClass(1 << 13);
    /// ب.
    pub const WITH: WordClass = WordClass(1 << 14);
    /// من قبل، من جانب.
    pub const SIDE: WordClass = WordClass(1 << 15);
    /// على يد.
    pub const HAND: WordClass = WordClass(1 << 16);
    /// بواسطة.
    pub const MEANS: WordClass = WordClass(1 << 17);
    /// الذي، التي.
    pub const RELATIVE: WordClass = WordClass(1 << 18);
    /// مما.
    pub const RESUMING: WordClass = WordClass(1 << 24);
    /// A masdar. Not in the table: from a lexicon.
    pub const MASDAR: WordClass = WordClass(1 << 19);
    /// An active participle. Not in the table.
    pub const ACTIVE_PARTICIPLE: WordClass = WordClass(1 << 20);
    /// A passive participle. Not in the table.
    pub const PASSIVE_PARTICIPLE: WordClass = WordClass(1 << 21);
    /// A feminine noun, where the features do not tell (PADT gives nouns no gender). Not in the table.
    pub const FEMININE: WordClass = WordClass(1 << 22);
    /// A masculine noun, likewise. Not in the table.
    pub const MASCULINE: WordClass = WordClass(1 << 23);

    /// Whether it belongs to one of these classes.
    pub fn has(self, classes: WordClass) -> bool {
        self.0 & classes.0 != 0
    }
}

impl BitOr for WordClass {
    type Output = WordClass;

    fn bitor(self, other: WordClass) -> WordClass {
        WordClass(self.0 | other.0)
    }
}

/// The classes as the table names them.
const NAMES: [(&str, WordClass); 20] = [
    ("negation", WordClass::NEGATION),
    ("weak-negation", WordClass::WEAK_NEGATION),
    ("future", WordClass::FUTURE),
    ("possibly", WordClass::POSSIBLY),
    ("modal", WordClass::MODAL),
    ("copula", WordClass::COPULA),
    ("continuing", WordClass::CONTINUING),
    ("beginning", WordClass::BEGINNING),
    ("passive-light", WordClass::PASSIVE_LIGHT),
    ("active-light", WordClass::ACTIVE_LIGHT),
    ("content", WordClass::CONTENT),
    ("governed", WordClass::GOVERNED),
    ("from", WordClass::FROM),
    ("on", WordClass::ON),
    ("with", WordClass::WITH),
    ("side", WordClass::SIDE),
    ("hand", WordClass::HAND),
    ("means", WordClass::MEANS),
    ("relative", WordClass::RELATIVE),
    ("resuming", WordClass::RESUMING),
];

/// The words of `knowledge/grammar/clause-words.tsv`, folded.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ClauseWords {
    /// In order, for binary search.
    words: Vec<(String, WordClass)>,
}

impl ClauseWords {
    /// Reads the table.
    ///
    /// # Errors
    /// A missing table or column, or a class that is not known, with the place and a remedy.
    pub fn compile(tables: &TableSet) -> Result<ClauseWords, TableError> {
        let mut words = Vec::new();
        for row in tables.table("grammar/clause-words", &["class"])?.rows {
            let name = row.required("class")?;
            let Some((_, class)) = NAMES.iter().find(|(known, _)| *known == name) else {
                let known: Vec<&str> = NAMES.iter().map(|(known, _)| *known).collect();
                return Err(row.error("class", &format!("`{name}` is no class"), &format!("Write one of {}", known.join(", "))));
            };
            words.extend(row.list("words").map(|word| (fold(word), *class)));
        }
        words.sort_by(|a: &(String, WordClass), b| a.0.cmp(&b.0));
        words.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = kept.1 | next.1;
            }
            same
        });
        Ok(ClauseWords { words })
    }

    /// The classes of a folded word. Ask with the lemma and with the form and join the answers with `|`.
    pub fn class(&self, folded: &str) -> WordClass {
        self.words.binary_search_by(|(word, _)| word.as_str().cmp(folded)).map_or(WordClass::NOTHING, |at| self.words[at].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_have_several_classes() {
        let table = "# licence: CC0\nclass\twords\nfrom\tمن\ngoverned\tمن | إلى\n";
        let words = ClauseWords::compile(&TableSet::new([("grammar/clause-words.tsv", table)])).unwrap();
        assert!(words.class("من").has(WordClass::FROM) && words.class("من").has(WordClass::GOVERNED));
        assert_eq!(words.class(&fold("إلى")), WordClass::GOVERNED);
        assert_eq!(words.class("في"), WordClass::NOTHING);
        let wrong = TableSet::new([("grammar/clause-words.tsv", "class\twords\nnegatoin\tلا\n")]);
        assert!(ClauseWords::compile(&wrong).unwrap_err().to_string().contains("negatoin"));
    }
}
