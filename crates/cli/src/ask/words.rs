//! Words of a search, read as the words of reports are read; and found again in a text.

use crate::cli::{KnowledgeOptions, ModelOptions};
use crate::isolate::isolated;
use crate::knowledge::{Loaded, load_with_models};
use crate::style::{Look, Style};
use waqai_archive::Archive;
use waqai_archive::records::Range;
use waqai_archive::search::{Query, TextWord};
use waqai_coder::{Input, SearchReader, SearchWords, Worker};
use waqai_lang::Lexicon;
use waqai_tables::Vocabulary;
use waqai_text::{Text, TokenKind};

/// Reads words with lemmas. What it reads with is loaded when words are first read: the lexicon for a query and for most texts, tables and models only
/// for a text in which the lexicon alone does not find what the archive found.
#[derive(Default)]
pub(crate) struct WordReader {
    lexicon: Option<(Vocabulary, Lexicon)>,
    reader: SearchReader,
    loaded: Option<Loaded>,
    worker: Worker,
    words: SearchWords,
}

/// Words as lists.
struct Words {
    forms: Vec<String>,
    lemmas: Vec<String>,
}

impl WordReader {
    /// A query with lemmas, unless it is to be exact, and with Arabic names for Latin words.
    pub fn query(&mut self, archive: &Archive, text: &str, exact: bool) -> anyhow::Result<Query> {
        let mut query = Query::read(text)?;
        if !exact {
            for piece in query.pieces_mut() {
                // Of Latin words and numbers the lemma is the form.
                let words = if piece.written.is_ascii() { None } else { Some(self.read(&piece.written, None)) };
                let lemmas = words.map_or_else(|| piece.forms.clone(), |words| words.lemmas);
                if lemmas.len() == piece.forms.len() {
                    piece.lemmas = lemmas;
                }
            }
        }
        archive.add_names(&mut query)?;
        Ok(query)
    }

    /// Which bytes of a text a query means: none where the words are those of the title.
    pub fn find(&mut self, query: &Query, text: &str, title: Option<&str>) -> anyhow::Result<Vec<(usize, usize)>> {
        let found = match self.read(text, title).find(query) {
            Some(found) => found,
            None => self.code(text, title)?.find(query).unwrap_or_default(),
        };
        let mut tokens = Text::default();
        tokens.read(text);
        let spans: Vec<(usize, usize)> = tokens
            .tokens()
            .iter()
            .filter(|token| !matches!(token.kind, TokenKind::Punctuation(_) | TokenKind::Break))
            .map(|token| (token.span.start as usize, token.span.end as usize))
            .collect();
        Ok(found.into_iter().filter_map(|at| spans.get(at).copied()).collect())
    }

    /// Whether words that were said fit a query. They are a piece of a text, which no model reads better than the lexicon does.
    pub fn fits(&mut self, query: &Query, text: &str) -> bool {
        self.read(text, None).find(query).is_some()
    }

    /// The words of a text by the lexicon.
    fn read(&mut self, text: &str, title: Option<&str>) -> Words {
        let (vocabulary, lexicon) = self.lexicon.get_or_insert_with(waqai_base::words);
        self.words.clear();
        self.reader.read(lexicon, vocabulary, text, &mut self.words);
        self.words.add_title(title);
        Words::of(&self.words)
    }

    /// The words of a text as the archive has them: in their sentences, by tables and models.
    fn code(&mut self, text: &str, title: Option<&str>) -> anyhow::Result<Words> {
        if self.loaded.is_none() {
            self.loaded = Some(load_with_models(&KnowledgeOptions::default(), &ModelOptions::default())?);
        }
        let Some(loaded) = &self.loaded else { anyhow::bail!("no tables") };
        self.worker.code(&loaded.resources, Input { text, ..Input::default() });
        self.words.clear();
        self.worker.search_words(&loaded.resources, &mut self.words);
        self.words.add_title(title);
        Ok(Words::of(&self.words))
    }
}

impl Words {
    fn of(words: &SearchWords) -> Words {
        let list = |words: &str| words.split(' ').filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        Words { forms: list(&words.forms), lemmas: list(&words.lemmas) }
    }

    /// Which words a query means; none where the text does not fit it.
    fn find(&self, query: &Query) -> Option<Vec<usize>> {
        let words: Vec<TextWord> = self.forms.iter().zip(&self.lemmas).map(|(form, lemma)| TextWord { form, lemma }).collect();
        query.find(&words)
    }
}

/// Words around what was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Snippet {
    /// A piece of the text in the order of its letters.
    pub text: String,
    /// Bytes of what was found in the piece.
    pub hits: Vec<(usize, usize)>,
    /// Code points of what was found in the whole text.
    pub ranges: Vec<Range>,
    /// Whether the text goes on before and behind.
    pub cut: (bool, bool),
}

/// So many bytes of a text stand around what was found first.
const AROUND: usize = 110;

impl Snippet {
    /// A piece of a text around the first of the places.
    pub fn of(text: &str, hits: &[(usize, usize)]) -> Snippet {
        let first = hits.first().map_or(0, |hit| hit.0);
        let space = |at: usize, back: bool| {
            let at = (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            if back {
                text[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1)
            } else {
                text[at..].find(char::is_whitespace).map_or(text.len(), |space| at + space)
            }
        };
        let start = if first <= AROUND { 0 } else { space(first - AROUND, true) };
        let end = space(first + 2 * AROUND, false).max(start);
        let points = |at: usize| text[..at].chars().count() as u32;
        Snippet {
            text: text[start..end].to_owned(),
            hits: hits.iter().filter(|hit| hit.0 >= start && hit.1 <= end).map(|hit| (hit.0 - start, hit.1 - start)).collect(),
            ranges: hits.iter().map(|hit| Range { start: points(hit.0), end: points(hit.1) }).collect(),
            cut: (start > 0, end < text.len()),
        }
    }

    /// As a line: in the order of the letters, isolated from what stands around it. What was found is coloured, or in brackets without colours.
    pub fn line(&self, style: Style) -> String {
        let mut line = String::new();
        let mut at = 0;
        for &(start, end) in &self.hits {
            if start < at {
                continue;
            }
            line.push_str(&self.text[at..start]);
            line.push('[');
            line.push_str(&self.text[start..end]);
            line.push(']');
            at = end;
        }
        line.push_str(&self.text[at..]);
        let (before, behind) = (if self.cut.0 { "…" } else { "" }, if self.cut.1 { "…" } else { "" });
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
}
