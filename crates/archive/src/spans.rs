//! Lists of ranges as text: `40-74` for a sentence, `40-74n` for a mention by name. One short cell instead of a table of its own.

use crate::records::Range;
use std::fmt::Write;

/// Kinds of mentions and the letter that stands for each.
const KINDS: [(&str, char); 5] = [("name", 'n'), ("title", 't'), ("pronoun", 'p'), ("elided", 'e'), ("group", 'g')];

/// Sentences as text.
///
/// ```
/// use waqai_archive::{records::Range, spans};
/// let sentences = [Range { start: 0, end: 9 }, Range { start: 10, end: 42 }];
/// assert_eq!(spans::write(&sentences), "0-9 10-42");
/// assert_eq!(spans::read("0-9 10-42"), sentences);
/// ```
pub fn write(ranges: &[Range]) -> String {
    let mut text = String::with_capacity(ranges.len() * 9);
    for (at, range) in ranges.iter().enumerate() {
        let _ = write!(text, "{}{}-{}", if at > 0 { " " } else { "" }, range.start, range.end);
    }
    text
}

/// Sentences from text; what is no range is left out.
pub fn read(text: &str) -> Vec<Range> {
    text.split(' ').filter_map(range).collect()
}

/// The mentions of an entity as text.
///
/// ```
/// use waqai_archive::{records::Range, spans};
/// let spans = [(Range { start: 7, end: 12 }, "title".to_owned())];
/// assert_eq!(spans::write_mentions(&spans), "7-12t");
/// assert_eq!(spans::read_mentions("7-12t"), spans);
/// ```
pub fn write_mentions(spans: &[(Range, String)]) -> String {
    let mut text = String::with_capacity(spans.len() * 9);
    for (at, (range, kind)) in spans.iter().enumerate() {
        let letter = KINDS.iter().find(|(name, _)| name == kind).map_or('n', |(_, letter)| *letter);
        let _ = write!(text, "{}{}-{}{letter}", if at > 0 { " " } else { "" }, range.start, range.end);
    }
    text
}

/// The mentions of an entity from text.
pub fn read_mentions(text: &str) -> Vec<(Range, String)> {
    let mention = |cell: &str| {
        let letter = cell.chars().next_back()?;
        let kind = KINDS.iter().find(|(_, known)| *known == letter)?.0;
        Some((range(&cell[..cell.len() - 1])?, kind.to_owned()))
    };
    text.split(' ').filter_map(mention).collect()
}

fn range(cell: &str) -> Option<Range> {
    let (start, end) = cell.split_once('-')?;
    Some(Range { start: start.parse().ok()?, end: end.parse().ok()? })
}

/// Entities of a report as text, counted from one as in `e1`: `1;3`.
pub(crate) fn write_places(places: &[usize]) -> String {
    let mut text = String::new();
    for (at, place) in places.iter().enumerate() {
        let _ = write!(text, "{}{}", if at > 0 { ";" } else { "" }, place + 1);
    }
    text
}

/// Entities of a report from text, as places in a list, counted from zero.
pub fn read_places(text: &str) -> Vec<usize> {
    text.split(';').filter_map(|cell| cell.parse::<usize>().ok()?.checked_sub(1)).collect()
}
