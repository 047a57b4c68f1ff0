//! What the archive covers: reports by source and month, and where there are none. A day without reports says nothing of what happened on it.

use super::Frame;
use super::frame::page;
use crate::Shared;
use crate::language::{Reading, write_form};
use crate::problem::Problem;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use waqai_archive::count::{Period, SourceMonth};

/// The route.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/coverage", get(coverage))
}

/// Sources that have a row of their own; the rest are added up.
const ROWS: usize = 60;
/// A month with less than this share of the usual number is thin.
const THIN: i64 = 4;

/// A cell of the table: how many reports, the address of their list, and how dark it is (0 to 4).
struct Cell {
    reports: i64,
    address: String,
    shade: u8,
    /// Before the first or behind the last report of the archive.
    outside: bool,
}

/// A source, or all.
struct Row {
    name: Option<String>,
    cells: Vec<Cell>,
    sum: i64,
}

#[derive(Template)]
#[template(path = "coverage.html")]
struct CoveragePage<'a> {
    frame: Frame<'a>,
    first: Option<String>,
    last: Option<String>,
    reports: i64,
    undated: i64,
    /// Year, address, whether it is shown, its reports.
    years: Vec<(String, String, bool, i64)>,
    months: Vec<(String, String)>,
    rows: Vec<Row>,
    all: Row,
    /// Months between the first and the last without any report, and those with few.
    empty: Vec<(String, String)>,
    thin: Vec<(String, i64)>,
    /// Days of the year without reports, as stretches.
    silent: Vec<(String, String)>,
}

async fn coverage(State(shared): State<Arc<Shared>>, reading: Reading) -> Result<Response, Problem> {
    let asked = reading.question.iter().find(|(name, _)| name == "year").map(|(_, year)| year.clone());
    let inner = shared.clone();
    let (counts, year, days) = shared
        .readers
        .ask(move |archive| {
            let change = archive.last_change()?;
            let counts = inner.answers.sources.get("month", change, || Ok(archive.sources_by_period(Period::Month)?))?;
            let years: BTreeSet<&str> = counts.iter().filter_map(|count| count.period.get(..4)).collect();
            let newest = years.iter().next_back().map(|year| (*year).to_owned());
            let year = asked.filter(|year| years.contains(year.as_str())).or(newest);
            let days = match &year {
                Some(year) => archive.reports_of_days(&format!("{year}-01-01"), &format!("{year}-12-31"))?,
                None => BTreeMap::new(),
            };
            Ok((counts, year, days))
        })
        .await?;
    let frame = Frame::new(&shared, &reading);
    let by_month = sums(&counts, |count| count.period.clone());
    let (first, last) = (by_month.keys().next().cloned(), by_month.keys().next_back().cloned());
    let inside = |month: &str| first.as_deref().is_some_and(|first| first <= month) && last.as_deref().is_some_and(|last| month <= last);
    let year = year.unwrap_or_default();
    let months: Vec<String> = (1..=12).map(|month| format!("{year}-{month:02}")).collect();
    let row = |name: Option<&str>, of: &BTreeMap<String, i64>, all: bool| {
        let most = of.iter().filter(|(month, _)| month.starts_with(&year)).map(|(_, count)| *count).max().unwrap_or(1).max(1);
        let cell = |month: &String| {
            let reports = of.get(month).copied().unwrap_or_default();
            let mut question: Vec<(String, String)> = vec![("from".into(), month.clone()), ("to".into(), month.clone())];
            question.extend(name.filter(|_| !all).map(|name| ("source".to_owned(), name.to_owned())));
            let shade = if reports == 0 { 0 } else { 1 + (reports * 4 / (most + 1)) as u8 };
            Cell { reports, address: format!("/reports?{}", write_form(&question)), shade, outside: !inside(month) }
        };
        let cells: Vec<Cell> = months.iter().map(cell).collect();
        Row { name: name.map(str::to_owned), sum: cells.iter().map(|cell| cell.reports).sum(), cells }
    };
    let mut sources: HashMap<Option<&str>, BTreeMap<String, i64>> = HashMap::new();
    for count in counts.iter().filter(|count| count.period.starts_with(&year) && !year.is_empty()) {
        *sources.entry(count.agency.as_deref()).or_default().entry(count.period.clone()).or_default() += count.reports;
    }
    let mut rows: Vec<Row> = sources.iter().map(|(name, of)| row(*name, of, name.is_none())).collect();
    rows.sort_by(|one, other| other.sum.cmp(&one.sum).then_with(|| one.name.cmp(&other.name)));
    rows.truncate(ROWS);
    let by_year = sums(&counts, |count| count.period.get(..4).unwrap_or_default().to_owned());
    let years = by_year.iter().rev().map(|(one, reports)| (one.clone(), reading.with("year", Some(one)), *one == year, *reports));
    let empty = gaps(first.as_deref(), last.as_deref(), &by_month);
    let mut usual: Vec<i64> = by_month.values().copied().collect();
    usual.sort_unstable();
    let usual = usual.get(usual.len() / 2).copied().unwrap_or_default();
    let thin = by_month.iter().filter(|(_, count)| **count * THIN < usual).map(|(month, count)| (month.clone(), *count)).collect();
    page(&CoveragePage {
        reports: counts.iter().map(|count| count.reports).sum(),
        undated: counts.iter().filter(|count| count.period.is_empty()).map(|count| count.reports).sum(),
        years: years.collect(),
        all: row(None, &by_month, true),
        months: months.iter().map(|month| (frame.t.day(month).split(' ').next().unwrap_or_default().to_owned(), month.clone())).collect(),
        rows,
        empty,
        thin,
        silent: silent(&days),
        first,
        last,
        frame,
    })
}

/// Reports by something that a count has; those without a day are left out.
fn sums(counts: &[SourceMonth], key: impl Fn(&SourceMonth) -> String) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for count in counts.iter().filter(|count| !count.period.is_empty()) {
        *sums.entry(key(count)).or_default() += count.reports;
    }
    sums
}

/// Stretches of months between the first and the last that have no report.
fn gaps(first: Option<&str>, last: Option<&str>, found: &BTreeMap<String, i64>) -> Vec<(String, String)> {
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    without(Period::Month.between(&format!("{first}-01"), &format!("{last}-01")), found)
}

/// Stretches of days without reports between the first and the last day that has one.
fn silent(days: &BTreeMap<String, i64>) -> Vec<(String, String)> {
    let (Some(first), Some(last)) = (days.keys().next(), days.keys().next_back()) else { return Vec::new() };
    without(Period::Day.between(first, last), days)
}

/// Stretches of periods of which nothing is found.
fn without(periods: Vec<String>, found: &BTreeMap<String, i64>) -> Vec<(String, String)> {
    let mut stretches: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for period in periods {
        if found.contains_key(&period) {
            open = false;
        } else if open && let Some(stretch) = stretches.last_mut() {
            stretch.1 = period;
        } else {
            stretches.push((period.clone(), period));
            open = true;
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_months_and_days_without_reports() {
        let days: BTreeMap<String, i64> =
            [("2022-04-01", 3), ("2022-04-02", 1), ("2022-04-06", 2)].map(|(day, n)| (day.to_owned(), n)).into();
        assert_eq!(silent(&days), [("2022-04-03".to_owned(), "2022-04-05".to_owned())]);
        let months: BTreeMap<String, i64> = [("2022-01".to_owned(), 3), ("2022-04".to_owned(), 1)].into();
        assert_eq!(gaps(Some("2022-01"), Some("2022-04"), &months), [("2022-02".to_owned(), "2022-03".to_owned())]);
    }
}
