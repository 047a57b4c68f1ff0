//! The options of the commands that ask the archive.

use crate::archive::options::ArchiveOptions;
use crate::cli::{From, KnowledgeOptions, ModelOptions};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// How words are asked for. Help with Arabic in it lies in files beside this one.
const WORDS: &str = include_str!("words.txt");

const WHO: &str = "\
Who: a code of three capitals (KAZ, UNO), an id (act_…), or words of a name in English or Arabic. Days: 2022, 2022-04 or 2022-04-25.
Lists are separated by commas. Without --status events that are negated or hypothetical are left out. Pages: the command ends with the cursor of the next.";

/// What records must be like.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct FilterOptions {
    /// Two states in any role, such as KAZ,CHN
    #[arg(long, value_name = "A,B", help_heading = "Filters")]
    pub pair: Option<String>,
    /// States that must take part in any role
    #[arg(long, value_name = "CODES", value_delimiter = ',', help_heading = "Filters")]
    pub state: Vec<String>,
    /// Who does it (of statements: who speaks)
    #[arg(long, value_name = "WHO", help_heading = "Filters")]
    pub actor: Option<String>,
    /// To whom
    #[arg(long, value_name = "WHO", help_heading = "Filters")]
    pub recipient: Option<String>,
    /// Who takes part in any role
    #[arg(long, value_name = "WHO", help_heading = "Filters")]
    pub person: Option<String>,
    /// Words of the office of somebody who takes part: "foreign minister"
    #[arg(long, value_name = "WORDS", help_heading = "Filters")]
    pub office: Option<String>,
    /// Ranks of somebody who takes part: head, deputy_head, minister …
    #[arg(long, value_name = "RANKS", value_delimiter = ',', help_heading = "Filters")]
    pub rank: Vec<String>,
    /// The least rank of somebody who takes part
    #[arg(long, value_name = "RANK", conflicts_with = "rank", help_heading = "Filters")]
    pub min_rank: Option<String>,
    /// Event types
    #[arg(long = "type", value_name = "TYPES", value_delimiter = ',', help_heading = "Filters")]
    pub event_type: Vec<String>,
    /// Modes
    #[arg(long, value_name = "MODES", value_delimiter = ',', help_heading = "Filters")]
    pub mode: Vec<String>,
    /// Quad classes: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
    #[arg(long, value_name = "1-4", value_delimiter = ',', value_parser = clap::value_parser!(i64).range(1..=4), help_heading = "Filters")]
    pub quad: Vec<i64>,
    /// Contexts, one of which must be there
    #[arg(long, value_name = "CONTEXTS", value_delimiter = ',', help_heading = "Filters")]
    pub context: Vec<String>,
    /// Statuses: actual, historical, future, hypothetical, negated, or `all`; of reports: live, superseded, withdrawn
    #[arg(long, value_name = "STATUSES", value_delimiter = ',', help_heading = "Filters")]
    pub status: Vec<String>,
    /// The place in English or Arabic, or its state; of reports the dateline's
    #[arg(long, value_name = "PLACE", help_heading = "Filters")]
    pub place: Option<String>,
    /// The first day
    #[arg(long, value_name = "DAY", help_heading = "Filters")]
    pub from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DAY", help_heading = "Filters")]
    pub to: Option<String>,
    /// Agencies by their English names
    #[arg(long, value_name = "AGENCIES", value_delimiter = ',', help_heading = "Filters")]
    pub source: Vec<String>,
    /// The least confidence, from 0 to 1
    #[arg(long, value_name = "NUMBER", help_heading = "Filters")]
    pub confidence: Option<f64>,
    /// Words of the report (of statements: of what is said)
    #[arg(long, short = 'w', value_name = "WORDS", help_heading = "Filters")]
    pub words: Option<String>,
    /// Look for the words as written, not for their lemmas
    #[arg(long, requires = "words", help_heading = "Filters")]
    pub exact: bool,
}

/// How much to write, and how.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct PageOptions {
    /// At most so many; without it 25 in a table, all in JSONL and CSV
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<usize>,
    /// Go on where the page before ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
    /// The newest first
    #[arg(long)]
    pub newest: bool,
    /// What to write
    #[arg(long, short = 'f', value_enum, default_value_t)]
    pub format: Shape,
    /// Write to FILE, which takes its name when all is written
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// No cursor and no remarks on standard error
    #[arg(long, short = 'q')]
    pub quiet: bool,
}

/// How to write an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shape {
    /// Lines to read
    #[default]
    Table,
    /// An object in each line
    Jsonl,
    /// RFC 4180
    Csv,
}

/// What to add to events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum With {
    /// The statements that carry them
    Statements,
    /// All reports that tell them
    Mentions,
}

#[derive(Debug, Args)]
#[command(before_help = include_str!("events-examples.txt"), after_help = format!("{WHO}\n\n{WORDS}"))]
pub(crate) struct EventsOptions {
    #[command(flatten)]
    pub archive: ArchiveOptions,
    /// Add statements, or mentions in all reports
    #[arg(long, value_name = "WHAT", value_enum, value_delimiter = ',')]
    pub with: Vec<With>,
    #[command(flatten)]
    pub filter: FilterOptions,
    #[command(flatten)]
    pub page: PageOptions,
}

#[derive(Debug, Args)]
#[command(before_help = include_str!("statements-examples.txt"), after_help = format!("{WHO}\n\n{WORDS}"))]
pub(crate) struct StatementsOptions {
    #[command(flatten)]
    pub archive: ArchiveOptions,
    /// Speech acts: state, praise, condemn, promise, demand, warn, deny, thank, condole, announce
    #[arg(long, value_name = "ACTS", value_delimiter = ',')]
    pub act: Vec<String>,
    /// Whom they are about: who takes part in what they carry, or is named in their words
    #[arg(long, value_name = "WHO")]
    pub about: Option<String>,
    #[command(flatten)]
    pub filter: FilterOptions,
    #[command(flatten)]
    pub page: PageOptions,
}

#[derive(Debug, Args)]
#[command(
    before_help = "\
Examples:
  waqai actors Tokayev
  waqai actors --state KAZ --kind PER
  waqai actors --sector UAF --format csv",
    after_help = "The actors of most events come first."
)]
pub(crate) struct ActorsOptions {
    /// Words of a name in English or Arabic, or an id
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    #[command(flatten)]
    pub archive: ArchiveOptions,
    /// Kinds: PER, ORG, GPE, LOC, GRP
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    pub kind: Vec<String>,
    /// Sectors
    #[arg(long, value_name = "SECTORS", value_delimiter = ',')]
    pub sector: Vec<String>,
    #[command(flatten)]
    pub filter: FilterOptions,
    #[command(flatten)]
    pub page: PageOptions,
}

#[derive(Debug, Args)]
#[command(before_help = include_str!("reports-examples.txt"), after_help = format!("{WHO}\n\n{WORDS}"))]
pub(crate) struct ReportsOptions {
    #[command(flatten)]
    pub archive: ArchiveOptions,
    #[command(flatten)]
    pub filter: FilterOptions,
    #[command(flatten)]
    pub page: PageOptions,
}

#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  waqai explain report.txt                    code a report and show every step
  waqai explain evt_0c0zj3x7k2m4p             an event of the archive: sentence, marks, rule, why reports were taken together
  waqai explain rpt_0c0zj3x7k2m4ps1           a statement of the archive")]
pub(crate) struct ExplainOptions {
    /// Files and folders (`-` is standard input), or ids of the archive
    #[arg(required = true, value_name = "PATH|ID")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub archive: ArchiveOptions,
    /// How to read what comes in
    #[arg(long, value_enum, default_value_t)]
    pub from: From,
    #[command(flatten)]
    pub models: ModelOptions,
    #[command(flatten)]
    pub knowledge: KnowledgeOptions,
}

/// By what events are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum CountBy {
    /// Pairs of states
    #[default]
    Pair,
    /// The state of anybody who takes part
    State,
    /// Actors on either side
    Actor,
    /// Types
    Type,
    /// Types with modes
    Mode,
    /// Contexts
    Context,
    /// Places
    Place,
    /// Statuses
    Status,
    /// Agencies
    Source,
    /// Quad classes
    Quad,
    /// No events: reports by agency
    Coverage,
}

/// Over which periods events are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum CountPer {
    /// Days
    Day,
    /// Weeks of ISO 8601
    Week,
    /// Months
    #[default]
    Month,
    /// Years
    Year,
    /// Everything in one
    All,
}

/// How columns of numbers are called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Names {
    /// As in the releases: cowcode_1, gwcode_1
    #[default]
    Waqai,
    /// As peacesciencer joins: ccode1, ccode2, gwcode1, gwcode2
    Peacesciencer,
}

#[derive(Debug, Args)]
#[command(
    before_help = "\
Examples:
  waqai count --pair KAZ,CHN --zeros                     by month, with rows for months without events
  waqai count --directed --per year --format csv > pair-year.csv
  waqai count --by actor --state KAZ --per year
  waqai count --by coverage                              reports by agency and month",
    after_help = "\
Events are counted, each once, however many reports tell it; n_articles says how many reports do. Only what happened counts (actual, historical) unless
--status says otherwise. With --zeros a period in which the archive has reports but no event of the pair is a row of zeros; where it has no reports at
all, numbers are missing and is_observed is false. Numbers of states (COW, GW) are those valid in the year. --directed: state 1 acts on state 2; what
both do together counts in both rows."
)]
pub(crate) struct CountOptions {
    #[command(flatten)]
    pub archive: ArchiveOptions,
    /// By what
    #[arg(long, value_enum, default_value_t)]
    pub by: CountBy,
    /// Over which periods
    #[arg(long, value_enum, default_value_t)]
    pub per: CountPer,
    /// Pairs: who acts on whom
    #[arg(long)]
    pub directed: bool,
    /// Pairs: events within a state too
    #[arg(long)]
    pub within: bool,
    /// Pairs: rows without events too
    #[arg(long)]
    pub zeros: bool,
    /// Names of columns
    #[arg(long, value_enum, default_value_t)]
    pub names: Names,
    #[command(flatten)]
    pub filter: FilterOptions,
    /// What to write
    #[arg(long, short = 'f', value_enum, default_value_t)]
    pub format: Shape,
    /// At most so many rows
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<usize>,
    /// Write to FILE, which takes its name when all is written
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How much of the reports' words leaves the archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextOption {
    /// All of it
    Full,
    /// Titles, and at most 25 words for a record
    #[default]
    Quote,
    /// Offsets only
    Offsets,
}

#[derive(Debug, Args)]
#[command(
    before_help = "\
Examples:
  waqai release waqai-2026.8.0 --archive wire.db --author \"Institute of Examples\"
  waqai release next/ --name 2026.9.0 --since waqai-2026.8.0/ --text offsets",
    after_help = "\
The folder must not be there: a release is never changed. It holds events, participants, mentions, statements, pair_month, actors, places and reports as
CSV (RFC 4180), datapackage.json (Frictionless), codebook.csv, accuracy.md, CITATION.cff and SHA256SUMS, and with --since the difference in lines of JSON.
The same archive gives the same bytes. Columns: `waqai codebook tables`."
)]
pub(crate) struct ReleaseOptions {
    /// The folder to make
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    #[command(flatten)]
    pub archive: ArchiveOptions,
    /// Its name; without it year, month and 0 of the last day on which something was stored
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Its title
    #[arg(long, value_name = "WORDS")]
    pub title: Option<String>,
    /// Who publishes it
    #[arg(long, value_name = "NAME", default_value = "unknown")]
    pub author: String,
    /// How much of the reports' words it holds
    #[arg(long, value_enum, default_value_t)]
    pub text: TextOption,
    /// Leave the rows without events out of pair_month: with many pairs they are most of a release
    #[arg(long)]
    pub no_zeros: bool,
    /// Write every table as Parquet too (a program built with `--features parquet`)
    #[arg(long)]
    pub parquet: bool,
    /// An earlier release to compare with
    #[arg(long, value_name = "DIR")]
    pub since: Option<PathBuf>,
    /// A page in Markdown on what is known of its accuracy
    #[arg(long, value_name = "FILE")]
    pub accuracy: Option<PathBuf>,
}

/// A form of another data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProfileName {
    /// 40 columns with tabs; a row for each event, several values in a cell separated by `;`
    Polecat,
    /// 20 columns with tabs; a row for each actor and target, meetings from both sides
    Icews,
    /// An object for each event
    Plover,
    /// W3C Web Annotation: an object for each mention
    Webannotation,
}

#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  waqai export --profile polecat --archive wire.db > events.tsv
  waqai export --profile icews --pair KAZ,CHN -o kaz-chn.tsv
  waqai export --profile webannotation > evidence.jsonl", after_help = WHO)]
pub(crate) struct ExportOptions {
    /// The form
    #[arg(long, value_enum)]
    pub profile: ProfileName,
    #[command(flatten)]
    pub archive: ArchiveOptions,
    #[command(flatten)]
    pub filter: FilterOptions,
    /// Write to FILE, which takes its name when all is written
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
}
