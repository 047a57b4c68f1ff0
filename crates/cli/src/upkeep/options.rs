//! The command line of `waqai knowledge`.

use crate::who::options::period;
use clap::{Args, Subcommand};
use std::path::PathBuf;
use waqai_knowledge::Period;

const CHECK_NOTES: &str = "\
Examples:
  waqai knowledge check                             the bundled tables
  waqai knowledge check my-tables/                  with yours laid over them
  waqai knowledge check --coverage                  what is known of each state
  waqai knowledge check --json | jq .coverage.figures

Errors are mistakes: two holders of one office, unknown ids, dates that are none, keys given twice, letters that do not belong in a cell. Warnings
are days without a holder and without a reason in actors/vacancies, and holders on days for which such a reason is given. Of the bundled tables
the first warnings are printed; of yours all; --all prints all of both.

Exit status: 0 without errors, 2 with.";

const TERM_NOTES: &str = "\
Examples:
  waqai knowledge add-term --person leila-example --of TUN --office 'foreign minister' --from 2030-01-01 --into my-tables
  waqai who \"foreign minister of Tunisia\" --on 2030-06-01 --knowledge my-tables

The row goes into DIR/actors/terms-mine.tsv, which is made where it is missing. A row with the same person, owner, office and first day replaces the
one that is there, a bundled one too: so a term is closed that is open in the bundled tables. What `waqai knowledge check DIR` would call an error is
not written.";

const PERSON_NOTES: &str = "\
Example:
  waqai knowledge add-person --name-en 'Leila Example' --name 'NAME IN ARABIC' --short 'SHORT NAME' --country TUN --gender f --into my-tables

The row goes into DIR/actors/people-mine.tsv, which is made where it is missing. A row with the same id replaces the one that is there.";

/// Look after the tables.
#[derive(Debug, Args)]
pub(crate) struct KnowledgeCommand {
    #[command(subcommand)]
    pub task: Task,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// Check the tables of people, offices and terms, and count what they cover
    Check(CheckOptions),
    /// Write a term of office into tables of your own
    AddTerm(TermOptions),
    /// Write a person into tables of your own
    AddPerson(PersonOptions),
}

#[derive(Debug, Args)]
#[command(after_help = CHECK_NOTES)]
pub(crate) struct CheckOptions {
    /// Tables to lay over the bundled ones
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// What is known of each state
    #[arg(long)]
    pub coverage: bool,
    /// Count days up to this one; without it up to the last that a table names
    #[arg(long, value_name = "DATE", value_parser = period)]
    pub until: Option<Period>,
    /// Print all warnings
    #[arg(long)]
    pub all: bool,
    /// One object in JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = TERM_NOTES)]
pub(crate) struct TermOptions {
    /// The person's id (`waqai who NAME` shows it)
    #[arg(long, value_name = "ID")]
    pub person: String,
    /// Of what: iso3 or name of a state, or id of an organisation
    #[arg(long, value_name = "STATE|ID")]
    pub of: String,
    /// The office: a code of codes/offices.tsv or one of its English names
    #[arg(long)]
    pub office: String,
    /// First day in office: YYYY-MM-DD, YYYY-MM or YYYY, as exact as it is known
    #[arg(long, value_name = "DATE", value_parser = period)]
    pub from: Period,
    /// Last day in office; none while it lasts
    #[arg(long, value_name = "DATE", value_parser = period)]
    pub to: Option<Period>,
    /// acting, disputed, uncertain, member of …
    #[arg(long, default_value = "", hide_default_value = true)]
    pub note: String,
    /// The folder of your tables
    #[arg(long, value_name = "DIR")]
    pub into: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = PERSON_NOTES)]
pub(crate) struct PersonOptions {
    /// Name in English
    #[arg(long, value_name = "NAME")]
    pub name_en: String,
    /// Full name in Arabic, the usual spelling first; may be given several times
    #[arg(long = "name", value_name = "NAME", required = true)]
    pub names: Vec<String>,
    /// Short name in Arabic; may be given several times
    #[arg(long, value_name = "NAME")]
    pub short: Vec<String>,
    /// iso3 or name of the state, or UNO, EUR, IGO
    #[arg(long, value_name = "STATE")]
    pub country: String,
    /// Sector when out of office
    #[arg(long, default_value = "ELI")]
    pub sector: String,
    /// m or f
    #[arg(long)]
    pub gender: String,
    /// The id; made from the English name where it is not given
    #[arg(long)]
    pub id: Option<String>,
    /// The folder of your tables
    #[arg(long, value_name = "DIR")]
    pub into: PathBuf,
}
