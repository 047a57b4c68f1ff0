//! A file of text: one report.

use super::decode::decode;
use super::open::broken;
use super::{Item, MOST_TEXT, Report, Sink};
use std::io::Read;
use std::ops::ControlFlow;

/// Reads the whole of it, up to what a report may have.
pub(super) fn read(reader: impl Read, name: &str, sink: Sink) -> ControlFlow<()> {
    let mut bytes = Vec::new();
    // UTF-16 takes at most twice the bytes of UTF-8.
    let most = MOST_TEXT * 2;
    if let Err(error) = reader.take(most as u64 + 1).read_to_end(&mut bytes) {
        return sink(Item::Failure(format!("{name}: {}", broken(&error))));
    }
    if bytes.len() > most {
        return sink(Item::Failure(format!(
            "{name}: the report has more than {} MiB of text. Split it, or give it as JSONL with a report in each line",
            MOST_TEXT >> 20
        )));
    }
    let (text, remark) = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => (text, None),
        Ok(text) => own(text.as_bytes()),
        Err(error) => own(error.as_bytes()),
    };
    let mut report = Report::of_text(text, name.to_owned());
    if let Some(remark) = remark {
        sink(Item::Remark(format!("{name}: {remark}")))?;
        report.notes.push(("encoding", remark));
    }
    sink(Item::Report(Box::new(report)))
}

fn own(bytes: &[u8]) -> (String, Option<String>) {
    let decoded = decode(bytes);
    (decoded.text.into_owned(), decoded.remark)
}
