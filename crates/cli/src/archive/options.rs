//! The options of the commands over the archive.

use crate::cli::{From, KnowledgeOptions, ModelOptions};
use clap::{Args, Subcommand};
use std::net::IpAddr;
use std::path::PathBuf;

const ADD_NOTES: &str = "\
Examples:
  waqai add wire/                                    code all reports below wire/ and keep them
  waqai add dump.jsonl.zst --archive wire.db         into a file of your own
  zcat dump.jsonl.gz | waqai add - --acknowledge     a line on standard output for each report that is safe

What happens:
  A report that is there already, with the same text and the same description, is left alone: give the same command again after it was stopped,
  and it goes on. A report that repeats another (reprint, excerpt, update) is kept and linked, and its events are those of the other one; a report
  that comes again under its id with another text is a new version, which takes the place of the old one. {\"id\", \"status\": \"canceled\"} withdraws a
  report: what only it tells is retracted.
  Reports are stored in batches; a batch is whole or not there at all. One program writes at a time, any number may read.

Without --archive the archive is waqai.db in the user's data folder ($XDG_DATA_HOME/waqai, else ~/.local/share/waqai).";

const SERVE_NOTES: &str = "\
Examples:
  waqai serve                                        the archive in the user's data folder, at http://127.0.0.1:7878/
  waqai serve --archive wire.db --port 8000
  waqai serve --archive wire.db --host 0.0.0.0 --read-only
  waqai demo --serve                                 the bundled samples

Everything that the pages show is inside the program: nothing is asked from another host. `waqai add` may write to the archive meanwhile.
An archive that an older version made is brought to the present form first, unless --read-only is given.";

/// Which archive.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct ArchiveOptions {
    /// The archive; without it waqai.db in the user's data folder
    #[arg(long, short = 'a', value_name = "FILE")]
    pub archive: Option<PathBuf>,
}

/// Why something is decided, and by whom.
#[derive(Debug, Args)]
pub(crate) struct Decided {
    /// Why
    #[arg(long, value_name = "WORDS")]
    pub reason: String,
    /// Who says so; without it the user of the machine
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = ADD_NOTES)]
pub(crate) struct AddOptions {
    /// Files and folders; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub archive: ArchiveOptions,
    /// How many threads code; all cores where it is not given
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// How to read what comes in
    #[arg(long, value_enum, default_value_t)]
    pub from: From,
    /// Write a line of JSON for each report once it is safe on the disk
    #[arg(long)]
    pub acknowledge: bool,
    /// How many reports are made safe together; fewer are acknowledged sooner and cost more time
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub batch: u32,
    /// No summary and no progress on standard error
    #[arg(long, short = 'q')]
    pub quiet: bool,
    #[command(flatten)]
    pub models: ModelOptions,
    #[command(flatten)]
    pub knowledge: KnowledgeOptions,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  waqai changes --since 0 --limit 100
  waqai changes --since 4711 | tail -1                 the last line has the number to ask with next time

Each line is one change: {\"seq\", \"at\", \"operation\", \"kind\", \"id\", \"reason\"}. Operations are insert, update, retract (a tombstone: the record does not
count any more), restore, merge, split. Numbers only grow; none is given twice.")]
pub(crate) struct ChangesOptions {
    #[command(flatten)]
    pub archive: ArchiveOptions,
    /// Only changes after this number
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub since: i64,
    /// At most so many
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  waqai withdraw rpt_2w0a8gxdw6p5k --reason \"the agency took it back\"
  waqai withdraw wire-000123 --reason \"killed by the desk\"")]
pub(crate) struct WithdrawOptions {
    /// Reports: their public ids (rpt_…), or the ids that they came with
    #[arg(required = true, value_name = "REPORT")]
    pub reports: Vec<String>,
    #[command(flatten)]
    pub archive: ArchiveOptions,
    #[command(flatten)]
    pub decided: Decided,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  waqai merge evt_0n8d4q1v6x2ka evt_7zq0c3m5t9y1b --reason \"the same meeting\"
  waqai merge act_1c5k9w3p7e2hd act_6y0r4n8b2j5ga --reason \"two spellings of one name\"")]
pub(crate) struct MergeOptions {
    /// The event (evt_…) or actor (act_…) that stays
    #[arg(value_name = "KEEP")]
    pub keep: String,
    /// The one that becomes part of it
    #[arg(value_name = "OTHER")]
    pub other: String,
    #[command(flatten)]
    pub archive: ArchiveOptions,
    #[command(flatten)]
    pub decided: Decided,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  waqai split rpt_2w0a8gxdw6p5kv3 --reason \"another meeting of the same day\"")]
pub(crate) struct SplitOptions {
    /// The mention: a report's public id, and the number of the event in it
    #[arg(value_name = "MENTION")]
    pub mention: String,
    #[command(flatten)]
    pub archive: ArchiveOptions,
    #[command(flatten)]
    pub decided: Decided,
}

#[derive(Debug, Args)]
pub(crate) struct MergesOptions {
    #[command(flatten)]
    pub archive: ArchiveOptions,
    /// Take a decision back
    #[arg(long, value_name = "N", requires = "reason")]
    pub undo: Option<i64>,
    /// Why
    #[arg(long, value_name = "WORDS")]
    pub reason: Option<String>,
    /// Who says so; without it the user of the machine
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  waqai replay                                       what this version of the program would code differently
  waqai replay --knowledge my-tables/ -o diff.jsonl  what my tables would change
  waqai replay --knowledge my-tables/ --in-place     and store it

Every difference is a line of JSON: the report, the kind of record, new, gone or changed, and the fields with their old and new values.
Corrections are laid over the new records before they are compared.")]
pub(crate) struct ReplayOptions {
    #[command(flatten)]
    pub archive: ArchiveOptions,
    /// Store the new records; without it nothing in the archive changes
    #[arg(long)]
    pub in_place: bool,
    /// Store nothing, which is what happens without --in-place too
    #[arg(long, conflicts_with = "in_place")]
    pub dry_run: bool,
    /// How many threads code; all cores where it is not given
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Write the differences to FILE
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

const CORRECT_NOTES: &str = "\
Examples (WORDS are words of the report, as they stand there):
  waqai correct REPORT --at WORDS --type AGREE --reason WHY                       the event at these words has another type
  waqai correct REPORT --at WORDS --actor WORDS --recipient WORDS --reason WHY    … other parties
  waqai correct REPORT --at WORDS --not-an-event --reason WHY
  waqai correct REPORT --at WORDS --missing --type CONSULT --actor WORDS --reason WHY
  waqai correct REPORT --at WORDS --country KAZ --sector GOV --reason WHY         who is mentioned at these words
  waqai correct REPORT --at WORDS --same-as WORDS --reason WHY                    two mentions of one person
  waqai correct REPORT --at WORDS --different-from WORDS --name NAME --reason WHY
  waqai correct --file corrections.jsonl                                          as `waqai corrections list --json` writes them

A correction holds for every report with the same text and for every later coding of it. Outcomes: applied; unneeded (the coder says so itself by now);
conflict (the coder says something third: somebody must look). `none` as a value empties a field.";

#[derive(Debug, Args)]
#[command(after_help = CORRECT_NOTES)]
pub(crate) struct CorrectOptions {
    /// The report: its public id (rpt_…), or the id that it came with
    #[arg(value_name = "REPORT", conflicts_with = "file", required_unless_present = "file")]
    pub report: Option<String>,
    #[command(flatten)]
    pub archive: ArchiveOptions,
    /// The words that it is about: those that name the event, or mention the entity
    #[arg(long, value_name = "WORDS")]
    pub at: Option<String>,
    /// Where the words begin, in code points, when they stand in the report several times
    #[arg(long, value_name = "N")]
    pub start: Option<u32>,
    /// A file of corrections, one object of JSON in each line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// There is no event
    #[arg(long, conflicts_with_all = ["missing", "same_as", "different_from"])]
    pub not_an_event: bool,
    /// There is no statement
    #[arg(long, conflicts_with_all = ["missing", "same_as", "different_from", "not_an_event"])]
    pub not_a_statement: bool,
    /// There is an event that was not coded
    #[arg(long, requires = "event_type")]
    pub missing: bool,
    /// The event's type
    #[arg(long = "type", value_name = "TYPE")]
    pub event_type: Option<String>,
    /// The event's mode
    #[arg(long, value_name = "MODE")]
    pub mode: Option<String>,
    /// The event's status
    #[arg(long, value_name = "STATUS")]
    pub status: Option<String>,
    /// The event's day, or first..last
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,
    /// Who does it: words that mention each
    #[arg(long, value_name = "WORDS", num_args = 0..)]
    pub actor: Option<Vec<String>>,
    /// To whom: words that mention each
    #[arg(long, value_name = "WORDS", num_args = 0..)]
    pub recipient: Option<Vec<String>>,
    /// The entity's name in Arabic
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// The entity's name in English
    #[arg(long, value_name = "NAME")]
    pub name_en: Option<String>,
    /// The entity's state
    #[arg(long, value_name = "CODE")]
    pub country: Option<String>,
    /// The entity's sector
    #[arg(long, value_name = "CODE")]
    pub sector: Option<String>,
    /// The office that the entity holds
    #[arg(long, value_name = "WORDS")]
    pub office: Option<String>,
    /// The entity's id in the knowledge base
    #[arg(long, value_name = "ID")]
    pub known: Option<String>,
    /// Who is mentioned at these words is the same
    #[arg(long, value_name = "WORDS")]
    pub same_as: Option<String>,
    /// Who is mentioned at these words is somebody else
    #[arg(long, value_name = "WORDS")]
    pub different_from: Option<String>,
    /// Why
    #[arg(long, value_name = "WORDS")]
    pub reason: Option<String>,
    /// Who says so; without it the user of the machine
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CorrectionsCommand {
    #[command(subcommand)]
    pub verb: CorrectionsVerb,
    /// The archive; without it waqai.db in the user's data folder
    #[arg(long, short = 'a', value_name = "FILE", global = true)]
    pub archive: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CorrectionsVerb {
    /// List all, with what became of them
    List {
        /// A line of JSON for each, in the form that `waqai correct --file` reads
        #[arg(long)]
        json: bool,
    },
    /// Take one back; it stays in the list
    Undo {
        /// Its number
        #[arg(value_name = "N")]
        number: i64,
        /// Why
        #[arg(long, value_name = "WORDS")]
        reason: String,
        /// Who says so; without it the user of the machine
        #[arg(long, value_name = "NAME")]
        who: Option<String>,
    },
    /// Write the corrected reports as gold data: a file for each, in the form that the scorer reads
    Export {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

#[derive(Debug, Args)]
#[command(after_help = SERVE_NOTES)]
pub(crate) struct ServeOptions {
    #[command(flatten)]
    pub archive: ArchiveOptions,
    /// The address to listen at; others than those of this machine need --token-file or --read-only
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// The port; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = 7878)]
    pub port: u16,
    /// Let nothing be changed
    #[arg(long)]
    pub read_only: bool,
    /// Secrets, one in each line: who changes anything must send one (`Authorization: Bearer …`)
    #[arg(long, value_name = "FILE")]
    pub token_file: Option<PathBuf>,
    /// A name under which the server is reached, such as news.example.org; may be given several times. Requests for other names are refused
    #[arg(long, value_name = "HOST")]
    pub name: Vec<String>,
    /// Requests that another machine may send in a second; 0: as many as it likes
    #[arg(long, value_name = "NUMBER", default_value_t = waqai_server::USUAL_RATE)]
    pub rate: u32,
    #[command(flatten)]
    pub models: ModelOptions,
    #[command(flatten)]
    pub knowledge: KnowledgeOptions,
}
