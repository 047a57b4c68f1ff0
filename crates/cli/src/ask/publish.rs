//! `waqai release` and `waqai export`.

use super::filter::filter;
use super::options::{ExportOptions, ProfileName, ReleaseOptions, TextOption};
use super::words::WordReader;
use crate::isolate::counted;
use crate::outcome::{Outcome, say};
use crate::output::Output;
use anyhow::{Context, bail};
use waqai_archive::Archive;
use waqai_archive::ask::Usual;
use waqai_archive::codes::Codes;
use waqai_archive::release::{Profile, ReleaseQuestion, Stamp, TextRights};

/// Writes a release.
pub(crate) fn release(options: &ReleaseOptions) -> anyhow::Result<Outcome> {
    let archive = Archive::read(&options.archive.path()?)?;
    let name = match &options.name {
        Some(name) => name.clone(),
        None => usual_name(&archive.last_day()?),
    };
    if name.is_empty() || !name.bytes().all(|letter| letter.is_ascii_alphanumeric() || b".-".contains(&letter)) {
        bail!("{name}: a release is named by ASCII letters, digits, `.` and `-`, such as 2026.8.0");
    }
    let accuracy = match &options.accuracy {
        None => None,
        Some(file) => Some(std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?),
    };
    let question = ReleaseQuestion {
        title: options.title.clone().unwrap_or_else(|| format!("Events coded by waqai, release {name}")),
        author: options.author.clone(),
        text: match options.text {
            TextOption::Full => TextRights::Full,
            TextOption::Quote => TextRights::Quote,
            TextOption::Offsets => TextRights::Offsets,
        },
        stamp: Stamp { release: name.clone(), coder: env!("CARGO_PKG_VERSION").into(), lexicon: waqai_base::tables_only().digest },
        zeros: !options.no_zeros,
        parquet: options.parquet,
        since: options.since.clone(),
        accuracy,
        name,
    };
    let files = archive.release(&options.folder, &question, &codes()?)?;
    let mut page = format!("release {} in {}\n", question.name, options.folder.display());
    for file in &files {
        let rows = file.rows.map_or(String::new(), |rows| format!(", {}", counted(rows, "row")));
        page.push_str(&format!("  {}: {} bytes{rows}\n", file.name, file.bytes));
    }
    say(&page)?;
    Ok(Outcome::Well)
}

/// All that the tables say beside the records.
fn codes() -> anyhow::Result<Codes> {
    let tables = waqai_base::tables();
    Ok(Codes::of(&tables)?.with_places(&tables)?)
}

/// `2026.8.0` from `2026-08-31`.
fn usual_name(day: &str) -> String {
    let mut parts = day.split('-').map(|part| part.trim_start_matches('0'));
    format!("{}.{}.0", parts.next().unwrap_or("0"), parts.next().unwrap_or("0"))
}

/// Writes events in the form of another data set.
pub(crate) fn export(options: &ExportOptions) -> anyhow::Result<Outcome> {
    let archive = Archive::read(&options.archive.path()?)?;
    let (filter, _) = filter(&archive, &options.filter, Usual::Shown, &mut WordReader::default())?;
    let profile = match options.profile {
        ProfileName::Polecat => Profile::Polecat,
        ProfileName::Icews => Profile::Icews,
        ProfileName::Plover => Profile::Plover,
        ProfileName::Webannotation => Profile::WebAnnotation,
    };
    let mut output = Output::open(options.output.as_deref())?;
    let version = env!("CARGO_PKG_VERSION");
    let written = archive.export::<anyhow::Error>(profile, &filter, &codes()?, version, &mut |bytes| output.write(bytes))?;
    output.finish()?;
    Ok(if written == 0 { Outcome::NothingFound } else { Outcome::Well })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_release_is_named_by_its_month() {
        assert_eq!(super::usual_name("2026-08-31"), "2026.8.0");
    }
}
