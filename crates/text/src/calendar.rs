//! The calendar: everything the crate knows of months, weekdays, numbers, words of time and agencies, made from tables.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::day::Weekday;
use crate::error::Error;
use crate::fold::fold;
use crate::hijri::HijriYears;
use crate::lexicon::{Edge, Lexicon, Meaning, NumberKind, Precision, TimeWord, Unit};
use crate::tables::{AgencyRow, CalendarTables, NumberRow, TimeWordRow};

/// The number of an agency in a [`Calendar`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AgencyId(pub u16);

/// A news agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// Its English name.
    pub name: String,
    /// Its country (ISO 3166-1 alpha-3), or empty.
    pub country: String,
}

/// The words of time, ready for use: immutable, shared by all threads, serialisable.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Calendar {
    pub(crate) lexicon: Lexicon,
    /// Agency signs, written together without spaces and stops.
    pub(crate) signs: Lexicon,
    agencies: Vec<Agency>,
    pub(crate) hijri: HijriYears,
}

/// Words and their meanings while the tables are read.
#[derive(Default)]
struct Collector {
    words: BTreeMap<String, Vec<Meaning>>,
}

impl Collector {
    fn add(&mut self, table: &'static str, word: &str, meaning: Meaning) -> Result<(), Error> {
        let key = fold(word);
        if key.is_empty()
            || key.len() > 200
            || key.split(' ').any(str::is_empty)
            || !key.chars().all(|letter| letter.is_alphanumeric() || letter == ' ')
        {
            return Err(Error::NotAWord { table, word: word.to_owned() });
        }
        let meanings = self.words.entry(key).or_default();
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
        Ok(())
    }

    /// The word, and the word with the article.
    fn add_both(&mut self, table: &'static str, word: &str, make: impl Fn(bool) -> Meaning) -> Result<(), Error> {
        self.add(table, word, make(false))?;
        self.add(table, &format!("{}{}{word}", crate::fold::ALEF, crate::fold::LAM), make(true))
    }
}

fn in_range(table: &'static str, word: &str, value: u8, last: u8, expected: &'static str) -> Result<(), Error> {
    if (1..=last).contains(&value) {
        Ok(())
    } else {
        Err(Error::Value { table, word: word.to_owned(), found: value.to_string(), expected })
    }
}

impl Calendar {
    /// Makes the calendar, or says which row of which table is wrong.
    ///
    /// ```
    /// use waqai_text::{Calendar, CalendarTables, WeekdayRow};
    /// let tables = CalendarTables { weekdays: vec![WeekdayRow { name: "الجمعة".into(), weekday: 5 }], ..Default::default() };
    /// assert!(Calendar::new(tables).is_ok());
    /// let tables = CalendarTables { weekdays: vec![WeekdayRow { name: "الجمعة".into(), weekday: 8 }], ..Default::default() };
    /// assert!(Calendar::new(tables).is_err());
    /// ```
    pub fn new(tables: CalendarTables) -> Result<Self, Error> {
        let mut collector = Collector::default();
        for row in &tables.months {
            in_range("months.tsv", &row.name, row.month, 12, "1 to 12")?;
            collector.add("months.tsv", &row.name, Meaning::Month { month: row.month, alone: row.alone })?;
        }
        for row in &tables.hijri_months {
            in_range("hijri-months.tsv", &row.name, row.month, 12, "1 to 12")?;
            collector.add("hijri-months.tsv", &row.name, Meaning::HijriMonth { month: row.month, alone: row.alone })?;
        }
        for row in &tables.weekdays {
            in_range("weekdays.tsv", &row.name, row.weekday, 7, "1 to 7")?;
            let Some(weekday) = Weekday::from_number(row.weekday) else { continue };
            collector.add("weekdays.tsv", &row.name, Meaning::Weekday(weekday))?;
        }
        for row in &tables.numbers {
            add_number(&mut collector, row)?;
        }
        for row in &tables.time_words {
            add_time_word(&mut collector, row)?;
        }
        for row in &tables.abbreviations {
            collector.add("abbreviations.tsv", &row.abbreviation, Meaning::Abbreviation)?;
        }
        let (signs, agencies) = agencies(&tables.agencies)?;
        Ok(Calendar { lexicon: Lexicon::new(&collector.words)?, signs, agencies, hijri: HijriYears::new(&tables.hijri_years)? })
    }

    /// An agency that this calendar knows.
    pub fn agency(&self, id: AgencyId) -> Option<&Agency> {
        self.agencies.get(usize::from(id.0))
    }

    /// The number of the agency with this English name.
    pub fn agency_named(&self, name: &str) -> Option<AgencyId> {
        self.agencies.iter().position(|agency| agency.name == name).and_then(|place| u16::try_from(place).ok()).map(AgencyId)
    }
}

const NUMBER_KINDS: &str = "unit, bound, teen, tens, hundred, scale, dual, scales, fraction, vague, ordinal, about, at-least, at-most, about-after, \
                            at-least-after, at-most-after";

fn add_number(collector: &mut Collector, row: &NumberRow) -> Result<(), Error> {
    const TABLE: &str = "numbers.tsv";
    let precision = |precision, after| Meaning::Precision { precision, after };
    let kind = match row.kind.as_str() {
        "unit" => NumberKind::Unit,
        "bound" => NumberKind::Bound,
        "teen" => NumberKind::Teen,
        "tens" => NumberKind::Tens,
        "hundred" => NumberKind::Hundred,
        "scale" => NumberKind::Scale,
        "dual" => NumberKind::Dual,
        "scales" => NumberKind::Scales,
        "fraction" => NumberKind::Fraction,
        "vague" => NumberKind::Vague,
        "ordinal" => {
            let value = u8::try_from(row.value).unwrap_or(0);
            in_range(TABLE, &row.word, value, 31, "1 to 31")?;
            return collector.add(TABLE, &row.word, Meaning::Ordinal(value));
        }
        "about" => return collector.add(TABLE, &row.word, precision(Precision::About, false)),
        "at-least" => return collector.add(TABLE, &row.word, precision(Precision::AtLeast, false)),
        "at-most" => return collector.add(TABLE, &row.word, precision(Precision::AtMost, false)),
        "about-after" => return collector.add(TABLE, &row.word, precision(Precision::About, true)),
        "at-least-after" => return collector.add(TABLE, &row.word, precision(Precision::AtLeast, true)),
        "at-most-after" => return collector.add(TABLE, &row.word, precision(Precision::AtMost, true)),
        _ => return Err(Error::Kind { table: TABLE, word: row.word.clone(), found: row.kind.clone(), expected: NUMBER_KINDS.to_owned() }),
    };
    if row.value == 0 && !matches!(kind, NumberKind::Vague | NumberKind::Unit) {
        return Err(Error::Value { table: TABLE, word: row.word.clone(), found: "0".to_owned(), expected: "a number above 0" });
    }
    collector.add_both(TABLE, &row.word, |definite| Meaning::Number { kind, value: row.value, definite })
}

const TIME_KINDS: [(&str, TimeWord); 28] = [
    ("part", TimeWord::Part),
    ("before", TimeWord::Before),
    ("after", TimeWord::After),
    ("current", TimeWord::Current),
    ("recent", TimeWord::Recent),
    ("last", TimeWord::Last),
    ("few", TimeWord::Few),
    ("this", TimeWord::This),
    ("same", TimeWord::Same),
    ("same-before", TimeWord::SameBefore),
    ("following", TimeWord::Following),
    ("gregorian", TimeWord::Gregorian),
    ("hijri", TimeWord::Hijri),
    ("equivalent", TimeWord::Equivalent),
    ("start", TimeWord::Edge(Edge::Start)),
    ("middle", TimeWord::Edge(Edge::Middle)),
    ("end", TimeWord::Edge(Edge::End)),
    ("of", TimeWord::Of),
    ("to", TimeWord::To),
    ("between", TimeWord::Between),
    ("in", TimeWord::In),
    ("article", TimeWord::Article),
    ("naming", TimeWord::Naming),
    ("head", TimeWord::Head),
    ("not-today", TimeWord::NotToday),
    ("not-place", TimeWord::NotPlace),
    ("vague", TimeWord::Vague),
    ("signature", TimeWord::Signature),
];

fn add_time_word(collector: &mut Collector, row: &TimeWordRow) -> Result<(), Error> {
    const TABLE: &str = "time-words.tsv";
    let word = match row.kind.as_str() {
        "day" => TimeWord::Day(row.value),
        "past" => TimeWord::Past(row.value.max(1)),
        "future" => TimeWord::Future(row.value.max(1)),
        "unit" => {
            let unit = match row.unit.as_str() {
                "hour" => Unit::Hour,
                "day" => Unit::Day,
                "week" => Unit::Week,
                "month" => Unit::Month,
                "year" => Unit::Year,
                "decade" => Unit::Decade,
                _ => {
                    let expected = "hour, day, week, month, year, decade".to_owned();
                    return Err(Error::Kind { table: TABLE, word: row.word.clone(), found: row.unit.clone(), expected });
                }
            };
            let count = u8::try_from(row.value).unwrap_or(0);
            return collector.add_both(TABLE, &row.word, |definite| Meaning::Time(TimeWord::Unit { unit, count, definite }));
        }
        other => match TIME_KINDS.iter().find(|(name, _)| *name == other) {
            Some((_, word)) => *word,
            None => {
                let mut expected = "day, past, future, unit".to_owned();
                for (name, _) in TIME_KINDS {
                    expected.push_str(", ");
                    expected.push_str(name);
                }
                return Err(Error::Kind { table: TABLE, word: row.word.clone(), found: row.kind.clone(), expected });
            }
        },
    };
    collector.add(TABLE, &row.word, Meaning::Time(word))
}

fn agencies(rows: &[AgencyRow]) -> Result<(Lexicon, Vec<Agency>), Error> {
    let mut signs = Collector::default();
    let mut agencies = Vec::with_capacity(rows.len());
    for row in rows {
        let id = u16::try_from(agencies.len()).map_err(|_| Error::TooManyWords)?;
        for name in &row.names {
            let together: String = name.chars().filter(|letter| !letter.is_whitespace() && *letter != '.').collect();
            signs.add("agencies.tsv", &together, Meaning::Agency { id, quoted: row.quoted })?;
        }
        agencies.push(Agency { name: row.agency.clone(), country: row.country.clone() });
    }
    Ok((Lexicon::new(&signs.words)?, agencies))
}
