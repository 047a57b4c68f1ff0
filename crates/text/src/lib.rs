//! Reads the characters of Arabic newswire.
//!
//! [`Text`] takes a report and gives its tokens, each with its place in the original and its folded form. Over the tokens run
//! [`sentences`], [`quotes`], [`numbers`], [`times`], [`dateline`] and [`signatures`]; what they know of words comes in a [`Calendar`],
//! made from the tables of `knowledge/time/`. Nothing here fails or panics on any text, and buffers that are used again allocate nothing
//! for a word.
//!
//! ```
//! use waqai_text::{Calendar, CalendarTables, Direction, MonthRow, Text, times};
//!
//! let months = vec![MonthRow { name: "أبريل".into(), month: 4, alone: true }];
//! let calendar = Calendar::new(CalendarTables { months, ..Default::default() })?;
//! let mut text = Text::default();
//! text.read("وصل الوزير ٢٥ إبريل 2022 إلى المدينة");
//! let mut found = Vec::new();
//! times(&text, &calendar, 0..text.tokens().len() as u32, &mut found);
//! assert_eq!(text.slice(found[0].span), "٢٥ إبريل 2022");
//! let day = calendar.resolve(&found[0], None, Direction::Past).map(|days| days.first.to_string());
//! assert_eq!(day.as_deref(), Some("2022-04-25"));
//! # Ok::<(), waqai_text::Error>(())
//! ```

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod calendar;
mod cursor;
mod dateline;
mod day;
mod error;
mod fold;
mod hijri;
mod latin;
mod lexicon;
mod number;
mod quote;
mod sentence;
mod span;
mod tables;
mod text;
mod time;

pub use calendar::{Agency, AgencyId, Calendar};
pub use dateline::{Dateline, Position, Signature, dateline, signatures};
pub use day::{Date, Weekday};
pub use error::Error;
pub use fold::{Folded, fold, fold_char, fold_into};
pub use latin::latin_words;
pub use lexicon::{Edge, Precision, Unit};
pub use number::{Number, numbers};
pub use quote::{Quote, quotes};
pub use sentence::{Sentence, sentences};
pub use span::{CodePoints, Span};
pub use tables::{AbbreviationRow, AgencyRow, CalendarTables, HijriYearRow, MonthRow, NumberRow, TimeWordRow, WeekdayRow};
pub use text::{Text, Token, TokenKind};
pub use time::{Basis, Direction, Hint, Note, Part, PartialDate, Resolved, System, TimeExpression, TimeKind, times};
