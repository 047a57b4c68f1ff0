//! How good a network is on sentences whose words are given.

use super::Worker;
use super::net::Net;
use super::sample::{Encoder, Sample};
use super::work;
use std::fmt;
use waqai_conllu::Sentence;
use waqai_lang::network::Trees;

/// Counts over the words of development sentences.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    words: usize,
    upos: usize,
    tags: usize,
    heads: usize,
    labelled: usize,
}

impl Score {
    fn share(&self, count: usize) -> f64 {
        100.0 * count as f64 / self.words.max(1) as f64
    }

    /// Share of right parts of speech, in per cent.
    pub fn upos(&self) -> f64 {
        self.share(self.upos)
    }

    /// Share of right heads with the right relation, without its subtype, in per cent.
    pub fn las(&self) -> f64 {
        self.share(self.labelled)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let [upos, tags, heads, labelled] = [self.upos, self.tags, self.heads, self.labelled].map(|count| self.share(count));
        write!(formatter, "UPOS {upos:.2} UPOS+features {tags:.2} UAS {heads:.2} LAS {labelled:.2}")
    }
}

/// Reads all samples, whose sentences are given too, and counts what is right.
pub fn measure(net: &Net, encoder: &Encoder, samples: &[Sample], sentences: &[Sentence], workers: &mut [Worker]) -> Score {
    let chunk = samples.len().div_ceil(workers.len()).max(1);
    let parts: Vec<_> = samples.chunks(chunk).zip(sentences.chunks(chunk)).collect();
    let mut sum = Score::default();
    for score in work(workers, &parts, |worker, (samples, sentences)| count(net, encoder, samples, sentences, worker)) {
        sum.words += score.words;
        sum.upos += score.upos;
        sum.tags += score.tags;
        sum.heads += score.heads;
        sum.labelled += score.labelled;
    }
    sum
}

fn count(net: &Net, encoder: &Encoder, samples: &[Sample], sentences: &[Sentence], worker: &mut Worker) -> Score {
    let mut score = Score::default();
    let (mut trees, mut heads) = (Trees::default(), Vec::new());
    let width = encoder.tagset.width();
    for (sample, sentence) in samples.iter().zip(sentences) {
        let mut reading = worker.read(net, sample);
        trees.best(&mut reading.arcs, reading.size, &mut heads);
        for (number, word) in sentence.words.iter().enumerate() {
            let at = number + 1;
            let tag = &encoder.tagset.tags[encoder.tagset.choose(&reading.tags[at * width..][..width])];
            score.words += 1;
            score.upos += usize::from(tag.upos == word.upos);
            score.tags += usize::from(tag.upos == word.upos && tag.feats == word.feats);
            let head = heads[at] as usize;
            if head == word.head as usize {
                score.heads += 1;
                let relation = &encoder.relations[reading.relation(net, head, at)];
                score.labelled += usize::from(relation.split(':').next() == word.deprel.split(':').next());
            }
        }
    }
    score
}
