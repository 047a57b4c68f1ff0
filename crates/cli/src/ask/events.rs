//! `waqai events`: events of the archive, each once.

use super::filter::filter;
use super::options::{EventsOptions, Shape, With};
use super::pages::pages;
use super::words::WordReader;
use crate::isolate::{counted, isolated, shortened};
use crate::outcome::Outcome;
use crate::page::{confidence, mixed};
use crate::style::{Look, Style};
use std::fmt::Write as _;
use waqai_archive::Archive;
use waqai_archive::ask::{EventRow, StatementRow, Usual};
use waqai_archive::codes::Codes;
use waqai_archive::ids::public_id;
use waqai_archive::release::{EVENTS, MENTIONS, PARTICIPANTS, STATEMENTS, Stamp, event_row, mention_row, participant_rows, statement_row};
use waqai_archive::table::write_row;

/// Lists events.
pub(crate) fn run(options: &EventsOptions) -> anyhow::Result<Outcome> {
    let archive = Archive::read(&options.archive.path()?)?;
    let (filter, _) = filter(&archive, &options.filter, Usual::Shown, &mut WordReader::default())?;
    let tables = waqai_base::tables();
    let mut codes = Codes::of(&tables)?;
    if options.page.format != Shape::Table {
        codes = codes.with_places(&tables)?;
    }
    let style = Style::of_terminal();
    let stamp = Stamp::default();
    let with = |what: With| options.with.contains(&what);
    pages(&options.page, Some(EVENTS.header()), &mut |page| archive.events(&filter, page), &mut |row, out| {
        let statements = if with(With::Statements) { archive.statements_of_event(row.event)? } else { Vec::new() };
        match options.page.format {
            Shape::Csv => write_row(&event_row(row, &stamp, &codes), b',', out)?,
            Shape::Jsonl => {
                let list = |objects: Vec<String>| format!("[{}]", objects.join(","));
                let participants = participant_rows(row, &codes).iter().map(|cells| PARTICIPANTS.object(cells, &[])).collect();
                let mut added = vec![("participants", list(participants))];
                if with(With::Statements) {
                    let all = statements.iter().map(|row| STATEMENTS.object(&statement_row(row, &row.words), &[])).collect();
                    added.push(("statements", list(all)));
                }
                if with(With::Mentions) {
                    let all = archive.mentions(row.event)?.iter().map(|row| MENTIONS.object(&mention_row(row, [""; 3]), &[])).collect();
                    added.push(("mentions", list(all)));
                }
                out.extend_from_slice(EVENTS.object(&event_row(row, &stamp, &codes), &added).as_bytes());
                out.push(b'\n');
            }
            Shape::Table => {
                let mut page = lines(row, style);
                for statement in &statements {
                    let _ = writeln!(page, "    {}", said(statement, style));
                }
                if with(With::Mentions) {
                    for told in archive.mentions(row.event)? {
                        let source = told.agency.as_deref().unwrap_or("unknown");
                        let _ = writeln!(
                            page,
                            "    told by {} {} ({})",
                            isolated(source),
                            told.published.as_deref().unwrap_or("----------"),
                            isolated(&told.given_id)
                        );
                    }
                }
                out.extend_from_slice(page.as_bytes());
            }
        }
        Ok(())
    })
}

/// An event in two lines.
pub(super) fn lines(row: &EventRow, style: Style) -> String {
    let look = if row.quad > 2 { Look::Conflict } else { Look::Cooperation };
    let kind = row.mode.as_ref().map_or(row.kind.clone(), |mode| format!("{} {mode}", row.kind));
    let day = match (&row.first_day, &row.last_day) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        _ => row.day.clone().unwrap_or_else(|| "day unknown".into()),
    };
    let mut facts: Vec<String> = Vec::new();
    if row.status != "actual" {
        facts.push(row.status.clone());
    }
    facts.extend(row.place.as_ref().map(|place| isolated(&place.name)));
    facts.extend(row.killed.map(|number| format!("{number} killed")));
    facts.extend(row.injured.map(|number| format!("{number} injured")));
    facts.push(confidence(row.confidence as f32 / 100.0));
    facts.push(format!("{}, {}", counted(row.reports as u64, "report"), counted(row.sources as u64, "source")));
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{day}  {} {}  {}",
        style.paint(look, &kind),
        style.paint(Look::Faint, &facts.join(" · ")),
        style.paint(Look::Id, &public_id("evt", row.key))
    );
    let _ = writeln!(out, "  {}", mixed(&row.lead.gloss_en));
    out
}

/// A statement in a line.
pub(super) fn said(row: &StatementRow, style: Style) -> String {
    let speaker = row.speaker.as_ref().map_or("somebody".to_owned(), |one| isolated(one.called()));
    let words = if row.words.is_empty() { String::new() } else { format!(": {}", isolated(&shortened(&row.words, 220))) };
    format!("{speaker} {}{words}", style.paint(Look::Faint, &format!("({})", row.act)))
}
