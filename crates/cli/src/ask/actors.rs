//! `waqai actors`: who is in the archive.

use super::filter::filter;
use super::options::{ActorsOptions, Shape};
use super::pages::pages;
use super::words::WordReader;
use crate::isolate::{counted, isolated};
use crate::outcome::Outcome;
use crate::style::{Look, Style};
use anyhow::bail;
use waqai_archive::Archive;
use waqai_archive::ask::Usual;
use waqai_archive::ids::public_id;
use waqai_archive::release::{ACTORS, actor_row};
use waqai_archive::table::write_row;

/// Lists actors.
pub(crate) fn run(options: &ActorsOptions) -> anyhow::Result<Outcome> {
    let archive = Archive::read(&options.archive.path()?)?;
    if options.filter.words.is_some() || options.filter.pair.is_some() {
        bail!("actors are not asked for by --words or --pair. Give words of a name: waqai actors NAME");
    }
    let (mut filter, _) = filter(&archive, &options.filter, Usual::All, &mut WordReader::default())?;
    if let Some(name) = &options.name {
        filter.person = Some(archive.party(name)?);
    }
    filter.kinds = options.kind.iter().map(|kind| kind.to_ascii_uppercase()).collect();
    filter.sectors = options.sector.iter().map(|sector| sector.to_ascii_uppercase()).collect();
    let style = Style::of_terminal();
    pages(&options.page, Some(ACTORS.header()), &mut |page| archive.actors(&filter, page), &mut |row, out| {
        match options.page.format {
            Shape::Csv => write_row(&actor_row(row), b',', out)?,
            Shape::Jsonl => {
                out.extend_from_slice(ACTORS.object(&actor_row(row), &[]).as_bytes());
                out.push(b'\n');
            }
            Shape::Table => {
                let names: Vec<String> = [&row.name_en, &row.name].into_iter().flatten().map(|name| isolated(name)).collect();
                let line = format!(
                    "{}  {} {} {}  {} · {} · {}\n",
                    style.paint(Look::Id, &public_id("act", row.key)),
                    row.kind,
                    row.country.as_deref().unwrap_or("---"),
                    row.sector.as_deref().unwrap_or("---"),
                    if names.is_empty() { "without a name".into() } else { names.join(" · ") },
                    counted(row.events as u64, "event"),
                    counted(row.statements as u64, "statement")
                );
                out.extend_from_slice(line.as_bytes());
            }
        }
        Ok(())
    })
}
