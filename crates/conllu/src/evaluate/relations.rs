//! Which relations make a content word and which a function word.

/// Relations of function words.
const FUNCTION: &[&str] = &["aux", "case", "cc", "clf", "cop", "det", "mark"];

/// Relations of content words, as the shared task lists them; `punct` is in neither list. In alphabetical order.
const CONTENT: &[&str] = &[
    "acl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "ccomp",
    "compound",
    "conj",
    "csubj",
    "dep",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "nmod",
    "nsubj",
    "nummod",
    "obj",
    "obl",
    "orphan",
    "parataxis",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
];

/// The universal part of a relation: what stands before the colon.
pub(super) fn universal(relation: &str) -> &str {
    relation.split_once(':').map_or(relation, |(universal, _)| universal)
}

/// Whether a word with this universal relation is a content word.
pub(super) fn is_content(relation: &str) -> bool {
    CONTENT.binary_search(&relation).is_ok()
}

/// Whether a word with this universal relation is a function word.
pub(super) fn is_function(relation: &str) -> bool {
    FUNCTION.contains(&relation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order_and_apart() {
        assert!(CONTENT.is_sorted());
        assert!(CONTENT.iter().all(|relation| is_content(relation) && !is_function(relation)));
        assert!(!is_content("punct") && !is_function("punct") && !is_content(""));
        assert_eq!((universal("nmod:poss"), universal("obl"), universal("")), ("nmod", "obl", ""));
    }
}
