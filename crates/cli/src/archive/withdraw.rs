//! `waqai withdraw`: a report that its agency took back.

use super::file::{run_info, who};
use super::options::WithdrawOptions;
use crate::outcome::{Outcome, say};
use waqai_archive::Writer;
use waqai_archive::ids::public_id;

/// Withdraws reports: what only they tell is retracted.
pub(crate) fn run(options: &WithdrawOptions) -> anyhow::Result<Outcome> {
    let mut writer =
        Writer::open_existing(&options.archive.path()?, run_info("withdraw", None, Some(who(options.decided.who.as_deref()))))?;
    let mut lines = String::new();
    for name in &options.reports {
        let report = writer.withdraw(name, &options.decided.reason)?;
        lines.push_str(&format!("{} {} withdrawn\n", public_id("rpt", report.key), report.id));
    }
    writer.finish()?;
    say(&lines)?;
    Ok(Outcome::Well)
}
