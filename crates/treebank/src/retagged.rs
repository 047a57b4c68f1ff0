//! Sentences whose words are given, with the tags and trees that a network says.

use waqai_conllu::{Sentence, Word};
use waqai_lang::network::features::{Place, Script, Seen};
use waqai_lang::network::{Network, NetworkReader, Parsed};
use waqai_lang::segmenter::WordKnowledge;
use waqai_text::fold_into;

/// Reads given words with a network. Holds scratch space.
#[derive(Debug, Default)]
pub struct Retagger {
    reader: NetworkReader,
    parsed: Parsed,
    folded: String,
}

impl Retagger {
    /// Puts the network's tags, heads and relations in place of those of the sentence. Forms and lemmas stay.
    ///
    /// ```no_run
    /// use waqai_lang::{models::{FileError, Kind, read_model}, network::Network, segmenter::NoKnowledge};
    /// # let bytes: Vec<u8> = Vec::new();
    /// let network = Network::new(read_model(Kind::Network, &bytes)?).ok_or(FileError::Unsound { kind: Kind::Network })?;
    /// let mut sentences = waqai_conllu::read("1\tنعم\t_\t_\t_\t_\t0\troot\t_\t_\n").unwrap_or_default();
    /// for sentence in &mut sentences {
    ///     waqai_treebank::Retagger::default().retag(&network, sentence, &NoKnowledge);
    /// }
    /// # Ok::<(), FileError>(())
    /// ```
    pub fn retag(&mut self, network: &Network, sentence: &mut Sentence, knowledge: &(impl WordKnowledge + ?Sized)) {
        self.reader.begin(network);
        for token in &sentence.tokens {
            for at in token.words.clone() {
                let Some(word) = sentence.words.get(at) else { continue };
                let place = match (at == token.words.start, at + 1 == token.words.end) {
                    (true, true) => Place::Alone,
                    (true, false) => Place::First,
                    (false, true) => Place::Last,
                    (false, false) => Place::Middle,
                };
                let folded = &mut self.folded;
                self.reader.push(network, &word.form, place, || {
                    folded.clear();
                    fold_into(&word.form, folded);
                    Seen { folded, written: &word.form, place, script: Script::of(folded), readings: knowledge.readings(folded) }
                });
            }
        }
        self.reader.read(network, &mut self.parsed);
        let model = network.model();
        for (at, word) in sentence.words.iter_mut().enumerate() {
            let tag = self.parsed.tags.get(at).and_then(|tag| model.tagset.tags.get(*tag as usize)).cloned().unwrap_or_default();
            let relation = self.parsed.relations.get(at).and_then(|relation| model.relations.get(usize::from(*relation)));
            *word = Word {
                form: std::mem::take(&mut word.form),
                lemma: std::mem::take(&mut word.lemma),
                misc: std::mem::take(&mut word.misc),
                upos: tag.upos,
                xpos: tag.xpos,
                feats: tag.feats,
                head: self.parsed.heads.get(at).copied().unwrap_or(0),
                deprel: relation.cloned().unwrap_or_default(),
                deps: String::new(),
            };
        }
    }
}
