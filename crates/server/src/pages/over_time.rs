//! Events by year, month or week as pages show them: a timeline with zoom, its table and its file of numbers.

use super::Frame;
use super::shown::{EVENTS, REPORTS, VISITS};
use crate::Shared;
use crate::charts::{Bar, Labels, Timeline};
use crate::language::{Language, Reading, write_form};
use crate::problem::Problem;
use std::collections::HashMap;
use waqai_archive::Archive;
use waqai_archive::ask::edge;
use waqai_archive::count::{Between, Coverage, Period};
use waqai_archive::records::quad;
use waqai_archive::table::{Cell, write_row};
use waqai_text::Date;

/// At most so many bars stand beside each other.
const BARS: usize = 120;

/// Which stretch is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stretch {
    pub by: Option<Period>,
    pub from: Option<String>,
    pub to: Option<String>,
}

/// A period with what is counted in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counted {
    /// `2022`, `2022-04`, `2022-W17`.
    pub period: String,
    pub first: String,
    pub last: String,
    /// Reports of the whole archive.
    pub reports: i64,
    pub events: i64,
    pub quads: [i64; 4],
    pub visits: i64,
    pub score_sum: f64,
}

/// A row of the table below the chart.
pub(crate) struct Row {
    pub label: String,
    pub observed: bool,
    pub cells: Vec<String>,
}

/// A link of the zoom.
pub(crate) struct Zoom {
    pub label: &'static str,
    pub address: String,
    pub here: bool,
}

/// Events over time.
pub(crate) struct OverTime {
    pub by: Period,
    pub counted: Vec<Counted>,
}

impl Stretch {
    /// What the address asks for: `by`, `from`, `to`.
    pub fn read(reading: &Reading) -> Result<Stretch, Problem> {
        let value = |name: &str| {
            reading.question.iter().find(|(key, value)| key == name && !value.trim().is_empty()).map(|(_, value)| value.trim())
        };
        let by = match value("by") {
            None => None,
            Some("year") => Some(Period::Year),
            Some("month") => Some(Period::Month),
            Some("week") => Some(Period::Week),
            Some(other) => return Err(Problem::question(format!("{other}: give by=year, by=month or by=week"))),
        };
        let day = |name: &str, last: bool| value(name).map(|day| edge(day, last)).transpose();
        Ok(Stretch { by, from: day("from", false)?, to: day("to", true)? })
    }

    /// Whether a day lies in it.
    pub fn holds(&self, day: Option<&str>) -> bool {
        match day {
            None => self.from.is_none() && self.to.is_none(),
            Some(day) => self.from.as_deref().is_none_or(|from| from <= day) && self.to.as_deref().is_none_or(|to| day <= to),
        }
    }
}

/// The name of a period in an address.
pub(crate) fn name(by: Period) -> &'static str {
    match by {
        Period::Year => "year",
        Period::Week => "week",
        Period::Day => "day",
        Period::All => "all",
        Period::Month => "month",
    }
}

/// How many reports the archive has by period; kept until it changes.
pub(crate) fn coverage(shared: &Shared, archive: &Archive, by: Period, change: i64) -> Result<std::sync::Arc<Coverage>, Problem> {
    shared.answers.coverage.get(name(by), change, || Ok(archive.coverage(by)?))
}

/// The same at the archive's last change.
pub(crate) fn coverage_of(shared: &Shared, archive: &Archive, by: Period) -> Result<std::sync::Arc<Coverage>, Problem> {
    coverage(shared, archive, by, archive.last_change()?)
}

impl OverTime {
    /// Counts events told as having happened.
    pub fn count(shared: &Shared, archive: &Archive, change: i64, events: &[Between], stretch: &Stretch) -> Result<OverTime, Problem> {
        let whole = coverage(shared, archive, Period::Year, change)?;
        // Events may lie before the first report: those of the past that a report tells with their day. The axis covers what reports cover.
        let (Some(first), Some(last)) = (stretch.from.clone().or(whole.first.clone()), stretch.to.clone().or(whole.last.clone())) else {
            return Ok(OverTime { by: stretch.by.unwrap_or_default(), counted: Vec::new() });
        };
        let by = stretch.by.unwrap_or_else(|| usual(&first, &last));
        let mut periods = by.between(&first, &last);
        periods.drain(..periods.len().saturating_sub(BARS));
        let coverage = coverage(shared, archive, by, change)?;
        let mut counted: Vec<Counted> = periods
            .into_iter()
            .map(|period| {
                let (first, last) = edges(by, &period);
                Counted { reports: coverage.reports.get(&period).copied().unwrap_or_default(), period, first, last, ..Counted::default() }
            })
            .collect();
        let at: HashMap<String, usize> = counted.iter().enumerate().map(|(at, one)| (one.period.clone(), at)).collect();
        for event in events.iter().filter(|event| happened(event.status)) {
            let Some(&at) = event.day.as_deref().and_then(|day| at.get(&by.of(day))) else { continue };
            let one = &mut counted[at];
            one.events += 1;
            one.quads[usize::try_from(quad(event.kind).0 - 1).unwrap_or(0).min(3)] += 1;
            one.visits += i64::from(event.kind == "CONSULT" && event.mode.as_deref() == Some("visit"));
            one.score_sum += shared.codes.score(event.kind);
        }
        Ok(OverTime { by, counted })
    }

    /// The first and the last day of the axis.
    pub fn span(&self) -> Option<(&str, &str)> {
        Some((self.counted.first()?.first.as_str(), self.counted.last()?.last.as_str()))
    }

    /// The chart. `events_of` is the address of the events between two days.
    pub fn draw(&self, frame: &Frame, title: &str, alone: bool, events_of: &dyn Fn(&str, &str) -> String) -> String {
        let t = &frame.t;
        let labels = Labels {
            title: title.to_owned(),
            description: t.say("chart.description").to_owned(),
            events: t.say("chart.events").to_owned(),
            score: t.say("chart.score").to_owned(),
            quads: ["1", "2", "3", "4"].map(|quad| t.named("quad", quad).to_owned()),
            unobserved: t.say("chart.unobserved").to_owned(),
            language: t.language().code(),
        };
        let bars: Vec<Bar> = self.counted.iter().map(|one| self.bar(frame, one, events_of)).collect();
        let mirrored = t.language() == Language::Arabic;
        Timeline { bars: &bars, labels: &labels, mirrored, scores: true, number: &|number| t.number(number) }.draw(alone)
    }

    fn bar(&self, frame: &Frame, one: &Counted, events_of: &dyn Fn(&str, &str) -> String) -> Bar {
        let t = &frame.t;
        let label = written(frame, self.by, one);
        let score = (one.events > 0).then(|| one.score_sum / one.events as f64);
        let score_words = score.map_or(String::new(), |score| t.figures(&format!("{score:+.1}")));
        let comma = t.say("list.comma.space");
        let title = if one.reports == 0 {
            format!("{label}: {}", t.say("chart.no.reports"))
        } else {
            let mut parts = vec![t.count(one.events.unsigned_abs(), EVENTS)];
            for (at, events) in one.quads.iter().enumerate().filter(|(_, events)| **events > 0) {
                parts.push(format!("{} {}", t.named("quad", ["1", "2", "3", "4"][at]), t.number(events)));
            }
            if one.visits > 0 {
                parts.push(t.count(one.visits.unsigned_abs(), VISITS));
            }
            if !score_words.is_empty() {
                parts.push(format!("{} \u{2066}{score_words}\u{2069}", t.say("chart.score")));
            }
            parts.push(format!("{} {}", t.say("chart.among"), t.count(one.reports.unsigned_abs(), REPORTS)));
            format!("{label}: {}", parts.join(comma))
        };
        Bar {
            address: self.closer(frame.reading, one).unwrap_or_else(|| events_of(&one.first, &one.last)),
            score_title: format!("{label}: {} \u{2066}{score_words}\u{2069}", t.say("chart.score")),
            label,
            title,
            observed: one.reports > 0 || one.events > 0,
            quads: one.quads,
            score,
        }
    }

    /// The address of a closer look at a period; none where it is a week.
    fn closer(&self, reading: &Reading, one: &Counted) -> Option<String> {
        let by = match self.by {
            Period::Year => "month",
            Period::Month => "week",
            _ => return None,
        };
        Some(with_stretch(reading, Some(by), Some((&one.first, &one.last))))
    }

    /// Links to other stretches: years, months, weeks, the whole time, earlier and later.
    pub fn zooms(&self, frame: &Frame) -> Vec<Zoom> {
        let t = &frame.t;
        let reading = frame.reading;
        let asked = |name: &str| reading.question.iter().any(|(key, value)| key == name && !value.is_empty());
        let now = self.span().filter(|_| asked("from") || asked("to"));
        let mut zooms =
            vec![Zoom { label: t.say("zoom.whole"), address: with_stretch(reading, None, None), here: now.is_none() && !asked("by") }];
        for (by, label) in [(Period::Year, t.say("zoom.years")), (Period::Month, t.say("zoom.months")), (Period::Week, t.say("zoom.weeks"))]
        {
            zooms.push(Zoom { label, address: with_stretch(reading, Some(name(by)), now), here: self.by == by });
        }
        let length = i32::try_from(self.counted.len()).unwrap_or(0);
        let days = |day: &str| day.parse::<Date>().ok();
        if let Some((first, last)) = now.or_else(|| self.span().filter(|_| self.counted.len() == BARS))
            && let (Some(first), Some(last)) = (days(first), days(last))
        {
            let span = last.plus_days(1);
            let length = match self.by {
                Period::Week => length * 7,
                _ => (1..).find(|days| first.plus_days(*days) >= span).unwrap_or(1),
            };
            for (label, by) in [(t.say("zoom.earlier"), -length), (t.say("zoom.later"), length)] {
                let (from, to) = (first.plus_days(by).to_string(), last.plus_days(by).to_string());
                zooms.push(Zoom { label, address: with_stretch(reading, Some(name(self.by)), Some((&from, &to))), here: false });
            }
        }
        zooms
    }

    /// The rows of the table below the chart.
    pub fn rows(&self, frame: &Frame) -> Vec<Row> {
        let t = &frame.t;
        let row = |one: &Counted| {
            let numbers = [one.events].into_iter().chain(one.quads).chain([one.visits]);
            let mut cells: Vec<String> = numbers.map(|number| t.number(number)).collect();
            cells.push(if one.events > 0 { t.figures(&format!("{:+.1}", one.score_sum / one.events as f64)) } else { "–".into() });
            cells.push(t.number(one.reports));
            Row { label: written(frame, self.by, one), observed: one.reports > 0 || one.events > 0, cells }
        };
        self.counted.iter().map(row).collect()
    }

    /// The numbers as CSV.
    pub fn csv(&self) -> Vec<u8> {
        let mut out = b"period,first_day,last_day,is_observed,reports,events,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,visits,score_mean\n".to_vec();
        for one in &self.counted {
            let observed = one.reports > 0 || one.events > 0;
            let count = |number: i64| if observed { Cell::Int(number) } else { Cell::Null };
            let days = [&one.period, &one.first, &one.last].map(|day| Cell::Text(day.clone()));
            let mut cells = Vec::from(days);
            cells.extend([Cell::Bool(observed), Cell::Int(one.reports), count(one.events)]);
            cells.extend(one.quads.map(count));
            cells.push(count(one.visits));
            cells.push(if one.events > 0 { Cell::Real(one.score_sum / one.events as f64) } else { Cell::Null });
            // Writing into memory does not fail.
            let _ = write_row(&cells, b',', &mut out);
        }
        out
    }
}

/// Whether a status tells an event as having happened.
pub(crate) fn happened(status: &str) -> bool {
    matches!(status, "actual" | "historical")
}

/// The address with another stretch.
fn with_stretch(reading: &Reading, by: Option<&str>, span: Option<(&str, &str)>) -> String {
    let mut question: Vec<(String, String)> =
        reading.question.iter().filter(|(name, _)| !["by", "from", "to", "cursor"].contains(&name.as_str())).cloned().collect();
    let values = [("by", by), ("from", span.map(|span| span.0)), ("to", span.map(|span| span.1))];
    question.extend(values.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned()))));
    let anchor = "#timeline";
    if question.is_empty() { format!("{}{anchor}", reading.path) } else { format!("{}?{}{anchor}", reading.path, write_form(&question)) }
}

/// Weeks for some months, months for some years, else years.
fn usual(first: &str, last: &str) -> Period {
    match Period::Month.between(first, last).len() {
        0..=4 => Period::Week,
        5..=96 => Period::Month,
        _ => Period::Year,
    }
}

/// A period as it is written: a week by its first day.
fn written(frame: &Frame, by: Period, one: &Counted) -> String {
    frame.t.day(if by == Period::Week { &one.first } else { &one.period })
}

/// The first and the last day of a period.
fn edges(by: Period, period: &str) -> (String, String) {
    if by != Period::Week {
        let day = |last: bool| edge(period, last).unwrap_or_default();
        return (day(false), day(true));
    }
    let monday = || {
        let (year, week) = period.split_once("-W")?;
        // The fourth of January lies in the first week.
        let fourth = Date::new(year.parse().ok()?, 1, 4)?;
        let first = fourth.plus_days(1 - i32::from(fourth.weekday().number()));
        Some(first.plus_days(7 * (week.parse::<i32>().ok()? - 1)))
    };
    monday().map_or_else(Default::default, |monday| (monday.to_string(), monday.plus_days(6).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_have_edges() {
        assert_eq!(edges(Period::Month, "2024-02"), ("2024-02-01".into(), "2024-02-29".into()));
        assert_eq!(edges(Period::Week, "2022-W17"), ("2022-04-25".into(), "2022-05-01".into()));
        assert_eq!(edges(Period::Week, "2020-W53"), ("2020-12-28".into(), "2021-01-03".into()));
    }

    #[test]
    fn the_usual_period_keeps_bars_apart() {
        assert_eq!(usual("2022-01-01", "2022-03-31"), Period::Week);
        assert_eq!(usual("2020-01-01", "2022-03-31"), Period::Month);
        assert_eq!(usual("2000-01-01", "2022-03-31"), Period::Year);
    }
}
