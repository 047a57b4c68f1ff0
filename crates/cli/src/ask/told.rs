//! `waqai explain ID`: a record of the archive with its sentence, its marks, its rule, and why reports were taken together.

use super::events::{lines, said};
use super::options::ExplainOptions;
use crate::cli::ReadOptions;
use crate::isolate::{isolated, printable};
use crate::knowledge::{Loaded, load};
use crate::outcome::{Outcome, say};
use crate::style::{Look, Style};
use anyhow::bail;
use std::fmt::Write as _;
use waqai_archive::Archive;
use waqai_archive::ask::{MentionRow, StatementRow, slice};
use waqai_archive::ids::{public_id, read_public_id};
use waqai_archive::records::Range;

/// Explains records of the archive, or reports behind paths.
pub(crate) fn run(options: &ExplainOptions) -> anyhow::Result<Outcome> {
    let names: Vec<String> = options.paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let ids = names.iter().zip(&options.paths).filter(|(name, path)| record(name).is_some() && !path.exists()).count();
    if ids == 0 {
        let ExplainOptions { paths, from, models, knowledge, .. } = options;
        return crate::explain::run(&ReadOptions {
            paths: paths.clone(),
            from: *from,
            models: models.clone(),
            knowledge: knowledge.clone(),
        });
    }
    if ids < names.len() {
        bail!("ids of the archive and paths cannot be explained together. Give two commands");
    }
    let archive = Archive::read(&options.archive.path()?)?;
    let loaded = load(&options.knowledge)?;
    let style = Style::of_terminal();
    for name in &names {
        say(&explanation(&archive, &loaded, name, style)?)?;
    }
    Ok(Outcome::Well)
}

/// What an id names: the kind of record, its key, and kind and number within a report.
type Named<'a> = (&'a str, i64, Option<(char, i64)>);

/// What an id names.
fn record(name: &str) -> Option<Named<'_>> {
    let at = name.char_indices().nth(17).map_or(name.len(), |(at, _)| at);
    let (kind, key) = read_public_id(&name[..at])?;
    if at == name.len() {
        return ["evt", "rpt"].contains(&kind).then_some((kind, key, None));
    }
    let letter = name[at..].chars().next().filter(|letter| kind == "rpt" && "sv".contains(*letter))?;
    Some((kind, key, Some((letter, name[at + 1..].parse().ok()?))))
}

fn explanation(archive: &Archive, loaded: &Loaded, name: &str, style: Style) -> anyhow::Result<String> {
    let Some((kind, key, part)) = record(name) else { bail!("{name}: this is no id of an event, statement, mention or report") };
    let nothing = || anyhow::anyhow!("{name}: the archive has no such record");
    if kind == "evt" {
        return event(archive, loaded, key, style)?.ok_or_else(nothing);
    }
    let report = archive.report(&public_id("rpt", key))?;
    match part {
        Some(('s', n)) => {
            let row = archive.statement(report.report, n)?.ok_or_else(nothing)?;
            statement(archive, loaded, &row, style)
        }
        Some((_, n)) => {
            let row = archive.mention(report.report, n)?.ok_or_else(nothing)?;
            event(archive, loaded, row.event_key, style)?.ok_or_else(nothing)
        }
        None => {
            let records = archive.records(report.report)?;
            let mut out = format!(
                "{}\n\n{}\n\n",
                style.paint(Look::Heading, &format!("Report {}", isolated(&report.id))),
                printable(archive.text(report.report)?.trim())
            );
            for n in 1..=records.statements.len() as i64 {
                if let Some(row) = archive.statement(report.report, n)? {
                    let _ = writeln!(out, "{}  {}", style.paint(Look::Id, &format!("{}s{n}", public_id("rpt", key))), said(&row, style));
                }
            }
            for n in 1..=records.events.len() as i64 {
                if let Some(row) = archive.mention(report.report, n)?
                    && let Some(row) = archive.event(row.event_key)?
                {
                    let _ = write!(out, "{}", lines(&row, style));
                }
            }
            Ok(out)
        }
    }
}

fn event(archive: &Archive, loaded: &Loaded, key: i64, style: Style) -> anyhow::Result<Option<String>> {
    let Some(row) = archive.event(key)? else { return Ok(None) };
    let mut out = lines(&row, style);
    if row.record_status != "active" {
        let into = row.merged_into.map_or(String::new(), |key| format!(" into {}", public_id("evt", key)));
        let _ = writeln!(out, "  {}{into}", row.record_status);
    }
    if !row.lead.gloss_ar.is_empty() {
        let _ = writeln!(out, "  {}", isolated(&row.lead.gloss_ar));
    }
    for (side, all) in [("actor", &row.actors), ("recipient", &row.recipients)] {
        for one in all {
            let mut facts = vec![format!("{} {}", one.country.as_deref().unwrap_or("---"), one.sector), one.rank.clone()];
            facts.extend(one.office.as_deref().map(isolated));
            facts.extend(one.name.as_deref().map(isolated));
            let _ = writeln!(out, "  {side:<10} {} · {} · {}", isolated(one.called()), facts.join(" · "), public_id("act", one.key));
        }
    }
    let contexts = if row.contexts.is_empty() { String::new() } else { format!(" · {}", row.contexts.replace(';', ", ")) };
    let _ = writeln!(out, "  CAMEO {}{contexts} · day {} · version {}", row.cameo, row.day_basis, row.version);
    for told in archive.mentions(row.event)? {
        mention(archive, loaded, &told, style, &mut out)?;
    }
    for said_of in archive.statements_of_event(row.event)? {
        let _ = writeln!(out, "  told in {}s{}: {}", public_id("rpt", said_of.key), said_of.n, said(&said_of, style));
    }
    out.push('\n');
    Ok(Some(out))
}

fn mention(archive: &Archive, loaded: &Loaded, row: &MentionRow, style: Style, out: &mut String) -> anyhow::Result<()> {
    let text = archive.text(row.report)?;
    let id = format!("{}v{}", public_id("rpt", row.key), row.n);
    let mut facts: Vec<String> = row.published.iter().cloned().collect();
    facts.extend(row.agency.as_deref().map(isolated));
    facts.push(isolated(&row.given_id));
    if row.status != "live" {
        facts.push(row.status.clone());
    }
    let lead = if row.lead { " (leading)" } else { "" };
    let _ = writeln!(out, "\n  mention {}{lead} · {}", style.paint(Look::Id, &id), facts.join(" · "));
    let sentence = row.sentence().map_or(row.evidence, |(_, sentence)| sentence);
    let _ = writeln!(out, "    {}", marked(&text, sentence, &[row.trigger], style));
    let _ = writeln!(out, "    trigger {}–{} {}", row.trigger.start, row.trigger.end, isolated(slice(&text, row.trigger)));
    let _ = writeln!(out, "    evidence {}–{} {}", row.evidence.start, row.evidence.end, isolated(slice(&text, row.evidence)));
    rule(loaded, &row.rule, out);
    match (&row.reason, row.moved_by) {
        (_, Some(decision)) => {
            let _ = writeln!(out, "    put here by hand: decision {decision} of `waqai merges`");
        }
        (Some(reason), _) => {
            let _ = writeln!(out, "    taken for the same event: {}", isolated(reason));
        }
        (None, None) => {
            let _ = writeln!(out, "    made the event");
        }
    }
    Ok(())
}

fn statement(archive: &Archive, loaded: &Loaded, row: &StatementRow, style: Style) -> anyhow::Result<String> {
    let text = archive.text(row.report)?;
    let mut out = format!(
        "{}  {}  {}\n  {}\n",
        row.published.as_deref().unwrap_or("day unknown"),
        style.paint(Look::Id, &format!("{}s{}", public_id("rpt", row.key), row.n)),
        isolated(&row.given_id),
        said(row, style)
    );
    let content = row.content.unwrap_or(row.cue);
    let around = Range { start: row.cue.start.min(content.start), end: row.cue.end.max(content.end) };
    let _ = writeln!(out, "    {}", marked(&text, around, &[row.cue], style));
    let _ = writeln!(out, "    cue {}–{} {}", row.cue.start, row.cue.end, isolated(slice(&text, row.cue)));
    if let Some(content) = row.content {
        let _ = writeln!(out, "    content {}–{}", content.start, content.end);
    }
    if let Some(to) = &row.addressee {
        let _ = writeln!(out, "    to {}", isolated(to.called()));
    }
    for (key, kind) in &row.events {
        let _ = writeln!(out, "    carries {kind} {}", public_id("evt", *key));
    }
    rule(loaded, &row.rule, &mut out);
    out.push('\n');
    Ok(out)
}

/// The words of a range with the marked ones coloured, or in brackets without colours.
fn marked(text: &str, range: Range, marks: &[Range], style: Style) -> String {
    let mut line = String::new();
    let mut at = range.start;
    for mark in marks.iter().filter(|mark| mark.start >= range.start && mark.end <= range.end) {
        line.push_str(slice(text, Range { start: at, end: mark.start }));
        let _ = write!(line, "\u{1}{}\u{2}", slice(text, *mark));
        at = mark.end;
    }
    line.push_str(slice(text, Range { start: at, end: range.end }));
    // Isolating takes control characters out: the two that stand for the marks are put back as what they mean.
    let (before, rest) = line.split_once('\u{1}').unwrap_or((&line, ""));
    let (hit, behind) = rest.split_once('\u{2}').unwrap_or(("", rest));
    let line = isolated(&format!("{before}[{hit}]{behind}"));
    if style.is_on() && !hit.is_empty() {
        return line.replacen(&format!("[{hit}]"), &style.paint(Look::Cue, hit), 1);
    }
    if hit.is_empty() { line.replacen("[]", "", 1) } else { line }
}

/// A rule with its place and what its row says.
fn rule(loaded: &Loaded, id: &str, out: &mut String) {
    let Some(source) = loaded.resources.rules.source(id) else {
        let _ = writeln!(out, "    rule {id}");
        return;
    };
    crate::explain::rule_lines(out, loaded, id, &source.file, source.line);
}
