//! `waqai count`: events by pair and period, or by anything else; reports by agency and period.

use super::filter::filter;
use super::options::{CountBy, CountOptions, CountPer, Names, Shape};
use super::words::WordReader;
use crate::isolate::isolated;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::table::{cell, widest};
use waqai_archive::Archive;
use waqai_archive::ask::Usual;
use waqai_archive::codes::Codes;
use waqai_archive::count::{By, PairQuestion, Period};
use waqai_archive::release::{PAIR_MONTH, pair_row};
use waqai_archive::table::{Cell, object, write_row};

/// Counts.
pub(crate) fn run(options: &CountOptions) -> anyhow::Result<Outcome> {
    let archive = Archive::read(&options.archive.path()?)?;
    let (filter, _) = filter(&archive, &options.filter, Usual::Happened, &mut WordReader::default())?;
    let codes = Codes::of(&waqai_base::tables())?;
    let period = match options.per {
        CountPer::Day => Period::Day,
        CountPer::Week => Period::Week,
        CountPer::Month => Period::Month,
        CountPer::Year => Period::Year,
        CountPer::All => Period::All,
    };
    let by = match options.by {
        CountBy::Pair => {
            let question = PairQuestion { filter, period, directed: options.directed, within: options.within, zeros: options.zeros };
            let rows: Vec<Vec<Cell>> =
                archive.count_pairs(&question, &codes)?.iter().map(|row| pair_row(row, options.directed, &codes)).collect();
            let names: Vec<String> = PAIR_MONTH.columns.iter().map(|column| renamed(column.name, options.names)).collect();
            return write(options, &names, rows);
        }
        CountBy::Coverage => {
            let rows = archive.sources_by_period(period)?;
            let rows = rows.into_iter().map(|row| vec![row.agency.into(), row.period.into(), row.reports.into()]).collect();
            return write(options, &["source", "period", "n_articles"].map(str::to_owned), rows);
        }
        CountBy::State => By::State,
        CountBy::Actor => By::Actor,
        CountBy::Type => By::Type,
        CountBy::Mode => By::Mode,
        CountBy::Context => By::Context,
        CountBy::Place => By::Place,
        CountBy::Status => By::Status,
        CountBy::Source => By::Source,
        CountBy::Quad => By::Quad,
    };
    let rows = archive.count_by(&filter, by, period, &codes)?;
    let rows = rows.into_iter().map(|row| {
        let [quad1, quad2, quad3, quad4] = row.quads;
        vec![
            row.period.into(),
            row.id.into(),
            row.key.into(),
            row.events.into(),
            quad1.into(),
            quad2.into(),
            quad3.into(),
            quad4.into(),
            Cell::Real((row.score_sum / row.events.max(1) as f64 * 1e4).round() / 1e4),
            row.score_sum.into(),
            row.mentions.into(),
        ]
    });
    let names =
        ["period", "actor_id", "key", "n_events", "n_quad1", "n_quad2", "n_quad3", "n_quad4", "score_mean", "score_sum", "n_mentions"];
    write(options, &names.map(str::to_owned), rows.collect())
}

/// The names of numbers as another package joins by them.
fn renamed(name: &str, names: Names) -> String {
    match (names, name) {
        (Names::Peacesciencer, "cowcode_1") => "ccode1".into(),
        (Names::Peacesciencer, "cowcode_2") => "ccode2".into(),
        (Names::Peacesciencer, "gwcode_1") => "gwcode1".into(),
        (Names::Peacesciencer, "gwcode_2") => "gwcode2".into(),
        _ => name.into(),
    }
}

fn write(options: &CountOptions, names: &[String], mut rows: Vec<Vec<Cell>>) -> anyhow::Result<Outcome> {
    rows.truncate(options.limit.unwrap_or(usize::MAX));
    let mut output = Output::open(options.output.as_deref())?;
    let mut bytes: Vec<u8> = Vec::new();
    match options.format {
        Shape::Csv => {
            bytes.extend_from_slice(format!("{}\n", names.join(",")).as_bytes());
            for row in &rows {
                write_row(row, b',', &mut bytes)?;
            }
        }
        Shape::Jsonl => {
            for row in &rows {
                let object = object(names.iter().map(String::as_str).zip(row.iter().map(|cell| cell.json().to_string())));
                bytes.extend_from_slice(object.as_bytes());
                bytes.push(b'\n');
            }
        }
        Shape::Table => {
            // Columns in which nothing stands take no room.
            let kept: Vec<usize> =
                (0..names.len()).filter(|&at| rows.iter().any(|row| row.get(at).is_some_and(|cell| *cell != Cell::Null))).collect();
            let columns: Vec<Vec<String>> = kept.iter().map(|&at| rows.iter().map(|row| isolated(&row[at].written())).collect()).collect();
            let widths: Vec<usize> = kept
                .iter()
                .zip(&columns)
                .map(|(&at, column)| widest(column.iter().map(String::as_str).chain([names[at].as_str()]), 40))
                .collect();
            let line = |cells: &mut dyn Iterator<Item = &str>| {
                let cells: Vec<String> = cells.zip(&widths).map(|(text, &width)| cell(text, width)).collect();
                format!("{}\n", cells.join("  ").trim_end())
            };
            bytes.extend_from_slice(line(&mut kept.iter().map(|&at| names[at].as_str())).as_bytes());
            for row in 0..rows.len() {
                bytes.extend_from_slice(line(&mut columns.iter().map(|column| column[row].as_str())).as_bytes());
            }
        }
    }
    output.write(&bytes)?;
    output.finish()?;
    Ok(if rows.is_empty() { Outcome::NothingFound } else { Outcome::Well })
}
