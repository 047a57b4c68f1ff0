//! Reading CoNLL-U.

use crate::error::{Column, Error, Problem};
use crate::sentence::{Sentence, Token, Word};
use crate::tree::TreeCheck;

/// What is asked of the heads of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trees {
    /// Every word has a head and a relation, and the heads make a tree with one root. Gold data must have that.
    #[default]
    Required,
    /// HEAD and DEPREL may be `_`: such a word gets the head 0 and an empty relation. A sentence with such a word is not asked to be a tree;
    /// one without is.
    Optional,
}

/// Reads a file in which every sentence must be a tree: `read_with(text, Trees::Required)`.
///
/// # Errors
/// The first line that is not CoNLL-U, see [`read_with`].
///
/// ```
/// let text = "# sent_id = 1\n1-2\tوقال\t_\t_\t_\t_\t_\t_\t_\t_\n\
///     1\tو\tوَ\tCCONJ\t_\t_\t2\tcc\t_\t_\n2\tقال\tقَال\tVERB\t_\t_\t0\troot\t_\t_\n\n";
/// let sentences = waqai_conllu::read(text)?;
/// assert_eq!(sentences[0].tokens[0].form, "وقال");
/// assert_eq!(sentences[0].words[0].lemma, "وَ");
/// # Ok::<(), waqai_conllu::Error>(())
/// ```
pub fn read(text: &str) -> Result<Vec<Sentence>, Error> {
    read_with(text, Trees::Required)
}

/// Reads a file.
///
/// Lines end in LF or CRLF, and a CR elsewhere is read as a space; the empty line after the last sentence may be missing, and several may stand
/// between two. A byte order mark is skipped. Empty nodes (`8.1`) are checked for their numbers and left out, and so are features on the line of a range (`Typo=Yes`).
///
/// # Errors
/// The first line that is not CoNLL-U: not ten columns, numbers out of order, ranges that overlap or go beyond the sentence, heads outside of the
/// sentence, and where trees are required no root, two roots or a cycle. The error names line, column and remedy.
///
/// ```
/// use waqai_conllu::{Trees, read, read_with};
/// let text = "1\tقال\t_\t_\t_\t_\t_\t_\t_\t_\n";
/// assert_eq!(read(text).unwrap_err().to_string(), "line 1, column HEAD: the word has no head; write 0 for the root, or the number of another word");
/// assert_eq!(read_with(text, Trees::Optional)?[0].words[0].head, 0);
/// # Ok::<(), waqai_conllu::Error>(())
/// ```
pub fn read_with(text: &str, trees: Trees) -> Result<Vec<Sentence>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { trees, ..Reader::default() };
    let mut last = 0;
    for (at, line) in text.split('\n').enumerate() {
        last = at + 1;
        let line = line.strip_suffix('\r').unwrap_or(line);
        // A CR inside a line is no end of one; what is written has a space there, so that no reader takes it for one.
        match line.contains('\r') {
            true => reader.line(last, &line.replace('\r', " "))?,
            false => reader.line(last, line)?,
        }
    }
    reader.end_of_sentence(last)?;
    Ok(reader.done)
}

/// The sentence that is being read, and what is known of it.
#[derive(Default)]
struct Reader {
    trees: Trees,
    done: Vec<Sentence>,
    sentence: Sentence,
    /// The line of each word.
    lines: Vec<usize>,
    /// The last number of the newest range, 0 before the first, and its line.
    range_end: u32,
    range_line: usize,
    /// Empty nodes since the newest word.
    empty_nodes: u32,
    /// Whether a word of the sentence has no head.
    unattached: bool,
    check: TreeCheck,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) -> Result<(), Error> {
        if line.is_empty() {
            return self.end_of_sentence(number);
        }
        let outside = self.sentence.tokens.is_empty() && self.empty_nodes == 0;
        if line.starts_with('#') && (outside || !line.contains('\t')) {
            if !outside {
                return Err(Error { line: number, column: None, problem: Problem::Comment });
            }
            self.sentence.comments.push(comment(line).to_owned());
            return Ok(());
        }
        let columns = columns(line).map_err(|(column, problem)| Error { line: number, column, problem })?;
        self.columns(number, &columns).map_err(|(column, problem)| Error { line: number, column: Some(column), problem })
    }

    fn columns(&mut self, line: usize, columns: &[&str; 10]) -> Result<(), (Column, Problem)> {
        let id = columns[0];
        let expected = u32::try_from(self.sentence.words.len()).unwrap_or(u32::MAX).saturating_add(1);
        if expected == u32::MAX {
            return Err((Column::Id, Problem::TooLong));
        }
        let at_id = |problem| (Column::Id, problem);
        match Number::read(id).ok_or_else(|| at_id(Problem::Number { found: id.to_owned() }))? {
            Number::Word(found) if found == expected => self.word(line, expected, columns),
            Number::Empty(after, nth) if after == expected - 1 && nth == self.empty_nodes + 1 => {
                self.empty_nodes = nth;
                Ok(())
            }
            Number::Range(_, _) if expected <= self.range_end => Err(at_id(Problem::Overlap { found: id.to_owned(), end: self.range_end })),
            Number::Range(first, end) if first == expected && end > first => self.range(line, end, columns),
            Number::Range(_, _) => Err(at_id(Problem::Range { found: id.to_owned(), expected })),
            Number::Word(_) | Number::Empty(..) => Err(at_id(Problem::Sequence { found: id.to_owned(), expected })),
        }
    }

    fn range(&mut self, line: usize, end: u32, columns: &[&str; 10]) -> Result<(), (Column, Problem)> {
        for column in [Column::Lemma, Column::Upos, Column::Xpos, Column::Head, Column::Deprel, Column::Deps] {
            let found = columns[column as usize];
            if found != "_" {
                return Err((column, Problem::Annotated { found: found.to_owned() }));
            }
        }
        let first = self.sentence.words.len();
        (self.range_end, self.range_line) = (end, line);
        let misc = filled(columns[9]);
        // The end is put right word by word: a range that goes beyond the sentence is not believed.
        self.sentence.tokens.push(Token { form: columns[1].to_owned(), words: first..first, space_after: space_after(&misc), misc });
        Ok(())
    }

    fn word(&mut self, line: usize, number: u32, columns: &[&str; 10]) -> Result<(), (Column, Problem)> {
        let [_, form, lemma, upos, xpos, feats, head, deprel, deps, misc] = *columns;
        let required = self.trees == Trees::Required;
        let head = match (head, deprel) {
            ("_", _) if required => return Err((Column::Head, Problem::NoHead)),
            ("_", "_") => {
                self.unattached = true;
                0
            }
            ("_", found) => return Err((Column::Deprel, Problem::NoHeadButRelation { found: found.to_owned() })),
            (_, "_") => return Err((Column::Deprel, Problem::NoRelation)),
            (head, _) => digits(head).ok_or_else(|| (Column::Head, Problem::Head { found: head.to_owned() }))?,
        };
        let index = self.sentence.words.len();
        let misc = filled(misc);
        match self.sentence.tokens.last_mut() {
            Some(token) if number <= self.range_end => token.words.end = index + 1,
            _ => {
                let token = Token { form: form.to_owned(), words: index..index + 1, space_after: space_after(&misc), misc: String::new() };
                self.sentence.tokens.push(token);
            }
        }
        self.sentence.words.push(Word {
            form: form.to_owned(),
            // A lemma may be an underscore only where the form is one.
            lemma: if form == "_" { lemma.to_owned() } else { filled(lemma) },
            upos: filled(upos),
            xpos: filled(xpos),
            feats: filled(feats),
            head,
            deprel: filled(deprel),
            deps: filled(deps),
            misc,
        });
        self.lines.push(line);
        self.empty_nodes = 0;
        Ok(())
    }

    /// Checks what can be known only now, and makes room for the next sentence.
    fn end_of_sentence(&mut self, line: usize) -> Result<(), Error> {
        let words = self.sentence.words.len() as u32;
        if self.range_end > words {
            let problem = Problem::Beyond { end: self.range_end, words };
            return Err(Error { line: self.range_line, column: Some(Column::Id), problem });
        }
        if words == 0 {
            if self.sentence.comments.is_empty() && self.empty_nodes == 0 {
                return Ok(());
            }
            return Err(Error { line: line.saturating_sub(1).max(1), column: None, problem: Problem::NoWords });
        }
        let at_head = |word: usize, problem| Error { line: self.lines[word], column: Some(Column::Head), problem };
        if let Some(at) = self.sentence.words.iter().position(|word| word.head > words) {
            return Err(at_head(at, Problem::Outside { head: self.sentence.words[at].head, words }));
        }
        if !self.unattached
            && let Some((at, problem)) = self.check.broken(&self.sentence.words)
        {
            return Err(at_head(at, problem));
        }
        // Sentences are kept: their vectors should not be larger than they are long.
        let next = Sentence { comments: Vec::new(), tokens: Vec::with_capacity(words as usize), words: Vec::with_capacity(words as usize) };
        self.done.push(std::mem::replace(&mut self.sentence, next));
        self.lines.clear();
        (self.range_end, self.range_line, self.empty_nodes, self.unattached) = (0, 0, 0, false);
        Ok(())
    }
}

/// The comment of a line, so that `comment_line` finds the line again: `#` and a space are cut off, but where another `#` follows or no space
/// does the line stays whole.
fn comment(line: &str) -> &str {
    line.strip_prefix("# ").filter(|rest| !rest.starts_with('#')).unwrap_or(line)
}

/// The ten columns of a line.
fn columns(line: &str) -> Result<[&str; 10], (Option<Column>, Problem)> {
    let mut columns = [""; 10];
    let mut found = 0;
    for cell in line.split('\t') {
        if let Some(column) = columns.get_mut(found) {
            *column = cell;
        }
        found += 1;
    }
    if found != columns.len() {
        return Err((None, Problem::Columns { found }));
    }
    match columns.iter().position(|column| column.is_empty()) {
        Some(empty) => Err((Some(Column::ALL[empty]), Problem::Empty)),
        None => Ok(columns),
    }
}

/// What stands in the first column.
enum Number {
    Word(u32),
    Range(u32, u32),
    Empty(u32, u32),
}

impl Number {
    fn read(id: &str) -> Option<Number> {
        match id.bytes().position(|byte| !byte.is_ascii_digit()) {
            None => digits(id).map(Number::Word),
            Some(at) if id.as_bytes()[at] == b'-' => Some(Number::Range(digits(&id[..at])?, digits(&id[at + 1..])?)),
            Some(at) if id.as_bytes()[at] == b'.' => Some(Number::Empty(digits(&id[..at])?, digits(&id[at + 1..])?)),
            Some(_) => None,
        }
    }
}

/// A number in plain digits: no sign, and no zero before others, so that it is written as it was read.
fn digits(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text.len() == 1 || !text.starts_with('0'));
    if plain { text.parse().ok() } else { None }
}

/// A column, empty for `_`.
fn filled(column: &str) -> String {
    if column == "_" { String::new() } else { column.to_owned() }
}

/// Whether MISC allows a space after the token.
pub(crate) fn space_after(misc: &str) -> bool {
    misc.is_empty() || !misc.split('|').any(|item| item == "SpaceAfter=No")
}
