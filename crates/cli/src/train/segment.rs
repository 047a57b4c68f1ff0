//! `waqai train segment`.

use super::card::Card;
use super::options::{SegmentOptions, TreebankOptions};
use super::{Setting, amount, data, settings, table};
use std::path::PathBuf;
use waqai_lang::models::Kind;
use waqai_lang::segmenter::{Segmenter, SegmenterModel, Segments};
use waqai_text::Text;
use waqai_train::segment::{Options, RawCounts, open, train as learn};

/// The part of NewsFANE that is learned: its last sixth is the text of ANERcorp's test part.
const OPEN_SHARE: f64 = 5.0 / 6.0;

/// Trains the segmenter.
pub(super) fn train(options: &SegmentOptions, setting: &Setting) -> anyhow::Result<PathBuf> {
    let common = &options.common;
    let mut parts = data::parts(common, |path| {
        let sentences = data::treebank(path, TreebankOptions { join: false })?;
        Ok(if options.treebank.join { open::pud::convert(&sentences) } else { sentences })
    })?;
    let mut files = options.raw.clone();
    if let Some(path) = &options.wikinews {
        parts.learned.extend(open::wikinews::read(&data::text(path)?));
        files.push(path.clone());
    }
    if let (Some(newsfane), Some(anercorp)) = (&options.newsfane, &options.anercorp) {
        parts.learned.extend(open::newsfane::read(&data::text(newsfane)?, &data::text(anercorp)?, OPEN_SHARE));
        files.extend([newsfane.clone(), anercorp.clone()]);
    }
    let mut counts = RawCounts::default();
    for text in data::raw(&options.raw, setting.console)? {
        counts.add(&text);
    }
    let mut own = Options { seed: common.seed, ..Options::default() };
    own.passes = common.passes.map_or(own.passes, usize::from);
    let knowledge = data::knowledge(setting.resources);
    let model = learn(&parts.learned, &parts.held, &counts, &knowledge, &own, &mut |line| setting.tell(line));
    let figures = if parts.held.is_empty() { String::new() } else { figures(&model, &parts.held, setting) };
    let join = if options.treebank.join { ", clitics joined" } else { "" };
    Card {
        kind: Kind::Segmenter,
        options: common,
        files,
        amount: amount(&parts.learned, &parts.held, &parts.name, own.passes),
        settings: settings(common, &format!("{join}, 2^{} weights, step {}", own.bits, own.rate)),
        figures,
        tables: &setting.resources.digest,
    }
    .write(&model)
}

/// Cuts the texts of the held sentences anew and compares.
fn figures(model: &SegmenterModel, held: &[waqai_conllu::Sentence], setting: &Setting) -> String {
    let knowledge = data::knowledge(setting.resources);
    let (mut text, mut segmenter, mut segments) = (Text::default(), Segmenter::default(), Segments::default());
    let found: Vec<_> = held
        .iter()
        .map(|sentence| {
            text.read(&sentence.text());
            let tokens = 0..text.tokens().len();
            segmenter.segment(model, &text, tokens.clone(), &knowledge, &mut segments);
            waqai_treebank::segmented(&text, tokens, &segments)
        })
        .filter(|sentence| !sentence.words.is_empty())
        .collect();
    table(held, &found, &["Tokens", "Words"])
}
