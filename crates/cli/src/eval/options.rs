//! The command line of `waqai eval`.

use super::floors::Floor;
use crate::cli::{KnowledgeOptions, ModelOptions};
use clap::{ArgGroup, Args, ValueEnum};
use std::path::PathBuf;
use waqai_gold::Kind;

const NOTES: &str = "\
Examples:
  waqai eval --gold my-gold/                                 code the reports of a folder of gold files, and compare
  waqai eval --gold my-gold/ --errors 20                     the first 20 misses and false alarms, each in its sentence
  waqai eval --gold my-gold/ --pred coded.jsonl --per-type   compare what was coded before, here or by another program
  waqai eval --gold my-gold/ --reliability                   whether a confidence of 0.7 is right seven times in ten
  waqai eval --detect votes.jsonl                            sentences that annotators voted on
  waqai eval --conllu gold.conllu system.conllu              trees

Records (--gold):
  A folder with a JSON file for each report, or a JSONL file. EVALUATION.md describes the fields. What goes in is the text and the day `published` of
  the gold files, or what --reports holds. Precision, recall and F1: entities that share mentions (found) and have the same state and sector (coded);
  statements whose words of speech overlap (cue) and whose speaker is the same (speaker); events that happened, of the same type in the same
  sentence (type), between the same states (dyad), between the same entities (who). Then the share of dyads whose other fields are right.
  --reliability takes the events apart by confidence: of those about 0.7 seven in ten should have type and states right. The Brier score is the mean
  squared distance between confidence and truth, the expected calibration error how far the two lie apart in a bin.

Votes (--detect):
  JSONL with id, text, type, label (yes, easy no, difficult no, ambiguous), accept, reject. Protocol A counts by label and leaves ambiguous ones out,
  D counts by the majority and leaves ties and single votes out. The 95 % interval is a bootstrap over sentences with a fixed seed.

Trees (--conllu):
  Tokens, Sentences, Words: where the text is cut. UPOS, XPOS, UFeats, AllTags: tags and universal features. Lemmas. UAS, LAS: heads, and heads with
  relations. CLAS, MLAS, BLEX: content words only, with features and function words, or with lemmas. Defined by the CoNLL 2018 shared task.
  Both files must hold the same text, spaces left out. Per cent in the table, shares from 0 to 1 in JSON.
  Every sentence of GOLD must be a tree; SYSTEM may leave HEAD and DEPREL empty.

Exit status: 0 compared; 1 a figure is below --at-least, or a report could not be coded; 2 gold data or system cannot be used.";

// Each kind of gold data is an option of its own, and one of them must be there.
#[derive(Debug, Args)]
#[command(after_help = NOTES, group = ArgGroup::new("kind").required(true).args(["gold", "detect", "conllu"]))]
pub(crate) struct EvalOptions {
    /// Gold records: a folder of JSON files, or a JSONL file
    #[arg(long, value_name = "PATH")]
    pub gold: Option<PathBuf>,
    /// Sentences that annotators voted on, in JSONL
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub detect: Vec<PathBuf>,
    /// Gold trees in CoNLL-U: print the metrics of the CoNLL 2018 shared task
    #[arg(long, value_name = "GOLD")]
    pub conllu: Option<PathBuf>,
    /// With --conllu: what the system made of the same text; standard input where it is `-` or left out
    #[arg(value_name = "SYSTEM", default_value = "-", hide_default_value = true)]
    pub system: PathBuf,
    /// Compare the records of FILE (JSONL as `waqai code` writes it) instead of coding
    #[arg(long, value_name = "FILE", conflicts_with_all = ["conllu", "reports", "models", "knowledge"])]
    pub pred: Option<PathBuf>,
    /// Code the reports of PATH, paired by id, instead of the texts of the gold files
    #[arg(long, value_name = "PATH", requires = "gold")]
    pub reports: Option<PathBuf>,
    /// Dyads for each event type
    #[arg(long, requires = "gold")]
    pub per_type: bool,
    /// Whether confidence keeps its word: of events by confidence, how many are right; Brier score, expected calibration error
    #[arg(long, requires = "gold", conflicts_with = "json")]
    pub reliability: bool,
    /// Show the first N misses and false alarms, each in its sentence; all without N
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "18446744073709551615", requires = "gold")]
    pub errors: Option<usize>,
    /// With --errors: of what
    #[arg(long, value_enum, default_value_t, requires = "errors", hide_possible_values = false)]
    pub of: Of,
    /// End with exit status 1 where an F1 is lower: `event type=0.6` (may be given several times)
    #[arg(long, value_name = "FIGURE=F1", requires = "gold")]
    pub at_least: Vec<Floor>,
    /// One object in JSON instead of a table
    #[arg(long)]
    pub json: bool,
    /// Tables in Markdown
    #[arg(long, conflicts_with_all = ["json", "conllu", "errors"])]
    pub markdown: bool,
    #[command(flatten)]
    pub models: ModelOptions,
    #[command(flatten)]
    pub knowledge: KnowledgeOptions,
}

/// What errors to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Of {
    /// Entities missed, false alarms, or with another state or sector
    Entities,
    /// Statements missed, false alarms, or given to another speaker
    Statements,
    /// Events missed, false alarms, or between other states
    #[default]
    Events,
}

impl Of {
    /// The kind of record.
    pub fn kind(self) -> Kind {
        match self {
            Of::Entities => Kind::Entity,
            Of::Statements => Kind::Statement,
            Of::Events => Kind::Event,
        }
    }
}
