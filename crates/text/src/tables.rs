//! The rows that [`crate::Calendar::new`] takes: the tables of `knowledge/time/`, already split into cells.

use serde::{Deserialize, Serialize};

/// All tables of `knowledge/time/`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarTables {
    /// `months.tsv`.
    pub months: Vec<MonthRow>,
    /// `hijri-months.tsv`.
    pub hijri_months: Vec<MonthRow>,
    /// `weekdays.tsv`.
    pub weekdays: Vec<WeekdayRow>,
    /// `numbers.tsv`.
    pub numbers: Vec<NumberRow>,
    /// `time-words.tsv`.
    pub time_words: Vec<TimeWordRow>,
    /// `abbreviations.tsv`.
    pub abbreviations: Vec<AbbreviationRow>,
    /// `agencies.tsv`.
    pub agencies: Vec<AgencyRow>,
    /// `umm-al-qura.tsv`.
    pub hijri_years: Vec<HijriYearRow>,
}

/// A name of a month, Gregorian or Hijri.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthRow {
    /// The name, one or more words.
    pub name: String,
    /// 1 to 12.
    pub month: u8,
    /// Whether the word means the month even without a day, a year or the like beside it (no for words that mean other things too).
    pub alone: bool,
}

/// A name of a weekday.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekdayRow {
    /// The name with its article.
    pub name: String,
    /// 1 (Monday) to 7 (Sunday).
    pub weekday: u8,
}

/// A number word, or a word that says how exact a number is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberRow {
    /// The word or words.
    pub word: String,
    /// `unit`, `bound`, `teen`, `tens`, `hundred`, `scale`, `dual`, `scales`, `fraction`, `vague`, `ordinal`, `about`, `at-least`, `at-most`,
    /// `about-after`, `at-least-after`, `at-most-after`.
    pub kind: String,
    /// Its value; 0 where it has none.
    pub value: u64,
}

/// A word with a part in expressions of time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeWordRow {
    /// The word or words.
    pub word: String,
    /// What part; the kinds are listed in the table's header.
    pub kind: String,
    /// For `unit`: `hour`, `day`, `week`, `month`, `year`, `decade`; else empty.
    pub unit: String,
    /// For `day`: days from today. For `unit`: 1, 2, or 0 for the plural. For `past` and `future`: how many steps. Else 0.
    pub value: i8,
}

/// An abbreviation that a full stop follows without ending the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbbreviationRow {
    /// The abbreviation without its last stop.
    pub abbreviation: String,
}

/// A news agency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgencyRow {
    /// Its English name, as written to `agency` in coded reports.
    pub agency: String,
    /// Its names and signs in Arabic.
    pub names: Vec<String>,
    /// Its country (ISO 3166-1 alpha-3), or empty.
    pub country: String,
    /// Whether its names count only inside quotation marks (papers named after places).
    pub quoted: bool,
}

/// A year of the Umm al-Qura calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HijriYearRow {
    /// The Hijri year.
    pub year: i16,
    /// The Gregorian date of its first day.
    pub first_day: crate::Date,
    /// Twelve letters: `l` for a month of 30 days, `s` for one of 29.
    pub lengths: String,
}
