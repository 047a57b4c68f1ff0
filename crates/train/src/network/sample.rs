//! Sentences as the network learns from them.

use std::collections::{BTreeMap, HashMap};
use waqai_conllu::Sentence;
use waqai_lang::network::features::{IDENTITY, Place, Script, Seen, TEMPLATES, features};
use waqai_lang::network::{Tag, Tagset};
use waqai_lang::segmenter::WordKnowledge;
use waqai_text::fold;

/// Values of all groups of tags.
pub type Tags<'a> = &'a [u8];

/// A feature of a word.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// Its row of the embedding.
    pub row: u32,
    /// Whether it tells which word it is.
    pub identity: bool,
}

/// A sentence in numbers; word 0 is the root.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    features: Vec<Feature>,
    ends: Vec<usize>,
    tags: Vec<u8>,
    groups: usize,
    heads: Vec<usize>,
    relations: Vec<usize>,
    tree: bool,
}

impl Sample {
    /// Words, with the root.
    pub fn size(&self) -> usize {
        self.ends.len()
    }

    /// The features of a word.
    pub fn features(&self, word: usize) -> &[Feature] {
        &self.features[if word == 0 { 0 } else { self.ends[word - 1] }..self.ends[word]]
    }

    /// The right tags of a word; none of the root.
    pub fn tags(&self, word: usize) -> Option<Tags<'_>> {
        (word > 0 && self.groups > 0).then(|| &self.tags[(word - 1) * self.groups..][..self.groups])
    }

    /// The right head.
    pub fn head(&self, word: usize) -> usize {
        self.heads[word]
    }

    /// The right relation.
    pub fn relation(&self, word: usize) -> usize {
        self.relations[word]
    }

    /// This sentence with some words hidden: nothing of them is seen.
    pub fn hiding(&self, hidden: impl Fn(usize) -> bool) -> Sample {
        let mut sample = Sample { groups: 0, ..Sample::default() };
        for word in 0..self.size() {
            if hidden(word) {
                sample.features.push(Feature { row: HIDDEN, identity: false });
            } else {
                sample.features.extend_from_slice(self.features(word));
            }
            sample.ends.push(sample.features.len());
        }
        sample
    }

    /// Whether heads are known.
    pub fn has_tree(&self) -> bool {
        self.tree
    }
}

/// What a sentence's words look like to the network.
pub struct View {
    /// Folded forms.
    pub folded: Vec<String>,
    /// Places in their tokens.
    pub places: Vec<Place>,
    /// Scripts.
    pub scripts: Vec<Script>,
    /// What the lexicon knows of them.
    pub readings: Vec<u64>,
}

impl View {
    /// The view of a sentence.
    pub fn of(sentence: &Sentence, knowledge: &(impl WordKnowledge + ?Sized)) -> View {
        let folded: Vec<String> = sentence.words.iter().map(|word| fold(&word.form)).collect();
        let scripts = folded.iter().map(|form| Script::of(form)).collect();
        let mut places = vec![Place::Alone; folded.len()];
        for token in &sentence.tokens {
            let last = token.words.len() - 1;
            for (number, word) in token.words.clone().enumerate().filter(|_| last > 0) {
                places[word] = match number {
                    0 => Place::First,
                    number if number == last => Place::Last,
                    _ => Place::Middle,
                };
            }
        }
        let readings = folded.iter().map(|form| knowledge.readings(form)).collect();
        View { folded, places, scripts, readings }
    }
}

/// The row of a hidden word.
pub const HIDDEN: u32 = 1 + TEMPLATES;

/// The numbers of features, tags and relations.
pub struct Encoder {
    /// Rows of features.
    pub rows: HashMap<u64, u32>,
    /// Number of rows.
    pub size: usize,
    /// Tags.
    pub tagset: Tagset,
    /// Relations, sorted.
    pub relations: Vec<String>,
}

impl Encoder {
    /// Counts features, tags and relations. A feature needs to be there `least` times for a row of its own, or `least_raw` times in raw text.
    pub fn build(
        sentences: &[Sentence],
        least: usize,
        raw: &[Sentence],
        least_raw: usize,
        knowledge: &(impl WordKnowledge + ?Sized),
    ) -> Encoder {
        let mut counts: BTreeMap<u64, (usize, usize)> = BTreeMap::new();
        let mut tags: BTreeMap<Tag, usize> = BTreeMap::new();
        let mut relations: BTreeMap<String, usize> = BTreeMap::new();
        for sentence in sentences {
            let view = View::of(sentence, knowledge);
            for (at, word) in sentence.words.iter().enumerate() {
                features(&seen(&view, sentence, at), |_, hash| counts.entry(hash).or_default().0 += 1);
                let tag = Tag { upos: word.upos.clone(), xpos: word.xpos.clone(), feats: word.feats.clone() };
                *tags.entry(tag).or_default() += 1;
                *relations.entry(word.deprel.clone()).or_default() += 1;
            }
        }
        for sentence in raw {
            let view = View::of(sentence, knowledge);
            for at in 0..sentence.words.len() {
                features(&seen(&view, sentence, at), |_, hash| counts.entry(hash).or_default().1 += 1);
            }
        }
        // Row 0 is the root; then one for what is unknown of each template, and the hidden word's.
        let mut size = 2 + TEMPLATES as usize;
        let mut rows = HashMap::new();
        for (hash, _) in counts.into_iter().filter(|(_, (count, in_raw))| *count >= least || *in_raw >= least_raw) {
            rows.insert(hash, size as u32);
            size += 1;
        }
        let tags: Vec<(Tag, usize)> = tags.into_iter().collect();
        Encoder { rows, size, tagset: Tagset::build(&tags), relations: relations.into_keys().collect() }
    }

    /// The rows of the most frequent words of raw text, and the number that each has for guessing: the most frequent first.
    pub fn frequent(&self, raw: &[Sample], words: usize) -> HashMap<u32, usize> {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for sample in raw {
            for word in 1..sample.size() {
                if let Some(first) = sample.features(word).first().filter(|feature| feature.row > HIDDEN) {
                    *counts.entry(first.row).or_default() += 1;
                }
            }
        }
        let mut order: Vec<(usize, u32)> = counts.into_iter().map(|(row, count)| (count, row)).collect();
        order.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        order.into_iter().take(words).enumerate().map(|(number, (_, row))| (row, number)).collect()
    }

    /// A sentence in numbers.
    pub fn encode(&self, sentence: &Sentence, knowledge: &(impl WordKnowledge + ?Sized)) -> Sample {
        let view = View::of(sentence, knowledge);
        let mut sample = Sample { groups: self.tagset.groups.len(), tree: true, ..Sample::default() };
        sample.features.push(Feature { row: 0, identity: false });
        sample.ends.push(1);
        sample.heads.push(0);
        sample.relations.push(0);
        for (at, word) in sentence.words.iter().enumerate() {
            features(&seen(&view, sentence, at), |template, hash| {
                let row = self.rows.get(&hash).copied().unwrap_or(1 + template);
                sample.features.push(Feature { row, identity: (template as usize) < IDENTITY });
            });
            sample.ends.push(sample.features.len());
            let tag = Tag { upos: word.upos.clone(), xpos: word.xpos.clone(), feats: word.feats.clone() };
            sample.tags.extend(self.tagset.values_of(&tag));
            sample.heads.push(word.head as usize);
            sample.relations.push(self.relations.binary_search(&word.deprel).unwrap_or(0));
        }
        sample
    }
}

fn seen<'a>(view: &'a View, sentence: &'a Sentence, at: usize) -> Seen<'a> {
    Seen {
        folded: &view.folded[at],
        written: &sentence.words[at].form,
        place: view.places[at],
        script: view.scripts[at],
        readings: view.readings[at],
    }
}
