//! `waqai merge`, `waqai split`, `waqai merges`: the same or not the same, by hand.

use super::file::{run_info, who};
use super::options::{MergeOptions, MergesOptions, SplitOptions};
use crate::isolate::isolated;
use crate::outcome::{Outcome, say};
use waqai_archive::{Archive, Writer};

/// Makes one record of two.
pub(crate) fn merge(options: &MergeOptions) -> anyhow::Result<Outcome> {
    let who = who(options.decided.who.as_deref());
    let mut writer = Writer::open_existing(&options.archive.path()?, run_info("merge", None, Some(who.clone())))?;
    let decision = writer.merge(&options.keep, &options.other, &options.decided.reason, &who)?;
    writer.finish()?;
    say(&format!(
        "{} is now part of {} (decision {decision}; `waqai merges --undo {decision}` takes it back)\n",
        options.other, options.keep
    ))?;
    Ok(Outcome::Well)
}

/// Makes a mention an event of its own.
pub(crate) fn split(options: &SplitOptions) -> anyhow::Result<Outcome> {
    let who = who(options.decided.who.as_deref());
    let mut writer = Writer::open_existing(&options.archive.path()?, run_info("split", None, Some(who.clone())))?;
    let decision = writer.split(&options.mention, &options.decided.reason, &who)?;
    writer.finish()?;
    say(&format!(
        "{} is now an event of its own (decision {decision}; `waqai merges --undo {decision}` takes it back)\n",
        options.mention
    ))?;
    Ok(Outcome::Well)
}

/// Lists the decisions, or takes one back.
pub(crate) fn merges(options: &MergesOptions) -> anyhow::Result<Outcome> {
    let path = options.archive.path()?;
    if let Some(decision) = options.undo {
        let who = who(options.who.as_deref());
        let mut writer = Writer::open_existing(&path, run_info("merge", None, Some(who.clone())))?;
        writer.undo_decision(decision, options.reason.as_deref().unwrap_or("no reason given"), &who)?;
        writer.finish()?;
        say(&format!("decision {decision} is undone\n"))?;
        return Ok(Outcome::Well);
    }
    let decisions = Archive::read(&path)?.decisions()?;
    let mut lines = String::new();
    for row in &decisions {
        let undone = row.undone.as_deref().map_or(String::new(), |undone| format!(" (undone by {})", isolated(undone)));
        lines.push_str(&format!("{} {} {} by {}: {}{undone}\n", row.decision, row.at, row.kind, row.who, isolated(&row.reason)));
    }
    say(&lines)?;
    Ok(if decisions.is_empty() { Outcome::NothingFound } else { Outcome::Well })
}
