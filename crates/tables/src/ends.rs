//! Where many lists end that lie one behind the other in one array.

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};
use std::ops::Range;

/// Where each of many lists ends in the one array that holds them all: list 3 is `array[ends.range(3)]`.
///
/// Stored as lengths, with runs of empty lists counted: where few numbers of many have a list, that takes a few bytes for each that has one.
///
/// ```
/// let mut ends = waqai_tables::Ends::default();
/// ends.push(2);
/// ends.push(2);
/// ends.push(5);
/// assert_eq!([ends.range(0), ends.range(1), ends.range(2), ends.range(3)], [0..2, 2..2, 2..5, 0..0]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ends(Vec<u32>);

impl Ends {
    /// The next list ends before this place of the array; the lists before it end no later.
    pub fn push(&mut self, end: u32) {
        self.0.push(end);
    }

    /// Lets lists that have not ended yet end here, until there are `lists`.
    pub fn fill(&mut self, lists: usize, end: u32) {
        self.0.resize(lists.max(self.0.len()), end);
    }

    /// Where a list stands in the array; nothing at its beginning where there is no such list.
    #[inline]
    pub fn range(&self, list: usize) -> Range<usize> {
        match self.0.get(list) {
            Some(&end) => (if list == 0 { 0 } else { self.0[list - 1] as usize })..end as usize,
            None => 0..0,
        }
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no list.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the last list ends.
    pub fn total(&self) -> usize {
        self.0.last().map_or(0, |&end| end as usize)
    }

    /// All lists' places in the array.
    pub fn ranges(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        (0..self.0.len()).map(|list| self.range(list))
    }

    fn pack(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len());
        pack(self.0.len() as u32, &mut bytes);
        let mut lists = self.ranges().map(|range| range.len() as u32).peekable();
        while let Some(length) = lists.next() {
            pack(length, &mut bytes);
            if length == 0 {
                let mut more = 0;
                while lists.next_if_eq(&0).is_some() {
                    more += 1;
                }
                pack(more, &mut bytes);
            }
        }
        bytes
    }

    /// None where the bytes are damaged.
    fn unpack(mut bytes: &[u8]) -> Option<Ends> {
        let lists = unpack(&mut bytes)? as usize;
        // Forms and the like: a damaged number must not ask for all memory.
        if lists > 1 << 26 {
            return None;
        }
        let mut ends = Vec::with_capacity(lists);
        let mut end = 0_u32;
        while ends.len() < lists {
            match unpack(&mut bytes)? {
                0 => {
                    let more = unpack(&mut bytes)? as usize;
                    if more >= lists - ends.len() {
                        return None;
                    }
                    ends.resize(ends.len() + 1 + more, end);
                }
                length => {
                    end = end.checked_add(length)?;
                    ends.push(end);
                }
            }
        }
        bytes.is_empty().then_some(Ends(ends))
    }
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
fn pack(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[inline]
fn unpack(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

impl Serialize for Ends {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.pack())
    }
}

impl<'de> Deserialize<'de> for Ends {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Ends, D::Error> {
        struct Packed;
        impl Visitor<'_> for Packed {
            type Value = Ends;

            fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str("the packed lengths of lists")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Ends, E> {
                Ends::unpack(bytes).ok_or_else(|| E::custom("the lengths of lists are damaged"))
            }
        }
        deserializer.deserialize_bytes(Packed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_ends_come_back() {
        for ends in [vec![], vec![0], vec![0, 0, 0, 7], vec![3, 3, 200, 200, 200, 50_000, 4_000_000_000, 4_000_000_000]] {
            let ends = Ends(ends);
            assert_eq!(Ends::unpack(&ends.pack()), Some(ends));
        }
    }

    #[test]
    fn damaged_ends_are_refused() {
        let mut ends = Ends::default();
        ends.fill(300, 0);
        ends.push(9);
        let bytes = ends.pack();
        for cut in 0..bytes.len() {
            assert_eq!(Ends::unpack(&bytes[..cut]), None);
        }
        assert_eq!(Ends::unpack(&[bytes, vec![0]].concat()), None);
        assert_eq!(Ends::unpack(&[0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0]), None);
        assert_eq!(Ends::unpack(&[2, 0, 5]), None);
        assert_eq!(Ends::unpack(&[2, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1]), None);
    }
}
