//! Lines of JSON: a report in each.

use super::decode::decode;
use super::open::broken;
use super::{Item, MOST_TEXT, Sink, fields};
use serde_json::{Map, Value};
use std::io::{BufRead, ErrorKind};
use std::ops::ControlFlow;

/// The longest line that is read: escapes may take more room than the text they stand for.
const MOST_LINE: usize = MOST_TEXT * 4;

/// Reads line after line. A bad one is named, the others are read.
pub(super) fn read(mut reader: impl BufRead, name: &str, sink: Sink) -> ControlFlow<()> {
    let mut line = Vec::new();
    let mut number = 0u64;
    let mut found = false;
    loop {
        number += 1;
        match next(&mut reader, &mut line) {
            Ok(Line::End) => break,
            Ok(Line::Whole) if line.trim_ascii().is_empty() => {}
            Ok(Line::Whole) => {
                found = true;
                one(&line, name, number, sink)?;
            }
            Ok(Line::TooLong(bytes)) => {
                found = true;
                let (size, most) = (bytes >> 20, MOST_LINE >> 20);
                sink(Item::Failure(format!(
                    "{name}:{number}: the line has {size} MiB, more than {most} MiB. Give each report a line of its own"
                )))?;
            }
            Err(error) => return sink(Item::Failure(format!("{name}:{number}: {}. The lines before were read", broken(&error)))),
        }
        if line.capacity() > 1 << 20 {
            line = Vec::new();
        }
    }
    if found {
        ControlFlow::Continue(())
    } else {
        sink(Item::Failure(format!("{name}: the file holds no report. Give a JSON object in each line")))
    }
}

fn one(line: &[u8], name: &str, number: u64, sink: Sink) -> ControlFlow<()> {
    let mut remark = None;
    let parsed = if std::str::from_utf8(line).is_ok() {
        serde_json::from_slice::<Map<String, Value>>(line)
    } else {
        let decoded = decode(line);
        remark = decoded.remark;
        serde_json::from_str(&decoded.text)
    };
    if let Some(remark) = &remark {
        sink(Item::Remark(format!("{name}:{number}: {remark}")))?;
    }
    let object = match parsed {
        Ok(object) => object,
        Err(error) => {
            let (column, what) = (error.column(), fields::what(&error));
            return sink(Item::Failure(format!(
                "{name}:{number}:{column}: the line is no JSON object ({what}). Correct the line; the others were read"
            )));
        }
    };
    sink(match fields::report(object, format!("{name}:{number}")) {
        Ok(mut report) => {
            report.notes.extend(remark.map(|remark| ("encoding", remark)));
            Item::Report(Box::new(report))
        }
        Err(problem) => Item::Failure(format!("{name}:{number}: {problem}")),
    })
}

enum Line {
    Whole,
    TooLong(u64),
    End,
}

/// Reads up to the next line feed. Of a line that is too long nothing is kept.
fn next(reader: &mut impl BufRead, line: &mut Vec<u8>) -> std::io::Result<Line> {
    line.clear();
    let mut length = 0u64;
    loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = buffer.iter().position(|&byte| byte == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        length += part.len() as u64;
        if length <= MOST_LINE as u64 {
            line.extend_from_slice(part);
        } else if line.capacity() > 0 {
            *line = Vec::new();
        }
        let (used, over) = (part.len() + usize::from(end.is_some()), buffer.is_empty());
        reader.consume(used);
        if over && length == 0 {
            return Ok(Line::End);
        }
        if over || end.is_some() {
            return Ok(if length > MOST_LINE as u64 { Line::TooLong(length) } else { Line::Whole });
        }
    }
}
