//! What can be wrong with dates and tables. Reading a report cannot fail.

/// A mistake in a table or in a date given to the crate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Text that should be a date is none.
    #[error("`{found}` is not a date: expected a day that exists, as YYYY-MM-DD")]
    NotADate {
        /// The text.
        found: String,
    },
    /// A word in a table folds to nothing or holds characters that no word has.
    #[error("{table}: `{word}` is not a word or a row of words")]
    NotAWord {
        /// The table.
        table: &'static str,
        /// The cell.
        word: String,
    },
    /// A number in a table lies outside its range.
    #[error("{table}: `{word}` has the value {found}, expected {expected}")]
    Value {
        /// The table.
        table: &'static str,
        /// The row's word.
        word: String,
        /// The value found.
        found: String,
        /// What is allowed.
        expected: &'static str,
    },
    /// A kind that the table does not know.
    #[error("{table}: `{word}` has the kind `{found}`, expected one of {expected}")]
    Kind {
        /// The table.
        table: &'static str,
        /// The row's word.
        word: String,
        /// The kind found.
        found: String,
        /// The kinds there are.
        expected: String,
    },
    /// More words than the index can hold.
    #[error("the calendar tables hold too many words (the limit is 30000)")]
    TooManyWords,
}
