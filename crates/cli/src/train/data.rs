//! What the trainings read.

use super::options::{CommonOptions, Fold, TreebankOptions};
use crate::cli::From;
use crate::conllu;
use crate::console::Console;
use crate::input::{Item, Meter, expand, read, why};
use anyhow::{anyhow, bail};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use waqai_coder::Resources;
use waqai_conllu::{Sentence, Trees};
use waqai_lang::models::{Kind, read_model};
use waqai_lang::segmenter::{LexiconKnowledge, Segmenter, SegmenterModel, Segments};
use waqai_text::Text;
use waqai_train::treebank::join_clitics;

/// Data cut in two.
pub(super) struct Parts<T> {
    /// To learn.
    pub learned: Vec<T>,
    /// To measure on; empty with `--all`.
    pub held: Vec<T>,
    /// Where what is held out comes from, for the card.
    pub name: String,
}

/// Reads the data with `read` and cuts them as the options say.
pub(super) fn parts<T>(options: &CommonOptions, read: impl Fn(&Path) -> anyhow::Result<Vec<T>>) -> anyhow::Result<Parts<T>> {
    let mut all = Vec::new();
    for path in &options.data {
        all.extend(read(path)?);
    }
    if let Some(path) = &options.development {
        return Ok(Parts { learned: all, held: read(path)?, name: file_name(path) });
    }
    if options.all {
        return Ok(Parts { learned: all, held: Vec::new(), name: String::new() });
    }
    let fold = options.fold.unwrap_or(Fold::LAST);
    let size = all.len();
    let (mut learned, mut held) = (Vec::new(), Vec::new());
    for (at, item) in all.into_iter().enumerate() {
        if fold.holds(at, size) { held.push(item) } else { learned.push(item) }
    }
    if held.is_empty() || learned.is_empty() {
        bail!("{size} sentences are too few for the fold {fold}. Give more data, a fold of fewer parts with --fold, or --all");
    }
    Ok(Parts { learned, held, name: format!("fold {fold}") })
}

/// Reads a treebank.
pub(super) fn treebank(path: &Path, options: TreebankOptions) -> anyhow::Result<Vec<Sentence>> {
    let mut sentences = conllu::read(path, Trees::Required)?;
    if options.join {
        sentences = sentences.iter().map(join_clitics).collect();
    }
    Ok(sentences)
}

/// Reads a file of text.
pub(super) fn text(path: &Path) -> anyhow::Result<String> {
    let bytes = std::fs::read(path).map_err(|error| anyhow!("{}: {}", path.display(), why(&error)))?;
    String::from_utf8(bytes).map_err(|_| anyhow!("{}: not UTF-8. Convert the file", path.display()))
}

/// The texts of raw reports. What cannot be read ends the training: a model of half the data would not be told from one of all.
pub(super) fn raw(paths: &[PathBuf], console: &Console) -> anyhow::Result<Vec<String>> {
    let (sources, _) = expand(paths);
    let mut texts = Vec::new();
    let mut failure = None;
    read(&sources, From::Auto, &Meter::default(), &mut |item| {
        match item {
            Item::Report(report) => texts.push(report.text),
            Item::Remark(message) => console.message(&message),
            Item::Failure(message) => {
                failure = Some(message);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    });
    match failure {
        Some(message) => bail!("{message}"),
        None => Ok(texts),
    }
}

/// Raw reports as sentences of words, cut by a segmenter.
pub(super) fn segmented(texts: &[String], model: &SegmenterModel, resources: &Resources) -> Vec<Sentence> {
    let knowledge = knowledge(resources);
    let (mut text, mut segmenter, mut segments) = (Text::default(), Segmenter::default(), Segments::default());
    let mut places = Vec::new();
    let mut sentences = Vec::new();
    for raw in texts {
        text.read(raw);
        waqai_text::sentences(&text, &resources.calendar, &mut places);
        for place in &places {
            let tokens = place.tokens.start as usize..place.tokens.end as usize;
            segmenter.segment(model, &text, tokens.clone(), &knowledge, &mut segments);
            let sentence = waqai_treebank::segmented(&text, tokens, &segments);
            if !sentence.words.is_empty() {
                sentences.push(sentence);
            }
        }
    }
    sentences
}

/// The lexicon of the tables, as the models ask it.
pub(super) fn knowledge(resources: &Resources) -> LexiconKnowledge<'_> {
    LexiconKnowledge { lexicon: &resources.lexicon, vocabulary: &resources.vocabulary }
}

/// Reads the model of a file.
pub(super) fn model<M: serde::de::DeserializeOwned>(kind: Kind, path: &Path) -> anyhow::Result<M> {
    let bytes = std::fs::read(path).map_err(|error| anyhow!("{}: {}", path.display(), why(&error)))?;
    read_model(kind, &bytes).map_err(|error| anyhow!("{}: {error}", path.display()))
}

/// The last part of a path.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
