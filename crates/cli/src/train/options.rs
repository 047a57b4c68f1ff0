//! The command line of `waqai train`.

use super::confidence::ConfidenceOptions;
use crate::cli::KnowledgeOptions;
use clap::{ArgGroup, Args, Subcommand};
use std::path::PathBuf;
use std::str::FromStr;
use waqai_text::Date;
use waqai_train::lemma::camel_morph::Sheet;

const NOTES: &str = "\
Examples (a treebank, raw newswire, and the folder that the models go to):
  waqai train segment --data train.conllu --raw news.jsonl --licence 'CC BY-SA 4.0' --output models/mine
  waqai train parse   --data train.conllu --raw news.jsonl --licence 'CC BY-SA 4.0' --output models/mine
  waqai train lemma   --data train.conllu --licence 'CC BY-SA 4.0' --output models/mine
  waqai train names   --data names.txt --raw news.jsonl --licence 'CC BY-SA 4.0' --output models/mine
  waqai parse --models models/mine report.txt

Train `segment` first: `parse` cuts raw text with it. `tag` and `parse` are two names of one command, for one network does both.
Every model gets a card beside it (segmenter.md …) with data, licence, command and figures. Same data, same options, same bytes; the date stands on
the card only. Which tables the program carries matters too: the card names their digest.";

/// Trains models.
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub(crate) struct TrainOptions {
    #[command(subcommand)]
    pub what: TrainCommand,
}

/// What to train.
#[derive(Debug, Subcommand)]
pub(crate) enum TrainCommand {
    /// Train what parts tokens into words: segmenter.model
    Segment(SegmentOptions),
    /// Train the network that tags and parses: network.model. The same as `parse`
    Tag(NetworkOptions),
    /// Train what finds lemmas: lemmatiser.model
    Lemma(LemmaOptions),
    /// Train the network that tags and parses: network.model. The same as `tag`
    Parse(NetworkOptions),
    /// Train what finds names: namer.model
    Names(NameOptions),
    /// Weigh what speaks for and against an event: confidence.tsv, a table
    Confidence(ConfidenceOptions),
}

/// What all trainings have in common.
#[derive(Clone, Debug, Args)]
#[command(group = ArgGroup::new("held").args(["development", "fold", "all"]))]
pub(crate) struct CommonOptions {
    /// The data to learn from
    #[arg(long, required = true, num_args = 1.., value_name = "FILE")]
    pub data: Vec<PathBuf>,
    /// Measure on FILE, learn all of --data
    #[arg(long, value_name = "FILE")]
    pub development: Option<PathBuf>,
    /// Hold the N-th of M folds out and measure on it; folds are made of blocks of 60 sentences in a row (fewer where the data are small). 10/10 where
    /// neither this nor --development nor --all is given
    #[arg(long, value_name = "N/M")]
    pub fold: Option<Fold>,
    /// Learn everything, measure nothing, keep the last pass. A card of the same data and options that is there keeps its figures
    #[arg(long)]
    pub all: bool,
    /// Passes over the data, at most
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub passes: Option<u16>,
    /// The seed of all random choices
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// The folder that model and card go to
    #[arg(long, short = 'o', value_name = "DIR")]
    pub output: PathBuf,
    /// Under which licence the model may be passed on, as its data allow; it goes onto the card
    #[arg(long, value_name = "TEXT")]
    pub licence: String,
    /// The day on the card, instead of today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
    #[command(flatten)]
    pub knowledge: KnowledgeOptions,
}

/// Options of the segmenter.
#[derive(Debug, Args)]
pub(crate) struct SegmentOptions {
    #[command(flatten)]
    pub common: CommonOptions,
    #[command(flatten)]
    pub treebank: TreebankOptions,
    /// Raw text, as `waqai code` reads it: how frequent words are
    #[arg(long, num_args = 1.., value_name = "FILE")]
    pub raw: Vec<PathBuf>,
    /// WikiNews as Farasa segments it, learned too
    #[arg(long, value_name = "FILE")]
    pub wikinews: Option<PathBuf>,
    /// NewsFANE, whose clitics stand apart, learned too with the words of ANERcorp; its last sixth is left out
    #[arg(long, value_name = "FILE", requires = "anercorp")]
    pub newsfane: Option<PathBuf>,
    /// ANERcorp, the same text with whole words
    #[arg(long, value_name = "FILE", requires = "newsfane")]
    pub anercorp: Option<PathBuf>,
}

/// Options of the network.
#[derive(Debug, Args)]
pub(crate) struct NetworkOptions {
    #[command(flatten)]
    pub common: CommonOptions,
    #[command(flatten)]
    pub treebank: TreebankOptions,
    /// Raw text, as `waqai code` reads it, to learn words from first. It is cut by --segmenter
    #[arg(long, num_args = 1.., value_name = "FILE")]
    pub raw: Vec<PathBuf>,
    /// The segmenter that cuts raw text; segmenter.model in the output folder where it is not given
    #[arg(long, value_name = "FILE")]
    pub segmenter: Option<PathBuf>,
    /// Passes over raw text
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(0..=1000))]
    pub raw_passes: u16,
    /// Words of one step: fewer for a small treebank
    #[arg(long, value_name = "N", default_value_t = 600, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub batch: u32,
    /// Threads. The model depends on their number
    #[arg(long, short = 'j', value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: u16,
}

/// Options of the lemmatiser.
#[derive(Debug, Args)]
pub(crate) struct LemmaOptions {
    #[command(flatten)]
    pub common: CommonOptions,
    #[command(flatten)]
    pub treebank: TreebankOptions,
    /// A network that has not learned the N-th of M folds of the data: its tags for that fold show how far tags can be trusted. May be given several
    /// times, with a network for each fold; of what is held out nothing is used
    #[arg(long, value_name = "N/M=FILE")]
    pub retag: Vec<Retag>,
    /// Sheets of Camel Morph MSA, whose lemmas are added; KIND is perfect, imperfect, adjectives or names
    #[arg(long, value_name = "KIND=FILE")]
    pub word_list: Vec<WordList>,
    /// Vocalised treebanks of an older release, whose vowels are taken away before they are learned too
    #[arg(long, num_args = 1.., value_name = "FILE")]
    pub vocalised: Vec<PathBuf>,
}

/// How to read treebanks.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct TreebankOptions {
    /// Join clitics that are tokens of their own to the words they are written with: for treebanks without ranges such as 1-2 (UD Arabic PUD)
    #[arg(long)]
    pub join: bool,
}

/// Options of the names.
#[derive(Debug, Args)]
pub(crate) struct NameOptions {
    #[command(flatten)]
    pub common: CommonOptions,
    /// Raw text, as `waqai code` reads it: how frequent words are and which stand in the same places
    #[arg(long, num_args = 1.., value_name = "FILE")]
    pub raw: Vec<PathBuf>,
    /// Towns: tab-separated, the population in the seventh column, the name in the eighth
    #[arg(long, value_name = "FILE")]
    pub towns: Option<PathBuf>,
    /// Names of people: tab-separated, the letters with spaces between in the second column, a count in the third
    #[arg(long, value_name = "FILE")]
    pub people: Option<PathBuf>,
    /// Parts that the data are cut into for a second pass, which knows what the first one found in the whole report; 0 for one pass
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u16).range(0..=100))]
    pub parts: u16,
}

/// One of several folds, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fold {
    /// Which.
    pub number: usize,
    /// Of how many.
    pub folds: usize,
}

/// Sentences in a row that stay together: about a document or more, so that no document is learned and measured on.
const BLOCK: usize = 60;

impl Fold {
    /// The tenth of ten.
    pub const LAST: Fold = Fold { number: 10, folds: 10 };

    /// Whether a sentence of so many belongs to it.
    pub fn holds(self, sentence: usize, sentences: usize) -> bool {
        let block = (sentences / self.folds).clamp(1, BLOCK);
        (sentence / block) % self.folds + 1 == self.number
    }
}

impl FromStr for Fold {
    type Err = String;

    fn from_str(text: &str) -> Result<Fold, String> {
        let numbers = text.split_once('/').and_then(|(number, folds)| Some((number.parse().ok()?, folds.parse().ok()?)));
        match numbers {
            Some((number, folds)) if (1..=folds).contains(&number) && (2..=1000).contains(&folds) => Ok(Fold { number, folds }),
            _ => Err("write N/M with N from 1 to M, such as 10/10".into()),
        }
    }
}

impl std::fmt::Display for Fold {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "{}/{}", self.number, self.folds)
    }
}

/// A network and the fold that it has not learned.
#[derive(Clone, Debug)]
pub(crate) struct Retag {
    /// The fold.
    pub fold: Fold,
    /// The network.
    pub network: PathBuf,
}

impl FromStr for Retag {
    type Err = String;

    fn from_str(text: &str) -> Result<Retag, String> {
        let (fold, network) = text.split_once('=').ok_or("write N/M=FILE, such as 9/10=network.model")?;
        Ok(Retag { fold: fold.parse()?, network: network.into() })
    }
}

/// A sheet of words.
#[derive(Clone, Debug)]
pub(crate) struct WordList {
    /// What it holds.
    pub sheet: Sheet,
    /// The file.
    pub file: PathBuf,
}

impl FromStr for WordList {
    type Err = String;

    fn from_str(text: &str) -> Result<WordList, String> {
        const REMEDY: &str = "write KIND=FILE, where KIND is perfect, imperfect, adjectives or names";
        let (kind, file) = text.split_once('=').ok_or(REMEDY)?;
        let sheet = match kind {
            "perfect" => Sheet::Perfect,
            "imperfect" => Sheet::Imperfect,
            "adjectives" => Sheet::Adjectives,
            "names" => Sheet::Names,
            _ => return Err(REMEDY.into()),
        };
        Ok(WordList { sheet, file: file.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_are_blocks() {
        let held: Vec<usize> = (0..1300).filter(|&at| Fold::LAST.holds(at, 1300)).collect();
        assert_eq!((held[0], held[59], held[60]), (540, 599, 1140));
        assert_eq!((0..20).filter(|&at| Fold::LAST.holds(at, 20)).collect::<Vec<_>>(), [18, 19]);
        assert_eq!((0..3).filter(|&at| Fold::LAST.holds(at, 3)).count(), 0);
        assert_eq!("3/4".parse(), Ok(Fold { number: 3, folds: 4 }));
        for bad in ["", "0/4", "5/4", "1", "1/1", "a/b"] {
            assert!(bad.parse::<Fold>().is_err(), "{bad}");
        }
    }
}
