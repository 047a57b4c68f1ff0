//! What can be wrong with a file, where, and what to write instead.

use std::fmt;
use thiserror::Error as ThisError;

/// A line that is not CoNLL-U.
///
/// ```
/// let error = waqai_conllu::read("1\tقال\n").unwrap_err();
/// assert_eq!(error.line, 1);
/// assert!(error.to_string().starts_with("line 1: 2 columns"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
#[error("line {line}{}: {problem}", InColumn(*.column))]
pub struct Error {
    /// The line, counted from 1.
    pub line: usize,
    /// The column that is at fault; none where it is the whole line.
    pub column: Option<Column>,
    /// What is wrong with it, and the remedy.
    pub problem: Problem,
}

/// The ten columns of a line, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The word's number, or the range of a token with several words.
    Id,
    /// The word as it is written.
    Form,
    /// The dictionary form.
    Lemma,
    /// The universal part of speech.
    Upos,
    /// The treebank's own tag.
    Xpos,
    /// Morphological features.
    Feats,
    /// The number of the head.
    Head,
    /// The relation to the head.
    Deprel,
    /// Enhanced dependencies.
    Deps,
    /// Anything else.
    Misc,
}

impl Column {
    /// All columns, in order.
    pub const ALL: [Column; 10] = [
        Column::Id,
        Column::Form,
        Column::Lemma,
        Column::Upos,
        Column::Xpos,
        Column::Feats,
        Column::Head,
        Column::Deprel,
        Column::Deps,
        Column::Misc,
    ];

    /// The name that the format gives the column: `ID`, `FORM` and so on.
    pub fn name(self) -> &'static str {
        match self {
            Column::Id => "ID",
            Column::Form => "FORM",
            Column::Lemma => "LEMMA",
            Column::Upos => "UPOS",
            Column::Xpos => "XPOS",
            Column::Feats => "FEATS",
            Column::Head => "HEAD",
            Column::Deprel => "DEPREL",
            Column::Deps => "DEPS",
            Column::Misc => "MISC",
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

struct InColumn(Option<Column>);

impl fmt::Display for InColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |column| write!(f, ", column {column}"))
    }
}

/// What is wrong with a line. The message of each says what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
#[non_exhaustive]
pub enum Problem {
    /// Not ten columns.
    #[error("{found} columns; write ten, with one tab between two, and `_` where there is nothing to say")]
    Columns {
        /// How many there are.
        found: usize,
    },
    /// A column without a character.
    #[error("empty; write `_` where there is nothing to say")]
    Empty,
    /// Neither a number, a range nor an empty node.
    #[error("`{found}` is no number of a word; write a number (3), a range (3-4) or an empty node (3.1)")]
    Number {
        /// What stands there.
        found: String,
    },
    /// A number out of order.
    #[error(
        "`{found}` is out of order; number the words of a sentence 1, 2, 3 …: here {expected} must stand, or an empty line is missing above"
    )]
    Sequence {
        /// What stands there.
        found: String,
        /// The number that should.
        expected: u32,
    },
    /// A range that does not begin at the next word or has fewer than two.
    #[error("the range `{found}` is no range of two or more words that begins at {expected}; write it above its first word, as {expected}-{}", expected.saturating_add(1))]
    Range {
        /// What stands there.
        found: String,
        /// The number of the next word.
        expected: u32,
    },
    /// A range inside another one.
    #[error("the range `{found}` begins inside the one before it, which goes up to {end}; let every word belong to one token only")]
    Overlap {
        /// What stands there.
        found: String,
        /// The last number of the range before it.
        end: u32,
    },
    /// A range that goes beyond the sentence.
    #[error("the range goes up to {end}, and the sentence has {words} words; end it at {words} or add the words")]
    Beyond {
        /// The last number of the range.
        end: u32,
        /// Words of the sentence.
        words: u32,
    },
    /// The line of a range says something that only its words can say.
    #[error("the line of a range has `{found}`; write `_` here and the value on the lines of its words")]
    Annotated {
        /// What stands there.
        found: String,
    },
    /// A comment between words.
    #[error("a comment between words; put it above the first word of the sentence, or an empty line above it")]
    Comment,
    /// Comments without a sentence.
    #[error("comments without a sentence; add its words right below them, or take them away")]
    NoWords,
    /// No head where one is needed.
    #[error("the word has no head; write 0 for the root, or the number of another word")]
    NoHead,
    /// The head is not a number.
    #[error("`{found}` is no number; write 0 for the root, or the number of another word")]
    Head {
        /// What stands there.
        found: String,
    },
    /// The head is not in the sentence.
    #[error("the head {head} is not in the sentence, which has {words} words; write 0 for the root, or a number up to {words}")]
    Outside {
        /// The head.
        head: u32,
        /// Words of the sentence.
        words: u32,
    },
    /// No relation where there is a head.
    #[error("the word has a head and no relation to it; write one, such as `root` or `nmod`")]
    NoRelation,
    /// A relation where there is no head.
    #[error("the word has the relation `{found}` and no head; write the head, or `_` for both")]
    NoHeadButRelation {
        /// The relation.
        found: String,
    },
    /// A sentence without root.
    #[error("no word of the sentence has the head 0; give it to one")]
    NoRoot,
    /// A second root.
    #[error("a second root besides word {first}; give the head 0 to one of them only")]
    SecondRoot {
        /// The number of the first root.
        first: u32,
    },
    /// Heads that lead back to the word.
    #[error("the heads lead from word {word} back to itself; give one word on the way another head")]
    Cycle {
        /// A word on the way, with the smallest number.
        word: u32,
    },
    /// More words than can be numbered.
    #[error("the sentence has more words than can be numbered; cut it with an empty line")]
    TooLong,
}
