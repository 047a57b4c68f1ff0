//! `waqai reports`: the reports, and the search in their words.

use super::filter::filter;
use super::options::{ReportsOptions, Shape};
use super::pages::pages;
use super::words::{Snippet, WordReader, snippet_line};
use crate::isolate::{counted, isolated};
use crate::outcome::Outcome;
use crate::style::{Look, Style};
use serde_json::json;
use waqai_archive::Archive;
use waqai_archive::ask::Usual;
use waqai_archive::ids::public_id;
use waqai_archive::release::{REPORTS, report_row};
use waqai_archive::table::write_row;

/// Lists reports.
pub(crate) fn run(options: &ReportsOptions) -> anyhow::Result<Outcome> {
    let archive = Archive::read(&options.archive.path()?)?;
    let mut words = WordReader::default();
    let (filter, query) = filter(&archive, &options.filter, Usual::Reports, &mut words)?;
    let style = Style::of_terminal();
    pages(&options.page, Some(REPORTS.header()), &mut |page| archive.reports(&filter, page), &mut |row, out| {
        let snippet = match &query {
            Some(query) if options.page.format != Shape::Csv => {
                let text = archive.text(row.report)?;
                // Words of the title count too: where the text has none of them it is shown from its beginning.
                let hits = words.find(query, &text, row.title.as_deref())?;
                Some(Snippet::of(&text, &hits))
            }
            _ => None,
        };
        match options.page.format {
            Shape::Csv => write_row(&report_row(row, true, ""), b',', out)?,
            Shape::Jsonl => {
                let mut added = Vec::new();
                if let Some(snippet) = snippet {
                    let hits: Vec<_> = snippet.ranges.iter().map(|range| json!({"start": range.start, "end": range.end})).collect();
                    added = vec![("snippet", json!(snippet.text).to_string()), ("hits", json!(hits).to_string())];
                }
                out.extend_from_slice(REPORTS.object(&report_row(row, true, ""), &added).as_bytes());
                out.push(b'\n');
            }
            Shape::Table => {
                let mut facts: Vec<String> = row.agency.iter().map(|agency| isolated(agency)).collect();
                facts.extend(row.dateline_place.as_deref().map(isolated));
                facts.push(counted(row.events as u64, "event"));
                facts.push(counted(row.statements as u64, "statement"));
                if let (Some(relation), Some(original)) = (&row.relation, row.original) {
                    facts.push(format!("{relation} of {}", public_id("rpt", original)));
                }
                if row.status != "live" {
                    facts.push(row.status.clone());
                }
                let mut line = format!(
                    "{}  {}  {}\n",
                    row.published.as_deref().unwrap_or("day unknown"),
                    style.paint(Look::Id, &public_id("rpt", row.key)),
                    facts.join(" · ")
                );
                if let Some(title) = &row.title {
                    line.push_str(&format!("  {}\n", isolated(title)));
                }
                if let Some(snippet) = snippet {
                    line.push_str(&format!("  {}\n", snippet_line(&snippet, style)));
                }
                out.extend_from_slice(line.as_bytes());
            }
        }
        Ok(())
    })
}
