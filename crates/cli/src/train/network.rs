//! `waqai train tag` and `waqai train parse`.

use super::card::Card;
use super::options::NetworkOptions;
use super::{Setting, amount, data, settings, table, words};
use anyhow::{anyhow, bail};
use std::path::PathBuf;
use waqai_conllu::Sentence;
use waqai_lang::models::{FileError, Kind};
use waqai_lang::network::{Network, NetworkModel};
use waqai_lang::segmenter::SegmenterModel;
use waqai_train::network::raw::RawOptions;
use waqai_train::network::{Options, train as learn};
use waqai_treebank::Retagger;

/// Trains the network.
pub(super) fn train(options: &NetworkOptions, setting: &Setting) -> anyhow::Result<PathBuf> {
    let common = &options.common;
    let parts = data::parts(common, |path| data::treebank(path, options.treebank))?;
    let (raw, mut files) = raw(options, setting)?;
    let mut own = Options {
        seed: common.seed,
        threads: options.threads.into(),
        batch: options.batch as usize,
        raw: RawOptions { passes: options.raw_passes.into(), ..RawOptions::default() },
        ..Options::default()
    };
    own.passes = common.passes.map_or(own.passes, usize::from);
    let knowledge = data::knowledge(setting.resources);
    let model = learn(&parts.learned, &parts.held, &raw, &knowledge, &own, &mut |line| setting.tell(line));
    let figures = if parts.held.is_empty() { String::new() } else { figures(&model, &parts.held, setting)? };
    let join = if options.treebank.join { ", clitics joined" } else { "" };
    let raw = if raw.is_empty() { String::new() } else { format!(", {} raw words in {} passes before", words(&raw), own.raw.passes) };
    let shape = own.shape;
    let sizes = format!(
        "{} numbers a word, {} layers of {} cells, {} and {} for trees",
        shape.embedding, shape.layers, shape.cells, shape.arc, shape.relation
    );
    files.extend(options.raw.iter().cloned());
    Card {
        kind: Kind::Network,
        options: common,
        files,
        amount: amount(&parts.learned, &parts.held, &parts.name, own.passes),
        settings: settings(common, &format!("{join}{raw}, {sizes}, {} words a step, {} threads", own.batch, own.threads)),
        figures,
        tables: &setting.resources.digest,
    }
    .write(&model)
}

/// Raw text as sentences of words, and the segmenter that cut it.
fn raw(options: &NetworkOptions, setting: &Setting) -> anyhow::Result<(Vec<Sentence>, Vec<PathBuf>)> {
    if options.raw.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let path = options.segmenter.clone().unwrap_or_else(|| options.common.output.join(Kind::Segmenter.file_name()));
    if !path.is_file() {
        let path = path.display();
        bail!(
            "{path}: no such file, and raw text must be cut into words. Train it first with `waqai train segment`, or name one with --segmenter"
        );
    }
    let model: SegmenterModel = data::model(Kind::Segmenter, &path)?;
    let texts = data::raw(&options.raw, setting.console)?;
    let sentences = data::segmented(&texts, &model, setting.resources);
    setting.tell(&format!("{} raw sentences with {} words", sentences.len(), words(&sentences)));
    Ok((sentences, vec![path]))
}

/// Reads the words of the held sentences and compares. The model is the one that is written, with its rounded weights.
fn figures(model: &NetworkModel, held: &[Sentence], setting: &Setting) -> anyhow::Result<String> {
    let network = Network::new(model.clone()).ok_or_else(|| anyhow!(FileError::Unsound { kind: Kind::Network }))?;
    let knowledge = data::knowledge(setting.resources);
    let mut retagger = Retagger::default();
    let mut found = held.to_vec();
    for sentence in &mut found {
        retagger.retag(&network, sentence, &knowledge);
    }
    let table = table(held, &found, &["UPOS", "XPOS", "UFeats", "AllTags", "UAS", "LAS", "CLAS"]);
    Ok(format!("With the words given:\n\n{table}"))
}
