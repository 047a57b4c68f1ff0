//! Page after page, until there are enough rows.

use super::options::{PageOptions, Shape};
use crate::outcome::Outcome;
use crate::output::Output;
use waqai_archive::{Cursor, Page, Result};

/// Rows in a table where no number is given.
const USUAL: usize = 25;
/// Rows that are asked for at a time.
const STEP: usize = 500;

/// The rows of a page, and where the next one begins.
type Rows<R> = (Vec<R>, Option<Cursor>);

/// Asks for pages and writes their rows; `more` is told where the next page begins.
pub(crate) fn pages<R>(
    options: &PageOptions,
    header: Option<String>,
    ask: &mut dyn FnMut(&Page) -> Result<Rows<R>>,
    write: &mut dyn FnMut(&R, &mut Vec<u8>) -> anyhow::Result<()>,
) -> anyhow::Result<Outcome> {
    let mut left = options.limit.unwrap_or(if options.format == Shape::Table { USUAL } else { usize::MAX });
    let mut cursor = options.cursor.as_deref().map(Cursor::read).transpose()?;
    let mut output = Output::open(options.output.as_deref())?;
    let mut found = false;
    let mut bytes = Vec::new();
    if options.format == Shape::Csv {
        bytes.extend_from_slice(header.unwrap_or_default().as_bytes());
    }
    let next = loop {
        let page = Page { limit: left.min(STEP), newest: options.newest, cursor: cursor.take() };
        let (rows, next) = ask(&page)?;
        for row in &rows {
            found = true;
            write(row, &mut bytes)?;
        }
        output.write(&bytes)?;
        bytes.clear();
        left -= rows.len().min(left);
        if left == 0 || next.is_none() {
            break next;
        }
        cursor = next;
    };
    output.finish()?;
    if let (Some(next), false) = (next, options.quiet) {
        eprintln!("waqai: there is more: give the same command with --cursor {}", next.write());
    }
    Ok(if found { Outcome::Well } else { Outcome::NothingFound })
}
