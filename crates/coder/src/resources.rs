//! Everything the reader reads with, in one value.

use crate::rules::Rules;
use serde::{Deserialize, Serialize};
use waqai_knowledge::Knowledge;
use waqai_lang::Lexicon;
use waqai_lang::clause::ClauseWords;
use waqai_lang::models::Models;
use waqai_tables::{Row, TableError, TableSet, Vocabulary};
use waqai_text::{AbbreviationRow, AgencyRow, Calendar, CalendarTables, Date, HijriYearRow, MonthRow, NumberRow, TimeWordRow, WeekdayRow};

/// Vocabulary, calendar, lexicon, knowledge and rules: shared read-only by all threads.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Resources {
    /// Numbers of word forms.
    pub vocabulary: Vocabulary,
    /// Months, weekdays, number words, agencies.
    pub calendar: Calendar,
    /// Lemmas and forms.
    pub lexicon: Lexicon,
    /// Who is who.
    pub knowledge: Knowledge,
    /// Frames and words of speech.
    pub rules: Rules,
    /// Words that build clauses.
    pub clause_words: ClauseWords,
    /// Trained models, where there are any: without them the reader goes by lexicon and chunks alone. They are files of their own and no part of
    /// the compiled tables.
    #[serde(skip)]
    pub models: Option<Models>,
    /// A digest of the tables that all this was compiled from, sixteen hexadecimal digits.
    pub digest: String,
}

impl Resources {
    /// Compiles a set of tables. An error names the file, line and column of the first bad row, and what to write instead.
    pub fn compile(tables: &TableSet) -> Result<Resources, TableError> {
        let mut vocabulary = Vocabulary::default();
        let mut lexicon = Lexicon::compile(tables, &mut vocabulary)?;
        let knowledge = Knowledge::compile(tables, &mut vocabulary)?;
        lexicon.mark_names(knowledge.single_names.iter().copied(), knowledge.state_names.iter().copied());
        let rules = Rules::compile(tables, &mut vocabulary, &lexicon)?;
        lexicon.mark_common(rules.verbs());
        let calendar = calendar(tables)?;
        let clause_words = ClauseWords::compile(tables)?;
        let digest = format!("{:016x}", tables.digest());
        Ok(Resources { vocabulary, calendar, lexicon, knowledge, rules, clause_words, models: None, digest })
    }
}

/// Hands the tables of `time/` to the calendar, which takes plain rows.
fn calendar(tables: &TableSet) -> Result<Calendar, TableError> {
    let mut rows = CalendarTables::default();
    let month = |row: &Row| -> Result<MonthRow, TableError> {
        Ok(MonthRow { name: row.required("name")?.into(), month: needed(row, "month")?, alone: row.get("alone") != "no" })
    };
    for row in tables.table("time/months", &["name"])?.rows {
        rows.months.push(month(&row)?);
    }
    for row in tables.table("time/hijri-months", &["name"])?.rows {
        rows.hijri_months.push(month(&row)?);
    }
    for row in tables.table("time/weekdays", &["name"])?.rows {
        rows.weekdays.push(WeekdayRow { name: row.required("name")?.into(), weekday: needed(&row, "weekday")? });
    }
    for row in tables.table("time/numbers", &["word", "kind"])?.rows {
        rows.numbers.push(NumberRow {
            word: row.required("word")?.into(),
            kind: row.required("kind")?.into(),
            value: row.number("value")?.unwrap_or_default(),
        });
    }
    for row in tables.table("time/time-words", &["word", "kind"])?.rows {
        rows.time_words.push(TimeWordRow {
            word: row.required("word")?.into(),
            kind: row.required("kind")?.into(),
            unit: row.get("unit").into(),
            value: row.number("value")?.unwrap_or_default(),
        });
    }
    for row in tables.table("time/abbreviations", &["abbreviation"])?.rows {
        rows.abbreviations.push(AbbreviationRow { abbreviation: row.required("abbreviation")?.into() });
    }
    for row in tables.table("time/agencies", &["agency"])?.rows {
        rows.agencies.push(AgencyRow {
            agency: row.required("agency")?.into(),
            names: row.list("names").map(str::to_owned).collect(),
            country: row.get("country").into(),
            quoted: row.get("quoted") == "yes",
        });
    }
    for row in tables.table("time/umm-al-qura", &["year"])?.rows {
        let first = row.required("first_day")?;
        let first_day = date(first).ok_or_else(|| row.error("first_day", &format!("`{first}` is no date"), "Write YYYY-MM-DD"))?;
        rows.hijri_years.push(HijriYearRow { year: needed(&row, "year")?, first_day, lengths: row.required("lengths")?.into() });
    }
    Calendar::new(rows).map_err(|error| TableError {
        file: "knowledge/time".into(),
        line: 0,
        column: String::new(),
        problem: error.to_string(),
        remedy: "Correct the tables of knowledge/time".into(),
    })
}

fn needed<N: std::str::FromStr>(row: &Row, column: &str) -> Result<N, TableError> {
    row.number(column)?.ok_or_else(|| row.error(column, "the cell is empty", "Give a number"))
}

fn date(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    Date::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
}
