//! Lemmas for words that were never seen: the letters are edited into a skeleton (inflection undone), and the skeleton gets its vowels.

use super::labeller::Labels;
use super::labeller::{Beam, END, Labeller, Places, WIDTH, Weights};
use super::letters::Letters;
use super::tag::Tag;
use crate::linear::{feature, pair};

/// Longer words are not edited: their lemma is the word.
pub const LONGEST: usize = 24;

/// A letter before the first or behind the last.
const OUTSIDE: u64 = 2;

fn at(letters: &[char], place: isize) -> u64 {
    usize::try_from(place).ok().and_then(|place| letters.get(place)).map_or(OUTSIDE, |letter| u64::from(u32::from(*letter)))
}

fn window(letters: &[char], from: isize, to: isize) -> u64 {
    (from..=to).fold(0, |value, place| value << 16 ^ at(letters, place))
}

/// Letters that mark patterns: everything else is a root's consonant.
fn template(letters: &[char]) -> u64 {
    letters.iter().fold(7, |value, letter| {
        let class = match letter {
            '\u{0627}' | '\u{0648}' | '\u{064A}' | '\u{0629}' | '\u{0621}' | '\u{0645}' | '\u{062A}' | '\u{0646}' => {
                u64::from(u32::from(*letter))
            }
            _ => 1,
        };
        pair(value, class)
    })
}

/// The places of a form whose inflection is to be undone.
pub fn form_places(letters: &Letters, tag: &Tag, places: &mut Places) {
    let folded = letters.folded();
    places.letters.clear();
    places.letters.extend_from_slice(folded);
    places.letters.push(END);
    places.features.clear();
    places.tag = tag.inflection;
    let length = folded.len() as isize;
    let group = u64::from(tag.group);
    let template = pair(template(folded), tag.inflection);
    let (start, end) = (window(folded, 0, 2), window(folded, length - 3, length - 1));
    for place in 0..=length {
        let letter = at(folded, place);
        let front = place.min(4) as u64;
        let back = (length - place).min(4) as u64;
        let position = front << 4 | back;
        let written = letters.written().get(place as usize).copied().unwrap_or(0);
        let mut add = |template: u32, value: u64| places.features.push(feature(template, value));
        add(16, pair(letter, position));
        add(17, pair(tag.inflection, letter << 8 | front));
        add(18, pair(tag.inflection, letter << 8 | 16 | back));
        add(19, pair(tag.xpos, letter << 8 | back));
        add(20, pair(group, letter << 8 | position));
        add(21, pair(group, window(folded, place - 1, place)));
        add(22, pair(group, window(folded, place, place + 1)));
        add(23, pair(window(folded, place - 1, place + 1), group));
        add(24, pair(window(folded, place - 2, place), tag.inflection));
        add(25, pair(window(folded, place, place + 2), tag.inflection));
        add(26, pair(window(folded, place - 3, place), group));
        add(27, pair(window(folded, place, place + 3), group));
        add(28, pair(pair(window(folded, place - 2, place + 1), at(folded, place + 2)), 0));
        add(29, pair(template, place as u64));
        add(30, pair(pair(start, front << 16 | letter), tag.inflection));
        add(31, pair(pair(end, back << 16 | letter), tag.inflection));
        add(32, pair(tag.inflection, (length as u64) << 40 | (place as u64) << 32 | letter));
        add(33, pair(u64::from(written), position));
        add(34, pair(pair(window(folded, 0, 1), end), pair(tag.inflection, position)));
    }
}

/// The places of a skeleton that is to be vocalised; `written` says how each of its letters stood in the form (0: it did not stand there).
pub fn skeleton_places(skeleton: &[char], written: &[u32], form: &[char], tag: &Tag, places: &mut Places) {
    places.letters.clear();
    places.letters.extend_from_slice(skeleton);
    places.letters.push(END);
    places.features.clear();
    let group = u64::from(tag.group);
    places.tag = group;
    let length = skeleton.len() as isize;
    let whole = template(skeleton);
    let form_length = form.len() as isize;
    let affixes = pair(window(form, 0, 1), window(form, form_length - 2, form_length - 1));
    for place in 0..=length {
        let letter = at(skeleton, place);
        let front = place.min(6) as u64;
        let back = (length - place).min(6) as u64;
        let position = front << 4 | back;
        let written = u64::from(written.get(place as usize).copied().unwrap_or(0));
        let mut add = |template: u32, value: u64| places.features.push(feature(template, value));
        add(48, pair(letter, position));
        add(49, pair(group, letter << 8 | position));
        add(50, pair(group, pair(whole, place as u64)));
        add(51, pair(tag.inflection, pair(whole, place as u64)));
        add(52, pair(whole, pair(place as u64, letter)));
        add(53, pair(group, window(skeleton, place - 1, place)));
        add(54, pair(group, window(skeleton, place, place + 1)));
        add(55, pair(window(skeleton, place - 1, place + 1), group));
        add(56, window(skeleton, place - 2, place));
        add(57, window(skeleton, place, place + 2));
        add(58, window(skeleton, place - 3, place));
        add(59, window(skeleton, place, place + 3));
        add(60, pair(window(skeleton, place - 2, place + 1), at(skeleton, place + 2)));
        add(61, pair(pair(window(skeleton, 0, 3), window(skeleton, 4, 6)), position));
        add(62, pair(pair(window(skeleton, length - 4, length - 1), group), back));
        add(63, pair(pair(affixes, tag.inflection), position));
        add(64, pair(written, position));
        add(65, pair(pair(written, group), window(skeleton, place, place + 1)));
        add(66, pair(tag.inflection, (length as u64) << 40 | (place as u64) << 32 | letter));
        add(67, pair(pair(window(skeleton, 0, 1), whole), place as u64));
    }
}

/// One skeleton, and how far its score lies below the best one's.
#[derive(Clone, Debug, Default)]
pub struct Skeleton {
    /// Its letters.
    pub letters: Vec<char>,
    /// How each of them stood in the form.
    pub written: Vec<u32>,
    /// The distance to the best skeleton's score.
    pub behind: i32,
}

/// One vocalised lemma, and how far its score lies below the best one's of its skeleton.
#[derive(Clone, Debug, Default)]
pub struct Vocalised {
    /// The lemma.
    pub text: String,
    /// The distance to the best score.
    pub behind: i32,
}

/// The memory of generation, to be used again and again.
#[derive(Clone, Debug, Default)]
pub struct Generation {
    places: Places,
    beam: Beam,
    path: Vec<u8>,
    output: Vec<char>,
    /// The skeletons, best first.
    pub skeletons: Vec<Skeleton>,
    /// How many of them are of this word; those behind are of earlier words.
    pub skeletons_found: usize,
    /// The vocalised lemmas of the last skeleton, best first.
    pub vocalised: Vec<Vocalised>,
    /// How many of them are of this skeleton.
    pub vocalised_found: usize,
}

impl Generation {
    /// Finds skeletons for a form.
    pub fn undo(&mut self, labels: &Labels, weights: &impl Weights, letters: &Letters, tag: &Tag) {
        self.skeletons_found = 0;
        self.skeletons.resize_with(WIDTH, Skeleton::default);
        if letters.folded().len() > LONGEST || letters.folded().is_empty() {
            return;
        }
        form_places(letters, tag, &mut self.places);
        self.beam.search(labels, weights, &self.places);
        let best = self.beam.score(0);
        for number in 0..self.beam.found() {
            self.beam.path(self.places.letters.len(), number, &mut self.path);
            let (earlier, rest) = self.skeletons.split_at_mut(self.skeletons_found);
            let Some(skeleton) = rest.first_mut() else { break };
            skeleton.letters.clear();
            skeleton.written.clear();
            for (place, (label, letter)) in self.path.iter().zip(&self.places.letters).enumerate() {
                labels.write(*label, *letter, &mut skeleton.letters);
                let last = skeleton.letters.len();
                if last > skeleton.written.len() {
                    skeleton.written.resize(last - 1, 0);
                    skeleton.written.push(letters.written().get(place).copied().unwrap_or(0));
                }
            }
            skeleton.behind = best.saturating_sub(self.beam.score(number));
            if !skeleton.letters.is_empty() && earlier.iter().all(|other| other.letters != skeleton.letters) {
                self.skeletons_found += 1;
            }
        }
    }

    /// Finds vocalised lemmas for a skeleton found before.
    pub fn vocalise(&mut self, labels: &Labels, weights: &impl Weights, number: usize, letters: &Letters, tag: &Tag) {
        self.vocalised_found = 0;
        self.vocalised.resize_with(WIDTH, Vocalised::default);
        let Some(skeleton) = self.skeletons.get(number) else { return };
        skeleton_places(&skeleton.letters, &skeleton.written, letters.folded(), tag, &mut self.places);
        self.beam.search(labels, weights, &self.places);
        let best = self.beam.score(0);
        for number in 0..self.beam.found().min(WIDTH) {
            self.beam.path(self.places.letters.len(), number, &mut self.path);
            self.output.clear();
            for (label, letter) in self.path.iter().zip(&self.places.letters) {
                labels.write(*label, *letter, &mut self.output);
            }
            let vocalised = &mut self.vocalised[self.vocalised_found];
            vocalised.text.clear();
            vocalised.text.extend(&self.output);
            vocalised.behind = best.saturating_sub(self.beam.score(number));
            self.vocalised_found += 1;
        }
    }
}

/// The two labellers of generation.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Generator {
    /// Undoes inflection.
    pub skeletons: Labeller,
    /// Puts vowels.
    pub vowels: Labeller,
}
