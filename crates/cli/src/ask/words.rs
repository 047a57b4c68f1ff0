//! Words of a search, with tables and models loaded when words are first read; and a piece of text as a line.

use crate::cli::{KnowledgeOptions, ModelOptions};
use crate::isolate::isolated;
use crate::knowledge::{Loaded, load_with_models};
use crate::style::{Look, Style};
use anyhow::Context;
use waqai_archive::Archive;
use waqai_archive::search::Query;
pub(crate) use waqai_archive::words::Snippet;
use waqai_archive::words::WordReader as Reader;
use waqai_lang::Lexicon;
use waqai_tables::Vocabulary;

/// Reads words with lemmas. What it reads with is loaded when words are first read: the lexicon for a query and for most texts, tables and models only
/// for a text in which the lexicon alone does not find what the archive found.
#[derive(Default)]
pub(crate) struct WordReader {
    lexicon: Option<(Vocabulary, Lexicon)>,
    loaded: Option<Loaded>,
    reader: Reader,
}

impl WordReader {
    /// A query with lemmas, unless it is to be exact, and with Arabic names for Latin words.
    pub fn query(&mut self, archive: &Archive, text: &str, exact: bool) -> anyhow::Result<Query> {
        if exact {
            return Ok(self.reader.query_by(archive, text, None)?);
        }
        let (vocabulary, lexicon) = self.lexicon.get_or_insert_with(waqai_base::words);
        Ok(self.reader.query_by(archive, text, Some((lexicon, vocabulary)))?)
    }

    /// Which bytes of a text a query means: none where the words are those of the title.
    pub fn find(&mut self, query: &Query, text: &str, title: Option<&str>) -> anyhow::Result<Vec<(usize, usize)>> {
        let (vocabulary, lexicon) = self.lexicon.get_or_insert_with(waqai_base::words);
        if let Some(found) = self.reader.look(lexicon, vocabulary, text, title).find(query) {
            return Ok(found);
        }
        if self.loaded.is_none() {
            self.loaded = Some(load_with_models(&KnowledgeOptions::default(), &ModelOptions::default())?);
        }
        let loaded = self.loaded.as_ref().context("no tables")?;
        Ok(self.reader.read_all(&loaded.resources, text, title).find(query).unwrap_or_default())
    }

    /// Whether words that were said fit a query. They are a piece of a text, which no model reads better than the lexicon does.
    pub fn fits(&mut self, query: &Query, text: &str) -> bool {
        let (vocabulary, lexicon) = self.lexicon.get_or_insert_with(waqai_base::words);
        self.reader.look(lexicon, vocabulary, text, None).find(query).is_some()
    }
}

/// A snippet as a line: in the order of the letters, isolated from what stands around it. What was found is coloured, or in brackets without colours.
pub(crate) fn snippet_line(snippet: &Snippet, style: Style) -> String {
    let mut line = String::new();
    let mut at = 0;
    for &(start, end) in &snippet.hits {
        if start < at {
            continue;
        }
        line.push_str(&snippet.text[at..start]);
        line.push('[');
        line.push_str(&snippet.text[start..end]);
        line.push(']');
        at = end;
    }
    line.push_str(&snippet.text[at..]);
    let (before, behind) = (if snippet.cut.0 { "…" } else { "" }, if snippet.cut.1 { "…" } else { "" });
    let line = isolated(&format!("{before}{}{behind}", line.trim()));
    if !style.is_on() {
        return line;
    }
    // Control characters were taken out above: the escapes go in last.
    line.split('[')
        .enumerate()
        .map(|(at, part)| match part.split_once(']') {
            Some((hit, rest)) if at > 0 => format!("{}{rest}", style.paint(Look::Cue, hit)),
            _ => part.to_owned(),
        })
        .collect()
}
