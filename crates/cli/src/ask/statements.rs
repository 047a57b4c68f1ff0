//! `waqai statements`: who said what.

use super::events::said;
use super::filter::filter;
use super::options::{Shape, StatementsOptions};
use super::pages::pages;
use super::words::WordReader;
use crate::isolate::isolated;
use crate::outcome::Outcome;
use crate::style::{Look, Style};
use anyhow::bail;
use waqai_archive::Archive;
use waqai_archive::ask::{ACTS, Usual, slice};
use waqai_archive::ids::public_id;
use waqai_archive::records::Range;
use waqai_archive::release::{STATEMENTS, statement_row};
use waqai_archive::table::write_row;

/// Lists statements.
pub(crate) fn run(options: &StatementsOptions) -> anyhow::Result<Outcome> {
    let archive = Archive::read(&options.archive.path()?)?;
    let mut words = WordReader::default();
    let (mut filter, query) = filter(&archive, &options.filter, Usual::All, &mut words)?;
    // Statements have no status of their own: it is that of what they carry, and only where it is asked for.
    filter.acts = options.act.clone();
    filter.about = options.about.as_deref().map(|named| archive.party(named)).transpose()?;
    if let Some(unknown) = options.act.iter().find(|act| !ACTS.contains(&act.as_str())) {
        bail!("{unknown}: there is no such speech act. Give one of {}", ACTS.join(", "));
    }
    let style = Style::of_terminal();
    let mut test = |text: &str, content: Range| query.as_ref().is_none_or(|query| words.fits(query, slice(text, content)));
    let mut ask = |page: &waqai_archive::Page| {
        if query.is_some() { archive.statements(&filter, page, Some(&mut test)) } else { archive.statements(&filter, page, None) }
    };
    pages(&options.page, Some(STATEMENTS.header()), &mut ask, &mut |row, out| {
        match options.page.format {
            Shape::Csv => write_row(&statement_row(row, &row.words), b',', out)?,
            Shape::Jsonl => {
                out.extend_from_slice(STATEMENTS.object(&statement_row(row, &row.words), &[]).as_bytes());
                out.push(b'\n');
            }
            Shape::Table => {
                let id = format!("{}s{}", public_id("rpt", row.key), row.n);
                let source = row.agency.as_deref().map_or(String::new(), |agency| format!("  {}", isolated(agency)));
                let line = format!(
                    "{}{source}  {}\n  {}\n",
                    row.published.as_deref().unwrap_or("day unknown"),
                    style.paint(Look::Id, &id),
                    said(row, style)
                );
                out.extend_from_slice(line.as_bytes());
            }
        }
        Ok(())
    })
}
