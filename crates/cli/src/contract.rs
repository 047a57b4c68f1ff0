//! The coded report as JSON, after CONTRACT.md. The form itself lies in the archive, which gives stored reports in it too.

use crate::input::Report;
use waqai_archive::contract::{Contract, Described};
pub(crate) use waqai_archive::contract::{entity_id, event_id, statement_id};
use waqai_coder::record::CodedReport;
use waqai_text::CodePoints;

/// A report with its records, and all that is needed to write them down.
#[derive(Clone, Copy)]
pub(crate) struct Coded<'a> {
    /// As it came in.
    pub report: &'a Report,
    /// What was found in it.
    pub records: &'a CodedReport,
    /// From bytes to code points of its text.
    pub points: &'a CodePoints,
    /// The digest of the tables that coded it.
    pub digest: &'a str,
}

/// Writes the report as one line.
pub(crate) fn write(coded: Coded, with_text: bool, out: &mut Vec<u8>) -> serde_json::Result<()> {
    let Coded { report, records, points, digest } = coded;
    let described = Described {
        id: &report.id,
        text: with_text.then_some(&*report.text),
        title: report.title.as_deref(),
        url: report.url.as_deref(),
        notes: &report.notes,
        version: env!("CARGO_PKG_VERSION"),
        rules: digest,
    };
    serde_json::to_writer(&mut *out, &Contract::coded(described, records, points))?;
    out.push(b'\n');
    Ok(())
}
