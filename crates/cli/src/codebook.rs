//! `waqai codebook`: what is coded and how, from the tables that the coder runs on and the pages of the coding guide.

use crate::cli::CodebookOptions;
use crate::csv::COLUMNS;
use crate::isolate::{counted, isolated, listed};
use crate::knowledge::{Loaded, load};
use crate::outcome::{Outcome, say};
use crate::style::{Look, Style};
use anyhow::bail;
use std::fmt::Write as _;
use waqai_codebook::{FRAME_WORDS, LISTS, PAGES, SPEECH_WORDS, first_heading};
use waqai_coder::rules::EventType;
use waqai_tables::Row;

/// Prints a page, the overview, or the names of all pages.
pub(crate) fn run(options: &CodebookOptions) -> anyhow::Result<Outcome> {
    let loaded = load(&options.knowledge)?;
    let book = Book { loaded: &loaded, style: Style::of_terminal() };
    let page = match &options.page {
        _ if options.list => book.names().into_iter().map(|(name, about)| format!("{name:<28} {about}\n")).collect(),
        None => book.overview()?,
        Some(name) => book.page(name)?,
    };
    say(&page)?;
    Ok(Outcome::Well)
}

struct Book<'a> {
    loaded: &'a Loaded,
    style: Style,
}

impl Book<'_> {
    /// All pages: name and what they are about.
    fn names(&self) -> Vec<(String, String)> {
        let types =
            self.loaded.resources.rules.types.iter().map(|row| (row.event_type.code().to_lowercase(), format!("type: {}", row.meaning)));
        let lists = LISTS.iter().map(|list| (list.name.to_owned(), list.title.to_owned()));
        let own = [
            ("reporting", "Words of speech"),
            ("csv", "Columns of `waqai code --format csv`"),
            ("tables", "Columns of the tables of `waqai release`, `events`, `statements`, `count` …"),
        ]
        .map(|(name, title)| (name.to_owned(), title.to_owned()));
        let guide = PAGES.iter().map(|(path, text)| (path.trim_end_matches(".md").to_owned(), format!("guide: {}", first_heading(text))));
        types.chain(lists).chain(own).chain(guide).collect()
    }

    fn page(&self, name: &str) -> anyhow::Result<String> {
        let wanted = name.trim().trim_end_matches(".md").to_lowercase();
        let mut out = String::new();
        if let Some(event_type) = EventType::named(&wanted.to_uppercase()) {
            out.push_str(&self.event_type(event_type)?);
        }
        if let Some(list) = LISTS.iter().find(|list| list.name == wanted) {
            out.push_str(&self.list(list.table, list.columns, list.title)?);
        }
        match wanted.as_str() {
            "reporting" => out.push_str(&self.reporting()?),
            "csv" => out.push_str(&self.columns()),
            "tables" => out.push_str(&waqai_archive::release::codebook_page()),
            _ => {}
        }
        for (path, text) in PAGES {
            let path = path.trim_end_matches(".md").to_lowercase();
            if path == wanted || path.rsplit('/').next() == Some(wanted.as_str()) {
                out.push_str(&self.guide(text));
            }
        }
        if out.is_empty() {
            let near: Vec<String> = self.names().into_iter().map(|(page, _)| page).filter(|page| is_near(page, &wanted)).collect();
            let hint = if near.is_empty() { String::new() } else { format!(" Did you mean {}?", near.join(", ")) };
            bail!("the codebook has no page {name:?}.{hint} `waqai codebook --list` names all");
        }
        Ok(out)
    }

    fn title(&self, title: &str) -> String {
        self.style.paint(Look::Heading, title)
    }

    fn overview(&self) -> anyhow::Result<String> {
        let rules = &self.loaded.resources.rules;
        let mut out = format!(
            "{}\n\nFrom a report come its dateline, the entities in it under all their names, the statements (who said what, in which words)\nand the events (who did what to whom, when, where, and how sure the report is). Types, modes, contexts and sectors are those of\nPLOVER. Knowledge {}: {}, {} of speech.\n",
            self.title("Codebook"),
            self.loaded.resources.digest,
            counted(rules.frames.len() as u64, "event frame"),
            counted(rules.reporting.len() as u64, "rule")
        );
        let mut quad = "";
        for row in &rules.types {
            if *row.quad != *quad {
                quad = &row.quad;
                let _ = writeln!(out, "\n{}", self.title(quad));
            }
            let frames = rules.frames.iter().filter(|frame| frame.event_type == row.event_type).count();
            let name = self.style.paint(Look::Id, &format!("{:<10}", row.event_type.code()));
            let _ = writeln!(out, "  {name} {:>5} {frames:>3} frames  {}", format!("{:+}", row.score), row.meaning);
        }
        let _ = writeln!(out, "\n{}", self.title("More pages"));
        for (name, about) in self.names().iter().filter(|(_, about)| !about.starts_with("type:")) {
            let _ = writeln!(out, "  waqai codebook {name:<28} {about}");
        }
        Ok(out)
    }

    fn event_type(&self, event_type: EventType) -> anyhow::Result<String> {
        let rules = &self.loaded.resources.rules;
        let row = &rules.types[event_type as usize];
        let mut out = format!("{}  {}\n\n", self.title(event_type.code()), isolated(&row.name_ar));
        let _ = writeln!(out, "The actor {}.\n", row.meaning);
        let _ = writeln!(out, "quad class    {}\nscore         {:+}", row.quad, row.score);
        let future = row.when_future.map_or("the same type, with status future".to_owned(), |kind| kind.code().to_owned());
        let _ = writeln!(out, "still to come {future}");
        let modes = self.loaded.tables().table("codes/modes", &["type", "mode"])?.rows;
        for mode in modes.iter().filter(|mode| mode.get("type") == event_type.code()) {
            let _ = writeln!(out, "mode          {}: {}", mode.get("mode"), mode.get("meaning"));
        }
        let frames = self.loaded.tables().table(&format!("frames/{}", event_type.code().to_lowercase()), &["id"])?.rows;
        let _ = writeln!(out, "\n{}", self.title(&counted(frames.len() as u64, "frame")));
        for frame in &frames {
            self.rule(&mut out, frame, FRAME_WORDS);
        }
        out.push('\n');
        Ok(out)
    }

    fn reporting(&self) -> anyhow::Result<String> {
        let rows = self.loaded.tables().table("statements/reporting", &["id"])?.rows;
        let mut out = format!("{}\n", self.title(&format!("Words of speech: {}", counted(rows.len() as u64, "rule"))));
        for row in &rows {
            self.rule(&mut out, row, SPEECH_WORDS);
        }
        Ok(out)
    }

    /// A rule of a table: id, place, words and example.
    fn rule(&self, out: &mut String, row: &Row, columns: &[&str]) {
        let mode = if row.get("mode").is_empty() { String::new() } else { format!(" ({})", row.get("mode")) };
        let place = self.style.paint(Look::Faint, &format!("{}:{}", row.file, row.line));
        let _ = writeln!(out, "\n  {}{mode} {place}", self.style.paint(Look::Id, row.get("id")));
        for column in columns {
            if !row.get(column).is_empty() {
                let _ = writeln!(out, "    {column:<8} {}", listed(row.list(column)));
            }
        }
        if !row.get("example").is_empty() {
            let _ = writeln!(out, "    {:<8} {}", "example", isolated(row.get("example")));
        }
    }

    fn list(&self, table: &str, columns: &[&str], title: &str) -> anyhow::Result<String> {
        let rows = self.loaded.tables().table(table, &columns[..1])?.rows;
        let mut out = format!("{}\n\n", self.title(title));
        let width = rows.iter().map(|row| row.get(columns[0]).chars().count()).max().unwrap_or(0);
        for row in &rows {
            let values: Vec<String> =
                columns[1..].iter().map(|column| listed(row.list(column))).filter(|value| !value.is_empty()).collect();
            let _ = writeln!(out, "  {} {}", self.style.paint(Look::Id, &format!("{:<width$}", row.get(columns[0]))), values.join(" · "));
        }
        Ok(out)
    }

    fn columns(&self) -> String {
        let mut out = format!("{}\n\n", self.title("Columns of `waqai code --format csv`: a row for each event"));
        for (name, meaning) in COLUMNS {
            let _ = writeln!(out, "  {name:<16} {meaning}");
        }
        out
    }

    /// A page of the guide, its headings set off.
    fn guide(&self, text: &str) -> String {
        let mut fenced = false;
        let mut out = String::new();
        for line in text.lines() {
            fenced ^= line.starts_with("```");
            let heading = !fenced && line.starts_with('#');
            let _ = writeln!(out, "{}", if heading { self.title(line) } else { line.to_owned() });
        }
        out.push('\n');
        out
    }
}

/// Whether two names share their beginning or one holds the other.
fn is_near(page: &str, wanted: &str) -> bool {
    let last = page.rsplit('/').next().unwrap_or(page);
    let shared = last.chars().zip(wanted.chars()).take_while(|(a, b)| a == b).count();
    !wanted.is_empty() && (page.contains(wanted) || wanted.contains(last) || shared >= 4)
}
