//! Who held which office, by office: where the rows of one office of one state or body lie side by side.

use crate::{Affiliation, Day, Office};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Finds the rows of an office in a list that is ordered by state or body and office. Never stored: it is made of the list.
#[derive(Clone, Debug, Default)]
pub(crate) struct OfficeIndex {
    /// As many as a power of two, at most half of them used: the office's key, where its rows begin, and where they end.
    slots: Vec<(u32, u32, u32)>,
}

/// The one number of an office of a state or body: five bits for each letter of a code or the number of an organisation, a bit that tells which,
/// and the office.
fn key(of: Affiliation, office: Office) -> u32 {
    let of = match of {
        Affiliation::State(code) => code.letters().into_iter().fold(0, |letters, letter| letters << 5 | u32::from(letter & 31)) << 1,
        Affiliation::Organisation(number) => u32::from(number) << 1 | 1,
    };
    of << 8 | u32::from(office.0)
}

fn place(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> 12) as usize
}

impl OfficeIndex {
    fn new(rows: &[(Affiliation, Office, Range<usize>)]) -> OfficeIndex {
        let mut slots = vec![(0, 0, 0); (rows.len() * 2 + 2).next_power_of_two()];
        let mask = slots.len() - 1;
        for (of, office, range) in rows {
            let key = key(*of, *office);
            let mut at = place(key) & mask;
            while slots[at].2 != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = (key, range.start as u32, range.end as u32);
        }
        OfficeIndex { slots }
    }

    /// The index of a list by what its rows belong to.
    pub(crate) fn of<T>(list: &[T], belongs: impl Fn(&T) -> (Affiliation, Office)) -> OfficeIndex {
        let mut rows = Vec::new();
        let mut start = 0;
        for same in list.chunk_by(|left, right| belongs(left) == belongs(right)) {
            let (of, office) = belongs(&same[0]);
            rows.push((of, office, start..start + same.len()));
            start += same.len();
        }
        OfficeIndex::new(&rows)
    }

    /// Where the rows of an office lie.
    pub(crate) fn range(&self, of: Affiliation, office: Office) -> Range<usize> {
        let key = key(of, office);
        let mut at = place(key);
        while let Some(&(known, start, end)) = self.slots.get(at & self.slots.len().wrapping_sub(1)) {
            if end == 0 {
                break;
            }
            if known == key {
                return start as usize..end as usize;
            }
            at += 1;
        }
        0..0
    }
}

/// An office of a state or organisation that somebody held.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Post {
    of: Affiliation,
    office: Office,
    /// Where its holders end in the list of all; they begin where those of the post before end.
    end: u32,
}

/// First day, last day, and who, by the place in [`crate::Knowledge::people`].
type Held = (Day, Day, u16);

/// Who held which office when.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub(crate) struct Posts {
    posts: Vec<Post>,
    /// Those of one post side by side, in the order of their first days.
    held: Vec<Held>,
    index: OfficeIndex,
}

/// The posts in the compiled image.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Posts")]
struct Stored {
    posts: Vec<Post>,
    held: Vec<Held>,
}

impl From<Posts> for Stored {
    fn from(Posts { posts, held, .. }: Posts) -> Stored {
        Stored { posts, held }
    }
}

impl TryFrom<Stored> for Posts {
    type Error = &'static str;

    fn try_from(Stored { posts, held }: Stored) -> Result<Posts, Self::Error> {
        let mut start = 0;
        let mut rows = Vec::with_capacity(posts.len());
        for post in &posts {
            let end = post.end as usize;
            if end < start || end > held.len() {
                return Err("the list of holders of offices is damaged");
            }
            rows.push((post.of, post.office, start..end));
            start = end;
        }
        Ok(Posts { index: OfficeIndex::new(&rows), posts, held })
    }
}

impl Posts {
    /// Takes terms in the order of state or body, office and first day.
    pub(crate) fn new(terms: &[&crate::Term]) -> Posts {
        let (mut posts, mut held) = (Vec::new(), Vec::new());
        for post in terms.chunk_by(|left, right| (left.of, left.office) == (right.of, right.office)) {
            held.extend(post.iter().map(|term| (term.from, term.to, term.person)));
            posts.push(Post { of: post[0].of, office: post[0].office, end: held.len() as u32 });
        }
        Posts { index: OfficeIndex::of(terms, |term| (term.of, term.office)), posts, held }
    }

    /// Those whose last term of an office was over before a day, the latest first.
    pub(crate) fn former(&self, of: Affiliation, office: Office, day: Day) -> Vec<u16> {
        let held = &self.held[self.index.range(of, office)];
        let mut people: Vec<u16> = Vec::new();
        for &(_, _, person) in held.iter().rev() {
            let over = held.iter().filter(|(.., other)| *other == person).all(|(_, to, _)| *to < day);
            if over && !people.contains(&person) {
                people.push(person);
            }
        }
        people
    }

    /// Who held an office on a day; of several the one who began last.
    pub(crate) fn holder(&self, of: Affiliation, office: Office, day: Day) -> Option<u16> {
        let held = &self.held[self.index.range(of, office)];
        held.iter().rev().find(|(from, to, _)| *from <= day && day <= *to).map(|&(.., person)| person)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, Term};

    #[test]
    fn every_office_finds_its_holders() {
        let owners: Vec<Affiliation> = (b'A'..=b'Z')
            .map(|letter| Affiliation::State(Code::of(&[letter, b'A', letter])))
            .chain((0..600).map(Affiliation::Organisation))
            .collect();
        let mut terms = Vec::new();
        for &of in &owners {
            for office in (0..=255).step_by(5) {
                for (from, person) in [(20_000_101, 1), (20_050_101, 2)] {
                    terms.push(Term { person, of, office: Office(office), from: Day(from), to: Day(from + 50_000) });
                }
            }
        }
        terms.sort_by_key(|term| (term.of, term.office, term.from));
        let posts = Posts::new(&terms.iter().collect::<Vec<_>>());
        for posts in [posts.clone(), Posts::try_from(Stored::from(posts)).unwrap()] {
            for &of in &owners {
                for office in 0..=255 {
                    let of_day = |day| posts.holder(of, Office(office), Day(day));
                    let held = office % 5 == 0;
                    assert_eq!([of_day(19_990_101), of_day(20_010_101)], [None, held.then_some(1)]);
                    assert_eq!([of_day(20_050_101), of_day(20_100_102)], [held.then_some(2), None]);
                    let former = |day| posts.former(of, Office(office), Day(day));
                    assert_eq!((former(20_040_101), former(20_060_101)), (vec![], if held { vec![1] } else { vec![] }));
                    assert_eq!(former(20_200_101), if held { vec![2, 1] } else { vec![] });
                }
            }
        }
        assert_eq!(Posts::default().holder(owners[0], Office(0), Day(20_000_101)), None);
    }
}
