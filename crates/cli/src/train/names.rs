//! `waqai train names`.

use super::card::Card;
use super::options::NameOptions as CommandOptions;
use super::{Setting, data, settings};
use anyhow::bail;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use waqai_coder::Resources;
use waqai_knowledge::name_class;
use waqai_lang::models::Kind;
use waqai_lang::namer::{Marks, NameKind, Namer, NamerModel};
use waqai_lang::ShallowAnalyser;
use waqai_text::Text;
use waqai_train::names::{NameOptions, NameScore, NamedSentence, Passage, WordLore, WordSources, spelling, train as learn};

/// Trains the model of names.
pub(super) fn train(options: &CommandOptions, setting: &Setting) -> anyhow::Result<PathBuf> {
    let common = &options.common;
    let parts = data::parts(common, corpus)?;
    let news = data::raw(&options.raw, setting.console)?;
    let list = |path: &Option<PathBuf>| path.as_deref().map_or_else(|| Ok(String::new()), data::text);
    let (towns, people) = (list(&options.towns)?, list(&options.people)?);
    let mut own = NameOptions { parts: options.parts.into(), ..NameOptions::default() };
    own.chain.seed = common.seed;
    own.chain.epochs = common.passes.map_or(own.chain.epochs, usize::from);
    setting.tell("words of raw text and lists");
    let lore = WordLore::new(&WordSources { news: &news, towns: &towns, people: &people }, common.seed);
    setting.tell(&format!("{} sentences to learn, {} held", parts.learned.len(), parts.held.len()));
    let mut tables = Tables::new(setting.resources);
    let model = learn(&parts.learned, &lore, &mut |text| tables.marks(text), &own);
    let figures =
        if parts.held.is_empty() { String::new() } else { figures(&model, &parts.learned, &parts.held, own.passage, &mut tables) };
    if !figures.is_empty() {
        setting.tell(figures.lines().nth(2).unwrap_or_default());
    }
    let files = options.raw.iter().chain(&options.towns).chain(&options.people).cloned().collect();
    let held = match parts.held.len() {
        0 => "Nothing was held out.".to_owned(),
        count => format!("Held out ({}): {count} sentences.", parts.name),
    };
    Card {
        kind: Kind::Namer,
        options: common,
        files,
        amount: format!("Learned: {} sentences in {} passes. {held}", parts.learned.len(), own.chain.epochs),
        settings: settings(common, &format!(", features seen {} times, {} parts for a second pass", own.least, own.parts)),
        figures,
        tables: &setting.resources.digest,
    }
    .write(&model)
}

fn corpus(path: &Path) -> anyhow::Result<Vec<NamedSentence>> {
    let sentences = waqai_train::names::read(&data::text(path)?);
    if !sentences.iter().any(|sentence| !sentence.names.is_empty()) {
        bail!(
            "{}: holds no name. Give a token and its label (O, B-PERS, I-PERS …) in each line, and an empty line between sentences",
            path.display()
        );
    }
    Ok(sentences)
}

/// What the program's tables know of a text.
struct Tables<'a> {
    resources: &'a Resources,
    analyser: ShallowAnalyser,
}

impl<'a> Tables<'a> {
    fn new(resources: &'a Resources) -> Tables<'a> {
        Tables { resources, analyser: ShallowAnalyser::default() }
    }

    fn marks(&mut self, text: &Text) -> Marks {
        let (mut words, mut marks) = (Vec::new(), Marks::default());
        self.analyser.analyse(text, &self.resources.lexicon, &self.resources.vocabulary, &[], &mut words);
        marks.mark(&words, self.resources.knowledge.names(), self.resources.knowledge.terms(), name_class);
        marks
    }
}

/// Looks for the names of the held sentences and compares.
fn figures(model: &NamerModel, learned: &[NamedSentence], held: &[NamedSentence], passage: usize, tables: &mut Tables) -> String {
    let seen: BTreeSet<String> =
        learned.iter().flat_map(|sentence| sentence.names.iter().map(|name| spelling(sentence, name.0.clone()))).collect();
    let (mut namer, mut found, mut score) = (Namer::default(), Vec::new(), NameScore::default());
    for sentences in held.chunks(passage.max(1)) {
        let passage = Passage::new(sentences);
        found.clear();
        namer.names(model, &passage.text, 0..passage.text.tokens().len(), &tables.marks(&passage.text), &mut found);
        score.add(sentences, &passage, &found, &seen);
    }
    let (precision, recall, f1) = score.figures(&NameKind::ALL);
    let mut table = String::from("| names (place and kind right) | precision in % | recall in % | F1 in % |\n|---|---|---|---|\n");
    table += &format!("| all | {precision:.2} | {recall:.2} | {f1:.2} |\n");
    for kind in NameKind::ALL {
        let (precision, recall, f1) = score.figures(&[kind]);
        table += &format!("| {kind:?} | {precision:.2} | {recall:.2} | {f1:.2} |\n");
    }
    table
}
