//! Candidates for the lemma of a word, and the features by which they are ranked.

use super::dictionary::{AS_WRITTEN, Dictionary, LISTED, Own};
use super::generate::{Generation, Generator};
use super::letters::Letters;
use super::tag::Tag;
use crate::linear::{feature, pair, text};

/// A word with what its lemma depends on. All parts but the form may be empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place<'a> {
    /// The word as written.
    pub form: &'a str,
    /// Its universal part of speech.
    pub upos: &'a str,
    /// Its treebank tag.
    pub xpos: &'a str,
    /// The word before it.
    pub previous: &'a str,
    /// The word after it.
    pub next: &'a str,
    /// The part of speech of the word after it.
    pub next_upos: &'a str,
    /// The treebank tag of the word after it.
    pub next_xpos: &'a str,
}

/// What a candidate's text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lemma {
    /// The word as it is written.
    AsWritten,
    /// A lemma of the dictionary.
    Known(u32),
    /// A lemma made for the word: bytes of [`Candidates::made`].
    Made(usize, usize),
}

/// How a candidate came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The lemma.
    pub lemma: Lemma,
    /// Where the form was read so: 2 for a reading under the same group, 1 the same part of speech, 0 another; the group; how often.
    pub reading: Option<(u8, u8, u32)>,
    /// Where generation found the lemma: the distance of its skeleton from the best one, of its vowels from the best ones.
    pub behind: Option<(i32, i32)>,
}

/// The candidates of one word. The memory is used again for the next.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    /// The candidates.
    pub list: Vec<Candidate>,
    /// The texts of made lemmas.
    pub made: String,
    /// Memory of generation.
    pub generation: Generation,
}

/// Vowels that the beam did not find.
const FAR: i32 = i32::MAX;
/// How many skeletons are vocalised.
const VOCALISED: usize = 2;
/// How many ways of vocalising a skeleton are candidates.
const WAYS: usize = 2;

impl Candidates {
    /// Collects the candidates of a word. `own` is what training must not know about it.
    pub fn collect(
        &mut self,
        dictionary: &Dictionary,
        generator: &Generator,
        letters: &Letters,
        tag: &Tag,
        group: Option<u8>,
        own: Option<Own>,
    ) {
        self.list.clear();
        self.made.clear();
        for reading in dictionary.readings(letters.key()) {
            let is_own = own.is_some_and(|own| own.lemma == reading.lemma() && own.group == reading.group());
            let count = if reading.count() < 31 { reading.count() - u32::from(is_own && reading.count() > 0) } else { 31 };
            if count == 0 {
                continue;
            }
            let relation = match group {
                Some(group) if group == reading.group() => 2,
                Some(group) if dictionary.same_part(group, reading.group()) => 1,
                _ => 0,
            };
            let lemma = if reading.lemma() == AS_WRITTEN { Lemma::AsWritten } else { Lemma::Known(reading.lemma()) };
            match self.list.iter_mut().find(|candidate| candidate.lemma == lemma) {
                Some(candidate) => {
                    // The nearest relation counts, then the frequency.
                    if let Some(old) = &mut candidate.reading
                        && (old.0, old.2) < (relation, count)
                    {
                        *old = (relation, reading.group(), count);
                    }
                }
                None => self.list.push(Candidate { lemma, reading: Some((relation, reading.group(), count)), behind: None }),
            }
        }
        if self.list.iter().any(|candidate| candidate.reading.is_some_and(|reading| reading.0 == 2)) {
            return;
        }
        if !self.list.iter().any(|candidate| candidate.lemma == Lemma::AsWritten) {
            self.list.push(Candidate { lemma: Lemma::AsWritten, reading: None, behind: None });
        }
        if letters.folded().iter().any(|letter| ('\u{0621}'..='\u{064A}').contains(letter)) {
            self.generate(dictionary, generator, letters, tag, own);
        }
    }

    fn generate(&mut self, dictionary: &Dictionary, generator: &Generator, letters: &Letters, tag: &Tag, own: Option<Own>) {
        self.generation.undo(&generator.skeletons.labels, &generator.skeletons.weights, letters, tag);
        for number in 0..self.generation.skeletons_found {
            let skeleton = &self.generation.skeletons[number];
            let behind = skeleton.behind;
            let known = dictionary.of_skeleton(super::letters::key(&skeleton.letters));
            let vocalise = number < VOCALISED || !known.is_empty();
            if !vocalise {
                continue;
            }
            self.generation.vocalise(&generator.vowels.labels, &generator.vowels.weights, number, letters, tag);
            for lemma in known {
                let is_own = own.is_some_and(|own| own.lemma == *lemma) && dictionary.lemma_count(*lemma) == 1;
                if is_own && dictionary.lemma_groups(*lemma) & LISTED == 0 {
                    continue;
                }
                let text = dictionary.lemma(*lemma);
                let found = &self.generation.vocalised[..self.generation.vocalised_found];
                let vowels = found.iter().find(|vocalised| vocalised.text == text).map_or(FAR, |vocalised| vocalised.behind);
                self.found(Lemma::Known(*lemma), (behind, vowels));
            }
            if number < VOCALISED {
                for way in 0..self.generation.vocalised_found.min(WAYS) {
                    let vocalised = &self.generation.vocalised[way];
                    if known.iter().any(|lemma| {
                        dictionary.lemma(*lemma) == vocalised.text
                            && self.list.iter().any(|candidate| candidate.lemma == Lemma::Known(*lemma))
                    }) {
                        continue;
                    }
                    let from = self.made.len();
                    self.made.push_str(&vocalised.text);
                    let lemma = Lemma::Made(from, self.made.len());
                    let distance = (behind, vocalised.behind);
                    self.list.push(Candidate { lemma, reading: None, behind: Some(distance) });
                }
            }
        }
    }

    fn found(&mut self, lemma: Lemma, behind: (i32, i32)) {
        match self.list.iter_mut().find(|candidate| candidate.lemma == lemma) {
            Some(candidate) => {
                if candidate.behind.is_none() {
                    candidate.behind = Some(behind);
                }
            }
            None => self.list.push(Candidate { lemma, reading: None, behind: Some(behind) }),
        }
    }

    /// The text of a candidate.
    pub fn text<'a>(&'a self, candidate: &Candidate, dictionary: &'a Dictionary, form: &'a str) -> &'a str {
        match candidate.lemma {
            Lemma::AsWritten => form,
            Lemma::Known(number) => dictionary.lemma(number),
            Lemma::Made(from, to) => self.made.get(from..to).unwrap_or(form),
        }
    }
}

/// The neighbours of a word as features see them.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    letters: Letters,
    previous: u64,
    next: u64,
    next_part: u64,
    next_tag: u64,
}

impl Neighbours {
    /// Reads the neighbours of a word.
    pub fn read(&mut self, place: &Place) {
        self.letters.read(place.previous);
        self.previous = self.letters.key();
        self.letters.read(place.next);
        self.next = self.letters.key();
        self.next_part = text(place.next_upos);
        self.next_tag = text(place.next_xpos.get(..4).unwrap_or(place.next_xpos));
    }
}

/// A count in few steps.
fn step(count: u32) -> u64 {
    match count {
        0..=2 => count.into(),
        3..=5 => 3,
        6..=12 => 4,
        13..=30 => 5,
        _ => 6,
    }
}

/// Distances below this are one step.
const DISTANCE_UNIT: u32 = 64;

/// A distance in few steps: its logarithm, rounded.
fn distance(behind: i32) -> u64 {
    match behind {
        FAR => 31,
        ..=0 => 0,
        _ => {
            let units = behind.unsigned_abs() / DISTANCE_UNIT + 1;
            let octave = units.ilog2();
            u64::from(octave) + 1 + u64::from(units > (3 << octave) / 2)
        }
    }
}

/// What the features of a word's candidates share.
pub struct Word<'a> {
    /// The word.
    pub letters: &'a Letters,
    /// Its tag.
    pub tag: &'a Tag,
    /// The number of the tag's group.
    pub group: Option<u8>,
    /// Its neighbours.
    pub neighbours: &'a Neighbours,
    /// The candidates.
    pub candidates: &'a Candidates,
    /// The dictionary.
    pub dictionary: &'a Dictionary,
    /// What training must not know.
    pub own: Option<Own>,
}

impl Word<'_> {
    /// The features of a candidate.
    pub fn features(&self, candidate: &Candidate, features: &mut Vec<u64>) {
        features.clear();
        let group = u64::from(self.tag.group);
        let mut add = |template: u32, value: u64| features.push(feature(template, value));
        let (kind, known) = match candidate.lemma {
            Lemma::AsWritten => (1, 0),
            Lemma::Made(..) => (2, 0),
            Lemma::Known(lemma) => {
                let of_group = self.group.is_some_and(|group| self.dictionary.lemma_groups(lemma) >> (group & 63) & 1 == 1);
                let own = u32::from(self.own.is_some_and(|own| own.lemma == lemma));
                (3 + u64::from(of_group), step(self.dictionary.lemma_count(lemma).saturating_sub(own)))
            }
        };
        let relation = candidate.reading.map_or(3, |reading| u64::from(reading.0));
        let source = kind << 8 | relation << 4 | u64::from(candidate.behind.is_some());
        add(80, source);
        add(81, pair(group, source));
        add(82, pair(group, source << 8 | known));
        add(83, pair(self.tag.inflection, source));
        if let Some((_, reading, count)) = candidate.reading {
            add(84, pair(group, source << 16 | u64::from(reading) << 8 | step(count)));
            add(85, pair(self.tag.inflection, source << 8 | u64::from(reading)));
            add(86, pair(source, step(count)));
        }
        if let Some((skeleton, vowels)) = candidate.behind {
            let (skeleton, vowels) = (distance(skeleton), distance(vowels));
            add(87, pair(source, skeleton));
            add(88, pair(source, 64 | vowels));
            add(89, pair(source, pair(skeleton << 8 | vowels, known)));
            add(90, pair(group, pair(source, skeleton)));
            add(91, pair(group, pair(source, 64 | vowels)));
        }
        if kind == 1 {
            let script = self.letters.folded().first().map_or(0, |letter| u64::from(u32::from(*letter) >> 5));
            add(92, pair(group, script));
            add(93, pair(script, source));
        }
        if candidate.reading.is_some() {
            let form = self.letters.key();
            let lemma = match candidate.lemma {
                Lemma::Known(lemma) => text(self.dictionary.lemma(lemma)),
                _ => 1,
            };
            let both = pair(form, lemma);
            let written = self.letters.written().iter().fold(0, |value, letter| pair(value, u64::from(*letter)));
            add(96, both);
            add(97, pair(both, group));
            add(98, pair(both, self.tag.xpos));
            add(99, pair(both, self.tag.inflection));
            add(100, pair(both, written));
            add(101, pair(both, self.neighbours.next_part));
            add(102, pair(both, self.neighbours.next_tag));
            add(103, pair(both, self.neighbours.next));
            add(104, pair(both, self.neighbours.previous));
            add(105, pair(pair(both, written), self.neighbours.next_tag));
            add(106, pair(lemma, self.neighbours.next));
            add(107, pair(lemma, self.neighbours.previous));
            add(108, pair(lemma, self.tag.inflection));
        }
    }
}
