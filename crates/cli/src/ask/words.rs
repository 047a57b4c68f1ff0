//! Words of a search, with tables and models loaded when words are first read; and a piece of text as a line.

use crate::cli::{KnowledgeOptions, ModelOptions};
use crate::isolate::isolated;
use crate::knowledge::{Loaded, load_with_models};
use crate::style::{Look, Style};
use anyhow::Context;
use waqai_archive::Archive;
use waqai_archive::search::Query;
pub(crate) use waqai_archive::words::Snippet;
use waqai_archive::words::{WordReader as Reader, Words};

/// Reads words with lemmas. The tables and models are loaded when words are first read.
#[derive(Default)]
pub(crate) struct WordReader {
    loaded: Option<Loaded>,
    reader: Reader,
}

impl WordReader {
    /// A query with lemmas, unless it is to be exact, and with Arabic names for Latin words.
    pub fn query(&mut self, archive: &Archive, text: &str, exact: bool) -> anyhow::Result<Query> {
        if exact {
            return Ok(self.reader.query(archive, text, None)?);
        }
        self.load()?;
        Ok(self.reader.query(archive, text, self.loaded.as_ref().map(|loaded| &loaded.resources))?)
    }

    /// The words of a text.
    pub fn read(&mut self, text: &str) -> anyhow::Result<Words> {
        self.load()?;
        let loaded = self.loaded.as_ref().context("no tables")?;
        Ok(self.reader.read(&loaded.resources, text))
    }

    fn load(&mut self) -> anyhow::Result<()> {
        if self.loaded.is_none() {
            self.loaded = Some(load_with_models(&KnowledgeOptions::default(), &ModelOptions::default())?);
        }
        Ok(())
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
