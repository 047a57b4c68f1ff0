//! `waqai events`: events of the archive, each once.

use super::codes;
use super::filter::{filter, shown};
use super::options::{EventsOptions, Shape, With};
use super::pages::pages;
use super::words::WordReader;
use crate::isolate::{counted, isolated, shortened};
use crate::outcome::Outcome;
use crate::page::{confidence, mixed};
use crate::style::{Look, Style};
use serde_json::{Value, json};
use std::fmt::Write as _;
use waqai_archive::Archive;
use waqai_archive::ask::{EventRow, StatementRow};
use waqai_archive::ids::public_id;
use waqai_archive::release::{EVENTS, PARTICIPANTS, STATEMENTS, Stamp, event_row, participant_rows, statement_row};
use waqai_archive::table::write_row;

/// Lists events.
pub(crate) fn run(options: &EventsOptions) -> anyhow::Result<Outcome> {
    let archive = Archive::read(&options.archive.path()?)?;
    let (mut filter, _) = filter(&archive, &options.filter, &mut WordReader::default())?;
    filter.statuses = shown(&options.filter.status)?;
    let codes = codes()?;
    let style = Style::of_terminal();
    let stamp = Stamp::default();
    let with = |what: With| options.with.contains(&what);
    pages(&options.page, Some(EVENTS.header()), &mut |page| archive.events(&filter, page), &mut |row, out| {
        let statements = if with(With::Statements) { archive.statements_of_event(row.event)? } else { Vec::new() };
        match options.page.format {
            Shape::Csv => write_row(&event_row(row, &stamp, &codes), b',', out)?,
            Shape::Jsonl => {
                let mut object = EVENTS.object(&event_row(row, &stamp, &codes));
                let participants: Vec<Value> =
                    participant_rows(row, &codes).iter().map(|cells| Value::Object(PARTICIPANTS.object(cells))).collect();
                object.insert("participants".into(), participants.into());
                if with(With::Statements) {
                    let all: Vec<Value> =
                        statements.iter().map(|row| Value::Object(STATEMENTS.object(&statement_row(row, &row.words)))).collect();
                    object.insert("statements".into(), all.into());
                }
                if with(With::Mentions) {
                    let all: Vec<Value> = archive
                        .mentions(row.event)?
                        .iter()
                        .map(|row| {
                            let id = public_id("rpt", row.key);
                            json!({"mention_id": format!("{id}v{}", row.n), "article_id": id, "given_id": row.given_id, "published": row.published,
                                "source": row.agency, "char_start": row.evidence.start, "char_end": row.evidence.end, "is_lead": row.lead,
                                "merge_reason": row.reason})
                        })
                        .collect();
                    object.insert("mentions".into(), all.into());
                }
                out.extend_from_slice(serde_json::to_string(&object)?.as_bytes());
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
