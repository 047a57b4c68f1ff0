//! Pages: how many rows, in which order, and where the next page begins.

use crate::error::{ArchiveError, Result};

/// Which rows of an answer.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// At most so many.
    pub limit: usize,
    /// The newest first.
    pub newest: bool,
    /// Where the page before ended.
    pub cursor: Option<Cursor>,
}

/// The last row of a page: its day (empty where unknown) and numbers. Rows that come in later shift no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The day, or another key in the order of letters.
    pub day: String,
    /// The number of the record.
    pub record: i64,
    /// The number within a report.
    pub n: i64,
}

impl Cursor {
    /// As text, to be given again.
    ///
    /// ```
    /// use waqai_archive::Cursor;
    /// let cursor = Cursor { day: "2022-04-25".into(), record: 17, n: 2 };
    /// assert_eq!(cursor.write(), "2022-04-25.17.2");
    /// assert_eq!(Cursor::read("2022-04-25.17.2").unwrap(), cursor);
    /// ```
    pub fn write(&self) -> String {
        format!("{}.{}.{}", self.day, self.record, self.n)
    }

    /// From text.
    pub fn read(text: &str) -> Result<Cursor> {
        let parse = || {
            let (rest, n) = text.rsplit_once('.')?;
            let (day, record) = rest.rsplit_once('.')?;
            Some(Cursor { day: day.into(), record: record.parse().ok()?, n: n.parse().ok()? })
        };
        parse().ok_or_else(|| ArchiveError::Unknown(format!("{text}: this is no cursor. Give the one that the page before ended with")))
    }
}
