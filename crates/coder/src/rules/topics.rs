//! Words that speak for a topic: the contexts of events.

use waqai_tables::{Form, Phrases, PhrasesBuilder, TableError, TableSet, Vocabulary};

/// The names in a column, each once, in the order of the table.
pub(super) fn names(tables: &TableSet, path: &str, column: &str) -> Result<Vec<Box<str>>, TableError> {
    let mut names: Vec<Box<str>> = Vec::new();
    for row in tables.table(path, &[column])?.rows {
        let name = row.required(column)?;
        if !names.iter().any(|known| **known == *name) {
            names.push(name.into());
        }
    }
    Ok(names)
}

/// An index of the words of all topics; the payload is the topic's place in `names`.
pub(super) fn words(
    tables: &TableSet,
    path: &str,
    column: &str,
    names: &[Box<str>],
    vocabulary: &mut Vocabulary,
) -> Result<Phrases, TableError> {
    let mut phrases = PhrasesBuilder::default();
    for row in tables.table(path, &[column])?.rows {
        let name = row.required(column)?;
        let at = names
            .iter()
            .position(|known| **known == *name)
            .ok_or_else(|| row.error(column, &format!("`{name}` is not listed"), "Use a listed code"))?;
        for word in row.list("words") {
            let folded = waqai_text::fold(word);
            let forms: Vec<Form> = folded.split(' ').map(without_article).map(|word| vocabulary.intern(word)).collect();
            phrases.insert(&forms, at as u32);
        }
    }
    Ok(phrases.build())
}

/// Topic words stand with or without the article: the reader looks them up without.
pub(super) fn without_article(word: &str) -> &str {
    word.strip_prefix("\u{627}\u{644}").filter(|rest| rest.len() >= 6).unwrap_or(word)
}
