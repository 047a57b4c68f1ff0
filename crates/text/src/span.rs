//! Places in a text: byte spans, and their conversion to code points at the edge of the program.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes `start..end` in the original text. Always on character boundaries of the text it was made for.
///
/// ```
/// use waqai_text::Span;
/// let span = Span { start: 2, end: 5 };
/// assert_eq!(span.slice("a bcd"), "bcd");
/// assert!(span.overlaps(Span { start: 4, end: 9 }));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last one.
    pub end: u32,
}

impl Span {
    /// A span from `start` up to `end`.
    pub fn new(start: u32, end: u32) -> Self {
        Span { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the two spans share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The part of `text` that the span marks; empty when the span does not fit the text.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// Converts byte offsets of one text to offsets in code points, and back.
///
/// For each 64 bytes it keeps one count and one bit mask, so a conversion costs a few instructions and the table a fifth of the text's size.
///
/// ```
/// use waqai_text::CodePoints;
/// let points = CodePoints::new("aéb");
/// assert_eq!(points.index(3), 2); // `b` is byte 3 and code point 2
/// assert_eq!(points.byte(2), 3);
/// ```
#[derive(Clone, Debug, Default)]
pub struct CodePoints {
    /// For each block of 64 bytes: code points that begin before it.
    counts: Vec<u32>,
    /// For each block: which of its bytes begin a code point.
    starts: Vec<u64>,
    bytes: u32,
    total: u32,
}

impl CodePoints {
    /// The table of `text`.
    pub fn new(text: &str) -> Self {
        let mut points = CodePoints::default();
        points.build(text);
        points
    }

    /// Makes the table again for another text, keeping the memory.
    pub fn build(&mut self, text: &str) {
        self.counts.clear();
        self.starts.clear();
        let mut total = 0u32;
        for block in text.as_bytes().chunks(64) {
            let mut mask = 0u64;
            for (place, &byte) in block.iter().enumerate() {
                mask |= u64::from(byte & 0xC0 != 0x80) << place;
            }
            self.counts.push(total);
            self.starts.push(mask);
            total = total.saturating_add(mask.count_ones());
        }
        self.bytes = u32::try_from(text.len()).unwrap_or(u32::MAX);
        self.total = total;
    }

    /// How many code points begin before byte `byte`. Offsets past the end give the number of all code points.
    pub fn index(&self, byte: u32) -> u32 {
        if byte >= self.bytes {
            return self.total;
        }
        let block = (byte / 64) as usize;
        let before = (1u64 << (byte % 64)) - 1;
        match (self.counts.get(block), self.starts.get(block)) {
            (Some(count), Some(mask)) => count + (mask & before).count_ones(),
            _ => self.total,
        }
    }

    /// The byte at which code point number `index` begins; the length of the text when there are not so many.
    pub fn byte(&self, index: u32) -> u32 {
        if index >= self.total {
            return self.bytes;
        }
        let block = self.counts.partition_point(|&count| count <= index).saturating_sub(1);
        let Some((&count, &mask)) = self.counts.get(block).zip(self.starts.get(block)) else { return self.bytes };
        let mut mask = mask;
        for _ in 0..index - count {
            mask &= mask.wrapping_sub(1);
        }
        block as u32 * 64 + mask.trailing_zeros()
    }

    /// A byte span as a span of code points.
    pub fn span(&self, span: Span) -> Span {
        Span { start: self.index(span.start), end: self.index(span.end) }
    }

    /// The number of code points of the text.
    pub fn total(&self) -> u32 {
        self.total
    }
}
