//! `waqai count`: events by pair and period, or by anything else; reports by agency and period.

use super::filter::filter;
use super::options::{CountBy, CountOptions, CountPer, Names};
use super::rows::Rows;
use super::words::WordReader;
use crate::outcome::Outcome;
use std::ops::ControlFlow;
use waqai_archive::Archive;
use waqai_archive::ask::Usual;
use waqai_archive::codes::Codes;
use waqai_archive::count::{By, PairQuestion, Period};
use waqai_archive::release::{PAIR_MONTH, fill_pair_row};
use waqai_archive::table::Cell;

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
            let names: Vec<String> = PAIR_MONTH.columns.iter().map(|column| renamed(column.name, options.names)).collect();
            let mut rows = Rows::open(options, names)?;
            let (mut written, mut cells) = (Ok(()), Vec::new());
            archive.each_pair(&question, &codes, &archive.coverage(period)?, None, &mut |row| {
                fill_pair_row(row, options.directed, &codes, &mut cells);
                written = rows.push(&cells);
                if written.is_ok() && rows.wanted() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })?;
            written?;
            return rows.finish();
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
    let rows = archive.count_by(&filter, by, period, &codes, usize::MAX)?;
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

fn write(options: &CountOptions, names: &[String], cells: Vec<Vec<Cell>>) -> anyhow::Result<Outcome> {
    let mut rows = Rows::open(options, names.to_vec())?;
    for row in cells {
        if !rows.wanted() {
            break;
        }
        rows.push(&row)?;
    }
    rows.finish()
}
