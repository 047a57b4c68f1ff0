//! The command line.

use crate::archive::options::*;
use crate::ask::options::*;
use crate::eval::EvalOptions;
use crate::train::TrainOptions;
use crate::upkeep::options::KnowledgeCommand;
use crate::who::options::WhoOptions;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  waqai demo                                  code the bundled samples and see what happened in them
  waqai code report.txt                       one report in, one line of JSON out
  waqai code wire/ --output coded.jsonl       a folder with everything below it
  waqai code --format csv dump.jsonl.zst      a table with a row for each event
  zcat dump.jsonl.gz | waqai code - | jq -c '.events[]'
  waqai add wire/ --archive wire.db           code and keep
  waqai events --pair KAZ,CHN --archive wire.db
  waqai count --pair KAZ,CHN --per year --archive wire.db
  waqai show report.txt                       a page to read: who, what was said, what happened
  waqai explain report.txt                    every step, and the rule behind every record
  waqai parse report.txt                      words, lemmas, tags and trees, as CoNLL-U
  waqai serve --archive wire.db               the same as pages in a browser, in Arabic and English
  waqai codebook consult                      what CONSULT means and which words it knows
  waqai eval --gold gold/ --errors            how near the program comes to your own reading of your reports
  waqai who \"foreign minister of Egypt\" --on 2015-06-01
  waqai knowledge check my-tables/            mistakes and gaps in tables of your own";

const STATUSES: &str = "\
Exit status:
  0  all well
  1  some reports failed: each is named on standard error, the others were coded; `who` found nothing; a figure of `eval` is below --at-least
  2  nothing was done: wrong usage, a mistake in the tables of --knowledge (`knowledge check` names all), or output that cannot be written

Data goes to standard output, messages go to standard error. NO_COLOR=1 turns colours off. Nothing is sent over a network.";

const CODE_EXAMPLES: &str = "\
Examples:
  waqai code report.txt
  waqai code wire/ more.jsonl.gz --output coded.jsonl
  waqai code --format csv dump.jsonl.zst > events.csv
  waqai code --knowledge my-tables/ report.txt
  zcat dump.jsonl.gz | waqai code - --no-text";

const CODE_NOTES: &str = "\
Input:
  A text file is one report (UTF-8; also UTF-16 and Windows-1256, which are told on standard error). JSONL holds a report in each line:
  {\"id\", \"text\", \"title\"?, \"url\"?, \"agency\"?, \"published\"?}; a .json file holds one such object, several, or a list of them.
  Each may be compressed with gzip or zstd. A folder stands for all .txt, .jsonl and .json files below it, in the order of their names.
  A report without id gets the first 16 hexadecimal digits of its text's SHA-256. A report may have up to 16 MiB of text.

Output:
  Always in the order of the input, whatever the number of threads. jsonl: one object for each report (CONTRACT); offsets count code points.
  csv (RFC 4180, UTF-8, lines end in LF): a row for each event; several values in a cell are separated by `;`, those of actor_* and recip_*
  in the order of the entities; an empty cell means that nothing is known. pretty: a page to read for each report.";

const PARSE_NOTES: &str = "\
Examples:
  waqai parse report.txt                                      a tree for every line
  waqai parse --split wire/ --output wire.conllu              a tree for every sentence
  waqai parse --models models/padt --from conllu gold.conllu > system.conllu
  waqai eval --conllu gold.conllu system.conllu

Input:
  As for `waqai code`; of JSON the field `text` is parsed. A line with something on it is a paragraph. A file that ends in .conllu, or any with
  --from conllu, gives the `# text` of its sentences (their tokens where it is missing), each parsed as one sentence under its own comments.

Output:
  CoNLL-U, always in the order of the input. `# newdoc id` is the report's id, `# sent_id` counts the paragraphs of the run (p1, p2 …, and with
  --split p1s1, p1s2 …), `# text` is the text as received with single spaces. Tags and features are those of the models' treebank.";

/// Reads Arabic newswire and writes down what happened: who did what to whom, when and where, who said so, in which words.
#[derive(Debug, Parser)]
#[command(name = "waqai", version, before_help = EXAMPLES, after_help = STATUSES, max_term_width = 120, infer_subcommands = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Code reports: entities, statements and events, as JSONL, CSV or pages
    Code(CodeOptions),
    /// Code reports and keep them in an archive: one file that can be asked, corrected and cited
    Add(AddOptions),
    /// List events of the archive: by pair of states, person, type, words …
    Events(Box<EventsOptions>),
    /// List statements of the archive: who said what
    Statements(Box<StatementsOptions>),
    /// List actors of the archive
    Actors(Box<ActorsOptions>),
    /// List reports of the archive, or search in their words
    Reports(Box<ReportsOptions>),
    /// Count events by pair and month, or by actor, type, place …
    Count(Box<CountOptions>),
    /// Write a dated release: tables, codebook, checksums
    Release(ReleaseOptions),
    /// Write events in the columns of POLECAT, ICEWS or PLOVER, or the evidence as Web Annotations
    Export(Box<ExportOptions>),
    /// Correct what was coded: kept apart, and laid over every later coding
    Correct(Box<CorrectOptions>),
    /// List corrections, undo one, or write gold data from them
    Corrections(CorrectionsCommand),
    /// Code the archive again and print what differs; store it only when told to
    Replay(ReplayOptions),
    /// Make one event or actor of two
    Merge(MergeOptions),
    /// Make a mention an event of its own
    Split(SplitOptions),
    /// List merges and splits by hand, or undo one
    Merges(MergesOptions),
    /// Withdraw reports: what only they tell is retracted
    Withdraw(WithdrawOptions),
    /// Print what changed in the archive since a number
    Changes(ChangesOptions),
    /// Serve pages and an API over the archive, in Arabic and English
    Serve(ServeOptions),
    /// Show reports as pages to read: the text with marks, who, what was said, what happened
    Show(ReadOptions),
    /// Show reports after every step, or a record of the archive: the rule that made it, with file and line
    Explain(ExplainOptions),
    /// Code the bundled sample reports and list their events
    Demo(DemoOptions),
    /// Read the codebook, made from the tables that the program codes with
    Codebook(CodebookOptions),
    /// Look up who or what a name or title stands for, or who held the offices of a state on a day
    Who(WhoOptions),
    /// Check the tables of people and offices, and write rows into tables of your own
    Knowledge(KnowledgeCommand),
    /// Parse text: words, lemmas, tags, features and trees, as CoNLL-U
    Parse(ParseOptions),
    /// Train the models anew, from treebanks and raw text
    Train(TrainOptions),
    /// Compare records, or trees, with gold data
    Eval(EvalOptions),
    /// Print the completions of a shell
    Completions(CompletionsOptions),
}

/// What tables to code with.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct KnowledgeOptions {
    /// Lay the tables of DIR over the bundled ones: DIR/actors/people.tsv adds to and replaces rows of actors/people
    #[arg(long, value_name = "DIR")]
    pub knowledge: Option<PathBuf>,
}

/// What trained models to read with.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct ModelOptions {
    /// Read with the models of DIR instead of the bundled ones; `none` reads without models
    #[arg(long, value_name = "DIR|none")]
    pub models: Option<PathBuf>,
}

/// How to read what comes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum From {
    /// By the file's name, else by its first characters
    #[default]
    Auto,
    /// One report a file
    Text,
    /// One JSON object a line
    Jsonl,
    /// JSON objects or lists of them
    Json,
}

/// How to read what is to be parsed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ParseFrom {
    /// By the file's name, else by its first characters
    #[default]
    Auto,
    /// Lines of text
    Text,
    /// One JSON object with a `text` a line
    Jsonl,
    /// JSON objects or lists of them
    Json,
    /// CoNLL-U, of which the text of every sentence is taken and nothing else
    Conllu,
}

/// How to write what comes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One JSON object for each report
    #[default]
    Jsonl,
    /// One row for each event
    Csv,
    /// A page for each report
    Pretty,
}

#[derive(Debug, Args)]
#[command(before_help = CODE_EXAMPLES, after_help = CODE_NOTES, after_long_help = format!("{CODE_NOTES}\n\n{STATUSES}"))]
pub(crate) struct CodeOptions {
    /// Files and folders; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How many threads code; all cores where it is not given
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// What to write
    #[arg(long, short = 'f', value_enum, default_value_t, hide_possible_values = false)]
    pub format: Format,
    /// How to read what comes in
    #[arg(long, value_enum, default_value_t)]
    pub from: From,
    /// Leave the text out of the output
    #[arg(long)]
    pub no_text: bool,
    /// Write to FILE, which takes its name when all is written
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// No summary and no progress on standard error
    #[arg(long, short = 'q')]
    pub quiet: bool,
    #[command(flatten)]
    pub models: ModelOptions,
    #[command(flatten)]
    pub knowledge: KnowledgeOptions,
}

#[derive(Debug, Args)]
pub(crate) struct ReadOptions {
    /// Files and folders; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to read what comes in
    #[arg(long, value_enum, default_value_t)]
    pub from: From,
    #[command(flatten)]
    pub models: ModelOptions,
    #[command(flatten)]
    pub knowledge: KnowledgeOptions,
}

#[derive(Debug, Args)]
pub(crate) struct DemoOptions {
    /// Show only samples whose name holds this
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Put the samples into an archive of their own and open pages over it
    #[arg(long, conflicts_with = "name")]
    pub serve: bool,
    /// The port of --serve; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = 7878, requires = "serve")]
    pub port: u16,
    #[command(flatten)]
    pub models: ModelOptions,
    #[command(flatten)]
    pub knowledge: KnowledgeOptions,
}

#[derive(Debug, Args)]
pub(crate) struct CodebookOptions {
    /// A type, a list of codes, or a page of the coding guide
    #[arg(value_name = "PAGE")]
    pub page: Option<String>,
    /// Name all pages
    #[arg(long)]
    pub list: bool,
    #[command(flatten)]
    pub knowledge: KnowledgeOptions,
}

#[derive(Debug, Args)]
#[command(after_help = PARSE_NOTES)]
pub(crate) struct ParseOptions {
    /// Files and folders; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Cut lines into sentences, with a tree for each; without it a line has one tree
    #[arg(long)]
    pub split: bool,
    /// How many threads parse; all cores where it is not given
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// How to read what comes in
    #[arg(long, value_enum, default_value_t)]
    pub from: ParseFrom,
    /// Write to FILE, which takes its name when all is written
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// No summary and no progress on standard error
    #[arg(long, short = 'q')]
    pub quiet: bool,
    #[command(flatten)]
    pub models: ModelOptions,
    #[command(flatten)]
    pub knowledge: KnowledgeOptions,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsOptions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}
