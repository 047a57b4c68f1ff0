//! The command line of `waqai who`.

use crate::cli::KnowledgeOptions;
use clap::{ArgGroup, Args};
use waqai_knowledge::Period;

const NOTES: &str = "\
Examples:
  waqai who Tokayev --on 2022-04-25
  waqai who \"foreign minister of Egypt\" --on 2015-06-01
  waqai who --country KAZ --on 2022-04-25           the cabinet of that day, as far as known
  waqai who --body nato --json | jq '.offices[].holders[].name_en'

Names:
  In Arabic or Latin letters, full or short; several words need no quotation marks. A name counts as it is written in the tables, but for hamzas,
  vowels, final ya and the like in Arabic, and capitals, marks, hyphens, spaces and the article in Latin. Nothing is found by likeness.
  A title may have the name or adjective of a state, or the name of an organisation, with it, and a person's name behind it. \"former\" and the like
  ask for those who held it before; \"to\" may say where it is held.

Days:
  --on takes YYYY-MM-DD, YYYY-MM or YYYY. Those in office then come first; \"perhaps\" stands where a date is known by month or year only.
  Without --on all terms are listed: no answer depends on the day on which it is asked.

JSON:
  One object: query, key, on, knowledge, candidates; with --country or --body: of, on, knowledge, offices. All keys are always there; what does
  not apply is null or empty. knowledge/README.md lists them.

Exit status:
  0 something was found, 1 nothing was, 2 the question or the tables cannot be used.";

/// What to look up.
#[derive(Debug, Args)]
#[command(after_help = NOTES, group = ArgGroup::new("question").required(true).args(["name", "country", "body"]))]
pub(crate) struct WhoOptions {
    /// A name, or a title with whose it is
    #[arg(value_name = "NAME|TITLE")]
    pub name: Vec<String>,
    /// Who holds the offices of a state: iso3, iso2, or its name in Arabic or English (an organisation too)
    #[arg(long, value_name = "STATE", conflicts_with_all = ["name", "body"])]
    pub country: Option<String>,
    /// Who holds the offices of an organisation: its id or name
    #[arg(long, value_name = "ID", conflicts_with = "name")]
    pub body: Option<String>,
    /// On which day, or in which month or year
    #[arg(long, value_name = "DATE", value_parser = period)]
    pub on: Option<Period>,
    /// One object in JSON
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub knowledge: KnowledgeOptions,
}

/// A date as the tables write it.
pub(crate) fn period(text: &str) -> Result<Period, String> {
    Period::parse(text).ok_or_else(|| "no date. Write YYYY-MM-DD, YYYY-MM or YYYY, a day that the calendar has".to_owned())
}
