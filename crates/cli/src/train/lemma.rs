//! `waqai train lemma`.

use super::card::Card;
use super::options::LemmaOptions;
use super::{Setting, amount, data, settings, table};
use anyhow::{anyhow, bail};
use std::path::PathBuf;
use waqai_conllu::{Sentence, Trees};
use waqai_lang::lemmatiser::{Lemmatiser, LemmatiserModel};
use waqai_lang::models::{FileError, Kind};
use waqai_lang::network::Network;
use waqai_train::lemma::{Options, camel_morph, ranking::place, train as learn, vocalised};
use waqai_treebank::Retagger;

/// Trains the lemmatiser.
pub(super) fn train(options: &LemmaOptions, setting: &Setting) -> anyhow::Result<PathBuf> {
    let common = &options.common;
    let mut parts = data::parts(common, |path| data::treebank(path, options.treebank))?;
    let retagged = retagged(options, setting)?;
    let mut words = Vec::new();
    for list in &options.word_list {
        let read = camel_morph::read(&data::text(&list.file)?, list.sheet);
        if read.is_empty() {
            bail!("{}: no word of it is understood. Give a sheet of Camel Morph MSA as it comes, and its kind", list.file.display());
        }
        words.extend(read);
    }
    for path in &options.vocalised {
        let mut sentences = crate::conllu::read(path, Trees::Optional)?;
        vocalised::plain(&mut sentences);
        parts.learned.extend(sentences);
    }
    let mut own = Options { seed: common.seed, ..Options::default() };
    own.epochs = common.passes.map_or(own.epochs, usize::from);
    let model = learn(&parts.learned, &retagged, &words, &parts.held, &own, &mut |line| setting.tell(line));
    let figures = if parts.held.is_empty() { String::new() } else { figures(&model, &parts.held) };
    let networks = options.retag.iter().map(|retag| retag.network.clone());
    let files = networks.chain(options.word_list.iter().map(|list| list.file.clone())).chain(options.vocalised.iter().cloned()).collect();
    let others = format!(", {} sentences with the tags of a network, {} words of lists", retagged.len(), words.len());
    let join = if options.treebank.join { ", clitics joined" } else { "" };
    Card {
        kind: Kind::Lemmatiser,
        options: common,
        files,
        amount: amount(&parts.learned, &parts.held, &parts.name, own.epochs),
        settings: settings(common, &format!("{join}{others}")),
        figures,
        tables: &setting.resources.digest,
    }
    .write(&model)
}

/// The sentences of the folds that the networks have not learned, with the networks' tags. What is held out is not among them.
fn retagged(options: &LemmaOptions, setting: &Setting) -> anyhow::Result<Vec<Sentence>> {
    let common = &options.common;
    let mut all = Vec::new();
    for path in options.common.data.iter().filter(|_| !options.retag.is_empty()) {
        all.extend(data::treebank(path, options.treebank)?);
    }
    let held = if common.all || common.development.is_some() { None } else { Some(common.fold.unwrap_or(super::options::Fold::LAST)) };
    let knowledge = data::knowledge(setting.resources);
    let mut retagger = Retagger::default();
    let mut retagged = Vec::new();
    for retag in &options.retag {
        let network = Network::new(data::model(Kind::Network, &retag.network)?);
        let network = network.ok_or_else(|| anyhow!("{}: {}", retag.network.display(), FileError::Unsound { kind: Kind::Network }))?;
        for (at, sentence) in all.iter().enumerate() {
            if retag.fold.holds(at, all.len()) && held.is_none_or(|held| !held.holds(at, all.len())) {
                let mut sentence = sentence.clone();
                retagger.retag(&network, &mut sentence, &knowledge);
                retagged.push(sentence);
            }
        }
    }
    Ok(retagged)
}

/// Looks for the lemmas of the held words and compares.
fn figures(model: &LemmatiserModel, held: &[Sentence]) -> String {
    let mut lemmatiser = Lemmatiser::default();
    let mut found = held.to_vec();
    for (sentence, gold) in found.iter_mut().zip(held) {
        for (at, word) in sentence.words.iter_mut().enumerate() {
            lemmatiser.lemma(model, &place(gold, at)).clone_into(&mut word.lemma);
        }
    }
    format!("With words and tags given:\n\n{}", table(held, &found, &["Lemmas"]))
}
