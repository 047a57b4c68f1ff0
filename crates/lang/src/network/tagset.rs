//! The tags of a treebank, taken apart into what a network can choose one by one.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A whole tag: part of speech, the treebank's own tag, features.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tag {
    /// Universal part of speech.
    pub upos: String,
    /// The treebank's own tag.
    pub xpos: String,
    /// Features as CoNLL-U writes them.
    pub feats: String,
}

/// One thing that a network chooses: the part of speech, or the value of one feature.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// `UPOS`, or the feature's name.
    pub name: String,
    /// Its values; of a feature the first is none.
    pub values: Vec<String>,
}

/// All tags of a treebank.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tagset {
    /// The part of speech first, then features by name.
    pub groups: Vec<Group>,
    /// Whole tags that were seen, by part of speech and then the most frequent first.
    pub tags: Vec<Tag>,
    /// The values of each whole tag, group by group.
    pub values: Vec<u8>,
    /// For each part of speech, where its whole tags end.
    pub ends: Vec<u32>,
}

impl Tagset {
    /// Collects the tags of a treebank with their counts.
    pub fn build(counts: &[(Tag, usize)]) -> Tagset {
        use std::collections::{BTreeMap, BTreeSet};
        let upos: BTreeSet<&str> = counts.iter().map(|(tag, _)| tag.upos.as_str()).collect();
        let mut features: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (tag, _) in counts {
            for (name, value) in features_of(&tag.feats) {
                features.entry(name).or_insert_with(|| BTreeSet::from([""])).insert(value);
            }
        }
        let mut groups = vec![Group { name: "UPOS".into(), values: upos.iter().map(|&value| value.into()).collect() }];
        for (name, values) in features {
            groups.push(Group { name: name.into(), values: values.into_iter().map(str::to_owned).collect() });
        }
        let mut order: Vec<&(Tag, usize)> = counts.iter().collect();
        order.sort_by(|(a, many), (b, more)| a.upos.cmp(&b.upos).then(more.cmp(many)).then(a.cmp(b)));
        let mut tagset = Tagset { groups, ..Tagset::default() };
        for (tag, _) in order {
            let values: Vec<u8> = tagset.values_of(tag);
            tagset.values.extend(values);
            tagset.tags.push(tag.clone());
        }
        for value in &tagset.groups[0].values {
            tagset.ends.push(tagset.tags.partition_point(|tag| tag.upos <= *value) as u32);
        }
        tagset
    }

    /// The value of each group for a tag; unknown values count as none.
    pub fn values_of(&self, tag: &Tag) -> Vec<u8> {
        self.groups
            .iter()
            .enumerate()
            .map(|(number, group)| {
                let value = if number == 0 {
                    tag.upos.as_str()
                } else {
                    features_of(&tag.feats).find(|(name, _)| *name == group.name).map_or("", |(_, value)| value)
                };
                group.values.iter().position(|known| known == value).unwrap_or(0) as u8
            })
            .collect()
    }

    /// Whether all numbers point inside.
    pub fn is_sound(&self) -> bool {
        let groups = self.groups.len();
        groups > 0
            && self.values.len() == self.tags.len() * groups
            && self.ends.len() == self.groups[0].values.len()
            && self.ends.is_sorted()
            && self.ends.first().is_some_and(|end| *end > 0)
            && self.ends.last().is_some_and(|end| *end as usize == self.tags.len())
            && self
                .values
                .chunks_exact(groups)
                .all(|values| values.iter().zip(&self.groups).all(|(value, group)| usize::from(*value) < group.values.len()))
    }

    /// The number of scores: all values of all groups.
    pub fn width(&self) -> usize {
        self.groups.iter().map(|group| group.values.len()).sum()
    }

    /// The whole tag that the scores speak for: the best part of speech, and among its tags the one whose values have the highest sum.
    pub fn choose<N: Copy + PartialOrd + std::ops::Add<Output = N> + Default>(&self, scores: &[N]) -> usize {
        let Some(first) = self.groups.first() else { return 0 };
        let mut upos = 0;
        for at in 1..first.values.len() {
            if scores[at] > scores[upos] {
                upos = at;
            }
        }
        let end = self.ends[upos] as usize;
        let start = if upos == 0 { 0 } else { self.ends[upos - 1] as usize };
        let mut best = (start, None);
        for tag in start..end {
            let values = &self.values[tag * self.groups.len()..][..self.groups.len()];
            let mut offset = first.values.len();
            let mut sum = N::default();
            for (group, value) in self.groups.iter().zip(values).skip(1) {
                sum = sum + scores[offset + usize::from(*value)];
                offset += group.values.len();
            }
            if best.1.is_none_or(|most| sum > most) {
                best = (tag, Some(sum));
            }
        }
        best.0
    }
}

/// How many whole tags are weighed side by side.
const LANES: usize = 8;

/// A tagset laid out for [`Tagset::choose`] over real scores: eight tags of a part of speech are summed up at once, each in the order of the groups.
#[derive(Clone, Debug, Default)]
pub(super) struct Choices {
    /// How many parts of speech there are, and how many other groups.
    parts: usize,
    groups: usize,
    /// For each part of speech its first whole tag, and where its places begin and end.
    rows: Vec<(usize, Range<usize>)>,
    /// For eight tags, group by group, where the scores of their values are. What is missing of eight repeats the last one.
    places: Vec<[u16; LANES]>,
}

impl Choices {
    /// Lays a sound tagset out.
    pub(super) fn new(tagset: &Tagset) -> Choices {
        let groups = tagset.groups.len();
        let mut choices = Choices { parts: tagset.ends.len(), groups: groups - 1, ..Choices::default() };
        let mut start = 0;
        for &end in &tagset.ends {
            let (first, begin) = (start, choices.places.len());
            while start < end as usize {
                let mut offset = choices.parts;
                for (group, values) in tagset.groups.iter().enumerate().skip(1) {
                    let value = |lane: usize| tagset.values[(start + lane).min(end as usize - 1) * groups + group];
                    choices.places.push(std::array::from_fn(|lane| (offset + usize::from(value(lane))) as u16));
                    offset += values.values.len();
                }
                start = (start + LANES).min(end as usize);
            }
            choices.rows.push((first, begin..choices.places.len()));
        }
        choices
    }

    /// As [`Tagset::choose`].
    pub(super) fn choose(&self, scores: &[f32]) -> usize {
        let mut part = 0;
        for at in 1..self.parts {
            if scores[at] > scores[part] {
                part = at;
            }
        }
        let Some((first, places)) = self.rows.get(part) else { return 0 };
        if self.groups == 0 {
            return *first;
        }
        let (mut best, mut most) = (*first, None);
        for (number, eight) in self.places[places.clone()].chunks_exact(self.groups).enumerate() {
            let mut sums = [0.0f32; LANES];
            for places in eight {
                for (sum, place) in sums.iter_mut().zip(places) {
                    *sum += scores[usize::from(*place)];
                }
            }
            for (lane, &sum) in sums.iter().enumerate() {
                if most.is_none_or(|most| sum > most) {
                    (best, most) = (first + number * LANES + lane, Some(sum));
                }
            }
        }
        best
    }
}

fn features_of(feats: &str) -> impl Iterator<Item = (&str, &str)> {
    feats.split('|').filter_map(|feature| feature.split_once('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_at_once_choose_as_one_by_one() {
        let tag = |upos: &str, number: usize| Tag {
            upos: upos.into(),
            xpos: number.to_string(),
            feats: format!("Case={}|Gender={}|Number={}", number % 3, number % 2, number / 3),
        };
        let counts: Vec<(Tag, usize)> = (0..29)
            .map(|number| (tag(["ADJ", "NOUN", "VERB"][number % 7 % 3], number), 1 + number % 4))
            .chain([(tag("X", 0), 1)])
            .collect();
        let tagset = Tagset::build(&counts);
        assert!(tagset.is_sound());
        let choices = Choices::new(&tagset);
        let mut state = 5u32;
        for _ in 0..500 {
            let scores: Vec<f32> = (0..tagset.width())
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 29) as f32 * 0.7
                })
                .collect();
            assert_eq!(choices.choose(&scores), tagset.choose(&scores));
        }
    }
}
