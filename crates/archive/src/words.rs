//! Words of a search, read as the words of reports are read; and found again in a text.

use crate::Archive;
use crate::error::Result;
use crate::records::Range;
use crate::search::{Query, TextWord};
use waqai_coder::{Input, Resources, SearchReader, SearchWords, Worker};
use waqai_lang::Lexicon;
use waqai_tables::Vocabulary;
use waqai_text::{Text, TokenKind};

/// Reads words with their lemmas.
#[derive(Default)]
pub struct WordReader {
    reader: SearchReader,
    worker: Worker,
    words: SearchWords,
}

/// A text whose words were read.
pub struct Words {
    forms: Vec<String>,
    lemmas: Vec<String>,
    /// Bytes of each word in the text.
    spans: Vec<(usize, usize)>,
}

impl WordReader {
    /// A query with lemmas, and with Arabic names for Latin words. Without `resources` only forms count.
    ///
    /// # Errors
    /// A query that cannot be read, and what goes wrong with the archive.
    pub fn query(&mut self, archive: &Archive, text: &str, resources: Option<&Resources>) -> Result<Query> {
        self.query_by(archive, text, resources.map(|resources| (&resources.lexicon, &resources.vocabulary)))
    }

    /// The same with no more than a query needs: a word alone is read by the lexicon, and no model would know more of it.
    ///
    /// # Errors
    /// As [`WordReader::query`].
    pub fn query_by(&mut self, archive: &Archive, text: &str, lexicon: Option<(&Lexicon, &Vocabulary)>) -> Result<Query> {
        let mut query = Query::read(text)?;
        if let Some((lexicon, vocabulary)) = lexicon {
            for piece in query.pieces_mut() {
                let words = self.look(lexicon, vocabulary, &piece.written, None);
                if words.lemmas.len() == piece.forms.len() {
                    piece.lemmas = words.lemmas;
                }
            }
        }
        archive.add_names(&mut query)?;
        Ok(query)
    }

    /// The words of a text as the archive has them: in their sentences, with tables and models. It takes as long as coding a report;
    /// see [`WordReader::look`].
    pub fn read(&mut self, resources: &Resources, text: &str) -> Words {
        self.read_all(resources, text, None)
    }

    /// The words of a text and its title by the lexicon alone: a hundred times faster, and nearly always the same lemmas.
    pub fn look(&mut self, lexicon: &Lexicon, vocabulary: &Vocabulary, text: &str, title: Option<&str>) -> Words {
        self.words.clear();
        self.reader.read(lexicon, vocabulary, text, &mut self.words);
        self.words.add_title(title);
        Words::of(&self.words, text)
    }

    /// Whether a text alone says what a query asks for, by the lexicon.
    pub fn says(&mut self, resources: &Resources, query: &Query, text: &str) -> bool {
        self.look(&resources.lexicon, &resources.vocabulary, text, None).find(query).is_some()
    }

    /// The words of a text and its title as the archive has them.
    pub fn read_all(&mut self, resources: &Resources, text: &str, title: Option<&str>) -> Words {
        self.worker.code(resources, Input { text, ..Input::default() });
        self.words.clear();
        self.worker.search_words(resources, &mut self.words);
        self.words.add_title(title);
        Words::of(&self.words, text)
    }

    /// Which bytes of a text a query means, none where the words are those of the title: by the lexicon, and only where that does not find what
    /// the archive found in all earnest.
    pub fn find(&mut self, resources: &Resources, query: &Query, text: &str, title: Option<&str>) -> Vec<(usize, usize)> {
        match self.look(&resources.lexicon, &resources.vocabulary, text, title).find(query) {
            Some(found) => found,
            None => self.read_all(resources, text, title).find(query).unwrap_or_default(),
        }
    }
}

impl Words {
    fn of(words: &SearchWords, text: &str) -> Words {
        let list = |words: &str| words.split(' ').filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<String>>();
        let mut tokens = Text::default();
        tokens.read(text);
        let spans = tokens
            .tokens()
            .iter()
            .filter(|token| !matches!(token.kind, TokenKind::Punctuation(_) | TokenKind::Break))
            .map(|token| (token.span.start as usize, token.span.end as usize))
            .collect();
        Words { forms: list(&words.forms), lemmas: list(&words.lemmas), spans }
    }

    /// Which bytes of the text a query means; none where the text does not fit it.
    pub fn find(&self, query: &Query) -> Option<Vec<(usize, usize)>> {
        let words: Vec<TextWord> = self.forms.iter().zip(&self.lemmas).map(|(form, lemma)| TextWord { form, lemma }).collect();
        // Words of the title have no place in the text.
        Some(query.find(&words)?.into_iter().filter_map(|at| self.spans.get(at).copied()).collect())
    }
}

/// Words around what was found.
#[derive(Clone, Debug, Default)]
pub struct Snippet {
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
}
