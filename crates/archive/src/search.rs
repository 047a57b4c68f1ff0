//! What somebody searches for in the words of reports.
//!
//! A query is a list of pieces that must all be there: words, `"phrases of words"`, `"words near each other"~5`, words that begin so `كلم*`, alternatives
//! with `OR` between them, and `-words` that must not be there. Unless the search is exact, each piece is looked for by lemma too, so that فيروس finds
//! بالفيروس. Latin pieces stand for Arabic names as well.

use crate::error::{ArchiveError, Result};

/// A query, ready to be asked and to be found again in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// All of these, each with its alternatives.
    pub clauses: Vec<Clause>,
}

/// A piece with its alternatives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// One of these.
    pub any: Vec<Piece>,
    /// It must not be there.
    pub not: bool,
}

/// A word, a phrase, or words near each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The words as written in the query.
    pub written: String,
    /// The folded words, in their order.
    pub forms: Vec<String>,
    /// Their lemmas, one for each; empty where only the form counts.
    pub lemmas: Vec<String>,
    /// How many other words may stand between them; none: a phrase.
    pub near: Option<u32>,
    /// The last word is only a beginning.
    pub prefix: bool,
}

/// A word of a text, as a search sees it.
#[derive(Clone, Copy, Debug)]
pub struct TextWord<'a> {
    /// The folded word as written.
    pub form: &'a str,
    /// Its lemma, or the word without proclitics.
    pub lemma: &'a str,
}

impl Query {
    /// Reads a query. Forms are folded here; lemmas are filled in by whoever can read Arabic, with [`Query::pieces_mut`].
    ///
    /// ```
    /// use waqai_archive::search::Query;
    /// let query = Query::read("\"وزير الخارجية\" OR سفير -استقالة").unwrap();
    /// assert_eq!(query.clauses.len(), 2);
    /// assert_eq!(query.clauses[0].any[0].forms.len(), 2);
    /// assert!(query.clauses[1].not);
    /// ```
    pub fn read(text: &str) -> Result<Query> {
        let mut query = Query::default();
        let mut or = false;
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let not = rest.len() > 1 && rest.starts_with('-');
            rest = if not { &rest[1..] } else { rest };
            let (written, near, prefix, after, quoted) = piece(rest)?;
            rest = after.trim_start();
            if written == "OR" && !quoted && !not {
                or = !query.clauses.is_empty();
                continue;
            }
            let forms: Vec<String> =
                waqai_coder::search_forms(&written).split(' ').map(str::to_lowercase).filter(|word| word != ".").collect();
            let forms: Vec<String> = forms.into_iter().filter(|word| !word.is_empty()).collect();
            if forms.is_empty() {
                continue;
            }
            let piece = Piece { written, forms, lemmas: Vec::new(), near, prefix };
            match query.clauses.last_mut().filter(|last| or && !last.not && !not) {
                Some(last) => last.any.push(piece),
                None => query.clauses.push(Clause { any: vec![piece], not }),
            }
            or = false;
        }
        if query.clauses.iter().all(|clause| clause.not) {
            return Err(ArchiveError::Unknown(format!("{text}: there is no word to look for. Give at least one that must be there")));
        }
        Ok(query)
    }

    /// All pieces, to be given lemmas.
    pub fn pieces_mut(&mut self) -> impl Iterator<Item = &mut Piece> {
        self.clauses.iter_mut().flat_map(|clause| &mut clause.any)
    }

    /// The query in the language of FTS5, for whoever wants ranks: words by lemma and words by form count each for themselves.
    pub fn expression(&self) -> String {
        self.expressed(Piece::expression)
    }

    /// The query in the language of FTS5, for whoever wants to know which reports it finds: the same ones as by [`Query::expression`]. Words that are their
    /// own lemmas, as the most common ones are, are looked for once in both columns: that takes half as long.
    ///
    /// ```
    /// use waqai_archive::search::Query;
    /// let mut query = Query::read("على").unwrap();
    /// query.pieces_mut().for_each(|piece| piece.lemmas = piece.forms.clone());
    /// assert_eq!(query.matching(), "(\"علي\")");
    /// assert_eq!(query.expression(), "((lemma : \"علي\" OR form : \"علي\"))");
    /// ```
    pub fn matching(&self) -> String {
        self.expressed(Piece::matching)
    }

    fn expressed(&self, of: fn(&Piece) -> String) -> String {
        let all: Vec<String> = self.clauses.iter().filter(|clause| !clause.not).map(|clause| clause.expressed(of)).collect();
        let none: Vec<String> = self.clauses.iter().filter(|clause| clause.not).map(|clause| clause.expressed(of)).collect();
        let all = all.join(" AND ");
        if none.is_empty() { all } else { format!("({all}) NOT ({})", none.join(" OR ")) }
    }

    /// Which words of a text the query means; none where the text does not have what it must, or has what it must not.
    pub fn find(&self, text: &[TextWord]) -> Option<Vec<usize>> {
        let mut found = Vec::new();
        for clause in &self.clauses {
            let hits: Vec<usize> = clause.any.iter().flat_map(|piece| piece.find(text)).collect();
            if hits.is_empty() != clause.not {
                return None;
            }
            found.extend(hits);
        }
        found.sort_unstable();
        found.dedup();
        Some(found)
    }
}

/// The next piece: its words, nearness, whether it is a beginning, what follows, whether it stood in quotation marks.
fn piece(text: &str) -> Result<(String, Option<u32>, bool, &str, bool)> {
    let closing = text.chars().next().and_then(|mark| match mark {
        '"' => Some('"'),
        '«' => Some('»'),
        '“' => Some('”'),
        _ => None,
    });
    let Some(closing) = closing else {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        let prefix = word.ends_with('*');
        return Ok((word.trim_end_matches('*').to_owned(), None, prefix, rest, false));
    };
    let inner = &text[text.chars().next().map_or(0, char::len_utf8)..];
    let Some((phrase, rest)) = inner.split_once(closing) else {
        return Err(ArchiveError::Unknown(format!("{text}: the quotation marks are not closed. Close them, or leave them out")));
    };
    let digits = rest.strip_prefix('~').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    let (near, rest) = if digits > 0 { (rest[1..=digits].parse().ok(), &rest[1 + digits..]) } else { (None, rest) };
    Ok((phrase.trim_end_matches('*').to_owned(), near, phrase.ends_with('*'), rest, true))
}

impl Clause {
    /// One of the alternatives, in the language of FTS5.
    fn expressed(&self, of: fn(&Piece) -> String) -> String {
        let any: Vec<String> = self.any.iter().map(of).collect();
        format!("({})", any.join(" OR "))
    }
}

impl Piece {
    /// A phrase of folded words that is looked for as written.
    pub fn phrase(forms: Vec<String>) -> Piece {
        Piece { written: forms.join(" "), forms, ..Piece::default() }
    }

    fn expression(&self) -> String {
        let form = format!("form : {}", self.words(&self.forms));
        if self.has_lemmas() { format!("(lemma : {} OR {form})", self.words(&self.lemmas)) } else { form }
    }

    fn matching(&self) -> String {
        // No phrase goes from one column into the other.
        if self.has_lemmas() && self.lemmas == self.forms { self.words(&self.forms) } else { self.expression() }
    }

    /// Words as they must stand together.
    fn words(&self, words: &[String]) -> String {
        match self.near {
            Some(near) => {
                let words: Vec<String> = words.iter().map(|word| format!("\"{}\"", word.replace('"', ""))).collect();
                format!("NEAR({}, {near})", words.join(" "))
            }
            None => format!("\"{}\"{}", words.join(" ").replace('"', ""), if self.prefix { "*" } else { "" }),
        }
    }

    /// The words of the piece, each by itself in the language of FTS5: by form, and by lemma where it is looked for so too.
    pub(crate) fn lists(&self) -> Vec<Vec<String>> {
        let word = |column: &str, word: &String, last: bool| {
            format!("{column} : \"{}\"{}", word.replace('"', ""), if last && self.prefix { "*" } else { "" })
        };
        let list = |column: &str, words: &[String]| {
            words.iter().enumerate().map(|(at, one)| word(column, one, at + 1 == words.len())).collect::<Vec<_>>()
        };
        let mut lists = vec![list("form", &self.forms)];
        if self.has_lemmas() {
            lists.push(list("lemma", &self.lemmas));
        }
        lists
    }

    /// Whether it is looked for by lemma too.
    fn has_lemmas(&self) -> bool {
        self.lemmas.len() == self.forms.len() && !self.prefix
    }

    fn find(&self, text: &[TextWord]) -> Vec<usize> {
        let mut found = Vec::new();
        let by_form = |at: usize, word: &TextWord| {
            let form = &self.forms[at];
            if self.prefix && at + 1 == self.forms.len() { lower(word.form).starts_with(form.as_str()) } else { lower(word.form) == *form }
        };
        self.find_by(text, &by_form, &mut found);
        if self.has_lemmas() {
            self.find_by(text, &|at, word| lower(word.lemma) == self.lemmas[at], &mut found);
        }
        found
    }

    fn find_by(&self, text: &[TextWord], same: &dyn Fn(usize, &TextWord) -> bool, found: &mut Vec<usize>) {
        let length = self.forms.len();
        for start in 0..text.len() {
            match self.near {
                None => {
                    if start + length <= text.len() && (0..length).all(|at| same(at, &text[start + at])) {
                        found.extend(start..start + length);
                    }
                }
                Some(near) => {
                    // As FTS5 counts: from the first to the last of them at most so many others.
                    let end = text.len().min(start + length + near as usize);
                    let first: Vec<Option<usize>> = (0..length).map(|at| (start..end).find(|&there| same(at, &text[there]))).collect();
                    let begins = (0..length).any(|at| same(at, &text[start]));
                    if begins && first.iter().all(Option::is_some) {
                        found.extend(first.into_iter().flatten());
                    }
                }
            }
        }
    }
}

fn lower(word: &str) -> std::borrow::Cow<'_, str> {
    // Arabic has no small letters: most words stay as they are.
    if word.is_ascii() { word.to_lowercase().into() } else { word.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'a>(pairs: &'a [(&'a str, &'a str)]) -> Vec<TextWord<'a>> {
        pairs.iter().map(|&(form, lemma)| TextWord { form, lemma }).collect()
    }

    #[test]
    fn words_are_found_by_lemma_and_by_form() {
        let text = [("اصيب", "اصاب"), ("بالفيروس", "فيروس"), ("وزير", "وزير"), ("العدل", "عدل")];
        let mut query = Query::read("فيروس").unwrap();
        assert_eq!(query.find(&words(&text)), None);
        for piece in query.pieces_mut() {
            piece.lemmas = piece.forms.clone();
        }
        assert_eq!(query.find(&words(&text)), Some(vec![1]));
        assert_eq!(query.expression(), "((lemma : \"فيروس\" OR form : \"فيروس\"))");
        assert_eq!(Query::read("\"وزير العدل\"").unwrap().find(&words(&text)), Some(vec![2, 3]));
        assert_eq!(Query::read("\"العدل أصيب\"~2").unwrap().find(&words(&text)), Some(vec![0, 3]));
        assert_eq!(Query::read("\"العدل أصيب\"~1").unwrap().find(&words(&text)), None);
        assert_eq!(Query::read("وزير -بالفيروس").unwrap().find(&words(&text)), None);
        assert_eq!(Query::read("سفير OR وزير").unwrap().find(&words(&text)), Some(vec![2]));
        assert_eq!(Query::read("وز*").unwrap().find(&words(&text)), Some(vec![2]));
    }

    #[test]
    fn a_query_without_words_is_refused() {
        assert!(Query::read("-وزير").is_err());
        assert!(Query::read("«وزير").is_err());
        assert_eq!(Query::read("وزير -سفير").unwrap().expression(), "((form : \"وزير\")) NOT ((form : \"سفير\"))");
    }
}
