//! Misses and false alarms for people: each in its sentence, gold and coded side by side.

use super::files::Gold;
use crate::isolate::{counted, isolated, printable};
use crate::style::{Look, Style};
use crate::table::{cell, widest};
use std::fmt::Write as _;
use waqai_gold::{Fault, Kind, Mistake, Stretch};

/// The widest column where the terminal's width is not known.
const USUAL_WIDTH: usize = 52;

/// The first so many mistakes, and how many there are.
pub(super) fn page(mistakes: &[(&Gold, Mistake)], most: usize, style: Style) -> String {
    let mut out = String::new();
    for (gold, mistake) in mistakes.iter().take(most) {
        out.push('\n');
        let Gold { reading, .. } = gold;
        let heading = format!("{}: {}", isolated(&mistake.report), title(mistake));
        let _ = writeln!(out, "{}", style.paint(Look::Heading, &heading));
        let _ = writeln!(out, "  {}", sentence(&reading.text, mistake, style));
        let columns = columns(mistake);
        let wide = terminal_size::terminal_size().map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0).saturating_sub(16) / 2);
        let width = widest(columns.iter().map(|(_, gold, _)| gold.as_str()).chain(["gold"]), wide);
        let _ = writeln!(out, "{}", style.paint(Look::Faint, &format!("    {:<10}{}  coded", "", cell("gold", width))));
        for (field, gold, coded) in &columns {
            let _ = writeln!(out, "    {field:<10}{}  {}", cell(gold, width), coded);
        }
    }
    let shown = mistakes.len().min(most);
    let count = |fault| mistakes.iter().filter(|(_, mistake)| mistake.fault == fault).count();
    let _ = writeln!(
        out,
        "\n{shown} of {} shown: {} missed, {} false alarms, {} in both with a difference",
        counted(mistakes.len() as u64, "mistake"),
        count(Fault::Missed),
        count(Fault::FalseAlarm),
        count(Fault::Differs)
    );
    out
}

fn title(mistake: &Mistake) -> String {
    let what = match mistake.kind {
        Kind::Entity => "entity",
        Kind::Statement => "statement",
        Kind::Event => "event",
    };
    let code = mistake.rows.iter().find(|row| row.field == "type").and_then(|row| row.gold.as_ref().or(row.coded.as_ref()));
    let what = code.map_or(what.to_owned(), |code| format!("{what} {code}"));
    let is_other = |field: &str| mistake.rows.iter().any(|row| row.field == field && row.gold != row.coded);
    match (mistake.fault, mistake.kind) {
        // Both readings have it, and say otherwise whether it happened.
        (Fault::Missed, _) if mistake.rows.iter().any(|row| row.coded.is_some()) => format!("{what} missed: its status differs"),
        (Fault::FalseAlarm, _) if mistake.rows.iter().any(|row| row.gold.is_some()) => format!("{what} false alarm: its status differs"),
        (Fault::Missed, _) => format!("{what} missed"),
        (Fault::FalseAlarm, _) => format!("{what}, a false alarm"),
        (Fault::Differs, Kind::Entity) if is_other("country") && is_other("sector") => format!("{what} with another state and sector"),
        (Fault::Differs, Kind::Entity) if is_other("country") => format!("{what} with another state"),
        (Fault::Differs, Kind::Entity) => format!("{what} with another sector"),
        (Fault::Differs, Kind::Statement) => format!("{what} of another speaker"),
        (Fault::Differs, Kind::Event) => format!("{what} between others"),
    }
}

/// The sentence in one line, with the words in question marked where there are colours.
fn sentence(text: &str, mistake: &Mistake, style: Style) -> String {
    let Mistake { sentence, words, .. } = mistake;
    let piece = |start: u32, end: u32| printable(Stretch::new(start, end).slice(text)).replace(['\n', '\t'], " ");
    let (start, end) = (words.start.clamp(sentence.start, sentence.end), words.end.clamp(sentence.start, sentence.end));
    if !style.is_on() || start == end {
        return isolated(&piece(sentence.start, sentence.end));
    }
    // One isolate around the whole: looks take no part in the order of letters.
    let whole = isolated(&piece(sentence.start, sentence.end));
    let marked = format!("{}{}{}", piece(sentence.start, start), style.paint(Look::Conflict, &piece(start, end)), piece(end, sentence.end));
    match (whole.chars().next(), whole.chars().next_back()) {
        (Some(open @ '\u{2068}'), Some(close @ '\u{2069}')) => format!("{open}{marked}{close}"),
        _ => marked,
    }
}

/// Field, gold and coded, as they are shown.
fn columns(mistake: &Mistake) -> Vec<(&'static str, String, String)> {
    let shown = |value: &Option<String>| value.as_deref().map_or("–".to_owned(), |value| isolated(&printable(value).replace('\n', " ")));
    mistake.rows.iter().map(|row| (row.field, shown(&row.gold), shown(&row.coded))).collect()
}
